"""Inputs that many questions of Intensive Case Management share, with their words in both languages."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.kinds import NOTHING, Day
from caseload.rules.engine.lists import Holidays

OFFICE_DAYS = ("2024-01-16", "2024-01-31")
"""Days of a year with a calendar, to try for a blank day that office days are counted from."""


def as_of(**more: Any) -> Day:
    """The day asked about; without one, a duty that is not done stays open."""
    return Day("day asked about", "día consultado", blank=NOTHING, **more)


def holidays() -> Holidays:
    """The closed days of Los Angeles County, unless a list is given."""
    return Holidays("los_angeles")


def appointment_on(label: str = "appointment", es: str = "cita") -> Day:
    """The day of an appointment with the case manager."""
    return Day(label, es)
