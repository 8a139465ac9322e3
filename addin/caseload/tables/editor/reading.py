"""What stands in the cells of a sheet: values, and the text of formulas, read by the editor's own scanner."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from os import PathLike
from pathlib import Path
from typing import Any, NamedTuple

from caseload.tables.editor.address import cell_name
from caseload.tables.editor.celltext import inline_text, read_text
from caseload.tables.editor.contents import CellError, serial
from caseload.tables.editor.markup import attributes, unescape
from caseload.tables.editor.package import FILE_LIMIT, Package
from caseload.tables.editor.plan import open_sheet
from caseload.tables.editor.regions import has_formulas
from caseload.tables.editor.sheet import INSIDE, WHOLE, Body, Sheet
from caseload.tables.editor.shift import shifted
from caseload.tables.editor.swap import read_whole
from caseload.tables.editor.workbook import Workbook

_FORMULA = re.compile(r"<[^\s>/]+((?:\s[^>]*?)?)(?:/>|>([^<]*)<)")
_TYPE = re.compile(rb"\st\s*=\s*[\"']([^\"']*)[\"']")


class FormulaCell(NamedTuple):
    """A formula where it stands: row, column, its text, and whether other cells live on it or it on theirs."""

    row: int
    column: int
    text: str
    tied: bool


def open_workbook(source: str | PathLike[str]) -> Workbook:
    """The workbook in a file; raises ``WorkbookRefused`` or ``FileBusy``."""
    path = Path(source)
    return Workbook(Package(read_whole(path, FILE_LIMIT), path.name))


def read_cells(source: str | PathLike[str], sheet: str) -> dict[str, Any]:
    """The values of a sheet by address ("B7"), cells without one left out.

    Numbers are float, dates the numbers Excel keeps for them, text str, errors ``CellError``. Raises
    ``WorkbookRefused`` for the same files and sheets as ``patch_cells``.
    """
    book = open_workbook(source)
    opened = open_sheet(book, book.sheet(sheet), Path(source).name)
    found = {}
    for row, column, written, body in _cells(opened):
        try:
            value = _value(book, written, body)
        except (ValueError, IndexError):
            what, why = "the cell cannot be read", "its value does not fit its kind"
            raise opened.refused(what, why, cell=cell_name(row, column)) from None
        if value is not None:
            found[cell_name(row, column)] = value
    return found


def formula_cells(source: str | PathLike[str], sheet: str) -> dict[str, str]:
    """The formulas of a sheet by address, without "=", shared ones as they read in each cell.

    Members of an array or spill are left out: only the cell that fills them has the formula.
    """
    book = open_workbook(source)
    return {cell_name(each.row, each.column): each.text for each in formulas_in(book, sheet)}


def formulas_in(book: Workbook, sheet: str) -> Iterator[FormulaCell]:
    """The formulas of a worksheet of an open workbook, row by row; ``WorkbookRefused`` as ``patch_cells``."""
    part = book.sheet(sheet)
    data = book.package.read(part.part)
    if not has_formulas(data):
        return
    opened = open_sheet(book, part, book.package.where)
    shared: dict[str, tuple[str, int, int]] = {}
    for row, column, _, body in _cells(opened, b"<%bf" % opened.prefix):
        if body.formula:
            text = formula_text(body.formula.decode(), row, column, shared)
            if text:
                yield FormulaCell(row, column, text, b" t=" in body.formula)


def _cells(sheet: Sheet, holding: bytes = b"<") -> Iterator[tuple[int, int, bytes, Body]]:
    """Row, column, attributes and body of the cells in which some bytes stand."""
    for row in sheet.rows():
        for column, cell in sheet.cells(row):
            inside = cell[INSIDE]
            if inside and holding in inside:
                yield row.number, column, cell[WHOLE], sheet.body(inside, row.number, column)


def _value(book: Workbook, written: bytes, body: Body) -> Any:
    match = _TYPE.search(written)
    kind = match[1] if match else b"n"
    if kind == b"inlineStr":
        return None if body.inline is None else inline_text(body.inline)
    if body.value is None or (not body.value and kind != b"str"):
        return None
    if kind == b"s":
        return book.strings[int(body.value)]
    if kind == b"n":
        return float(body.value)
    if kind == b"b":
        return body.value.strip() in (b"1", b"true")
    text = read_text(body.value)
    if kind == b"d":
        return serial(datetime.fromisoformat(text), book.date1904)
    return CellError(text) if kind == b"e" else text


def formula_text(element: str, row: int, column: int, shared: dict[str, tuple[str, int, int]]) -> str:
    """The text of an ``<f>`` element; masters of shared formulas are remembered in ``shared`` on the way."""
    match = _FORMULA.match(element)
    said = attributes(match[1].encode()) if match else {}
    text = unescape(match[2] or "") if match else ""
    if said.get("t") != "shared":
        return text
    key = said.get("si", "")
    if text:
        shared[key] = (text, row, column)
        return text
    master, top, left = shared.get(key, ("", row, column))
    return shifted(master, row - top, column - left)
