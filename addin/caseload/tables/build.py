"""A new caseload workbook: structure and formulas written once; the ordinary refresh then writes the values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from caseload.errors import WrongUse
from caseload.rules.engine.kinds import Choice, Ticks
from caseload.tables.formulas import defined_name, formula, has_formula
from caseload.tables.guides import functions_sheet, guide, settings_sheet
from caseload.tables.heights import broad, lines_of, points, width_for, wraps
from caseload.tables.helping import PEOPLE, cell_help, lists_sheet
from caseload.tables.macro import Project, as_macro_enabled, name_modules
from caseload.tables.marks import marks, today_marks
from caseload.tables.packing import repack
from caseload.tables.paging import BOLD, BUTTON, page, row_heights
from caseload.tables.schema import Chosen, Column, Computed, Program, Table
from caseload.tables.styles import COMPUTED, COMPUTED_HEAD, HEAD, LINK_LOOK, QUIET, alignment_of, fill, font, head, lined, number_format

Records = Mapping[str, Sequence[Mapping[str, Any]]]
SPARE_ROWS = 1
_LONGEST_CODE, _CODES = 30, 44
"""Digits to which a column of codes widens for the longest of them, and those for several codes."""
_TELLS, _LONGEST_TOLD = 12, 15
"""Digits in which a computed cell says what is missing, at least and at most."""
_HEADER_LINES = 2


def build(program: Program, path: Path, records: Records, settings: Mapping[str, Any], live: bool,
          macros: Project | None = None) -> None:  # fmt: skip
    """Write the workbook of a program with some records; computed cells are formulas when ``live``, else empty.

    ``macros`` makes the VBA project of a live one. The same day gives the same bytes.
    """
    from openpyxl import Workbook
    from openpyxl.workbook.defined_name import DefinedName

    book = Workbook()
    book.remove(book.active)
    people = program.table(program.people)
    book.defined_names[PEOPLE] = DefinedName(PEOPLE, attr_text=f"{people.name}[{people.column(people.key).header}]")
    guide(book, program, live)
    for table in program.tables:
        sheet_of(book, program, table, records.get(table.name, ()), live)
    settings_sheet(book, program, settings)
    functions_sheet(book, program)
    lists_sheet(book, program)
    book.properties.title = f"{program.title} caseload"
    book.properties.creator, book.properties.language = "Caseload", "en-US"
    book.active = 1
    for sheet in book.worksheets:
        sheet.sheet_view.tabSelected = sheet is book.active
    book.calculation.fullCalcOnLoad = False  # every value is true; where the functions are missing it would be lost
    project = macros(name_modules(book)) if macros is not None else None
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)
    repack(path, settings["as_of"], *as_macro_enabled(project) if live else ())


def sheet_of(book: Any, program: Program, table: Table, records: Iterable[Mapping[str, Any]], live: bool) -> None:
    """One sheet with one table."""
    sheet = book.create_sheet(table.title)
    rows = list(records) or [{}] * SPARE_ROWS
    last = len(rows) + 1
    for at, column in enumerate(table.columns, 1):
        title = sheet.cell(1, at, column.header)
        head(title, column.computed is not None)
        sheet.column_dimensions[title.column_letter].width = width_of(column)
        made = _formula(program, table, column) if live else None
        for row, record in enumerate(rows, 2):
            _cell(sheet.cell(row, at), column, made if made is not None else record.get(column.name))
    cell_help(sheet, program, table, last)
    _as_table(sheet, table, last, live, program)
    page(sheet, table)
    row_heights(sheet, table, rows)
    sheet.sheet_format.defaultRowHeight = points(1)
    sheet.sheet_properties.tabColor = _tab(program, table)
    if table.name == "Today":
        today_marks(sheet, table, last)
    else:
        marks(sheet, table, last, defined_name("as_of"))


def width_of(column: Column) -> float:
    """The width of a column: for its values, for the longest word of its header beside the filter button, for its codes."""
    digits = [column.width, max(map(broad, column.header.split())) * BOLD + BUTTON]
    if isinstance(column.kind, (Choice, Ticks)):
        digits.append(min(max(map(broad, column.kind.codes.names)) + 1, _LONGEST_CODE))
    if isinstance(column.kind, Ticks):
        digits.append(_CODES)
    if isinstance(column.computed, (Computed, Chosen)):
        digits.append(_told(column.computed))
    wanted = max(digits)
    while lines_of(column.header, (wanted - BUTTON) / BOLD) > _HEADER_LINES:
        wanted += 1
    return width_for(wanted)


def _told(made: Computed | Chosen) -> float:
    """Digits in which a computed cell says what is missing: its longest word that may come, up to a bound."""
    names = made.inputs if isinstance(made, Computed) else ()
    return max(_TELLS, min(max(map(broad, names), default=0.0) + 1, _LONGEST_TOLD))


def _tab(program: Program, table: Table) -> str:
    """Sheets that refresh writes and the sheet of people have a tab of their own colour."""
    return HEAD if table.owned or table.name == program.people else COMPUTED_HEAD if table.computed else COMPUTED


def _formula(program: Program, table: Table, column: Column) -> str | None:
    return formula(program, table, column) if column.computed is not None and has_formula(column) else None


def _cell(cell: Any, column: Column, value: Any) -> None:
    computed = column.computed is not None
    if isinstance(value, bool) and not computed:
        value = "yes" if value else "no"
    cell.value = value
    cell.font = font(color=QUIET, italic=True) if computed else font(**LINK_LOOK) if column.link else font()
    cell.number_format, cell.border = number_format(column.kind, computed or column.link), lined()
    cell.alignment = alignment_of(column.kind, wraps(column))
    if computed:
        cell.fill = fill(COMPUTED)


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


def refuse_existing(path: Path) -> None:
    """A new workbook never replaces a file."""
    if path.exists():
        raise WrongUse(f"{path.name} exists already", todo="Give another name, or move the old file away.")
