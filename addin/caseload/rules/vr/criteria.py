"""The criteria of a post-employment service: limited, available, easy, routine, within the job (002:17-24, 58)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.codes import Codes
from caseload.rules.engine.kinds import DEFAULT, Count, Flag, InLaw
from caseload.rules.engine.primitives import bits_where, count_bits, negate
from caseload.rules.engine.registry import question
from caseload.rules.vr.verdicts import verdict, verdict_outputs

ACTIONS = Codes("cancel_ef", "review_criteria")
CRITERIA = Codes("limited", "readily_available", "easy", "routine")


@question(
    "VR-PES-03",
    cell={"VR_CRITERIA_MET": "pes", "VR_CRITERIA_ACTIONS": "actions"},
    cites="002:17-24, 58",
    place="nebraska",
    inputs={
        "limited": Flag("limited in scope and duration", "limitado en alcance y duración"),
        "readily_available": Flag("readily available", "disponible de inmediato"),
        "easy": Flag("easy to arrange", "fácil de organizar"),
        "routine": Flag("routine", "rutinario"),
        "complex": Flag("complex or comprehensive", "complejo o amplio"),
        "beyond_scope": Flag("beyond the present job", "fuera del empleo actual"),
        "criteria_needed": Count("criteria that must be met", "criterios que deben cumplirse",
                                 low=1, high=len(CRITERIA), blank=DEFAULT,
                                 default=InLaw("vr.criteria_needed", "nebraska")),
    },
    gives=verdict_outputs(ACTIONS),
    example={"limited": True, "readily_available": False, "easy": False, "routine": False, "complex": False,
             "beyond_scope": False},
)  # fmt: skip
def meets_criteria(limited: Any, readily_available: Any, easy: Any, routine: Any, complex: Any, beyond_scope: Any,
                   criteria_needed: Any) -> Any:  # fmt: skip
    """Does the service meet the criteria of a post-employment service?

    Boundary: a complex service, or one beyond the job, is none, whatever else is true or blank.
    Boundary: too few criteria without such a stop is for a person to decide, never a no.
    Reading: one of the four criteria is enough (criteria_needed).
    """
    met = count_bits(bits_where(limited, readily_available, easy, routine), len(CRITERIA))
    return verdict(ACTIONS, stopped=complex | beyond_scope, review_criteria=negate(met >= criteria_needed))
