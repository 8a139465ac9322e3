"""Office days in rule bodies: the Nth business day, the roll of a closed day, the business day before."""

from __future__ import annotations

from typing import Any

from caseload.law.calendars import AGENCIES, Calendar
from caseload.rules.engine.codes import Codes
from caseload.rules.engine.lookups import check_covered
from caseload.rules.engine.primitives import choose, first_true, known
from caseload.rules.engine.told import told
from caseload.rules.engine.units import NONE

OFFICES = Codes(*AGENCIES)
"""The agencies whose calendar of closed days is on record."""
ROLLS = Codes("none", "following", "inside_else_next")
"""What happens when a counted day is a closed day (TIME-06)."""


@told
def business_day(on: Any, days: Any, calendar: Calendar) -> Any:
    """The Nth business day after a day; 0 is the day itself, or the next open one (TIME-05)."""
    due = _guarded(on, lambda day: calendar.nth_open_after(day, days))
    check_covered(on, due, calendar)
    return due


@told
def business_day_before(on: Any, days: Any, calendar: Calendar) -> Any:
    """The Nth business day before a day, the day itself never counted (TIME-07)."""
    due = _guarded(on, lambda day: calendar.nth_open_before(day, days))
    check_covered(due, due, calendar)
    return due


@told
def previous_open(on: Any, calendar: Calendar) -> Any:
    """The latest open day on or before a day."""
    due = _guarded(on, calendar.previous_open)
    check_covered(on, due, calendar)
    return due


@told
def is_open(on: Any, calendar: Calendar, when: Any = True) -> Any:
    """Is the office open on a day? ``when`` says for which cases the answer is used at all."""
    check_covered(on, on, calendar, when)
    return calendar.is_open(on)


def is_given(calendar: Calendar) -> bool:
    """Was a list of closed days handed over (also an empty one), where an absent one means weekends only?"""
    return calendar is not Calendar.weekends()


def is_open_at(on: Any, agency: Any, given: Calendar) -> Any:
    """Is the office of an agency (a code of ``OFFICES``, or the place after the last for none) open on a day?

    A list of closed days that is given wins over the agency's calendar (TIME-05).
    """
    if is_given(given):
        return is_open(on, given)
    named = [(agency == place, is_open(on, Calendar.of_agency(name), agency == place))
             for place, name in enumerate(OFFICES)]  # fmt: skip
    return first_true(*named, otherwise=is_open(on, given))


@told
def rolled(event: Any, due: Any, roll: Any, calendar: Calendar) -> Any:
    """A counted day moved off a closed day as ``roll`` (a code of ``ROLLS``) says (TIME-06)."""
    if type(roll) is int and roll == ROLLS.none:
        return due
    following = _guarded(due, calendar.next_open)
    before = _guarded(due, calendar.previous_open)
    inside = choose((before > event) | ((due == event) & (before == event)), before, following)
    moved = first_true(
        (roll == ROLLS.following, following), (roll == ROLLS.inside_else_next, inside), otherwise=due
    )
    check_covered(due, moved, calendar, when=roll != ROLLS.none)
    return moved


def _guarded(day: Any, work: Any) -> Any:
    """Work on a day, letting a blank through."""
    if type(day) is int:
        return work(day) if known(day) else NONE
    there = known(day)
    return choose(there, work(choose(there, day, 0)), NONE)
