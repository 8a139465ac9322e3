"""The periods of GAIN post-employment services, counted once for every rule, machine and notice (001:8, 60-65)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.days import add_months
from caseload.rules.engine.lookups import parameters

PLACE = "los_angeles"
law = parameters(PLACE)


def pes_last_day(discontinued_on: Any, when: Any = True) -> Any:
    """The last day of the services after a discontinuance; the day without aid is the first of the period."""
    months = law("gain.pes_months_after_discontinuance", discontinued_on, when=when)
    return add_months(discontinued_on, months) - 1


def ptl_last_day(time_off_on: Any, when: Any = True) -> Any:
    """The last day of the period after time off the unit, shared by both kinds of services."""
    return add_months(time_off_on, law("gain.ptl_months", time_off_on, when=when)) - 1
