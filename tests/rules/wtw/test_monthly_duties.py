"""The 25 duties, form 42-126, the introductory meeting, and where a case is routed (WTW-31, 47, 48, 50, 53, 60)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from caseload.law import store
from caseload.law.rows import rows_of
from caseload.rules import evaluate, explain
from caseload.rules.wtw.duty_list import DUTIES
from rules.answers import Case, agree, each_of, invalid, missing, no_parameter

ALWAYS = ["monthly_contact", "time_on_aid", "future_plans"]
MANDATORY = {"registration": "mandatory"}


def duties(*more: str) -> dict[str, Any]:
    """The three of every case and some more, in the order of the list."""
    chosen = [code for code in DUTIES.codes if code in {*ALWAYS, *more}]
    return {"duties": chosen, "count": len(chosen)}


MONTH: list[Case] = [
    ("a sanctioned person keeps the three of every case", "WTW-53.duties", {"registration": "sanction"}, duties()),
    ("one activity asks for attendance and hours, not for the concurrent review", "WTW-53.duties",
     {**MANDATORY, "open_activities": 1}, duties("attendance_review", "attendance_hours")),
    ("two ask for it", "WTW-53.duties", {**MANDATORY, "open_activities": 2},
     duties("attendance_review", "attendance_hours", "concurrent_review")),
    ("a second adult has a registration of its own", "WTW-53.duties", {**MANDATORY, "adults": 2},
     duties("second_parent_status")),
    ("a closed record has none, whatever is blank", "WTW-53.duties",
     {"registration": "closed", "adults": None, "open_activities": None, "wpr_sampled": None},
     {"duties": [], "count": 0}),
    ("blank is not no", "WTW-53.duties", {**MANDATORY, "open_activities": None, "employed": None, "adults": None},
     missing("adults", "open_activities", "employed")),
    ("an unknown registration may be a closed one", "WTW-53.duties", {}, missing("registration")),
    ("a registration of another list is refused", "WTW-53.duties", {"registration": "volunteer"},
     invalid("registration", "not_allowed")),
    ("three adults are refused", "WTW-53.duties", {**MANDATORY, "adults": 3}, invalid("adults", "not_allowed")),
    ("what is left comes in the order of the list", "WTW-53.open",
     {"duties": ["wpr_review", "imaging"], "checked": ["future_plans"]},
     {"complete": False, "unchecked": ["imaging", "wpr_review"]}),
    ("without duties nothing is left, whatever was ticked", "WTW-53.open", {"duties": [], "checked": None},
     {"complete": True, "unchecked": []}),
    ("unknown duties are not none", "WTW-53.open", {"checked": []}, missing("duties")),
    ("all six sections in their order", "WTW-48",
     {"newly_assigned": True, "exempt": True, "sanctioned": True, "closing": True},
     {"sections": ["WTW-06", "WTW-47", "WTW-53", "WTW-24", "WTW-26", "WTW-29"]}),
    ("a comment alone records the meeting", "WTW-47", {"checked": ["case_comment"]},
     {"complete": True, "unchecked": [],
      "not_covered": ["activities_overview", "supportive_service_needs", "goal_plan_do_tool", "contact_information"]}),
]  # fmt: skip

SINGLE = {
    "newly_assigned": "acceptability_review", "introduction_open": "introduction_meeting",
    "status_changed": "activity_status", "activity_terminated": "end_dates", "employed": "attendance_hours",
    "services_open": "supportive_services", "plan_in_force": "plan_and_hours", "sb1041_open": "sb1041_review",
    "plan_change_needed": "create_or_amend_plan", "unscheduled_activity": "schedule_activities",
    "participation_problem": "noncompliance", "pst_needed": "pst_meeting", "referral_requested": "referrals",
    "notice_needed": "send_notices", "notice_unneeded": "delete_notices", "documents_to_image": "imaging",
    "alerts_open": "resolve_alerts", "windows_outdated": "other_windows", "wpr_sampled": "wpr_review",
}  # fmt: skip

ROUTING: list[Case] = [
    ("capitals and several spaces do not matter", "WTW-31.bank",
     {"office": " North  OAKLAND ", "supervisor_approved": True}, {"route": True, "bank": "N999", "reason": None}),
    ("no number is invented for another office, approved or not", "WTW-31.bank",
     {"office": "Fremont", "supervisor_approved": False}, invalid("office", "not_allowed")),
    ("without an approval on record both are asked for", "WTW-31.bank", {},
     missing("office", "supervisor_approved")),
    ("both clerical steps", "WTW-31.steps", {"checked": ["case_comments", "routed_to_bank"]},
     {"complete": True, "unchecked": []}),
    ("a finding without a destination never lets a case go", "WTW-50",
     {"destination": "  ", "destination_correct": True}, missing("destination")),
    ("a wrong destination goes back though it is blank", "WTW-50",
     {"destination": None, "destination_correct": False}, {"release": False, "return_to": "ec"}),
    ("both blank", "WTW-50", {}, missing("destination", "destination_correct")),
    ("closed files go to the closed bank", "WTW-60", {"destination": " closed_files ", "checked": []},
     {"route_to": "closed_bank", "complete": False, "unchecked": ["routed", "case_comments"]}),
    ("spaces are no destination", "WTW-60", {"destination": "   "}, missing("destination", "checked")),
]  # fmt: skip


@each_of(MONTH)
def test_duties_of_the_month(case: Case) -> None:
    agree(case)


@pytest.mark.parametrize(("fact", "duty"), SINGLE.items())
def test_each_fact_of_the_month_brings_its_own_duty_and_no_other(fact: str, duty: str) -> None:
    assert evaluate("WTW-53.duties", {**MANDATORY, fact: True}) == duties(duty)
    assert evaluate("WTW-53.duties", {**MANDATORY, fact: None}) == missing(fact)


def test_the_list_has_twenty_five_duties() -> None:
    assert len(DUTIES.items) == 25


@each_of(ROUTING)
def test_where_a_case_is_routed(case: Case) -> None:
    agree(case)


def test_a_bank_is_the_one_that_the_law_has_and_the_explanation_names_its_source() -> None:
    told = explain("WTW-31.bank", {"office": "eastmont", "supervisor_approved": True})
    assert told["answer"]["bank"] == "V999"
    assert [row["key"] for row in told["parameters"]] == ["alameda.closed_bank.eastmont"]
    row = {"value": "V111", "place": "alameda", "source": "invented"}
    with store.amended(rows_of({"key": "alameda.closed_bank.eastmont", "unit": "bank number", "rows": [row]})):
        assert evaluate("WTW-31.bank", {"office": "eastmont", "supervisor_approved": True})["bank"] == "V111"


def test_a_bank_that_is_not_on_record_refuses_the_routing_and_not_the_refusal() -> None:
    row = {"value": "V111", "place": "alameda", "source": "invented", "to": date(2000, 1, 1)}
    with store.amended(rows_of({"key": "alameda.closed_bank.eastmont", "unit": "bank number", "rows": [row]})):
        office = {"office": "eastmont"}
        assert evaluate("WTW-31.bank", {**office, "supervisor_approved": True}) == no_parameter(
            "alameda.closed_bank.eastmont")  # fmt: skip
        assert evaluate("WTW-31.bank", {**office, "supervisor_approved": False})["reason"] == "not_approved"
