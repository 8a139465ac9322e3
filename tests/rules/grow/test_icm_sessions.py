"""Sessions, expenses, the ABP 821, referrals, standing duties and outcomes (ICM-19 to ICM-27)."""

from __future__ import annotations

from typing import Any

from caseload.rules import evaluate
from rules.answers import Case, agree, each_of, invalid, missing


def covers(starts_on: str, ends_on: str, uncovered_days: int) -> dict[str, Any]:
    return {"starts_on": starts_on, "ends_on": ends_on, "uncovered_days": uncovered_days}


VISIT = "one_month_from_visit"
EXPENSES: list[Case] = [
    ("the first of a month leaves that whole month uncovered", "ICM-20", {"authorized_on": "2022-12-01"},
     covers("2023-01-01", "2023-01-31", 31)),
    ("a blank choice is the next calendar month", "ICM-20",
     {"authorized_on": "2022-01-31", "period_reading": None}, covers("2022-02-01", "2022-02-28", 1)),
    ("a month from the visit begins that day", "ICM-20", {"authorized_on": "2022-03-10", "period_reading": VISIT},
     covers("2022-03-10", "2022-04-09", 0)),
    ("a month from January 31 ends the day before the last of February", "ICM-20",
     {"authorized_on": "2022-01-31", "period_reading": VISIT}, covers("2022-01-31", "2022-02-27", 0)),
    ("in a leap year a day later", "ICM-20", {"authorized_on": "2024-01-31", "period_reading": VISIT},
     covers("2024-01-31", "2024-02-28", 0)),
    ("an unknown choice is refused before the day is asked for", "ICM-20",
     {"authorized_on": None, "period_reading": "quarter"}, invalid("period_reading", "not_allowed")),
]  # fmt: skip

SESSIONS: list[Case] = [
    ("a meeting of two counts", "ICM-25", {"session_form": "one_on_one"}, {"listed": True, "counts_as_meeting": True}),
    ("a small group counts", "ICM-25", {"session_form": "small_group"}, {"listed": True, "counts_as_meeting": True}),
    ("an update after the appointment is enough", "ICM-19",
     {"appointment_on": "2022-03-14", "abp821_updated_on": "2022-03-15"}, {"up_to_date": True}),
    ("an update the day before is not", "ICM-19",
     {"appointment_on": "2022-03-14", "abp821_updated_on": "2022-03-13"}, {"up_to_date": False}),
    ("never updated is not up to date, whenever the appointment was", "ICM-19",
     {"appointment_on": None, "abp821_updated_on": None}, {"up_to_date": False}),
]  # fmt: skip


def referral(on_time: bool | None) -> dict[str, Any]:
    return {"due_on": "2022-03-09", "on_time": on_time}


FIRST = {"appointment_on": "2022-03-09"}
REFERRALS: list[Case] = [
    ("a referral before the appointment is on time", "ICM-27", {**FIRST, "referred_on": "2022-03-01"},
     referral(True)),
    ("the day after is late", "ICM-27", {**FIRST, "referred_on": "2022-03-10"}, referral(False)),
    ("on the day itself it is still open", "ICM-27", {**FIRST, "as_of": "2022-03-09"}, referral(None)),
    ("literacy classes are listed", "ICM-21", {"referral": "literacy"}, {"listed": True}),
    ("a blank referral is asked for", "ICM-21", {"referral": " "}, missing("referral")),
    ("a recruitment elsewhere needs a map", "ICM-23", {"handout": "recruitment", "map_given": None},
     missing("map_given")),
    ("with a map it still matters what was handed out", "ICM-23", {"handout": None, "map_given": True},
     missing("handout")),
    ("what is handed out is a closed list", "ICM-23", {"handout": "flyer", "map_given": True},
     invalid("handout", "not_allowed")),
]  # fmt: skip

DUTIES = ["obligation_explained", "twenty_hours_explained", "end_conditions_explained", "days_left_told",
          "no_success_reasons_explored", "jspc_learning_reinforced", "resume_reviewed", "resume_revised",
          "barriers_assessed"]  # fmt: skip
TICKED: list[Case] = [
    ("a revision that is ticked settles the question of the résumé", "ICM-26",
     {"checked": DUTIES, "resume_in_order": None}, {"complete": True, "unchecked": []}),
    ("nothing done leaves eight duties with a résumé in order", "ICM-26", {"checked": [], "resume_in_order": True},
     {"complete": False, "unchecked": [each for each in DUTIES if each != "resume_revised"]}),
    ("both blanks are named", "ICM-26", {"checked": None, "resume_in_order": None},
     missing("checked", "resume_in_order")),
    ("a repeated tick counts once", "ICM-26", {"checked": [*DUTIES[1:], DUTIES[1]], "resume_in_order": False},
     {"complete": False, "unchecked": ["obligation_explained"]}),
]  # fmt: skip


@each_of(EXPENSES)
def test_the_days_of_an_authorisation(case: Case) -> None:
    agree(case)


@each_of(SESSIONS)
def test_meetings_and_their_checklist(case: Case) -> None:
    agree(case)


@each_of(REFERRALS)
def test_referrals_and_handouts(case: Case) -> None:
    agree(case)


@each_of(TICKED)
def test_standing_duties(case: Case) -> None:
    agree(case)


def test_no_outcome_ticked_leaves_all_nine_in_order() -> None:
    answer = evaluate("ICM-22", {"checked": []})
    assert answer["complete"] is False
    assert answer["unchecked"] == [
        "understands_icm", "understands_resource_center", "knows_days_left", "motivated", "received_abp85",
        "signed_1463_icm_both", "supportive_referrals_as_needed", "component_screen_done", "expenses_authorized",
    ]  # fmt: skip
