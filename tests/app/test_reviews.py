"""The supervisor's reviews: four a month for each worker, the same draw again, recorded, and what is still owed."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from tests.worklist.unit.offices import DAY, activity, caseload, contact, person, rows_of

from caseload.app.reviews import draw, owed, record
from caseload.app.rollup import rollup
from caseload.cli import main
from caseload.errors import DataProblems, WrongUse

MONTH = "2026-11"


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Two workers, one with nine cases (one of them closed), one with two."""
    nine = [person(number) for number in range(1, 9)] + [person(9, registration="closed")]
    known = {"Contacts": [contact(f"P{number}", date(2026, 11, 20)) for number in range(1, 12)],
             "Activities": [activity(f"P{number}") for number in range(1, 12)]}  # fmt: skip
    share = tmp_path / "share"
    share.mkdir()
    caseload(share / "ada.xlsx", nine, **known)
    caseload(share / "ben.xlsx", [person(10), person(11, confidential=True)], worker="EX2", name="Ben Example", **known)
    rollup([share], tmp_path / "unit.xlsx", DAY, data=False)
    return tmp_path


def drawn(office: Path, month: str = MONTH, **more: object) -> dict[str, list[str]]:
    report = draw([office / "share"], office / "unit.xlsx", month, as_of=DAY, forms=False, **more)  # type: ignore[arg-type]
    found: dict[str, list[str]] = {}
    for row in report.drawn:
        found.setdefault(row["worker_id"], []).append(row["case_number"])
    return found


def test_four_cases_are_drawn_for_each_worker_or_all_there_are(office: Path) -> None:
    found = drawn(office)
    assert len(set(found["EX1"])) == 4 and sorted(found["EX2"]) == ["C10", "C11"]
    assert "C9" not in found["EX1"]


def test_the_same_draw_in_another_unit_workbook_gives_the_same_cases(office: Path) -> None:
    first = drawn(office)
    (office / "unit.xlsx").unlink()
    assert drawn(office) == first


def test_drawing_again_draws_nothing_more(office: Path) -> None:
    drawn(office)
    before = (office / "unit.xlsx").read_bytes()
    assert drawn(office) == {} and drawn(office, seed="other") == {}
    assert (office / "unit.xlsx").read_bytes() == before


def test_in_a_quarter_every_case_comes_before_one_comes_twice(office: Path) -> None:
    counts = Counter(case for month in ("2026-10", MONTH) for case in drawn(office, month)["EX1"])
    assert counts == Counter(f"C{number}" for number in range(1, 9))


def test_each_drawn_case_gets_its_form_once_with_its_own_answers(office: Path) -> None:
    from docx import Document

    report = draw([office / "share"], office / "unit.xlsx", MONTH, as_of=DAY, who="Sam Example")
    assert len(report.forms) == 6 and not report.problems
    again = draw([office / "share"], office / "unit.xlsx", MONTH, as_of=DAY, who="Sam Example")
    assert again.forms == []
    form = next(file for file in report.forms if file.startswith("C10_"))
    words = "".join(node.text or "" for node in Document(str(office / "reviews" / form)).element.iter())
    assert "C10" in words and "last November 20, 2026" in words and "30 of 30 hours planned: met" in words


def test_no_form_names_a_confidential_participant(office: Path) -> None:
    from docx import Document

    report = draw([office / "share"], office / "unit.xlsx", MONTH, as_of=DAY)
    form = Document(str(office / "reviews" / next(file for file in report.forms if file.startswith("C11_"))))
    assert "First11" not in "\n".join(node.text or "" for node in form.element.iter())


def test_a_form_that_lacks_something_is_named_and_the_others_are_written(office: Path) -> None:
    """The review stands as drawn; its form comes when the blank is filled and the draw runs again."""
    from caseload.tables import patch_cells
    from caseload.tables.read import read_caseload

    path = office / "share" / "ben.xlsx"
    people = read_caseload(path).people
    cell = people.cell(0, "adults")
    patch_cells(path, path, {people.sheet: {cell: None}})
    report = draw([office / "share"], office / "unit.xlsx", MONTH, as_of=DAY)
    assert len(report.forms) == 5 and any("Required hours" in problem.what for problem in report.problems)
    patch_cells(path, path, {people.sheet: {cell: 1}})
    assert len(draw([office / "share"], office / "unit.xlsx", MONTH, as_of=DAY).forms) == 1


def test_a_recorded_review_is_no_longer_owed(office: Path) -> None:
    case = drawn(office)["EX1"][0]
    record(office / "unit.xlsx", case, on=DAY, findings="Plan in order.", to_mend="Image the pay stub.", who="Sam Example")
    found = {row["worker_id"]: row for row in owed(office / "unit.xlsx", MONTH)}
    assert (found["EX1"]["done"], found["EX1"]["owed"], len(found["EX1"]["drawn"]), found["EX1"]["to_draw"]) == (1, 3, 3, 0)
    assert (found["EX2"]["done"], found["EX2"]["owed"], found["EX2"]["to_draw"]) == (0, 4, 2)


def test_findings_survive_the_next_roll_up_and_count_there(office: Path) -> None:
    case = drawn(office)["EX1"][0]
    record(office / "unit.xlsx", case, on=DAY, findings="Plan in order.", who="Sam Example")
    rollup([office / "share"], office / "unit.xlsx", DAY, data=False)
    assert [row["findings"] for row in rows_of(office / "unit.xlsx", "Reviews") if row["case_number"] == case] == ["Plan in order."]
    workers = {row["worker_id"]: row for row in rows_of(office / "unit.xlsx", "Workers")}
    assert (workers["EX1"]["reviews_done"], workers["EX1"]["reviews_owed"]) == (1, 3)


def test_everything_that_is_wrong_with_a_record_is_told_at_once_and_nothing_written(office: Path) -> None:
    before = (office / "unit.xlsx").read_bytes()
    with pytest.raises(DataProblems) as told:
        record(office / "unit.xlsx", "C77", on=DAY, findings=" ", mend_by=date(2026, 11, 1), who="")
    assert [problem.where for problem in told.value.problems] == ["findings", "who", "mend by", "case"]
    assert (office / "unit.xlsx").read_bytes() == before


def test_findings_are_never_written_over(office: Path) -> None:
    case = drawn(office)["EX1"][0]
    record(office / "unit.xlsx", case, on=DAY, findings="First.", who="Sam Example")
    with pytest.raises(DataProblems, match="cannot be recorded"):
        record(office / "unit.xlsx", case, on=DAY, findings="Second.", who="Sam Example")


def test_a_case_that_was_not_drawn_may_be_reviewed_for_a_named_worker(office: Path) -> None:
    record(office / "unit.xlsx", "C3", on=DAY, findings="In order.", worker_id="EX1", who="Sam Example")
    assert owed(office / "unit.xlsx", MONTH)[0]["done"] == 1


def test_a_month_that_is_none_and_a_missing_unit_workbook_are_told(office: Path) -> None:
    with pytest.raises(WrongUse, match="not a month"):
        drawn(office, "November")
    with pytest.raises(WrongUse, match="no unit workbook"):
        owed(office / "none.xlsx", MONTH)


def test_the_command_draws_records_and_shows_what_is_owed(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    unit = ["--unit", str(office / "unit.xlsx"), "--month", MONTH]
    assert main(["reviews", "draw", str(office / "share"), *unit, "--as-of", "2026-11-25", "--no-forms", "--json"]) == 0
    case = json.loads(capsys.readouterr().out)["drawn"][0]["case_number"]
    assert main(["reviews", "record", case, *unit, "--on", "2026-11-25", "--findings", "In order.", "--who", "Sam"]) == 0
    capsys.readouterr()
    assert main(["reviews", "owed", *unit, "--json"]) == 0
    assert set(json.loads(capsys.readouterr().out)[0]) == {"worker_id", "worker", "month", "done", "owed", "drawn", "to_draw"}
