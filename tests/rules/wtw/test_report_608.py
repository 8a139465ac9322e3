"""The Case Management Report: categories of a case on a day (WTW-16.report) and the actions noted (WTW-16.actions)."""

from __future__ import annotations

from typing import Any

import pytest

from caseload.rules import explain
from rules.answers import Case, agree, each_of, invalid, missing

CASE: dict[str, Any] = {"as_of": "2020-08-25", "registration": "mandatory", "current_activity": True,
                        "last_update_on": "2020-08-20"}  # fmt: skip
PLAN: dict[str, Any] = {**CASE, "notice_on": "2020-06-15", "resolved_on": "2020-06-30",
                        "resolution": "compliance_plan"}  # fmt: skip


def listed(*categories: str) -> dict[str, list[str]]:
    return {"categories": list(categories)}


GONE, IDLE, NEAR, SILENT, LATE = (
    "discontinued", "no_current_activity", "approaching_or_at_day_20", "no_activity_update",
    "past_overdue_noncompliance",
)  # fmt: skip

NONCOMPLIANCE: list[Case] = [
    ("day 15 is approaching with five days", "WTW-16.report", {**CASE, "notice_on": "2020-08-10"}, listed(NEAR)),
    ("day 14 is not", "WTW-16.report", {**CASE, "notice_on": "2020-08-11"}, listed()),
    ("day 20 is the last that approaches", "WTW-16.report", {**CASE, "notice_on": "2020-08-05"}, listed(NEAR)),
    ("day 21 is overdue", "WTW-16.report", {**CASE, "notice_on": "2020-08-04"}, listed(LATE)),
    ("with no days of approach only day 20 is near", "WTW-16.report",
     {**CASE, "notice_on": "2020-08-05", "approach_days": 0}, listed(NEAR)),
    ("with twenty the day of the notice is near already", "WTW-16.report",
     {**CASE, "notice_on": "2020-08-25", "approach_days": 20}, listed(NEAR)),
    ("a blank number of days means the agency's", "WTW-16.report",
     {**CASE, "notice_on": "2020-08-10", "approach_days": None}, listed(NEAR)),
    ("a notice after the day asked about is not there yet", "WTW-16.report",
     {**CASE, "notice_on": "2020-08-26", "approach_days": 20}, listed()),
    ("resolved on the day asked about is settled", "WTW-16.report",
     {**CASE, "notice_on": "2020-08-04", "resolved_on": "2020-08-25", "resolution": "good_cause"}, listed()),
    ("resolved the day after still runs", "WTW-16.report",
     {**CASE, "notice_on": "2020-08-04", "resolved_on": "2020-08-26", "resolution": "good_cause"}, listed(LATE)),
    ("a plan settles through its last day", "WTW-16.report", {**PLAN, "plan_ends_on": "2020-08-25"}, listed()),
    ("the day after it is open again", "WTW-16.report", {**PLAN, "plan_ends_on": "2020-08-24"}, listed(LATE)),
    ("a failed plan is overdue on any day of the process", "WTW-16.report",
     {**PLAN, "notice_on": "2020-08-24", "resolved_on": "2020-08-24", "plan_outcome": "failed"}, listed(LATE)),
    ("a volunteer is in no process", "WTW-16.report",
     {**CASE, "registration": "volunteer", "notice_on": "2020-08-04"}, listed()),
    ("a deferral ends the process", "WTW-16.report",
     {**CASE, "good_cause_deferral": True, "notice_on": "2020-08-04"}, listed()),
    ("resolved before the notice is refused, before blanks are asked for", "WTW-16.report",
     {"notice_on": "2020-08-10", "resolved_on": "2020-08-09"}, invalid("resolved_on", "order")),
    ("more than twenty days of approach are refused", "WTW-16.report", {**CASE, "approach_days": 21},
     invalid("approach_days", "out_of_range")),
]  # fmt: skip

ACTIVITY: list[Case] = [
    ("a volunteer without an activity is listed", "WTW-16.report",
     {**CASE, "registration": "volunteer", "current_activity": False}, listed(IDLE)),
    ("exactly a month after the update is not yet silent", "WTW-16.report",
     {**CASE, "last_update_on": "2020-07-25"}, listed()),
    ("a day more is", "WTW-16.report", {**CASE, "last_update_on": "2020-07-24"}, listed(SILENT)),
    ("never updated is silent", "WTW-16.report", {**CASE, "last_update_on": None}, listed(SILENT)),
    ("without an activity there is nothing to update", "WTW-16.report",
     {**CASE, "current_activity": False, "last_update_on": None}, listed(IDLE)),
    ("an exempt case with a silent activity is listed", "WTW-16.report",
     {**CASE, "registration": "exempt", "last_update_on": "2020-06-01"}, listed(SILENT)),
    ("January 31 is a month before the leap day", "WTW-16.report",
     {**CASE, "as_of": "2020-02-29", "last_update_on": "2020-01-31"}, listed()),
    ("by calendar month July 1 is good until the end of August", "WTW-16.report",
     {**CASE, "as_of": "2020-08-31", "last_update_on": "2020-07-01", "reading": "calendar_month"}, listed()),
    ("the first day without aid stands alone", "WTW-16.report",
     {**CASE, "discontinued_on": "2020-08-25", "current_activity": False, "notice_on": "2020-08-04"}, listed(GONE)),
    ("the day before it does not yet", "WTW-16.report",
     {**CASE, "discontinued_on": "2020-08-26", "current_activity": False}, listed(IDLE)),
    ("a closed file is on no list", "WTW-16.report",
     {"as_of": "2020-08-25", "registration": "closed", "current_activity": False}, listed()),
]  # fmt: skip

BLANKS: list[Case] = [
    ("with all blank, only those that may decide are named", "WTW-16.report", {},
     missing("registration", "current_activity")),
    ("a blank deferral is asked when an activity is lacking", "WTW-16.report",
     {**CASE, "good_cause_deferral": None, "current_activity": False}, missing("good_cause_deferral")),
    ("a blank deferral is not asked when nothing would be shown", "WTW-16.report",
     {**CASE, "good_cause_deferral": None}, listed()),
    ("a discontinued case may still be closed", "WTW-16.report",
     {**CASE, "registration": None, "discontinued_on": "2020-08-01", "current_activity": None},
     missing("registration")),
    ("an empty list needs no registration", "WTW-16.report", {**CASE, "registration": None}, listed()),
    ("a resolution without its day: the day matters once the process is near its end", "WTW-16.report",
     {**CASE, "notice_on": "2020-08-10", "resolution": "complied"}, missing("resolved_on")),
    ("and not before", "WTW-16.report", {**CASE, "notice_on": "2020-08-11", "resolution": "complied"}, listed()),
    ("a failed plan without its day matters on every day", "WTW-16.report",
     {**CASE, "notice_on": "2020-08-20", "resolution": "compliance_plan", "plan_outcome": "failed"},
     missing("resolved_on")),
    ("a plan that runs without its day does not matter early on", "WTW-16.report",
     {**CASE, "notice_on": "2020-08-20", "resolution": "compliance_plan", "plan_ends_on": "2020-08-25"}, listed()),
    ("a plan that may be over without its day does", "WTW-16.report",
     {**CASE, "notice_on": "2020-08-20", "resolution": "compliance_plan", "plan_ends_on": "2020-08-24"},
     missing("resolved_on")),
    ("a plan with neither day needs both", "WTW-16.report",
     {**CASE, "notice_on": "2020-08-20", "resolution": "compliance_plan"}, missing("resolved_on", "plan_ends_on")),
    ("how it was resolved is named alone, not the plan's end beside it", "WTW-16.report",
     {**CASE, "notice_on": "2020-08-04", "resolved_on": "2020-08-20"}, missing("resolution")),
    ("a blank resolution beside a plan that would still run settles under every code", "WTW-16.report",
     {**CASE, "notice_on": "2020-08-04", "resolved_on": "2020-08-20", "plan_ends_on": "2020-08-25"}, listed()),
    ("a blank resolution that lies ahead does not matter", "WTW-16.report",
     {**CASE, "notice_on": "2020-08-24", "resolved_on": "2020-08-26"}, listed()),
    ("a plan's end is not asked after its outcome", "WTW-16.report", {**PLAN, "plan_outcome": "completed"}, listed()),
    ("no blank of a process matters to the exempt", "WTW-16.report", {**PLAN, "registration": "exempt"}, listed()),
    ("nor to a discontinued case", "WTW-16.report", {**PLAN, "discontinued_on": "2020-08-01"}, listed(GONE)),
    ("a blank reading matters where the readings differ", "WTW-16.report",
     {**CASE, "last_update_on": "2020-07-24", "reading": None}, missing("reading")),
    ("and not where they agree", "WTW-16.report", {**CASE, "reading": None}, listed()),
    ("a case without an activity is listed on every day", "WTW-16.report",
     {**CASE, "as_of": None, "current_activity": False}, listed(IDLE)),
    ("the day asked about decides once a notice runs", "WTW-16.report",
     {**CASE, "as_of": None, "current_activity": False, "notice_on": "2020-08-04"}, missing("as_of")),
]  # fmt: skip

NOTED: list[Case] = [
    ("what is noted beyond the categories changes nothing", "WTW-16.actions",
     {"categories": [IDLE], "checked": [IDLE, GONE]}, {"complete": True, "unchecked": []}),
    ("what is open stands in the order of the five", "WTW-16.actions",
     {"categories": [LATE, IDLE, SILENT], "checked": [SILENT]}, {"complete": False, "unchecked": [IDLE, LATE]}),
    ("a case on no list needs no record of actions", "WTW-16.actions", {"categories": [], "checked": None},
     {"complete": True, "unchecked": []}),
    ("all five noted settle unknown categories", "WTW-16.actions",
     {"categories": None, "checked": [GONE, IDLE, NEAR, SILENT, LATE]}, {"complete": True, "unchecked": []}),
    ("both blank", "WTW-16.actions", {}, missing("categories", "checked")),
]  # fmt: skip


@each_of(NONCOMPLIANCE)
def test_a_noncompliance_is_near_overdue_settled_or_open_again(case: Case) -> None:
    agree(case)


@each_of(ACTIVITY)
def test_activities_and_aid_put_a_case_on_the_report(case: Case) -> None:
    agree(case)


@each_of(BLANKS)
def test_a_blank_is_asked_for_only_when_it_decides(case: Case) -> None:
    agree(case)


@each_of(NOTED)
def test_every_category_needs_an_action(case: Case) -> None:
    agree(case)


@pytest.mark.parametrize(("language", "sentence"), [
    ("en", "Last day to settle the noncompliance: August 30, 2020."),
    ("es", "Último día para resolver el incumplimiento: 30 de agosto de 2020."),
])  # fmt: skip
def test_the_explanation_names_the_last_day_of_the_process(language: str, sentence: str) -> None:
    told = explain("WTW-16.report", {**CASE, "notice_on": "2020-08-10"}, language)
    assert sentence in told["because"]
    assert "calworks.nc_period_days" in [row["key"] for row in told["parameters"]]
