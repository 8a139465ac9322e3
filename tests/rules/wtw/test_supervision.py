"""Supervision and what comes back every month: reviews, alerts, samples, time on aid (WTW-41 to 45, 49)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from caseload.law import store
from caseload.law.rows import rows_of
from caseload.rules import evaluate
from rules.answers import Case, agree, each_of, invalid, missing

FEBRUARY = {"ec": "EC1", "month": "2020-02"}


def review(ec: Any, case_number: Any, reviewed_on: Any) -> dict[str, Any]:
    return {"ec": ec, "case_number": case_number, "reviewed_on": reviewed_on}


def state(done: int, remaining: int, met: bool) -> dict[str, Any]:
    return {"done": done, "remaining": remaining, "met": met}


TWICE = [review("EC1", "C1", "2020-02-03"), review("EC1", "C1", "2020-02-04")]
REVIEWS: list[Case] = [
    ("a leap day belongs to February, its neighbours in other months do not", "WTW-43.reviews",
     {"reviews": [review("EC1", "C1", "2020-02-29"), review("EC1", "C2", "2020-03-01"),
                  review("EC1", "C3", "2020-01-31")], **FEBRUARY}, state(1, 3, False)),
    ("with none known to be done all four are owed", "WTW-43.reviews", {"reviews": [], **FEBRUARY},
     state(0, 4, False)),
    ("no list is not an empty one", "WTW-43.reviews", {"reviews": None, **FEBRUARY}, missing("reviews")),
    ("another counselor's blanks do not matter", "WTW-43.reviews", {"reviews": [review("EC2", None, None)], **FEBRUARY},
     state(0, 4, False)),
    ("a blank counselor matters in the month", "WTW-43.reviews",
     {"reviews": [review(None, "C1", "2020-02-10")], **FEBRUARY}, missing("reviews")),
    ("a blank counselor does not in another month", "WTW-43.reviews",
     {"reviews": [review(None, "C1", "2020-03-10")], **FEBRUARY}, state(0, 4, False)),
    ("whether cases must differ is not asked when they do", "WTW-43.reviews",
     {"reviews": [TWICE[0], review("EC1", "C2", "2020-02-04")], **FEBRUARY, "distinct_cases": None},
     state(2, 2, False)),
    ("it is asked when one case occurs twice", "WTW-43.reviews",
     {"reviews": TWICE, **FEBRUARY, "distinct_cases": None}, missing("distinct_cases")),
    ("a blank case number matters only where cases must differ", "WTW-43.reviews",
     {"reviews": [TWICE[0], review("EC1", None, "2020-02-04")], **FEBRUARY}, state(2, 2, False)),
    ("a blank case number may be the case that is there already", "WTW-43.reviews",
     {"reviews": [TWICE[0], review("EC1", None, "2020-02-04")], **FEBRUARY, "distinct_cases": True},
     missing("reviews")),
    ("a number of its own wins", "WTW-43.reviews", {"reviews": TWICE, **FEBRUARY, "limit": 2}, state(2, 0, True)),
    ("none owed is met", "WTW-43.reviews", {"reviews": [], **FEBRUARY, "limit": 0}, state(0, 0, True)),
    ("a blank number is unknown", "WTW-43.reviews", {"reviews": TWICE, **FEBRUARY, "limit": None}, missing("limit")),
    ("a month is YYYY-MM", "WTW-43.reviews", {"reviews": [], "ec": "EC1", "month": "2020-13"},
     invalid("month", "not_a_month")),
    ("the list is looked at first", "WTW-43.reviews",
     {"reviews": [review("EC1", "C1", "2/3/20")], "ec": "EC1", "month": "2020-13"},
     invalid("reviews", "not_a_date")),
    ("six counselors owe twenty-four", "WTW-43.unit", {"ecs": 6, "month": "2020-08"}, {"total_required": 24}),
    ("no counselor owes none, whatever the number", "WTW-43.unit", {"ecs": 0, "month": "2020-08", "limit": None},
     {"total_required": 0}),
    ("a blank number is unknown for a unit too", "WTW-43.unit", {"ecs": 6, "month": "2020-08", "limit": None},
     missing("limit")),
    ("half a counselor is none", "WTW-43.unit", {"ecs": 0.5, "month": "2020-08"}, invalid("ecs", "not_an_integer")),
]  # fmt: skip

UNENGAGED: list[Case] = [
    ("an exempt person is not, whatever else is blank", "WTW-44",
     {"categories": None, "exempt": True, "good_cause_deferral": None}, {"unengaged": False}),
    ("in another category the flags are not asked for", "WTW-44",
     {"categories": ["discontinued", "approaching_or_at_day_20", "past_overdue_noncompliance"]}, {"unengaged": False}),
    ("both flags are asked for when both may decide", "WTW-44", {"categories": ["no_activity_update"]},
     missing("exempt", "good_cause_deferral")),
    ("unknown categories decide for a person who takes part", "WTW-44",
     {"exempt": False, "good_cause_deferral": False}, missing("categories")),
]  # fmt: skip


def alert(raised_on: Any, resolved_on: Any = None, kind: Any = "other") -> dict[str, Any]:
    return {"alert": kind, "raised_on": raised_on, "resolved_on": resolved_on}


TODAY = {"as_of": "2020-08-25"}
ALERTS: list[Case] = [
    ("raised tomorrow does not count yet", "WTW-45", {"alerts": [alert("2020-08-26")], **TODAY},
     {"open_alerts": 0, "oldest_on": None}),
    ("resolved tomorrow is still open, and the oldest is named", "WTW-45",
     {"alerts": [alert("2020-08-20"), alert("2020-08-10", "2020-08-26"), alert("2020-08-01", "2020-08-25")], **TODAY},
     {"open_alerts": 2, "oldest_on": "2020-08-10"}),
    ("the kind may be blank", "WTW-45", {"alerts": [alert("2020-08-25", kind=None)], **TODAY},
     {"open_alerts": 1, "oldest_on": "2020-08-25"}),
    ("a blank day of an alert that was resolved does not matter", "WTW-45",
     {"alerts": [alert(None, "2020-08-25")], **TODAY}, {"open_alerts": 0, "oldest_on": None}),
    ("resolved before it was raised cannot be", "WTW-45", {"alerts": [alert("2020-08-21", "2020-08-20")], **TODAY},
     invalid("alerts", "order")),
    ("without alerts the day does not matter", "WTW-45", {"alerts": []}, {"open_alerts": 0, "oldest_on": None}),
    ("list and day blank", "WTW-45", {}, missing("alerts", "as_of")),
]  # fmt: skip


def drawn(case_number: Any, due_on: Any, reviewed_on: Any) -> dict[str, Any]:
    return {"case_number": case_number, "due_on": due_on, "reviewed_on": reviewed_on}


SAMPLE: list[Case] = [
    ("open and overdue in the order of the list", "WTW-42",
     {"sample": [drawn("C4", None, None), drawn("C3", "2020-08-24", "2020-08-26"), drawn("C2", "2020-08-25", None),
                 drawn("C1", "2020-08-24", "2020-08-25")], **TODAY},
     {"open": ["C4", "C3", "C2"], "overdue": ["C3"], "complete": False}),
    ("a case number may be blank once it is reviewed", "WTW-42", {"sample": [drawn(None, None, "2020-08-01")], **TODAY},
     {"open": [], "overdue": [], "complete": True}),
    ("an open case must have a number", "WTW-42", {"sample": [drawn(None, None, None)], **TODAY}, missing("sample")),
    ("without a due day the day asked about does not matter for what was never reviewed", "WTW-42",
     {"sample": [drawn("C1", None, None)]}, {"open": ["C1"], "overdue": [], "complete": False}),
]  # fmt: skip

COMING_BACK: list[Case] = [
    ("a review by the counselor before does not count", "WTW-49",
     {"assigned_on": "2020-08-10", "reviewed_on": "2020-08-09", "as_of": "2020-09-30"},
     {"due_on": "2020-08-31", "overdue": True}),
    ("a review on the day of the assignment does", "WTW-49",
     {"assigned_on": "2020-08-10", "reviewed_on": "2020-08-10", "as_of": "2020-09-30"},
     {"due_on": "2020-09-30", "overdue": False}),
    ("assigned on the last of a month: due that day", "WTW-49", {"assigned_on": "2020-08-31", "as_of": "2020-08-31"},
     {"due_on": "2020-08-31", "overdue": False}),
    ("both days blank", "WTW-49", {}, missing("assigned_on", "as_of")),
    ("a review on the day before the change is not enough", "WTW-41",
     {"adults": 2, "first_parent_changed_on": "2020-09-01", "second_parent_reviewed_on": "2020-08-31"},
     {"review_due": True}),
    ("without a change nobody asks for the adults", "WTW-41",
     {"adults": None, "second_parent_reviewed_on": "2020-08-31"}, {"review_due": False}),
    ("with a change that was reviewed neither", "WTW-41",
     {"adults": None, "first_parent_changed_on": "2020-09-01", "second_parent_reviewed_on": "2020-09-02"},
     {"review_due": False}),
    ("with one that was not they decide", "WTW-41", {"adults": None, "first_parent_changed_on": "2020-09-01"},
     missing("adults")),
]  # fmt: skip


@each_of(REVIEWS)
def test_case_reviews_of_the_supervisor(case: Case) -> None:
    agree(case)


@each_of(UNENGAGED)
def test_who_is_unengaged(case: Case) -> None:
    agree(case)


@each_of(ALERTS)
def test_alerts_that_are_open(case: Case) -> None:
    agree(case)


@each_of(SAMPLE)
def test_advance_reviews_of_drawn_cases(case: Case) -> None:
    agree(case)


@each_of(COMING_BACK)
def test_reviews_that_come_back(case: Case) -> None:
    agree(case)


def test_the_number_owed_is_the_one_in_force_on_the_first_of_the_month() -> None:
    change = date(2020, 2, 2)
    rows = [{"value": 4, "place": "alameda", "source": "invented", "to": change - timedelta(1)},
            {"value": 6, "place": "alameda", "source": "invented", "from": change}]  # fmt: skip
    with store.amended(rows_of({"key": "alameda.reviews_per_ec_per_month", "unit": "reviews", "rows": rows})):
        assert evaluate("WTW-43.unit", {"ecs": 1, "month": "2020-02"}) == {"total_required": 4}
        assert evaluate("WTW-43.unit", {"ecs": 1, "month": "2020-03"}) == {"total_required": 6}
        assert evaluate("WTW-43.unit", {"ecs": 1, "month": None}) == missing("month")
