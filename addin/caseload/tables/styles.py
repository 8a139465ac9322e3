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
LINK_LOOK = {"color": LINK, "underline": "single"}
"""What leads somewhere: underlined as well as coloured."""
LINE = "C9D3DA"
COMPUTED_HEAD = "4A6572"
DATE = "yyyy-mm-dd"
_OFF = "_)_)"
"""Keeps a number a little off the right edge of its cell, also where the same cell may hold words, at the left."""
FLAG = '"yes";"yes";"no";@'
"""A truth value as a word, in programs that show it by its format."""


def number_format(kind: Kind, formulas: bool = False) -> str:
    """The number format of a column; ``formulas``: one in whose cells Excel may come to enter formulas.

    In a cell whose format is text Excel takes a formula that is entered for a text.
    """
    if isinstance(kind, Day):
        return DATE
    if isinstance(kind, Money):
        return f"#,##0.00{_OFF}"
    if isinstance(kind, Count):
        return f"0{_OFF}"
    if isinstance(kind, (Hours, Number)):
        return f"General{_OFF}"
    return FLAG if isinstance(kind, Flag) else "General" if formulas else "@"


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


def alignment_of(kind: Kind, wrap: bool = False) -> Any:
    """As ``alignment``, for values of a kind: days and yes or no at the left, numbers at the right."""
    from openpyxl.styles import Alignment

    if isinstance(kind, Number):
        return Alignment(vertical="top", wrap_text=wrap)  # what is missing is told in words, which begin at the left
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
