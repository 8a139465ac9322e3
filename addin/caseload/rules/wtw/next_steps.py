"""What the counselor may do when the required hours are not met (004:152, 294)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.codes import Codes
from caseload.rules.engine.kinds import NOTHING, Flag, Ticks
from caseload.rules.engine.primitives import all_of, bits_where, is_false, is_true, known, negate
from caseload.rules.engine.registry import question

STEPS = Codes(
    "schedule_activity", "amend_wtw2", "create_wtw2", "refer_support_service_specialist", "initiate_noncompliance",
    "apply_sanction",
)  # fmt: skip


@question(
    "WTW-15",
    cell={"WTW_NEXT_STEPS": "next_steps", "WTW_CAUSE_PENDING": "cause_pending"},
    cites="004:152, 294",
    place="alameda",
    inputs={
        "meets": Flag("required hours met", "horas requeridas cumplidas"),
        "plan_exists": Flag("a WTW 2 plan is in force", "hay un plan WTW 2 en vigor"),
        "behavioral_health_flag": Flag("possible need of behavioral health care",
                                       "posible necesidad de atención de salud conductual", default=False),
        "good_cause": Flag("good cause", "causa justificada", blank=NOTHING),
        "exempt": Flag("exempt, volunteers included", "exento, incluidos los voluntarios", default=False),
        "process_completed": Flag("the noncompliance process for this problem has run",
                                  "ya se completó el proceso de incumplimiento por este problema", default=False),
    },
    gives={
        "next_steps": Ticks(STEPS, "steps that are open", "pasos posibles"),
        "cause_pending": Flag("good cause still to be decided", "causa justificada por determinar"),
    },
    example={"meets": False, "plan_exists": True, "good_cause": False},
)  # fmt: skip
def next_steps(meets: Any, plan_exists: Any, behavioral_health_flag: Any, good_cause: Any, exempt: Any,
               process_completed: Any) -> Any:  # fmt: skip
    """Which steps are open to the counselor when the hours are not met?

    Boundary: a sanction is offered only when the process has run and good cause was denied, never on a blank.
    Boundary: with good cause, or exempt, nothing beyond activity, plan and referral is offered.
    Reading: without a plan one is created; once the process has run it does not start again.
    """
    short = negate(meets)
    failing = all_of(short, negate(exempt), negate(is_true(good_cause)))
    sanction = all_of(failing, is_false(good_cause), process_completed)
    start = failing & negate(sanction)
    return {
        "next_steps": bits_where(short, short & plan_exists, short & negate(plan_exists),
                                 short & behavioral_health_flag, start, sanction),
        "cause_pending": start & negate(known(good_cause)),
    }  # fmt: skip
