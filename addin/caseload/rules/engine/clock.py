"""Times of a week: its days, and times of day as the texts they are (their order is that of the clock)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from caseload.rules.engine.codes import Codes
from caseload.rules.engine.kinds import Refused, Text

WEEKDAYS = Codes("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""The days of the week, Monday first, in the places that ``days.weekday`` gives."""
MIDNIGHT = "00:00"
END_OF_DAY = "24:00"
_HOUR = 60


class Clock(Text):
    """A time of day, ``HH:MM`` on the 24-hour clock, from 00:00 to the end of the day, 24:00."""

    reads = "time"

    def take(self, raw: Any) -> str:
        text = raw.strip() if isinstance(raw, str) else ""
        hour, colon, minute = text[:2], text[2:3], text[3:]
        written = len(text) == len(END_OF_DAY) and colon == ":" and f"{hour}{minute}".isascii()
        if not (written and hour.isdecimal() and minute.isdecimal() and int(minute) < _HOUR and text <= END_OF_DAY):
            raise Refused("not_allowed")
        return text

    def extremes(self) -> list[str]:
        return [MIDNIGHT, END_OF_DAY]

    def near(self, words: Sequence[Any]) -> list[str]:
        """The times among some texts, each with the minute before and after it."""
        return [time_of(minutes_of(each) + shift) for each in words if self._is_time(each) for shift in (-1, 0, 1)]

    def _is_time(self, text: Any) -> bool:
        try:
            return bool(self.take(text))
        except Refused:
            return False

    def allowed(self) -> str:
        return "a time, HH:MM"


def minutes_of(time: str) -> int:
    """The minutes from midnight to a time."""
    return int(time[:2]) * _HOUR + int(time[3:])


def time_of(minutes: int) -> str:
    """The time so many minutes after midnight, within the day."""
    inside = min(max(minutes, 0), minutes_of(END_OF_DAY))
    return f"{inside // _HOUR:02d}:{inside % _HOUR:02d}"
