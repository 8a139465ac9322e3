"""A cell function for one case: its arguments as the question's inputs, its answer as a host takes it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from caseload.cells.hostvalues import CellFault, Grid, is_error
from caseload.cells.made import Argument, CellFunction
from caseload.cells.reading import cell_text
from caseload.rules.engine.entered import serial_of
from caseload.rules.engine.folded import Folded
from caseload.rules.engine.kinds import BLANK, Refused
from caseload.rules.engine.shown import cell_value
from caseload.rules.engine.units import EPOCH, NONE

_LONGEST = 40


def one(function: CellFunction, given: Sequence[Any]) -> Any:
    """The answer for one case; raises ``CellFault`` for an argument that cannot be read."""
    question = function.question
    return cell_value(question, question.solve(inputs_of(function, given)), function.output)


def inputs_of(function: CellFunction, given: Sequence[Any]) -> dict[str, Any]:
    """The question's inputs; an argument that is not given is left out, an empty cell is a blank."""
    inputs: dict[str, Any] = {}
    for argument, raw in zip(function.arguments, given, strict=False):
        if type(raw) is str and raw[:1] == "#":
            refuse_error(argument, raw)
        try:
            value = argument.read(raw)
            if not argument.of:
                inputs[argument.name] = None if value is BLANK else value
            else:
                folded = inputs.setdefault(argument.of, Folded({}))
                add_reduction(folded, argument, argument.kind.read(None if value is BLANK else value))
        except Refused as wrong:
            raise CellFault(unreadable(argument, raw, wrong)) from None
    return inputs


def refuse_error(argument: Argument, raw: Any) -> None:
    """Raise ``CellFault`` for an error of the spreadsheet."""
    if is_error(raw):
        raise CellFault(f"{argument.name} is an error: {raw}")


def add_reduction(folded: Folded, argument: Argument, value: Any) -> None:
    """Enter one reduction as the body takes it; nothing found is an answer of a reduction, not a gap."""
    if value is BLANK:
        value = NONE if argument.kind.reads in ("date", "month") else 0
    if argument.is_fold:
        folded.values[argument.name] = value
    if argument.counts_blanks:
        folded.blank = int(value)


def unreadable(argument: Argument, raw: Any, wrong: Refused) -> str:
    """The words for a value that cannot be read, with the value itself."""
    words = {"not_a_date": "unreadable date", "not_a_number": "not a number", "not_allowed": "not allowed",
             "two_digit_year": "year with two digits", "not_a_bool": "neither yes nor no"}  # fmt: skip
    raw = getattr(wrong, "shown", raw)
    shown = f"{raw.height} x {raw.width} cells" if isinstance(raw, Grid) else cell_text(raw)
    return f"{words.get(wrong.reason, wrong.reason.replace('_', ' '))}: {shown[:_LONGEST]} ({argument.name})"


def to_host(value: Any) -> Any:
    """A value as every host takes it: a day as its serial number, nothing as an empty text."""
    if isinstance(value, date):
        return serial_of(value.toordinal() - EPOCH)
    return "" if value is None else value


__all__ = ["add_reduction", "inputs_of", "one", "refuse_error", "to_host", "unreadable"]
