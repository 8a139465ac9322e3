"""Inputs that many questions of Welfare-to-Work share, with their words in both languages."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.codes import Codes
from caseload.rules.engine.kinds import Choice, Day
from caseload.rules.engine.lists import Holidays
from caseload.rules.engine.offices import ROLLS
from caseload.rules.engine.recurring import MONTHLY

OFFICE_DAYS = ("2024-01-15", "2024-01-31")
"""Days of a year with a calendar, to try for a blank day that office days are counted from."""
COUNTED_ROLLS = Codes("none", "following")
"""The rolls of a participant's deadline: the first two of ``ROLLS``, in the same places."""


def as_of(**more: Any) -> Day:
    """The day asked about."""
    return Day("day asked about", "día consultado", **more)


def holidays() -> Holidays:
    """The closed days of Alameda County, unless a list is given."""
    return Holidays("alameda")


def roll(default: str, codes: Codes = ROLLS) -> Choice:
    """What happens when the counted day is a closed day (TIME-06)."""
    return Choice(codes, "when the day is a closed day", "cuando el día está cerrado", default=default)


def monthly_reading(default: str) -> Choice:
    """What "a month" means (TIME-08)."""
    return Choice(MONTHLY, "what a month means", "qué significa un mes", default=default)
