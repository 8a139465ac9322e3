"""A cell function over ranges: every argument becomes a column, and the question answers all rows at once."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from typing import Any

import numpy as np

from caseload.cells.hostvalues import CellFault, Grid
from caseload.cells.made import Argument, CellFunction
from caseload.cells.single import add_reduction, one, refuse_error, to_host, unreadable
from caseload.rules.engine.columns import WIDE, ask
from caseload.rules.engine.entered import INVENTED, serial_of
from caseload.rules.engine.folded import Folded
from caseload.rules.engine.keyed import FoldedColumns
from caseload.rules.engine.kinds import BLANK, Day, Kind, Number, Refused
from caseload.rules.engine.lists import Holidays, Items
from caseload.rules.engine.readers import Column, column_of, read_column
from caseload.rules.engine.shown import cell_column
from caseload.rules.engine.units import LAST_DAY, NONE


class _Spread:
    """A range with one value for every cell of the answer."""

    def __init__(self, cells: Grid):
        self.cells, self.types = cells, cells.types

    def __getitem__(self, row: int) -> Any:
        return self.cells.values[row]

    def __len__(self) -> int:
        return self.cells.height * self.cells.width

    @property
    def values(self) -> list[Any]:
        """The values row by row."""
        return self.cells.values


def many(function: CellFunction, given: Sequence[Any], shape: tuple[int, int]) -> list[list[Any]]:
    """Rows of answers for arguments of which some are ranges of this shape (or of one row or column of it)."""
    size = shape[0] * shape[1]
    spread = [_spread(raw, shape) if isinstance(raw, Grid) and not argument.takes_list else raw
              for argument, raw in zip(function.arguments, given, strict=False)]  # fmt: skip
    if function.question.over_lists or not WIDE:
        shown = _one_by_one(function, spread, size)
    else:
        shown = _as_columns(function, spread, size)
    return _rows(shown, shape[1])


def _rows(shown: list[Any], width: int) -> list[list[Any]]:
    """A column of values as rows.

    Meanwhile nothing is searched for garbage: the search would go through all that a host holds every few hundred rows.
    """
    searched = gc.isenabled()
    gc.disable()
    try:
        return [[value] for value in shown] if width == 1 else [shown[at : at + width] for at in range(0, len(shown), width)]
    finally:
        if searched:
            gc.enable()


def _spread(cells: Grid, shape: tuple[int, int]) -> _Spread:
    """A range of this shape, or one row or column of it repeated."""
    (height, width), (tall, wide) = shape, cells.shape
    if cells.shape == shape:
        return _Spread(cells)
    values = [cells.values[(row if tall > 1 else 0) * wide + (at if wide > 1 else 0)]
              for row in range(height) for at in range(width)]  # fmt: skip
    return _Spread(Grid(values, height, width, cells.types))


def _one_by_one(function: CellFunction, spread: Sequence[Any], size: int) -> list[Any]:
    """Every row asked as a single case; rows that are alike are asked once."""
    seen: dict[tuple[Any, ...], Any] = {}
    shown = []
    ranges = [raw for raw in spread if isinstance(raw, _Spread)]
    for row in range(size):
        key = tuple([part for raw in ranges for part in (type(raw[row]), raw[row])])
        if key not in seen:
            seen[key] = _one_shown(function, spread, row)
        shown.append(seen[key])
    return shown


def _one_shown(function: CellFunction, spread: Sequence[Any], row: int) -> Any:
    """One row asked as a single case."""
    try:
        return to_host(one(function, [raw[row] if isinstance(raw, _Spread) else raw for raw in spread]))
    except CellFault as fault:
        return fault.text


def _as_columns(function: CellFunction, spread: Sequence[Any], size: int) -> list[Any]:
    faults: dict[int, str] = {}
    inputs: dict[str, Any] = {}
    folds: dict[str, dict[str, Any]] = {}
    unread: dict[str, np.ndarray] = {}
    for argument, raw in zip(function.arguments, spread, strict=False):
        column = _column(argument, raw, faults) if isinstance(raw, _Spread) else _single(argument, raw, size)
        if not argument.of:
            inputs[argument.name] = column
            continue
        values = _reduction(argument, column, size, faults, raw)
        if argument.is_fold:
            folds.setdefault(argument.of, {})[argument.name] = values
        if argument.counts_blanks:
            unread[argument.of] = values
    for name, reductions in folds.items():
        inputs[name] = FoldedColumns(reductions, unread.get(name, 0))
    shown = cell_column(ask(function.question, inputs, size), function.output, to_host)
    for row, text in faults.items():
        shown[row] = text
    return shown


def _column(argument: Argument, raw: _Spread, faults: dict[int, str]) -> Column:
    """One argument as a column of what the question takes; rows that cannot be read get their text in ``faults``."""
    numbers = _numbers(argument.kind, raw)
    if numbers is not None:
        return numbers
    keys = raw.values if raw.types <= _ALIKE else list(zip(map(type, raw.values), raw.values, strict=True))
    read = {key: _read(argument, key if keys is raw.values else key[1]) for key in dict.fromkeys(keys)}
    column = column_of(argument.kind, [read[key][0] for key in keys])
    if any(reason or fault for _, reason, fault in read.values()):
        reasons = {}
        for row, key in enumerate(keys):
            _, reason, fault = read[key]
            if fault:
                faults.setdefault(row, fault)
            elif reason:
                reasons[row] = reason
        if reasons:
            column.bad, column.reasons = np.zeros(len(raw), bool), reasons
            column.bad[list(reasons)] = True
            column.blank = None if column.blank is None else column.blank & ~column.bad
    return column


_ALIKE = {str, type(None)}
"""Types of which no two values are equal but different (as 1 and TRUE are)."""


def _numbers(kind: Kind, raw: _Spread) -> Column | None:
    """A range of plain numbers as a column at once; None when a value needs a closer look."""
    if not isinstance(kind, (Day, Number)) or not raw.types <= {int, float}:
        return None
    given = raw.cells.numbers
    values = np.array(raw.values if given is None else given, np.float64)
    column = days_of_serials(values) if isinstance(kind, Day) else read_column(kind, values)
    return column if column is not None and column.bad is None else None


def days_of_serials(serials: np.ndarray) -> Column | None:
    """Serial numbers of the 1900 system as days (0 is an empty cell); None when one of them is no plain day."""
    whole = np.floor(serials)
    blank = serials == 0
    if not ((whole > INVENTED) & (whole <= serial_of(LAST_DAY)) | blank).all():
        return None
    days = whole.astype(np.int64) - serial_of(0)
    return Column(np.where(blank, NONE, days), blank if blank.any() else None, None)


def _read(argument: Argument, raw: Any) -> tuple[Any, str, str]:
    """A value as the body takes it (or ``BLANK``), why it cannot be right, and the text when it cannot be read."""
    try:
        refuse_error(argument, raw)
        value = argument.read(raw)
    except Refused as wrong:
        return BLANK, "", CellFault(unreadable(argument, raw, wrong)).text
    except CellFault as fault:
        return BLANK, "", fault.text
    try:
        return argument.kind.read(None if value is BLANK else value), "", ""
    except Refused as wrong:
        return BLANK, wrong.reason, ""


def _single(argument: Argument, raw: Any, size: int) -> Any:
    """One value (or one list) for all rows; raises ``CellFault`` when it cannot be read."""
    if isinstance(argument.kind, (Items, Holidays)):
        value = _list(argument, raw)
        return value if isinstance(argument.kind, Holidays) else [value] * size
    value, reason, fault = _read(argument, raw)
    if fault:
        raise CellFault(fault.removeprefix("? "))
    return Column(value, None, np.array(True), {-1: reason}) if reason else Column(value, None, None)


def _list(argument: Argument, raw: Any) -> Any:
    try:
        refuse_error(argument, raw)
        value = argument.read(raw)
    except Refused as wrong:
        raise CellFault(unreadable(argument, raw, wrong)) from None
    return None if value is BLANK else value


def _reduction(argument: Argument, column: Column, size: int, faults: dict[int, str], raw: Any) -> np.ndarray:
    """A reduction for every row; nothing found is an answer, one that cannot be right reads as an unreadable one."""
    folded = Folded({})
    add_reduction(folded, argument, BLANK)
    nothing = folded.values.get(argument.name, 0)
    if column.bad is not None:
        wrong = {row: Refused(reason) for row, reason in column.reasons.items()}
        if -1 in wrong:
            raise CellFault(unreadable(argument, raw, wrong[-1]))
        for row, each in wrong.items():
            faults.setdefault(row, CellFault(unreadable(argument, raw[row], each)).text)
    if column.values is BLANK:
        return np.full(size, nothing)
    values = np.broadcast_to(column.values, (size,))
    if column.bad is not None:
        values = np.where(column.bad, nothing, values)
    return values if column.blank is None else np.where(column.blank, nothing, values)
