"""How an argument of a cell function is read: strictly as people type (DATA-01), nothing guessed.

Returns what the questions take; ``Refused`` is raised for a value that cannot be right. A number 0 is an empty cell
wherever 0 cannot be a value (days, codes, texts, lists): some hosts hand an empty cell over as 0.
"""

from __future__ import annotations

from datetime import time
from functools import partial
from typing import Any

from caseload.cells.members import member, members, nothing_given, records
from caseload.rules.engine.clock import Clock, time_of
from caseload.rules.engine.entered import flag_entered, is_empty
from caseload.rules.engine.kinds import BLANK, Choice, Count, Day, Flag, Kind, Month, Number, Refused, Ticks  # fmt: skip
from caseload.rules.engine.lists import Holidays, Items
from caseload.rules.engine.typed import code_in_text, day_of, flag_of, month_of, number_of

_MINUTES = 24 * 60


def counted_flag(kind: Flag, raw: Any) -> Any:
    """Yes or no as a spreadsheet's own formula gives it: 1 and 0 are truth values here."""
    return bool(raw) if type(raw) in (int, float) and raw in (0, 1) else flag_entered(raw)


def code_of(kind: Choice, raw: Any) -> Any:
    """A code; capitals and spaces do not matter."""
    if nothing_given(raw):
        return BLANK
    return code_in_text(kind, cell_text(raw))


def codes_of(kind: Ticks, raw: Any) -> Any:
    """Ticked codes from a range, or a text with commas; an empty cell is unknown."""
    return BLANK if nothing_given(raw) else [code_of(kind, each) for each in members(raw)]  # type: ignore[arg-type]


def lines_of(kind: Items, raw: Any) -> Any:
    """A list from a range, JSON text, or a text with commas."""
    if nothing_given(raw):
        return BLANK
    if kind.item is None:
        return records(raw, {name: reader_of(inner) for name, inner in kind.fields.items()})
    reader = reader_of(kind.item)
    return [None if (each := member(reader, line)) is BLANK else each for line in members(raw, inner_blanks=True)]


def days_of(kind: Holidays, raw: Any) -> Any:
    """Closed days from a range of days; nothing means the agency's own calendar."""
    if nothing_given(raw):
        return BLANK
    reader = partial(day_of, Day())
    return [each for line in members(raw) if (each := member(reader, line)) is not BLANK]


def text_of(kind: Kind, raw: Any) -> Any:
    """A text; a number is the text of its digits."""
    return BLANK if nothing_given(raw) else cell_text(raw)


def cell_text(raw: Any) -> str:
    """A cell's value as the cell itself shows it: whole numbers without a point, TRUE and FALSE."""
    if isinstance(raw, float) and raw.is_integer():
        return str(int(raw))
    return str(raw).upper() if isinstance(raw, bool) else str(raw)


def time_entered(kind: Clock, raw: Any) -> Any:
    """A time of day as HH:MM, from text, a time, or the fraction of a day that a cell holds."""
    if is_empty(raw):
        return BLANK
    if isinstance(raw, time):
        return time_of(raw.hour * 60 + raw.minute)
    if type(raw) in (int, float) and 0 <= raw <= 1:
        return time_of(round(raw * _MINUTES))
    text = raw.strip() if isinstance(raw, str) else ""
    return f"0{text}" if len(text) == 4 and text[1] == ":" else raw


_READERS: tuple[tuple[type[Kind], Any], ...] = (
    (Holidays, days_of), (Items, lines_of), (Day, day_of), (Month, month_of), (Count, number_of),
    (Number, number_of), (Flag, flag_of), (Choice, code_of), (Ticks, codes_of), (Clock, time_entered),
)  # fmt: skip


def reader_of(kind: Kind, *, counted: bool = False) -> Any:
    """The function that reads one argument of this kind; ``counted``: it comes from a formula over a table."""
    if counted and isinstance(kind, Flag):
        return partial(counted_flag, kind)
    return next((partial(read, kind) for each, read in _READERS if isinstance(kind, each)), partial(text_of, kind))


def takes_list(kind: Kind) -> bool:
    """Is a range one value of this kind (and not a column of values)?"""
    return isinstance(kind, (Holidays, Items, Ticks))


__all__ = ["Refused", "cell_text", "reader_of", "takes_list"]
