"""The case management checklist, form 42-126: a guide that may be used at any time (004:68-70)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.codes import Codes
from caseload.rules.engine.kinds import Flag, Ticks
from caseload.rules.engine.primitives import bits_where
from caseload.rules.engine.registry import question

SECTIONS = Codes("WTW-06", "WTW-47", "WTW-53", "WTW-24", "WTW-26", "WTW-29")
"""The checklists from which the draft of form 42-126 is put together, in its order."""


@question(
    "WTW-48",
    cell="WTW_CHECKLIST_42_126",
    cites="004:68-70",
    place="alameda",
    inputs={
        "newly_assigned": Flag("newly assigned", "recién asignado", default=False),
        "exempt": Flag("exempt", "exento", default=False),
        "sanctioned": Flag("sanctioned", "sancionado", default=False),
        "closing": Flag("being closed", "en proceso de cierre", default=False),
    },
    gives={"sections": Ticks(SECTIONS, "sections of the checklist 42-126", "secciones de la lista 42-126")},
    example={"newly_assigned": True},
)
def checklist_sections(newly_assigned: Any, exempt: Any, sanctioned: Any, closing: Any) -> Any:
    """Which sections does the draft of the case management checklist 42-126 show?

    Boundary: with nothing known it shows the monthly duties alone.
    Reading: the handbook names the form and not its contents; they are put together from the checklists here.
    """
    return bits_where(newly_assigned, newly_assigned, True, exempt, sanctioned, closing)
