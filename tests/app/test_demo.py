"""The demo does the whole job, and a second time it issues nothing twice."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from caseload.cli import main


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo") / "caseload-demo"
    assert main(["demo", str(folder)]) == 0
    return folder


def notices(place: Path) -> int:
    with sqlite3.connect(place / "register.sqlite") as book:
        return int(book.execute("SELECT count(*) FROM notice").fetchone()[0])


def test_it_leaves_a_workbook_documents_and_a_register_that_agree(place: Path) -> None:
    documents = sorted((place / "notices").glob("*.docx"))
    assert (place / "wtw.xlsx").exists()
    assert len(documents) == notices(place) > 50


def test_no_document_is_named_after_a_person(place: Path) -> None:
    from caseload.tables.sample import FIRST, LAST

    names = " ".join(path.name for path in (place / "notices").iterdir()).casefold()
    assert not [name for name in (*FIRST, *LAST) if name.casefold() in names]


def test_a_second_run_issues_nothing_and_changes_no_document(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before, documents = notices(place), {path: path.read_bytes() for path in (place / "notices").iterdir()}
    assert main(["demo", str(place)]) == 0
    assert notices(place) == before
    assert {path: path.read_bytes() for path in (place / "notices").iterdir()} == documents
    assert "0 written" in capsys.readouterr().out


def test_the_workbook_shows_what_was_issued(place: Path) -> None:
    from caseload.tables.read import read_caseload

    assert len(read_caseload(place / "wtw.xlsx")["Notices"]) == notices(place)


def test_the_worklist_names_day_person_reason_and_source(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import json

    assert main(["worklist", str(place / "wtw.xlsx"), "--json"]) == 0
    lines = json.loads(capsys.readouterr().out)
    assert lines
    for line in lines:
        assert line["due_on"] and line["participant_id"] and line["what"] and line["why"] and line["source"]


def test_a_row_that_lacks_something_stops_the_batch_and_nothing_is_written(
    place: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One address is taken away: the letter of that person cannot be written, so none is."""
    from caseload.app.notices import choose
    from caseload.tables import patch_cells
    from caseload.tables.read import read_caseload

    book = tmp_path / "wtw.xlsx"
    chosen, _ = choose(place / "wtw.xlsx", "contact_letter")
    people = read_caseload(place / "wtw.xlsx").people
    row = next(row for row, key in enumerate(people.columns["participant_id"])
               if key in chosen.participants and people.record(row)["confidential"] != "yes")  # fmt: skip
    patch_cells(place / "wtw.xlsx", book, {people.sheet: {people.cell(row, "address"): None}})
    words = ["notices", str(book), "--form", "contact_letter", "--out", str(tmp_path / "out")]
    assert main(words) == 1
    told = capsys.readouterr().err
    assert "Address is missing" in told and f"Participants, row {people.rows[row]}" in told
    assert not (tmp_path / "out").exists() and not (tmp_path / "register.sqlite").exists()
    assert main([*words, "--skip-incomplete"]) == 1
    assert len(list((tmp_path / "out").glob("*.docx"))) == len(chosen.rows) - 1


def test_a_condition_on_columns_narrows_the_batch(place: Path) -> None:
    from caseload.app.notices import choose

    every, _ = choose(place / "wtw.xlsx", "contact_letter")
    spanish, _ = choose(place / "wtw.xlsx", "contact_letter", where="language=es")
    others, _ = choose(place / "wtw.xlsx", "contact_letter", where="language!=es")
    assert 0 < len(spanish.rows) < len(every.rows)
    assert len(spanish.rows) + len(others.rows) == len(every.rows)
