"""A new caseload workbook: structure and formulas written once; the ordinary refresh then writes the values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from caseload.errors import WrongUse
from caseload.rules.engine.kinds import Choice, Day, Flag, Kind, Number
from caseload.tables.macro import Project, as_macro_enabled, name_modules
from caseload.tables.packing import repack
from caseload.tables.read import LABEL, PROGRAM_LABEL, SETTINGS, VALUE, VERSION_LABEL
from caseload.tables.schema import VERSION, Column, Computed, Program, Table
from caseload.tables.styles import COMPUTED, HEAD, LATE, LATE_INK, QUIET, alignment, fill, font, number_format

Records = Mapping[str, Sequence[Mapping[str, Any]]]
SPARE_ROWS = 1


def build(program: Program, path: Path, records: Records, settings: Mapping[str, Any], live: bool,
          macros: Project | None = None) -> None:  # fmt: skip
    """Write the workbook of a program with some records; computed cells are formulas when ``live``, else empty.

    ``macros`` makes the VBA project of a live one. The same day gives the same bytes.
    """
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    guide(book, program, live)
    for table in program.tables:
        sheet_of(book, program, table, records.get(table.name, ()), live)
    settings_sheet(book, program, settings)
    functions_sheet(book, program)
    book.properties.title = f"{program.title} caseload"
    book.properties.creator = "Caseload"
    book.active = 1
    book.calculation.fullCalcOnLoad = False  # every value is true; where the functions are missing it would be lost
    project = macros(name_modules(book)) if macros is not None else None
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)
    repack(path, settings["as_of"], *as_macro_enabled(project) if live else ())


def sheet_of(book: Any, program: Program, table: Table, records: Iterable[Mapping[str, Any]], live: bool) -> None:
    """One sheet with one table."""
    sheet = book.create_sheet(table.title)
    rows = list(records) or [{}] * SPARE_ROWS
    for at, column in enumerate(table.columns, 1):
        head = sheet.cell(1, at, column.header)
        head.font, head.fill, head.alignment = font(bold=True, color="FFFFFF"), fill(HEAD), alignment(wrap=True)
        sheet.column_dimensions[head.column_letter].width = max(column.width, 9) * 1.15
        made = _formula(program, table, column) if live else None
        for row, record in enumerate(rows, 2):
            _cell(sheet.cell(row, at), column, made if made is not None else record.get(column.name))
        _help(sheet, column, at, len(rows) + 1)
    _as_table(sheet, table, len(rows) + 1, live, program)
    _page(sheet, table)
    if table.name == "Today":
        _mark_overdue(sheet, len(rows) + 1)


def _formula(program: Program, table: Table, column: Column) -> str | None:
    from caseload.tables.formulas import formula, has_formula

    return formula(program, table, column) if column.computed is not None and has_formula(column) else None


def _cell(cell: Any, column: Column, value: Any) -> None:
    computed = column.computed is not None
    if isinstance(value, bool) and not computed:
        value = "yes" if value else "no"
    cell.value = value
    cell.font = font(color=QUIET, italic=True) if computed else font()
    cell.number_format = number_format(column.kind)
    cell.alignment = alignment(wrap=column.lines)
    if computed:
        cell.fill = fill(COMPUTED)


def _help(sheet: Any, column: Column, at: int, last: int) -> None:
    """Drop-down and input message of a column."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    options = choices(column.kind) if column.computed is None else None
    rule = DataValidation(allow_blank=True, showErrorMessage=True)
    if options:
        rule.type, rule.formula1 = "list", f'"{",".join(options)}"'
        rule.errorTitle, rule.error = "Not on the list", "Choose a value from the list."
    elif column.computed is None and isinstance(column.kind, Day):
        rule.type, rule.operator, rule.formula1, rule.formula2 = "date", "between", "1", "109574"
        rule.errorTitle, rule.error = "Not a day", "Enter a day, such as 2026-11-25."
    elif column.computed is None and isinstance(column.kind, Number):
        rule.type, rule.operator, rule.formula1 = "decimal", "greaterThanOrEqual", "0"
        rule.errorTitle, rule.error = "Not a number", "Enter a number, 0 or more."
    words = column.help or ("Computed: do not type here; refresh writes it." if column.computed is not None else "")
    if words:
        rule.showInputMessage, rule.promptTitle, rule.prompt = True, column.header[:32], words[:255]
    if options or words or rule.type:
        rule.add(f"{get_column_letter(at)}2:{get_column_letter(at)}{max(last, 2)}")
        sheet.add_data_validation(rule)


def choices(kind: Kind) -> list[str]:
    """The values of a drop-down, when they fit into one."""
    if isinstance(kind, Flag):
        return ["yes", "no"]
    if isinstance(kind, Choice) and len(",".join(kind.codes.names)) <= 250:
        return list(kind.codes.names)
    return []


def _as_table(sheet: Any, table: Table, last: int, live: bool, program: Program) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.table import Table as ExcelTable
    from openpyxl.worksheet.table import TableFormula, TableStyleInfo

    end = get_column_letter(len(table.columns))
    made = ExcelTable(displayName=table.name, ref=f"A1:{end}{last}")
    made.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
    made._initialise_columns()
    for excel, column in zip(made.tableColumns, table.columns, strict=True):
        excel.name = column.header
        text = _formula(program, table, column) if live else None
        if text is not None:
            excel.calculatedColumnFormula = TableFormula(attr_text=text[1:])
    sheet.add_table(made)


def _page(sheet: Any, table: Table) -> None:
    """Frozen headers, landscape, one page wide, headers on every page."""
    sheet.freeze_panes = "B2" if table.columns[0].name.endswith("_id") else "A2"
    sheet.page_setup.orientation, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = "landscape", 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
    sheet.oddFooter.left.text, sheet.oddFooter.right.text = table.title, "&P / &N"
    sheet.sheet_view.zoomScale = 90


def _mark_overdue(sheet: Any, last: int) -> None:
    """Overdue rows are marked by a word, a weight and a colour."""
    from openpyxl.formatting.rule import FormulaRule

    late = FormulaRule(formula=['$A2="overdue"'], font=font(bold=True, color=LATE_INK), fill=fill(LATE))
    sheet.conditional_formatting.add(f"A2:I{max(last, 2)}", late)


def settings_sheet(book: Any, program: Program, settings: Mapping[str, Any]) -> None:
    """The settings of the workbook, one to a row."""
    from openpyxl.workbook.defined_name import DefinedName
    from openpyxl.worksheet.table import Table as ExcelTable
    from openpyxl.worksheet.table import TableStyleInfo

    from caseload.tables.formulas import defined_name, settings_used

    sheet = book.create_sheet("Settings")
    rows = [(PROGRAM_LABEL, program.code, "Which program this caseload belongs to."),
            (VERSION_LABEL, VERSION, "Version of the workbook's structure.")]  # fmt: skip
    rows += [(each.header, settings.get(each.name), each.help) for each in program.settings]
    for at, words in enumerate((LABEL, VALUE, "What it is"), 1):
        head = sheet.cell(1, at, words)
        head.font, head.fill = font(bold=True, color="FFFFFF"), fill(HEAD)
        sheet.column_dimensions[head.column_letter].width = (30, 34, 60)[at - 1]
    for row, (label, value, about) in enumerate(rows, 2):
        for at, each in enumerate((label, value, about), 1):
            cell = sheet.cell(row, at, each)
            cell.font, cell.alignment = font(), alignment(wrap=at == 3)
        if isinstance(value, date):
            sheet.cell(row, 2).number_format = "yyyy-mm-dd"
    for row, each in enumerate(program.settings, 4):
        if each.name in settings_used(program):
            name = defined_name(each.name)
            book.defined_names[name] = DefinedName(name, attr_text=f"Settings!$B${row}")
    table = ExcelTable(displayName=SETTINGS, ref=f"A1:C{len(rows) + 1}")
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1")
    sheet.add_table(table)
    sheet.freeze_panes = "A2"


def guide(book: Any, program: Program, live: bool) -> None:
    """What each sheet is for, and what the workbook does by itself."""
    sheet = book.create_sheet("Guide")
    how = ("The functions compute in the cells as you type." if live else
           "Computed cells are values: `caseload refresh`, or the button, brings them up to date.")  # fmt: skip
    lines = [(f"{program.title} caseload", "", True),
             ("How it works", f"White cells are yours; shaded cells are computed. {how} "
              "A cell that begins with ? says what is missing: a blank is never taken for zero or for no.", False),
             ("Nothing by itself", "No cell sanctions, closes or denies. Such a step is only prepared; it counts with "
              "the name of the person who approved it and the day.", False)]  # fmt: skip
    lines += [(table.title, table.about, False) for table in program.tables]
    for row, (head, words, big) in enumerate(lines, 1):
        cell = sheet.cell(row, 1, head)
        cell.font, cell.alignment = font(bold=True, size=18 if big else 12), alignment(wrap=not big)
        text = sheet.cell(row, 2, words)
        text.font, text.alignment = font(), alignment(wrap=True)
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 24, 96
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_view.showGridLines = False


def functions_sheet(book: Any, program: Program) -> None:
    """The functions of the program with their help and citation."""
    from caseload.rules import questions

    sheet = book.create_sheet("Functions")
    for at, (words, width) in enumerate((("Function", 34), ("What it answers", 80), ("Source", 34)), 1):
        head = sheet.cell(1, at, words)
        head.font, head.fill = font(bold=True, color="FFFFFF"), fill(HEAD)
        sheet.column_dimensions[head.column_letter].width = width
    used = {made.question for table in program.tables for column in table.computed
            if isinstance(made := column.computed, Computed)}  # fmt: skip
    rows = [(name, f"{question.sentence} {question.gives[output].label}.", f"{question.id}; {question.cites}")
            for question in questions().values() if question.id in used
            for name, output in question.cells.items()]  # fmt: skip
    for row, values in enumerate(sorted(rows), 2):
        for at, value in enumerate(values, 1):
            cell = sheet.cell(row, at, value)
            cell.font, cell.alignment = font(), alignment(wrap=True)
    sheet.freeze_panes = "A2"


def refuse_existing(path: Path) -> None:
    """A new workbook never replaces a file."""
    if path.exists():
        raise WrongUse(f"{path.name} exists already", todo="Give another name, or move the old file away.")
