"""Reasons, days left, job search, JSPC, employment, components and hours (ICM-11 to ICM-16, ICM-28, ICM-29)."""

from __future__ import annotations

from typing import Any

import pytest

from caseload.rules.grow.job_search import searches_to_ask
from rules.answers import Case, agree, each_of, invalid, missing, no_parameter


def reasons(last_day: str, in_time: bool | None) -> dict[str, Any]:
    return {"last_day": last_day, "in_time": in_time}


THURSDAY = {"signed_on": "2022-03-10", "holidays": []}
REASONS: list[Case] = [
    ("the third work day is in time", "ICM-11", {**THURSDAY, "told_on": "2022-03-15"}, reasons("2022-03-15", True)),
    ("on the last day nothing is late yet", "ICM-11", {**THURSDAY, "as_of": "2022-03-15"},
     reasons("2022-03-15", None)),
    ("told before signing is in time", "ICM-11", {**THURSDAY, "told_on": "2022-03-09"}, reasons("2022-03-15", True)),
    ("a blank choice counts work days", "ICM-11", {**THURSDAY, "basis": None}, reasons("2022-03-15", None)),
    ("counted in calendar days the fourth is late", "ICM-11",
     {**THURSDAY, "basis": "calendar", "told_on": "2022-03-14"}, reasons("2022-03-13", False)),
    ("calendar days need no calendar of the office", "ICM-11", {"signed_on": "1999-03-10", "basis": "calendar"},
     reasons("1999-03-13", None)),
    ("work days of a year without a calendar have no answer", "ICM-11", {"signed_on": "1999-03-10"},
     no_parameter("calendar.los_angeles.1999")),
]  # fmt: skip


def left(days_left: int, flag: str | None = None) -> dict[str, Any]:
    return {"days_left": days_left, "flag": flag}


DAYS_LEFT: list[Case] = [
    ("at the limit none is left, without a flag", "ICM-12", {"days_used": 277}, left(0)),
    ("a limit of the worker's wins over the law", "ICM-12", {"days_used": 5, "limit": 0}, left(0, "over_limit")),
    ("a blank limit is the law's", "ICM-12", {"days_used": 276, "limit": None}, left(1)),
    ("blank days are not none used", "ICM-12", {"days_used": None}, missing("days_used")),
    ("a limit below zero is refused", "ICM-12", {"days_used": None, "limit": -1}, invalid("limit", "negative")),
]  # fmt: skip


def applications(literacy: bool, helper: str | None) -> dict[str, Any]:
    return {"literacy_referral": literacy, "master_application": helper is not None, "master_application_by": helper}


LITERACY = "would_benefit_literacy"
SEARCHES: list[Case] = [
    ("four searches are all asked about, and too few", "ICM-13", {"searches": 4},
     {"review_at_least": 4, "enough": False}),
    ("no searches leave nothing to ask", "ICM-13", {"searches": 0}, {"review_at_least": 0, "enough": False}),
    ("who passes needs no judgement", "ICM-14", {"test_application": "passed", LITERACY: None, "first_icm": None},
     applications(False, None)),
    ("who passes gets no referral even when it might help", "ICM-14", {"test_application": "passed", LITERACY: True},
     applications(False, None)),
    ("whether it is the first appointment says who helps", "ICM-14",
     {"test_application": "failed", LITERACY: False, "first_icm": None}, missing("first_icm")),
    ("a judgement that is left out is asked for", "ICM-14", {"test_application": "failed"}, missing(LITERACY)),
]  # fmt: skip

BESIDE: list[Case] = [
    ("a second JSPC is not allowed", "ICM-15", {"prior_jspc_in_icm": 1, "activity": "jspc"}, {"allowed": False}),
    ("an activity that is not listed passes", "ICM-15", {"prior_jspc_in_icm": None, "activity": "volunteering"},
     {"allowed": True}),
    ("after a first JSPC the activity is asked for", "ICM-15", {"prior_jspc_in_icm": 1, "activity": None},
     missing("activity")),
    ("both blanks are named", "ICM-15", {"prior_jspc_in_icm": None, "activity": None},
     missing("prior_jspc_in_icm", "activity")),
    ("20.00 hours release and open the services", "ICM-16", {"weekly_hours": 20.00, "on_aid": True},
     {"grow_required": False, "may_request_pes": True}),
    ("off aid even 40 hours open nothing", "ICM-16", {"weekly_hours": 40, "on_aid": False},
     {"grow_required": False, "may_request_pes": False}),
    ("more hours than a week has are refused first", "ICM-16", {"weekly_hours": 168.01, "on_aid": None},
     invalid("weekly_hours", "out_of_range")),
]  # fmt: skip

REQUIRED, COMPLETED, SCHEDULED = "required_components", "completed_components", "scheduled_components"
COMPONENTS: list[Case] = [
    ("completed and scheduled ones are left out, each is listed once", "ICM-28",
     {REQUIRED: ["jspc", "fastrak", "icm", "jspc", "own_course"], COMPLETED: ["fastrak"], SCHEDULED: []},
     {"to_schedule": ["jspc", "own_course"]}),
    ("all scheduled: what is completed does not matter", "ICM-28",
     {REQUIRED: ["jspc"], COMPLETED: None, SCHEDULED: ["jspc"]}, {"to_schedule": []}),
    ("nothing required: no blank matters", "ICM-28", {REQUIRED: [], COMPLETED: None, SCHEDULED: None},
     {"to_schedule": []}),
    ("a blank line among the completed may be the open one", "ICM-28",
     {REQUIRED: ["jspc"], COMPLETED: [None], SCHEDULED: []}, missing(COMPLETED)),
    ("an unknown list of requirements is not an empty one", "ICM-28", {REQUIRED: None, COMPLETED: [], SCHEDULED: []},
     missing(REQUIRED)),
]  # fmt: skip

WEEK: list[Case] = [
    ("20.00 hours meet the week, exactly", "ICM-29", {"week_hours": [6.7, 6.7, 6.6]},
     {"meets": True, "shortfall": 0}),
    ("no visits are no hours", "ICM-29", {"week_hours": []}, {"meets": False, "shortfall": 20}),
    ("a blank visit decides below the share", "ICM-29", {"week_hours": [19.99, None]}, missing("week_hours")),
    ("without a share nothing is short, whatever the hours", "ICM-29", {"week_hours": None, "icm_hours": 0},
     {"meets": True, "shortfall": 0}),
    ("a blank share is the full one", "ICM-29", {"week_hours": [12], "icm_hours": None},
     {"meets": False, "shortfall": 8}),
    ("hours of one visit beyond a week are refused", "ICM-29", {"week_hours": [20, 168.5]},
     invalid("week_hours", "out_of_range")),
]  # fmt: skip


@each_of(REASONS)
def test_reasons_against_taking_part(case: Case) -> None:
    agree(case)


@each_of(DAYS_LEFT)
def test_days_left_on_aid(case: Case) -> None:
    agree(case)


@each_of(SEARCHES)
def test_searches_and_applications(case: Case) -> None:
    agree(case)


@each_of(BESIDE)
def test_what_goes_on_beside(case: Case) -> None:
    agree(case)


@each_of(COMPONENTS)
def test_components_to_schedule(case: Case) -> None:
    agree(case)


@each_of(WEEK)
def test_hours_of_the_week(case: Case) -> None:
    agree(case)


@pytest.mark.parametrize("searches", [0, 4, 5, 6, 40])
def test_the_drawn_searches_are_the_same_each_time_and_each_one_of_the_list(searches: int) -> None:
    drawn = searches_to_ask("A-100", "2022-03-14", searches)
    assert drawn == searches_to_ask("A-100", "2022-03-14", searches)
    assert len(set(drawn)) == len(drawn) == min(5, searches)
    assert all(1 <= place <= searches for place in drawn)


def test_another_case_or_another_visit_draws_other_searches() -> None:
    draws = {tuple(searches_to_ask(case, visit, 40))
             for case in ("A-100", "A-101") for visit in ("2022-03-14", "2022-03-28")}  # fmt: skip
    assert len(draws) == 4


def test_over_many_visits_every_search_is_drawn() -> None:
    drawn = {place for day in range(1, 29) for place in searches_to_ask("A-100", f"2022-02-{day:02d}", 12)}
    assert drawn == set(range(1, 13))
