"""GAIN hours: eligible while aided (01), required (02), two parents (07, 08), lacking (17), the clock (34)."""

from __future__ import annotations

from typing import Any

from rules.answers import Case, agree, each_of, invalid, missing, no_parameter

AIDED = {"case_open": True, "months_counted": 10, "limit": 60, "extender": False, "required_hours": 30,
         "weekly_hours": 30, "activity_hours": 0}  # fmt: skip


def aided(**more: Any) -> dict[str, Any]:
    return {**AIDED, **more}


def judged(*reasons: str, not_checked: tuple[str, ...] = (), name: str = "eligible") -> dict[str, Any]:
    return {name: not reasons, "reasons": list(reasons), "not_checked": list(not_checked)}


WHILE_AIDED: list[Case] = [
    ("at the limit without an extender", "GAIN-PES-01", aided(months_counted=60), judged("time_limit_reached")),
    ("an extender makes blank months idle", "GAIN-PES-01",
     aided(months_counted=None, limit=None, extender=True), judged()),
    ("months below the limit make a blank extender idle", "GAIN-PES-01", aided(extender=None), judged()),
    ("at the limit the extender decides", "GAIN-PES-01", aided(months_counted=60, extender=None), missing("extender")),
    ("hours of work that reach it make those of the activity idle", "GAIN-PES-01", aided(activity_hours=None),
     judged()),
    ("hours of the activity that reach it still need some work", "GAIN-PES-01",
     aided(weekly_hours=None, activity_hours=30), missing("weekly_hours")),
    ("all reasons are listed in order", "GAIN-PES-01",
     aided(case_open=False, months_counted=61, weekly_hours=0, activity_hours=29),
     judged("case_closed", "time_limit_reached", "no_work_hours", "hours_below_required")),
    ("a known failure stands beside blanks, which are named", "GAIN-PES-01",
     aided(case_open=False, months_counted=None, required_hours=None),
     judged("case_closed", not_checked=("months_counted", "required_hours"))),
    ("a blank of a condition that is met is not named", "GAIN-PES-01",
     aided(case_open=False, extender=None, activity_hours=None), judged("case_closed")),
    ("everything blank is missing in order", "GAIN-PES-01", {}, missing(*AIDED)),
    ("169 hours a week are too many", "GAIN-PES-01", aided(weekly_hours=169), invalid("weekly_hours", "out_of_range")),
    ("200 required hours are only odd", "GAIN-PES-01", aided(required_hours=200), judged("hours_below_required")),
    ("required hours below zero are not", "GAIN-PES-01", aided(required_hours=-1),
     invalid("required_hours", "negative")),
    ("the first fault in the order of the inputs is named", "GAIN-PES-01",
     aided(activity_hours=-1, months_counted="ten"), invalid("months_counted", "not_a_number")),
    ("the extender is asked for only when the limit is reached", "GAIN-PES-34",
     {"months_counted": 59, "limit": 60}, {"within_clock": True, "months_left": 1}),
    ("past the limit nothing is left", "GAIN-PES-34",
     {"months_counted": 61, "limit": 60, "extender": False}, {"within_clock": False, "months_left": 0}),
    ("while the months are open only they are asked for", "GAIN-PES-34", {"months_counted": None, "limit": 60},
     missing("months_counted")),
    ("months below zero are refused", "GAIN-PES-34", {"months_counted": -1, "limit": 60},
     invalid("months_counted", "negative")),
]  # fmt: skip

REQUIRED: list[Case] = [
    ("a small child halves a parent's hours and a bit", "GAIN-PES-02",
     {"family": "single_child_under_6", "as_of": "2013-01-01"}, {"required_hours": 20}),
    ("the day before the law two parents have no answer", "GAIN-PES-02",
     {"family": "two_parent", "as_of": "2012-12-31"}, no_parameter("calworks.required_hours.two_parent")),
    ("family and day are missing in order", "GAIN-PES-02", {}, missing("family", "as_of")),
    ("the day is missing by itself", "GAIN-PES-02", {"family": "single"}, missing("as_of")),
    ("a pregnant person is asked for elsewhere", "GAIN-PES-02", {"family": "pregnant_only", "as_of": "2022-07-01"},
     invalid("family", "not_allowed")),
    ("enough hours lack nothing", "GAIN-PES-17", {"required_hours": 0, "countable_hours": None},
     {"shortfall": 0, "concurrent_encouraged": False}),
    ("the shortfall is exact", "GAIN-PES-17", {"required_hours": 35, "countable_hours": 34.9},
     {"shortfall": 0.1, "concurrent_encouraged": True}),
]  # fmt: skip


def parents(*pairs: tuple[Any, Any]) -> dict[str, Any]:
    return {"parents": [{"weekly_hours": hours, "activity": activity} for hours, activity in pairs]}


def both(total: float, meets: bool, has_blank: bool = False) -> dict[str, Any]:
    return {"total": total, "meets": meets, "has_blank": has_blank}


TWO: list[Case] = [
    ("a parent below 35 needs no activity named", "GAIN-PES-07", parents((34.99, None), (35, "education")),
     {"eligible": [False, True]}),
    ("an activity that does not count needs no hours", "GAIN-PES-07", parents((None, "job_search"), (36, "sss")),
     {"eligible": [False, True]}),
    ("at 35 a blank activity decides", "GAIN-PES-07", parents((35, None), (35, "training")), missing("parents")),
    ("blank hours decide beside an activity that counts", "GAIN-PES-07", parents((None, "training"), (35, "tse")),
     missing("parents.weekly_hours")),
    ("both are named, hours first", "GAIN-PES-07", parents((None, "training"), (35, None)),
     missing("parents.weekly_hours", "parents")),
    ("one parent is not two", "GAIN-PES-07", parents((35, "training")), invalid("parents", "not_two")),
    ("three are not either", "GAIN-PES-07", parents(*[(35, "training")] * 3), invalid("parents", "not_two")),
    ("hours below zero are named by their place", "GAIN-PES-07", parents((-1, "training"), (35, "tse")),
     invalid("parents.weekly_hours", "negative")),
    ("nothing known about the parents", "GAIN-PES-07", {"parents": None}, missing("parents")),
    ("35 by one and a blank that is flagged", "GAIN-PES-08", {"weekly_hours": [None, 35]}, both(35, True, True)),
    ("a blank in either list is asked for while the rest is short", "GAIN-PES-08",
     {"weekly_hours": [20, None], "activity_hours": [None, 5]}, missing("weekly_hours", "activity_hours")),
    ("only the list with the blank is named", "GAIN-PES-08",
     {"weekly_hours": [20, 0], "activity_hours": [None, 5]}, missing("activity_hours")),
    ("both together to the hundredth", "GAIN-PES-08", {"weekly_hours": [17.5, 17.49], "activity_hours": [0, 0.01]},
     both(35, True)),
    ("no hours at all", "GAIN-PES-08", {"weekly_hours": [0, 0]}, both(0, False)),
    ("three parents are refused", "GAIN-PES-08", {"weekly_hours": [20, 20, 20]}, invalid("weekly_hours", "not_two")),
    ("one entry of the activities is refused", "GAIN-PES-08", {"weekly_hours": [20, 20], "activity_hours": [1]},
     invalid("activity_hours", "not_two")),
    ("a week has 168 hours", "GAIN-PES-08", {"weekly_hours": [169, 0]}, invalid("weekly_hours", "out_of_range")),
]  # fmt: skip


@each_of(WHILE_AIDED)
def test_someone_aided_needs_an_open_case_months_and_hours(case: Case) -> None:
    agree(case)


@each_of(REQUIRED)
def test_hours_are_owed_by_family_and_may_be_lacking(case: Case) -> None:
    agree(case)


@each_of(TWO)
def test_two_parents_are_judged_one_by_one_after_and_together_while_aided(case: Case) -> None:
    agree(case)
