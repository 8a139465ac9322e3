"""Months: the same day some months on, recurring days, the first of a month (TIME-03, TIME-11)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.codes import Codes
from caseload.rules.engine.days import add_months, first_after, first_on_or_after
from caseload.rules.engine.kinds import Choice, Count, Day, refuse
from caseload.rules.engine.lists import Items
from caseload.rules.engine.primitives import choose
from caseload.rules.engine.registry import question

READINGS = Codes("on_or_after", "after")
MOST_MONTHS = 2400
"""Two hundred years either way: what is counted stays a day of the calendar."""


@question(
    "TIME-03.months",
    cites="Cal. Gov. Code 6804 (P-34)",
    inputs={
        "event_on": Day("day of the event", "día del hecho"),
        "months": Count("months, looking back below zero", "meses; hacia atrás si es negativo", low=-MOST_MONTHS,
                        high=MOST_MONTHS),
    },
    gives={
        "due_on": Day("same day of that month", "mismo día de ese mes"),
        "last_day": Day("last day of a period that begins with the event",
                        "último día de un plazo que comienza con el hecho"),
    },
    example={"event_on": "2022-08-31", "months": 6},
)  # fmt: skip
def months_after(event_on: Any, months: Any) -> Any:
    """Which day lies so many months after (or before) a day?

    Boundary: where the month has no such day its last day is taken: August 31 and six months give February 28 or 29.
    Reading: the missing day is moved back to the end of its month, not on to the first of the next.
    """
    due_on = add_months(event_on, months)
    return {"due_on": due_on, "last_day": due_on - 1}


@question(
    "TIME-03.series",
    cites="Cal. Gov. Code 6804 (P-34)",
    over_lists=True,
    inputs={
        "event_on": Day("day from which the series counts", "día desde el que cuenta la serie"),
        "months": Count("months from one day to the next", "meses entre un día y el siguiente", low=1,
                        high=MOST_MONTHS, probes=(2,)),
        "count": Count("days wanted", "días pedidos", low=1, high=MOST_MONTHS, probes=(2,)),
    },
    gives={"due_dates": Items(Day(), "recurring days", "días recurrentes")},
    example={"event_on": "2023-01-31", "months": 1, "count": 3},
)  # fmt: skip
def series(event_on: Any, months: Any, count: Any) -> Any:
    """On which days does a duty come back every so many months?

    Boundary: each day is counted from the first one, so after a short month the day number is back.
    Boundary: a series that would go on for more than two hundred years is refused.
    """
    if months * count > MOST_MONTHS:
        refuse("count", "out_of_range")
    return {"due_dates": [add_months(event_on, months * nth) for nth in range(1, count + 1)]}


@question(
    "TIME-11.first_of_month",
    cites="P-08, P-12, P-20",
    inputs={
        "event_on": Day("day of the event", "día del hecho"),
        "reading": Choice(READINGS, "may the day itself be the first?", "¿puede ser el primero el mismo día?"),
    },
    gives={"first_on": Day("first of the month", "primero del mes")},
    example={"event_on": "2022-07-01", "reading": "on_or_after"},
)
def first_of_a_month(event_on: Any, reading: Any) -> Any:
    """Which first of a month comes on or after, or always after, a day?

    Boundary: July 1 gives July 1 or August 1, July 2 gives August 1 in both readings.
    """
    return choose(reading == READINGS.on_or_after, first_on_or_after(event_on), first_after(event_on))
