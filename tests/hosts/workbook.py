"""An open workbook of Excel as COM shows it, for xlwings' own code: a file read by openpyxl behind Excel's object names.

Only what the buttons ask for is there. As with Excel, an empty cell is None, a number a float, a day a moment with a time
zone, an error a number; a formula that is entered shows what ``computed`` gives for it: a link its words, else nothing.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter, range_boundaries

from caseload.cells.hostvalues import COM_ERRORS
from caseload.hosts.desktop.elsewhere import _Anything, xlwings_udfs

_NUMBER_OF = {text: number for number, text in COM_ERRORS.items()}


class Cells(list[Any]):
    """A collection of Excel: counted from one, by number or by name."""

    @property
    def Count(self) -> int:
        return len(self)

    def Item(self, key: Any) -> Any:
        if isinstance(key, str):
            return next(each for each in self if each.Name == key)
        return self[key - 1]

    __call__ = Item


class Range:
    """Some cells of a sheet."""

    def __init__(self, sheet: Sheet, top: int, left: int, bottom: int, right: int):
        self.Worksheet, self.Row, self.Column = sheet, top, left
        self.bottom, self.right = bottom, right
        self.Rows, self.Columns = Cells(range(top, bottom + 1)), Cells(range(left, right + 1))

    @property
    def Address(self) -> str:
        return f"${get_column_letter(self.Column)}${self.Row}"

    @property
    def Count(self) -> int:
        return len(self.Rows) * len(self.Columns)

    def _cells(self, of: Any) -> Any:
        rows = tuple(tuple(of(row, column) for column in self.Columns) for row in self.Rows)
        return rows[0][0] if len(rows) == len(rows[0]) == 1 else rows

    @property
    def Value(self) -> Any:
        return self._cells(self.Worksheet.value)

    @Value.setter
    def Value(self, rows: Any) -> None:
        for row, line in zip(self.Rows, rows, strict=True):
            for column, each in zip(self.Columns, line, strict=True):
                self.Worksheet.enter(row, column, each)

    @property
    def Formula(self) -> Any:
        return self._cells(self.Worksheet.formula)

    @Formula.setter
    def Formula(self, text: str) -> None:
        for row in self.Rows:
            for column in self.Columns:
                self.Worksheet.enter(row, column, text)


class Table:
    """A table of a sheet."""

    def __init__(self, sheet: Sheet, name: str, ref: str):
        self.Name, self.Parent, self.sheet = name, sheet, sheet
        self.left, self.top, self.right, self.bottom = range_boundaries(ref)

    @property
    def HeaderRowRange(self) -> Range:
        return Range(self.sheet, self.top, self.left, self.top, self.right)

    @property
    def DataBodyRange(self) -> Range | None:
        return Range(self.sheet, self.top + 1, self.left, self.bottom, self.right) if self.bottom > self.top else None

    def Resize(self, to: Any) -> None:
        self.top, self.left, self.bottom, self.right = to.Row, to.Column, to.bottom, to.right


class Sheet:
    """A sheet: its formulas and what its cells show."""

    def __init__(self, book: Book, formulas: Any, values: Any):
        self.Parent, self.Name, self.book = book, formulas.title, book
        self.texts = {(cell.row, cell.column): cell.value for row in formulas.iter_rows() for cell in row
                      if cell.data_type == "f"}  # fmt: skip
        self.shown = {(cell.row, cell.column): cell.value for row in values.iter_rows() for cell in row
                      if cell.value is not None}  # fmt: skip
        self.ListObjects = Cells(Table(self, each.name, each.ref) for each in formulas.tables.values())

    def Cells(self, row: int, column: int) -> Range:
        return Range(self, row, column, row, column)

    def Range(self, first: Any, last: Any = None) -> Range:
        if isinstance(first, str):
            left, top, right, bottom = range_boundaries(first.replace("$", ""))
            return Range(self, top, left, bottom, right)
        return Range(self, first.Row, first.Column, last.bottom, last.right)

    @property
    def UsedRange(self) -> Range:
        rows, columns = zip(*{*self.shown, *self.texts, (1, 1)}, strict=True)
        return Range(self, min(rows), min(columns), max(rows), max(columns))

    def value(self, row: int, column: int) -> Any:
        shown = self.shown.get((row, column))
        if isinstance(shown, date):
            return datetime(shown.year, shown.month, shown.day, tzinfo=UTC)
        if isinstance(shown, str) and shown in _NUMBER_OF:
            return _NUMBER_OF[shown]
        return float(shown) if isinstance(shown, int) and not isinstance(shown, bool) else shown

    def formula(self, row: int, column: int) -> Any:
        shown = self.shown.get((row, column))
        return self.texts.get((row, column), "" if shown is None else str(shown))

    def enter(self, row: int, column: int, value: Any) -> None:
        """As typed: text behind an apostrophe is text, text that begins with = is a formula, nothing empties."""
        self.texts.pop((row, column), None)
        self.shown.pop((row, column), None)
        if isinstance(value, str) and value.startswith("="):
            self.texts[row, column] = value
            self.shown[row, column] = self.book.computed(value)
        elif value not in (None, ""):
            self.shown[row, column] = value[1:] if isinstance(value, str) and value.startswith("'") else value


class Book:
    """A workbook; ``saved`` says whether it was written since it was changed."""

    def __init__(self, path: Path, computed: Callable[[str], Any] = lambda formula: (
            formula.rsplit('","', 1)[1][:-2] if formula.startswith("=HYPERLINK(") else None)):  # fmt: skip
        self.Name, self.FullName, self.Saved, self.computed = path.name, str(path), True, computed
        self.Path = str(path.parent)
        formulas, values = load_workbook(path), load_workbook(path, data_only=True)
        self.Worksheets = Cells(Sheet(self, each, values[each.title]) for each in formulas.worksheets)
        self.Sheets, self.Application, self.Hwnd, self.choice = self.Worksheets, self, 1, ("", "A1")

    @property
    def Selection(self) -> Range:
        sheet, address = self.choice
        return self.Worksheets.Item(sheet).Range(address)

    def column(self, table: str, header: str) -> Range:
        """The body of one column of a table."""
        found = next(each for sheet in self.Worksheets for each in sheet.ListObjects if each.Name == table)
        heads = found.HeaderRowRange.Value[0]
        at = found.left + heads.index(header)
        return Range(found.sheet, found.top + 1, at, found.bottom, at)


@contextmanager
def xlwings_windows() -> Iterator[Any]:
    """xlwings' own module for Excel on Windows, with pywin32 replaced; gone afterwards."""
    before = {name: getattr(ctypes, name, None) for name in ("oledll", "windll", "PyDLL")}
    with xlwings_udfs():
        sys.modules["pythoncom"].__file__ = ""
        for name in before:
            setattr(ctypes, name, _Anything())
        sys.modules["win32com.client"].Dispatch = lambda told: told  # type: ignore[attr-defined]
        sys.modules["win32com.client"].DispatchEx = lambda told: told  # type: ignore[attr-defined]
        sys.modules["win32process"].GetWindowThreadProcessId = lambda window: (0, window)  # type: ignore[attr-defined]
        sys.modules.pop("xlwings._xlwindows", None)
        try:
            windows = import_module("xlwings._xlwindows")
            sys.modules["xlwings"]._xlwindows = windows  # type: ignore[attr-defined]
            yield windows
        finally:
            for name, value in before.items():
                delattr(ctypes, name) if value is None else setattr(ctypes, name, value)


__all__ = ["Book", "xlwings_windows"]
