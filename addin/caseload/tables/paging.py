"""How a sheet of a new workbook lies on screen and paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from caseload.tables.heights import height, lines_of, points, room, wraps
from caseload.tables.schema import Table

LETTER = "1"
LEAST = 0.72
"""The smallest size in which a page is printed, against that of the screen."""
_ACROSS = 139.0
"""Width of the columns that stand on a landscape page in full size."""
BUTTON, BOLD = 2.3, 1.03
"""Digits that a filter button takes in a header; the width of bold text against plain text."""


def named_columns(table: Table) -> int:
    """How many columns at the left say whose row it is: they stay in view and are printed on every page."""
    names = ("as_of", "worker_id", "worker", "case_number", "participant_id", "last_name", "first_name", "person")
    return next((at for at, column in enumerate(table.columns) if column.name not in names), 1) or 1


def page(sheet: Any, table: Table) -> None:
    """Frozen names and headers, landscape, headers on every page, as many pages wide as can be read."""
    from openpyxl.utils import get_column_letter

    named = named_columns(table)
    letter = get_column_letter(named + 1)
    sheet.freeze_panes = f"{letter}2" if not table.owned else "A2"
    paper(sheet, table.title, pages_wide(_widths(sheet, table), 0 if table.owned else named))
    begin_at(sheet, "A2")
    if not table.owned:
        sheet.print_title_cols = f"A:{get_column_letter(named)}"
    sheet.row_dimensions[1].height = _header_height(sheet, table)


def pages_wide(widths: Sequence[float], named: int) -> int:
    """How many pages columns take side by side in a size that can be read, the first ``named`` standing on each."""
    room, again, pages = _ACROSS / LEAST, sum(widths[:named]), 1
    across = again
    for width in widths[named:]:
        if across + width > room and across > again:
            pages, across = pages + 1, again
        across += width
    return pages


def _widths(sheet: Any, table: Table) -> list[float]:
    from openpyxl.utils import get_column_letter

    return [sheet.column_dimensions[get_column_letter(at)].width for at in range(1, len(table.columns) + 1)]


def paper(sheet: Any, title: str, wide: int = 1) -> None:
    """Letter paper, landscape, some pages wide, the headers on each, title and page number below."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", LETTER
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = wide, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top, sheet.page_margins.bottom = 0.5, 0.6
    sheet.page_margins.header = sheet.page_margins.footer = 0.3
    sheet.print_title_rows = "1:1"
    sheet.oddFooter.left.text, sheet.oddFooter.right.text = title, "&P / &N"


def begin_at(sheet: Any, cell: str) -> None:
    """Where the keyboard stands when somebody opens a sheet whose header is frozen."""
    from openpyxl.worksheet.views import Selection

    view = sheet.sheet_view
    view.pane.activePane = "bottomLeft"
    others = [each for each in view.selection if each.pane not in (None, "bottomLeft")]
    view.selection = [*others, Selection(pane="bottomLeft", activeCell=cell, sqref=cell)]


def _header_height(sheet: Any, table: Table) -> float:
    """Room for the longest header beside its filter button."""
    return points(max(lines_of(column.header, (room(width) - BUTTON) / BOLD)
                      for column, width in zip(table.columns, _widths(sheet, table), strict=True)))  # fmt: skip


def row_heights(sheet: Any, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Room for the long texts of records; refresh gives it to those that it writes, Excel to those that are typed."""
    wide = [(column.name, width) for column, width in zip(table.columns, _widths(sheet, table), strict=True)
            if wraps(column)]  # fmt: skip
    for at, record in enumerate(rows, 2):
        if record and wide:
            fitted(sheet, at, height([record.get(name) for name, _ in wide], [width for _, width in wide]))


def fitted(sheet: Any, row: int, points: float) -> None:
    """Give a row a height that nobody chose: Excel fits it anew when somebody types in it."""
    sheet.row_dimensions[row] = _fitted_row()(sheet, row, ht=points)


@cache
def _fitted_row() -> Any:
    from openpyxl.worksheet.dimensions import RowDimension

    class FittedRow(RowDimension):  # type: ignore[misc]
        customHeight = False

    return FittedRow
