"""Rewriting the rows of a sheet: only the cells that get a new content change, everything else stays."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from caseload.tables.editor.address import Area, cell_name, column_letters
from caseload.tables.editor.celltext import (
    EMPTY,
    ERROR,
    FLAG,
    NUMBER,
    TEXT,
    Content,
    cell_body,
    inline_text,
    read_text,
    serial,
)
from caseload.tables.editor.markup import attributes, with_attribute
from caseload.tables.editor.sheet import Body, Row, Sheet

# ``vm`` points to a picture or linked record that the old value stood for; it must not outlive that value.
_VALUE_ATTRIBUTES = re.compile(rb"\s+(?:t|vm)\s*=\s*(?:\"[^\"]*\"|'[^']*')")
_FORMULA_ATTRIBUTES = re.compile(rb"\s+(?:t|vm|cm)\s*=\s*(?:\"[^\"]*\"|'[^']*')")
_TYPE = re.compile(rb"\st\s*=\s*[\"']([^\"']*)[\"']")
_STYLE = re.compile(rb"\ss\s*=\s*(?:\"[^\"]*\"|'[^']*')")
_SHARED_OR_ARRAY = re.compile(rb"<[^>]*\sref\s*=\s*[\"']([^\"']*)[\"']")
_FORMULA_TEXT = re.compile(rb"<[^\s>]+>([^<]*)<")

Edits = Mapping[int, Mapping[int, Content]]


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
    any_gone: bool = False


class RowEditor:
    """Carries out the edits of one sheet; ``strings`` gives the shared strings when they are first needed."""

    def __init__(self, sheet: Sheet, strings: Callable[[], list[str]], date1904: bool):
        self.sheet, self.date1904, self._strings = sheet, date1904, strings
        self.outcome = Outcome()
        self._made_in_row: list[int] = []
        self._row: Row | None = None

    def run(self, edits: Edits) -> Outcome:
        """The outcome of ``edits`` (row, column, content)."""
        sheet, out = self.sheet, self.outcome
        out.any_gone = any(new.gone for row in edits.values() for new in row.values())
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
            if out.any_gone:
                self._note_filled(row.number, sheet.data[row.start : row.end])
        out.pieces.append(view[copied : sheet.body_end])
        while waiting:
            made = self._new_row(waiting[-1], edits[waiting.pop()])
            if made:
                out.pieces.append(made)
        return out

    def _note_filled(self, number: int, row: bytes) -> None:
        if self.outcome.any_gone and b"<%bc " % self.sheet.prefix in row:
            self.outcome.last_filled_row = number

    def _new_row(self, number: int, edits: Mapping[int, Content]) -> bytes:
        self._row = None
        cells = b"".join(self._new_cell(number, column, edits[column]) for column in sorted(edits))
        if not cells:
            return b""
        self.outcome.rows_made += 1
        self.outcome.last_filled_row = number
        p = self.sheet.prefix
        return b'<%brow r="%d">%b</%brow>' % (p, number, cells, p)

    def _new_cell(self, row: int, column: int, new: Content) -> bytes:
        """The XML of a cell that is not there yet; nothing when there is nothing to hold."""
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
        return self._cell(written, self._formula(new), new)

    def _style_shown(self, column: int) -> bytes:
        """The format of a cell that is not there: its row's, else its column's, as when it is typed in."""
        said = attributes(self._row.attributes) if self._row else {}
        if said.get("customFormat") in ("1", "true"):
            return said["s"].encode() if said.get("s", "").isdigit() else b""
        return self.sheet.column_style(column)

    def _cell(self, written: bytes, kept: bytes, new: Content) -> bytes:
        p = self.sheet.prefix
        kind, body = cell_body(p, kept, new)
        if not body:
            return b"<%bc%b/>" % (p, written)
        return b"<%bc%b%b>%b</%bc>" % (p, written, kind, body, p)

    def _formula(self, new: Content) -> bytes:
        p = self.sheet.prefix
        return b"" if new.formula is None else b"<%bf>%b</%bf>" % (p, new.formula, p)

    def _edited_row(self, row: Row, edits: Mapping[int, Content]) -> bytes | None:
        """The new bytes of a row, or None when every cell already holds what it should."""
        data, pieces, copied = self.sheet.data, [], row.cells_start
        self._row, self._made_in_row = row, []
        waiting = sorted(edits, reverse=True)
        for column, match in self.sheet.cells(row):
            while waiting and waiting[-1] < column:
                made = self._new_cell(row.number, waiting[-1], edits[waiting.pop()])
                if made:
                    pieces += [data[copied : match.start()], made]
                    copied = match.start()
            if not waiting:
                continue
            if waiting[-1] == column:
                changed = self._changed_cell(row.number, column, match, edits[waiting.pop()])
                if changed is None:
                    self.outcome.unchanged += 1
                else:
                    self.outcome.changed += 1
                    pieces += [data[copied : match.start()], changed]
                    copied = match.end()
        added = [self._new_cell(row.number, c, edits[c]) for c in reversed(waiting)]
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
        return self._widened(row, head) + cells + end

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

    def _changed_cell(self, row: int, column: int, match: re.Match[bytes], new: Content) -> bytes | None:
        """The new XML of a cell, or None when nothing changes."""
        name = cell_name(row, column)
        body = self.sheet.body(match, name)
        if new.gone:
            self._lose(body.formula, name)
            return b""
        kept = self._kept_formula(body.formula, new, name)
        written = match[1] if new.style is None else self._styled(match[1], new.style)
        if kept == body.formula and written == match[1] and self._same(match[1], body, new):
            return None
        dropped = _VALUE_ATTRIBUTES if kept == body.formula else _FORMULA_ATTRIBUTES
        return self._cell(dropped.sub(b"", written), kept, new)

    def _styled(self, written: bytes, style: bytes) -> bytes:
        return _STYLE.sub(b"", written) + b' s="%b"' % style

    def _kept_formula(self, old: bytes, new: Content, name: str) -> bytes:
        """The ``<f>`` element that the cell has afterwards."""
        if new.formula is None:
            if old and not new.keep:
                self._lose(old, name)
                return b""
            return old
        text = _FORMULA_TEXT.match(old) if old else None
        if text is not None and text[1] == new.formula:
            return old
        self._refuse_master(old, name)
        return self._formula(new)

    def _lose(self, formula: bytes, name: str) -> None:
        if formula:
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

    def _same(self, written: bytes, body: Body, new: Content) -> bool:
        """Whether the cell shows the new value already."""
        if body.inline is None and body.value is None:
            return new.kind == EMPTY
        match = _TYPE.search(written)
        kind = match[1] if match else b"n"
        if kind == b"inlineStr":
            return new.kind == TEXT and inline_text(body.inline or b"") == new.value
        if new.kind == EMPTY or body.value is None:
            return False
        return self._same_value(kind, body.value, new)

    def _same_value(self, kind: bytes, value: bytes, new: Content) -> bool:
        try:
            if kind == b"n":
                return new.kind == NUMBER and (value == new.text or float(value) == new.value)
            if kind == b"b":
                return new.kind == FLAG and (value.strip() in (b"1", b"true")) == new.value
            if kind == b"e" or new.kind == ERROR:
                return kind == new.kind and read_text(value) == new.value
            if kind == b"s":
                return isinstance(new.value, str) and self._strings()[int(value)] == new.value
            if kind == b"str":
                return isinstance(new.value, str) and read_text(value) == new.value
            if kind == b"d" and new.kind == NUMBER:
                moment = datetime.fromisoformat(value.decode())
                return serial(moment, self.date1904) == new.value
        except (ValueError, IndexError):
            return False
        return False
