"""Post-employment services while cash aid goes on: who has them, and whether the clock is open (001:7, 10)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.joint import Condition, JointTest
from caseload.rules.engine.kinds import Count, Flag, Hours
from caseload.rules.engine.primitives import at_least_zero, is_true
from caseload.rules.engine.registry import question
from caseload.rules.gain.inputs import required_hours, weekly_hours


def _months_counted() -> Count:
    return Count("months counted on the clock", "meses contados en el reloj")


def _limit() -> Count:
    return Count("limit in months", "límite en meses")


def _extender(**more: Any) -> Flag:
    return Flag("a time limit extender was granted", "se otorgó una extensión del límite", **more)


def _clock_open(months_counted: Any, limit: Any, extender: Any) -> Any:
    return (months_counted < limit) | is_true(extender)


TEST = JointTest(
    {
        "case_open": Flag("the CalWORKs case is open", "el caso de CalWORKs está abierto"),
        "months_counted": _months_counted(),
        "limit": _limit(),
        "extender": _extender(),
        "required_hours": required_hours(),
        "weekly_hours": weekly_hours(),
        "activity_hours": Hours("hours of a welfare-to-work activity a week",
                                "horas semanales de una actividad de welfare-to-work"),
    },
    Condition("case_closed", lambda case_open: case_open),
    Condition("time_limit_reached", _clock_open),
    Condition("no_work_hours", lambda weekly_hours: weekly_hours > 0),
    Condition("hours_below_required",
              lambda required_hours, weekly_hours, activity_hours: weekly_hours + activity_hours >= required_hours),
)  # fmt: skip


@question(
    "GAIN-PES-01",
    cell={"GAIN_PES_AIDED": "eligible", "GAIN_PES_AIDED_REASONS": "reasons", "GAIN_PES_AIDED_OPEN": "not_checked"},
    cites="001:7",
    place="los_angeles",
    for_participant=True,
    inputs=TEST.inputs(),
    gives=TEST.outputs("eligible", "may have services now, with aid", "puede recibir servicios ahora, con ayuda"),
    example={"case_open": True, "months_counted": 59, "limit": 60, "extender": False, "required_hours": 30,
             "weekly_hours": 20, "activity_hours": 10},
)  # fmt: skip
def eligible_while_aided(case_open: Any, months_counted: Any, limit: Any, extender: Any, required_hours: Any,
                         weekly_hours: Any, activity_hours: Any) -> Any:  # fmt: skip
    """May the person have post-employment services now, while aided?

    Boundary: the month before the limit yes, at the limit only with an extender; 29.99 of 30 hours no.
    Boundary: work and activity count together; known hours that reach the requirement make a blank in the others idle.
    Reading: hours of an activity alone do not qualify, there must be some paid work.
    """
    failed, still_open = TEST.answer(case_open, months_counted, limit, extender, required_hours, weekly_hours,
                                     activity_hours)  # fmt: skip
    return {"eligible": failed == 0, "reasons": failed, "not_checked": still_open}


@question(
    "GAIN-PES-34",
    cell={"GAIN_WITHIN_CLOCK": "within_clock", "GAIN_MONTHS_LEFT": "months_left"},
    cites="001:7, 10",
    place="los_angeles",
    for_participant=True,
    inputs={
        "months_counted": _months_counted(),
        "limit": _limit(),
        "extender": _extender(once=lambda months_counted, limit: (months_counted >= limit) & (limit >= 0)),
    },
    gives={
        "within_clock": Flag("the clock is still open", "el reloj sigue abierto"),
        "months_left": Count("months left", "meses que quedan"),
    },
    example={"months_counted": 12, "limit": 60},
)
def clock_open(months_counted: Any, limit: Any, extender: Any) -> Any:
    """Is the clock of months on aid still open?

    Boundary: at the limit no month is left; an extender goes past it.
    """
    return {
        "within_clock": _clock_open(months_counted, limit, extender),
        "months_left": at_least_zero(limit - months_counted),
    }
