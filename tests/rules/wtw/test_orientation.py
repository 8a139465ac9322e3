"""Orientation for one participant (WTW-04), the introduction meeting (WTW-07), a new case (WTW-06)."""

from __future__ import annotations

from rules.answers import Case, agree, each_of, invalid, missing

OK = {"options_exhausted": True, "supervisor_approved": True}


def allowed(may: bool, named: bool) -> dict[str, bool]:
    return {"allowed": may, "named_example": named}


ONE_ON_ONE: list[Case] = [
    ("a review without need of orientation is no named example", "WTW-04.allowed",
     {"reason": "wpr_review", "orientation_needed_for_next": False, **OK}, allowed(True, False)),
    ("whether orientation is needed is asked for a review only", "WTW-04.allowed",
     {"reason": "other", "orientation_needed_for_next": None, **OK}, allowed(True, False)),
    ("a blank reason decides whether it is an example", "WTW-04.allowed", {"reason": None, **OK}, missing("reason")),
    ("both permissions blank are both named", "WTW-04.allowed",
     {"reason": "other", "options_exhausted": None, "supervisor_approved": None},
     missing("options_exhausted", "supervisor_approved")),
    ("other options left: not allowed, approved or not", "WTW-04.allowed",
     {"reason": "work_schedule", "options_exhausted": False, "supervisor_approved": None}, allowed(False, True)),
    ("the list of reasons is closed", "WTW-04.allowed", {"reason": "weather", "options_exhausted": None},
     invalid("reason", "not_allowed")),
]  # fmt: skip


def held(number: int, *dates: str) -> dict[str, object]:
    return {"orientations": number, "days": len(dates), "dates": list(dates)}


def line(ec: str | None, on: str | None) -> dict[str, str | None]:
    return {"ec": ec, "orientation_on": on}


LOG: list[Case] = [
    ("dates ascend, whatever the order of the log", "WTW-04.log",
     {"log": [line("EC1", "2020-08-20"), line("EC1", "2020-08-03")], "ec": "EC1", "month": "2020-08"},
     held(2, "2020-08-03", "2020-08-20")),
    ("the counselor's own line without a date may lie in the month", "WTW-04.log",
     {"log": [line("EC1", None)], "ec": "EC1", "month": "2020-08"}, missing("log")),
    ("a line of the month without a counselor may be this one's", "WTW-04.log",
     {"log": [line(None, "2020-08-05")], "ec": "EC1", "month": "2020-08"}, missing("log")),
    ("a line of another month without a counselor is no gap", "WTW-04.log",
     {"log": [line(None, "2020-09-01")], "ec": "EC1", "month": "2020-08"}, held(0)),
    ("a line with neither may be this one's", "WTW-04.log",
     {"log": [line(None, None)], "ec": "EC1", "month": "2020-08"}, missing("log")),
    ("an empty log answers for every counselor and month", "WTW-04.log", {"log": [], "ec": None, "month": None},
     held(0)),
    ("an unknown log decides", "WTW-04.log", {"log": None, "ec": "EC1", "month": "2020-08"}, missing("log")),
    ("the month decides when there are lines", "WTW-04.log",
     {"log": [line("EC1", "2020-08-05")], "ec": "EC1", "month": None}, missing("month")),
    ("August 31 and September 1 are two months", "WTW-04.log",
     {"log": [line("EC1", "2020-08-31"), line("EC1", "2020-09-01")], "ec": "EC1", "month": "2020-09"},
     held(1, "2020-09-01")),
    ("a month is written with its year", "WTW-04.log", {"log": [], "ec": "EC1", "month": "August"},
     invalid("month", "not_a_month")),
    ("a date in the log that is none is refused as the log", "WTW-04.log",
     {"log": [line("EC1", "2020-08-32")], "ec": None, "month": None}, invalid("log", "not_a_date")),
]  # fmt: skip


def order(state: str, warning: bool, before: str | None) -> dict[str, object]:
    return {"state": state, "warning": warning, "schedule_before_on": before}


INTRODUCTION: list[Case] = [
    ("the day after orientation is late", "WTW-07.order",
     {"intro_on": "2020-08-26", "orientation_on": "2020-08-25"}, order("late", True, None)),
    ("not scheduled, and the last day to keep the order is today", "WTW-07.order",
     {"intro_on": None, "orientation_on": "2020-08-25", "as_of": "2020-08-24"},
     order("to_schedule", False, "2020-08-25")),
    ("not scheduled, after orientation", "WTW-07.order",
     {"orientation_on": "2020-08-25", "as_of": "2020-08-26"}, order("to_schedule", True, None)),
    ("not scheduled needs the day asked about", "WTW-07.order", {"intro_on": None, "orientation_on": "2020-08-25"},
     missing("as_of")),
    ("not scheduled and nothing known needs both", "WTW-07.order", {"intro_on": None},
     missing("orientation_on", "as_of")),
    ("scheduled, the day asked about does not matter", "WTW-07.order",
     {"intro_on": "2020-08-24", "orientation_on": "2020-08-25", "as_of": None}, order("in_order", False, None)),
    ("the content has two points, in the order of the list", "WTW-07.content", {"checked": []},
     {"complete": False, "unchecked": ["workflow_reviewed", "later_meetings_discussed"]}),
]  # fmt: skip

SEVEN = ["alerts", "activity_statuses", "case_comments", "apr_asm_screens", "supportive_services_current_month",
         "wtw2_entered", "documents_imaged"]  # fmt: skip

NEW_CASE: list[Case] = [
    ("a point that does not apply may be ticked all the same", "WTW-06.review",
     {"checked": SEVEN, "wtw2_applicable": False, "apr_asm_applicable": False}, {"complete": True, "unchecked": []}),
    ("repeated ticks count once, in any order", "WTW-06.review",
     {"checked": ["documents_imaged", *SEVEN[:5], "alerts"]}, {"complete": False, "unchecked": ["wtw2_entered"]}),
    ("both conditions blank while neither point is ticked", "WTW-06.review",
     {"checked": [], "apr_asm_applicable": None, "wtw2_applicable": None},
     missing("apr_asm_applicable", "wtw2_applicable")),
    ("a service covers its first day", "WTW-06.services", {"began_on": "2020-08-01", "as_of": "2020-08-01"},
     {"current": True}),
    ("a service does not cover the day before", "WTW-06.services", {"began_on": "2020-08-01", "as_of": "2020-07-31"},
     {"current": False}),
    ("a blank first day stands when the service ended on the day asked about", "WTW-06.services",
     {"began_on": None, "ends_on": "2020-08-31", "as_of": "2020-08-31"}, {"current": True}),
    ("an end before the beginning is refused", "WTW-06.services",
     {"began_on": "2020-08-02", "ends_on": "2020-08-01", "as_of": None}, invalid("ends_on", "order")),
]  # fmt: skip


@each_of(ONE_ON_ONE)
def test_one_orientation_alone_needs_the_supervisor(case: Case) -> None:
    agree(case)


@each_of(LOG)
def test_the_supervisor_counts_orientations_by_counselor_and_month(case: Case) -> None:
    agree(case)


@each_of(INTRODUCTION)
def test_the_introduction_comes_before_orientation(case: Case) -> None:
    agree(case)


@each_of(NEW_CASE)
def test_a_new_case_is_acceptable_when_all_that_applies_is_done(case: Case) -> None:
    agree(case)
