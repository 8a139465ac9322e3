"""Blanks decide nothing: all of some conditions, any of some conditions (NUM-05)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.kinds import NOTHING, Flag, Lacking, Text
from caseload.rules.engine.lists import Items
from caseload.rules.engine.registry import question
from caseload.rules.engine.units import NONE

CONDITIONS = Items(
    None,
    "conditions",
    "condiciones",
    no_empty=True,
    fields={
        "name": Text("name of the condition", "nombre de la condición", blank=NOTHING),
        "holds": Flag("it holds", "se cumple", blank=NOTHING),
    },
)


def decided(conditions: Any, by: bool) -> list[Any]:
    """The names of the conditions that decide (one does); blanks are missing only where none decides.

    A condition that must be named and has no name is a gap of the whole list.
    """
    deciding = [line["name"] for line in conditions if line["holds"] == by]
    blank = [line["name"] for line in conditions if line["holds"] == NONE]
    if "" in (deciding or blank):
        raise Lacking("conditions")
    if blank and not deciding:
        raise Lacking(*blank)
    return deciding


@question(
    "NUM-05.all",
    cites="004:90-100, 254-257",
    place="us",
    over_lists=True,
    inputs={"conditions": CONDITIONS},
    gives={
        "holds": Flag("all conditions hold", "todas las condiciones se cumplen"),
        "failed": Items(Text("name"), "conditions that fail", "condiciones que no se cumplen"),
    },
    example={"conditions": [{"name": "alerts", "holds": True}, {"name": "comments", "holds": False}]},
)
def all_hold(conditions: Any) -> Any:
    """Do all of some conditions hold?

    Boundary: one that fails decides, however many are blank; otherwise the blanks are missing, by name.
    """
    failed = decided(conditions, by=False)
    return {"holds": not failed, "failed": failed}


@question(
    "NUM-05.any",
    cites="002:17-24",
    place="us",
    over_lists=True,
    inputs={"conditions": CONDITIONS},
    gives={
        "holds": Flag("a condition holds", "se cumple una condición"),
        "met": Items(Text("name"), "conditions that hold", "condiciones que se cumplen"),
    },
    example={"conditions": [{"name": "reached_20", "holds": True}, {"name": "volunteers", "holds": None}]},
)
def any_holds(conditions: Any) -> Any:
    """Does one of some conditions hold?

    Boundary: one that holds decides, however many are blank; otherwise the blanks are missing, by name.
    """
    met = decided(conditions, by=True)
    return {"holds": bool(met), "met": met}
