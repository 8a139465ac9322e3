"""The lines of all cases of a column: child columns with the row of the case to which each belongs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any

import numpy as np

from caseload.rules.engine.days import first_day
from caseload.rules.engine.folded import joined
from caseload.rules.engine.folds import row_arguments
from caseload.rules.engine.kinds import BLANK, DEFAULT, Day, Kind, Month
from caseload.rules.engine.lists import Items
from caseload.rules.engine.readers import Column, nothing_in_column
from caseload.rules.engine.units import NONE, UNKNOWN_BELOW


@dataclass(frozen=True)
class Keyed:
    """What a caller hands over: ``parent`` is each line's row, ``columns`` the fields (``value`` for plain lists)."""

    parent: Any
    columns: Mapping[str, Any]


@dataclass(frozen=True)
class FoldedColumns:
    """What a caller hands over who has the reductions already: body argument -> array of body values.

    ``unread``: the number of lines that the reductions could not read, per row.
    """

    values: Mapping[str, Any]
    unread: Any = 0


class Lines:
    """A folded list input for some cases; ``parent`` is each line's case, ``blanks`` the fields with gaps.

    ``absent``: the cases whose list is blank. ``given`` are reductions that a caller had already: lines only add to
    them, and ``absent`` are the cases with lines that they could not read.
    """

    def __init__(self, kind: Items, parent: np.ndarray, columns: dict[str, np.ndarray], blanks: dict[str, np.ndarray],
                 absent: np.ndarray, given: Mapping[str, np.ndarray] | None = None):  # fmt: skip
        self.kind, self.parent, self.columns, self.blanks = kind, parent, columns, blanks
        self.absent, self.given = absent, given
        self.rows = len(absent)

    @staticmethod
    def reduced(kind: Items, given: Mapping[str, np.ndarray], absent: np.ndarray) -> Lines:
        """A list input of which the reductions are known."""
        nothing = np.zeros(0, np.int64)
        return Lines(kind, nothing, dict.fromkeys(fields_of(kind), nothing), {}, absent, given)

    def folded(self, outer: dict[str, Any]) -> dict[str, Any]:
        """The reductions of all cases; ``outer`` has the other arguments of the body."""
        if self.given is not None and not len(self.parent):
            return dict(self.given)
        columns: dict[str, Any] = dict(self.columns)
        if self.kind.row is not None:
            columns.update(self.kind.row(*[
                columns[name] if name in columns else self._at_lines(outer[name])
                for name in row_arguments(self.kind.row)
            ]))  # fmt: skip
        blank = _either(self.blanks.values(), len(self.parent))
        made = {argument: fold.of_columns(columns, self.parent, self.rows, outer, blank)
                for argument, fold in self.kind.folds.items()}  # fmt: skip
        if self.given is None:
            return made
        return {name: joined(self.kind.folds[name], each, made[name]) for name, each in self.given.items()}

    def _at_lines(self, value: Any) -> Any:
        return value[self.parent] if isinstance(value, np.ndarray) and value.ndim else value

    def looks_at(self) -> set[str]:
        """The other inputs of the question on which the reductions hang."""
        row = row_arguments(self.kind.row) if self.kind.row is not None else ()
        compared = {fold.other for fold in self.kind.folds.values() if fold.other is not None}
        return {*compared, *(name for name in row if name not in self.columns)}

    # blanks -------------------------------------------------------------------------------------

    def blank_rows(self) -> np.ndarray:
        """Cases with a line in which a field is blank."""
        if not self.blanks:
            return np.zeros(self.rows, bool)
        return np.bincount(self.parent[_either(self.blanks.values(), len(self.parent))], minlength=self.rows) > 0

    def nth_blank(self, field: str) -> list[np.ndarray]:
        """Where a field is blank: for each case its first such line, its second, and so on (-1: no such line)."""
        lines = np.flatnonzero(self.blanks[field])
        parents = self.parent[lines]
        lines, parents = (each[np.argsort(parents, kind="stable")] for each in (lines, parents))
        place = np.arange(len(lines)) - np.searchsorted(parents, parents)
        found = []
        for at in range(place.max(initial=-1) + 1):
            found.append(np.full(self.rows, -1))
            found[at][parents[place == at]] = lines[place == at]
        return found

    def wrong_rows(self) -> np.ndarray:
        """Cases with a line that cannot be right (no line with a blank among what is compared counts)."""
        wrong = np.zeros(self.rows, bool)
        for check in self.kind.checks:
            wrong[self.parent[wrong_lines(check, self.columns, self.blanks)]] = True
        return wrong

    def days(self) -> list[np.ndarray]:
        """The days in the lines, as arrays with one entry per case: of the first line, of the second, and so on."""
        order = np.argsort(self.parent, kind="stable")
        parent = self.parent[order]
        place = np.arange(len(parent)) - np.searchsorted(parent, parent)
        found = []
        for name, kind in fields_of(self.kind).items():
            for at in range(place.max(initial=-1) + 1 if isinstance(kind, (Day, Month)) else 0):
                column = np.full(self.rows, NONE)
                column[parent[place == at]] = self.columns[name][order][place == at]
                found.append(column if isinstance(kind, Day) else first_day(column))
        return found

    # other cases --------------------------------------------------------------------------------

    def take(self, rows: np.ndarray) -> Lines:
        """The lines of some cases, renumbered."""
        number = np.full(self.rows, -1)
        number[rows] = np.arange(len(rows))
        keep = number[self.parent] >= 0
        given = None if self.given is None else {name: each[rows] for name, each in self.given.items()}
        return Lines(self.kind, number[self.parent][keep],
                     {name: values[keep] for name, values in self.columns.items()},
                     {name: mask[keep] for name, mask in self.blanks.items()}, self.absent[rows], given)  # fmt: skip

    def repeated(self, times: int) -> Lines:
        """The same cases several times over, one after the other."""
        shift = np.repeat(np.arange(times) * self.rows, len(self.parent))
        given = None if self.given is None else {name: np.tile(each, times) for name, each in self.given.items()}
        return Lines(self.kind, np.tile(self.parent, times) + shift,
                     {name: np.tile(each, times) for name, each in self.columns.items()},
                     {name: np.tile(each, times) for name, each in self.blanks.items()},
                     np.tile(self.absent, times), given)  # fmt: skip

    def settled(self, outer: dict[str, Any]) -> Lines:
        """The same cases with their reductions instead of their lines."""
        return Lines.reduced(self.kind, self.folded(outer), np.zeros(self.rows, bool))

    def with_values(self, field: str, nth: int, values: np.ndarray) -> Lines:
        """The cases with a value for each in its nth blank line of a field."""
        lines = self.nth_blank(field)[nth]
        column, blank = self.columns[field].astype(np.int64), self.blanks[field].copy()
        column[lines], blank[lines] = values, False
        blanks = {**self.blanks, field: blank}
        return Lines(self.kind, self.parent, {**self.columns, field: column},
                     {name: mask for name, mask in blanks.items() if mask.any()}, self.absent, self.given)  # fmt: skip

    def with_lines(self, tried: Sequence[Sequence[Mapping[str, Any]]]) -> Lines:
        """The cases several times over, each time with other lines in place of a blank list (or added to reductions).

        ``tried`` are the lists, a line as field -> one value or one for each case.
        """
        names = list(fields_of(self.kind))
        parts: list[np.ndarray] = []
        columns: dict[str, list[np.ndarray]] = {name: [] for name in names}
        for at, lines in enumerate(tried):
            for line in lines:
                parts.append(np.arange(self.rows) + at * self.rows)
                for name in names:
                    columns[name].append(np.broadcast_to(line[name], (self.rows,)))
        given = None if self.given is None else {name: np.tile(each, len(tried)) for name, each in self.given.items()}
        return Lines(self.kind, np.concatenate([np.zeros(0, np.int64), *parts]),
                     {name: np.concatenate([np.zeros(0, np.int64), *each]) for name, each in columns.items()}, {},
                     np.zeros(self.rows * len(tried), bool), given)  # fmt: skip


def fields_of(kind: Items) -> dict[str, Kind]:
    """The fields of a line; a plain list has one, ``value``."""
    return {"value": kind.item} if kind.item is not None else kind.fields


def _either(masks: Any, size: int) -> np.ndarray:
    return reduce(np.logical_or, masks, np.zeros(size, bool))


def lines_of(kind: Items, parent: np.ndarray, columns: Mapping[str, Column], absent: np.ndarray) -> Lines:
    """The lines of some cases from the columns of their fields."""
    values, blanks = {}, {}
    for name, inner in fields_of(kind).items():
        values[name], blank = _field(inner, columns[name], len(parent))
        if inner.blank is None and blank is not None:
            blanks[name] = blank
    for name, (needed, names) in kind.needs.items():
        if name in blanks:
            blanks[name] = blanks[name] & np.asarray(needed(*[values[each] for each in names]), bool)
    return Lines(kind, parent, values, {name: mask for name, mask in blanks.items() if mask.any()}, absent)


def _field(kind: Kind, column: Column, size: int) -> tuple[np.ndarray, np.ndarray | None]:
    """One field of the lines: values, blanks filled, and where it is blank."""
    if column.values is BLANK:
        return np.full(size, nothing_in_column(kind)), np.ones(size, bool)
    values = np.broadcast_to(column.values, (size,))
    if column.blank is None:
        return values, None
    filling = kind.default() if kind.blank == DEFAULT else nothing_in_column(kind)
    return np.where(column.blank, filling, values), column.blank


def wrong_lines(check: Any, columns: Mapping[str, np.ndarray], blanks: Mapping[str, np.ndarray]) -> np.ndarray:
    """The lines in which a check fails; one with a blank among its fields is not asked."""
    asked = [columns[each] > UNKNOWN_BELOW for each in check.asks_for]
    there = np.all(asked + [~blanks[each] for each in check.may_be_blank if each in blanks], axis=0)
    return there & np.asarray(check.wrong(*[columns[each] for each in check.names]), bool)
