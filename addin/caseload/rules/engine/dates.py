"""Days and months as inputs and outputs."""

from __future__ import annotations

from datetime import date
from typing import Any

from caseload.rules.engine.days import iso_day, iso_month
from caseload.rules.engine.kind import Kind
from caseload.rules.engine.refusals import Refused
from caseload.rules.engine.units import EPOCH, FIRST_DAY, FIRST_MONTH, LAST_DAY, LAST_MONTH, UNKNOWN_BELOW


class Day(Kind):
    """A day: ISO text or a date; 1900-01-01 to 2199-12-31."""

    reads = "date"

    def take(self, raw: Any) -> int:
        if type(raw) is str:
            text = raw.strip()
            if len(text) != 10 or text[4] != "-" or text[7] != "-":
                raise Refused("not_a_date")
            try:
                day = date.fromisoformat(text).toordinal() - EPOCH
            except ValueError:
                raise Refused("not_a_date") from None
        elif isinstance(raw, date):
            day = raw.toordinal() - EPOCH
        else:
            raise Refused("not_a_date")
        if not FIRST_DAY <= day <= LAST_DAY:
            raise Refused("out_of_range")
        return day

    def show(self, value: Any) -> str | None:
        return None if value < UNKNOWN_BELOW else iso_day(int(value))

    def extremes(self) -> list[int]:
        """Both ends of the calendar, and a day beside the first: two blank days may lie close together."""
        return [FIRST_DAY, FIRST_DAY + 1, LAST_DAY]

    def allowed(self) -> str:
        return "a date"


class Month(Kind):
    """A month: text ``YYYY-MM``."""

    reads = "month"

    def take(self, raw: Any) -> int:
        text = raw.strip() if type(raw) is str else ""
        year, dash, number = text.partition("-")
        if not (len(year) == 4 and dash and len(number) == 2 and year.isdecimal() and number.isdecimal()):
            raise Refused("not_a_month")
        month = int(year) * 12 + int(number) - 1
        if not 1 <= int(number) <= 12:
            raise Refused("not_a_month")
        if not FIRST_MONTH <= month <= LAST_MONTH:
            raise Refused("out_of_range")
        return month

    def show(self, value: Any) -> str | None:
        return None if value < UNKNOWN_BELOW else iso_month(int(value))

    def extremes(self) -> list[int]:
        return [FIRST_MONTH, FIRST_MONTH + 1, LAST_MONTH]

    def allowed(self) -> str:
        return "a month, YYYY-MM"
