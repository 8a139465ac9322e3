"""What a post-employment service is for, why it is needed, and that the outcome stays the client's own (002:11, 15)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.checklists import Checklist, Item
from caseload.rules.engine.codes import Codes
from caseload.rules.engine.kinds import Choice, Filled, Flag
from caseload.rules.engine.registry import checklist, question
from caseload.rules.vr.inputs import purpose

SITUATIONS = Codes("same_job", "another_job", "advance_in_job")
TABLES = Codes("VR-PES-10", "VR-PES-11", "VR-PES-12")
"""The situation and the table of each purpose, in the places of the purposes."""


@question(
    "VR-PES-01",
    cell={"VR_PURPOSE_SITUATION": "situation", "VR_PURPOSE_TABLE": "table"},
    cites="002:11, 42, 48, 53",
    place="nebraska",
    inputs={"purpose": purpose()},
    gives={
        "situation": Choice(SITUATIONS, "situation", "situación"),
        "table": Choice(TABLES, "questions that decide it", "preguntas que lo deciden"),
    },
    example={"purpose": "regain"},
)
def purpose_class(purpose: Any) -> Any:
    """What does the purpose of a post-employment service mean, and which questions decide it?

    Boundary: there are three purposes only: keep the job, get another one, move up in it.
    """
    return {"situation": purpose, "table": purpose}


def _claimed(necessary: Any) -> Any:
    """Is the service held to be necessary (or is that still open)?"""
    return necessary != 0


@question(
    "VR-PES-16",
    cell="VR_PES_NECESSARY",
    cites="002:11",
    place="nebraska",
    inputs={
        "purpose": purpose(needed=_claimed),
        "necessary": Flag("necessary for the purpose", "necesario para el propósito"),
        "reason": Filled("why it is needed", "por qué se necesita", needed=_claimed),
    },
    gives={"ok": Flag("necessary, with purpose and reason", "necesario, con propósito y motivo")},
    example={"purpose": "maintain", "necessary": True, "reason": "bus pass until the car is repaired"},
)
def necessary_service(purpose: Any, necessary: Any, reason: Any) -> Any:
    """Is the service necessary for its purpose, and is the reason written down?

    Boundary: a reason of spaces only is blank; what is not necessary needs neither purpose nor reason.
    Reading: a service that is not necessary is no post-employment service; by itself that moves nobody out of EF.
    """
    return necessary


checklist(
    Checklist(
        "VR-PES-15",
        "Does the employment outcome stay consistent with the client's own?",
        question="VR-PES-15",
        cites="002:15",
        place="nebraska",
        who="specialist",
        cell="VR_OUTCOME_NOT_ATTESTED",
        unchecked_first=True,
        items=(
            Item("strengths", "Strengths", "Fortalezas"),
            Item("resources", "Resources", "Recursos"),
            Item("priorities", "Priorities", "Prioridades"),
            Item("concerns", "Concerns", "Preocupaciones"),
            Item("abilities", "Abilities", "Habilidades"),
            Item("capabilities", "Capabilities", "Capacidades"),
            Item("interests", "Interests", "Intereses"),
            Item("informed_choice", "Informed choice", "Elección informada"),
        ),
        example={"checked": ["strengths", "interests"]},
    )
)
