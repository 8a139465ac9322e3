"""Duties that come back every month: when the next one is due, in the three readings of "a month" (TIME-08)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.codes import Codes
from caseload.rules.engine.days import add_months, end_of_month
from caseload.rules.engine.primitives import choose, first_true, known

MONTHLY = Codes("calendar_month", "same_day", "days_30")
"""Once in each calendar month, from day to same day, or every 30 days."""


def month_after(day: Any, reading: Any) -> Any:
    """The last day on which something is done again in time, a month after a day (``reading``: of ``MONTHLY``)."""
    return _due(day, 1, reading)


def next_contact(began_on: Any, last_on: Any, reading: Any = MONTHLY.calendar_month) -> Any:
    """The last day for the next contact of a monthly duty: after the last one, or the first since it began.

    A contact before the duty began does not count; with no beginning recorded every contact does.
    """
    counts = known(last_on) & (last_on >= began_on)
    return _due(choose(counts, last_on, began_on), choose(counts, 1, 0), reading)


def _due(day: Any, months: Any, reading: Any) -> Any:
    return first_true(
        (reading == MONTHLY.same_day, add_months(day, 1)),
        (reading == MONTHLY.days_30, day + 30),
        otherwise=end_of_month(day, months),
    )
