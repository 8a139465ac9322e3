"""Job and concurrent activity after cash aid ended: together, and in the plan (001:8, 18, 60, 62)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.codes import Codes
from caseload.rules.engine.joint import Condition, JointTest
from caseload.rules.engine.kinds import Choice, Day, Flag
from caseload.rules.engine.primitives import first_true, negate
from caseload.rules.engine.registry import question
from caseload.rules.engine.units import NONE
from caseload.rules.gain.codes import ACTIVITIES, COUNTING
from caseload.rules.gain.inputs import activity, activity_approved, counts, discontinued_on, required_hours, subsidized, weekly_hours

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
