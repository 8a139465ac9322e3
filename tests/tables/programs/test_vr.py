"""The VR workbook shows what the text says, from rows as a specialist enters them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from caseload.tables.build import build
from caseload.tables.check import check
from caseload.tables.schema import program
from caseload.worklist.due import due_list

from .made import shown

JOB = date(2026, 1, 5)
ONE = {"participant_id": "P1", "last_name": "Example", "first_name": "Avery", "case_number": "NE1", "language": "en",
       "address": "1 Sample Way", "city": "Lincoln, NE 68500", "confidential": False, "employment_outcome_on": JOB,
       "supported_employment": False, "employed": True, "requirements_met": True}  # fmt: skip
KEY = {"participant_id": "P1"}
PAID = {**KEY, "service": "Coaching", "category": "Supports", "authorized": True, "post_employment": False,
        "ends_on": date(2026, 2, 1), "paid_in_full": True, "paid_on": date(2026, 2, 10), "state": "closed"}  # fmt: skip


def test_the_ninety_days_start_with_the_payment_in_full_and_end_with_a_closure_that_a_person_makes(
    tmp_path: Path,
) -> None:
    """002:30: payment on February 10, so day 90 is May 11; the day before, one day is lacking."""
    for day, counted, lacking in ((date(2026, 5, 10), 89, "days"), (date(2026, 5, 11), 90, "")):
        cells = shown("vr", tmp_path / str(counted), day, Clients=[ONE], Authorizations=[PAID])
        assert cells("Clients", "started_on") == [date(2026, 2, 10)]
        assert cells("Clients", "closure_eligible_on") == [date(2026, 5, 11)]
        assert cells("Clients", "days_counted") == [counted]
        assert cells("Clients", "closure_not_met") == [lacking]


def test_supported_employment_starts_with_the_agreed_transition(tmp_path: Path) -> None:
    """002:32: the agreement governs, not the first day of the job."""
    client = {**ONE, "supported_employment": True, "transition_completed_on": date(2026, 3, 2)}
    cells = shown("vr", tmp_path, date(2026, 4, 1), Clients=[client])
    assert cells("Clients", "started_on") == [date(2026, 3, 2)]
    assert cells("Clients", "started_in_job") == [None]
    assert cells("Clients", "employer_contact_due_on") == [None]


def test_an_authorization_without_an_end_keeps_the_count_from_starting(tmp_path: Path) -> None:
    waiting = {**PAID, "ends_on": None, "paid_in_full": False, "paid_on": None, "state": "open"}
    cells = shown("vr", tmp_path, date(2026, 4, 1), Clients=[ONE], Authorizations=[PAID, waiting])
    assert cells("Clients", "start_open") == [True]
    assert cells("Clients", "started_on") == cells("Clients", "days_counted") == [None]


def test_a_service_after_the_job_began_starts_the_days_over(tmp_path: Path) -> None:
    """002:34-36: while it runs nothing is counted; its end is day 0 of a new count."""
    after = {**PAID, "post_employment": True, "ends_on": date(2026, 4, 20), "paid_in_full": False, "paid_on": None}
    cells = shown("vr", tmp_path / "runs", date(2026, 4, 19), Clients=[ONE], Authorizations=[PAID, after])
    assert cells("Clients", "pes_open") == [True]
    assert cells("Clients", "days_counted") == [None]
    assert cells("Clients", "closure_not_met") == ["pes_open"]
    cells = shown("vr", tmp_path / "over", date(2026, 4, 20), Clients=[ONE], Authorizations=[PAID, after])
    assert cells("Clients", "counts_from") == [date(2026, 4, 20)]
    assert cells("Clients", "days_counted") == [0]


def test_a_blank_in_an_authorization_is_named_and_never_taken_for_no(tmp_path: Path) -> None:
    unpaid = {**PAID, "paid_in_full": None, "paid_on": None}
    cells = shown("vr", tmp_path, date(2026, 4, 1), Clients=[ONE], Authorizations=[unpaid])
    assert cells("Authorizations", "completed_on") == ["? missing: paid_in_full, paid_on"]
    assert cells("Clients", "started_on") == ["? missing: authorizations"]
    assert cells("Clients", "days_counted") == [None]


def test_a_request_is_decided_by_the_questions_of_its_purpose_alone(tmp_path: Path) -> None:
    """002:42-60: another occupation code stops a service for another job; those for the same job are not asked."""
    asked = {**KEY, "service": "Resume", "category": "Job search", "requested_on": date(2026, 3, 1),
             "service_on": date(2026, 3, 5), "necessary": True, "necessary_reason": "The job ends.", "limited": True,
             "complex": False, "beyond_scope": False}  # fmt: skip
    new_job = {**asked, "purpose": "regain", "old_soc": "43-4051", "new_soc": "43-4171", "needs_vr": True}
    same_job = {**asked, "purpose": "maintain", "others_fulfilled": True, "others_can_meet": False,
                "worksite_modification": False, "simple_accommodation": False, "steps_done": "enter_qe2"}  # fmt: skip
    cells = shown("vr", tmp_path, date(2026, 3, 2), Clients=[ONE], Requests=[new_job, same_job],
                  Plan=[{**KEY, "category": "job  SEARCH"}])  # fmt: skip
    assert cells("Requests", "pes") == [False, True]
    assert cells("Requests", "failed") == ["table", ""]
    assert cells("Requests", "maintain_met") == [None, True]
    assert cells("Requests", "new_category") == [False, False]
    assert "ipe_amendment" not in cells("Requests", "steps_open")[1]


def test_the_stage_follows_the_course_of_the_case(tmp_path: Path) -> None:
    course = [{**KEY, "event": "employment_outcome", "event_on": JOB},
              {**KEY, "event": "job_lost", "event_on": date(2026, 2, 3)}]  # fmt: skip
    cells = shown("vr", tmp_path, date(2026, 3, 1), Clients=[ONE], Course=course)
    assert cells("Clients", "stage") == ["job_lost"]
    assert cells("Clients", "stage_since") == [date(2026, 2, 3)]
    assert cells("Clients", "next_step") == ["find_job"]


def test_an_employer_who_was_asked_is_not_due_any_more(tmp_path: Path) -> None:
    """Also before the first refresh has written the day of that contact into the workbook."""
    from caseload.tables.refresh import opened

    contact = {**KEY, "contact_on": date(2026, 1, 9), "with_client": True, "with_employer": True}
    build(program("vr"), tmp_path / "vr.xlsx", {"Clients": [ONE], "Contacts": [contact]}, {"as_of": date(2026, 3, 1)}, False)
    lines = due_list(*opened(tmp_path / "vr.xlsx"))
    assert [(line.what, line.due_on) for line in lines] == [("Contact with the client", date(2026, 2, 28))]


def test_a_closure_without_a_name_and_a_day_is_a_problem(tmp_path: Path) -> None:
    closed: dict[str, Any] = {**ONE, "closed_on": date(2026, 6, 1), "closed_by": "Sam Example"}
    build(program("vr"), tmp_path / "vr.xlsx", {"Clients": [closed]}, {"as_of": date(2026, 6, 2)}, False)
    found = [problem.what for problem in check(tmp_path / "vr.xlsx") if "without" in problem.what]
    assert found == ["Closed on without Closure reviewed on"]
