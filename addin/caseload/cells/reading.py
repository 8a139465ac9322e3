"""How an argument of a cell function is read: strictly as people type (DATA-01), nothing guessed.

Returns what the questions take; ``Refused`` is raised for a value that cannot be right.
"""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from caseload.cells.hostvalues import members
from caseload.rules.engine.entered import day_entered, flag_entered, is_empty, number_entered
from caseload.rules.engine.kinds import (
    BLANK,
    Choice,
    Count,
    Day,
    Filled,
    Flag,
    Kind,
    Month,
    Number,
    Refused,
    Ticks,
)  # fmt: skip
from caseload.rules.engine.lists import Holidays, Items
from caseload.rules.engine.units import EPOCH, SCALE


def day_of(kind: Day, raw: Any) -> Any:
    """A day as a date."""
    day = day_entered(raw)
    return BLANK if day is BLANK else date.fromordinal(day + EPOCH)


def month_of(kind: Month, raw: Any) -> Any:
    """A month as YYYY-MM, from that text or from a day in it."""
    if isinstance(raw, str) and len(raw.strip()) == 7:
        return raw
    day = day_of(Day(), raw)
    return BLANK if day is BLANK else f"{day.year:04d}-{day.month:02d}"


def number_of(kind: Number, raw: Any) -> Any:
    """A number; text with a decimal point is one too."""
    if type(raw) in (int, float):
        return BLANK if raw != raw else raw
    value = number_entered(raw)
    if value is BLANK:
        return BLANK
    whole, rest = divmod(value, SCALE)
    return whole if rest == 0 else value / SCALE


def flag_of(kind: Flag, raw: Any) -> Any:
    """Yes or no."""
    return flag_entered(raw)


def counted_flag(kind: Flag, raw: Any) -> Any:
    """Yes or no as a spreadsheet's own formula gives it: 1 and 0 are truth values here."""
    return bool(raw) if type(raw) in (int, float) and raw in (0, 1) else flag_entered(raw)


def code_of(kind: Choice, raw: Any) -> Any:
    """A code; capitals and spaces do not matter."""
    if is_empty(raw) or raw in kind.codes or not isinstance(raw, str):
        return BLANK if is_empty(raw) else raw
    folded = "_".join(raw.casefold().split())
    return folded if folded in kind.codes else raw.strip()


def codes_of(kind: Ticks, raw: Any) -> Any:
    """Ticked codes from a range, or a text with commas; an empty cell is unknown."""
    return BLANK if is_empty(raw) else members(raw)


def lines_of(kind: Items, raw: Any) -> Any:
    """A list from a range, JSON text, or a text with commas."""
    if is_empty(raw):
        return BLANK
    reader = reader_of(kind.item) if kind.item is not None else None
    lines = members(raw)
    return lines if reader is None else [None if (each := reader(line)) is BLANK else each for line in lines]


def days_of(kind: Holidays, raw: Any) -> Any:
    """Closed days from a range of days; nothing means the agency's own calendar."""
    return BLANK if is_empty(raw) else [each for line in members(raw) if (each := day_of(Day(), line)) is not BLANK]


def text_of(kind: Kind, raw: Any) -> Any:
    """A text."""
    return BLANK if is_empty(raw) else raw


_READERS: tuple[tuple[type[Kind], Any], ...] = (
    (Holidays, days_of), (Items, lines_of), (Day, day_of), (Month, month_of), (Count, number_of),
    (Number, number_of), (Flag, flag_of), (Choice, code_of), (Ticks, codes_of), (Filled, text_of),
)  # fmt: skip


def reader_of(kind: Kind, *, counted: bool = False) -> Any:
    """The function that reads one argument of this kind; ``counted``: it comes from a formula over a table."""
    if counted and isinstance(kind, Flag):
        return partial(counted_flag, kind)
    return next((partial(read, kind) for each, read in _READERS if isinstance(kind, each)), partial(text_of, kind))


def takes_list(kind: Kind) -> bool:
    """Is a range one value of this kind (and not a column of values)?"""
    return isinstance(kind, (Holidays, Items, Ticks))


__all__ = ["Refused", "reader_of", "takes_list"]
