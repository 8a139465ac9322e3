"""Office days: business days, closed days, moving a day off a closed one (TIME-05, 06, 07)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.codes import Codes
from caseload.rules.engine.days import weekday
from caseload.rules.engine.kinds import NOT_GIVEN, Choice, Count, Day, Flag
from caseload.rules.engine.lists import Holidays
from caseload.rules.engine.offices import OFFICES, ROLLS, business_day, business_day_before, is_given, is_open_at, rolled  # fmt: skip
from caseload.rules.engine.primitives import first_true, negate
from caseload.rules.engine.registry import question
from caseload.rules.engine.units import NONE

CLOSED_FOR = Codes("weekend", "holiday")
MOST_DAYS = 10_000
LAST_SATURDAY = "2199-12-28"
"""A closed day that lies after nearly every event, to try for a blank one."""


def _is_weekend(on: Any) -> Any:
    return weekday(on) > 4


@question(
    "TIME-05.business_days",
    cites="P-32, P-33; Cal. Gov. Code 6700 (P-34); P-35",
    place="us",
    inputs={
        "event_on": Day("day of the event, day 0", "día del hecho, día 0"),
        "days": Count("business days", "días hábiles", high=MOST_DAYS),
        "holidays": Holidays(),
    },
    gives={"due_on": Day("that business day", "ese día hábil")},
    example={"event_on": "2022-07-01", "days": 3, "holidays": ["2022-07-04"]},
)
def nth_business_day(event_on: Any, days: Any, holidays: Any) -> Any:
    """Which day is the Nth business day after an event?

    Boundary: the event's own day is never counted; a holiday on a weekend changes nothing.
    Reading: no days after an open day is that day, after a closed day the next open one.
    """
    return business_day(event_on, days, holidays)


@question(
    "TIME-05.open",
    cites="P-32, P-33; Cal. Gov. Code 6700 (P-34); P-35",
    place="us",
    inputs={
        "as_of": Day("day asked about", "día consultado", probes=(LAST_SATURDAY,)),
        "agency": Choice(OFFICES, "agency whose offices are meant", "agencia de la oficina", default=NOT_GIVEN,
                         needed=lambda as_of, holidays: negate(_is_weekend(as_of)) & negate(is_given(holidays))),
        "holidays": Holidays(),
    },
    gives={
        "open": Flag("the office is open", "la oficina está abierta"),
        "closed_for": Choice(CLOSED_FOR, "why it is closed", "por qué está cerrada"),
    },
    example={"as_of": "2021-03-29", "agency": "los_angeles"},
)  # fmt: skip
def office_open(as_of: Any, agency: Any, holidays: Any) -> Any:
    """Is the office open on a day, and if not, why?

    Boundary: a list of closed days that is given replaces the agency's calendar, also when it is empty.
    Boundary: the State's holidays do not bind a county: the last Monday of March is Los Angeles', March 31 the State's.
    Reading: a weekday of a year for which the agency's calendar is not on record has no answer.
    """
    weekend = _is_weekend(as_of)
    is_open = is_open_at(as_of, agency, holidays)
    return {
        "open": is_open,
        "closed_for": first_true((weekend, CLOSED_FOR.weekend), (is_open, NONE), otherwise=CLOSED_FOR.holiday),
    }


@question(
    "TIME-06.roll",
    cites="P-13; Cal. Gov. Code 6800 (P-34)",
    place="us",
    inputs={
        "event_on": Day("day of the event", "día del hecho"),
        "unrolled_on": Day("last day as counted", "último día contado", not_before="event_on",
                           probes=(LAST_SATURDAY,)),
        "roll": Choice(ROLLS, "what happens on a closed day", "qué pasa si cae en día de cierre"),
        "holidays": Holidays(),
    },
    gives={"due_on": Day("last day", "último día"), "moved": Flag("it was moved", "se movió")},
    example={"event_on": "2022-06-09", "unrolled_on": "2022-06-11", "roll": "inside_else_next"},
)  # fmt: skip
def moved_off_closed_day(event_on: Any, unrolled_on: Any, roll: Any, holidays: Any) -> Any:
    """Where does a last day go that falls on a closed day?

    Boundary: inside_else_next looks for the latest open day after the event, and for the next one when there is none.
    Reading: when the last day is the event's own, it stays if open, else the next open day.
    """
    due_on = rolled(event_on, unrolled_on, roll, holidays)
    return {"due_on": due_on, "moved": due_on != unrolled_on}


@question(
    "TIME-07.before",
    cites="003:68, 103, 107",
    place="us",
    inputs={
        "event_on": Day("day before which to look", "día antes del cual buscar"),
        "days": Count("business days back", "días hábiles hacia atrás", low=1, high=MOST_DAYS, default=1),
        "holidays": Holidays(),
    },
    gives={"due_on": Day("that business day", "ese día hábil")},
    example={"event_on": "2022-06-13"},
)
def business_day_back(event_on: Any, days: Any, holidays: Any) -> Any:
    """Which day is the last business day (or the Nth) before a day?

    Boundary: the day itself is never counted, open or not; before a Sunday or Monday comes the Friday.
    """
    return business_day_before(event_on, days, holidays)
