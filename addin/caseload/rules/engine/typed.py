"""Cells as people type them, as the raw values that questions take: strictly, nothing guessed (DATA-01).

``reader_of(kind)`` gives the function for one kind of input; it returns ``BLANK`` for an empty cell and raises
``Refused`` for what cannot be right.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from functools import cache, partial
from typing import Any

from caseload.rules.engine.clock import Clock
from caseload.rules.engine.entered import day_entered, flag_entered, is_empty, number_entered
from caseload.rules.engine.kinds import BLANK, Choice, Day, Flag, Kind, Month, Number
from caseload.rules.engine.units import EPOCH, SCALE

Reader = Callable[[Any], Any]


def day_of(kind: Kind, raw: Any) -> Any:
    """A day as a date."""
    day = day_entered(raw)
    return BLANK if day is BLANK else date.fromordinal(day + EPOCH)


def month_of(kind: Kind, raw: Any) -> Any:
    """A month as YYYY-MM, from that text or from a day in it."""
    if isinstance(raw, str) and len(raw.strip()) == 7:
        return raw
    day = day_of(kind, raw)
    return BLANK if day is BLANK else f"{day.year:04d}-{day.month:02d}"


def number_of(kind: Kind, raw: Any) -> Any:
    """A number; text with a decimal point is one too."""
    if type(raw) in (int, float):
        return BLANK if raw != raw else raw
    value = number_entered(raw)
    if value is BLANK:
        return BLANK
    whole, rest = divmod(value, SCALE)
    return whole if rest == 0 else value / SCALE


def flag_of(kind: Kind, raw: Any) -> Any:
    """Yes or no."""
    return flag_entered(raw)


def code_of(kind: Any, raw: Any) -> Any:
    """A code; capitals and spaces do not matter."""
    if is_empty(raw) or not isinstance(raw, str):
        return BLANK if is_empty(raw) else raw
    return code_in_text(kind, raw)


def code_in_text(kind: Any, text: str) -> str:
    """The code that a text means; a text that means none comes back as it was typed."""
    if text in kind.codes:
        return text
    folded = "_".join(text.casefold().split())
    return folded if folded in kind.codes else text.strip()


def clock_of(kind: Kind, raw: Any) -> Any:
    """A time of day as HH:MM: a cell that Excel holds as a time, or text, also with one digit for the hour."""
    if isinstance(raw, (time, datetime)):
        return f"{raw:%H:%M}"
    text = text_of(kind, raw)
    return f"0{text.strip()}" if isinstance(text, str) and text.strip()[1:2] == ":" else text


def text_of(kind: Kind, raw: Any) -> Any:
    """A text; a number typed where a text belongs (a case number) is its digits."""
    if is_empty(raw):
        return BLANK
    return str(int(raw)) if isinstance(raw, float) and raw.is_integer() else raw


_READERS: tuple[tuple[type[Kind], Any], ...] = (
    (Day, day_of), (Month, month_of), (Number, number_of), (Flag, flag_of), (Choice, code_of), (Clock, clock_of),
)  # fmt: skip


def reader_of(kind: Kind) -> Reader:
    """The function that reads one cell of this kind."""
    made: Any = type(kind)  # mypy takes the __hash__ of its instances for its own
    return partial(_reader(made), kind)


@cache
def _reader(kind: type[Kind]) -> Any:
    return next((read for each, read in _READERS if issubclass(kind, each)), text_of)
