"""GAIN job and activity after aid: together (09), in the plan (10), unbroken (11); what is paid (12, 31, 38)."""

from __future__ import annotations

from typing import Any

from rules.answers import Case, agree, each_of, invalid, missing

JOB = {"weekly_hours": 30, "required_hours": 30, "subsidized": False, "activity": "education"}


def job(**more: Any) -> dict[str, Any]:
    return {**JOB, **more}


def holds(*reasons: str, not_checked: tuple[str, ...] = ()) -> dict[str, Any]:
    return {"meets": not reasons, "reasons": list(reasons), "not_checked": list(not_checked)}


TOGETHER: list[Case] = [
    ("30 hours and a course", "GAIN-PES-09", JOB, holds()),
    ("29.99 of 30", "GAIN-PES-09", job(weekly_hours=29.99), holds("hours_below_required")),
    ("no activity is not asked for approval", "GAIN-PES-09", job(activity="none", activity_approved=False),
     holds("no_concurrent_activity")),
    ("nor is one that does not count", "GAIN-PES-09", job(activity="other", activity_approved=None),
     holds("activity_does_not_count")),
    ("a blank activity leaves a failed approval open", "GAIN-PES-09", job(activity=None, activity_approved=False),
     missing("activity")),
    ("a blank approval decides", "GAIN-PES-09", job(activity_approved=None), missing("activity_approved")),
    ("two reasons and the blank beside them", "GAIN-PES-09",
     job(weekly_hours=20, subsidized=True, activity=None),
     holds("hours_below_required", "job_subsidized", not_checked=("activity",))),
    ("nothing known: approval has its default", "GAIN-PES-09", {},
     missing("weekly_hours", "required_hours", "subsidized", "activity")),
    ("hours that reach the most leave no question", "GAIN-PES-09", job(weekly_hours=None, required_hours=0), holds()),
]  # fmt: skip

PLAN = {"service": "transportation", "activity": "education", "activity_in_plan_on": "2022-06-30",
        "discontinued_on": "2022-07-01"}  # fmt: skip


def plan(needed: bool, met: bool, reason: str | None = None) -> dict[str, Any]:
    return {"plan_needed": needed, "met": met, "reason": reason}


PLANNED: list[Case] = [
    ("the day before", "GAIN-PES-10", PLAN, plan(True, True)),
    ("the same day", "GAIN-PES-10", {**PLAN, "activity_in_plan_on": "2022-07-01"},
     plan(True, False, "not_before_discontinuance")),
    ("TSE needs no plan, nor its blanks", "GAIN-PES-10", {"service": "ancillary", "activity": "tse"},
     plan(False, True)),
    ("child care needs none either", "GAIN-PES-10", {"service": "child_care", "activity": None, "in_plan": None},
     plan(False, True)),
    ("a blank service decides whether a plan is needed", "GAIN-PES-10", {**PLAN, "service": None}, missing("service")),
    ("a blank answer about the plan decides", "GAIN-PES-10", {**PLAN, "in_plan": None}, missing("in_plan")),
    ("both days are asked for", "GAIN-PES-10", {"service": "ancillary", "activity": "sss"},
     missing("activity_in_plan_on", "discontinued_on")),
]  # fmt: skip

DAYS = {"discontinued_on": "2022-07-01", "as_of": "2022-08-15"}
STEADY = [{"began_on": "2022-01-01"}]


def spans(*pairs: tuple[str | None, str | None]) -> list[dict[str, Any]]:
    return [{"began_on": first, "ends_on": last} for first, last in pairs]


def broken(*reasons: str) -> dict[str, Any]:
    return {"job_unbroken": not any(each.startswith("job") for each in reasons),
            "activity_unbroken": not any(each.startswith("activity") for each in reasons),
            "review": bool(reasons), "reasons": list(reasons)}  # fmt: skip


UNBROKEN: list[Case] = [
    ("both go on", "GAIN-PES-11", {**DAYS, "jobs": STEADY, "activities": STEADY}, broken()),
    ("a job that began the day before", "GAIN-PES-11",
     {**DAYS, "jobs": spans(("2022-06-30", None)), "activities": STEADY}, broken()),
    ("a job that ended the day before the day asked about", "GAIN-PES-11",
     {**DAYS, "jobs": spans(("2022-01-01", "2022-08-14")), "activities": STEADY}, broken("job_gap")),
    ("a job that ended on the day asked about", "GAIN-PES-11",
     {**DAYS, "jobs": spans(("2022-01-01", "2022-08-15")), "activities": STEADY}, broken()),
    ("spans in any order, one inside another", "GAIN-PES-11",
     {**DAYS, "jobs": spans(("2022-08-01", None), ("2022-02-01", "2022-07-31"), ("2022-03-01", "2022-04-01")),
      "activities": STEADY}, broken()),
    ("asked on the day aid ended", "GAIN-PES-11",
     {**DAYS, "as_of": "2022-07-01", "jobs": STEADY, "activities": spans(("2022-07-01", None))},
     broken("activity_not_before")),
    ("both broken, job first", "GAIN-PES-11",
     {**DAYS, "jobs": spans(("2022-01-01", "2022-07-10")), "activities": spans(("2022-01-01", "2022-07-10"))},
     broken("job_gap", "activity_gap")),
    ("a blank first day that may matter", "GAIN-PES-11",
     {**DAYS, "jobs": spans((None, None)), "activities": STEADY}, missing("jobs")),
    ("of an activity it has a name of its own", "GAIN-PES-11",
     {**DAYS, "jobs": spans((None, None)), "activities": spans((None, "2022-09-01"))},
     missing("jobs", "activities.began_on")),
    ("other spans make a blank first day idle", "GAIN-PES-11",
     {**DAYS, "jobs": [*STEADY, {"began_on": None}], "activities": STEADY}, broken()),
    ("so does an end before the time asked about", "GAIN-PES-11",
     {**DAYS, "jobs": spans((None, "2022-06-01")), "activities": STEADY}, broken("job_not_before")),
    ("a blank day asked about does not matter while both still run", "GAIN-PES-11",
     {**DAYS, "as_of": None, "jobs": STEADY, "activities": STEADY}, broken()),
    ("it does once one has ended", "GAIN-PES-11",
     {**DAYS, "as_of": None, "jobs": spans(("2022-01-01", "2022-08-01")), "activities": STEADY}, missing("as_of")),
    ("blank lists are missing", "GAIN-PES-11", DAYS, missing("jobs", "activities")),
    ("an end before its beginning", "GAIN-PES-11",
     {**DAYS, "jobs": STEADY, "activities": spans(("2022-02-02", "2022-02-01"))}, invalid("activities", "order")),
    ("a day asked about before aid ended", "GAIN-PES-11",
     {**DAYS, "as_of": "2022-06-30", "jobs": STEADY, "activities": STEADY}, invalid("as_of", "order")),
]  # fmt: skip

PAID: list[Case] = [
    ("TSE after excess income", "GAIN-PES-12",
     {"discontinued": True, "service_for": "tse", "reason": "excess_income"}, {"covered": True}),
    ("while aided nothing more is asked", "GAIN-PES-12", {"discontinued": False}, {"covered": True}),
    ("a blank about aid leaves the reason unasked", "GAIN-PES-12", {"service_for": "tse"}, missing("discontinued")),
    ("nothing known", "GAIN-PES-12", {}, missing("discontinued", "service_for")),
    ("nobody is paid for no activity", "GAIN-PES-12", {"discontinued": True, "service_for": "none"},
     invalid("service_for", "not_allowed")),
    ("an approved activity", "GAIN-PES-38",
     {"support": "child_care", "for_activity": "other", "approved": True}, {"allowed": True, "reason": None}),
    ("one that is not approved", "GAIN-PES-38",
     {"support": "child_care", "for_activity": "education", "approved": False},
     {"allowed": False, "reason": "not_approved"}),
    ("a blank activity is missing though the approval fails", "GAIN-PES-38",
     {"support": "child_care", "for_activity": None, "approved": False}, missing("for_activity")),
    ("a blank approval decides for a named activity", "GAIN-PES-38",
     {"support": "child_care", "for_activity": "education"}, missing("approved")),
    ("the answer about services plays no part, though it must be one", "GAIN-PES-31",
     {"discontinued": True, "pes_eligible": "maybe"}, invalid("pes_eligible", "not_a_bool")),
]  # fmt: skip


@each_of(TOGETHER)
def test_work_hours_alone_reach_the_requirement_beside_an_activity(case: Case) -> None:
    agree(case)


@each_of(PLANNED)
def test_some_payments_need_the_activity_in_the_plan_before(case: Case) -> None:
    agree(case)


@each_of(UNBROKEN)
def test_every_day_since_the_day_before_must_be_covered(case: Case) -> None:
    agree(case)


@each_of(PAID)
def test_supports_are_paid_for_an_activity(case: Case) -> None:
    agree(case)
