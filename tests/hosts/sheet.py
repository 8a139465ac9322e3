"""The parity table as a real workbook: every case a formula, its arguments cells and ranges on a sheet of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from caseload.cells import functions
from caseload.cells.made import Argument
from caseload.rules.engine.kinds import Day, Month
from caseload.tables.dialects import Dialect, convert
from hosts.parity import Block, Case, Error
from hosts.server import serial

CASES, POOL = "Cases", "Pool"


class Pool:
    """The distinct cells and ranges of all cases, each written once."""

    def __init__(self, sheet: Any):
        self.sheet, self.places, self.row = sheet, {}, 1

    def address(self, cell: Any) -> str:
        """Where a cell or range stands, as an absolute reference."""
        key = (type(cell), repr(cell))
        if key not in self.places:
            self.places[key] = self._write(cell)
        return self.places[key]

    def _write(self, cell: Any) -> str:
        rows = cell.rows if isinstance(cell, Block) else ((cell,),)
        top, wide = self.row, max(map(len, rows))
        for at, row in enumerate(rows):
            for column, each in enumerate(row, start=1):
                _fill(self.sheet.cell(top + at, column), each)
        self.row += len(rows)
        last = f":${chr(64 + wide)}${self.row - 1}" if (len(rows), wide) != (1, 1) else ""
        return f"{POOL}!$A${top}{last}"


def _fill(place: Any, cell: Any) -> None:
    if isinstance(cell, Error):
        place.value, place.data_type = cell.text, "e"
    elif isinstance(cell, str):
        place.value, place.data_type = cell, "s"
    elif isinstance(cell, date):
        place.value, place.number_format = serial(cell), "yyyy-mm-dd"
    elif cell is not None:
        place.value = cell


def as_text(argument: Argument) -> bool:
    """Does a formula of ours hand this argument over as text, so that an empty cell stays empty on every host?"""
    return not isinstance(argument.kind, (Day, Month)) and not argument.takes_list and not argument.of


def formula(case: Case, pool: Pool, dialect: Dialect) -> str:
    """The call as a formula."""
    words = []
    for argument, cell in zip(functions()[case.function].arguments, case.cells, strict=False):
        ending = '&""' if as_text(argument) and not isinstance(cell, Block) else ""
        words.append(pool.address(cell) + ending)
    return convert(f"={case.function}({','.join(words)})", dialect, functions())


def write(path: Path, cases: Sequence[Case], dialect: Dialect) -> Path:
    """A workbook in which every case is a formula in column A, each above the rows that its answer fills."""
    import openpyxl
    from openpyxl.worksheet.formula import ArrayFormula

    book = openpyxl.Workbook()
    sheet, pool = book.active, Pool(book.create_sheet(POOL))
    sheet.title = CASES
    for case, (row, height) in zip(cases, places(cases), strict=True):
        text = formula(case, pool, dialect)
        sheet.cell(row, 1).value = text if height == 1 else ArrayFormula(f"A{row}:A{row + height - 1}", text)
    book.save(path)
    return path


def places(cases: Iterable[Case]) -> list[tuple[int, int]]:
    """For each case its row, and how many rows its answer fills."""
    found, row = [], 1
    for case in cases:
        height = height_of(case)
        found.append((row, height))
        row += height
    return found


def height_of(case: Case) -> int:
    """How many rows an answer fills: the height of the tallest range among arguments that are no lists."""
    arguments = functions()[case.function].arguments
    return max((len(cell.rows) for argument, cell in zip(arguments, case.cells, strict=False)
                if isinstance(cell, Block) and not argument.takes_list), default=1)  # fmt: skip


def results(path: Path, cases: Sequence[Case]) -> list[Any]:
    """For each case its value, or the list of values below each other, as a recalculated file holds them."""
    from python_calamine import CalamineWorkbook

    rows = CalamineWorkbook.from_path(path).get_sheet_by_name(CASES).to_python()
    column = [row[0] if row else "" for row in rows]
    return [column[row - 1] if height == 1 else column[row - 1 : row - 1 + height]
            for row, height in places(cases)]  # fmt: skip


def seen(case: Case, one: Callable[[Argument, Any], Any], in_range: Callable[[Any], Any]) -> list[Any]:
    """The arguments as the program hands them over: ``one`` for a single cell, ``in_range`` for a cell of a range."""
    return [[[in_range(each) for each in row] for row in cell.rows] if isinstance(cell, Block) else one(argument, cell)
            for argument, cell in zip(functions()[case.function].arguments, case.cells, strict=False)]  # fmt: skip
