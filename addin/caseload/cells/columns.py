"""A cell function over ranges: every argument becomes a column, and the question answers all rows at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from caseload.cells.calling import add_reduction, one, to_host, unreadable
from caseload.cells.hostvalues import CellFault, Grid, is_error
from caseload.cells.made import Argument, CellFunction
from caseload.rules.engine.columns import ask
from caseload.rules.engine.entered import INVENTED, serial_of
from caseload.rules.engine.folded import Folded
from caseload.rules.engine.keyed import FoldedColumns
from caseload.rules.engine.kinds import BLANK, Day, Kind, Number, Refused
from caseload.rules.engine.readers import Column, column_of, read_column
from caseload.rules.engine.shown import cell_column
from caseload.rules.engine.units import LAST_DAY, NONE


def many(function: CellFunction, given: Sequence[Any], shape: tuple[int, int]) -> list[list[Any]]:
    """Rows of answers for arguments of which some are ranges of this shape (or of one row or column of it)."""
    size = shape[0] * shape[1]
    spread = [_spread(raw, shape) if isinstance(raw, Grid) else raw for raw in given]
    if function.question.over_lists:
        shown = [to_host(one(function, [_at(raw, row) for raw in spread])) for row in range(size)]
    else:
        shown = _as_columns(function, spread, size)
    width = shape[1]
    return [[value] for value in shown] if width == 1 else [shown[at : at + width] for at in range(0, size, width)]


def _spread(cells: Grid, shape: tuple[int, int]) -> list[Any]:
    """A range as one value per cell of the answer."""
    if cells.shape == shape:
        return cells.values
    height, width = shape
    tall, wide = cells.shape
    return [cells.values[(row if tall > 1 else 0) * wide + (at if wide > 1 else 0)]
            for row in range(height) for at in range(width)]  # fmt: skip


def _at(raw: Any, row: int) -> Any:
    return raw[row] if isinstance(raw, list) else raw


def _as_columns(function: CellFunction, spread: Sequence[Any], size: int) -> list[Any]:
    faults: dict[int, str] = {}
    inputs: dict[str, Any] = {}
    folds: dict[str, dict[str, Any]] = {}
    counts = np.zeros(size, np.int64)
    for argument, raw in zip(function.arguments, spread, strict=False):
        column = _column(argument, raw, size, faults)
        if not argument.of:
            inputs[argument.name] = column
        else:
            values = _reduction(argument, column, size)
            if argument.is_fold:
                folds.setdefault(argument.of, {})[argument.name] = values
            if argument.counts_blanks:
                counts = counts + values
    for name, reductions in folds.items():
        inputs[name] = FoldedColumns(reductions)
    shown = cell_column(ask(function.question, inputs, size), function.output, to_host)
    for hard in np.flatnonzero(counts).tolist():
        shown[hard] = to_host(one(function, [_at(raw, hard) for raw in spread]))
    for row, text in faults.items():
        shown[row] = text
    return shown


def _column(argument: Argument, raw: Any, size: int, faults: dict[int, str]) -> Any:
    """One argument as a column of what the question takes; rows that cannot be read get their text in ``faults``."""
    if not isinstance(raw, list):
        return _single(argument, raw)
    numbers = _numbers(argument.kind, raw)
    if numbers is not None:
        return numbers
    seen: dict[Any, Any] = {}
    values = []
    for row, each in enumerate(raw):
        key = (type(each), each)
        if key not in seen:
            seen[key] = _read(argument, each)
        value, fault = seen[key]
        if fault:
            faults.setdefault(row, fault)
        values.append(value)
    return column_of(argument.kind, values)


def _numbers(kind: Kind, raw: list[Any]) -> Column | None:
    """A range of plain numbers as a column at once; None when a value needs a closer look."""
    if not isinstance(kind, (Day, Number)) or not set(map(type, raw)) <= {int, float}:
        return None
    values = np.array(raw, np.float64)
    column = days_of_serials(values) if isinstance(kind, Day) else read_column(kind, values)
    return column if column is not None and column.bad is None else None


def days_of_serials(serials: np.ndarray) -> Column | None:
    """Serial numbers of the 1900 system as days (0 is an empty cell); None when one of them is no plain day."""
    whole = np.floor(serials)
    blank = whole == 0
    if not ((whole > INVENTED) & (whole <= serial_of(LAST_DAY)) | blank).all():
        return None
    days = whole.astype(np.int64) - serial_of(0)
    return Column(np.where(blank, NONE, days), blank if blank.any() else None, None)


def _read(argument: Argument, raw: Any) -> tuple[Any, str]:
    """A value as the body takes it (or ``BLANK``), and the text when it cannot be read."""
    if is_error(raw):
        return BLANK, f"? {argument.name} is an error: {raw}"
    try:
        value = argument.read(raw)
        return argument.kind.read(None if value is BLANK else value), ""
    except Refused as wrong:
        return BLANK, unreadable(argument, raw, wrong.reason)


def _single(argument: Argument, raw: Any) -> Any:
    if argument.takes_list:
        value = argument.read(raw)
        return None if value is BLANK else value
    value, fault = _read(argument, raw)
    if fault:
        raise CellFault(fault.removeprefix("? "))
    return Column(value, None, None)


def _reduction(argument: Argument, column: Column, size: int) -> np.ndarray:
    """A reduction for every row; nothing found is an answer."""
    folded = Folded({})
    add_reduction(folded, argument, BLANK)
    nothing = folded.values.get(argument.name, 0)
    if column.values is BLANK:
        return np.full(size, nothing)
    values = np.broadcast_to(column.values, (size,))
    return values if column.blank is None else np.where(column.blank, nothing, values)
