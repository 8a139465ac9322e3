"""How what is late stands out on a sheet: by a sign or a word, by weight, and by colour."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.kinds import Flag
from caseload.tables.schema import Column, Due, Table
from caseload.tables.styles import DATE, LATE, LATE_INK, SOON, SOON_INK, fill


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
