"""How a sheet of a new workbook lies on screen and paper, and how what is late stands out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil
from typing import Any

from caseload.rules.engine.kinds import Flag, Ticks
from caseload.tables.schema import Column, Due, Table
from caseload.tables.styles import DATE, LATE, LATE_INK, SOON, SOON_INK, fill

LETTER = "1"
_PAGE_WIDTH = 165
"""Width of the columns that fit on a landscape page in a size that can be read."""
LINE = 16.5
"""Height of one line of 12-point text in points."""


MOST_LINES, MOST_OF_PEOPLE = 4, 2
"""Lines that a row has room for at most when it is made; few on the sheet of people, so that many are in view."""


def named_columns(table: Table) -> int:
    """How many columns at the left say whose row it is: they stay in view and are printed on every page."""
    names = ("participant_id", "last_name", "first_name", "case_number")
    return next((at for at, column in enumerate(table.columns) if column.name not in names), 1) or 1


def page(sheet: Any, table: Table, landscape: bool = True) -> None:
    """Frozen names and headers, landscape, headers on every page, as many pages wide as can be read."""
    from openpyxl.utils import get_column_letter

    letter = get_column_letter(named_columns(table) + 1)
    sheet.freeze_panes = f"{letter}2" if not table.owned else "A2"
    width = sum(sheet.column_dimensions[get_column_letter(at)].width for at in range(1, len(table.columns) + 1))
    paper(sheet, table.title, 1 if table.owned else ceil(width / _PAGE_WIDTH))
    if not table.owned:
        sheet.print_title_cols = f"A:{get_column_letter(named_columns(table))}"
    if table.name == "Today":
        sheet.sheet_format.defaultRowHeight, sheet.sheet_format.customHeight = 2 * LINE, True
    sheet.row_dimensions[1].height = _header_lines(sheet, table) * LINE


def paper(sheet: Any, title: str, wide: int = 1) -> None:
    """Letter paper, landscape, some pages wide, the headers on each, title and page number below."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", LETTER
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = wide, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top, sheet.page_margins.bottom = 0.5, 0.6
    sheet.print_title_rows = "1:1"
    sheet.oddFooter.left.text, sheet.oddFooter.right.text = title, "&P / &N"
    sheet.sheet_view.zoomScale = 90


def _header_lines(sheet: Any, table: Table) -> int:
    """Lines that the longest header takes beside its filter button."""
    from openpyxl.utils import get_column_letter

    return max(lines_of(column.header, sheet.column_dimensions[get_column_letter(at)].width - 5)
               for at, column in enumerate(table.columns, 1))  # fmt: skip


def row_heights(sheet: Any, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Room for the long texts of records, and for the codes that a computed cell may come to show.

    A row that is typed later gets its height from Excel.
    """
    from openpyxl.utils import get_column_letter

    wide = [(column, sheet.column_dimensions[get_column_letter(at)].width) for at, column in enumerate(table.columns, 1)
            if column.lines]  # fmt: skip
    most = MOST_OF_PEOPLE if named_columns(table) > 1 else MOST_LINES
    for at, record in enumerate(rows, 2):
        if record and wide:
            lines = max(min(lines_of(_text(column, record), width - 1), most) for column, width in wide)
            sheet.row_dimensions[at].height = lines * LINE


def _text(column: Column, record: Mapping[str, Any]) -> str:
    """What a cell holds; of a computed one that lists codes, all of them."""
    if column.computed is None:
        return str(record.get(column.name) or "")
    return ", ".join(column.kind.codes.names) if isinstance(column.kind, Ticks) else ""


def lines_of(text: str, room: float) -> int:
    """Lines that a text takes where so many letters have room; it breaks between words."""
    lines, line = 1, 0
    for word in text.split():
        line = line + 1 + len(word) if line else len(word)
        if line > room and line > len(word):
            lines, line = lines + 1, len(word)
    return lines


def marks(sheet: Any, table: Table, last: int, as_of: str) -> None:
    """Late days and those of the day asked about, by a sign, weight and colour."""
    from openpyxl.utils import get_column_letter

    end = max(last, 2)
    letters = {column.name: get_column_letter(at) for at, column in enumerate(table.columns, 1)}
    for column in table.computed:
        if column.due is not None:
            cells, here = f"{letters[column.name]}2:{letters[column.name]}{end}", f"${letters[column.name]}2"
            still = _still_open(table, column.due, letters)
            _mark(sheet, cells, f"AND(ISNUMBER({here}),{here}<{as_of}{still})", LATE_INK, LATE, f'"! "{DATE}')
            _mark(sheet, cells, f"AND(ISNUMBER({here}),{here}={as_of}{still})", SOON_INK, SOON, f'"= "{DATE}')


def _still_open(table: Table, due: Due, letters: dict[str, str]) -> str:
    """Conditions under which something that is due is not done."""
    text = "".join(f',LEN(${letters[name]}2)=0' for name in due.ends)
    if due.only_when:
        text += f",{_yes(table.column(due.only_when), letters)}"
    return text + (f",NOT({_yes(table.column(due.unless), letters)})" if due.unless else "")


def _yes(column: Column, letters: dict[str, str]) -> str:
    assert isinstance(column.kind, Flag)
    return f'OR(${letters[column.name]}2=TRUE,${letters[column.name]}2="yes")'


def today_marks(sheet: Any, table: Table, last: int) -> None:
    """The lines of Today: late ones, and those of the day, by word, weight and colour."""
    from openpyxl.utils import get_column_letter

    cells = f"A2:{get_column_letter(len(table.columns))}{max(last, 2)}"
    _mark(sheet, cells, '$A2="overdue"', LATE_INK, LATE)
    _mark(sheet, cells, '$A2="today"', SOON_INK, SOON)


def _mark(sheet: Any, cells: str, formula: str, ink: str, colour: str, shown: str = "") -> None:
    from openpyxl.formatting.rule import Rule
    from openpyxl.styles import Font
    from openpyxl.styles.differential import DifferentialStyle
    from openpyxl.styles.numbers import NumberFormat

    style = DifferentialStyle(font=Font(b=True, color=ink), fill=fill(colour),
                              numFmt=NumberFormat(numFmtId=164, formatCode=shown) if shown else None)  # fmt: skip
    sheet.conditional_formatting.add(cells, Rule(type="expression", dxf=style, formula=[formula]))
