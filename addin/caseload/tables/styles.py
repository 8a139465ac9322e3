"""How a caseload workbook looks: 12-point text, computed cells with a look of their own, contrast of 4.5 and more."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.kinds import Count, Day, Flag, Hours, Kind, Money, Number

TEXT_SIZE = 12
INK, QUIET = "1F2933", "52606D"
HEAD, COMPUTED, LATE = "1F4E5F", "EAF2F4", "FDE8E6"
LATE_INK = "9B1C1C"
SOON, SOON_INK = "E3F1E3", "1B5E20"
LINK = "0B5394"
LINE = "C9D3DA"
COMPUTED_HEAD = "4A6572"
DATE = "yyyy-mm-dd"
FLAG = '"yes";"yes";"no";@'
"""A truth value as a word, in programs that show it by its format."""


def number_format(kind: Kind) -> str:
    """The number format of a column."""
    if isinstance(kind, Day):
        return DATE
    if isinstance(kind, Money):
        return "#,##0.00"
    if isinstance(kind, Count):
        return "0"
    if isinstance(kind, (Hours, Number)):
        return "0.##"
    return FLAG if isinstance(kind, Flag) else "@"


def font(**more: Any) -> Any:
    """The workbook's font."""
    from openpyxl.styles import Font

    return Font(name="Calibri", size=more.pop("size", TEXT_SIZE), color=more.pop("color", INK), **more)


def fill(colour: str) -> Any:
    """A plain fill."""
    from openpyxl.styles import PatternFill

    return PatternFill("solid", start_color=colour, end_color=colour)


def alignment(wrap: bool = False) -> Any:
    """Text at the top left, wrapped where it is long."""
    from openpyxl.styles import Alignment

    return Alignment(vertical="top", wrap_text=wrap)


def alignment_of(kind: Kind, wrap: bool = False, computed: bool = False) -> Any:
    """As ``alignment``, for values of a kind: days and yes or no at the left, numbers a little off the right edge."""
    from openpyxl.styles import Alignment

    if isinstance(kind, Number) and not computed:
        return Alignment(vertical="top", horizontal="right", indent=1)
    if isinstance(kind, Number):
        return Alignment(vertical="top")  # what is missing is told in words, which begin at the left
    return Alignment(vertical="top", wrap_text=wrap, horizontal="left")


def lined() -> Any:
    """A quiet line around a cell."""
    from openpyxl.styles import Border, Side

    side = Side("thin", LINE)
    return Border(left=side, right=side, top=side, bottom=side)


def head(cell: Any, computed: bool = False) -> None:
    """The look of a header cell; that of a computed column is lighter and slanted."""
    cell.font = font(bold=True, italic=computed, color="FFFFFF")
    cell.fill, cell.alignment, cell.border = fill(COMPUTED_HEAD if computed else HEAD), alignment(wrap=True), lined()
