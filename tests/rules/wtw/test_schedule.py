"""Activities on the schedule: overlaps, end dates, the plan, the last day of Job Club (WTW-35, 46, 52, 58)."""

from __future__ import annotations

from typing import Any

import pytest

from caseload.rules.engine.clock import Clock
from caseload.rules.engine.kinds import Refused
from rules.answers import Case, agree, each_of, invalid, missing, no_parameter

FREE = {"conflicts": [], "interfere": False}


def slot(activity: str | None, day: str | None, starts_at: Any, ends_at: Any) -> dict[str, Any]:
    return {"activity": activity, "day": day, "starts_at": starts_at, "ends_at": ends_at}


def overlap(*conflicts: tuple[str, str, str, str, str]) -> dict[str, Any]:
    names = ("first", "second", "day", "starts_at", "ends_at")
    return {"conflicts": [dict(zip(names, each, strict=True)) for each in conflicts], "interfere": True}


def slots(*each: dict[str, Any]) -> dict[str, Any]:
    return {"slots": list(each)}


CLASS = slot("class", "mon", "09:10", "09:20")
OVERLAPS: list[Case] = [
    ("no list is not an empty one", "WTW-35", {"slots": None}, missing("slots")),
    ("an empty list has no conflict", "WTW-35", {"slots": []}, FREE),
    ("one slot has none, whatever is blank in it", "WTW-35", slots(slot("work", None, None, None)), FREE),
    ("one minute in common is a conflict", "WTW-35", slots(slot("work", "mon", "08:00", "09:11"), CLASS),
     overlap(("work", "class", "mon", "09:10", "09:11"))),
    ("the same hours on another day are none", "WTW-35", slots(slot("work", "tue", "09:10", "09:20"), CLASS), FREE),
    ("an activity entered twice is a conflict with itself", "WTW-35", slots(CLASS, CLASS),
     overlap(("class", "class", "mon", "09:10", "09:20"))),
    ("by day, then start, then input order", "WTW-35",
     slots(slot("d", "fri", "08:00", "12:00"), slot("e", "fri", "08:00", "09:00"), slot("f", "fri", "08:30", "10:00"),
           slot("a", "mon", "10:00", "12:00"), slot("b", "mon", "11:00", "13:00")),
     overlap(("a", "b", "mon", "11:00", "12:00"), ("d", "e", "fri", "08:00", "09:00"),
             ("d", "f", "fri", "08:30", "10:00"), ("e", "f", "fri", "08:30", "09:00"))),
    ("a night is entered as two, up to 24:00", "WTW-35",
     slots(slot("work", "sun", "22:00", "24:00"), slot("work", "mon", "00:00", "06:00")), FREE),
    ("an end before the start is refused", "WTW-35", slots(slot("work", "sun", "22:00", "06:00")),
     invalid("slots", "order")),
    ("a slot without length is refused", "WTW-35", slots(slot("work", "sun", "09:00", "09:00")),
     invalid("slots", "order")),
    ("a start that may reach into the other slot is missing", "WTW-35",
     slots(slot("work", "mon", None, "09:25"), CLASS), missing("slots")),
    ("a start that cannot is not", "WTW-35", slots(slot("work", "mon", None, "09:10"), CLASS), FREE),
    ("an end after a later start is not", "WTW-35", slots(slot("work", "mon", "09:20", None), CLASS), FREE),
    ("a blank day is missing when the hours overlap", "WTW-35", slots(slot("work", None, "09:00", "09:15"), CLASS),
     missing("slots")),
    ("a blank day is not when they cannot", "WTW-35", slots(slot("work", None, "10:00", "11:00"), CLASS), FREE),
    ("a blank name is missing only in a conflict", "WTW-35", slots(slot(None, "mon", "09:20", "10:00"), CLASS), FREE),
    ("a conflict without a name is missing", "WTW-35", slots(slot(None, "mon", "09:00", "10:00"), CLASS),
     missing("slots")),
    ("a day outside the week is refused", "WTW-35", slots(slot("work", "monday", "09:00", "10:00")),
     invalid("slots", "not_allowed")),
]  # fmt: skip


@each_of(OVERLAPS)
def test_activities_at_the_same_time(case: Case) -> None:
    agree(case)


@pytest.mark.parametrize("text", ["9:00", "09:60", "24:01", "09.00", "0900", "ab:cd", "09:00:00", 9, True])
def test_what_is_no_time_of_day_is_refused(text: Any) -> None:
    with pytest.raises(Refused, match="not_allowed"):
        Clock().take(text)


def test_the_minutes_beside_a_time_stay_within_the_day() -> None:
    assert Clock().near(["00:00", "24:00", "09:00", "class"]) == [
        "00:00", "00:00", "00:01", "23:59", "24:00", "24:00", "08:59", "09:00", "09:01"]  # fmt: skip


def activity(terminated: Any, ended_on: Any, verified: Any, name: Any = "class") -> dict[str, Any]:
    return {"activities": [{"activity": name, "terminated": terminated, "ended_on": ended_on, "verified": verified}]}


IN_ORDER = {"to_end_date": [], "to_verify": []}
END_DATES: list[Case] = [
    ("without an end date nobody asks whether it was verified", "WTW-46", activity(True, None, None),
     {"to_end_date": ["class"], "to_verify": []}),
    ("an activity that runs on may have a planned end", "WTW-46", activity(False, "2020-08-31", None), IN_ORDER),
    ("ended and verified is in order, terminated or not", "WTW-46", activity(None, "2020-08-01", True), IN_ORDER),
    ("whether it was terminated decides when the end is open", "WTW-46", activity(None, None, True),
     missing("activities")),
    ("a blank name matters only on a list", "WTW-46", activity(False, None, None, None), IN_ORDER),
    ("no list is not an empty one", "WTW-46", {}, missing("activities")),
]  # fmt: skip

PLAN: list[Case] = [
    ("the six upfront steps need no plan", "WTW-58",
     {"scheduled": ["orientation", "introduction_meeting", "pst_meeting", "appraisal", "job_club_job_search",
                    "assessment"], "plan_activities": None}, {"ok": True, "not_in_plan": []}),
    ("each is named once, in the order of the schedule", "WTW-58",
     {"scheduled": ["b", "a", "b"], "plan_activities": ["c"]}, {"ok": False, "not_in_plan": ["b", "a"]}),
    ("a blank line of the plan may be the one that is sought", "WTW-58",
     {"scheduled": ["a"], "plan_activities": ["b", None]}, missing("plan_activities")),
    ("a blank line of the plan beside the one that is sought does not matter", "WTW-58",
     {"scheduled": ["a"], "plan_activities": ["a", None]}, {"ok": True, "not_in_plan": []}),
    ("a blank line of the schedule may be anything", "WTW-58", {"scheduled": ["a", None], "plan_activities": ["a"]},
     missing("scheduled")),
    ("both blank", "WTW-58", {}, missing("scheduled", "plan_activities")),
]  # fmt: skip

JOB_CLUB: list[Case] = [
    ("28 days over a leap day", "WTW-52", {"began_on": "2020-02-03", "holidays": []},
     {"last_day": "2020-03-01", "last_business_day": "2020-02-28"}),
    ("a closed day at the end moves the last session, not the last day", "WTW-52",
     {"began_on": "2020-08-11", "holidays": ["2020-09-07"]},
     {"last_day": "2020-09-07", "last_business_day": "2020-09-04"}),
    ("the county's own calendar is used when no list is given", "WTW-52", {"began_on": "2020-08-11"},
     {"last_day": "2020-09-07", "last_business_day": "2020-09-04"}),
    ("an empty list closes weekends only", "WTW-52", {"began_on": "2020-08-11", "holidays": []},
     {"last_day": "2020-09-07", "last_business_day": "2020-09-07"}),
    ("a year without a calendar is not on record", "WTW-52", {"began_on": "2016-11-01"},
     no_parameter("calendar.alameda.2016")),
    ("without a first day there is no last", "WTW-52", {}, missing("began_on")),
]  # fmt: skip


@each_of(END_DATES)
def test_terminated_activities_have_a_verified_end_date(case: Case) -> None:
    agree(case)


@each_of(PLAN)
def test_what_is_scheduled_is_in_the_plan(case: Case) -> None:
    agree(case)


@each_of(JOB_CLUB)
def test_job_club_lasts_four_weeks(case: Case) -> None:
    agree(case)
