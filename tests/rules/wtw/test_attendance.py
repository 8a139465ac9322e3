"""Attendance of a month: totals, the weekly figure, the balance (WTW-34)."""

from __future__ import annotations

from typing import Any

from rules.answers import Case, agree, each_of, invalid, missing

NONE_EXCUSED = {"excused_hours": 0, "unexcused_hours": 0}
TWO_EXCUSED = {"excused_hours": 2, "unexcused_hours": 1}


def totals(attended: float, excused: float, unexcused: float, total: float) -> dict[str, float]:
    return {"attended_hours": attended, "excused_hours": excused, "unexcused_hours": unexcused, "total_hours": total}


TOTALS: list[Case] = [
    ("no day is no hours", "WTW-34.totals", {"daily_hours": [], **NONE_EXCUSED}, totals(0, 0, 0, 0)),
    ("no list is not an empty one", "WTW-34.totals", {"daily_hours": None, **NONE_EXCUSED}, missing("daily_hours")),
    ("excused hours stay apart from the total", "WTW-34.totals", {"daily_hours": [4, 4], **TWO_EXCUSED},
     totals(8, 2, 1, 8)),
    ("where they count, unexcused hours still do not", "WTW-34.totals",
     {"daily_hours": [4, 4], **TWO_EXCUSED, "excused_count": True}, totals(8, 2, 1, 10)),
    ("whether they count is not asked when there are none", "WTW-34.totals",
     {"daily_hours": [4], **NONE_EXCUSED, "excused_count": None}, totals(4, 0, 0, 4)),
    ("a blank choice is unknown when there are some", "WTW-34.totals",
     {"daily_hours": [4], **TWO_EXCUSED, "excused_count": None}, missing("excused_count")),
    ("a day of 24 hours is possible", "WTW-34.totals", {"daily_hours": [24, 0], **NONE_EXCUSED}, totals(24, 0, 0, 24)),
    ("a day longer than 24 hours is refused", "WTW-34.totals", {"daily_hours": [24.01], **NONE_EXCUSED},
     invalid("daily_hours", "out_of_range")),
    ("excused hours below zero are refused", "WTW-34.totals",
     {"daily_hours": [4], "excused_hours": -0.5, "unexcused_hours": None}, invalid("excused_hours", "negative")),
    ("every blank of the entry is named", "WTW-34.totals", {"daily_hours": [4, None]},
     missing("daily_hours", "excused_hours", "unexcused_hours")),
]  # fmt: skip


def weekly(average: float, meets: bool) -> dict[str, Any]:
    return {"average_hours": average, "meets": meets}


WEEKLY: list[Case] = [
    ("a hundredth short shows the required hours and does not meet them", "WTW-34.weekly",
     {"month_hours": 86.59, "required_hours": 20}, weekly(20, False)),
    ("half a hundredth is shown rounded up", "WTW-34.weekly",
     {"month_hours": 20.02, "required_hours": 5, "weeks_per_month": 4}, weekly(5.01, True)),
    ("one week in the month is its own total", "WTW-34.weekly",
     {"month_hours": 19.995, "required_hours": 20, "weeks_per_month": 1}, weekly(20, False)),
    ("no weeks are refused", "WTW-34.weekly", {"month_hours": 86.6, "required_hours": 20, "weeks_per_month": 0},
     invalid("weeks_per_month", "out_of_range")),
    ("weeks below zero are out of range too", "WTW-34.weekly",
     {"month_hours": 86.6, "required_hours": 20, "weeks_per_month": -4.33},
     invalid("weeks_per_month", "out_of_range")),
    ("blank weeks are unknown, not the usual ones", "WTW-34.weekly",
     {"month_hours": 86.6, "required_hours": 20, "weeks_per_month": None}, missing("weeks_per_month")),
    ("no hours are none a week, however many weeks", "WTW-34.weekly",
     {"month_hours": 0, "required_hours": 20, "weeks_per_month": None}, weekly(0, False)),
    ("without a requirement on file it cannot be said", "WTW-34.weekly", {"month_hours": 10},
     missing("required_hours")),
    ("hours of the month below zero are refused", "WTW-34.weekly", {"month_hours": -1},
     invalid("month_hours", "negative")),
]  # fmt: skip

BALANCE: list[Case] = [
    ("tenths add up as typed", "WTW-34.balance",
     {"scheduled_hours": 0.3, "attended_hours": 0.1, "excused_hours": 0.2, "unexcused_hours": 0},
     {"balanced": True, "unexplained_hours": 0}),
    ("more explained than scheduled is below zero", "WTW-34.balance",
     {"scheduled_hours": 20, "attended_hours": 16.5, "excused_hours": 3, "unexcused_hours": 1},
     {"balanced": False, "unexplained_hours": -0.5}),
    ("all blanks are named in order", "WTW-34.balance", {"excused_hours": 1},
     missing("scheduled_hours", "attended_hours", "unexcused_hours")),
]  # fmt: skip


@each_of(TOTALS)
def test_totals_of_a_month(case: Case) -> None:
    agree(case)


@each_of(WEEKLY)
def test_the_month_against_the_weekly_requirement(case: Case) -> None:
    agree(case)


@each_of(BALANCE)
def test_every_scheduled_hour_is_explained(case: Case) -> None:
    agree(case)
