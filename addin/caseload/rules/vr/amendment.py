"""When the plan (IPE) needs an amendment for a post-employment service, and since when it holds (002:26, 63; P-44)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.codes import Codes
from caseload.rules.engine.kinds import NOTHING, Day, Flag, Text, Ticks
from caseload.rules.engine.lists import Items
from caseload.rules.engine.primitives import any_of, bits_where, choose, is_true, known, later, negate
from caseload.rules.engine.registry import question
from caseload.rules.engine.units import NONE

REASONS = Codes("goal_changed", "service_terminated", "provider_changed")
SIGNERS = Codes("client", "counselor")
AMENDMENT = Flag("amendment needed", "se necesita una enmienda")


def _spelled(category: Any) -> str:
    """A category as it is compared: letters and spaces as typed do not matter."""
    return " ".join(str(category).split()).casefold()


@question(
    "VR-PES-04.category",
    cell="VR_AMENDMENT_NEEDED",
    cites="002:26, 63",
    place="nebraska",
    over_lists=True,
    inputs={
        "category": Text("category of the service", "categoría del servicio"),
        "ipe_categories": Items(Text("category on the plan", "categoría en el plan"), "categories on the plan",
                                "categorías en el plan"),
    },
    gives={"amendment": AMENDMENT},
    example={"category": "Transportation", "ipe_categories": ["Transportation", "Job Placement"]},
)  # fmt: skip
def category_needs_amendment(category: Any, ipe_categories: list[Any]) -> Any:
    """Is the category of the service new on the plan, so that an amendment is needed?

    Boundary: a plan without any category needs one for every service.
    Reading: categories are the same whatever the capitals and the spaces around or inside them.
    """
    return {"amendment": _spelled(category) not in map(_spelled, ipe_categories)}


def _no_reason_known(goal_changed: Any, service_terminated: Any, provider_changed: Any) -> Any:
    return negate(any_of(is_true(goal_changed), is_true(service_terminated), is_true(provider_changed)))


@question(
    "VR-PES-04.other_reasons",
    cell={"VR_AMENDMENT_OTHERWISE": "amendment", "VR_AMENDMENT_REASONS": "reasons"},
    cites="P-44",
    place="nebraska",
    inputs={
        "goal_changed": Flag("job goal changed", "cambió la meta de empleo", needed=_no_reason_known),
        "service_terminated": Flag("a service was ended", "se terminó un servicio", needed=_no_reason_known),
        "provider_changed": Flag("provider of a service changed", "cambió el proveedor de un servicio",
                                 needed=_no_reason_known),
    },
    gives={"amendment": AMENDMENT, "reasons": Ticks(REASONS, "why", "por qué")},
    example={"goal_changed": False, "service_terminated": False, "provider_changed": True},
)  # fmt: skip
def other_reasons(goal_changed: Any, service_terminated: Any, provider_changed: Any) -> Any:
    """Does the plan need an amendment for another reason?

    Boundary: one reason is enough; the reasons are those known to hold, blank ones are not listed.
    """
    reasons = bits_where(is_true(goal_changed), is_true(service_terminated), is_true(provider_changed))
    return {"amendment": reasons != 0, "reasons": reasons}


@question(
    "VR-PES-04.effective",
    cell={"VR_AMENDMENT_EFFECTIVE_ON": "effective_on", "VR_AMENDMENT_WAITS_FOR": "waiting_for"},
    cites="P-44",
    place="nebraska",
    for_participant=True,
    inputs={
        "client_signed_on": Day("client or representative signed", "firma del cliente o su representante",
                                blank=NOTHING),
        "counselor_signed_on": Day("counselor signed", "firma del consejero", blank=NOTHING),
    },
    gives={
        "effective_on": Day("amendment in effect since", "enmienda en vigor desde"),
        "waiting_for": Ticks(SIGNERS, "signatures still open", "firmas pendientes"),
    },
    example={"client_signed_on": "2022-03-01", "counselor_signed_on": "2022-03-04"},
)  # fmt: skip
def effective(client_signed_on: Any, counselor_signed_on: Any) -> Any:
    """Since when is the amendment of the plan in effect?

    Boundary: since the later of the two signatures; without one of them it is not in effect.
    """
    waiting = bits_where(negate(known(client_signed_on)), negate(known(counselor_signed_on)))
    signed = later(client_signed_on, counselor_signed_on)
    return {"effective_on": choose(waiting == 0, signed, NONE), "waiting_for": waiting}
