"""Where bodies meet the law: parameters in force and agency calendars.

A lookup that finds nothing refuses the answer (``no_parameter`` with the key). Since all arguments of a
choice are worked out first, ``when=`` says for which cases the lookup is needed at all.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

import numpy as np

from caseload.law import store
from caseload.law.calendars import Calendar
from caseload.rules.engine.codes import Codes
from caseload.rules.engine.told import Told, plain, teller
from caseload.rules.engine.units import ANY_DAY, EPOCH, NONE, UNKNOWN_BELOW, scaled

_SCALED_UNITS = ("h/week", "$/h", "$", "%", "weeks", "hours", "$/month")
_arrays = threading.local()


class NoParameter(Exception):
    """No row is in force for that day and place."""

    def __init__(self, key: str):
        self.key = key
        super().__init__(key)


@contextmanager
def collecting(size: int) -> Any:
    """Collect, for an array run, the first missing key of each row instead of raising."""
    before = getattr(_arrays, "missed", None)
    _arrays.missed = missed = Missed(size)
    try:
        yield missed
    finally:
        _arrays.missed = before


class Missed:
    """For each row the place of the first key that was not in force (-1: none missing)."""

    def __init__(self, size: int):
        self.keys: list[str] = []
        self.first = np.full(size, -1, np.int16)

    def add(self, rows: Any, key: str) -> None:
        """Note a key for the rows (a mask, or True for all) that have no earlier one."""
        if key not in self.keys:
            self.keys.append(key)
        wanted = np.broadcast_to(np.asarray(rows, bool), self.first.shape)
        self.first[wanted & (self.first < 0)] = self.keys.index(key)


def _missing(key: str, rows: Any = True) -> None:
    missed = getattr(_arrays, "missed", None)
    if missed is None:
        raise NoParameter(key)
    missed.add(rows, key)


def is_scaled(unit: str) -> bool:
    """Does a parameter of this unit stand in a body as whole billionths?"""
    return unit.startswith(_SCALED_UNITS)


def as_body_value(value: Any, unit: str, codes: Codes | None = None) -> Any:
    """A parameter's value in the body's own unit; "no limit" is ``NONE``."""
    if value is None:
        return NONE
    if isinstance(value, (list, tuple)):
        return tuple(as_body_value(each, unit, codes) for each in value)
    if codes is not None:
        return codes[str(value)]
    if isinstance(value, bool):
        return value
    if isinstance(value, (int, float, Decimal)):
        return scaled(value) if is_scaled(unit) else int(value)
    if unit in _CALENDAR_UNITS:
        return _CALENDAR_UNITS[unit](value)
    return value


def _month_number(text: str) -> int:
    year, month = text.split("-")
    return int(year) * 12 + int(month) - 1


_CALENDAR_UNITS: dict[str, Callable[[str], int]] = {
    "day": lambda text: date.fromisoformat(text).toordinal() - EPOCH,
    "month": _month_number,
}


@lru_cache(maxsize=4096)
def _value_of(row: Any, codes: Codes | None, part: int | None = None) -> Any:
    value = as_body_value(row.value, row.unit, codes)
    if part is None:
        return value
    return value[part] if part < len(value) else NONE


def parameters(place: str) -> Callable[..., Any]:
    """The lookup of a module whose law is that of ``place`` (an office's own county rows win where they exist).

    ``law(key, on, when=True, codes=None, part=None)``: the value in force on the day ``on``, in the body's unit;
    ``part`` takes one place of a value that is a list (``NONE`` past its end).
    """

    def law(key: str, on: Any = ANY_DAY, *, when: Any = True, codes: Codes | None = None,
            part: int | None = None) -> Any:  # fmt: skip
        if when is False:
            return NONE
        if when is True and type(on) is int:
            return _in_force_once(key, on, place, codes, part)
        voice = teller(on, when)
        if voice is not None:
            return _told(voice, key, plain(on), plain(when), place, codes, part)
        if isinstance(on, np.ndarray) or isinstance(when, np.ndarray):
            return _in_force_array(key, on, when, place, codes, part)
        return _in_force_once(key, int(on), place, codes, part) if when else NONE

    return law


def _in_force_once(key: str, on: int, place: str, codes: Codes | None, part: int | None) -> Any:
    row = store.in_force(key, on, place) if on > UNKNOWN_BELOW else None
    if row is None:
        _missing(key)
        return NONE
    return _value_of(row, codes, part)


def law_at(key: str, on: Any, place: str, *, when: Any = True, codes: Codes | None = None,
           part: int | None = None) -> Any:  # fmt: skip
    """The value in force for a place that is itself an input."""
    return parameters(place)(key, on, when=when, codes=codes, part=part)


def _told(voice: Told, key: str, on: Any, when: Any, place: str, codes: Codes | None, part: int | None) -> Any:
    if not when:
        return voice.like(NONE)
    row = store.in_force(key, int(on), place)
    if row is None:
        raise NoParameter(key)
    return voice.story.looked_up(row, _value_of(row, codes, part))


def _in_force_array(key: str, on: Any, when: Any, place: str, codes: Codes | None, part: int | None) -> Any:
    held = store.during(key, on, place)
    if held is not None:
        value = _in_column(_value_of(held, codes, part))
        return value if when is True else np.where(when, value, NONE)
    return _changing(on, when, (key,), 0, place, codes, part)


def _changing(on: Any, when: Any, keys: Sequence[str], which: Any, place: str, codes: Codes | None = None,
              part: int | None = None) -> Any:  # fmt: skip
    """The values on days between which rows change; ``which`` is the place of a row's key among several."""
    index, rows = store.lookup_array(keys, on, place)
    held = [[NONE if row is None else _in_column(_value_of(row, codes, part)) for row in line] for line in rows]
    lacking = np.array([[row is None for row in line] for line in rows])[which, index] & when
    for at, key in enumerate(keys) if lacking.any() else ():
        absent = lacking & (which == at)
        if absent.any():
            _missing(key, absent)
    values = np.array(held)[which, index]
    return values if when is True else np.where(when, values, NONE)


def law_among(keys: Sequence[str], which: Any, on: Any, place: str) -> Any:
    """The value in force of one parameter among several; ``which`` is the place of its key (a code)."""
    if isinstance(which, np.ndarray):
        return _changing(on, True, keys, which, place)
    return parameters(place)(keys[plain(which)], on)


def _in_column(value: Any) -> Any:
    """A value as it stands in a column: of a text only its presence matters there."""
    return 1 if isinstance(value, str) else value


def check_covered(start: Any, end: Any, calendar: Calendar, when: Any = True) -> None:
    """Refuse (or note, row by row) a count that looked at weekdays of years without a calendar."""
    if calendar.agency is None:
        return
    if any(isinstance(each, np.ndarray) for each in (start, end, when)):
        for year, rows in calendar.uncovered_rows(start, end):
            _missing(f"calendar.{calendar.agency}.{year}", rows & when)
    elif (when is True or when) and start > UNKNOWN_BELOW and end > UNKNOWN_BELOW:
        first = calendar.uncovered(start, end)
        if first is not None:
            _missing(f"calendar.{calendar.agency}.{first}")


__all__ = ["Calendar", "NoParameter", "check_covered", "collecting", "law_among", "law_at", "parameters"]
