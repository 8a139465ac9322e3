"""For an absence: the open steps by date, with reason and last case comment, for whoever covers."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from tests.worklist.unit.offices import DAY, caseload, contact, person

from caseload.app.handover import STEPS, handover
from caseload.app.worklist import worklist
from caseload.cli import main
from caseload.errors import WrongUse


@pytest.fixture
def book(tmp_path: Path) -> Path:
    people = [person(1, phone="555-0101"), person(2, confidential=True, phone="555-0102"), person(3)]
    contacts = [contact("P1", date(2026, 9, 3)), contact("P1", date(2026, 10, 7), results="Starts classes in January."),
                contact("P2", date(2026, 10, 1))]  # fmt: skip
    return caseload(tmp_path / "wtw.xlsx", people, Contacts=contacts)


def test_every_open_step_is_there_by_date_with_its_reason(book: Path) -> None:
    report = handover(book, as_of=DAY, days=14, write=False)
    assert [(step["due_on"], step["what"]) for step in report.steps] == [
        (line.due_on, line.what) for _, line in worklist([book], DAY, 14).lines]  # fmt: skip
    assert all(step["why"] for step in report.steps) and report.until == "2026-12-09"


def test_each_step_has_the_latest_case_comment_of_its_participant(book: Path) -> None:
    steps = {step["case_number"]: step for step in handover(book, as_of=DAY, days=30, write=False).steps}
    assert steps["C1"]["last_comment"] == "2026-10-07: Monthly contact. Starts classes in January."
    assert steps["C3"]["last_comment"] is None


def test_a_confidential_participant_appears_by_case_number_only(book: Path) -> None:
    steps = {step["case_number"]: step for step in handover(book, as_of=DAY, days=30, write=False).steps}
    assert (steps["C2"]["person"], steps["C2"]["phone"]) == (None, None)
    assert (steps["C1"]["person"], steps["C1"]["phone"]) == ("Sampleton, First1", "555-0101")


def test_the_workbook_has_a_row_for_each_step_and_columns_to_fill_in(book: Path) -> None:
    from openpyxl import load_workbook

    report = handover(book, as_of=DAY, days=30)
    sheet = load_workbook(report.written).active
    assert Path(report.written).name == "handover-wtw-2026-11-25.xlsx"
    assert [cell.value for cell in sheet[1]] == [column.header for column in STEPS.columns]
    assert sheet.max_row == len(report.steps) + 1


def test_a_handover_that_somebody_writes_into_is_never_replaced(book: Path) -> None:
    handover(book, as_of=DAY)
    with pytest.raises(WrongUse, match="exists already"):
        handover(book, as_of=DAY)


def test_the_command_shows_or_writes(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["handover", str(book), "--as-of", "2026-11-25", "--json", "--show"]) == 0
    assert set(json.loads(capsys.readouterr().out)) == {"file", "as_of", "worker", "until", "written", "steps"}
    assert main(["handover", str(book), "--as-of", "2026-11-25", "--out", str(book.with_name("h.xlsx"))]) == 0
    assert book.with_name("h.xlsx").exists()


def test_a_participant_whose_number_was_typed_as_a_number_keeps_case_and_name(tmp_path: Path) -> None:
    book = caseload(tmp_path / "wtw.xlsx", [{**person(1), "participant_id": 1001}],
                    Contacts=[contact(1001, date(2026, 10, 7))])  # fmt: skip
    steps = handover(book, as_of=DAY, days=30, write=False).steps
    assert {(step["case_number"], step["person"]) for step in steps} == {("C1", "Sampleton, First1")}
    assert all(step["last_comment"].startswith("2026-10-07") for step in steps)
