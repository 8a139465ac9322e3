"""How the unit workbook looks: plain ink for what the roll-up fills, a tint for the supervisor's own columns."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.kinds import Day, Number
from caseload.tables.schema import Table
from caseload.tables.styles import COMPUTED, INK, LATE, LATE_INK, alignment, fill, font
from caseload.worklist.unit.sheets import UNIT

YOURS = "FFF6DB"
WIDE = 260
"""Characters across from which a sheet is printed on two pages."""
MARKED = {"OverdueCases": ("days_overdue", ">90"), "WprSample": ("standing", '="overdue"'),
          "Exemptions": ("standing", '="over"'), "Forms5020e": ("standing", '="waiting"'),
          "GoodCause": ("standing", '="past overdue noncompliance"'), "Sources": ("standing", '<>"read"')}  # fmt: skip
"""Table -> the column and what it must say to stand out (by weight and colour; the word says it too)."""


def polish(sheet: Any, table: Table) -> None:
    """The look of one sheet."""
    from openpyxl.styles import Alignment

    for at, column in enumerate(table.columns, 1):
        cell = sheet.cell(2, at)
        yours = column.computed is None
        cell.font = font(color=INK)
        cell.fill = fill(YOURS if yours else COMPUTED if at == 1 else "FFFFFF")
        words = {} if isinstance(column.kind, (Number, Day)) else {"horizontal": "left", "indent": 1}
        cell.alignment = Alignment(vertical="top", wrap_text=column.lines, **words)
    _sized(sheet, table)
    if table.name in MARKED:
        _mark(sheet, table, *MARKED[table.name])


def _sized(sheet: Any, table: Table) -> None:
    """Headers in full height; wide sheets print on two pages side by side, with the first columns on both."""
    sheet.row_dimensions[1].height = 17 * max(-(-len(each.header) // max(each.width - 2, 7)) for each in table.columns) + 2
    sheet.sheet_view.zoomScale = 90
    if sum(max(each.width, 9) for each in table.columns) > WIDE:
        sheet.page_setup.fitToWidth = 2
        sheet.print_title_cols = "A:B"
    if table.name == "Overview":
        sheet.page_setup.orientation = "portrait"


def _mark(sheet: Any, table: Table, name: str, test: str) -> None:
    from openpyxl.formatting.rule import FormulaRule
    from openpyxl.utils import get_column_letter

    letter = get_column_letter(table.names.index(name) + 1)
    rule = FormulaRule(formula=[f'AND($A2<>"",${letter}2{test})'], font=font(bold=True, color=LATE_INK), fill=fill(LATE))
    sheet.conditional_formatting.add(f"{letter}2:{letter}2", rule)


def guide(book: Any) -> None:
    """What each sheet is for."""
    sheet = book.create_sheet("Guide")
    lines = [(UNIT.title, "", True),
             ("How it works", "`caseload rollup` reads the workers' workbooks and writes these sheets. The yellow columns are "
              "yours: what you write there stays with its case at every roll-up. You may add columns, sheets and charts.", False),
             ("Confidential", "A participant with a confidential flag appears by case number only.", False)]  # fmt: skip
    for row, (head, words, big) in enumerate([*lines, *((each.title, each.about, False) for each in UNIT.tables)], 1):
        sheet.cell(row, 1, head).font = font(bold=True, size=18 if big else 12)
        text = sheet.cell(row, 2, words)
        text.font, text.alignment = font(), alignment(wrap=True)
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 24, 96
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_view.showGridLines = False
