"""The lines of all cases of a column: child columns with the row of the case to which each belongs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from caseload.rules.engine.folds import row_arguments
from caseload.rules.engine.kinds import BLANK, DEFAULT, Day, Kind, Refused
from caseload.rules.engine.lists import Items
from caseload.rules.engine.readers import nothing_in_column, read_column
from caseload.rules.engine.units import NONE, UNKNOWN_BELOW


@dataclass(frozen=True)
class Keyed:
    """What a caller hands over: ``parent`` is each line's row, ``columns`` the fields (``value`` for plain lists)."""

    parent: Any
    columns: Mapping[str, Any]


class Lines:
    """A folded list input for all cases."""

    def __init__(self, kind: Items, parent: np.ndarray, columns: dict[str, np.ndarray],
                 blanks: dict[str, np.ndarray], absent: np.ndarray, broken: dict[int, tuple[str, str]]):  # fmt: skip
        self.kind, self.parent, self.columns, self.blanks = kind, parent, columns, blanks
        self.absent, self.broken = absent, broken
        self.rows = len(absent)

    @property
    def fields(self) -> dict[str, Kind]:
        """The fields of a line; a plain list has one, ``value``."""
        return {"value": self.kind.item} if self.kind.item is not None else self.kind.fields

    def folded(self, outer: dict[str, Any]) -> dict[str, Any]:
        """The reductions of all cases; ``outer`` has the other arguments of the body."""
        columns: dict[str, Any] = dict(self.columns)
        if self.kind.row is not None:
            columns.update(self.kind.row(*[
                columns[name] if name in columns else self._at_lines(outer[name])
                for name in row_arguments(self.kind.row)
            ]))  # fmt: skip
        blank = np.zeros(len(self.parent), bool)
        for mask in self.blanks.values():
            blank |= mask
        return {argument: fold.of_columns(columns, self.parent, self.rows, outer, blank)
                for argument, fold in self.kind.folds.items()}  # fmt: skip

    def _at_lines(self, value: Any) -> Any:
        return value[self.parent] if isinstance(value, np.ndarray) and value.ndim else value

    def gap_rows(self, field: str) -> np.ndarray:
        """Cases with a line in which a field is blank."""
        return np.bincount(self.parent[self.blanks[field]], minlength=self.rows) > 0

    def days(self) -> list[np.ndarray]:
        """The days in the lines, as arrays with one entry per case: of the first line, of the second, and so on."""
        order = np.argsort(self.parent, kind="stable")
        parent = self.parent[order]
        place = np.arange(len(parent)) - np.searchsorted(parent, parent)
        found = []
        for name, kind in self.fields.items():
            for at in range(place.max() + 1 if isinstance(kind, Day) and len(place) else 0):
                column = np.full(self.rows, NONE)
                column[parent[place == at]] = self.columns[name][order][place == at]
                found.append(column)
        return found

    def take(self, rows: np.ndarray) -> Lines:
        """The lines of some cases, renumbered."""
        number = np.full(self.rows, -1)
        number[rows] = np.arange(len(rows))
        keep = number[self.parent] >= 0
        return Lines(self.kind, number[self.parent][keep],
                     {name: values[keep] for name, values in self.columns.items()},
                     {name: mask[keep] for name, mask in self.blanks.items()}, self.absent[rows], {})  # fmt: skip


@dataclass(frozen=True)
class FoldedColumns:
    """What a caller hands over who has the reductions already: body argument -> array of body values."""

    values: Mapping[str, Any]


class _Reduced(Lines):
    """A list input of which only the reductions are known."""

    def __init__(self, kind: Items, values: Mapping[str, Any], rows: int):
        super().__init__(kind, np.zeros(0, np.int64), {}, {}, np.zeros(rows, bool), {})
        self.values = {name: np.broadcast_to(value, (rows,)) for name, value in values.items()}

    def folded(self, outer: dict[str, Any]) -> dict[str, Any]:
        return dict(self.values)

    def take(self, rows: np.ndarray) -> Lines:
        return _Reduced(self.kind, {name: value[rows] for name, value in self.values.items()}, len(rows))


def read_lines(kind: Items, raw: Any, rows: int) -> Lines:
    """The lines of a list input, from ``Keyed`` columns or from one list per case (``None`` = a blank list)."""
    if isinstance(raw, FoldedColumns):
        return _Reduced(kind, raw.values, rows)
    absent = np.zeros(rows, bool)
    broken: dict[int, tuple[str, str]] = {}
    lists = [] if isinstance(raw, Keyed) else _per_case(raw, rows)
    given = list(lists)
    keyed = raw if isinstance(raw, Keyed) else _flattened(kind, lists, absent, broken)
    parent = np.asarray(keyed.parent, np.int64)
    columns, blanks = {}, {}
    fields = {"value": kind.item} if kind.item is not None else kind.fields
    for name, inner in fields.items():
        column = read_column(inner, keyed.columns[name] if name in keyed.columns else _default(inner))
        single = column.values is BLANK
        named = kind.refused_as(name)
        values = np.full(len(parent), NONE) if single else np.array(np.broadcast_to(column.values, parent.shape))
        blank = np.ones(len(parent), bool) if single else column.blank
        for line in () if column.bad is None or single else np.flatnonzero(column.bad):
            broken.setdefault(int(parent[line]), (named, column.reasons[int(line)]))
        if blank is not None and blank.any():
            if inner.blank is None:
                blanks[name] = blank
            values[blank] = inner.default() if inner.blank == DEFAULT else nothing_in_column(inner)
        columns[name] = values
    for name, (needed, names) in kind.needs.items():
        if name in blanks:
            blanks[name] = blanks[name] & np.asarray(needed(*[columns[each] for each in names]), bool)
            if not blanks[name].any():
                del blanks[name]
    for check in kind.checks:
        asked = [columns[each] > UNKNOWN_BELOW for each in check.asks_for]
        there = np.all(asked + [~blanks[each] for each in check.may_be_blank if each in blanks], axis=0)
        wrong = there & np.asarray(check.wrong(*[columns[each] for each in check.names]), bool)
        for line in np.flatnonzero(wrong):
            broken.setdefault(int(parent[line]), (kind.refused_as(check.field), check.reason))
    if given:
        broken = {row: first_fault(kind, given[row]) for row in broken}
    return Lines(kind, parent, columns, blanks, absent, broken)


def _default(kind: Kind) -> Any:
    return None if kind.default() is BLANK else kind.raw_default


def _flattened(kind: Items, lists: list[Any], absent: np.ndarray, broken: dict[int, tuple[str, str]]) -> Keyed:
    """One list per case as child columns; a list that is none is noted and left empty."""
    for row, each in enumerate(lists):
        if each is None or (isinstance(each, str) and not each.strip()):
            absent[row] = True
            lists[row] = []
        elif not _is_list(kind, each):
            broken[row] = first_fault(kind, each)
            lists[row] = []
    parent = np.repeat(np.arange(len(absent)), [len(each) for each in lists])
    flat = [line for each in lists for line in each]
    if kind.item is not None:
        return Keyed(parent, {"value": flat})
    return Keyed(parent, {name: [line.get(name, _default(inner)) for line in flat]
                          for name, inner in kind.fields.items()})  # fmt: skip


def _per_case(raw: Any, rows: int) -> list[Any]:
    """One list per case; a single list stands for every case."""
    many = isinstance(raw, (list, tuple, np.ndarray)) and len(raw) == rows
    if many and (rows == 0 or any(each is None or isinstance(each, (list, tuple)) for each in raw)):
        return list(raw)
    return [raw] * rows


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
