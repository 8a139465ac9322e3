"""The plan of an edit: contents by sheet, row and column, checked against what a sheet allows."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from caseload.tables.editor.address import Area, cell_name, parse_cell
from caseload.tables.editor.celltext import Content
from caseload.tables.editor.fresh import FreshRows
from caseload.tables.editor.ranges import dimension_with, sheet_tail_with_end
from caseload.tables.editor.rows import Height, Outcome, RowEditor, content_for
from caseload.tables.editor.sheet import Sheet
from caseload.tables.editor.workbook import SheetPart, TablePart, Workbook


@dataclass
class SheetPlan:
    """What is to happen on one sheet: values by row and column, rows below the last, where tables end afterwards.

    A value waits as it was given, or as a ``Content``; a million contents at once would fill the memory. ``height``
    tells how tall a row that is written has to be.
    """

    part: SheetPart
    sheet: Sheet
    rows: dict[int, dict[int, Any]] = field(default_factory=dict)
    ends: list[tuple[TablePart, int]] = field(default_factory=list)
    fresh: FreshRows | None = None
    height: Height | None = None

    def put(self, row: int, column: int, new: Any) -> None:
        """Plan the value of one cell; refuses a second value for the same cell."""
        cells = self.rows.setdefault(row, {})
        if column in cells:
            raise self.sheet.refused("a cell is given twice", "two values", cell=cell_name(row, column))
        cells[column] = new


class Plan:
    """The plans of all sheets that an edit names; ``where`` is the file for messages."""

    def __init__(self, workbook: Workbook, where: str):
        self.workbook, self.where = workbook, where
        self.sheets: dict[str, SheetPlan] = {}

    def on(self, name: str) -> SheetPlan:
        """The plan of a sheet; raises ``WorkbookRefused`` when it cannot be edited."""
        if name not in self.sheets:
            part = self.workbook.sheet(name)
            self.sheets[name] = SheetPlan(part, open_sheet(self.workbook, part, self.where))
        return self.sheets[name]

    def put_cells(self, name: str, values: Mapping[Any, Any]) -> None:
        """Plan values by address ("B7", or row and column) on a sheet, the first thing that is planned on it."""
        plan = self.on(name)
        rows = plan.rows
        for address, value in values.items():
            place = address if type(address) is tuple else parse_cell(address)
            if place is None:
                raise plan.sheet.refused(f"{address!r} is not the address of a cell", "like B7 it must be")
            row, column = place
            cells = rows.get(row)
            if cells is None:
                rows[row] = {column: value}
            else:
                cells[column] = value  # a cell has one address only, so none is given twice

    def written(self, sheet: Sheet, row: int, column: int, value: Any) -> Content:
        """The content for a value; the error names the cell."""
        return content_for(sheet, row, column, value, self.workbook.date1904)

    def check(self) -> None:
        """Raise ``WorkbookRefused`` for cells that belong to others: merged, filled by a formula, headers."""
        for plan in self.sheets.values():
            self._check_areas(plan, plan.sheet.merged, "it lies inside the merged area {}")
            self._check_areas(plan, plan.sheet.arrays, "the formula of {} fills it")
            self._check_headers(plan)

    def _check_areas(self, plan: SheetPlan, areas: list[Area], why: str) -> None:
        if not areas:
            return
        numbers = sorted(plan.rows)
        for area in areas:
            for row, column in _inside(plan, numbers, area):
                if (row, column) != area[:2]:
                    name = cell_name(row, column)
                    raise plan.sheet.refused("the cell cannot be edited", why.format(area), cell=name)

    def _check_headers(self, plan: SheetPlan) -> None:
        """Excel repairs a table whose column names differ from the cells above it."""
        numbers = sorted(plan.rows)
        for table in self.workbook.tables[plan.part.name]:
            if not table.header_rows:
                continue
            header = table.area._replace(bottom=table.area.top)
            for row, column in _inside(plan, numbers, header):
                new = self.written(plan.sheet, row, column, plan.rows[row][column])
                if new.value != table.columns[column - table.area.left]:
                    why = f"it names a column of the table {table.name}"
                    name = cell_name(row, column)
                    raise plan.sheet.refused("the cell cannot be edited", why, cell=name)

    def carried_out(self) -> Iterator[tuple[SheetPlan, Outcome, list[bytes | memoryview]]]:
        """Each plan with its outcome and the new bytes of the sheet."""
        for plan in self.sheets.values():
            if plan.rows or plan.ends or plan.fresh:
                editor = RowEditor(plan.sheet, lambda: self.workbook.strings, self.workbook.date1904,
                                   plan.height)
                shrinks = any(last_row < table.last_row for table, last_row in plan.ends)
                outcome = editor.run(plan.rows, shrinks, plan.fresh)
                yield plan, outcome, sheet_pieces(plan, outcome)


def open_sheet(workbook: Workbook, part: SheetPart, where: str) -> Sheet:
    """The bytes of a worksheet, ready for scanning."""
    return Sheet(workbook.package.read(part.part), f"{where}, {part.name}")


def _inside(plan: SheetPlan, numbers: list[int], area: Area) -> Iterator[tuple[int, int]]:
    """The planned cells in an area; ``numbers`` are the planned rows in order."""
    for row in numbers[bisect_left(numbers, area.top) : bisect_right(numbers, area.bottom)]:
        for column in plan.rows[row]:
            if area.left <= column <= area.right:
                yield row, column


def sheet_pieces(plan: SheetPlan, outcome: Outcome) -> list[bytes | memoryview]:
    """The whole new sheet: head with its dimension, rows, tail with the ranges that follow a table."""
    sheet, data = plan.sheet, plan.sheet.data
    head, tail = data[: sheet.open.start], data[sheet.tail_start :]
    if sheet.dimension is not None:
        tag = sheet.dimension
        last = outcome.last_filled_row if outcome.shrinks else None
        new = dimension_with(data[tag.start : tag.end], outcome.made, last)
        head = data[: tag.start] + new + data[tag.end : sheet.open.start]
    for table, last_row in plan.ends:
        tail = sheet_tail_with_end(tail, table.area, last_row)
    opening = data[sheet.open.start : sheet.open.end]
    closing = data[sheet.body_end : sheet.tail_start]
    if sheet.open.empty:
        opening = opening[: opening.rindex(b"/")].rstrip() + b">"
        closing = b"</%bsheetData>" % sheet.prefix
    return [head, opening, *outcome.pieces, closing, tail]
