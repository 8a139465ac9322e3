"""The sheets of a new workbook that explain it: Guide, Functions, and the settings."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from caseload.rules.engine.kinds import Text
from caseload.tables.formulas import defined_name, settings_used
from caseload.tables.heights import broad, height, width_for
from caseload.tables.helping import LISTS, long_lists
from caseload.tables.paging import BOLD, begin_at, fitted, paper
from caseload.tables.read import LABEL, PROGRAM_LABEL, SETTINGS, VALUE, VERSION_LABEL
from caseload.tables.schema import VERSION, Computed, Program
from caseload.tables.styles import (
    COMPUTED,
    DATE,
    LATE,
    LATE_INK,
    LINK_LOOK,
    QUIET,
    SOON,
    SOON_INK,
    alignment,
    alignment_of,
    fill,
    font,
    head,
    lined,
)

_WIDTHS = (34, 40, 70)
_GUIDE_WIDTHS = (34, 110)
_KEYS = (
    ("Ctrl + Page Down, Page Up", "the next sheet, the sheet before"),
    ("Tab, Enter", "the next cell, the cell below; a new row begins below the last one"),
    ("Alt + Down", "opens the drop-down of a cell"),
    ("Ctrl + ;", "writes today's date"),
    ("Ctrl + Shift + L", "shows or hides the filters"),
)  # fmt: skip


def settings_sheet(book: Any, program: Program, settings: Mapping[str, Any]) -> None:
    """The settings of the workbook, one to a row; those that formulas use have a name."""
    from openpyxl.workbook.defined_name import DefinedName

    sheet = book.create_sheet("Settings")
    rows = [(PROGRAM_LABEL, program.code, "Which program this caseload belongs to."),
            (VERSION_LABEL, VERSION, "Version of the workbook's structure.")]  # fmt: skip
    rows += [(each.header, settings.get(each.name), each.help) for each in program.settings]
    for at, (words, width) in enumerate(zip((LABEL, VALUE, "What it is"), _WIDTHS, strict=True), 1):
        head(sheet.cell(1, at, words))
        sheet.column_dimensions[sheet.cell(1, at).column_letter].width = width
    for row, values in enumerate(rows, 2):
        for at, each in enumerate(values, 1):
            cell = sheet.cell(row, at, each)
            cell.font, cell.alignment = font(bold=at == 1), alignment_of(Text(), wrap=at > 1)
        fitted(sheet, row, height(values, _WIDTHS))
        if isinstance(values[1], date):
            sheet.cell(row, 2).number_format = DATE
    used = settings_used(program)
    for row, column in enumerate(program.settings, 4):
        if column.name in used:
            name = defined_name(column.name)
            book.defined_names[name] = DefinedName(name, attr_text=f"Settings!$B${row}")
    _as_table(sheet, SETTINGS)
    sheet.freeze_panes = "A2"
    begin_at(sheet, "B4")
    paper(sheet, "Settings")


def _as_table(sheet: Any, name: str) -> None:
    """All of a sheet as an Excel table, so that its headers are known as such."""
    from openpyxl.worksheet.table import Table as ExcelTable
    from openpyxl.worksheet.table import TableStyleInfo

    table = ExcelTable(displayName=name, ref=sheet.dimensions)
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1")
    sheet.add_table(table)


def guide(book: Any, program: Program, live: bool) -> None:
    """What each sheet is for, what the looks mean, and what the workbook does by itself."""
    sheet = book.create_sheet("Guide")
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = _GUIDE_WIDTHS
    title = sheet.cell(1, 1, f"{program.title} caseload")
    title.font = font(bold=True, size=18)
    row = _section(sheet, 3, "Day by day", _days(live))
    row = _looks(sheet, row)
    row = _section(sheet, row, "Sheets", [(table.title, table.about) for table in program.tables], linked=True)
    more = [("Settings", "The day asked about, the office, the worker; they stand on letters."),
            ("Functions", "Every function that computes in this workbook, with its source.")]  # fmt: skip
    more += [(LISTS, "The codes of the longer lists.")] if long_lists(program) else []
    row = _section(sheet, row - 1, "", more, linked=True)
    _section(sheet, row, "Keys", list(_KEYS))
    paper(sheet, "Guide")
    sheet.page_setup.orientation = "portrait"
    sheet.print_title_rows = None
    sheet.sheet_view.showGridLines = False


def _days(live: bool) -> list[tuple[str, str]]:
    how = ("The functions compute in the cells as you type; refresh brings Today and the other lists up to date."
           if live else "Computed cells are values: `caseload refresh`, or the button, brings them up to date.")  # fmt: skip
    return [
        ("1. Look at Today", "What is overdue, due today and due in the next days. The last column leads to the row."),
        ("2. Write down what was done", "In the white cells of that row, or in a new row below the last one. Blank cells "
         "stay blank: a blank is never taken for zero or for no."),
        ("3. Refresh", how),
        ("Nothing by itself", "No cell sanctions, closes or denies. Such a step is only prepared; it counts with the name "
         "of the person who approved it and the day."),
        ("Your own", "Add columns, sheets, charts and comments as you like; move columns. Refresh leaves them alone."),
    ]  # fmt: skip


def _section(sheet: Any, row: int, heading: str, lines: list[tuple[str, str]], linked: bool = False) -> int:
    """A heading and its lines; gives the row for the next section."""
    from openpyxl.worksheet.hyperlink import Hyperlink

    if heading:
        sheet.cell(row, 1, heading).font = font(bold=True, size=14)
        row += 1
    for name, words in lines:
        left, right = sheet.cell(row, 1, name), sheet.cell(row, 2, words)
        left.font, left.alignment = font(bold=True), alignment(wrap=True)
        right.font, right.alignment = font(), alignment(wrap=True)
        fitted(sheet, row, height((name, words), _GUIDE_WIDTHS))
        if linked:
            left.hyperlink = Hyperlink(left.coordinate, location=f"'{name}'!A1", tooltip=f"Go to the sheet {name}", display=name)
            left.font = font(bold=True, **LINK_LOOK)
        row += 1
    return row + 1


def _looks(sheet: Any, row: int) -> int:
    """One example of each look."""
    sheet.cell(row, 1, "Looks").font = font(bold=True, size=14)
    examples: tuple[tuple[str, str, dict[str, Any], str], ...] = (
        ("yours to fill in", "White: type here. The message beside the cell says what belongs there.", {}, ""),
        ("computed", "Shaded, slanted: computed. Do not type here; check finds it, refresh mends it.",
         {"color": QUIET, "italic": True}, COMPUTED),
        ("! 2026-11-20", "A day that is past: bold, with an exclamation mark.", {"color": LATE_INK, "bold": True}, LATE),
        ("= 2026-11-25", "Due on the day asked about: bold, with an equals sign.", {"color": SOON_INK, "bold": True}, SOON),
        ("? missing: hours", "No answer yet: it says which entry is missing or cannot be right.",
         {"color": QUIET, "italic": True}, COMPUTED),
    )  # fmt: skip
    for at, (shown, words, look, colour) in enumerate(examples, row + 1):
        cell, text = sheet.cell(at, 1), sheet.cell(at, 2, words)
        cell.value, cell.data_type = shown, "s"
        cell.font, cell.border, cell.alignment = font(**look), lined(), alignment()
        if colour:
            cell.fill = fill(colour)
        text.font, text.alignment = font(), alignment(wrap=True)
    return row + len(examples) + 2


def functions_sheet(book: Any, program: Program) -> None:
    """The functions of the program with their arguments, help and citation."""
    from caseload.cells import functions
    from caseload.rules import questions

    sheet = book.create_sheet("Functions")
    used = {made.question for table in program.tables for column in table.computed
            if isinstance(made := column.computed, Computed)}  # fmt: skip
    rows = [(name, f"{question.sentence} Gives: {question.gives[output].label}.",
             ", ".join(each.name for each in functions()[name].arguments), f"{question.id}; {question.cites}")
            for question in questions().values() if question.id in used
            for name, output in question.cells.items()]  # fmt: skip
    widths = (width_for(max(broad(name) for name, *_ in rows) * BOLD + 2), 60, 44, 30)
    for at, (words, width) in enumerate(zip(("Function", "What it answers", "Arguments", "Source"), widths, strict=True), 1):
        head(sheet.cell(1, at, words))
        sheet.column_dimensions[sheet.cell(1, at).column_letter].width = width
    for row, values in enumerate(sorted(rows), 2):
        for at, value in enumerate(values, 1):
            cell = sheet.cell(row, at, value)
            cell.font, cell.alignment = font(bold=at == 1), alignment(wrap=True)
        fitted(sheet, row, height(values, widths))
    _as_table(sheet, "FunctionList")
    sheet.freeze_panes = "B2"
    begin_at(sheet, "A2")
    paper(sheet, "Functions")
