"""Agency calendars: which days an office is open, and counting in open days, for one day and for arrays.

A day is days since 1970-01-01. Each agency has a table of closed days with sources for a span of years;
outside that span a weekday has no answer (``uncovered``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from caseload.law.rows import EPOCH, day_number, load_yaml

DATA = Path(__file__).resolve().parent / "data" / "calendars"
AGENCIES = ("los_angeles", "alameda", "california", "nebraska")
_STEP_BY_STEP = 90
_FURTHEST = date.max.toordinal() - EPOCH - 400
_USUAL = (day_number(date(1899, 1, 1)), day_number(date(2200, 12, 31)))
"""The days whose counts of open days are kept ready for arrays."""


class Calendar:
    """The open days of an office: Monday to Friday but for ``closed``; ``years`` is the span of its table."""

    def __init__(self, closed: Iterable[int] = (), agency: str | None = None, years: tuple[int, int] = (1, 9999)):
        self.closed = frozenset(closed)
        self.agency, self.years = agency, years

    @staticmethod
    def weekends() -> Calendar:
        """Closed on Saturdays and Sundays only."""
        return _WEEKENDS

    @staticmethod
    def of_days(days: Iterable[int]) -> Calendar:
        """Closed on weekends and on exactly these days."""
        return Calendar(days)

    @staticmethod
    def of_agency(agency: str) -> Calendar:
        """The calendar of one of ``AGENCIES``; always the same object, whatever an office has changed for itself."""
        return _of_agency(agency)

    def close_on(self, days: Iterable[int]) -> None:
        """Be closed on weekends and on exactly these days from now on."""
        self.closed = frozenset(days)
        for kept in ("_numpy", "_counts"):
            self.__dict__.pop(kept, None)

    @cached_property
    def _numpy(self) -> Any:
        import numpy as np

        return np.busdaycalendar(holidays=np.array(sorted(self.closed), np.int64).astype("M8[D]"))

    def is_open(self, day: Any) -> Any:
        """Is the office open?"""
        if type(day) is int:
            return (day + 3) % 7 < 5 and day not in self.closed
        import numpy as np

        return np.is_busday(np.asarray(day).astype("M8[D]"), busdaycal=self._numpy)

    def next_open(self, day: Any) -> Any:
        """The first open day on or after a day."""
        if type(day) is int:
            return self._step(day, 1)
        return self._counted(day - 1, 1, lambda: self._offset(day, 0, "forward"))

    def previous_open(self, day: Any) -> Any:
        """The latest open day on or before a day."""
        if type(day) is int:
            return self._step(day, -1)
        return self._counted(day, 0, lambda: self._offset(day, 0, "backward"))

    def nth_open_after(self, day: Any, number: Any) -> Any:
        """The Nth open day after a day, which is not counted itself; 0 is the day, or the next open one."""
        if type(day) is int and type(number) is int and number <= _STEP_BY_STEP:
            day = self.next_open(day) if number == 0 else day
            for _ in range(number):
                day = self._step(day + 1, 1)
            return day
        import numpy as np

        none = np.equal(number, 0)
        found = self._counted(np.subtract(day, none), np.add(number, none), lambda: np.where(
            none, self._offset(day, 0, "forward"), self._offset(day, number, "backward")))  # fmt: skip
        return int(found) if type(day) is int and type(number) is int else found

    def nth_open_before(self, day: Any, number: Any) -> Any:
        """The Nth open day before a day, which is not counted itself; 0 is the day."""
        if type(day) is int and type(number) is int and number <= _STEP_BY_STEP:
            for _ in range(number):
                day = self._step(day - 1, -1)
            return day
        import numpy as np

        found = self._counted(np.subtract(day, 1), np.subtract(1, number), lambda: self._offset(
            day, np.negative(number), "forward"))  # fmt: skip
        found = np.where(np.equal(number, 0), day, found)
        return int(found) if type(day) is int and type(number) is int else found

    def _step(self, day: int, way: int) -> int:
        while (day + 3) % 7 > 4 or day in self.closed:
            day += way
        return day

    @cached_property
    def _counts(self) -> tuple[Any, Any]:
        """How many of the usual days are open up to each of them, and the open ones in order."""
        import numpy as np

        days = np.arange(_USUAL[0], _USUAL[1] + 1)
        is_open = self.is_open(days)
        return np.cumsum(is_open), days[is_open]

    def _counted(self, day: Any, number: Any, otherwise: Callable[[], Any]) -> Any:
        """The open day that stands so many places after the last one up to a day, by the counts that are kept.

        ``otherwise`` works it out where a day is not among the usual ones.
        """
        import numpy as np

        first, last = _USUAL
        if np.size(day) == 0 or np.min(day) < first or np.max(day) > last:
            return otherwise()
        counts, opened = self._counts
        place = counts[np.asarray(day) - first] - 1 + number
        if place.min() < 0 or place.max() >= len(opened):
            return otherwise()
        return opened[place]

    def _offset(self, day: Any, number: Any, roll: Any) -> Any:
        import numpy as np

        days = np.clip(np.asarray(day), -EPOCH + 400, _FURTHEST).astype("M8[D]")
        return np.busday_offset(days, number, roll=roll, busdaycal=self._numpy).astype(np.int64)

    # years without a table ---------------------------------------------------------------------

    @cached_property
    def _span(self) -> tuple[int, int]:
        first, last = self.years
        return day_number(date(first, 1, 1)), day_number(date(last, 12, 31))

    def uncovered(self, start: int, end: int) -> int | None:
        """The first year without a table that has a weekday between two days (both included), or None."""
        first, last = self._span
        low, high = (start, end) if start <= end else (end, start)
        if first <= low and high <= last:
            return None
        for begin in (low, max(low, last + 1)):
            weekday = _WEEKENDS.next_open(begin)
            if weekday <= high and not first <= weekday <= last:
                return date.fromordinal(weekday + EPOCH).year
        return None

    def uncovered_rows(self, starts: Any, ends: Any) -> Iterator[tuple[int, Any]]:
        """For arrays: each year without a table that is first met by some rows, and those rows."""
        import numpy as np

        starts, ends = np.broadcast_arrays(starts, ends)
        first, last = self._span
        low, high = np.minimum(starts, ends), np.maximum(starts, ends)
        outside = (low > -EPOCH) & ((low < first) | (high > last))
        if not outside.any():
            return
        low, high = low[outside], high[outside]
        found = np.zeros(low.shape, np.int64)
        for begin in (np.maximum(low, last + 1), low):
            of_week = (begin + 3) % 7
            weekday = begin + np.where(of_week > 4, 7 - of_week, 0)
            met = (weekday <= high) & ~((first <= weekday) & (weekday <= last))
            found = np.where(met, weekday.astype("M8[D]").astype("M8[Y]").astype(np.int64) + 1970, found)
        years = np.zeros(outside.shape, np.int64)
        years[outside] = found
        for year in np.unique(found[found > 0]).tolist():
            yield year, years == year


_WEEKENDS = Calendar()


@contextmanager
def amended(agency: str, closed: Iterable[int] = (), opened: Iterable[int] = ()) -> Iterator[None]:
    """Let an office of an agency be closed, or open, on further days for a while (days since 1970-01-01)."""
    calendar = Calendar.of_agency(agency)
    before = calendar.closed
    calendar.close_on((before | set(closed)) - set(opened))
    try:
        yield
    finally:
        calendar.close_on(before)


@cache
def table(agency: str) -> dict[str, Any]:
    """An agency's calendar as it stands in its data file: name, years, days with sources."""
    found: dict[str, Any] = load_yaml(DATA / f"{agency}.yaml")
    return found


@cache
def _of_agency(agency: str) -> Calendar:
    read = table(agency)
    first, last = read["years"]
    return Calendar((day_number(row["day"]) for row in read["days"]), agency, (first, last))
