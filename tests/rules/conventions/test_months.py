"""Months and the first of a month (TIME-03, TIME-11)."""

from __future__ import annotations

from rules.answers import Case, agree, each_of, invalid, missing


def months(due_on: str, last_day: str) -> dict[str, str]:
    return {"due_on": due_on, "last_day": last_day}


CASES: list[Case] = [
    ("a period of one month from January 30 ends before the clamped day", "TIME-03.months",
     {"event_on": "2023-01-30", "months": 1}, months("2023-02-28", "2023-02-27")),
    ("no months are the day itself", "TIME-03.months", {"event_on": "2024-02-29", "months": 0},
     months("2024-02-29", "2024-02-28")),
    ("four years after a leap day is a leap day", "TIME-03.months", {"event_on": "2024-02-29", "months": 48},
     months("2028-02-29", "2028-02-28")),
    ("looking back over a year end", "TIME-03.months", {"event_on": "2022-01-31", "months": -2},
     months("2021-11-30", "2021-11-29")),
    ("a tenth of a month is none", "TIME-03.months", {"event_on": "2022-01-31", "months": 0.1},
     invalid("months", "not_an_integer")),
    ("a series in steps of six months over a leap year", "TIME-03.series",
     {"event_on": "2023-08-31", "months": 6, "count": 3}, {"due_dates": ["2024-02-29", "2024-08-31", "2025-02-28"]}),
    ("a step of no months is none", "TIME-03.series", {"event_on": "2023-08-31", "months": 0, "count": 3},
     invalid("months", "out_of_range")),
    ("a series looks ahead only", "TIME-03.series", {"event_on": "2023-08-31", "months": -1, "count": 3},
     invalid("months", "negative")),
    ("each blank of a series decides", "TIME-03.series", {}, missing("event_on", "months", "count")),
    ("the last of a month is not the first", "TIME-11.first_of_month",
     {"event_on": "2024-02-29", "reading": "on_or_after"}, {"first_on": "2024-03-01"}),
    ("the day after the first goes on to the next", "TIME-11.first_of_month",
     {"event_on": "2022-07-02", "reading": "on_or_after"}, {"first_on": "2022-08-01"}),
    ("on a first of a month the reading decides", "TIME-11.first_of_month", {"event_on": "2022-07-01"},
     missing("reading")),
    ("without a day the reading may decide too", "TIME-11.first_of_month", {}, missing("event_on", "reading")),
    ("a reading that is unknown is refused before what is missing", "TIME-11.first_of_month",
     {"event_on": None, "reading": "before"}, invalid("reading", "not_allowed")),
]  # fmt: skip


@each_of(CASES)
def test_months_are_counted_from_the_original_day(case: Case) -> None:
    agree(case)
