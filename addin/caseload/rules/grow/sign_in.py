"""The sign-in sheet of the Resource Center: days without a visit, days without a check (003:41-55, 74-76)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.kinds import Count, Day, Flag
from caseload.rules.engine.lists import Items
from caseload.rules.engine.lookups import Calendar, check_covered
from caseload.rules.engine.primitives import known
from caseload.rules.engine.registry import question
from caseload.rules.grow.excuses import ExcusedDays, excused
from caseload.rules.grow.icm_inputs import OFFICE_DAYS, as_of, holidays

FIRST = Day("first day looked at", "primer día considerado", probes=OFFICE_DAYS)
LAST = Day("last day looked at", "último día considerado", probes=OFFICE_DAYS, not_before="began_on")


def days_around(day: Any) -> list[Any]:
    """The days to try for a blank sheet beside a day of the case: an open day may lie behind closed ones."""
    return [day + shift for shift in (-9, -6, -3, 3, 6, 9)]


def sheet_days(label: str, es: str, each: str, each_es: str) -> Items:
    """The days that are marked on the sheet."""
    return Items(Day(each, each_es, around=days_around, probes=OFFICE_DAYS), label, es)


def open_days(began_on: int, ends_on: int, closed: Calendar) -> list[int]:
    """The days of a period, both ends included, on which the office is open."""
    if ends_on < began_on:
        return []
    check_covered(began_on, ends_on, closed)
    return [day for day in range(began_on, ends_on + 1) if closed.is_open(day)]


@question(
    "ICM-08.attendance",
    cell={"GROW_VISITS_REQUIRED": "required_days", "GROW_VISITS_MISSED_ON": "missed_on",
          "GROW_VISITS_NONCOMPLIANCE": "noncompliance"},
    cites="003:41-52, 74-76",
    place="los_angeles",
    over_lists=True,
    inputs={
        "began_on": FIRST,
        "ends_on": LAST,
        "signed_in_on": sheet_days("days with a sign-in", "días con firma de entrada", "signed in on", "firmó el"),
        "excused_days": ExcusedDays("days excused, with the reason", "días justificados, con el motivo",
                                    around=days_around, tried=OFFICE_DAYS, default=[]),
        "as_of": as_of(),
        "holidays": holidays(),
    },
    gives={
        "required_days": Count("days with a visit required", "días con visita obligatoria"),
        "missed_on": Items(Day("day", "día"), "required days without a sign-in", "días obligatorios sin firma"),
        "noncompliance": Flag("noncompliance is to be started", "se debe iniciar el incumplimiento"),
    },
    example={"began_on": "2022-03-07", "ends_on": "2022-03-11", "signed_in_on": ["2022-03-07", "2022-03-08"],
             "excused_days": {"2022-03-09": "case_manager_meeting"}},
)  # fmt: skip
def missed_visits(began_on: int, ends_on: int, signed_in_on: list[int], excused_days: list[Any], as_of: int,
                  holidays: Calendar) -> dict[str, Any]:  # fmt: skip
    """Which days with a required visit to the Resource Center are without a sign-in?

    Boundary: a sign-in on an excused day is not counted; without an open day nothing is required.
    Boundary: a reason that is not listed, or a blank one, does not excuse the visit.
    Reading: daily means every day on which the office is open; days after the day asked about are left out.
    """
    last = min(ends_on, as_of) if known(as_of) else ends_on
    free = excused(excused_days)
    required = [day for day in open_days(began_on, last, holidays) if day not in free]
    signed = set(signed_in_on)
    missed = [day for day in required if day not in signed]
    return {"required_days": len(required), "missed_on": missed, "noncompliance": bool(missed)}


@question(
    "ICM-24",
    cell={"GROW_SHEET_UNCHECKED_ON": "unchecked_on", "GROW_SHEET_COMPLETE": "complete"},
    cites="003:55, 76",
    place="los_angeles",
    over_lists=True,
    inputs={
        "began_on": FIRST,
        "ends_on": LAST,
        "sheet_checked_on": sheet_days("days on which the sheet was checked", "días en que se revisó la hoja",
                                       "sheet checked on", "hoja revisada el"),
        "holidays": holidays(),
    },
    gives={
        "complete": Flag("checked every day", "revisada todos los días"),
        "unchecked_on": Items(Day("day", "día"), "days without a check", "días sin revisión"),
    },
    example={"began_on": "2022-03-07", "ends_on": "2022-03-09", "sheet_checked_on": ["2022-03-07", "2022-03-09"]},
)  # fmt: skip
def unchecked(began_on: int, ends_on: int, sheet_checked_on: list[int], holidays: Calendar) -> dict[str, Any]:
    """On which open days was the sign-in sheet not checked?

    Boundary: the first and the last day belong to the period; weekends and holidays ask for no check.
    Reading: daily means every day on which the office is open.
    """
    checked = set(sheet_checked_on)
    left = [day for day in open_days(began_on, ends_on, holidays) if day not in checked]
    return {"complete": not left, "unchecked_on": left}
