"""The page of the state machines: each drawn and as a table."""

from __future__ import annotations

from typing import Any

from caseload.app.reference.diagrams import mermaid
from caseload.app.reference.markdown import MADE, table
from caseload.rules.engine.machines import Machine
from caseload.rules.engine.registry import MACHINES


def page() -> str:
    """The page."""
    lines = ["# State machines", MADE, "", "An event takes the first row that fits. A row without an arrow in the picture leaves "
             "the state as it is.", ""]  # fmt: skip
    for machine in MACHINES.values():
        lines += [f"## {machine.id}: {machine.title}", f"*Source {machine.cites}.*", "", "```mermaid", mermaid(machine), "```", ""]
        lines += _tables(machine)
    return "\n".join(lines)


def _tables(machine: Machine) -> list[str]:
    moves = [(", ".join(each.states), ", ".join(each.events), each.words, _target(each), each.document,
              each.blocked.replace("_", " "), each.rule) for each in machine.moves]  # fmt: skip
    lines = list(table(("from", "event", "if", "to", "form", "nothing is done because", "rule"), moves))
    days = [(", ".join(each.states), each.words, _target(each), each.document, each.rule) for each in machine.passings]
    lines += table(("from", "when the day comes", "to", "form", "rule"), days)
    steps = [(name, each.who.replace("_", " "), each.document, each.rule) for name, each in machine.steps.items()]
    lines += table(("next step", "awaited from", "form", "rule"), steps)
    if not machine.no_row:
        lines += ["Any other event is refused and named by its line: it cannot follow.", ""]
    else:
        lines += ["Any other event leaves the state as it is and is named by its line: it cannot follow.", ""]
    return lines


def _target(row: Any) -> str:
    return " or ".join(row.reaches) if callable(row.to) else "stays" if row.to == "=" else str(row.to)
