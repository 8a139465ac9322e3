"""One cell: its new XML in place of the old, or where there was none."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from caseload.tables.editor.address import Area, cell_name, column_letters
from caseload.tables.editor.celltext import CellWriter
from caseload.tables.editor.contents import EMPTY, Content
from caseload.tables.editor.outcome import Outcome
from caseload.tables.editor.sheet import INSIDE, OTHERS, WHOLE, Cell, Sheet
from caseload.tables.editor.shown import Shown

# ``vm`` points to a picture or linked record that the old value stood for; it must not outlive that value.
_VALUE_ATTRIBUTES = re.compile(rb"\s+(?:t|vm)\s*=\s*(?:\"[^\"]*\"|'[^']*')")
_FORMULA_ATTRIBUTES = re.compile(rb"\s+(?:t|vm|cm)\s*=\s*(?:\"[^\"]*\"|'[^']*')")
_TYPE = re.compile(rb"\st\s*=\s*[\"']([^\"']*)[\"']")
_STYLE_NUMBER = re.compile(rb"\ss\s*=\s*[\"']([^\"']*)[\"']")
_STYLE = re.compile(rb"\ss\s*=\s*(?:\"[^\"]*\"|'[^']*')")
_SHARED_OR_ARRAY = re.compile(rb"<[^>]*\sref\s*=\s*[\"']([^\"']*)[\"']")
_FORMULA_TEXT = re.compile(rb"<[^\s>]+>([^<]*)<")


class _Attributes(NamedTuple):
    """The attributes of a cell: its kind and format, and what stays of them beside a new value or formula."""

    kind: bytes
    style: bytes | None
    without_kind: bytes
    without_formula: bytes


class CellEditor:
    """Makes and changes the cells of one sheet, and counts in ``outcome``; ``strings`` gives the shared strings."""

    def __init__(self, sheet: Sheet, strings: Callable[[], list[str]], date1904: bool, outcome: Outcome):
        self.sheet, self.outcome = sheet, outcome
        self._shown = Shown(strings, date1904)
        self._writer = CellWriter(sheet.prefix)
        self._known: dict[bytes, _Attributes] = {}

    def made(self, row: int, column: int, new: Content, style: bytes) -> bytes:
        """The XML of a cell that is not there yet; nothing when there is nothing to hold.

        ``style`` is the format in which its place is shown, for a content without a format of its own.
        """
        nothing = new.kind == EMPTY and new.formula is None and new.style is None
        if new.gone or nothing:
            self.outcome.unchanged += 1
            return b""
        self.outcome.changed += 1
        self.outcome.note_made(Area(row, column, row, column))
        number = style if new.style is None else new.style
        written = b' r="%b%d"%b' % (column_letters(column).encode(), row, b' s="%b"' % number if number else b"")
        return self._writer.cell(written, self._writer.formula(new), new)

    def changed(self, row: int, column: int, cell: Cell, new: Content) -> bytes | None:
        """The new XML of a cell, or None when nothing changes."""
        whole, others, inside = cell.group(WHOLE, OTHERS, INSIDE)
        body = self.sheet.body(inside, row, column)
        old = kept = body.formula
        if new.gone:
            self.outcome.changed += 1
            self._lose(old, row, column)
            return b""
        if old or new.formula is not None:
            kept = self._kept_formula(old, new, row, column)
        said = self._known.get(others) or self._attributes_known(others)
        restyled = new.style is not None and new.style != said.style
        if kept == old and not restyled and self._shown.same(said.kind, body, new):
            self.outcome.unchanged += 1
            return None
        self.outcome.changed += 1
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
