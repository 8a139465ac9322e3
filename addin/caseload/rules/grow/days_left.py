"""Days left on aid, as the participant is told them at each visit (003:13, 72, 126; P-28)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.codes import Codes
from caseload.rules.engine.kinds import NOTHING, Choice, Count
from caseload.rules.engine.primitives import at_least_zero, choose, known
from caseload.rules.engine.registry import question
from caseload.rules.engine.units import ANY_DAY, NONE
from caseload.rules.grow.time_limit import LEFT
from caseload.rules.grow.time_limit import limit as limit_in_law

FLAGS = Codes("over_limit")


@question(
    "ICM-12",
    cell={"GROW_DAYS_LEFT": "days_left", "GROW_DAYS_LEFT_FLAG": "flag"},
    cites="003:13, 72, 126; P-28",
    place="los_angeles",
    for_participant=True,
    inputs={
        "days_used": Count("days used", "días usados"),
        "limit": Count("days that may be used", "días que se pueden usar", blank=NOTHING),
    },
    gives={"days_left": LEFT, "flag": Choice(FLAGS, "to be looked at", "por revisar")},
    example={"days_used": 120},
)
def days_left(days_used: Any, limit: Any) -> Any:
    """How many days are left on aid?

    Boundary: one day below the limit leaves 1; at the limit none is left; one day above is also flagged.
    """
    most = choose(known(limit), limit, limit_in_law(ANY_DAY))
    return {"days_left": at_least_zero(most - days_used), "flag": choose(days_used > most, FLAGS.over_limit, NONE)}
