"""The inputs of a column question as they were handed over, read part by part.

``sources(question, inputs, rows)`` gives one source for each input. ``part(rows)`` reads the rows of a slice or of an
array of places; ``fault(row)`` says why a row of it cannot be right.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from caseload.rules.engine.keyed import FoldedColumns, Keyed, Lines, fields_of, lines_of, wrong_lines
from caseload.rules.engine.kinds import BLANK, Kind, Refused
from caseload.rules.engine.lists import Holidays, Items
from caseload.rules.engine.question import Question
from caseload.rules.engine.readers import Column, as_array, is_typed, read_column, read_typed

Rows = Any
"""A slice of rows, or an array with their places."""


class Plain:
    """An input of single values: an array that is read when it is needed, or a column that was read before."""

    def __init__(self, name: str, kind: Kind, raw: Any):
        self.name, self.kind = name, kind
        raw = as_array(raw) if hasattr(raw, "dtype") else raw
        self.masked = np.ma.getmaskarray(raw) if isinstance(raw, np.ma.MaskedArray) else None
        self.raw = np.asarray(raw) if is_typed(kind, raw) else read_column(kind, raw)

    def part(self, rows: Rows) -> Column:
        """The values of some rows."""
        if isinstance(self.raw, Column):
            return self.raw.at(rows)
        return read_typed(self.kind, self.raw[rows], None if self.masked is None else self.masked[rows])

    def reorder(self, order: np.ndarray) -> None:
        """Put the rows into another order."""
        if isinstance(self.raw, Column):
            reasons = self.raw.reasons
            self.raw = self.raw.at(order)
            self.raw.reasons = {at: reasons[row] for at, row in enumerate(order.tolist()) if row in reasons} if reasons else {}
        else:
            self.raw, self.masked = self.raw[order], None if self.masked is None else self.masked[order]

    def fault(self, row: int) -> tuple[str, str]:
        """The input and the reason for which a row's value cannot be right."""
        column, at = (self.raw, row) if isinstance(self.raw, Column) else (self.part(slice(row, row + 1)), 0)
        return self.name, column.reason(at)


class Listed:
    """A list input: the lines of all cases, in the order of the cases."""

    def __init__(self, name: str, kind: Items, raw: Any, rows: int):
        self.name, self.kind, self.rows = name, kind, rows
        self.lists = [] if isinstance(raw, Keyed) else list(raw)
        self.absent = np.array([_is_blank(each) for each in self.lists], bool) if self.lists else np.zeros(rows, bool)
        self.broken = np.zeros(rows, bool)
        keyed = raw if isinstance(raw, Keyed) else self._flattened()
        self.parent = np.asarray(keyed.parent, np.int64)
        order = None if (self.parent[1:] >= self.parent[:-1]).all() else np.argsort(self.parent, kind="stable")
        self.fields = {name: Plain(name, inner, keyed.columns[name] if name in keyed.columns else _default(inner))
                       for name, inner in fields_of(kind).items()}  # fmt: skip
        if order is not None:
            self.parent = self.parent[order]
            for field in self.fields.values():
                field.reorder(order)

    def _flattened(self) -> Keyed:
        """One list per case as child columns; a list that is none is noted and left empty."""
        lists = []
        for row, each in enumerate(self.lists):
            self.broken[row] = not self.absent[row] and not _is_list(self.kind, each)
            lists.append([] if self.absent[row] or self.broken[row] else each)
        parent = np.repeat(np.arange(self.rows), [len(each) for each in lists])
        flat = [line for each in lists for line in each]
        if self.kind.item is not None:
            return Keyed(parent, {"value": flat})
        return Keyed(parent, {name: [line.get(name, _default(inner)) for line in flat]
                              for name, inner in self.kind.fields.items()})  # fmt: skip

    def part(self, rows: Rows) -> tuple[Lines, np.ndarray]:
        """The lines of some cases, and the cases whose list cannot be right."""
        absent, broken = self.absent[rows], self.broken[rows].copy()
        if isinstance(rows, slice):
            first, last = np.searchsorted(self.parent, [rows.start, rows.stop])
            of: Any = slice(first, last)
            parent = self.parent[of] - rows.start
        else:
            number = np.full(self.rows, -1)
            number[rows] = np.arange(len(rows))
            of = np.flatnonzero(number[self.parent] >= 0)
            parent = number[self.parent[of]]
        columns = {name: field.part(of) for name, field in self.fields.items()}
        lines = lines_of(self.kind, parent, columns, absent)
        for column in columns.values():
            if column.bad is not None:
                broken[parent[np.broadcast_to(column.bad, parent.shape)]] = True
        return lines, broken | lines.wrong_rows()

    def fault(self, row: int) -> tuple[str, str]:
        """The field (or the input itself) and the reason for which a row's list cannot be right."""
        if self.lists:
            field, reason = first_fault(self.kind, self.lists[row])
            return field or self.name, reason
        first, last = np.searchsorted(self.parent, [row, row + 1])
        columns = {name: field.part(slice(first, last)) for name, field in self.fields.items()}
        for name, column in columns.items():
            if column.bad is not None:
                at = int(first) + int(np.flatnonzero(np.broadcast_to(column.bad, (last - first,)))[0])
                return self.kind.refused_as(name) or self.name, self.fields[name].fault(at)[1]
        lines = lines_of(self.kind, np.zeros(last - first, np.int64), columns, np.zeros(1, bool))
        check = next(each for each in self.kind.checks if wrong_lines(each, lines.columns, lines.blanks).any())
        return self.kind.refused_as(check.field) or self.name, check.reason


class Same:
    """One list that stands for every case."""

    def __init__(self, name: str, kind: Items, raw: Any):
        self.one = Listed(name, kind, [raw], 1)

    def part(self, rows: Rows) -> tuple[Lines, np.ndarray]:
        """The list, once for each of some cases."""
        lines, broken = self.one.part(slice(0, 1))
        many = rows.stop - rows.start if isinstance(rows, slice) else len(rows)
        return lines.repeated(many), np.repeat(broken, many)

    def fault(self, row: int) -> tuple[str, str]:
        """The field (or the input itself) and the reason."""
        return self.one.fault(0)


class Reduced:
    """A list input whose reductions a caller had already."""

    def __init__(self, kind: Items, raw: FoldedColumns, rows: int):
        self.kind = kind
        self.values = {name: np.broadcast_to(each, (rows,)) for name, each in raw.values.items()}
        self.unread = np.broadcast_to(np.asarray(raw.unread) > 0, (rows,))

    def part(self, rows: Rows) -> tuple[Lines, np.ndarray]:
        """The reductions of some cases."""
        absent = self.unread[rows]
        lines = Lines.reduced(self.kind, {name: each[rows] for name, each in self.values.items()}, absent)
        return lines, np.zeros(len(absent), bool)

    def fault(self, row: int) -> tuple[str, str]:
        """Reductions are never refused."""
        raise LookupError(row)


class Closed:
    """One list of closed days for all rows; when it cannot be right, it is refused in every row."""

    def __init__(self, name: str, kind: Holidays, raw: Any):
        self.name, self.bad, self.reason = name, None, ""
        try:
            self.calendar = kind.read(raw)
        except Refused as wrong:
            self.calendar, self.bad, self.reason = kind.default(), np.array(True), wrong.reason

    def part(self, rows: Rows) -> Column:
        """The calendar."""
        return Column(self.calendar, None, self.bad)

    def fault(self, row: int) -> tuple[str, str]:
        """The input and the reason."""
        return self.name, self.reason


Source = Plain | Listed | Same | Reduced | Closed


def sources(question: Question, inputs: Mapping[str, Any], rows: int) -> dict[str, Source]:
    """A source for each input of a question."""
    return {name: _source(question, name, inputs, rows) for name in question.inputs}


def _source(question: Question, name: str, inputs: Mapping[str, Any], rows: int) -> Source:
    kind, raw = question.inputs[name], inputs.get(name)
    if isinstance(kind, Items) and not isinstance(raw, Column):
        if isinstance(raw, FoldedColumns):
            return Reduced(kind, raw, rows)
        raw = inputs.get(name, kind.raw_default if isinstance(kind.raw_default, list) else None)
        return Listed(name, kind, raw, rows) if _per_case(raw, rows) else Same(name, kind, raw)
    if name not in inputs:
        return Plain(name, kind, Column(question.default(name), None, None))
    return Closed(name, kind, raw) if isinstance(kind, Holidays) else Plain(name, kind, raw)


def _default(kind: Kind) -> Any:
    return None if kind.default() is BLANK else kind.raw_default


def _per_case(raw: Any, rows: int) -> bool:
    """Is there one list per case, or the lines of all of them?"""
    if isinstance(raw, Keyed):
        return True
    many = isinstance(raw, (list, tuple, np.ndarray)) and len(raw) == rows
    return many and (rows == 0 or any(each is None or isinstance(each, (list, tuple)) for each in raw))


def _is_blank(raw: Any) -> bool:
    return raw is None or (isinstance(raw, str) and not raw.strip()) or (isinstance(raw, float) and raw != raw)


def _is_list(kind: Items, raw: Any) -> bool:
    if not isinstance(raw, (list, tuple)) or (kind.no_empty and not raw) or (kind.size not in (None, len(raw))):
        return False
    return kind.item is not None or all(hasattr(line, "get") for line in raw)


def first_fault(kind: Items, raw: Any) -> tuple[str, str]:
    """Why a list cannot be right, as the case-by-case reading says it: (field or '', reason)."""
    try:
        lines = kind.take(raw)
    except Refused as wrong:
        return wrong.field, wrong.reason
    return kind.refusal(lines) or ("", "not_a_list")
