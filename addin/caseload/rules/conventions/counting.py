"""Counting days: within N days, periods that count their first day, weeks, 365 days (TIME-01, 02, 04, 10)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.codes import Codes
from caseload.rules.engine.kinds import Choice, Count, Day, Flag, InLaw
from caseload.rules.engine.lists import Holidays
from caseload.rules.engine.offices import ROLLS, business_day, rolled
from caseload.rules.engine.primitives import choose
from caseload.rules.engine.registry import question

BASES = Codes("calendar", "business")
FIRST_DAY_COUNTED = Codes(
    "calworks_compliance_plan", "calworks_cure", "start_transportation", "pes_months_after_discontinuance",
    "ptl_months_after_time_off", "job_club_job_search", "gr_period_365",
)  # fmt: skip
"""The periods whose first day is day one."""
PERIODS = FIRST_DAY_COUNTED.extended([
    "calworks_notice_20_days", "calworks_noa_lead", "grow_transportation", "grow_return_30_days", "vr_follow_up_90",
    "wtw_three_working_days", "wtw_thirty_days", "case_closing_30_days",
])  # fmt: skip
"""All periods of the rules; the further ones start on the day after the event."""
MOST_DAYS = 100_000
"""No period is longer; what is counted stays a day of the calendar."""
A_SATURDAY = "2000-01-01"
EVENT = {"event_on": Day("day of the event, day 0", "día del hecho, día 0", probes=(A_SATURDAY,))}


@question(
    "TIME-01.due",
    cites="Cal. Gov. Code 6800 (P-34); Neb. Rev. Stat. 25-2221 (P-35); P-13",
    place="us",
    inputs={
        **EVENT,
        "days": Count("days of the period", "días del plazo", high=MOST_DAYS),
        "basis": Choice(BASES, "days that count", "días que cuentan", default="calendar"),
        "roll": Choice(ROLLS, "what happens on a closed day", "qué pasa si cae en día de cierre", default="none"),
        "holidays": Holidays(),
    },
    gives={
        "due_on": Day("last day", "último día"),
        "unrolled_on": Day("last day as counted", "último día contado"),
    },
    example={"event_on": "2022-06-10", "days": 2, "roll": "inside_else_next"},
)
def due(event_on: Any, days: Any, basis: Any, roll: Any, holidays: Any) -> Any:
    """Which day is the last of a period of so many days after an event?

    Boundary: no days give the event's own day; the last day belongs to the period, the day after is late.
    Reading: a counted day stays where it falls, closed or not, unless a rule moves it (roll).
    """
    in_business_days = basis == BASES.business
    counted = choose(in_business_days, business_day(event_on, days, holidays), event_on + days)
    return {
        "due_on": choose(in_business_days, counted, rolled(event_on, counted, roll, holidays)),
        "unrolled_on": counted,
    }


@question(
    "TIME-02.counted",
    cites="P-13, P-15, P-19, P-28, P-31; 001:8; 004:148",
    place="us",
    inputs={"period": Choice(PERIODS, "period", "plazo")},
    gives={"first_day_counted": Flag("its first day is day 1", "su primer día es el día 1")},
    example={"period": "calworks_compliance_plan"},
)
def counts_its_first_day(period: Any) -> Any:
    """Is the day on which this period begins its day one?

    Boundary: the list of periods is complete; what is not on it starts counting on the day after the event.
    Reading: a cure counts like a compliance plan; 30 days of transportation count their first day since 2026-01-22.
    """
    return period < len(FIRST_DAY_COUNTED)


@question(
    "TIME-02.last_day",
    cites="P-15, P-19, P-31; 001:8; 004:148",
    place="us",
    inputs={
        "began_on": Day("first day of the period", "primer día del plazo"),
        "days": Count("days of the period", "días del plazo", low=1, high=MOST_DAYS),
        "first_day_counted": Flag("the first day is day 1", "el primer día es el día 1"),
    },
    gives={"last_day": Day("last day", "último día")},
    example={"began_on": "2022-04-15", "days": 60, "first_day_counted": True},
)
def last_day_of_period(began_on: Any, days: Any, first_day_counted: Any) -> Any:
    """Which day is the last of a period that begins on a day?

    Boundary: one day that counts its first ends on the day it begins.
    """
    return began_on + days - choose(first_day_counted, 1, 0)


@question(
    "TIME-04.weeks",
    cites="Cal. Gov. Code 6805 (P-34)",
    inputs={**EVENT, "weeks": Count("weeks", "semanas", high=MOST_DAYS // 7)},
    gives={"due_on": Day("last day", "último día")},
    example={"event_on": "2022-06-01", "weeks": 2},
)
def weeks_after(event_on: Any, weeks: Any) -> Any:
    """Which day lies so many weeks after an event?

    Boundary: the weekday stays the same; closed days inside lengthen nothing.
    """
    return event_on + 7 * weeks


@question(
    "TIME-10.period",
    cites="P-24, P-28",
    place="los_angeles",
    inputs={
        "began_on": Day("first day, counted", "primer día, contado"),
        "days": Count("days of the period", "días del período", low=1, high=MOST_DAYS,
                      default=InLaw("gr.period_days", "los_angeles")),
    },
    gives={"ends_on": Day("last day", "último día")},
    example={"began_on": "2023-01-01"},
)  # fmt: skip
def period_ends(began_on: Any, days: Any) -> Any:
    """Which day is the last of a period of 365 days?

    Boundary: over a February 29 the period ends a calendar day earlier than a year would.
    """
    return began_on + days - 1
