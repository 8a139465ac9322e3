"""The GAIN workbook shows what the text says, from rows as a services worker enters them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from caseload.tables.build import build
from caseload.tables.refresh import opened
from caseload.tables.schema import program
from caseload.worklist.due import due_list

from .made import Shown, shown

KEY = {"participant_id": "P1"}
ONE = {**KEY, "last_name": "Example", "first_name": "Avery", "case_number": "LA1", "language": "en", "address": "1 Sample Way",
       "city": "Los Angeles, CA 90000", "confidential": False, "case_open": True, "special_family": False, "family": "single",
       "two_parent": False, "months_on_case": 59, "months_exempt": 0, "months_sanctioned": 0, "months_other": 0,
       "extender": False}  # fmt: skip
JOB = {**KEY, "employer": "Example Market", "employment_started_on": date(2026, 3, 2), "weekly_hours": 30}
CLASS = {**KEY, "activity_kind": "education", "activity": "Office skills", "began_on": date(2026, 2, 2), "weekly_hours": 6}
OFF = date(2026, 7, 1)
AFTER = {**ONE, "case_open": False, "discontinued_on": OFF, "discontinued_because": "excess_income", "activity": "education",
         "activity_approved": True, "subsidized": False}  # fmt: skip
COURSE = [{**KEY, "event": "pes_began", "event_on": date(2026, 3, 2)},
          {**KEY, "event": "discontinued", "event_on": OFF, "reason": "excess_income", "conditions_met": True,
           "activity": "education"}]  # fmt: skip


def after(path: Path, day: date, *course: dict[str, Any], job: Any = JOB, activity: Any = CLASS, **facts: Any) -> Shown:
    """Someone whose aid ended on July 1 for excess income."""
    return shown("gain", path / f"{day}", day, Participants=[{**AFTER, **facts}], Employment=[job], Activities=[activity],
                 Course=[*COURSE, *course])  # fmt: skip


def test_while_aided_work_and_activity_together_reach_the_hours(tmp_path: Path) -> None:
    """001:7: 29.5 paid hours and half an hour of class reach 30; 59 months are still below the limit of 60."""
    cells = shown("gain", tmp_path, date(2026, 6, 1), Participants=[ONE], Employment=[{**JOB, "weekly_hours": 29.5}],
                  Activities=[{**CLASS, "weekly_hours": 0.5}])  # fmt: skip
    assert cells("Participants", "aided_eligible") == [True]
    assert cells("Participants", "hours_short") == [0]
    assert cells("Participants", "months_left") == [1]
    assert cells("Participants", "eligible") == [None]


def test_a_job_whose_hours_are_not_known_is_never_a_job_of_no_hours(tmp_path: Path) -> None:
    cells = shown("gain", tmp_path, date(2026, 6, 1), Participants=[ONE], Employment=[JOB, {**JOB, "weekly_hours": None}])
    assert cells("Participants", "job_hours") == cells("Participants", "paid_hours") == [None]
    assert cells("Participants", "aided_eligible") == ["? missing: weekly_hours"]


def test_after_aid_the_hours_of_an_activity_do_not_fill_the_gap(tmp_path: Path) -> None:
    """001:8: 29.99 paid hours are not 30, however long the class is; a person decides the denial."""
    cells = after(tmp_path, date(2026, 7, 20), job={**JOB, "weekly_hours": 29.99})
    assert cells("Participants", "eligible") == [False]
    assert cells("Participants", "reasons") == ["hours_below_required"]
    assert after(tmp_path, date(2026, 7, 21))("Participants", "eligible") == [True]


def test_the_last_day_of_three_months_is_inside_and_the_next_day_is_over(tmp_path: Path) -> None:
    verified = [{**KEY, "event": "month_verified", "event_on": date(2026, month + 1, 1), "month": f"2026-{month:02d}"}
                for month in (7, 8)]  # fmt: skip
    cells = after(tmp_path, date(2026, 9, 30), *verified)
    assert cells("Participants", "eligible") == [True]
    assert cells("Participants", "pes_end_on") == [date(2026, 9, 30)]
    assert cells("Participants", "stage") == ["pes_ordinary"]
    assert cells("Participants", "next_step_on") == [date(2026, 9, 30)]
    cells = after(tmp_path, date(2026, 10, 1), *verified)
    assert cells("Participants", "reasons") == ["window_over, months_unverified"]
    assert cells("Participants", "stage") == ["ended"]


def test_a_month_that_is_over_and_not_verified_puts_the_services_on_hold_and_on_the_list(tmp_path: Path) -> None:
    """001:84: July is due from August 1."""
    cells = after(tmp_path, date(2026, 8, 1))
    assert cells("Participants", "months_open") == ["2026-07"]
    assert cells("Participants", "stage") == ["on_hold"]
    path = tmp_path / "due.xlsx"
    build(program("gain"), path, {"Participants": [AFTER], "Course": COURSE}, {"as_of": date(2026, 8, 1)}, live=False)
    lines = [(line.what, line.due_on) for line in due_list(*opened(path))]
    assert ("Post-employment services: verify month 2026-08-01", date(2026, 8, 1)) in lines


def test_a_gap_is_shown_and_only_the_worker_decides_what_it_means(tmp_path: Path) -> None:
    """001:60: the class began the day aid ended; until the decision nothing is answered with no."""
    late = {**CLASS, "began_on": OFF}
    cells = after(tmp_path, date(2026, 7, 20), activity=late)
    assert cells("Participants", "gap_reasons") == ["activity_not_before"]
    assert cells("Participants", "eligible") == ["? missing: job_unbroken, activity_unbroken"]
    cells = after(tmp_path, date(2026, 7, 21), activity=late, job_decided=True, activity_decided=True)
    assert cells("Participants", "eligible") == [True]


def test_an_excluded_reason_refuses_and_asks_for_the_notice(tmp_path: Path) -> None:
    away = {**COURSE[1], "reason": "out_of_county"}
    cells = shown("gain", tmp_path, date(2026, 7, 20), Participants=[{**AFTER, "discontinued_because": "out_of_county"}],
                  Employment=[JOB], Activities=[CLASS], Course=[COURSE[0], away])  # fmt: skip
    assert cells("Participants", "stage") == ["not_eligible"]
    assert cells("Participants", "next_step") == ["send_gn_6369 2026-07-01"]
    assert cells("Participants", "reasons") == ["reason_excluded"]


def test_a_code_that_a_question_does_not_have_is_refused_there_and_not_mistaken_for_another(tmp_path: Path) -> None:
    """The list of what a support may be for is longer than the list of what may be paid for after aid."""
    asked = {**KEY, "support": "child_care", "requested_on": OFF, "approved": True, "after_aid": True}
    cells = shown("gain", tmp_path, OFF, Participants=[AFTER],
                  Supports=[{**asked, "for_activity": name} for name in ("training", "employment", "other")])  # fmt: skip
    assert cells("Supports", "covered") == [True, False, "? cannot be right: service_for (not allowed)"]


def test_the_report_of_a_month_is_mailed_five_business_days_before_it_and_back_on_the_tenth(tmp_path: Path) -> None:
    reports = [{**KEY, "report_month": "2026-10", "activity": name} for name in ("education", "job_search")]
    cells = shown("gain", tmp_path, date(2026, 9, 1), Participants=[ONE], Attendance=reports)
    assert cells("Attendance", "mail_on") == [date(2026, 9, 24), None]
    assert cells("Attendance", "report_due_on") == [date(2026, 11, 10), None]


def test_without_the_office_s_list_there_is_no_answer_and_with_it_the_open_points(tmp_path: Path) -> None:
    contact = {**KEY, "contact_on": date(2026, 6, 1), "topics_done": "second"}
    cells = shown("gain", tmp_path, date(2026, 6, 2), Participants=[ONE], Contacts=[contact])
    assert cells("Contacts", "topics_open") == ["? no rule on record: gain.contact_topics"]
    path = tmp_path / "listed.xlsx"
    settings = {"as_of": date(2026, 6, 2), "contact_topics": "first, second, third"}
    build(program("gain"), path, {"Participants": [ONE], "Contacts": [contact]}, settings, live=False)
    assert opened(path)[1].shown["Contacts"]["topics_open"] == ["first, third"]
