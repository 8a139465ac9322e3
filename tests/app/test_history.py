"""``caseload history``: told as text and JSON, written as a Word document once, entered in the register."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from caseload.app.history import document
from caseload.app.making import new
from caseload.cli import main
from caseload.errors import WrongUse
from caseload.forms import Register

DAY = "2026-11-25"


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("history") / "wtw.xlsx"
    new("wtw", path, participants=30, as_of=date.fromisoformat(DAY))
    return path


def text_of(path: Path) -> str:
    from docx import Document

    paper = Document(str(path))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(each.text for each in paper.paragraphs), *cells])


def test_a_history_is_told_as_text(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["history", str(book), "--participant", "P0004", "--as-of", DAY]) == 0
    said = capsys.readouterr().out
    assert "Noncompliance (CW-NC.state)" in said and "What happened" in said and "Rules" in said


def test_the_day_asked_about_changes_the_story(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["history", str(book), "--participant", "P0004", "--as-of", "2026-08-20", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["strands"][0]["state"] == "notice_issued"


def test_the_json_has_the_keys_that_are_documented(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["history", str(book), "--participant", "P0004", "--as-of", DAY, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert set(told) == {"participant", "case_number", "name", "confidential", "program", "as_of", "file", "strands", "lines", "due",
                         "problems", "document"}  # fmt: skip
    assert set(told["strands"][0]) == {"question", "title", "state", "stands", "since", "lines", "awaited", "problems"}
    assert set(told["strands"][0]["awaited"][0]) == {"what", "who", "due_on", "document", "rule"}
    assert set(told["lines"][0]) == {"on", "what", "places", "rule", "document", "counted", "quiet"}


def test_somebody_who_is_not_there_is_wrong_use(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["history", str(book), "--participant", "P9999"]) == 2
    assert "there is no participant P9999" in capsys.readouterr().err


def test_the_document_is_written_once_and_stands_in_the_register(book: Path, tmp_path: Path,
                                                                  capsys: pytest.CaptureFixture[str]) -> None:  # fmt: skip
    words = ["history", str(book), "--participant", "P0004", "--as-of", DAY, "--docx", str(tmp_path), "--register",
             str(tmp_path / "r.sqlite"), "--who", "Robin Specimen"]  # fmt: skip
    assert main(words) == 0 and main(words) == 0
    assert "1 issued before" in capsys.readouterr().out
    (paper,) = tmp_path.glob("*.docx")
    assert "Casey" not in paper.name and "case_history" in paper.name
    said = text_of(paper)
    for part in ("What is awaited from whom", "The supervisor approved the sanction. By Sam Example.", "WTW 31", "CW-NC-05.last_day",
                 "CWES Handbook, Curing a Sanction", "Noncompliance!"):  # fmt: skip
        assert part in said
    register = Register(tmp_path / "r.sqlite")
    assert [each["form"] for each in register.list()] == ["case_history"]
    register.close()


def test_a_confidential_case_is_written_without_name_and_address(book: Path, tmp_path: Path) -> None:
    report = document(book, "P0027", tmp_path, as_of=date.fromisoformat(DAY), register=tmp_path / "r.sqlite")
    said = text_of(tmp_path / report.written[0].file)
    assert "(confidential)" in said and "Attendance and next steps" not in said


def test_a_file_is_no_folder_for_the_document(book: Path, tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="is not a folder"):
        document(book, "P0004", tmp_path / "history.docx")


def test_problems_are_listed_and_make_the_exit_code_one(book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from caseload.tables.editor.patch import patch_cells
    from caseload.tables.read import read_caseload

    frame = read_caseload(book)["Noncompliance"]
    row = frame.columns["participant_id"].index("P0004")
    patch_cells(book, tmp_path / "wtw.xlsx", {frame.sheet: {frame.cell(row, "cause_decided_by"): None}})
    assert main(["history", str(tmp_path / "wtw.xlsx"), "--participant", "P0004", "--as-of", DAY]) == 1
    said = capsys.readouterr().out
    assert "What cannot be right in the record" in said and frame.place(row, "cause_decided_by") in said


def test_papers_that_were_issued_stand_in_the_history_under_their_number(book: Path, tmp_path: Path) -> None:
    import shutil

    from caseload.app.notices import notices
    from caseload.app.refreshing import refresh_one

    mine = Path(shutil.copyfile(book, tmp_path / "wtw.xlsx"))
    day = date.fromisoformat(DAY)
    made = notices(mine, "wtw31", participants=["P0004"], as_of=day, skip_incomplete=True, out=tmp_path / "papers")
    other = notices(mine, "contact_letter", participants=["P0004"], as_of=day, skip_incomplete=True, out=tmp_path / "papers")
    assert made.written or other.written
    refresh_one(mine, day)
    report = document(mine, "P0004", tmp_path / "hearing", as_of=day, register=tmp_path / "r.sqlite")
    said = text_of(tmp_path / "hearing" / report.written[0].file)
    assert "A paper was issued: N-2026-" in said
