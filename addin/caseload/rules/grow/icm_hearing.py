"""Failing in Intensive Case Management: when noncompliance starts, what follows the hearing (003:43-57, 109-117)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.codes import Codes
from caseload.rules.engine.kinds import NOTHING, Choice, Count, Day, Flag, Lacking
from caseload.rules.engine.lists import Items
from caseload.rules.engine.lookups import parameters
from caseload.rules.engine.primitives import choose, first_true, is_false, is_true, known, negate
from caseload.rules.engine.registry import question
from caseload.rules.engine.units import NONE

law = parameters("los_angeles")
PROBLEMS = Codes("none", "did_not_participate", "did_not_complete", "resource_center_missed")
CAUSES = Codes("good_cause", "no_good_cause", "pending")
LIAISON = Codes("hearing_liaison")
ACTIONS = Codes("return_to_activity", "sanction", "manual")
ACTION = Choice(ACTIONS, "what follows", "lo que sigue")
SANCTION = Flag("a sanction is proposed", "se propone una sanción")


def first_instance(instance: Any) -> Any:
    """Is it the first instance without good cause, after which the participant goes back to the activity?"""
    return instance <= 1


def action_after(good_cause: Any, instance: Any, attended: Any) -> Any:
    """What follows a hearing (a place in ``ACTIONS``)."""
    return first_true(
        (good_cause, ACTIONS.return_to_activity),
        (negate(attended), ACTIONS.manual),
        (first_instance(instance), ACTIONS.return_to_activity),
        otherwise=ACTIONS.sanction,
    )


@question(
    "ICM-17",
    cell={"GROW_NONCOMPLIANCE_START": "initiate", "GROW_NONCOMPLIANCE_CAUSE": "cause"},
    cites="003:43, 57, 109; P-24",
    place="los_angeles",
    inputs={
        "problem": Choice(PROBLEMS, "problem with taking part", "problema de participación"),
        "good_cause": Flag("good cause accepted beforehand", "causa justificada aceptada de antemano", blank=NOTHING),
    },
    gives={
        "initiate": Flag("noncompliance is started", "se inicia el incumplimiento"),
        "cause": Choice(CAUSES, "good cause", "causa justificada"),
        "refer_to": Choice(LIAISON, "referred to", "se refiere a"),
    },
    example={"problem": "resource_center_missed", "good_cause": None},
)
def noncompliance_start(problem: Any, good_cause: Any) -> Any:
    """Is noncompliance started, and how does good cause stand?

    Boundary: a cause that is not decided starts the process with the cause pending and never sanctions.
    Reading: the hearing goes to the Hearing Liaison, not to the case manager whom another passage names.
    Reading: a cause that was accepted beforehand starts nothing.
    """
    failed = problem != PROBLEMS.none
    initiate = failed & negate(is_true(good_cause))
    cause = first_true(
        (negate(failed), NONE),
        (is_true(good_cause), CAUSES.good_cause),
        (is_false(good_cause), CAUSES.no_good_cause),
        otherwise=CAUSES.pending,
    )
    return {"initiate": initiate, "cause": cause, "refer_to": choose(initiate, LIAISON.hearing_liaison, NONE)}


@question(
    "ICM-18.outcome",
    cell={"GROW_HEARING_ACTION": "action", "GROW_SANCTION_PROPOSED": "sanction"},
    cites="003:111-117",
    place="los_angeles",
    inputs={
        "good_cause": Flag("good cause found", "causa justificada"),
        "instance": Count("instance without good cause, this one included",
                          "falta sin causa justificada, incluida esta", low=1),
        "attended": Flag("came to the hearing", "asistió a la audiencia", default=True),
    },
    gives={"action": ACTION, "sanction": SANCTION},
    example={"good_cause": False, "instance": 1},
)  # fmt: skip
def hearing_outcome(good_cause: Any, instance: Any, attended: Any) -> Any:
    """What follows a hearing, given the number of the instance? A person approves every sanction.

    Boundary: the second instance leads to a sanction, the first back to the activity; good cause wins over all.
    Reading: a missed hearing without good cause is not regulated on the page and is left to the worker.
    Reading: who never began is treated as who dropped out.
    """
    action = action_after(good_cause, instance, attended)
    return {"action": action, "sanction": action == ACTIONS.sanction}


@question(
    "ICM-18.instance",
    cell={"GROW_INSTANCE": "instance", "GROW_INSTANCE_ACTION": "action"},
    cites="003:111-117; P-26",
    place="los_angeles",
    looked_up_on="failed_on",
    over_lists=True,
    inputs={
        "history": Items(None, "failures, in any order", "faltas, en cualquier orden", fields={
            "failed_on": Day("day of the failure", "día del incumplimiento"),
            "good_cause": Flag("good cause found", "causa justificada"),
        }),
        "lookback_days": Count("how many days an earlier instance counts",
                               "cuántos días cuenta una falta anterior", blank=NOTHING),
    },
    gives={"instance": Count("instance without good cause", "falta sin causa justificada"), "action": ACTION,
           "sanction": SANCTION},
    example={"history": [{"failed_on": "2022-01-10", "good_cause": False},
                         {"failed_on": "2022-03-01", "good_cause": False}]},
)  # fmt: skip
def instance_of(history: list[Any], lookback_days: int) -> dict[str, Any]:
    """Which instance is the latest failure, and what follows a hearing to which the participant came?

    Boundary: a failure exactly as many days back as the look-back still counts.
    Reading: no look-back is stated, so an instance of any age counts unless the office sets one (lookback_days).
    Reading: excused failures do not count; of two on one day the later line is the present one.
    """
    if not history:
        raise Lacking("history")
    present = sorted(history, key=lambda line: line.failed_on)[-1]
    back = lookback_days if known(lookback_days) else law("icm.instance_lookback_days", present.failed_on)
    counted = [line for line in history if not line.good_cause
               and (not known(back) or present.failed_on - line.failed_on <= back)]  # fmt: skip
    action = action_after(present.good_cause, len(counted), True)
    return {"instance": len(counted), "action": action, "sanction": action == ACTIONS.sanction}
