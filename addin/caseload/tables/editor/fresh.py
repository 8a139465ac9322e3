"""Rows below everything that a sheet holds: nothing to compare with, so each is written straight from its record."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from caseload.tables.editor.address import column_letters
from caseload.tables.editor.celltext import EMPTY, CellWriter, Content

Fill = Callable[[int, int], Any]
"""Row and column -> what a new cell gets when its record does not name the column."""
Written = Callable[[int, int, Any], Content]
"""Row, column and value -> the content; the error names the cell."""


class FreshRow(NamedTuple):
    """A new row: its number, its cells as XML, and the columns in which they stand."""

    number: int
    cells: bytes
    columns: tuple[int, ...]


class _FreshColumn(NamedTuple):
    """What all new cells of a column share."""

    name: str
    number: int
    letters: bytes
    style: bytes
    styled: bool


class FreshRows:
    """The records that go below a sheet's last row, in order; they become XML only when the sheet is written.

    ``columns``: name and number of each column of the table. ``style``: the format of a new cell in a column, None
    when it has none of its own and ``shown`` gives the sheet's. ``fill``: see ``Fill``.
    """

    def __init__(self, prefix: bytes, columns: Sequence[tuple[str, int]], style: Callable[[int], bytes | None],
                 shown: Callable[[int], bytes], fill: Fill, written: Written):  # fmt: skip
        self.records: list[tuple[int, Mapping[str, Any]]] = []
        self._writer, self._fill, self._written = CellWriter(prefix), fill, written
        self._columns = [self._column(name, at, style(at), shown(at)) for name, at in columns]

    @staticmethod
    def _column(name: str, at: int, own: bytes | None, shown: bytes) -> _FreshColumn:
        number = shown if own is None else own
        return _FreshColumn(name, at, column_letters(at).encode(), b' s="%b"' % number if number else b"", own is not None)

    def rows(self) -> Iterator[FreshRow]:
        """Each record as a row."""
        return (self._row(number, record) for number, record in self.records)

    def _row(self, number: int, record: Mapping[str, Any]) -> FreshRow:
        writer, pieces, columns = self._writer, [], []
        for each in self._columns:
            value = record[each.name] if each.name in record else self._fill(number, each.number)
            new = self._written(number, each.number, value)
            if new.kind == EMPTY and new.formula is None and not each.styled:
                continue
            pieces.append(writer.cell(b' r="%b%d"%b' % (each.letters, number, each.style), writer.formula(new), new))
            columns.append(each.number)
        return FreshRow(number, b"".join(pieces), tuple(columns))
