"""GAIN-PES-35: eligible after cash aid ended, with every condition judged by itself."""

from __future__ import annotations

from typing import Any

import pytest

from caseload.rules import evaluate
from rules.answers import Case, agree, each_of, invalid, missing

GOOD = {"as_of": "2022-08-15", "discontinued_on": "2022-07-01", "reason": "excess_income", "activity": "education",
        "weekly_hours": 30, "required_hours": 30, "subsidized": False, "job_unbroken": True,
        "activity_unbroken": True, "verified_months": ["2022-07"]}  # fmt: skip
TSE = {**GOOD, "activity": "tse", "subsidized": True, "tse_ends_on": "2022-12-31"}


def good(**more: Any) -> dict[str, Any]:
    return {**GOOD, **more}


def tse(**more: Any) -> dict[str, Any]:
    return {**TSE, **more}


def answer(*reasons: str, open: tuple[str, ...] = (), track: str | None = "ordinary",
           last_day: str | None = "2022-09-30") -> dict[str, Any]:  # fmt: skip
    return {"eligible": not reasons, "reasons": list(reasons), "not_checked": list(open), "track": track,
            "last_day": last_day}  # fmt: skip


ON_TSE = {"track": "tse", "last_day": "2022-12-31"}
NO_TRACK: dict[str, Any] = {"track": None, "last_day": None}

WINDOW: list[Case] = [
    ("the first day with a blank list of months", "GAIN-PES-35", good(as_of="2022-07-01", verified_months=None),
     answer()),
    ("the last day with two months verified", "GAIN-PES-35",
     good(as_of="2022-09-30", verified_months=["2022-07", "2022-08"]), answer()),
    ("before aid ended nothing is asked about months", "GAIN-PES-35",
     good(as_of="2022-06-30", verified_months=None), answer("not_yet_discontinued")),
    ("July is unverified on August 1", "GAIN-PES-35", good(as_of="2022-08-01", verified_months=[]),
     answer("months_unverified")),
    ("on July 31 it is not due", "GAIN-PES-35", good(as_of="2022-07-31", verified_months=[]), answer()),
    ("after the window two reasons may stand", "GAIN-PES-35", good(as_of="2022-10-01"),
     answer("window_over", "months_unverified")),
    ("a blank list is missing once a month is due", "GAIN-PES-35", good(verified_months=None),
     missing("verified_months")),
    ("a blank month may be the one that is due", "GAIN-PES-35", good(verified_months=[None]),
     missing("verified_months")),
    ("one blank month cannot be two", "GAIN-PES-35", good(as_of="2022-09-01", verified_months=[None]),
     answer("months_unverified")),
    ("a month that is none", "GAIN-PES-35", good(verified_months=["July"]), invalid("verified_months", "not_a_month")),
    ("the day asked about is missing", "GAIN-PES-35", good(as_of=None), missing("as_of")),
    ("so is the day without aid", "GAIN-PES-35", good(discontinued_on=None), missing("discontinued_on")),
]  # fmt: skip

TRACK: list[Case] = [
    ("an excluded reason is asked neither for its window nor for months", "GAIN-PES-35",
     good(reason="out_of_home", as_of="2023-01-01", verified_months=None), answer("reason_excluded", **NO_TRACK)),
    ("but for everything else", "GAIN-PES-35",
     good(reason="out_of_home", as_of="2022-06-30", subsidized=True, job_unbroken=None),
     answer("reason_excluded", "not_yet_discontinued", "job_subsidized", open=("job_unbroken",), **NO_TRACK)),
    ("TSE on its last day", "GAIN-PES-35",
     tse(as_of="2022-12-31", verified_months=["2022-07", "2022-08", "2022-09", "2022-10", "2022-11"]),
     answer(**ON_TSE)),
    ("TSE the day after", "GAIN-PES-35",
     tse(as_of="2023-01-01", verified_months=[f"2022-{month:02d}" for month in range(7, 13)]),
     answer("window_over", **ON_TSE)),
    ("TSE that ends the day aid ended", "GAIN-PES-35", tse(as_of="2022-07-01", tse_ends_on="2022-07-01"),
     answer(track="tse", last_day="2022-07-01")),
    ("on the TSE track a blank subsidy is not asked for", "GAIN-PES-35", tse(subsidized=None), answer(**ON_TSE)),
    ("the end of TSE is not asked for with another activity", "GAIN-PES-35", good(tse_ends_on=None), answer()),
    ("nor under another reason", "GAIN-PES-35",
     good(reason="other", activity="tse", tse_ends_on=None), answer()),
    ("with a blank activity only the activity is asked for", "GAIN-PES-35", tse(activity=None, tse_ends_on=None),
     missing("activity")),
    ("an unsubsidized job leaves only the window to the end of TSE", "GAIN-PES-35",
     tse(subsidized=False, tse_ends_on=None), missing("tse_ends_on")),
    ("a blank subsidy and a blank end of TSE are both open", "GAIN-PES-35", tse(subsidized=None, tse_ends_on=None),
     missing("tse_ends_on", "subsidized")),
    ("whether it is TSE leaves a subsidized job open beside a failure", "GAIN-PES-35",
     tse(tse_ends_on=None, job_unbroken=False), answer("job_not_continuous", open=("tse_ends_on",), **NO_TRACK)),
    ("a blank reason that cannot be TSE lets a subsidized job fail", "GAIN-PES-35",
     good(reason=None, subsidized=True), answer("job_subsidized", open=("reason",), **NO_TRACK)),
    ("a blank reason that may be TSE does not", "GAIN-PES-35", tse(reason=None), missing("reason")),
    ("nor is it TSE when TSE was over before", "GAIN-PES-35", tse(reason=None, tse_ends_on="2022-06-30"),
     answer("job_subsidized", open=("reason",), **NO_TRACK)),
    ("time off on the day aid ended", "GAIN-PES-35", good(reason="other", time_off_on="2022-07-01"),
     answer(track="ptl")),
    ("time off the day after is not yet time off", "GAIN-PES-35", good(reason="other", time_off_on="2022-07-02"),
     answer()),
    ("the last day of the shared period", "GAIN-PES-35",
     good(reason="other", time_off_on="2022-05-16", as_of="2022-08-15"),
     answer(track="ptl", last_day="2022-08-15")),
    ("the day after it", "GAIN-PES-35",
     good(reason="other", time_off_on="2022-05-16", as_of="2022-08-16"),
     answer("window_over", track="ptl", last_day="2022-08-15")),
    ("nothing left asks for neither window nor months", "GAIN-PES-35",
     good(reason="other", time_off_on="2022-04-01", as_of="2022-12-01", verified_months=None),
     answer("no_ptl_months_left", track="ptl", last_day=None)),
    ("the time limit with its own day", "GAIN-PES-35", good(reason="time_limit", time_off_on="2022-06-01"),
     answer(track="ptl", last_day="2022-08-31")),
    ("the time limit with a later day is ordinary", "GAIN-PES-35",
     good(reason="time_limit", time_off_on="2022-08-01"), answer()),
]  # fmt: skip

WORK: list[Case] = [
    ("35 hours for one of two parents", "GAIN-PES-35", good(two_parent=True, weekly_hours=35, required_hours=None),
     answer()),
    ("between the two requirements a blank household decides", "GAIN-PES-35", good(two_parent=None),
     missing("two_parent")),
    ("below both it does not", "GAIN-PES-35", good(two_parent=None, weekly_hours=29.99),
     answer("hours_below_required")),
    ("with the same requirement it is not asked for beside blank hours", "GAIN-PES-35",
     good(two_parent=None, required_hours=35, weekly_hours=None), missing("weekly_hours")),
    ("a blank requirement may be any", "GAIN-PES-35", good(required_hours=None), missing("required_hours")),
    ("no activity is asked for neither approval nor continuity", "GAIN-PES-35",
     good(activity="none", activity_approved=False, activity_unbroken=None), answer("no_concurrent_activity")),
    ("an activity that does not count is asked for continuity", "GAIN-PES-35",
     good(activity="work_experience", activity_approved=False, activity_unbroken=False),
     answer("activity_does_not_count", "activity_not_continuous")),
    ("a broken activity is open while it is not known which", "GAIN-PES-35",
     good(activity=None, activity_unbroken=False, activity_approved=False), missing("activity")),
    ("both breaks in order", "GAIN-PES-35", good(job_unbroken=False, activity_unbroken=False),
     answer("job_not_continuous", "activity_not_continuous")),
    ("nothing known at all", "GAIN-PES-35", {},
     missing("as_of", "discontinued_on", "reason", "activity", "weekly_hours", "required_hours", "subsidized",
             "job_unbroken", "activity_unbroken")),
    ("hours above a week", "GAIN-PES-35", good(weekly_hours=168.01), invalid("weekly_hours", "out_of_range")),
    ("an unknown activity", "GAIN-PES-35", good(activity="hobby", reason="x"), invalid("reason", "not_allowed")),
]  # fmt: skip


@each_of(WINDOW)
def test_the_day_lies_in_the_window_and_every_month_is_verified(case: Case) -> None:
    agree(case)


@each_of(TRACK)
def test_reason_activity_and_time_off_choose_the_track(case: Case) -> None:
    agree(case)


@each_of(WORK)
def test_hours_job_and_activity_are_judged_one_by_one(case: Case) -> None:
    agree(case)


@pytest.mark.parametrize("name", [name for name in GOOD if name not in ("verified_months", "discontinued_on")])
def test_a_blank_alone_is_missing_and_never_a_denial(name: str) -> None:
    assert evaluate("GAIN-PES-35", good(**{name: None})) == missing(name)
