"""Why a cell shows what it shows, where that stands, and how a value reads as text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from caseload.cells.calling import add_reduction
from caseload.cells.hostvalues import grid
from caseload.cells.made import find
from caseload.rules.engine.folded import Folded
from caseload.rules.engine.kinds import BLANK, Day, Refused


def why(name: str, args: Sequence[Any], language: str = "en") -> str:
    """The sentences behind the answer of one cell, one to a line; never raises."""
    from caseload.rules.engine.explain import explain

    function = find(name)
    inputs: dict[str, Any] = {}
    for argument, raw in zip(function.arguments, args, strict=False):
        try:
            value = argument.read(raw if argument.takes_list else grid(raw))
            if argument.of:
                folded = inputs.setdefault(argument.of, Folded({}))
                add_reduction(folded, argument, argument.kind.read(None if value is BLANK else value))
            else:
                inputs[argument.name] = None if value is BLANK else value
        except Refused as wrong:
            return f"? {argument.name}: {wrong.reason.replace('_', ' ')}"
    return "\n".join(explain(function.question, inputs, language)["because"])


def source(name: str) -> str:
    """Question, citation and the day that selects the parameters of a cell function."""
    question = find(name).question
    dated = f"; parameters as of {question.looked_up_on}" if question.looked_up_on else ""
    return f"{question.id}: {question.cites}{dated}"


def shown_text(name: str, value: Any) -> str:
    """A cell's value as text: a serial number of a day as ISO text where the function gives a day."""
    if isinstance(value, list):
        return "\n".join("\t".join(shown_text(name, each) for each in row) for row in value)
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(find(name).kind, Day) and isinstance(value, (int, float)):
        return (date(1899, 12, 30) + timedelta(days=int(value))).isoformat()
    return str(value)
