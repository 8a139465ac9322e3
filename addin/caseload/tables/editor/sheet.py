"""The rows of a worksheet part, and the cells of a row."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from caseload.errors import WorkbookRefused
from caseload.tables.editor.address import LAST_ROW, cell_name, column_of
from caseload.tables.editor.layouts import Layouts
from caseload.tables.editor.regions import Regions

_ATTRIBUTES = rb"((?:\s+[^\s=>\"'/]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*)"
_REFERENCE = re.compile(rb"\sr\s*=\s*[\"']([^\"']*)[\"']")


class Row(NamedTuple):
    """One row: its number, where it, its cells and their end lie, and the attributes of its tag.

    ``cells_end`` is -1 for a row without content (``<row r="7"/>``).
    """

    number: int
    start: int
    cells_start: int
    cells_end: int
    end: int
    attributes: bytes


# A cell as it was found. Groups: 1 its attributes, 2 and 3 column and row of its reference, 4 the attributes
# after that (all of them when the reference is not the first), 5 what stands inside. Bare, because a sheet has
# a million of them and most are only passed over.
Cell = re.Match[bytes]
WHOLE, OTHERS, INSIDE = 1, 4, 5


class Body(NamedTuple):
    """What stands in a cell: its ``<f>`` element, the text of ``<v>``, its ``<is>`` element."""

    formula: bytes
    value: bytes | None
    inline: bytes | None


_NO_BODY = Body(b"", None, None)


class Sheet(Regions):
    """The rows of a worksheet, and their cells."""

    def __init__(self, data: bytes, where: str):
        super().__init__(data, where)
        self._compile()

    def _compile(self) -> None:
        self._value_tags = b"<%bv>" % self.prefix, b"</%bv>" % self.prefix
        self._mark = len(b"<%bc" % self.prefix)
        self._layouts = Layouts(self.prefix)
        self._row_close = b"</%brow" % self.prefix
        p = re.escape(self.prefix)
        self._row = re.compile(rb"\s*<%brow((?: r=\"([0-9]+)\")?%b)\s*(/?)>" % (p, _ATTRIBUTES))
        self._cell = re.compile(
            rb"\s*<%bc((?: r=\"([A-Z]{1,3})([0-9]+)\")?%b)\s*(?:/>|>(.*?)</%bc\s*>)" % (p, _ATTRIBUTES, p),
            re.DOTALL,
        )
        self._body = re.compile(
            rb"\s*(<%bf(?:\s[^>]*?)?(?:/>|>[^<]*</%bf\s*>))?"
            rb"\s*(?:<%bv(?:\s[^>]*?)?(?:/>|>([^<]*)</%bv\s*>))?"
            rb"\s*(<%bis\s*(?:/>|>.*</%bis\s*>))?\s*" % ((p,) * 6),
            re.DOTALL,
        )

    def rows(self) -> Iterator[Row]:
        """The rows in order; refuses rows without a number, out of order, or with anything between them."""
        at, last = self.body_start, 0
        while (match := self._row.match(self.data, at, self.body_end)) is not None:
            row = self._found(match, last)
            yield row
            at, last = row.end, row.number
        if self.data[at : self.body_end].strip():
            raise self.refused("the sheet cannot be edited", f"what follows row {last} is not understood")

    def _found(self, match: re.Match[bytes], last: int) -> Row:
        """The row whose tag was found, behind row ``last``."""
        written, digits, _, empty = match.groups()
        number = int(digits) if digits is not None else self._row_number(written)
        if not last < number <= LAST_ROW:
            raise self.refused("the sheet cannot be edited", f"its rows are out of order after row {last}")
        start, end = match.span()
        if empty:
            return Row(number, start, end, -1, end, written)
        cells_end = self.data.find(self._row_close, end, self.body_end)
        return Row(number, start, end, cells_end, self.data.index(b">", cells_end) + 1, written)

    def rows_from_end(self) -> Iterator[Row]:
        """The rows as they stand, the last one first; that they are in order is proven by ``rows``."""
        opening, at = b"<%brow" % self.prefix, self.body_end
        while (at := self.data.rfind(opening, self.body_start, at)) >= 0:
            match = self._row.match(self.data, at, self.body_end)
            if match is None:
                raise self.refused("the sheet cannot be edited", "a row is not understood")
            yield self._found(match, 0)

    def _row_number(self, written: bytes) -> int:
        """The number in the attributes of a row; 0 for one that is none."""
        match = _REFERENCE.search(written)
        if match is None:
            raise self.refused("the sheet cannot be edited", "it has rows without numbers")
        return int(match[1]) if match[1].isdigit() else 0

    def cells(self, row: Row) -> Iterator[tuple[int, Cell]]:
        """Column and match of each cell of a row, in order.

        Refuses cells without a reference, in a wrong place or order, and anything else in the row.
        """
        if row.cells_end < 0:
            return
        here, at, last = b"%d" % row.number, row.cells_start, 0
        for match in self._cell.finditer(self.data, at, row.cells_end):
            letters, digits = match.group(2, 3)
            if letters is None:
                letters, digits = self._reference(match[WHOLE], row)
            column = column_of(letters)
            if column <= last or digits != here or match.start() != at:
                raise self._misplaced(row, letters + digits)
            yield column, match
            at, last = match.end(), column
        if self.data[at : row.cells_end].strip():
            raise self.refused("the sheet cannot be edited", f"row {row.number} holds more than cells")

    def columns(self, row: Row) -> Sequence[int]:
        """The columns in which a row has cells. Refuses as ``cells``."""
        layout = self._layouts.of(self.data, row.number, row.cells_start, row.cells_end) if row.cells_end >= 0 else None
        return layout.columns if layout is not None else [column for column, _ in self.cells(row)]

    def cells_at(self, row: Row, wanted: Iterable[int]) -> Iterator[tuple[int, Cell]]:
        """Of the cells of a row those in some columns, given in order; for a column without a cell the next one.

        The others are not looked at, but for their references. Refuses as ``cells``.
        """
        if row.cells_end < 0:
            return
        layout = self._layouts.of(self.data, row.number, row.cells_start, row.cells_end)
        if layout is None:
            yield from self.cells(row)
            return
        at, behind, here = row.cells_start, 0, b'%d"' % row.number
        columns, beginnings = layout
        for column in wanted:
            place = bisect_left(columns, column, behind)
            if place == len(columns):
                return
            if not behind or column > columns[behind - 1]:
                match = self._cell.match(self.data, self.data.index(beginnings[place] + here, at), row.cells_end)
                assert match is not None, "a layout is of cells that were understood"
                yield columns[place], match
                at, behind = match.end(), place + 1

    def _reference(self, written: bytes, row: Row) -> tuple[bytes, bytes]:
        match = _REFERENCE.search(written)
        if match is None:
            raise self.refused("the sheet cannot be edited", f"row {row.number} has cells without references")
        letters = match[1].rstrip(b"0123456789")
        return letters, match[1][len(letters) :]

    def _misplaced(self, row: Row, reference: bytes) -> WorkbookRefused:
        name = reference.decode("utf-8", "replace")
        return self.refused("the sheet cannot be edited", f"cell {name} of row {row.number} is out of place")

    def start(self, cell: Cell) -> int:
        """Where the tag of a cell begins, after the blanks in front of it."""
        return cell.start(WHOLE) - self._mark

    def body(self, inside: bytes | None, row: int, column: int) -> Body:
        """Formula, value and inline text in what stands inside a cell."""
        if not inside:
            return _NO_BODY
        opening, closing = self._value_tags
        if inside.startswith(opening) and inside.endswith(closing) and inside.count(b"<") == 2:
            return Body(b"", inside[len(opening) : -len(closing)], None)
        parts = self._body.fullmatch(inside)
        if parts is None:
            what, why = "the cell cannot be edited", "it holds something unknown"
            raise self.refused(what, why, cell=cell_name(row, column))
        value = parts[2] if parts[2] is not None else b"" if b"<%bv" % self.prefix in inside else None
        return Body(parts[1] or b"", value, parts[3])
