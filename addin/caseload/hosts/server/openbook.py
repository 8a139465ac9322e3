"""The open workbook as a caseload: its tables, as xlwings hands them over, read like those of a file."""

from __future__ import annotations

import re
from datetime import datetime, time
from pathlib import Path
from typing import Any

from caseload.cells.hostvalues import COM_ERRORS
from caseload.errors import WorkbookRefused
from caseload.tables.editor.address import Area
from caseload.tables.editor.workbook import TablePart
from caseload.tables.read import SETTINGS, VERSION_LABEL, Caseload, assembled
from caseload.tables.schema import VERSION

_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z")


def read_open(book: Any) -> Caseload:
    """The caseload in an xlwings book; raises ``WorkbookRefused`` when it is none, or of another schema."""
    name = "this workbook"
    parts, values = _tables(book)
    if SETTINGS not in parts:
        todo = "Open a caseload workbook, or ask for one: IT makes it with `caseload new`."
        raise WorkbookRefused("this workbook is no caseload", why="it has no table named Settings", todo=todo)
    caseload = assembled(Path(name), parts, values, settings_at=SETTINGS)
    _refuse_other_schema(caseload.labels.get(VERSION_LABEL))
    return caseload


def _refuse_other_schema(version: Any) -> None:
    if not isinstance(version, (int, float)) or int(version) == VERSION:
        return
    older = int(version) < VERSION
    todo = "Ask IT to run `caseload upgrade` on it." if older else "Ask IT to bring this server up to date."
    raise WorkbookRefused(f"this workbook is {'older' if older else 'newer'} than Caseload here",
                          why=f"its schema is {int(version)}, this server's is {VERSION}", todo=todo)  # fmt: skip


def _tables(book: Any) -> tuple[dict[str, TablePart], dict[str, list[list[Any]]]]:
    """Tables by name, and the values of their sheets row by row from the first row and column on, "" where nothing stands."""
    parts: dict[str, TablePart] = {}
    values: dict[str, list[list[Any]]] = {}
    for sheet in book.sheets:
        found = [part for table in sheet.tables if (part := _part(sheet.name, table)) is not None]
        if found:
            parts.update({part.name: part for part in found})
            last = max(part.area.bottom for part in found), max(part.area.right for part in found)
            values[sheet.name] = [["" if each is None else each for each in row] for row in cells(sheet, (1, 1), last)]
    return parts, values


def _part(sheet: str, table: Any) -> TablePart | None:
    head, body = table.header_row_range, table.data_body_range
    if head is None or body is None:
        return None
    right = head.column + head.columns.count - 1
    columns = cells(head.sheet, (head.row, head.column), (head.row, right))[0]
    area = Area(head.row, head.column, body.row + body.rows.count - 1, right)
    return TablePart(table.name, "", sheet, area, tuple("" if each is None else str(each) for each in columns),
                     frozenset(), 1, 0)  # fmt: skip


def cells(sheet: Any, first: tuple[int, int], last: tuple[int, int]) -> list[list[Any]]:
    """Values of a sheet of an xlwings book from a cell (row, column) to another.

    What an Office add-in sent is taken as it came: xlwings would keep a copy of it in memory for good.
    """
    (top, left), (bottom, right) = first, last
    sent = sheet.api.get("values") if isinstance(sheet.api, dict) else None
    if sent is None:
        raw = sheet.range(first, last).options("raw").value
        rows = raw if isinstance(raw, (list, tuple)) else [[raw]]
        rows = rows if not rows or isinstance(rows[0], (list, tuple)) else [rows]
        return [[_value(each) for each in row] for row in rows]
    width = right - left + 1
    found = [[_value(each) for each in row[left - 1 : right]] for row in sent[top - 1 : bottom]]
    return [row + [None] * (width - len(row)) for row in found] + [[None] * width] * (bottom - top + 1 - len(found))


def _value(raw: Any) -> Any:
    """A day arrives as text in one exact form, from Excel itself as a moment; there errors are numbers."""
    if type(raw) is str:
        if raw[-1:] != "Z" or not _MOMENT.fullmatch(raw):
            return raw or None
        try:
            moment = datetime.fromisoformat(raw[:-1].partition(".")[0])
        except ValueError:
            return raw
    elif isinstance(raw, datetime):
        moment = raw.replace(tzinfo=None)
    else:
        return COM_ERRORS[raw] if type(raw) is int and raw in COM_ERRORS else raw
    return moment.date() if moment.time() == time() else moment


def selected(book: Any) -> tuple[str, int, int]:
    """Sheet, row and column of the chosen cell (of a range: its first one); raises ``WorkbookRefused``.

    Of what an Office add-in sent, xlwings would give the choice in whichever workbook came last.
    """
    try:
        sent = book.api["book"] if isinstance(book.api, dict) else None
        place = book.selection if sent is None else book.sheets[sent["active_sheet_index"]].range(sent["selection"])
        return place.sheet.name, place.row, place.column
    except Exception:
        raise WorkbookRefused("no cell is chosen", todo="Click a cell, then press the button again.") from None
