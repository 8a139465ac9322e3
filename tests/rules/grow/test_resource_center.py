"""Visits to the Resource Center and the check of its sheet (ICM-08, ICM-24)."""

from __future__ import annotations

from typing import Any

import pytest

from caseload.rules import evaluate
from rules.answers import Case, agree, each_of, invalid, missing, no_parameter

VISITS, SHEET = "ICM-08.attendance", "ICM-24"
WEEK = {"began_on": "2022-03-07", "ends_on": "2022-03-11", "holidays": []}
TWO_DAYS = {"began_on": "2022-03-07", "ends_on": "2022-03-08", "holidays": []}
WEEKEND = {"began_on": "2022-03-12", "ends_on": "2022-03-13", "holidays": []}


def visits(required: int, *missed: str) -> dict[str, Any]:
    return {"required_days": required, "missed_on": list(missed), "noncompliance": bool(missed)}


ATTENDANCE: list[Case] = [
    ("the first and the last day belong to the period", VISITS, {**TWO_DAYS, "signed_in_on": []},
     visits(2, "2022-03-07", "2022-03-08")),
    ("a holiday asks for no visit", VISITS, {**TWO_DAYS, "holidays": ["2022-03-08"], "signed_in_on": ["2022-03-07"]},
     visits(1)),
    ("the county's own calendar holds where no list is given", VISITS,
     {"began_on": "2022-07-01", "ends_on": "2022-07-05", "signed_in_on": ["2022-07-05"]}, visits(2, "2022-07-01")),
    ("a reason that is not listed excuses nothing", VISITS,
     {**TWO_DAYS, "signed_in_on": ["2022-03-08"], "excused_days": {"2022-03-07": "overslept"}},
     visits(2, "2022-03-07")),
    ("a blank reason excuses nothing", VISITS,
     {**TWO_DAYS, "signed_in_on": ["2022-03-08"], "excused_days": {"2022-03-07": None}}, visits(2, "2022-03-07")),
    ("a sign-in on an excused day is not counted", VISITS,
     {**TWO_DAYS, "signed_in_on": ["2022-03-07"], "excused_days": {"2022-03-07": "recruitment"}},
     visits(1, "2022-03-08")),
    ("an excuse outside the period changes nothing", VISITS,
     {**TWO_DAYS, "signed_in_on": ["2022-03-07"], "excused_days": {"2022-03-09": "job_fair"}},
     visits(2, "2022-03-08")),
    ("missed days ascend, whatever the order of the sheet", VISITS,
     {**WEEK, "signed_in_on": ["2022-03-11", "2022-03-08"]}, visits(5, "2022-03-07", "2022-03-09", "2022-03-10")),
    ("a day asked about after the period changes nothing", VISITS,
     {**TWO_DAYS, "signed_in_on": [], "as_of": "2022-03-31"}, visits(2, "2022-03-07", "2022-03-08")),
    ("a day asked about before the period asks for nothing", VISITS,
     {**TWO_DAYS, "signed_in_on": None, "as_of": "2022-03-06"}, visits(0)),
    ("without an open day the sheet does not matter", VISITS, {**WEEKEND, "signed_in_on": None, "excused_days": None},
     visits(0)),
    ("a blank line of the sheet may be the missed day", VISITS, {**TWO_DAYS, "signed_in_on": ["2022-03-07", None]},
     missing("signed_in_on")),
    ("a blank line does not matter when every day is signed", VISITS,
     {**TWO_DAYS, "signed_in_on": ["2022-03-07", "2022-03-08", None]}, visits(2)),
    ("excuses that are unknown are not no excuses", VISITS,
     {**TWO_DAYS, "signed_in_on": ["2022-03-07"], "excused_days": None}, missing("excused_days")),
    ("all blanks that decide are named", VISITS, {"excused_days": None},
     missing("began_on", "ends_on", "signed_in_on", "excused_days")),
    ("the end of the period does not matter beyond the day asked about", VISITS,
     {"began_on": "2022-03-07", "ends_on": None, "signed_in_on": ["2022-03-07"], "as_of": "2022-03-07"}, visits(1)),
    ("an excused day that is no date is refused", VISITS,
     {**TWO_DAYS, "signed_in_on": None, "excused_days": {"03/07/2022": "job_fair"}},
     invalid("excused_days", "not_a_date")),
    ("a period turned round is refused before a blank sheet is asked for", VISITS,
     {"began_on": "2022-03-08", "ends_on": "2022-03-07", "signed_in_on": None}, invalid("ends_on", "order")),
    ("a year without a calendar has no answer", VISITS,
     {"began_on": "1999-03-01", "ends_on": "1999-03-02", "signed_in_on": []},
     no_parameter("calendar.los_angeles.1999")),
]  # fmt: skip


def sheet(*unchecked: str) -> dict[str, Any]:
    return {"complete": not unchecked, "unchecked_on": list(unchecked)}


CHECKS: list[Case] = [
    ("every open day was checked", SHEET, {**TWO_DAYS, "sheet_checked_on": ["2022-03-08", "2022-03-07"]}, sheet()),
    ("no check at all leaves every open day", SHEET, {**TWO_DAYS, "sheet_checked_on": []},
     sheet("2022-03-07", "2022-03-08")),
    ("a period of one day is possible", SHEET,
     {"began_on": "2022-03-07", "ends_on": "2022-03-07", "sheet_checked_on": [], "holidays": []},
     sheet("2022-03-07")),
    ("a weekend asks for no check, even without a sheet", SHEET, {**WEEKEND, "sheet_checked_on": None}, sheet()),
    ("a check on a closed day is no fault", SHEET, {**WEEKEND, "sheet_checked_on": ["2022-03-12"]}, sheet()),
    ("a leap day is a day like any other", SHEET,
     {"began_on": "2024-02-29", "ends_on": "2024-03-01", "sheet_checked_on": ["2024-03-01"], "holidays": []},
     sheet("2024-02-29")),
    ("a lone open day between closed ones is asked for", SHEET,
     {"began_on": "2022-03-05", "ends_on": "2022-03-13", "sheet_checked_on": None,
      "holidays": ["2022-03-07", "2022-03-08", "2022-03-10", "2022-03-11"]}, missing("sheet_checked_on")),
    ("both ends and the sheet are asked for", SHEET, {}, missing("began_on", "ends_on", "sheet_checked_on")),
    ("a text is no list", SHEET, {**TWO_DAYS, "sheet_checked_on": "2022-03-07"},
     invalid("sheet_checked_on", "not_a_list")),
    ("the period is refused before the list", SHEET,
     {"began_on": "2022-03-08", "ends_on": "2022-03-07", "sheet_checked_on": ["x"]}, invalid("ends_on", "order")),
]  # fmt: skip


@each_of(ATTENDANCE)
def test_days_without_a_visit(case: Case) -> None:
    agree(case)


@each_of(CHECKS)
def test_days_without_a_check(case: Case) -> None:
    agree(case)


@pytest.mark.parametrize("reason", ["case_manager_meeting", "directed_by_case_manager", "directed_by_job_developer",
                                    "job_fair", "recruitment", "job_interview", "similar_event"])  # fmt: skip
def test_each_named_exception_excuses_the_visit(reason: str) -> None:
    day = {"began_on": "2022-03-07", "ends_on": "2022-03-07", "signed_in_on": [], "holidays": []}
    assert evaluate(VISITS, {**day, "excused_days": {"2022-03-07": reason}}) == visits(0)
    assert evaluate(VISITS, {**day, "excused_days": [{"day": "2022-03-07", "reason": reason}]}) == visits(0)


def test_five_tasks_of_six_leave_the_sixth_open() -> None:
    done = ["networked", "followed_up_employers", "made_phone_calls", "checked_newspapers", "checked_job_lead_board"]
    assert evaluate("ICM-08.tasks", {"checked": done}) == {"complete": False,
                                                           "unchecked": ["worked_with_job_developer"]}  # fmt: skip
