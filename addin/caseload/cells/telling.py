"""Why a cell shows what it shows, where that stands, and how a value reads as text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from caseload.cells.calling import handed
from caseload.cells.hostvalues import CellFault
from caseload.cells.made import CellFunction, find
from caseload.cells.single import inputs_of
from caseload.rules.engine.kinds import Day


def why(name: str, args: Sequence[Any], language: str = "en") -> str:
    """The sentences behind the answer of one cell, one to a line, or a text that begins with ``?``.

    Raises ``WrongUse`` for a function that does not exist.
    """
    try:
        return "\n".join(_explained(find(name), args, language)["because"])
    except CellFault as fault:
        return fault.text


def source(name: str, args: Sequence[Any] = ()) -> str:
    """Question and citation; with the arguments of a cell also each parameter that its answer used, with its source.

    One to a line. Raises ``WrongUse`` for a function that does not exist.
    """
    function = find(name)
    question = function.question
    dated = f"; parameters as of {question.looked_up_on}" if question.looked_up_on else ""
    lines = [f"{question.id}: {question.cites}{dated}"]
    try:
        used = _explained(function, args, "en")["parameters"] if args else []
    except CellFault as fault:
        return fault.text
    return "\n".join([*lines, *(f"{row['key']} = {_value(row['value'])}: {row['source']}" for row in used)])


def _explained(function: CellFunction, args: Sequence[Any], language: str) -> dict[str, Any]:
    from caseload.rules.engine.explain import explain

    return explain(function.question, inputs_of(function, handed(function, args)), language)


def _value(value: Any) -> str:
    return "no limit" if value is None else str(value)


def shown_text(name: str, value: Any) -> str:
    """A cell's value as text: a serial number of a day as ISO text where the function gives a day."""
    if isinstance(value, list):
        return "\n".join("\t".join(shown_text(name, each) for each in row) for row in value)
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(find(name).kind, Day) and isinstance(value, (int, float)):
        return (date(1899, 12, 30) + timedelta(days=int(value))).isoformat()
    return str(value)
