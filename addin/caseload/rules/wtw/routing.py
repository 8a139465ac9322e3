"""Where a case goes with its 50-20e: the closed bank of its office, another unit, or back (004:90-100, 259-342)."""

from __future__ import annotations

from typing import Any

from caseload.law import store
from caseload.rules.engine.checklists import Checklist, Item
from caseload.rules.engine.codes import Codes
from caseload.rules.engine.kinds import Choice, Filled, Flag, Text, Ticks
from caseload.rules.engine.lookups import parameters
from caseload.rules.engine.primitives import choose, unticked
from caseload.rules.engine.registry import checklist, question
from caseload.rules.engine.units import ANY_DAY, NONE
from caseload.rules.wtw.roles import ROLES

PLACE = "alameda"
law = parameters(PLACE)
OFFICES = Codes("hayward", "eastmont", "north_oakland")
REFUSALS = Codes("not_approved")
CLOSED_FILES, CLOSED_BANK = "closed_files", "closed_bank"


def _bank_of(office: str) -> str:
    """The parameter that holds the number of an office's closed bank."""
    return f"alameda.closed_bank.{office}"


def _on_record(office: Any, when: Any) -> Any:
    """The office where its bank is asked for, and a refusal where the law has no number for it."""
    for place, name in enumerate(OFFICES):
        law(_bank_of(name), when=when & (office == place))
    return choose(when, office, NONE)


class BankNumber(Choice):
    """The closed bank of an office: inside a body the office, outside the number that the law has for it."""

    def show(self, value: Any) -> str | None:
        office = super().show(value)
        row = store.in_force(_bank_of(office), ANY_DAY, PLACE) if office is not None else None
        return None if row is None else str(row.value)


@question(
    "WTW-31.bank",
    cell={"WTW_CLOSED_BANK": "bank", "WTW_CLOSED_BANK_ROUTE": "route"},
    cites="004:259-269",
    place=PLACE,
    inputs={
        "office": Choice(OFFICES, "office", "oficina", folded=True),
        "supervisor_approved": Flag("approved and forwarded by a named supervisor",
                                    "aprobado y enviado por un supervisor identificado"),
    },
    gives={
        "route": Flag("to be routed", "se envía"),
        "bank": BankNumber(OFFICES, "closed bank", "banco de casos cerrados"),
        "reason": Choice(REFUSALS, "why not", "por qué no"),
    },
    example={"office": "North Oakland", "supervisor_approved": True},
)  # fmt: skip
def closed_bank(office: Any, supervisor_approved: Any) -> Any:
    """To which bank of closed cases does clerical route a case?

    Boundary: capitals and spaces of an office's name do not matter; for another office no number is invented.
    Boundary: while the supervisor has not approved, nothing is routed, whatever the office.
    """
    return {
        "route": supervisor_approved,
        "bank": _on_record(office, supervisor_approved),
        "reason": choose(supervisor_approved, NONE, REFUSALS.not_approved),
    }


@question(
    "WTW-50",
    cell={"WTW_TRANSFER_RELEASE": "release", "WTW_TRANSFER_RETURN": "return_to"},
    cites="004:90-100, 334",
    place=PLACE,
    inputs={
        "destination": Filled("destination on the form", "destino en el formulario",
                              needed=lambda destination_correct: destination_correct),
        "destination_correct": Flag("the supervisor found it correct", "el supervisor lo encontró correcto"),
    },
    gives={
        "release": Flag("may leave the unit", "puede salir de la unidad"),
        "return_to": Choice(ROLES, "returned to", "se devuelve a"),
    },
    example={"destination": "Eastmont V07", "destination_correct": True},
)  # fmt: skip
def transfer(destination: Any, destination_correct: Any) -> Any:
    """May a case leave the unit with its 50-20e?

    Boundary: a wrong destination goes back whatever it says; a finding that is blank never lets a case go.
    Reading: with a wrong destination the form goes back to the counselor.
    """
    return {"release": destination_correct, "return_to": choose(destination_correct, NONE, ROLES.ec)}


ROUTING = checklist(
    Checklist(
        "WTW-60",
        "Routing of a 50-20e",
        cites="004:337-342",
        place=PLACE,
        who="clerical staff",
        items=(
            Item("routed", "Case routed to the destination on the form", "Caso enviado al destino del formulario",
                 line="004:341"),
            Item("case_comments", "Case comments completed", "Comentarios del caso completados", line="004:342"),
        ),
    )
)  # fmt: skip


@question(
    "WTW-60",
    cell={"WTW_ROUTE_TO": "route_to", "WTW_ROUTING_OPEN": "unchecked"},
    cites="004:337-342",
    place=PLACE,
    over_lists=True,
    inputs={
        "destination": Text("destination on the form", "destino en el formulario"),
        "checked": Ticks(ROUTING.codes, "points that are done", "puntos hechos"),
    },
    gives={
        "route_to": Text("route to", "enviar a"),
        "complete": Flag("complete", "completo"),
        "unchecked": Ticks(ROUTING.codes, "open points", "puntos abiertos"),
    },
    example={"destination": "Eastmont V07", "checked": ["routed"]},
)
def route(destination: str, checked: int) -> dict[str, Any]:
    """Where does clerical route a case, and is the routing complete?

    Boundary: a blank destination is asked for and never guessed; closed files go to the closed bank of the office.
    """
    left = unticked(checked, ROUTING.codes.bits())
    return {
        "route_to": CLOSED_BANK if destination == CLOSED_FILES else destination,
        "complete": left == 0,
        "unchecked": left,
    }
