"""Months and days as integers: one arithmetic for one case, for arrays and for explanations.

A day is days since 1970-01-01; a month is ``year * 12 + month - 1``. ``NONE`` in gives ``NONE`` out.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np

from caseload.rules.engine.told import told
from caseload.rules.engine.units import EPOCH, FIRST_DAY, FIRST_MONTH, LAST_DAY, LAST_MONTH, NONE, UNKNOWN_BELOW

_EARLIEST, _LATEST = -400_000, LAST_DAY + 400_000
_MONTHS_BEFORE_1970 = 1970 * 12


class _Table:
    """An arithmetic of the calendar for arrays: looked up for the usual years, worked out by numpy for the others."""

    def __init__(self, first: int, size: int, work_out: Callable[[Any], Any]):
        self.first, self.size, self.work_out = first, size, work_out

    @cached_property
    def _answers(self) -> np.ndarray:
        """The answers from ``first`` on, between two marks for "not in the table"."""
        usual = self.work_out(np.arange(self.first, self.first + self.size))
        return np.concatenate([[NONE], usual, [NONE]])

    def __getitem__(self, values: np.ndarray) -> np.ndarray:
        found = self._answers.take(values - (self.first - 1), mode="clip")
        unusual = (found == NONE) & (values > UNKNOWN_BELOW)
        if unusual.any():
            found[unusual] = self.work_out(values[unusual])
        return found


def _months(days: np.ndarray) -> np.ndarray:
    plausible = (days > _EARLIEST) & (days < _LATEST)
    months = np.where(plausible, days, 0).astype("M8[D]").astype("M8[M]").astype(np.int64) + _MONTHS_BEFORE_1970
    return np.where(plausible, months, NONE)


def _first_days(months: np.ndarray) -> np.ndarray:
    plausible = (months >= 12) & (months < 110_000)
    since = np.where(plausible, months - _MONTHS_BEFORE_1970, 0)
    return np.where(plausible, since.astype("M8[M]").astype("M8[D]").astype(np.int64), NONE)


_MONTH_OF = _Table(FIRST_DAY - 50_000, LAST_DAY - FIRST_DAY + 100_000, _months)
_FIRST_DAY = _Table(FIRST_MONTH - 1_600, LAST_MONTH - FIRST_MONTH + 3_200, _first_days)


def _month_of(day: Any) -> Any:
    if type(day) is int:
        if not _EARLIEST < day < _LATEST:
            return NONE
        when = date.fromordinal(day + EPOCH)
        return when.year * 12 + when.month - 1
    return _MONTH_OF[np.asarray(day)]


def _first_day(month: Any) -> Any:
    if type(month) is int:
        if not 12 <= month < 110_000:
            return NONE
        return date(month // 12, month % 12 + 1, 1).toordinal() - EPOCH
    return _FIRST_DAY[np.asarray(month)]


@told
def month_of(day: Any) -> Any:
    """The month in which a day lies."""
    return _month_of(day)


@told
def first_day(month: Any) -> Any:
    """The first day of a month."""
    return _first_day(month)


@told
def last_day_of(month: Any) -> Any:
    """The last day of a month."""
    return _first_day(month + 1) - 1


@told
def first_of_month(day: Any) -> Any:
    """The first day of the month in which a day lies."""
    return _first_day(_month_of(day))


@told
def first_after(day: Any) -> Any:
    """The first of the month that comes next, also for a day that is a first (TIME-11)."""
    return _first_day(_month_of(day) + 1)


@told
def first_on_or_after(day: Any) -> Any:
    """The first of a month that is this day or comes next (TIME-11)."""
    return _first_day(_month_of(day - 1) + 1)


@told
def end_of_month(day: Any, months: Any = 0) -> Any:
    """The last day of the month that lies some months after a day's own."""
    return _first_day(_month_of(day) + months + 1) - 1


@told
def add_months(day: Any, months: Any) -> Any:
    """The same day number some months later, or that month's last day (TIME-03)."""
    month = _month_of(day)
    first = _first_day(month + months)
    length = _first_day(month + months + 1) - first
    into = day - _first_day(month)
    if type(into) is int and type(length) is int:
        return first + (into if into < length else length - 1)
    return first + np.minimum(into, length - 1)


@told
def birthday(birth: Any, years: Any) -> Any:
    """The day on which a person turns some years old; born on February 29: March 1 in common years."""
    month = _month_of(birth)
    return _first_day(month + 12 * years) + (birth - _first_day(month))


@told
def day_in_month(month: Any, number: Any) -> Any:
    """The numbered day of a month (the 5th, the 11th)."""
    return _first_day(month) + (number - 1)


@told
def weekday(day: Any) -> Any:
    """0 for Monday to 6 for Sunday."""
    return (day + 3) % 7


def iso_day(day: int) -> str | None:
    """A day as ISO text, or None for a blank."""
    return None if day < -800_000 else date.fromordinal(day + EPOCH).isoformat()


def iso_month(month: int) -> str | None:
    """A month as YYYY-MM, or None for a blank."""
    return None if month < 0 else f"{month // 12:04d}-{month % 12 + 1:02d}"
