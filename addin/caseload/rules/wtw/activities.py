"""Activities and their tracking: open on a day, months not tracked, hours to test again (004:31, 63, 148-152, 283)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.codes import Codes
from caseload.rules.engine.days import month_of
from caseload.rules.engine.folds import any_line
from caseload.rules.engine.kinds import NOTHING, Choice, Day, Flag, Month, Ticks
from caseload.rules.engine.lists import Items
from caseload.rules.engine.offices import business_day
from caseload.rules.engine.primitives import all_of, choose, known, negate, one_of
from caseload.rules.engine.registry import question
from caseload.rules.engine.units import NONE
from caseload.rules.wtw.inputs import as_of, holidays
from caseload.rules.wtw.spans import covers


@question(
    "WTW-16.activity",
    cell="WTW_ACTIVITY_CURRENT",
    cites="004:160-161",
    place="alameda",
    inputs={
        "activities": Items(
            None, "activities", "actividades", table="Activities",
            fields={"began_on": Day("first day of the activity", "primer día de la actividad"),
                    "ends_on": Day("last day of the activity", "último día de la actividad",
                                   blank=NOTHING, not_before="began_on")},
            row=lambda began_on, ends_on, as_of: {"open": covers(began_on, ends_on, as_of)},
            folds={"open_line": any_line("open", kind=Flag("an activity is open", "hay una actividad abierta"))},
        ),
        "as_of": as_of(),
    },
    gives={"current_activity": Flag("an activity is open", "hay una actividad abierta")},
    example={"activities": [{"began_on": "2020-06-01", "ends_on": "2020-08-25"}], "as_of": "2020-08-25"},
)  # fmt: skip
def current_activity(open_line: Any, as_of: Any) -> Any:
    """Is an activity open on the day asked about?

    Boundary: the first and the last day belong to the activity; without a last day it is open.
    """
    return open_line


def _untracked(began_on: int, ends_on: int, tracked: list[int], as_of: int) -> list[int]:
    """The months that are over on a day, in which an activity ran, and that were not tracked."""
    over = month_of(as_of) - 1
    last = min(over, month_of(ends_on)) if known(ends_on) else over
    return [month for month in range(month_of(began_on), last + 1) if month not in tracked]


@question(
    "WTW-14",
    cell="WTW_UNTRACKED_MONTHS",
    cites="004:31, 63, 152, 283",
    place="alameda",
    over_lists=True,
    inputs={
        "activity_began_on": Day("first day of the activity", "primer día de la actividad"),
        "activity_ends_on": Day("last day of the activity", "último día de la actividad",
                                blank=NOTHING, not_before="activity_began_on"),
        "tracked_months": Items(
            Month("tracked month", "mes con seguimiento"), "months tracked", "meses con seguimiento",
            needed=lambda activity_began_on, activity_ends_on, tracked_months, as_of: bool(
                _untracked(activity_began_on, activity_ends_on, tracked_months, as_of)),
        ),
        "as_of": as_of(),
    },
    gives={"untracked_months": Items(Month("month", "mes"), "months not tracked", "meses sin seguimiento")},
    example={"activity_began_on": "2020-08-10", "tracked_months": ["2020-08"], "as_of": "2020-10-01"},
)  # fmt: skip
def untracked_months(activity_began_on: int, activity_ends_on: int, tracked_months: list[int],
                     as_of: int) -> dict[str, Any]:  # fmt: skip
    """Which months of an activity were not tracked?

    Boundary: a month counts when the activity ran on one of its days; an activity that begins later has none.
    Boundary: a blank line among the tracked months may be any of those that are open.
    Reading: a month is asked for from the first day after it.
    """
    return {"untracked_months": _untracked(activity_began_on, activity_ends_on, tracked_months, as_of)}


@question(
    "WTW-56",
    cell={"WTW_HOURS_RECHECK": "recheck_due", "WTW_HOURS_RECHECK_FROM": "listed_from_on"},
    cites="004:152",
    place="alameda",
    inputs={
        "status_changed_on": Day("latest change of an activity's status",
                                 "último cambio de estado de una actividad", blank=NOTHING),
        "hours_checked_on": Day("latest test of the hours", "última verificación de las horas", blank=NOTHING),
        "as_of": as_of(),
        "holidays": holidays(),
    },
    gives={
        "recheck_due": Flag("hours to be tested again", "hay que verificar las horas otra vez"),
        "listed_from_on": Day("on the list from", "en la lista desde"),
    },
    example={"status_changed_on": "2020-09-04", "as_of": "2020-09-08"},
)  # fmt: skip
def recheck(status_changed_on: Any, hours_checked_on: Any, as_of: Any, holidays: Any) -> Any:
    """Is the test of the required hours due again after a change of status?

    Boundary: a test on the day of the change counts; a change after the day asked about is not due yet.
    Reading: due at once, on the list from the next business day.
    """
    tested = known(hours_checked_on) & (hours_checked_on >= status_changed_on)
    due = all_of(known(status_changed_on), status_changed_on <= as_of, negate(tested))
    return {"recheck_due": due, "listed_from_on": business_day(choose(due, status_changed_on, NONE), 1, holidays)}


UPFRONT = Codes("orientation", "job_club_job_search", "assessment", "appraisal")
ENTERED_BY = Codes("sp", "cds", "ec", "clerical", "other")
RESPONSIBLE = Codes("sp", "cds")
"""The first two of those who may make an entry, in the same places."""


@question(
    "WTW-57",
    cell="WTW_ENTRY_OK",
    cites="004:148-150",
    place="alameda",
    inputs={
        "activity": Choice(UPFRONT, "upfront activity", "actividad inicial"),
        "entered_by": Choice(ENTERED_BY, "who made the entry", "quién hizo la anotación"),
    },
    gives={
        "ok": Flag("entered by the right worker", "anotado por quien corresponde"),
        "responsible": Ticks(RESPONSIBLE, "who enters it", "quién lo anota"),
    },
    example={"activity": "orientation", "entered_by": "sp"},
)  # fmt: skip
def entry_allowed(activity: Any, entered_by: Any) -> Any:
    """May this worker enter the activity?

    Boundary: activities after the upfront ones are the counselor's and not listed here.
    """
    shared = one_of(activity, UPFRONT.assessment, UPFRONT.appraisal)
    responsible = choose(shared, RESPONSIBLE.bits(), RESPONSIBLE.bits("sp"))
    return {"ok": (responsible >> entered_by) & 1 == 1, "responsible": responsible}
