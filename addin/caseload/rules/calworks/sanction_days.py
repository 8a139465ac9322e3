"""The days of a CalWORKs noncompliance, counted once for every rule, machine and notice (P-12 to P-22)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.days import first_on_or_after
from caseload.rules.engine.lookups import parameters
from caseload.rules.engine.primitives import choose, earlier, known, later
from caseload.rules.engine.units import NONE

law = parameters("california")


def twentieth_day(notice_on: Any, when: Any = True) -> Any:
    """The last day on which a participant can answer the notice."""
    return notice_on + law("calworks.nc_period_days", notice_on, when=when)


def lead_met(notice_on: Any, when: Any = True) -> Any:
    """The day on which the notice has stood long enough."""
    return notice_on + law("calworks.noa_lead_days", notice_on, when=when)


def second_notice_timely(na817_on: Any, when: Any = True) -> Any:
    """The day on which the notice after a failed plan has stood long enough; ``NONE`` when there was none."""
    sent = known(na817_on)
    days = law("calworks.timely_notice_days", choose(sent, na817_on, 0), when=sent & when)
    return choose(sent, na817_on + days, NONE)


def sanction_day(notice_on: Any, na817_on: Any = NONE, approved_on: Any = NONE, when: Any = True) -> Any:
    """The first day on which a sanction can take effect."""
    ready = later(lead_met(notice_on, when), second_notice_timely(na817_on, when), approved_on)
    return first_on_or_after(ready)


def plan_last_day(began_on: Any, activity_ends_on: Any) -> Any:
    """The last day of a compliance plan that counts its first day."""
    return earlier(began_on + law("calworks.compliance_plan_max_days", began_on) - 1, activity_ends_on)


def cure_last_day(began_on: Any, activity_ends_on: Any) -> Any:
    """The last day of a cure that counts its first day."""
    return earlier(began_on + law("calworks.cure_max_days", began_on) - 1, activity_ends_on)
