"""Table references as plain addresses, for programs that do not know Excel tables.

``Visits[[#This Row],[Hours]]`` becomes ``$C5``, ``Visits[Hours]`` becomes ``$C$4:$C$20``. Grammar of the
references: [MS-XLSX] 2.2.2, "structure-reference"; ``[@Hours]`` is how people see the same in Excel.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from caseload.errors import WorkbookRefused
from caseload.tables.editor.address import column_letters
from caseload.tables.editor.grammar import BRACKETS, QUOTED_SHEET, TEXT
from caseload.tables.editor.workbook import TablePart

_PIECE = re.compile(
    rf"""{TEXT}
    | (?:{QUOTED_SHEET}|\[[^\[\]]*\][\w.]*|[\w.]+)! (?:[\w.$\\]+(?:{BRACKETS})?)?
    | {QUOTED_SHEET}
    | (?P<table>[^\W\d][\w.\\]*)? (?P<said>{BRACKETS})
    | (?P<bare>[^\W\d][\w.\\]*) (?![\w.(!\[])
    | [\w.$\\]+""",
    re.VERBOSE,
)
_ITEM = re.compile(r"\s*\[((?:[^\[\]']|'.)*)\]\s*([,:]?)")
_THIS_ROW = "#this row"


@dataclass(frozen=True)
class Said:
    """What stands in the brackets: parts of the table ("#headers" …, none: its records), first and last column."""

    parts: frozenset[str] = frozenset()
    columns: tuple[str, ...] = ()


def without_tables(formula: str, tables: Collection[TablePart], sheet: str, row: int, column: int = 0) -> str:
    """``formula`` as it stands in a cell of ``sheet``, its table references written as addresses.

    ``row`` decides "this row"; ``column`` (0: unknown) the table that ``[@Hours]`` leaves unsaid. Raises
    ``WorkbookRefused`` for a table or column that is not there.
    """
    by_name = {table.name.casefold(): table for table in tables}

    def written(match: re.Match[str]) -> str:
        table = by_name.get((match["table"] or match["bare"] or "").casefold())
        if match["said"] is None:
            return match[0] if table is None else _address(table, Said(), sheet, row)
        if table is None and match["table"]:
            raise _refused(f"there is no table {match['table']!r}", sheet, row)
        around = table or _around(tables, sheet, row, column)
        return _address(around, _said(match["said"][1:-1]), sheet, row)

    return _PIECE.sub(written, formula)


def _around(tables: Collection[TablePart], sheet: str, row: int, column: int) -> TablePart:
    """The one table that a cell lies in."""
    rows = [table for table in tables if table.sheet == sheet and table.area.top <= row <= table.area.bottom]
    found = [table for table in rows if not column or table.area.holds(row, column)]
    if len(found) != 1:
        raise _refused("it names a column but no table, and it stands in none", sheet, row)
    return found[0]


def _said(text: str) -> Said:
    """The words in the brackets: "Hours", "@Hours", "#All", "[#This Row],[Hours]", "[Mon]:[Fri]" …"""
    text, parts, columns = text.strip(), set(), []
    if text.startswith("@"):
        parts.add(_THIS_ROW)
        text = text[1:].strip()
    items = _ITEM.findall(text) if text.startswith("[") else [(text, "")] if text else []
    for item, _ in items:
        if item.startswith("#"):
            parts.add(item.casefold())
        else:
            columns.append(re.sub(r"'(.)", r"\1", item, flags=re.DOTALL))
    return Said(frozenset(parts), tuple(columns))


def _address(table: TablePart, said: Said, sheet: str, row: int) -> str:
    rows = _rows(table, said.parts, row)
    if isinstance(rows, str):
        return rows
    names = [name.casefold() for name in table.columns]
    for name in said.columns:
        if name.casefold() not in names:
            raise _refused(f"the table {table.name} has no column {name!r}", sheet, row)
    numbers = [table.area.left + names.index(name.casefold()) for name in said.columns]
    left, right = (min(numbers), max(numbers)) if numbers else (table.area.left, table.area.right)
    fixed = "" if _THIS_ROW in said.parts else "$"
    ends = [f"${column_letters(c)}{fixed}{r}" for c, r in ((left, rows[0]), (right, rows[1]))]
    where = "" if table.sheet == sheet else "'" + table.sheet.replace("'", "''") + "'!"
    return where + (ends[0] if ends[0] == ends[1] else ":".join(ends))


def _rows(table: TablePart, parts: frozenset[str], row: int) -> tuple[int, int] | str:
    """First and last row of the parts; the error that Excel shows when the table has none of them."""
    if _THIS_ROW in parts:
        return (row, row) if table.first_row <= row <= table.last_row else "#VALUE!"
    spans = {
        "#all": (table.area.top, table.area.bottom),
        "#data": (table.first_row, table.last_row),
        "#headers": (table.area.top, table.first_row - 1),
        "#totals": (table.last_row + 1, table.area.bottom),
    }
    found = [spans[part] for part in (parts or {"#data"}) if part in spans]
    there = [span for span in found if span[0] <= span[1]]
    return (min(top for top, _ in there), max(bottom for _, bottom in there)) if there else "#REF!"


def _refused(why: str, sheet: str, row: int) -> WorkbookRefused:
    return WorkbookRefused("the formula cannot be written as addresses", where=f"{sheet}, row {row}", why=why)
