"""Rows below everything that a sheet holds: nothing to compare with, so each is written straight from its record."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from caseload.tables.editor.address import column_letters
from caseload.tables.editor.celltext import CellWriter
from caseload.tables.editor.contents import EMPTY, Contents
from caseload.tables.editor.sheet import Sheet

Fill = Callable[[int, int], Any]
"""Row and column -> what a new cell gets when its record does not name the column."""

_LEFT_OUT = object()
_OFTEN = (str, date, type(None))
"""Kinds of values that come again and again in a column: their cells differ in the number of the row only."""
_MANY = 2_000
"""So many of them are remembered for a column."""


class FreshRow(NamedTuple):
    """A new row: its number, its cells as XML, and the columns in which they stand."""

    number: int
    cells: bytes
    columns: tuple[int, ...]


class _FreshColumn(NamedTuple):
    """What all new cells of a column share: how they begin, their format, and how cells with known values end."""

    name: str
    number: int
    beginning: bytes
    style: bytes
    styled: bool
    known: dict[Any, bytes]


class FreshRows:
    """The records that go below a sheet's last row, in order; they become XML only when the sheet is written.

    ``columns``: name and number of each column of the table. ``style``: the format of a new cell in a column; None
    when it has none of its own, then it is the sheet's. ``fill``: see ``Fill``.
    """

    def __init__(self, sheet: Sheet, contents: Contents, columns: Sequence[tuple[str, int]],
                 style: Callable[[int], bytes | None], fill: Fill):  # fmt: skip
        self.records: list[tuple[int, Mapping[str, Any]]] = []
        self._contents, self._fill = contents, fill
        self._writer = CellWriter(sheet.prefix)
        self._tag = b"<%bc" % sheet.prefix
        self._columns = [self._column(name, at, style(at), sheet.column_style(at)) for name, at in columns]

    def _column(self, name: str, at: int, own: bytes | None, shown: bytes) -> _FreshColumn:
        number = shown if own is None else own
        beginning = b'%b r="%b' % (self._tag, column_letters(at).encode())
        return _FreshColumn(name, at, beginning, b' s="%b"' % number if number else b"", own is not None, {})

    def rows(self) -> Iterator[FreshRow]:
        """Each record as a row."""
        return (self._row(number, record) for number, record in self.records)

    def _row(self, number: int, record: Mapping[str, Any]) -> FreshRow:
        pieces: list[bytes] = []
        columns, here = [], b"%d" % number
        for column in self._columns:
            name, at, beginning, _, _, known = column
            value = record.get(name, _LEFT_OUT)
            if value is _LEFT_OUT:
                value = self._fill(number, at)
            end = known.get(value)
            if end is None:
                end = self._end(number, column, value)
                if type(value) in _OFTEN and len(known) < _MANY:
                    known[value] = end
            if end:
                pieces += (beginning, here, end)
                columns.append(at)
        return FreshRow(number, b"".join(pieces), tuple(columns))

    def _end(self, row: int, column: _FreshColumn, value: Any) -> bytes:
        """A cell from the end of its row's number on; nothing when it has nothing to hold."""
        new = self._contents.at(row, column.number, value)
        if new.kind == EMPTY and new.formula is None and not column.styled:
            return b""
        return b'"' + self._writer.cell(column.style, self._writer.formula(new), new)[len(self._tag) :]
