"""Barriers to employment and self-sufficiency: evaluated and addressed (004:58)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.kinds import NOTHING, Day, Flag, Text
from caseload.rules.engine.lists import Items
from caseload.rules.engine.primitives import known
from caseload.rules.engine.registry import question

KIND = Text("barrier", "barrera")


@question(
    "WTW-61",
    cell="WTW_BARRIERS_DONE",
    cites="004:58",
    place="alameda",
    over_lists=True,
    inputs={
        "barriers": Items(
            None, "barriers", "barreras",
            fields={"kind": KIND, "evaluated_on": Day("evaluated on", "evaluada el", blank=NOTHING),
                    "action": Text("what is done about it", "qué se hace al respecto", blank=NOTHING)},
        ),
    },
    gives={
        "complete": Flag("all evaluated and addressed", "todas evaluadas y atendidas"),
        "not_evaluated": Items(KIND, "not evaluated", "sin evaluar"),
        "without_action": Items(KIND, "without an action", "sin acción"),
    },
    example={"barriers": [{"kind": "child care", "evaluated_on": "2020-08-03", "action": "referral"}]},
)  # fmt: skip
def barriers_open(barriers: list[Any]) -> dict[str, Any]:
    """Which barriers are still open?

    Boundary: one barrier may lack both its evaluation and its action; known to have none is complete.
    """
    not_evaluated = [line.kind for line in barriers if not known(line.evaluated_on)]
    without_action = [line.kind for line in barriers if line.action == ""]
    return {
        "complete": not not_evaluated and not without_action,
        "not_evaluated": not_evaluated,
        "without_action": without_action,
    }
