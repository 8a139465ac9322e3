"""The time limit of General Relief: employable days on aid within periods of 365 days (P-28; 003:13, 72)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.kinds import NOTHING, Count, Day, Flag
from caseload.rules.engine.lists import Items
from caseload.rules.engine.lookups import parameters
from caseload.rules.engine.primitives import at_least_zero, choose, earlier, known, negate
from caseload.rules.engine.registry import question
from caseload.rules.engine.units import NONE

law = parameters("los_angeles")
STARTED = Day("first day of the 365-day period", "primer día del período de 365 días")
AS_OF = Day("day asked about", "día consultado", not_before="period_started_on")
LEFT = Count("days left", "días restantes")


def limit(on: Any) -> Any:
    """The employable days that may be used in a period."""
    return law("gr.days_limit", on)


def period(on: Any) -> Any:
    """The days of a period."""
    return law("gr.period_days", on)


@question(
    "GR-TL-01",
    cites="P-28; 003:13, 72",
    place="los_angeles",
    looked_up_on="period_started_on",
    over_lists=True,
    for_participant=True,
    inputs={
        "period_started_on": STARTED,
        "as_of": AS_OF,
        "aid_spans": Items(None, "time on aid", "tiempo con ayuda", fields={
            "began_on": Day("first day", "primer día"),
            "ends_on": Day("last day", "último día", blank=NOTHING, not_before="began_on"),
            "employable": Flag("employable", "apto para trabajar"),
        }),
    },
    gives={"days_used": Count("days used", "días usados"), "days_left": LEFT,
           "reached": Flag("limit reached", "límite alcanzado")},
    example={"period_started_on": "2024-01-01", "as_of": "2024-03-31",
             "aid_spans": [{"began_on": "2024-01-01", "ends_on": None, "employable": True}]},
)  # fmt: skip
def days_used(period_started_on: Any, as_of: Any, aid_spans: Any) -> Any:
    """How many employable days on aid are used in the period by the day asked about?

    Boundary: days before the period and after its 365th day are left out; spans that overlap count once.
    """
    last = min(as_of, period_started_on + period(period_started_on) - 1)
    used, counted_to = 0, period_started_on - 1
    for span in sorted((each for each in aid_spans if each["employable"]), key=lambda each: each["began_on"]):
        ends = last if span["ends_on"] == NONE else min(span["ends_on"], last)
        begins = max(span["began_on"], counted_to + 1)
        used += max(0, ends - begins + 1)
        counted_to = max(counted_to, ends)
    most = limit(period_started_on)
    return {"days_used": used, "days_left": max(0, most - used), "reached": used >= most}


@question(
    "GR-TL-02.start",
    cell="GR_PERIOD_START",
    cites="P-28",
    place="los_angeles",
    inputs={
        "orientation_on": Day("orientation or appraisal", "orientación o evaluación", blank=None,
                              needed=lambda approved_on: negate(known(approved_on))),
        "approved_on": Day("approval of aid", "aprobación de la ayuda", blank=None,
                           needed=lambda orientation_on: negate(known(orientation_on))),
    },
    gives={"period_started_on": STARTED},
    example={"orientation_on": "2024-01-08", "approved_on": "2024-01-03"},
)  # fmt: skip
def period_start(orientation_on: Any, approved_on: Any) -> Any:
    """When does the 365-day period begin?

    Reading: where only one of the two days is recorded, that day counts.
    """
    return earlier(orientation_on, approved_on)


@question(
    "GR-TL-02.end",
    cell={"GR_PERIOD_LAST_DAY": "period_last_day", "GR_LAST_DAY_OF_AID": "last_day_of_aid"},
    cites="P-28",
    place="los_angeles",
    looked_up_on="period_started_on",
    for_participant=True,
    inputs={"period_started_on": STARTED,
            "continuous": Flag("aided and employable every day", "con ayuda y apto para trabajar todos los días")},
    gives={"last_day_of_aid": Day("last day of aid", "último día de ayuda"),
           "period_last_day": Day("last day of the period", "último día del período")},
    example={"period_started_on": "2024-01-03", "continuous": True},
)  # fmt: skip
def period_end(period_started_on: Any, continuous: Any) -> Any:
    """What is the last day of the period and, when every day counts, of aid?

    Boundary: the first day counts; over a February 29 the period ends one calendar day earlier than a year.
    """
    last_of_aid = period_started_on + limit(period_started_on) - 1
    return {
        "last_day_of_aid": choose(continuous, last_of_aid, NONE),
        "period_last_day": period_started_on + period(period_started_on) - 1,
    }


@question(
    "GR-TL-02.reset",
    cell={"GR_PERIOD_RUNNING_SINCE": "period_started_on", "GR_DAYS_LEFT": "days_left"},
    cites="P-28",
    place="los_angeles",
    looked_up_on="period_started_on",
    inputs={
        "period_started_on": STARTED,
        "days_used": Count("days used in that period", "días usados en ese período"),
        "as_of": AS_OF,
    },
    gives={"period_started_on": STARTED, "days_used": Count("days used", "días usados"), "days_left": LEFT},
    example={"period_started_on": "2024-01-03", "days_used": 120, "as_of": "2024-09-01"},
)
def running_period(period_started_on: Any, days_used: Any, as_of: Any) -> Any:
    """Which period is running on the day asked about, and how many days are left in it?

    Boundary: day 365 lies in the first period, day 366 in the next; unused days lapse.
    Reading: February 29 counts as a day.
    """
    length = period(period_started_on)
    past = (as_of - period_started_on) // length
    start = period_started_on + past * length
    used = choose(past == 0, days_used, 0)
    return {"period_started_on": start, "days_used": used, "days_left": at_least_zero(limit(start) - used)}
