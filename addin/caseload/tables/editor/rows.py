"""Rewriting the rows of a sheet: only the cells that get a new content change, everything else stays."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from caseload.tables.editor.address import LAST_COLUMN, Area, cell_name, column_letters
from caseload.tables.editor.celltext import (
    EMPTY,
    ERROR,
    FLAG,
    NUMBER,
    TEXT,
    CellWriter,
    Content,
    Unwritable,
    content,
    inline_text,
    read_text,
    serial,
)
from caseload.tables.editor.fresh import FreshRow, FreshRows
from caseload.tables.editor.markup import attributes, with_attribute
from caseload.tables.editor.sheet import INSIDE, OTHERS, WHOLE, Body, Cell, Row, Sheet

# ``vm`` points to a picture or linked record that the old value stood for; it must not outlive that value.
_VALUE_ATTRIBUTES = re.compile(rb"\s+(?:t|vm)\s*=\s*(?:\"[^\"]*\"|'[^']*')")
_FORMULA_ATTRIBUTES = re.compile(rb"\s+(?:t|vm|cm)\s*=\s*(?:\"[^\"]*\"|'[^']*')")
_TYPE = re.compile(rb"\st\s*=\s*[\"']([^\"']*)[\"']")
_STYLE_NUMBER = re.compile(rb"\ss\s*=\s*[\"']([^\"']*)[\"']")
_STYLE = re.compile(rb"\ss\s*=\s*(?:\"[^\"]*\"|'[^']*')")
_SHARED_OR_ARRAY = re.compile(rb"<[^>]*\sref\s*=\s*[\"']([^\"']*)[\"']")
_FORMULA_TEXT = re.compile(rb"<[^\s>]+>([^<]*)<")

_BEYOND = LAST_COLUMN + 1  # a column that no cell has: the end of a row's edits

Edits = Mapping[int, Mapping[int, Any]]
Height = Callable[[int, Callable[[int], float]], float]
"""Number of a row, and what tells the width of a column by its number -> the height of the row in points."""
_HEIGHT = re.compile(rb"\sht\s*=\s*[\"']([\d.]+)[\"']")
_CHOSEN = re.compile(rb"\scustomHeight\s*=\s*[\"'](?:1|true)[\"']")
_NEARLY = 9.0
"""Points by which a height may differ from the one that is wanted: other programs measure texts a little differently."""


def content_for(sheet: Sheet, row: int, column: int, value: Any, date1904: bool) -> Content:
    """The content for a value, or the content it is already; the error names the cell."""
    if type(value) is Content:
        return value
    try:
        return content(value, date1904)
    except Unwritable as reason:
        name = cell_name(row, column)
        raise sheet.refused("the value cannot be written", str(reason), cell=name) from None


class _Attributes(NamedTuple):
    """The attributes of a cell: its kind and format, and what stays of them beside a new value or formula."""

    kind: bytes
    style: bytes | None
    without_kind: bytes
    without_formula: bytes


@dataclass
class Outcome:
    """What became of a sheet: the new bytes of its rows, and what was counted on the way."""

    pieces: list[bytes | memoryview] = field(default_factory=list)
    changed: int = 0
    unchanged: int = 0
    rows_made: int = 0
    made: Area | None = None
    lost_formulas: list[str] = field(default_factory=list)
    last_filled_row: int = 0
    shrinks: bool = False


class RowEditor:
    """Carries out the edits of one sheet; ``strings`` gives the shared strings when they are first needed."""

    def __init__(self, sheet: Sheet, strings: Callable[[], list[str]], date1904: bool, height: Height | None = None):
        self.sheet, self.date1904, self._strings, self._height = sheet, date1904, strings, height
        self.outcome = Outcome()
        self._made_in_row: list[int] = []
        self._row: Row | None = None
        self._writer = CellWriter(sheet.prefix)
        self._known: dict[bytes, _Attributes] = {}

    def run(self, edits: Edits, shrinks: bool = False, fresh: FreshRows | None = None) -> Outcome:
        """The outcome of ``edits`` (row, column, value); ``shrinks`` when cells at the end are taken out.

        ``fresh`` are rows below all others, and below all edits.
        """
        sheet, out = self.sheet, self.outcome
        out.shrinks = shrinks
        view, copied = memoryview(sheet.data), sheet.body_start
        waiting = sorted(edits, reverse=True)
        for row in sheet.rows():
            while waiting and waiting[-1] < row.number:
                made = self._new_row(waiting[-1], edits[waiting.pop()])
                if made:
                    out.pieces += [view[copied : row.start], made]
                    copied = row.start
            if waiting and waiting[-1] == row.number:
                changed = self._edited_row(row, edits[waiting.pop()])
                if changed is not None:
                    out.pieces += [view[copied : row.start], changed]
                    copied = row.end
                    self._note_filled(row.number, changed)
                    continue
            if out.shrinks:
                self._note_filled(row.number, sheet.data[row.start : row.end])
        out.pieces.append(view[copied : sheet.body_end])
        while waiting:
            made = self._new_row(waiting[-1], edits[waiting.pop()])
            if made:
                out.pieces.append(made)
        for new in fresh.rows() if fresh else ():
            self._add_fresh(new)
        return out

    def _add_fresh(self, new: FreshRow) -> None:
        if not new.columns:
            return
        out, p = self.outcome, self.sheet.prefix
        out.changed += len(new.columns)
        out.rows_made += 1
        out.last_filled_row = new.number
        area = Area(new.number, new.columns[0], new.number, new.columns[-1])
        out.made = out.made.joined(area) if out.made else area
        out.pieces.append(b'<%brow r="%d"%b>%b</%brow>' % (p, new.number, self._tall(new.number), new.cells, p))

    def _note_filled(self, number: int, row: bytes) -> None:
        if self.outcome.shrinks and b"<%bc " % self.sheet.prefix in row:
            self.outcome.last_filled_row = number

    def _new_row(self, number: int, edits: Mapping[int, Any]) -> bytes:
        self._row = None
        cells = b"".join(self._new_cell(number, column, edits[column]) for column in sorted(edits))
        if not cells:
            return b""
        self.outcome.rows_made += 1
        self.outcome.last_filled_row = number
        p = self.sheet.prefix
        return b'<%brow r="%d"%b>%b</%brow>' % (p, number, self._tall(number), cells, p)

    def _new_cell(self, row: int, column: int, value: Any) -> bytes:
        """The XML of a cell that is not there yet; nothing when there is nothing to hold."""
        new = content_for(self.sheet, row, column, value, self.date1904)
        nothing = new.kind == EMPTY and new.formula is None and new.style is None
        if new.gone or nothing:
            self.outcome.unchanged += 1
            return b""
        self.outcome.changed += 1
        self._made_in_row.append(column)
        here = Area(row, column, row, column)
        self.outcome.made = self.outcome.made.joined(here) if self.outcome.made else here
        number = self._style_shown(column) if new.style is None else new.style
        style = b' s="%b"' % number if number else b""
        written = b' r="%b%d"%b' % (column_letters(column).encode(), row, style)
        return self._writer.cell(written, self._writer.formula(new), new)

    def _style_shown(self, column: int) -> bytes:
        """The format of a cell that is not there: its row's, else its column's, as when it is typed in."""
        said = attributes(self._row.attributes) if self._row else {}
        if said.get("customFormat") in ("1", "true"):
            return said["s"].encode() if said.get("s", "").isdigit() else b""
        return self.sheet.column_style(column)

    def _edited_row(self, row: Row, edits: Mapping[int, Any]) -> bytes | None:
        """The new bytes of a row, or None when every cell already holds what it should."""
        sheet, number, date1904 = self.sheet, row.number, self.date1904
        data, pieces, copied = sheet.data, [], row.cells_start
        self._row, self._made_in_row = row, []
        waiting = [_BEYOND, *sorted(edits, reverse=True)]
        for column, cell in sheet.cells(row):
            while waiting[-1] < column:
                made = self._new_cell(number, waiting[-1], edits[waiting.pop()])
                if made:
                    at = sheet.start(cell)
                    pieces += [data[copied:at], made]
                    copied = at
            if waiting[-1] == column:
                new = content_for(sheet, number, column, edits[waiting.pop()], date1904)
                changed = self._changed_cell(number, column, cell, new)
                if changed is None:
                    self.outcome.unchanged += 1
                else:
                    self.outcome.changed += 1
                    pieces += [data[copied : sheet.start(cell)], changed]
                    copied = cell.end()
        added = [self._new_cell(number, column, edits[column]) for column in reversed(waiting[1:])]
        if not pieces and not any(added):
            return None
        rest = b"" if row.cells_end < 0 else data[copied : row.cells_end]
        return self._row_with(row, b"".join([*pieces, rest, *added]))

    def _row_with(self, row: Row, cells: bytes) -> bytes:
        head = self.sheet.data[row.start : row.cells_start]
        if row.cells_end < 0:
            head = head[: head.rindex(b"/")].rstrip() + b">"
        end = b"</%brow>" % self.sheet.prefix
        if row.cells_end >= 0:
            end = self.sheet.data[row.cells_end : row.end]
        return self._fitted(row, self._widened(row, head)) + cells + end

    def _tall(self, number: int) -> bytes:
        """The height of a new row, when somebody tells it."""
        return b' ht="%g"' % self._height(number, self.sheet.column_width) if self._height is not None else b""

    def _fitted(self, row: Row, head: bytes) -> bytes:
        """The row's tag with the height that its new texts need, unless somebody chose one."""
        if self._height is None or _CHOSEN.search(row.attributes):
            return head
        there, wanted = _HEIGHT.search(row.attributes), self._height(row.number, self.sheet.column_width)
        if there is not None and abs(float(there[1]) - wanted) < _NEARLY:
            return head
        lead = len(head) - len(head.lstrip())
        return head[:lead] + with_attribute(head[lead:], "ht", f"{wanted:g}")

    def _widened(self, row: Row, head: bytes) -> bytes:
        """The row's tag with ``spans`` that cover the cells made in it."""
        columns = self._made_in_row
        if not columns or b"spans" not in row.attributes:
            return head
        ends = [int(n) for n in re.findall(r"\d+", attributes(row.attributes).get("spans", ""))]
        if len(ends) != 2 or (ends[0] <= min(columns) and max(columns) <= ends[1]):
            return head
        lead = len(head) - len(head.lstrip())
        spans = f"{min(ends[0], *columns)}:{max(ends[1], *columns)}"
        return head[:lead] + with_attribute(head[lead:], "spans", spans)

    def _changed_cell(self, row: int, column: int, cell: Cell, new: Content) -> bytes | None:
        """The new XML of a cell, or None when nothing changes."""
        whole, others, inside = cell.group(WHOLE, OTHERS, INSIDE)
        body = self.sheet.body(inside, row, column)
        old = kept = body.formula
        if new.gone:
            self._lose(old, row, column)
            return b""
        if old or new.formula is not None:
            kept = self._kept_formula(old, new, row, column)
        said = self._known.get(others) or self._attributes_known(others)
        restyled = new.style is not None and new.style != said.style
        if kept == old and not restyled and self._same(said.kind, body, new):
            return None
        stays = said.without_kind if kept == old else said.without_formula
        if restyled:
            stays = _STYLE.sub(b"", stays) + b' s="%b"' % (new.style or b"")
        return self._writer.cell(whole[: len(whole) - len(others)] + stays, kept, new)

    def _attributes_known(self, written: bytes) -> _Attributes:
        """What the attributes after the reference say; a sheet repeats a handful of them a million times."""
        known = self._known.get(written)
        if known is None:
            kind, style = _TYPE.search(written), _STYLE_NUMBER.search(written)
            self._known[written] = known = _Attributes(
                kind[1] if kind else b"n",
                style[1] if style else None,
                _VALUE_ATTRIBUTES.sub(b"", written),
                _FORMULA_ATTRIBUTES.sub(b"", written),
            )
        return known

    def _kept_formula(self, old: bytes, new: Content, row: int, column: int) -> bytes:
        """The ``<f>`` element that the cell has afterwards."""
        if new.formula is None:
            if new.keep:
                return old
            self._lose(old, row, column)
            return b""
        text = _FORMULA_TEXT.match(old) if old else None
        if text is not None and text[1] == new.formula:
            return old
        self._refuse_master(old, cell_name(row, column))
        return self._writer.formula(new)

    def _lose(self, formula: bytes, row: int, column: int) -> None:
        if formula:
            name = cell_name(row, column)
            self._refuse_master(formula, name)
            self.outcome.lost_formulas.append(name)

    def _refuse_master(self, formula: bytes, name: str) -> None:
        """Other cells may live on a formula with a range of its own (shared, array)."""
        match = _SHARED_OR_ARRAY.match(formula)
        if match and match[1].decode() not in (name, f"{name}:{name}"):
            raise self.sheet.refused(
                "the formula cannot be replaced",
                "other cells share it",
                "Enter it anew in each cell in Excel, then try again.",
                cell=name,
            )

    def _same(self, kind: bytes, body: Body, new: Content) -> bool:
        """Whether the cell shows the new value already."""
        value = body.value
        if value is None:
            if body.inline is None:
                return new.kind == EMPTY
            return kind == b"inlineStr" and new.kind == TEXT and inline_text(body.inline) == new.value
        try:
            if kind == b"n":
                return new.kind == NUMBER and (value == new.text or float(value) == new.value)
            return _SAME[kind](self, value, new) if kind in _SAME else False
        except (ValueError, IndexError):
            return False

    def _same_text(self, value: bytes, new: Content) -> bool:
        return new.kind == TEXT and read_text(value) == new.value

    def _same_shared(self, value: bytes, new: Content) -> bool:
        return new.kind == TEXT and self._strings()[int(value)] == new.value

    def _same_flag(self, value: bytes, new: Content) -> bool:
        return new.kind == FLAG and (value.strip() in (b"1", b"true")) == new.value

    def _same_error(self, value: bytes, new: Content) -> bool:
        return new.kind == ERROR and read_text(value) == new.value

    def _same_day(self, value: bytes, new: Content) -> bool:
        moment = datetime.fromisoformat(value.decode())
        return new.kind == NUMBER and serial(moment, self.date1904) == new.value


_SAME = {
    b"s": RowEditor._same_shared,
    b"str": RowEditor._same_text,
    b"b": RowEditor._same_flag,
    b"e": RowEditor._same_error,
    b"d": RowEditor._same_day,
}
