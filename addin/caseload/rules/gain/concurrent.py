"""Job and concurrent activity after cash aid ended: together, in the plan, without a break (001:8, 18, 60, 62)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.codes import Codes
from caseload.rules.engine.joint import Condition, JointTest
from caseload.rules.engine.kinds import NOTHING, Choice, Day, Flag, Ticks
from caseload.rules.engine.lists import Items
from caseload.rules.engine.primitives import first_true, negate
from caseload.rules.engine.registry import question
from caseload.rules.engine.units import FIRST_DAY, LAST_DAY, NONE
from caseload.rules.gain.codes import ACTIVITIES, COUNTING
from caseload.rules.gain.inputs import (
    activity,
    activity_approved,
    as_of,
    counts,
    discontinued_on,
    required_hours,
    subsidized,
    weekly_hours,
)

ACTIVITY_TESTS = (
    Condition("no_concurrent_activity", lambda activity: activity != ACTIVITIES.none),
    Condition("activity_does_not_count", lambda activity: counts(activity) | (activity == ACTIVITIES.none)),
    Condition("activity_not_approved",
              lambda activity, activity_approved: activity_approved | negate(counts(activity))),
)  # fmt: skip
"""What is asked of the activity; approval only of one that counts."""
TEST = JointTest(
    {
        "weekly_hours": weekly_hours(),
        "required_hours": required_hours(),
        "subsidized": subsidized(),
        "activity": activity(),
        "activity_approved": activity_approved(),
    },
    Condition("hours_below_required", lambda weekly_hours, required_hours: weekly_hours >= required_hours),
    Condition("job_subsidized", lambda subsidized: negate(subsidized)),
    *ACTIVITY_TESTS,
)


@question(
    "GAIN-PES-09",
    cell={"GAIN_COMBINATION_HOLDS": "meets", "GAIN_COMBINATION_REASONS": "reasons"},
    cites="001:8, 18, 60",
    place="los_angeles",
    for_participant=True,
    inputs=TEST.inputs(),
    gives=TEST.outputs("meets", "the combination holds", "la combinación se cumple"),
    example={"weekly_hours": 30, "required_hours": 30, "subsidized": False, "activity": "education"},
)
def combination(weekly_hours: Any, required_hours: Any, subsidized: Any, activity: Any, activity_approved: Any) -> Any:
    """Does the combination of job and concurrent activity hold after cash aid ended?

    Boundary: 29.99 of 30 hours no; the hours of the activity never fill the gap.
    Boundary: a blank never fails by itself; a known failure stands beside blanks.
    Reading: subsidized employment and supportive services count as activities; the job itself must be unsubsidized.
    """
    failed, still_open = TEST.answer(weekly_hours, required_hours, subsidized, activity, activity_approved)
    return {"meets": failed == 0, "reasons": failed, "not_checked": still_open}


SERVICES = Codes("child_care", "transportation", "ancillary")
NOT_PLANNED = Codes("not_in_plan", "not_before_discontinuance")


@question(
    "GAIN-PES-10",
    cell={"GAIN_PLAN_NEEDED": "plan_needed", "GAIN_PLAN_MET": "met", "GAIN_PLAN_REASON": "reason"},
    cites="001:62",
    place="los_angeles",
    for_participant=True,
    inputs={
        "service": Choice(SERVICES, "service to be paid", "servicio que se pagaría"),
        "activity": Choice(Codes(*COUNTING), "concurrent activity", "actividad simultánea"),
        "in_plan": Flag("the activity stands in the plan", "la actividad está en el plan", default=True),
        "activity_in_plan_on": Day("day on which the plan named it", "día en que el plan la incluyó"),
        "discontinued_on": discontinued_on(),
    },
    gives={
        "plan_needed": Flag("must stand in the plan", "debe estar en el plan"),
        "met": Flag("condition met", "condición cumplida"),
        "reason": Choice(NOT_PLANNED, "why not", "por qué no"),
    },
    example={"service": "transportation", "activity": "education", "activity_in_plan_on": "2022-06-30",
             "discontinued_on": "2022-07-01"},
)  # fmt: skip
def in_plan_before(service: Any, activity: Any, in_plan: Any, activity_in_plan_on: Any, discontinued_on: Any) -> Any:
    """Did the activity stand in the welfare-to-work plan before cash aid ended, where a payment needs that?

    Boundary: the day before yes, the same day no; a blank day is not the same as "not in the plan".
    Reading: child care and subsidized employment are not bound by this condition.
    """
    needed = (service != SERVICES.child_care) & (activity != COUNTING.index("tse"))
    reason = first_true(
        (negate(needed), NONE),
        (negate(in_plan), NOT_PLANNED.not_in_plan),
        (activity_in_plan_on >= discontinued_on, NOT_PLANNED.not_before_discontinuance),
        otherwise=NONE,
    )
    return {"plan_needed": needed, "met": reason == NONE, "reason": reason}


BREAKS = Codes("job_not_before", "job_gap", "activity_not_before", "activity_gap")


def _spans(label: str, es: str, table: str, **more: Any) -> Items:
    """Spans of work or of an activity, with or without a last day."""
    return Items(
        None, label, es, table=table,
        fields={"began_on": Day("first day", "primer día"),
                "ends_on": Day("last day", "último día", blank=NOTHING, not_before="began_on")}, **more,
    )  # fmt: skip


def _uncovered(spans: list[Any], first: int, last: int) -> int:
    """The first day from ``first`` to ``last`` on which no span runs, or ``NONE``."""
    day = first
    for span in sorted(spans, key=lambda each: int(each.began_on)):
        if span.began_on > day:
            break
        day = max(day, (LAST_DAY if span.ends_on == NONE else span.ends_on) + 1)
    return day if day <= last else NONE


@question(
    "GAIN-PES-11",
    cites="001:60",
    place="los_angeles",
    over_lists=True,
    inputs={
        "discontinued_on": discontinued_on(),
        "as_of": as_of(not_before="discontinued_on", order_reason="order"),
        "jobs": _spans("jobs", "empleos", "Employment"),
        "activities": _spans("concurrent activities that count", "actividades simultáneas que cuentan", "Activities",
                             gap_names={"began_on": "activities.began_on"}),
    },
    gives={
        "job_unbroken": Flag("work went on unbroken", "el trabajo siguió sin interrupción"),
        "activity_unbroken": Flag("the activity went on unbroken", "la actividad siguió sin interrupción"),
        "review": Flag("the worker decides", "decide el trabajador"),
        "reasons": Ticks(BREAKS, "what was found", "qué se encontró"),
    },
    example={"discontinued_on": "2022-07-01", "as_of": "2022-08-15", "jobs": [{"began_on": "2022-03-01"}],
             "activities": [{"began_on": "2022-06-01"}]},
)  # fmt: skip
def unbroken(discontinued_on: int, as_of: int, jobs: Any, activities: Any) -> Any:
    """Were job and activity there before cash aid ended, and have they gone on without a break?

    Boundary: a span that begins the day after another ended continues it; a day later is a gap.
    Boundary: the day before cash aid ended must be covered; a span without a last day still runs.
    Reading: no tolerance is stated, so every gap is shown to the worker and nothing is denied by itself.
    """
    before = max(discontinued_on - 1, FIRST_DAY)
    found = [_uncovered(spans, before, as_of) for spans in (jobs, activities)]
    job, other = (day == NONE for day in found)
    ticked = [name for (early, gap), day in zip((BREAKS.names[:2], BREAKS.names[2:]), found, strict=True)
              if day != NONE for name in [early if day == before else gap]]  # fmt: skip
    return {
        "job_unbroken": job,
        "activity_unbroken": other,
        "review": not (job and other),
        "reasons": BREAKS.bits(*ticked) if ticked else 0,
    }
