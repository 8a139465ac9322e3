"""Counting days, weeks and periods (TIME-01, 02, 04, 10)."""

from __future__ import annotations

import pytest

from caseload.rules import evaluate
from rules.answers import Case, agree, each_of, invalid, missing


def due(on: str, unrolled: str | None = None) -> dict[str, object]:
    return {"due_on": on, "unrolled_on": unrolled or on}


DUE: list[Case] = [
    ("a February 29 is a day like any other", "TIME-01.due", {"event_on": "2020-02-28", "days": 1}, due("2020-02-29")),
    ("in a common year the next day is March 1", "TIME-01.due", {"event_on": "2022-02-28", "days": 1},
     due("2022-03-01")),
    ("a Saturday stays without a roll", "TIME-01.due", {"event_on": "2022-06-09", "days": 2}, due("2022-06-11")),
    ("a Saturday goes to Monday", "TIME-01.due", {"event_on": "2022-06-09", "days": 2, "roll": "following"},
     due("2022-06-13", "2022-06-11")),
    ("or back to the Friday inside", "TIME-01.due", {"event_on": "2022-06-09", "days": 2, "roll": "inside_else_next"},
     due("2022-06-10", "2022-06-11")),
    ("a window of the event's day alone goes to the next open day", "TIME-01.due",
     {"event_on": "2022-06-11", "days": 0, "roll": "inside_else_next"}, due("2022-06-13", "2022-06-11")),
    ("business days are never moved once more", "TIME-01.due",
     {"event_on": "2022-06-10", "days": 1, "basis": "business", "roll": "following", "holidays": ["2022-06-13"]},
     due("2022-06-14")),
    ("a blank roll decides nothing on an open day", "TIME-01.due",
     {"event_on": "2022-06-09", "days": 1, "roll": None}, due("2022-06-10")),
    ("a blank roll decides on a closed day", "TIME-01.due", {"event_on": "2022-06-09", "days": 2, "roll": None},
     missing("roll")),
    ("a blank roll decides nothing among business days", "TIME-01.due",
     {"event_on": "2022-06-09", "days": 2, "basis": "business", "roll": None}, due("2022-06-13")),
    ("a blank basis decides where a weekend lies between", "TIME-01.due",
     {"event_on": "2022-06-09", "days": 2, "basis": None}, missing("basis")),
    ("and nothing inside one week", "TIME-01.due", {"event_on": "2022-06-06", "days": 3, "basis": None},
     due("2022-06-09")),
    ("all blanks are named in order", "TIME-01.due", {"event_on": None, "days": None, "basis": None, "roll": None},
     missing("event_on", "days", "basis", "roll")),
    ("half a day is no number of days", "TIME-01.due", {"event_on": "2022-06-01", "days": 1.5},
     invalid("days", "not_an_integer")),
    ("a text is no number", "TIME-01.due", {"event_on": "2022-06-01", "days": "20"}, invalid("days", "not_a_number")),
    ("a code that is unknown is refused", "TIME-01.due", {"event_on": "2022-06-01", "days": 1, "roll": "back"},
     invalid("roll", "not_allowed")),
    ("blank closed days are no list of closed days", "TIME-01.due",
     {"event_on": "2022-06-10", "days": 2, "roll": "following", "holidays": None}, due("2022-06-13", "2022-06-12")),
    ("a text is no list of closed days", "TIME-01.due",
     {"event_on": "2022-06-10", "days": 2, "holidays": "2022-06-13"}, invalid("holidays", "not_a_list")),
]  # fmt: skip


@each_of(DUE)
def test_a_period_ends_on_its_last_day(case: Case) -> None:
    agree(case)


PERIODS: list[Case] = [
    ("without its first day the period ends a day later", "TIME-02.last_day",
     {"began_on": "2022-04-15", "days": 60, "first_day_counted": False}, {"last_day": "2022-06-14"}),
    ("no days are no period", "TIME-02.last_day", {"began_on": "2022-04-15", "days": 0, "first_day_counted": True},
     invalid("days", "out_of_range")),
    ("below zero is named so", "TIME-02.last_day", {"began_on": "2022-04-15", "days": -1, "first_day_counted": True},
     invalid("days", "negative")),
    ("the first day is yes or no", "TIME-02.last_day", {"began_on": "2022-04-15", "days": 1, "first_day_counted": 1},
     invalid("first_day_counted", "not_a_bool")),
    ("all three are needed", "TIME-02.last_day", {}, missing("began_on", "days", "first_day_counted")),
    ("which period is needed", "TIME-02.counted", {"period": None}, missing("period")),
    ("no weeks give the day itself", "TIME-04.weeks", {"event_on": "2022-06-01", "weeks": 0},
     {"due_on": "2022-06-01"}),
    ("four weeks from a Wednesday end on one", "TIME-04.weeks", {"event_on": "2022-06-01", "weeks": 4},
     {"due_on": "2022-06-29"}),
    ("weeks are not negative", "TIME-04.weeks", {"event_on": "2022-06-01", "weeks": -1}, invalid("weeks", "negative")),
    ("a common year of 365 days ends on its last day", "TIME-10.period", {"began_on": "2022-01-01"},
     {"ends_on": "2022-12-31"}),
    ("from a February 29 it ends on February 27", "TIME-10.period", {"began_on": "2024-02-29"},
     {"ends_on": "2025-02-27"}),
    ("one day ends on its first", "TIME-10.period", {"began_on": "2022-01-01", "days": 1}, {"ends_on": "2022-01-01"}),
    ("a blank length is not the usual one", "TIME-10.period", {"began_on": "2022-01-01", "days": None},
     missing("days")),
]  # fmt: skip


@each_of(PERIODS)
def test_a_period_counts_its_first_day_only_where_the_rule_says_so(case: Case) -> None:
    agree(case)


@pytest.mark.parametrize(
    "period",
    ["calworks_notice_20_days", "calworks_noa_lead", "grow_transportation", "grow_return_30_days", "vr_follow_up_90",
     "wtw_three_working_days", "wtw_thirty_days", "case_closing_30_days"],
)  # fmt: skip
def test_every_other_period_starts_on_the_day_after_the_event(period: str) -> None:
    assert evaluate("TIME-02.counted", {"period": period}) == {"first_day_counted": False}
