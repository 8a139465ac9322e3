"""Rewriting the rows of a sheet: only the cells that get a new content change, everything else stays."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from caseload.tables.editor.address import LAST_COLUMN, LAST_ROW, Area
from caseload.tables.editor.cells import CellEditor
from caseload.tables.editor.contents import Contents
from caseload.tables.editor.edits import Edits, RowEdits
from caseload.tables.editor.fresh import FreshRows
from caseload.tables.editor.markup import attributes, with_attribute
from caseload.tables.editor.outcome import Outcome
from caseload.tables.editor.sheet import Row, Sheet
from caseload.tables.editor.tall import Height, Tall

_END: tuple[int, RowEdits] = (LAST_ROW + 1, [])
"""Behind the last row to be edited."""
_BEYOND = (LAST_COLUMN + 1, None)
"""Behind the last column to be edited in a row."""


class RowEditor:
    """Carries out the edits of one sheet.

    ``strings`` gives the shared strings when they are first needed, ``height`` tells how tall a row has to be.
    """

    def __init__(self, sheet: Sheet, contents: Contents, strings: Callable[[], list[str]], height: Height | None = None):
        self.sheet, self.outcome = sheet, Outcome()
        self._contents, self._tall = contents, Tall(sheet, height)
        self._cells = CellEditor(sheet, strings, contents.date1904, self.outcome)

    def run(self, edits: Edits, shrinks: bool = False, fresh: FreshRows | None = None) -> Outcome:
        """The outcome of ``edits``; ``shrinks`` when cells at the end are taken out.

        ``fresh`` are rows below all others, and below all edits.
        """
        sheet, out = self.sheet, self.outcome
        out.shrinks = shrinks
        view, copied = memoryview(sheet.data), sheet.body_start
        waiting = edits.in_order()
        number, cells = next(waiting, _END)
        for row in sheet.rows():
            while number < row.number:
                made = self._new_row(number, cells)
                if made:
                    out.pieces += [view[copied : row.start], made]
                    copied = row.start
                number, cells = next(waiting, _END)
            if number == row.number:
                changed = self._edited_row(row, cells)
                number, cells = next(waiting, _END)
                if changed is not None:
                    out.pieces += [view[copied : row.start], changed]
                    copied = row.end
                    self._note_filled(row.number, changed)
                    continue
            if shrinks:
                self._note_filled(row.number, sheet.data[row.start : row.end])
        out.pieces.append(view[copied : sheet.body_end])
        out.pieces += self._rows_behind(number, cells, waiting)
        if fresh:
            self._add_fresh(fresh)
        return out

    def _rows_behind(self, number: int, cells: RowEdits, waiting: Iterator[tuple[int, RowEdits]]) -> Iterator[bytes]:
        """The rows that are made behind all that are there."""
        while cells:
            made = self._new_row(number, cells)
            if made:
                yield made
            number, cells = next(waiting, _END)

    def _add_fresh(self, fresh: FreshRows) -> None:
        out, first, left, right = self.outcome, 0, LAST_COLUMN, 0
        for number, cells, columns in fresh.rows():
            if columns:
                out.changed += len(columns)
                out.note_row(number)
                out.pieces.append(self._row(number, cells))
                first, left, right = first or number, min(left, columns[0]), max(right, columns[-1])
        if first:
            out.note_made(Area(first, left, out.last_filled_row, right))

    def _row(self, number: int, cells: bytes) -> bytes:
        p = self.sheet.prefix
        return b'<%brow r="%d"%b>%b</%brow>' % (p, number, self._tall.of_new(number), cells, p)

    def _note_filled(self, number: int, row: bytes) -> None:
        if self.outcome.shrinks and b"<%bc " % self.sheet.prefix in row:
            self.outcome.last_filled_row = number

    def _new_row(self, number: int, edits: RowEdits) -> bytes:
        cells = b"".join(self._new_cell(number, *each, self.sheet.column_style(each[0])) for each in edits)
        if not cells:
            return b""
        self.outcome.note_row(number)
        return self._row(number, cells)

    def _new_cell(self, row: int, column: int, value: object, style: bytes) -> bytes:
        return self._cells.made(row, column, self._contents.at(row, column, value), style)

    def _edited_row(self, row: Row, edits: RowEdits) -> bytes | None:
        """The new bytes of a row, or None when every cell already holds what it should."""
        sheet, number, contents = self.sheet, row.number, self._contents.at
        data, pieces, copied, made_in = sheet.data, [], row.cells_start, []
        waiting = iter(edits)
        wanted, value = next(waiting, _BEYOND)
        for column, cell in sheet.cells_at(row, [each[0] for each in edits]):
            while wanted < column:
                made = self._new_cell(number, wanted, value, self._style_shown(row, wanted))
                if made:
                    at = sheet.start(cell)
                    pieces += [data[copied:at], made]
                    copied = at
                    made_in.append(wanted)
                wanted, value = next(waiting, _BEYOND)
            if wanted == column:
                changed = self._cells.changed(number, column, cell, contents(number, column, value))
                if changed is not None:
                    pieces += [data[copied : sheet.start(cell)], changed]
                    copied = cell.end()
                wanted, value = next(waiting, _BEYOND)
        added = []
        while wanted <= LAST_COLUMN:
            made = self._new_cell(number, wanted, value, self._style_shown(row, wanted))
            if made:
                added.append(made)
                made_in.append(wanted)
            wanted, value = next(waiting, _BEYOND)
        if not pieces and not added:
            return None
        rest = b"" if row.cells_end < 0 else data[copied : row.cells_end]
        return self._row_with(row, b"".join([*pieces, rest, *added]), made_in)

    def _style_shown(self, row: Row, column: int) -> bytes:
        """The format of a cell that is not there: its row's, else its column's, as when it is typed in."""
        said = attributes(row.attributes)
        if said.get("customFormat") in ("1", "true"):
            return said["s"].encode() if said.get("s", "").isdigit() else b""
        return self.sheet.column_style(column)

    def _row_with(self, row: Row, cells: bytes, made_in: Sequence[int]) -> bytes:
        head = self.sheet.data[row.start : row.cells_start]
        if row.cells_end < 0:
            head = head[: head.rindex(b"/")].rstrip() + b">"
        end = b"</%brow>" % self.sheet.prefix
        if row.cells_end >= 0:
            end = self.sheet.data[row.cells_end : row.end]
        return self._tall.fitted(row, _widened(row, head, made_in)) + cells + end


def _widened(row: Row, head: bytes, made_in: Sequence[int]) -> bytes:
    """The row's tag with ``spans`` that cover the cells made in it."""
    if not made_in or b"spans" not in row.attributes:
        return head
    ends = [int(n) for n in re.findall(r"\d+", attributes(row.attributes).get("spans", ""))]
    if len(ends) != 2 or (ends[0] <= made_in[0] and made_in[-1] <= ends[1]):
        return head
    lead = len(head) - len(head.lstrip())
    spans = f"{min(ends[0], made_in[0])}:{max(ends[1], made_in[-1])}"
    return head[:lead] + with_attribute(head[lead:], "spans", spans)
