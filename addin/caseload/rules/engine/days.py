"""Months and days as integers: one arithmetic for one case, for arrays and for explanations.

A day is days since 1970-01-01; a month is ``year * 12 + month - 1``. ``NONE`` in gives ``NONE`` out.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np

from caseload.rules.engine.told import told
from caseload.rules.engine.units import EPOCH, FIRST_DAY, LAST_DAY, NONE

_LAST = LAST_DAY + 400_000
_MONTHS_BEFORE_1970 = 1970 * 12


def _months(days: Any) -> np.ndarray:
    return np.asarray(days, "M8[D]").astype("M8[M]").astype(np.int64) + _MONTHS_BEFORE_1970


def _first_days(months: Any) -> np.ndarray:
    return (np.asarray(months) - _MONTHS_BEFORE_1970).astype("M8[M]").astype("M8[D]").astype(np.int64)


def _keep(result: Any, known: Any) -> Any:
    return np.where(known, result, NONE)


def _plausible(day: Any) -> Any:
    return (day > FIRST_DAY - 400_000) & (day < _LAST)


@told
def month_of(day: Any) -> Any:
    """The month in which a day lies."""
    if type(day) is int:
        if not -400_000 < day < _LAST:
            return NONE
        when = date.fromordinal(day + EPOCH)
        return when.year * 12 + when.month - 1
    known = _plausible(day)
    return _keep(_months(np.where(known, day, 0)), known)


@told
def first_day(month: Any) -> Any:
    """The first day of a month."""
    if type(month) is int:
        if not 12 <= month < 110_000:
            return NONE
        return date(month // 12, month % 12 + 1, 1).toordinal() - EPOCH
    known = (month >= 12) & (month < 110_000)
    return _keep(_first_days(np.where(known, month, _MONTHS_BEFORE_1970)), known)


@told
def last_day_of(month: Any) -> Any:
    """The last day of a month."""
    first = first_day(month + 1)
    return first - 1


@told
def first_of_month(day: Any) -> Any:
    """The first day of the month in which a day lies."""
    return first_day(month_of(day))


@told
def first_after(day: Any) -> Any:
    """The first of the month that comes next, also for a day that is a first (TIME-11)."""
    return first_day(month_of(day) + 1)


@told
def first_on_or_after(day: Any) -> Any:
    """The first of a month that is this day or comes next (TIME-11)."""
    return first_after(day - 1)


@told
def end_of_month(day: Any, months: Any = 0) -> Any:
    """The last day of the month that lies some months after a day's own."""
    return last_day_of(month_of(day) + months)


@told
def add_months(day: Any, months: Any) -> Any:
    """The same day number some months later, or that month's last day (TIME-03)."""
    month = month_of(day)
    first = first_day(month + months)
    length = first_day(month + months + 1) - first
    into = day - first_day(month)
    if type(into) is int and type(length) is int:
        return first + (into if into < length else length - 1)
    return first + np.minimum(into, length - 1)


@told
def birthday(birth: Any, years: Any) -> Any:
    """The day on which a person turns some years old; born on February 29: March 1 in common years."""
    month = month_of(birth)
    return first_day(month + 12 * years) + (birth - first_day(month))


@told
def day_in_month(month: Any, number: Any) -> Any:
    """The numbered day of a month (the 5th, the 11th)."""
    return first_day(month) + (number - 1)


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
