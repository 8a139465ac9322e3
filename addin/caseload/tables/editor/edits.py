"""What is to be written on a sheet: single cells, and whole columns of a table."""

from __future__ import annotations

import heapq
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import Any, Final, NamedTuple

from caseload.tables.editor.address import Area

RowEdits = list[tuple[int, Any]]
"""Columns, in order, and the value of each: what is to be written in one row."""


class _Leave:
    """The kind of ``LEAVE``."""

    def __repr__(self) -> str:
        return "LEAVE"


LEAVE: Final = _Leave()
"""Stands in a column for a cell that is left as it is."""


class Columns(NamedTuple):
    """Values for some columns of the same rows: numbers of the rows in order, column -> a value, or ``LEAVE``, per row."""

    rows: Sequence[int]
    values: Mapping[int, list[Any]]

    def by_row(self) -> Iterator[tuple[int, RowEdits]]:
        """The rows in which something is to be written."""
        numbers = sorted(self.values)
        for row, values in zip(self.rows, zip(*(self.values[number] for number in numbers), strict=True), strict=True):
            edits = [each for each in zip(numbers, values, strict=True) if each[1] is not LEAVE]
            if edits:
                yield row, edits


@dataclass
class Edits:
    """The values for the cells of one sheet; a single cell wins over a column.

    A value waits as it was given, or as a ``Content``, and columns as they were handed over: a million contents, or
    a million addresses, would fill the memory.
    """

    cells: dict[int, dict[int, Any]] = field(default_factory=dict)
    columns: list[Columns] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.cells) or any(each.rows and each.values for each in self.columns)

    @property
    def last(self) -> int:
        """The last row in which something is to be written; 0 for none."""
        return max([*self.cells, *(each.rows[-1] for each in self.columns if each.rows)], default=0)

    def in_order(self) -> Iterator[tuple[int, RowEdits]]:
        """Row by row what is to be written in each."""
        single = ((row, sorted(self.cells[row].items(), key=itemgetter(0))) for row in sorted(self.cells))
        if not self.columns:
            return single
        everything = [*(each.by_row() for each in self.columns if each.values), single]
        return map(_joined, groupby(heapq.merge(*everything, key=itemgetter(0)), itemgetter(0)))

    def inside(self, areas: Sequence[Area]) -> Iterator[tuple[Area, int, int, Any]]:
        """The cells that are to be written in one of some areas: the area, row, column and value of each."""
        numbers = sorted(self.cells) if areas else []
        for area in areas:
            for row in numbers[bisect_left(numbers, area.top) : bisect_right(numbers, area.bottom)]:
                for column, value in self.cells[row].items():
                    if area.left <= column <= area.right:
                        yield area, row, column, value
            for each in self.columns:
                for at in range(bisect_left(each.rows, area.top), bisect_right(each.rows, area.bottom)):
                    for column, values in each.values.items():
                        if area.left <= column <= area.right and values[at] is not LEAVE:
                            yield area, each.rows[at], column, values[at]


def _joined(found: tuple[int, Iterator[tuple[int, RowEdits]]]) -> tuple[int, RowEdits]:
    """What is to be written in one row, from all that name it; the last one wins."""
    row, edits = found
    first = next(edits)[1]
    more = [each for _, others in edits for each in others]
    return row, sorted({**dict(first), **dict(more)}.items(), key=itemgetter(0)) if more else first
