"""How the unit workbook looks: plain ink for what the roll-up fills, a tint for the supervisor's own columns."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.kinds import Number
from caseload.tables.heights import height
from caseload.tables.paging import fitted
from caseload.tables.schema import Table
from caseload.tables.styles import COMPUTED, INK, LATE, LATE_INK, alignment, fill, font
from caseload.worklist.unit.sheets import UNIT

YOURS = "FFF6DB"
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
        words = {} if isinstance(column.kind, Number) else {"horizontal": "left", "indent": 1}
        cell.alignment = Alignment(vertical="top", wrap_text=column.lines, **words)
    sheet.sheet_view.zoomScale = 90
    if table.name == "Overview":
        sheet.page_setup.orientation = "portrait"
    if table.name in MARKED:
        _mark(sheet, table, *MARKED[table.name])


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
    widths = (24, 96)
    for row, (head, words, big) in enumerate([*lines, *((each.title, each.about, False) for each in UNIT.tables)], 1):
        left, right = sheet.cell(row, 1, head), sheet.cell(row, 2, words)
        left.font, right.font = font(bold=True, size=18 if big else 12), font()
        left.alignment = right.alignment = alignment(wrap=not big)
        fitted(sheet, row, height((head, words), widths) * (1.6 if big else 1))
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = widths
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_view.showGridLines = False
