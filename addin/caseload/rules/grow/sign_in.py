"""The sign-in sheet of the Resource Center: the days on which the case manager checks it (003:55, 76)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.kinds import Day, Flag
from caseload.rules.engine.lists import Items
from caseload.rules.engine.lookups import Calendar, check_covered
from caseload.rules.engine.registry import question
from caseload.rules.grow.icm_inputs import holidays

FIRST = Day("first day looked at", "primer día considerado")
LAST = Day("last day looked at", "último día considerado", not_before="began_on")


def days_around(day: Any) -> list[Any]:
    """The days to try for a blank sheet beside a day of the case: an open day may lie behind closed ones."""
    return [day + shift for shift in (-9, -6, -3, 3, 6, 9)]


def open_days(began_on: int, ends_on: int, closed: Calendar) -> list[int]:
    """The days of a period, both ends included, on which the office is open."""
    check_covered(began_on, ends_on, closed)
    return [day for day in range(began_on, ends_on + 1) if closed.is_open(day)]


@question(
    "ICM-24",
    cell={"GROW_SHEET_UNCHECKED_ON": "unchecked_on", "GROW_SHEET_COMPLETE": "complete"},
    cites="003:55, 76",
    place="los_angeles",
    over_lists=True,
    inputs={
        "began_on": FIRST,
        "ends_on": LAST,
        "sheet_checked_on": Items(Day("sheet checked on", "hoja revisada el", around=days_around),
                                  "days on which the sheet was checked", "días en que se revisó la hoja"),
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
