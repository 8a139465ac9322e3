"""The plan of an edit: contents by sheet, row and column, checked against what a sheet allows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from caseload.tables.editor.address import Area, cell_name, parse_cell
from caseload.tables.editor.contents import Contents
from caseload.tables.editor.edits import Edits
from caseload.tables.editor.fresh import FreshRows
from caseload.tables.editor.outcome import Outcome
from caseload.tables.editor.ranges import dimension_with, sheet_tail_with_end
from caseload.tables.editor.rows import RowEditor
from caseload.tables.editor.sheet import Sheet
from caseload.tables.editor.tall import Height
from caseload.tables.editor.workbook import SheetPart, TablePart, Workbook


@dataclass
class SheetPlan:
    """What is to happen on one sheet: values for cells, rows below the last, where tables end afterwards.

    ``height`` tells how tall a row that is written has to be.
    """

    part: SheetPart
    sheet: Sheet
    contents: Contents
    edits: Edits = field(default_factory=Edits)
    ends: list[tuple[TablePart, int]] = field(default_factory=list)
    fresh: FreshRows | None = None
    height: Height | None = None

    def put(self, row: int, column: int, new: Any) -> None:
        """Plan the value of one cell; refuses a second value for the same cell."""
        cells = self.edits.cells.setdefault(row, {})
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
            sheet = open_sheet(self.workbook, part, self.where)
            self.sheets[name] = SheetPlan(part, sheet, Contents(sheet, self.workbook.date1904))
        return self.sheets[name]

    def put_cells(self, name: str, values: Mapping[Any, Any]) -> None:
        """Plan values by address ("B7", or row and column) on a sheet, the first thing that is planned on it."""
        plan = self.on(name)
        rows = plan.edits.cells
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

    def check(self) -> None:
        """Raise ``WorkbookRefused`` for cells that belong to others: merged, filled by a formula, headers."""
        for plan in self.sheets.values():
            self._check_areas(plan, plan.sheet.merged, "it lies inside the merged area {}")
            self._check_areas(plan, plan.sheet.arrays, "the formula of {} fills it")
            self._check_headers(plan)

    def _check_areas(self, plan: SheetPlan, areas: list[Area], why: str) -> None:
        for area, row, column, _ in plan.edits.inside(areas):
            if (row, column) != area[:2]:
                name = cell_name(row, column)
                raise plan.sheet.refused("the cell cannot be edited", why.format(area), cell=name)

    def _check_headers(self, plan: SheetPlan) -> None:
        """Excel repairs a table whose column names differ from the cells above it."""
        for table in self.workbook.tables[plan.part.name]:
            header = [table.area._replace(bottom=table.area.top)] if table.header_rows else []
            for _, row, column, value in plan.edits.inside(header):
                new = plan.contents.at(row, column, value)
                if new.value != table.columns[column - table.area.left]:
                    why = f"it names a column of the table {table.name}"
                    name = cell_name(row, column)
                    raise plan.sheet.refused("the cell cannot be edited", why, cell=name)

    def carried_out(self) -> Iterator[tuple[SheetPlan, Outcome, list[bytes | memoryview]]]:
        """Each plan with its outcome and the new bytes of the sheet."""
        for plan in self.sheets.values():
            if plan.edits or plan.ends or plan.fresh:
                editor = RowEditor(plan.sheet, plan.contents, lambda: self.workbook.strings, plan.height)
                shrinks = any(last_row < table.last_row for table, last_row in plan.ends)
                outcome = editor.run(plan.edits, shrinks, plan.fresh)
                yield plan, outcome, sheet_pieces(plan, outcome)


def open_sheet(workbook: Workbook, part: SheetPart, where: str) -> Sheet:
    """The bytes of a worksheet, ready for scanning."""
    return Sheet(workbook.package.read(part.part), f"{where}, {part.name}")


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
