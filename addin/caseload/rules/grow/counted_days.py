"""Days counted in calendar or in business days, as a reading of the text chooses."""

from __future__ import annotations

from typing import Any

from caseload.rules.conventions.counting import BASES
from caseload.rules.engine.kinds import DEFAULT, Choice
from caseload.rules.engine.offices import business_day
from caseload.rules.engine.primitives import choose
from caseload.rules.engine.units import NONE


def basis(default: str) -> Choice:
    """Which days count (TIME-01)."""
    return Choice(BASES, "days that count", "días que cuentan", default=default, blank=DEFAULT)


def counted_day(on: Any, days: Any, basis: Any, holidays: Any) -> Any:
    """The last of some days after a day; the calendar of the office is looked at only for business days."""
    business = basis == BASES.business
    return choose(business, business_day(choose(business, on, NONE), days, holidays), on + days)
