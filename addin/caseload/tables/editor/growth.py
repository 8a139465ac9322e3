"""Rows of an Excel table: records appended below the last one, or all of them replaced.

The table, and the formats and validations that ended with it, end at the new last row. Nothing below a table
is moved: what stands in the way is a reason to refuse.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from caseload.errors import WorkbookRefused
from caseload.tables.editor.address import LAST_ROW, Area, cell_name
from caseload.tables.editor.contents import NOTHING, Content, Formula
from caseload.tables.editor.fresh import FreshRows
from caseload.tables.editor.plan import Plan, SheetPlan
from caseload.tables.editor.reading import formula_text
from caseload.tables.editor.sheet import INSIDE, WHOLE, Row
from caseload.tables.editor.shift import shifted
from caseload.tables.editor.workbook import TablePart

_STYLE = re.compile(rb"\ss\s*=\s*[\"'](\d+)[\"']")
_GONE = NOTHING._replace(gone=True)

Records = Sequence[Mapping[str, Any]]


class Standing:
    """What stands in the columns of a table now, from its first record to ``last_row``.

    ``cells`` are those that are there at all; what they hold is told from the table's last record on. ``tail``: all of
    it only from the last record with anything in it on, which is all that matters below it.
    """

    def __init__(self, plan: SheetPlan, table: TablePart, last_row: int, tail: bool = False):
        self.cells: set[tuple[int, int]] = set()
        self.filled: set[tuple[int, int]] = set()
        self.formulas: set[tuple[int, int]] = set()
        self.last_styles: dict[int, bytes] = {}
        self.last_formulas: dict[int, str] = {}
        self.last_on_sheet = plan.edits.last
        self._last_row = table.last_row
        self._shared: dict[str, tuple[str, int, int]] = {}
        shared = b"shared" in plan.sheet.data  # a shared formula is spelled out in an earlier row
        backwards = tail and not shared
        for row in plan.sheet.rows_from_end() if backwards else plan.sheet.rows():
            self.last_on_sheet = max(self.last_on_sheet, row.number)
            if table.first_row <= row.number <= last_row:
                if tail or shared or row.number >= table.last_row:
                    self._note(plan, row, table)
                else:
                    self.cells |= {(row.number, column) for column in plan.sheet.columns(row)}
                if backwards and row.number <= table.last_row and any(place[0] == row.number for place in self.filled):
                    break

    def _note(self, plan: SheetPlan, row: Row, table: TablePart) -> None:
        number, last = row.number, row.number == self._last_row
        for column, cell in plan.sheet.cells(row):
            if not table.area.left <= column <= table.area.right:
                continue
            self.cells.add((number, column))
            written, inside = cell.group(WHOLE, INSIDE)
            style = _STYLE.search(written) if last else None
            if style:
                self.last_styles[column] = style[1]
            body = plan.sheet.body(inside, number, column)
            if body.formula:
                self.formulas.add((number, column))
                text = formula_text(body.formula.decode(), number, column, self._shared)
                if last and text:
                    self.last_formulas[column] = text
            elif body.value is not None or body.inline is not None:
                self.filled.add((number, column))

    def last_filled(self, table: TablePart) -> int:
        """The last row of the table with anything typed in it; the header's row when all are blank."""
        return max((row for row, _ in self.filled if row <= table.last_row), default=table.first_row - 1)


def append(plan: Plan, name: str, records: Records) -> int:
    """Plan ``records`` (column, value) below the last filled row; gives by how many rows the table grows.

    In a new row, a column that Excel calculates gets its formula when the record does not name it.
    """
    table = plan.workbook.table(name)
    sheet = plan.on(table.sheet)
    standing = Standing(sheet, table, min(table.last_row + len(records), LAST_ROW), tail=True)
    first = standing.last_filled(table) + 1
    last = max(table.last_row, first + len(records) - 1)
    _make_room(plan, sheet, table, standing, last)
    _put_records(plan, sheet, table, standing, first, records, keep=True)
    return last - table.last_row


def replace(plan: Plan, name: str, records: Records) -> int:
    """Plan ``records`` in place of all there are; gives by how many rows the table grows (negative: shrinks).

    A table keeps at least one row, blank when there are no records. Values replace formulas, except in the
    columns that the table itself calculates.
    """
    table = plan.workbook.table(name)
    sheet = plan.on(table.sheet)
    last = table.first_row + max(len(records), 1) - 1
    standing = Standing(sheet, table, max(last, table.last_row))
    _make_room(plan, sheet, table, standing, last)
    _put_records(plan, sheet, table, standing, table.first_row, records or [{}], keep=False)
    for row, column in standing.cells:
        if last < row <= table.last_row and table.area.left <= column <= table.area.right:
            sheet.put(row, column, _GONE)
    return last - table.last_row


def _make_room(plan: Plan, sheet: SheetPlan, table: TablePart, standing: Standing, last: int) -> None:
    """Let the table end at row ``last``; raises ``WorkbookRefused`` when something stands in the way."""
    if last == table.last_row:
        return
    if any(other is table for other, _ in sheet.ends):
        raise _refused(sheet, table, "it is given twice")
    if table.totals_rows:
        raise _refused(sheet, table, "it has a totals row", "Turn the totals row off in Excel, then try again.")
    if last > LAST_ROW:
        raise _refused(sheet, table, "a sheet has no more rows")
    new = Area(table.last_row + 1, table.area.left, last, table.area.right)
    blocked = [place for place in standing.filled | standing.formulas if new.holds(*place)]
    if blocked:
        cell = cell_name(*min(blocked))
        raise _refused(sheet, table, f"{cell} is not empty", "Move what stands below the table elsewhere.")
    others = [other.area for other in plan.workbook.tables[table.sheet] if other is not table]
    if any(new.meets(area) for area in [*others, *sheet.sheet.merged, *sheet.sheet.arrays]):
        raise _refused(sheet, table, f"another table or a merged or computed area lies in {new}")
    sheet.ends.append((table, last))


def _refused(sheet: SheetPlan, table: TablePart, why: str, todo: str = "") -> WorkbookRefused:
    return sheet.sheet.refused(f"the table {table.name} cannot change its length", why, todo, str(table.area))


def _put_records(plan: Plan, sheet: SheetPlan, table: TablePart, standing: Standing, first: int, records: Records,
                 keep: bool) -> None:  # fmt: skip
    """Plan records from row ``first`` on; those below all that the sheet holds need no cell by cell plan."""
    known = frozenset(table.columns)
    alone = len(plan.workbook.tables[sheet.part.name]) == 1
    below = max(standing.last_on_sheet, table.last_row)
    for row, record in enumerate(records, first):
        if not known.issuperset(record):
            unknown = next(name for name in record if name not in known)
            columns = ", ".join(table.columns)
            raise sheet.sheet.refused(f"the table {table.name} has no column {unknown!r}", f"its columns: {columns}")
        if alone and row > below:
            sheet.fresh = sheet.fresh or _fresh_rows(sheet, table, standing)
            sheet.fresh.records.append((row, record))
        else:
            _put_record(sheet, table, standing, row, record, keep)


def _fresh_rows(sheet: SheetPlan, table: TablePart, standing: Standing) -> FreshRows:
    calculated = {at for at, name in enumerate(table.columns, table.area.left) if name in table.calculated}

    def fill(row: int, column: int) -> Formula | None:
        return _filled_down(standing, table, row, column) if column in calculated else None

    columns = [(name, at) for at, name in enumerate(table.columns, table.area.left)]
    return FreshRows(sheet.sheet, sheet.contents, columns,
                     standing.last_styles.get, fill)  # fmt: skip


def _put_record(sheet: SheetPlan, table: TablePart, standing: Standing, row: int, record: Mapping[str, Any],
                keep: bool) -> None:  # fmt: skip
    for column, name in enumerate(table.columns, table.area.left):
        value = record.get(name)
        if name not in record and name in table.calculated and row > table.last_row:
            value = _filled_down(standing, table, row, column)
        new = sheet.contents.at(row, column, value)
        kept = keep or name in table.calculated
        style = _style(table, standing, row, column)
        sheet.put(row, column, _with(new, kept, style))


def _filled_down(standing: Standing, table: TablePart, row: int, column: int) -> Formula | None:
    """The formula that Excel fills into a new row of a column it calculates, as it reads in that row."""
    text = standing.last_formulas.get(column)
    return None if text is None else Formula(shifted(text, row - table.last_row, 0))


def _with(new: Content, keep: bool, style: bytes | None) -> Content:
    return new._replace(keep=new.keep and keep, style=style)


def _style(table: TablePart, standing: Standing, row: int, column: int) -> bytes | None:
    """The format for a cell: its own in the table, that of the last record's cell in a new row."""
    if row <= table.last_row and (row, column) in standing.cells:
        return None
    return standing.last_styles.get(column)
