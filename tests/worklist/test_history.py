"""The history of a person: where each process stands, told from the cells, with everything that cannot be right named."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from caseload.app.checking import check
from caseload.app.history import history
from caseload.errors import WrongUse
from caseload.rules import find
from caseload.tables.build import build
from caseload.tables.compute import compute
from caseload.tables.courses import Happens, courses, shown_rows
from caseload.tables.read import read_caseload
from caseload.tables.sample import settings
from caseload.tables.schema import PROGRAMS, program
from caseload.worklist.history import History
from caseload.worklist.history import history as tell
from caseload.worklist.history.story import told

PERSON = {"participant_id": "P1", "case_number": "01B1", "first_name": "Testa", "last_name": "Sample", "language": "en",
          "address": "1 Nowhere Street", "city": "Sampletown, CA 94000", "confidential": False}  # fmt: skip
KEY = {"participant_id": "P1"}
Told = Callable[..., History]


@pytest.fixture
def tale(tmp_path: Path) -> Told:
    """The history of one invented person from rows of some tables, on a day."""

    def made(code: str, on: str, **tables: list[dict[str, Any]]) -> History:
        book = tmp_path / f"{code}.xlsx"
        wanted = program(code)
        people = {**PERSON, **(tables.pop("person", [{}])[0])}
        records = {wanted.people: [people], **{name: [{**KEY, **row} for row in rows] for name, rows in tables.items()}}
        build(wanted, book, records, {**settings(code), "as_of": date.fromisoformat(on)}, False)
        return history(book, "p1", as_of=date.fromisoformat(on))

    return made


def day(text: str) -> date:
    return date.fromisoformat(text)


NOTICE = {"problem": "activity_not_completed", "notice_on": day("2026-08-07"), "good_cause": False, "open": True,
          "cause_decided_by": "Robin Specimen", "cause_decided_on": day("2026-08-17")}  # fmt: skip
FAILED = {**NOTICE, "plan_agreed_on": day("2026-08-20"), "plan_from_on": day("2026-08-24"), "plan_failed_on": day("2026-09-14"),
          "plan_good_cause": False}  # fmt: skip
APPROVED = {**FAILED, "sanction_approved_by": "Sam Example", "sanction_approved_on": day("2026-09-20")}


# the story -----------------------------------------------------------------------------------------


def test_a_noncompliance_is_told_from_its_row_with_cells_rules_forms_and_names(tale: Told) -> None:
    made = tale("wtw", "2026-10-15", Noncompliance=[APPROVED])
    (strand,) = made.strands
    assert (strand.question, strand.state, strand.since) == ("CW-NC.state", "sanctioned", day("2026-10-01"))
    assert [(line.on.isoformat(), line.document, line.rule) for line in strand.lines] == [
        ("2026-08-07", "NA 840", "WTW-37"), ("2026-08-17", "", "CW-NC-01.last_day"),
        ("2026-08-20", "WTW 32", "CW-NC-04.last_day"), ("2026-09-14", "NA 817", "CW-NC-02.after_plan"),
        ("2026-09-20", "", "CW-NC.state"), ("2026-10-01", "WTW 31", "CW-NC-02.effective")]  # fmt: skip
    assert all(line.places[0].startswith("Noncompliance!") for line in strand.lines[:-1])
    assert "By Sam Example." in strand.lines[4].what
    (wait,) = strand.awaited
    assert (wait.who, wait.due_on, wait.rule) == ("the worker", day("2026-10-31"), "WTW-27.due")
    assert made.problems == []


def test_the_other_parent_gets_a_notice_of_its_own(tale: Told) -> None:
    for told_on in (None, day("2026-08-03")):
        made = tale("wtw", "2026-08-10", Noncompliance=[{**NOTICE, "problem_on": told_on, "other_parent": True}])
        assert [line.document for line in made.strands[0].lines if line.document] == ["NA 845"]


def test_each_line_names_the_cell_of_the_day_it_tells_of(tale: Told, tmp_path: Path) -> None:
    made = tale("wtw", "2026-10-15", Noncompliance=[APPROVED])
    frame = read_caseload(tmp_path / "wtw.xlsx")["Noncompliance"]
    assert made.strands[0].lines[0].places == (frame.place(0, "notice_on"),)
    assert made.strands[0].lines[3].places == (frame.place(0, "plan_failed_on"),)


def test_contacts_and_papers_stand_between_the_steps_in_the_order_of_days(tale: Told) -> None:
    made = tale("wtw", "2026-10-15", Noncompliance=[APPROVED], Contacts=[
        {"contact_on": day("2026-10-05"), "contact_kind": "telephone", "purpose": "Monthly contact", "results": "Classes go on."},
    ])  # fmt: skip
    days = [line.on for line in made.lines]
    assert days == sorted(days)
    assert [line.what for line in made.lines if line.places and line.places[0].startswith("Contacts")] == ["Contact: Classes go on."]
    assert made.strands[0].awaited[0].due_on == day("2026-11-30")


def test_the_text_names_state_steps_rules_and_their_texts(tale: Told) -> None:
    text = "\n".join(told(tale("wtw", "2026-10-15", Noncompliance=[APPROVED])))
    for part in ("Noncompliance (CW-NC.state)", "The sanction is in effect. Since October 1, 2026.", "Next, the worker: make the monthly",
                 "2026-09-20  The supervisor approved the sanction. By Sam Example.", "CW-NC-04.last_day: P-14, P-15"):  # fmt: skip
        assert part in text


def test_a_record_that_is_closed_step_by_step_is_told_from_the_sheet_of_steps(tale: Told) -> None:
    steps = [("form_50_20e_submitted", "2026-09-03", None), ("supervisor_approved", "2026-09-04", "Sam Example"),
             ("routed_to_bank", "2026-09-07", None), ("comment_completed", "2026-09-08", None)]  # fmt: skip
    made = tale("wtw", "2026-10-15", person=[{"discontinued_on": day("2026-08-01"), "discontinued_because": "cash_aid_closed"}],
                ClosingSteps=[{"event": event, "event_on": day(on), "decided_by": by} for event, on, by in steps])  # fmt: skip
    closing = next(each for each in made.strands if each.question == "WTW-29.state")
    assert (closing.state, closing.since) == ("closed", day("2026-09-08"))
    assert made.problems == []


def test_an_approval_on_the_sheet_of_steps_without_a_name_closes_nothing(tale: Told) -> None:
    made = tale("wtw", "2026-10-15", person=[{"discontinued_on": day("2026-08-01"), "discontinued_because": "cash_aid_closed"}],
                ClosingSteps=[{"event": "form_50_20e_submitted", "event_on": day("2026-09-03")},
                              {"event": "supervisor_approved", "event_on": day("2026-09-04")}])  # fmt: skip
    closing = next(each for each in made.strands if each.question == "WTW-29.state")
    assert closing.state == "with_supervisor"
    assert "No named person had approved it" in closing.lines[-1].what


def test_a_grow_failure_is_told_to_the_end_of_aid(tale: Told) -> None:
    row = {"problem": "did_not_complete", "failed_on": day("2026-09-07"), "months_received": 6, "notified_on": day("2026-09-08"),
           "noa_on": day("2026-09-14"), "effective_on": day("2026-09-30"), "hearing_set_on": day("2026-09-15"),
           "hearing_on": day("2026-09-21"), "attended": True, "classification": "willful", "officer": "Alex Officer-Sample",
           "decided_on": day("2026-09-21"), "approved_by": "Sam Example", "approved_on": day("2026-09-23"),
           "last_day_of_aid": day("2026-09-30")}  # fmt: skip
    (strand,) = tale("grow", "2026-10-15", person=[{"on_aid": False}], Noncompliance=[row]).strands
    assert (strand.state, strand.since) == ("terminated", day("2026-09-23"))
    assert strand.awaited[0].due_on == day("2026-10-31") and strand.awaited[0].who == "the participant"


def test_a_component_that_fits_no_step_is_no_fault(tale: Told) -> None:
    """It has a meaning of its own; only the process does not ask for it."""
    made = tale("grow", "2026-10-15", person=[{"on_aid": True}],
                Noncompliance=[{"problem": "did_not_complete", "failed_on": day("2026-10-12"), "months_received": 6}],
                Components=[{"component": "Orientation", "began_on": day("2026-10-13"), "completed_on": day("2026-10-14")}])  # fmt: skip
    assert made.strands[0].state == "grace" and made.problems == []


# what cannot be right ------------------------------------------------------------------------------


def problems_of(made: History) -> list[tuple[str, str]]:
    return [(each.where.split("!")[0], each.what) for each in made.problems]


def test_a_cause_without_a_name_is_not_counted_and_leads_nowhere(tale: Told) -> None:
    made = tale("wtw", "2026-10-15", Noncompliance=[{**NOTICE, "cause_decided_by": None}])
    assert made.strands[0].state == "cause_undetermined"
    assert problems_of(made) == [("Noncompliance", "Cause decided by is blank")]


def test_an_approval_without_its_day_or_its_name_is_not_counted(tale: Told) -> None:
    for lack in ("sanction_approved_on", "sanction_approved_by"):
        made = tale("wtw", "2027-01-15", Noncompliance=[{**APPROVED, lack: None}])
        assert made.strands[0].state == "sanction_pending"
        assert [what for _, what in problems_of(made)] == [f"Sanction approved {lack[-2:]} is blank"]


def test_a_failed_plan_whose_cause_is_open_stays_a_plan(tale: Told) -> None:
    made = tale("wtw", "2026-10-15", Noncompliance=[{**APPROVED, "plan_good_cause": None}])
    assert made.strands[0].state == "compliance_plan"
    assert ("Noncompliance", "supervisor approved changes nothing") in problems_of(made)


def test_an_approval_before_there_was_anything_to_approve_is_named_with_its_cell(tale: Told) -> None:
    made = tale("wtw", "2027-01-15", Noncompliance=[{**APPROVED, "sanction_approved_on": day("2026-08-10")}])
    (problem,) = made.problems
    assert problem.what == "supervisor approved changes nothing" and problem.where.startswith("Noncompliance!")
    assert "notice issued" in problem.why
    assert made.strands[0].state == "sanction_pending"


def test_two_findings_of_one_day_contradict_each_other_and_both_cells_are_named(tale: Told) -> None:
    made = tale("wtw", "2026-08-20", Noncompliance=[{**NOTICE, "good_cause": None, "cause_decided_on": None}],
                NoncomplianceSteps=[{"event": event, "event_on": day("2026-08-17"), "decided_by": "Robin Specimen"}
                                    for event in ("no_good_cause_found", "good_cause_found")])  # fmt: skip
    problem = next(each for each in made.problems if "contradict" in each.what)
    assert problem.where == "Noncompliance steps!C3" and "here and in Noncompliance steps!C2" in problem.what


def test_the_same_event_twice_on_one_day_is_named(tale: Told) -> None:
    rows = [{"event": "employment_outcome", "event_on": day("2026-08-03"), "recorded_by": "Robin Specimen"}] * 2
    made = tale("vr", "2026-10-15", Course=rows)
    assert ("Course", "employment outcome stands there twice on one day, here and in Course!C2") in problems_of(made)


def test_an_event_that_two_sheets_tell_of_is_one_event_with_two_cells(tale: Told) -> None:
    made = tale("wtw", "2026-10-15", Noncompliance=[APPROVED], NoncomplianceSteps=[
        {"event": "supervisor_approved", "event_on": day("2026-09-20"), "decided_by": "Sam Example"}])  # fmt: skip
    approval = next(line for line in made.strands[0].lines if "approved the sanction" in line.what)
    assert len(approval.places) == 2 and made.problems == []


def test_a_case_closed_before_its_day_is_set_aside_and_no_state_is_said(tale: Told) -> None:
    course = [("employment_outcome", "2026-08-03"), ("requirements_met", "2026-08-20"), ("closed", "2026-09-01")]
    made = tale("vr", "2026-09-10", Course=[{"event": event, "event_on": day(on), "recorded_by": "Robin Specimen"}
                                            for event, on in course])  # fmt: skip
    (strand,) = made.strands
    assert strand.state == "" and strand.awaited == []
    assert problems_of(made) == [("Course", "closed cannot be right here")]
    assert "set aside" in strand.lines[-1].what and not strand.lines[-1].counted
    assert "The record contradicts itself" in "\n".join(told(made))


def test_every_event_that_cannot_follow_is_named_at_once(tale: Told) -> None:
    course = [("closed", "2026-08-01"), ("employment_outcome", "2026-08-03"), ("reemployed", "2026-08-20"), ("closed", "2026-09-01")]
    made = tale("vr", "2026-09-10", Course=[{"event": event, "event_on": day(on), "recorded_by": "Robin Specimen"}
                                            for event, on in course])  # fmt: skip
    assert [each.where for each in made.problems] == ["Course!C2", "Course!C4", "Course!C5"]


def test_rows_in_any_order_are_told_by_their_days(tale: Told) -> None:
    course = [("requirements_met", "2026-08-20"), ("employment_outcome", "2026-06-01")]
    made = tale("vr", "2026-09-10", Course=[{"event": event, "event_on": day(on), "recorded_by": "Robin Specimen"}
                                            for event, on in course])  # fmt: skip
    assert made.strands[0].state == "closure_eligible" and made.problems == []


def test_what_lies_after_the_day_asked_about_is_shown_and_not_counted(tale: Told) -> None:
    made = tale("vr", "2026-07-01", Course=[
        {"event": "employment_outcome", "event_on": day("2026-06-01"), "recorded_by": "Robin Specimen"},
        {"event": "job_lost", "event_on": day("2026-07-20"), "recorded_by": "Robin Specimen"}])  # fmt: skip
    assert made.strands[0].state == "follow_up"
    assert "not counted" in made.strands[0].lines[-1].what and not made.strands[0].lines[-1].counted


def test_a_row_without_its_day_and_one_that_cannot_be_read_are_named(tale: Told) -> None:
    made = tale("vr", "2026-07-01", Course=[
        {"event": "employment_outcome", "event_on": day("2026-06-01"), "recorded_by": "Robin Specimen"},
        {"event": "job_lost", "event_on": None}, {"event": "reemployed", "event_on": "soon"}])  # fmt: skip
    assert [each.what for each in made.problems] == ["On is blank", "On cannot be read"]
    assert made.strands[0].state == "follow_up"


def test_a_blank_in_an_event_that_decides_is_named_with_its_row(tale: Told) -> None:
    made = tale("gain", "2026-07-01", Course=[
        {"event": "pes_began", "event_on": day("2026-03-02")},
        {"event": "discontinued", "event_on": day("2026-06-01"), "reason": "other", "conditions_met": None}])  # fmt: skip
    (problem,) = made.problems
    assert problem.where == "Course!C3" and "missing" in problem.why
    assert made.strands[0].state == ""


def test_check_names_what_the_history_names_and_each_cell_once(tale: Told, tmp_path: Path) -> None:
    course = [("closed", "2026-08-01"), ("employment_outcome", "2026-08-03"), ("closed", "2026-09-01")]
    tale("vr", "2026-09-10", Course=[{"event": event, "event_on": day(on), "recorded_by": "Robin Specimen"} for event, on in course])
    found = [each for each in check([tmp_path / "vr.xlsx"]) if each.where.startswith("Course!")]
    assert [(each.where, each.what) for each in found] == [("Course!C2", "closed cannot be right here"),
                                                           ("Course!C4", "closed cannot be right here")]  # fmt: skip


def test_check_does_not_name_a_missing_name_twice(tale: Told, tmp_path: Path) -> None:
    tale("wtw", "2026-10-15", Noncompliance=[{**APPROVED, "sanction_approved_by": None}])
    found = [each.where for each in check([tmp_path / "wtw.xlsx"])]
    assert len(found) == len(set(found)) and any(each.startswith("Noncompliance!") for each in found)


# whose it is ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("said", [True, None])
def test_a_confidential_case_or_one_not_said_to_be_none_shows_no_name_and_no_free_text(tale: Told, said: Any) -> None:
    made = tale("wtw", "2026-10-15", person=[{"confidential": said}], Contacts=[
        {"contact_on": day("2026-10-05"), "contact_kind": "telephone", "results": "Now lives at 9 Hidden Lane."}])  # fmt: skip
    text = "\n".join(told(made))
    assert made.name == "" and "Testa" not in text and "Hidden Lane" not in text and "Nowhere Street" not in text
    assert "not shown, confidential case" in text


def test_a_person_who_is_not_there_is_refused(tale: Told, tmp_path: Path) -> None:
    tale("wtw", "2026-10-15")
    with pytest.raises(WrongUse, match="there is no participant P9"):
        history(tmp_path / "wtw.xlsx", "P9")


@pytest.mark.parametrize("code", PROGRAMS)
def test_the_invented_caseloads_tell_a_story_that_holds_for_everybody(code: str, tmp_path: Path) -> None:
    from caseload.app.making import new

    new(code, tmp_path / f"{code}.xlsx", participants=60, as_of=day("2026-11-25"))
    caseload = read_caseload(tmp_path / f"{code}.xlsx")
    results = compute(caseload, day("2026-11-25"))
    shown = results.shown[caseload.program.people]
    columns = [shown[name] for name in ("stage", "nc_stage", "closing_stage") if name in shown]
    for row, key in enumerate(caseload.people.columns["participant_id"]):
        made = tell(caseload, results, key, day("2026-11-25"))
        assert made.problems == [], key
        assert all(each.state for each in made.strands)
        stages = {column[row] for column in columns} - {None}
        assert columns and stages <= {each.state for each in made.strands}, key


# the declarations ----------------------------------------------------------------------------------


@pytest.mark.parametrize("code", PROGRAMS)
def test_a_course_names_tables_columns_events_and_fields_that_exist(code: str) -> None:
    made = program(code)
    people = made.table(made.people).names
    assert courses(made)
    for course in courses(made):
        events = find(course.question).inputs["events"]
        for each in course.tells:
            table = made.table(each.table)
            columns = set(table.names) | set(people)
            assert set(each.fields.values()) <= columns and set(each.fields) <= set(events.fields)
            if isinstance(each, Happens):
                assert each.event in events.fields["event"].codes
                assert {each.day, *each.needs, *filter(None, (each.instead, each.by))} <= set(table.names), each
                assert set(each.given) <= set(events.fields)
    for shown in shown_rows(made):
        assert {shown.day, *filter(None, (shown.told, shown.by))} <= set(made.table(shown.table).names)
