"""One call of a cell function: a cell, or ranges of equal size that are answered as one column."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import date
from typing import Any

from caseload.cells.hostvalues import CellFault, Grid, grid, is_error
from caseload.cells.made import Argument, CellFunction
from caseload.rules.engine.entered import serial_of
from caseload.rules.engine.folded import Folded
from caseload.rules.engine.kinds import BLANK, Refused
from caseload.rules.engine.shown import cell_value
from caseload.rules.engine.units import EPOCH, NONE

_PLAIN = (float, str, bool, type(None))
_log = logging.getLogger(__name__)


def answer(function: CellFunction, args: Sequence[Any]) -> Any:
    """What the cell shows; a range gives rows of values. Never raises: a fault is a text that begins with ``?``."""
    try:
        if len(args) > len(function.arguments):
            raise CellFault(f"too many arguments: {function.name} takes {len(function.arguments)}")
        given = [_argument(argument, raw) for argument, raw in zip(function.arguments, args, strict=False)]
        shape = _shape(function, given)
        if shape is None:
            return to_host(one(function, given))
        from caseload.cells.columns import many

        return many(function, given, shape)
    except CellFault as fault:
        return fault.text
    except Exception as wrong:  # a host must never see an exception; the log holds no values of the case
        _log.error("%s failed: %s", function.name, type(wrong).__name__)
        return f"? {function.name} failed ({type(wrong).__name__}): please report it"


def to_host(value: Any) -> Any:
    """A value as every host takes it: a day as its serial number, nothing as an empty text."""
    if isinstance(value, date):
        return serial_of(value.toordinal() - EPOCH)
    return "" if value is None else value


def _argument(argument: Argument, raw: Any) -> Any:
    """One argument as handed over: a single value or a ``Grid``."""
    if type(raw) in _PLAIN and not is_error(raw):
        return raw
    if argument.takes_list and type(raw) is not int:
        return raw
    value = grid(raw)
    if is_error(value):
        raise CellFault(f"{argument.name} is an error: {value}")
    return value


def _shape(function: CellFunction, given: Sequence[Any]) -> tuple[int, int] | None:
    """Height and width of the answer, or None for a single cell; raises ``CellFault`` when ranges do not fit."""
    shapes = [(a.name, g.shape) for a, g in zip(function.arguments, given, strict=False) if isinstance(g, Grid)]
    if not shapes:
        return None
    height, width = max(s[0] for _, s in shapes), max(s[1] for _, s in shapes)
    for _, shape in shapes:
        if shape[0] not in (1, height) or shape[1] not in (1, width):
            sizes = ", ".join(f"{name} {tall} x {wide}" for name, (tall, wide) in shapes)
            raise CellFault(f"ranges of different size: {sizes}")
    return height, width


def one(function: CellFunction, given: Sequence[Any]) -> Any:
    """The answer for one case; an argument that is not given is left out, an empty cell is a blank."""
    question = function.question
    inputs: dict[str, Any] = {}
    for argument, raw in zip(function.arguments, given, strict=False):
        try:
            value = argument.read(raw)
            if not argument.of:
                inputs[argument.name] = None if value is BLANK else value
            else:
                folded = inputs.setdefault(argument.of, Folded({}))
                add_reduction(folded, argument, argument.kind.read(None if value is BLANK else value))
        except Refused as wrong:
            return unreadable(argument, raw, wrong.reason)
    return cell_value(question, question.solve(inputs), function.output)


def add_reduction(folded: Folded, argument: Argument, value: Any) -> None:
    """Enter one reduction as the body takes it; nothing found is an answer of a reduction, not a gap."""
    if value is BLANK:
        value = NONE if argument.kind.reads in ("date", "month") else 0
    if argument.is_fold:
        folded.values[argument.name] = value
    if argument.counts_blanks:
        folded.blank = int(value)


def unreadable(argument: Argument, raw: Any, reason: str) -> str:
    """The text for a value that cannot be read, with the value itself."""
    words = {"not_a_date": "unreadable date", "not_a_number": "not a number", "not_allowed": "not allowed",
             "two_digit_year": "year with two digits", "not_a_bool": "neither yes nor no"}  # fmt: skip
    shown = raw if isinstance(raw, (str, int, float, bool)) else type(raw).__name__
    return f"? {words.get(reason, reason.replace('_', ' '))}: {str(shown)[:40]} ({argument.name})"


__all__ = ["add_reduction", "answer", "one", "to_host", "unreadable"]
