"""What the body of a request must look like; each check gives what is wrong in words, or nothing."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from caseload.cells import functions
from caseload.hosts.others import others
from caseload.tables.editor.address import Area

MOST_CALLS = 10_000
"""Cells in one request."""
MOST_CELLS = 5_000_000
"""Cells of a workbook, counted from A1 to the ends of its tables."""
MOST_DOCUMENTS = 200
"""Documents in one link."""
_SINGLE = {str, int, float, bool, type(None)}
_NOTICE = re.compile(r"N-\d{4}-\d{6,9}")
_ADDRESS = re.compile(r"\$?[A-Z]{1,3}\$?[1-9]\d{0,6}(:\$?[A-Z]{1,3}\$?[1-9]\d{0,6})?")


def arguments(name: Any) -> tuple[int, int] | None:
    """How many arguments a cell function takes at least and at most; None when there is no such function."""
    return _taken(name) if isinstance(name, str) and (name in functions() or name in others()) else None


@cache
def _taken(name: str) -> tuple[int, int]:
    found = functions().get(name) or others()[name]
    return sum(not each.optional for each in found.arguments), len(found.arguments)


def one_call(body: Any) -> str:
    """A cell: the function's name and its arguments."""
    if not isinstance(body, dict):
        return "the request is not an object"
    for key in ("client", "version", "runtime"):
        if not isinstance(body.get(key), str):
            return f"{key} is missing"
    for key in ("caller_address", "date_format", "culture_info_name"):
        if not isinstance(body.get(key), (str, type(None))):
            return f"{key} is not a text"
    return _call(body.get("func_name"), body.get("args"))


def _call(name: Any, args: Any) -> str:
    wanted = arguments(name)
    if wanted is None:
        return "there is no such function"
    if not isinstance(args, list) or not wanted[0] <= len(args) <= wanted[1]:
        return f"{name} takes {wanted[0]} to {wanted[1]} arguments"
    return ""


def many_calls(body: Any) -> str:
    """Many cells: ``{"calls": [[name, arguments], …], "columns": [[name, how many, columns], …]}``, one of the two or both."""
    if not isinstance(body, dict) or not ("calls" in body or "columns" in body):
        return "calls are missing"
    calls, columns = body.setdefault("calls", []), body.setdefault("columns", [])
    if not isinstance(calls, list) or not isinstance(columns, list):
        return "calls are missing"
    for each in calls:
        if not isinstance(each, list) or len(each) != 2:
            return "a call is a name and a list of arguments"
        if wrong := _call(each[0], each[1]):
            return wrong
    for each in columns:
        if wrong := _columns(each):
            return wrong
    asked = len(calls) + sum(count for _, count, _ in columns)
    return "" if asked <= MOST_CALLS else f"more than {MOST_CALLS} calls at once"


def _columns(group: Any) -> str:
    """Calls of one function: its name, how many, and for each argument a single value of each call, or null for none."""
    if not isinstance(group, list) or len(group) != 3:
        return "a group is a name, a number of calls and columns of arguments"
    name, count, columns = group
    if type(count) is not int or not 0 < count <= MOST_CALLS:
        return f"the number of calls is not one from 1 to {MOST_CALLS}"
    if wrong := _call(name, columns):
        return wrong
    for column in columns:
        if column is not None and not (isinstance(column, list) and len(column) == count and set(map(type, column)) <= _SINGLE):
            return "a column holds one single value for each call"
    return ""


def notices(body: Any) -> str:
    """Documents of the register by their ids: ``{"notices": [id, …]}``."""
    ids = body.get("notices") if isinstance(body, dict) else None
    if not isinstance(ids, list) or not all(isinstance(each, str) and _NOTICE.fullmatch(each) for each in ids):
        return "the documents are not named"
    return "" if 0 < len(ids) <= MOST_DOCUMENTS else f"name between 1 and {MOST_DOCUMENTS} documents"


def book(body: Any) -> str:
    """An open workbook as xlwings' client sends it, and the arguments of the script."""
    if not isinstance(body, dict) or not isinstance(body.get("book"), dict):
        return "there is no workbook"
    if not all(isinstance(body.get(key), str) for key in ("client", "version")):
        return "client or version is missing"
    about, sheets, names = body["book"], body.get("sheets"), body.get("names", [])
    if not isinstance(about.get("name"), str) or not isinstance(names, list) or not isinstance(sheets, list):
        return "the workbook has no name or no sheets"
    at = about.get("active_sheet_index")
    if not sheets or not isinstance(at, int) or isinstance(at, bool) or not 0 <= at < len(sheets):
        return "the active sheet is not among the sheets"
    if not isinstance(about.get("selection"), (str, type(None))) or not isinstance(body.get("args", []), list):
        return "the selection or the arguments cannot be read"
    if wrong := next(filter(None, map(_sheet, sheets)), ""):
        return wrong
    cells = sum(_reach(table) for sheet in sheets for table in sheet["tables"])
    return f"the tables reach over more than {MOST_CELLS} cells" if cells > MOST_CELLS else ""


def _sheet(sheet: Any) -> str:
    if not isinstance(sheet, dict) or not isinstance(sheet.get("name"), str):
        return "a sheet has no name"
    values, tables = sheet.get("values"), sheet.get("tables")
    if not isinstance(values, list) or not all(isinstance(row, list) for row in values):
        return "a sheet has no rows of values"
    if not isinstance(tables, list) or not all(map(_table, tables)):
        return "a table of a sheet cannot be read"
    return ""


def _table(table: Any) -> bool:
    if not isinstance(table, dict) or not isinstance(table.get("name"), str):
        return False
    places = [table.get("header_row_range_address"), table.get("data_body_range_address")]
    return all(place is None or (isinstance(place, str) and _ADDRESS.fullmatch(place)) for place in places)


def _reach(table: dict[str, Any]) -> int:
    """The cells from A1 to the end of a table."""
    places = (table.get("header_row_range_address"), table.get("data_body_range_address"))
    ends = [Area.parse(place.replace("$", "")) for place in places if place]
    return max((MOST_CELLS + 1 if end is None else end.bottom * end.right for end in ends), default=0)
