"""Help in the cells of a new workbook: drop-downs from lists, checks as one types, a message for every column.

Lists that are too long for a drop-down of their own, and codes that are ticked with commas, stand on the sheet Lists.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from caseload.rules.engine.kinds import Choice, Day, Flag, Kind, Number, Ticks
from caseload.tables.heights import broad, width_for
from caseload.tables.paging import BOLD, begin_at, paper
from caseload.tables.schema import Column, Program, Table
from caseload.tables.styles import alignment, font, head

LISTS = "Lists"
PEOPLE = "People"
"""Defined name of the numbers of all participants."""
_LONGEST, _WORDS, _TITLE = 250, 255, 32
"""Characters that Excel takes: a drop-down's own list, an input message, its title."""


Lists = dict[tuple[str, ...], str]


def choices(kind: Kind) -> list[str]:
    """The values of a drop-down, when they fit into one."""
    if isinstance(kind, Flag):
        return ["yes", "no"]
    if isinstance(kind, Choice) and len(",".join(kind.codes.names)) <= _LONGEST:
        return list(kind.codes.names)
    return []


def long_lists(program: Program) -> Lists:
    """Codes that need a column of the sheet Lists -> its header."""
    found: Lists = {}
    for table, column in _entered(program):
        kind = column.kind
        if isinstance(kind, Ticks) or (isinstance(kind, Choice) and not choices(kind)):
            found.setdefault(kind.codes.names, f"{table.title}: {column.header}")
    return found


def _entered(program: Program) -> Iterator[tuple[Table, Column]]:
    return ((table, column) for table in program.tables for column in table.entered)


def lists_sheet(book: Any, program: Program) -> None:
    """The sheet of the long lists, one column each; none when a program has none."""
    lists = long_lists(program)
    if not lists:
        return
    sheet = book.create_sheet(LISTS)
    for at, (names, header) in enumerate(lists.items(), 1):
        head(sheet.cell(1, at, header))
        wide = max(20.0, broad(header) * BOLD, *map(broad, names))
        sheet.column_dimensions[sheet.cell(1, at).column_letter].width = width_for(wide)
        for row, name in enumerate(names, 2):
            cell = sheet.cell(row, at, name)
            cell.font, cell.alignment = font(), alignment()
    sheet.freeze_panes = "A2"
    begin_at(sheet, "A2")
    paper(sheet, LISTS)


def cell_help(sheet: Any, program: Program, table: Table, last: int) -> None:
    """Drop-down, check and input message of every column of a sheet."""
    lists = long_lists(program)
    for at, column in enumerate(table.columns, 1):
        _column_help(sheet, program, lists, table, column, at, last)


def _column_help(sheet: Any, program: Program, lists: Lists, table: Table, column: Column, at: int, last: int) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    rule = DataValidation(allow_blank=True, showErrorMessage=True)
    if column.computed is None and (column.yours or not table.owned):
        _check(rule, program, lists, table, column, PEOPLE in sheet.parent.defined_names)
    words = _message(lists, column)
    if words:
        rule.showInputMessage, rule.promptTitle, rule.prompt = True, column.header[:_TITLE], words[:_WORDS]
    if words or rule.type:
        letter = get_column_letter(at)
        rule.add(f"{letter}2:{letter}{max(last, 2)}")
        sheet.add_data_validation(rule)


def _check(rule: Any, program: Program, lists: Lists, table: Table, column: Column, people: bool) -> None:
    """What may be typed into a column."""
    kind, options = column.kind, choices(column.kind)
    listed = lists.get(kind.codes.names) if isinstance(kind, Choice) and not options else None
    if options or listed:
        rule.type, rule.formula1 = "list", f'"{",".join(options)}"' if options else _area(lists, kind)
        rule.errorTitle, rule.error = "Not on the list", "Choose a value from the list."
    elif column.name == table.key and table.name != program.people and people:
        rule.type, rule.formula1, rule.errorStyle = "list", PEOPLE, "warning"
        rule.errorTitle, rule.error = "Not on the first sheet", "Nobody has this number yet. Enter the person first."
    elif isinstance(kind, Day):
        rule.type, rule.operator, rule.formula1, rule.formula2 = "date", "between", "1", "109574"
        rule.errorTitle, rule.error = "Not a day", "Enter a day, such as 2026-11-25."
    elif isinstance(kind, Number):
        rule.type, rule.operator, rule.formula1 = "decimal", "greaterThanOrEqual", "0"
        rule.errorTitle, rule.error = "Not a number", "Enter a number, 0 or more."


def _area(lists: Lists, kind: Any) -> str:
    from openpyxl.utils import get_column_letter

    letter = get_column_letter(list(lists).index(kind.codes.names) + 1)
    return f"{LISTS}!${letter}$2:${letter}${len(kind.codes.names) + 1}"


def _message(lists: Lists, column: Column) -> str:
    """The input message: what belongs into the cell; of codes with commas, which there are."""
    if column.computed is not None:
        return f"{column.help} Computed: do not type here."
    if not isinstance(column.kind, Ticks):
        return column.help
    codes = f"{column.help} Codes: {', '.join(column.kind.codes.names)}."
    return codes if len(codes) <= _WORDS else f'{column.help} Codes: sheet Lists, "{lists[column.kind.codes.names]}".'
