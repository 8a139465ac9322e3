"""Intensive Case Management fills the time between other components and replaces none of them (003:15, 60)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.kinds import Text
from caseload.rules.engine.lists import Items
from caseload.rules.engine.registry import question

ICM = "icm"
COMPONENT = Text("component", "componente")


@question(
    "ICM-28",
    cell="GROW_COMPONENTS_TO_SCHEDULE",
    cites="003:15, 60",
    place="los_angeles",
    over_lists=True,
    inputs={
        "required_components": Items(COMPONENT, "components required", "componentes requeridos"),
        "completed_components": Items(COMPONENT, "components completed", "componentes terminados"),
        "scheduled_components": Items(COMPONENT, "components scheduled", "componentes programados"),
    },
    gives={"to_schedule": Items(COMPONENT, "components still to be scheduled", "componentes por programar")},
    example={"required_components": ["jspc", "fastrak", "education_training"], "completed_components": ["jspc"],
             "scheduled_components": []},
)  # fmt: skip
def to_schedule(required_components: list[str], completed_components: list[str],
                scheduled_components: list[str]) -> dict[str, Any]:  # fmt: skip
    """Which required components are still to be scheduled?

    Boundary: Intensive Case Management itself is left out; a component that is named twice is listed once.
    """
    settled = {ICM, *completed_components, *scheduled_components}
    return {"to_schedule": [each for each in dict.fromkeys(required_components) if each not in settled]}
