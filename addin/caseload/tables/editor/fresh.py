"""Rows below everything that a sheet holds: nothing to compare with, so each is written straight from its record."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from caseload.tables.editor.address import cell_name, column_letters
from caseload.tables.editor.celltext import EMPTY, CellWriter, Content, Unwritable, content
from caseload.tables.editor.sheet import Sheet

Fill = Callable[[int, int], Any]
"""Row and column -> what a new cell gets when its record does not name the column."""

_OFTEN = (str, date)
"""Kinds of values that come again and again in a column: their content is worked out once."""


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

    ``columns``: name and number of each column of the table. ``style``: the format of a new cell in a column; None
    when it has none of its own, then it is the sheet's. ``fill``: see ``Fill``.
    """

    def __init__(self, sheet: Sheet, date1904: bool, columns: Sequence[tuple[str, int]],
                 style: Callable[[int], bytes | None], fill: Fill):  # fmt: skip
        self.records: list[tuple[int, Mapping[str, Any]]] = []
        self._sheet, self._date1904, self._fill = sheet, date1904, fill
        self._writer = CellWriter(sheet.prefix)
        self._known: dict[Any, Content] = {}
        self._columns = [self._column(name, at, style(at), sheet.column_style(at)) for name, at in columns]

    @staticmethod
    def _column(name: str, at: int, own: bytes | None, shown: bytes) -> _FreshColumn:
        number = shown if own is None else own
        return _FreshColumn(name, at, column_letters(at).encode(), b' s="%b"' % number if number else b"", own is not None)

    def rows(self) -> Iterator[FreshRow]:
        """Each record as a row."""
        return (self._row(number, record) for number, record in self.records)

    def _row(self, number: int, record: Mapping[str, Any]) -> FreshRow:
        writer, pieces, columns = self._writer, [], []
        for name, column, letters, style, styled in self._columns:
            value = record[name] if name in record else self._fill(number, column)
            new = self._known.get(value) if type(value) in _OFTEN else None
            if new is None:
                new = self._content(number, column, value)
            if new.kind == EMPTY and new.formula is None and not styled:
                continue
            pieces.append(writer.cell(b' r="%b%d"%b' % (letters, number, style), writer.formula(new), new))
            columns.append(column)
        return FreshRow(number, b"".join(pieces), tuple(columns))

    def _content(self, row: int, column: int, value: Any) -> Content:
        try:
            new = content(value, self._date1904)
        except Unwritable as reason:
            where = cell_name(row, column)
            raise self._sheet.refused("the value cannot be written", str(reason), cell=where) from None
        if type(value) in _OFTEN:
            self._known[value] = new
        return new
