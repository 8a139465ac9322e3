"""Notes are put on cells, and taken away, with every other part of the workbook as it was."""

from __future__ import annotations

import subprocess
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment

from caseload.errors import CaseloadError
from caseload.tables.editor.notes import notes_on, with_notes, without_notes
from caseload.tables.editor.reading import open_workbook


def noted(path, target, notes, author="Check"):
    parts, left = with_notes(path.read_bytes(), path.name, notes, author)
    target.write_bytes(b"".join(parts.pieces()))
    return left


def texts(path, sheet="Cases"):
    return {cell.coordinate: cell.comment.text for row in openpyxl.load_workbook(path)[sheet] for cell in row if cell.comment}


@pytest.fixture
def commented(book):
    loaded = openpyxl.load_workbook(book)
    loaded["Cases"]["A2"].comment = Comment("Call her.", "worker")
    loaded.save(book)
    return book


def test_a_sheet_without_notes_gets_them_and_only_parts_that_must_know_of_it_change(book, tmp_path, raw_parts):
    target = tmp_path / "noted.xlsx"
    assert noted(book, target, {"Cases": {"B3": "Too <high> & wrong", "E2": "blank\nsecond line"}}) == []
    assert texts(target) == {"B3": "Too <high> & wrong", "E2": "blank\nsecond line"}
    old, new = raw_parts(book), raw_parts(target)
    assert {name for name in old if old[name] != new[name]} == {"xl/worksheets/sheet1.xml", "[Content_Types].xml"}
    assert set(new) - set(old) == {"xl/comments1.xml", "xl/drawings/vmlDrawing1.vml", "xl/worksheets/_rels/sheet1.xml.rels"}
    assert openpyxl.load_workbook(target)["Cases"]["D2"].value == "=B2*C2"


def test_notes_that_are_there_stay_and_a_cell_that_has_one_gets_the_new_words_below(commented, tmp_path):
    target = tmp_path / "noted.xlsx"
    noted(commented, target, {"Cases": {"A2": "Name is blank.", "A3": "Once more."}})
    assert texts(target) == {"A2": "Call her.\nName is blank.", "A3": "Once more."}
    authors = {cell.coordinate: cell.comment.author for row in openpyxl.load_workbook(target)["Cases"] for cell in row if cell.comment}
    assert authors == {"A2": "worker", "A3": "Check"}


def test_each_note_has_its_box_at_its_cell(commented, tmp_path, part):
    target = tmp_path / "noted.xlsx"
    noted(commented, target, {"Cases": {"C5": "x"}})
    name = next(name for name in zipfile.ZipFile(target).namelist() if name.endswith(".vml"))
    drawing = part(target, name).decode()
    assert "<x:Row>4</x:Row><x:Column>2</x:Column>" in drawing
    ids = [piece.split('"')[0] for piece in drawing.split('id="_x0000_s')[1:]]
    assert len(ids) == len(set(ids)) == 2


def test_a_note_is_taken_away_with_its_box_and_the_others_stay(commented, tmp_path, part):
    target, again = tmp_path / "noted.xlsx", tmp_path / "again.xlsx"
    noted(commented, target, {"Cases": {"A3": "Once more.", "B2": "Stay."}})
    parts = without_notes(target.read_bytes(), "noted.xlsx", {"Cases": {"A2", "A3"}})
    again.write_bytes(b"".join(parts.pieces()))
    assert texts(again) == {"B2": "Stay."}
    name = next(name for name in zipfile.ZipFile(again).namelist() if name.endswith(".vml"))
    assert part(again, name).count(b'ObjectType="Note"') == 1


def test_two_sheets_have_boxes_with_numbers_of_their_own(book, tmp_path, part):
    target = tmp_path / "noted.xlsx"
    noted(book, target, {"Cases": {"A1": "one"}, "Notes": {"A1": "two"}})
    drawings = [part(target, f"xl/drawings/vmlDrawing{number}.vml") for number in (1, 2)]
    assert b"_x0000_s1025" in drawings[0] and b"_x0000_s2049" in drawings[1]


def test_a_cell_with_a_conversation_is_left_and_named(commented, tmp_path, rebuilt):
    threaded = tmp_path / "threaded.xlsx"
    rebuilt(commented, threaded, {"xl/comments/comment1.xml": lambda data: data.replace(b"worker", b"tc={0000}")})
    target = tmp_path / "noted.xlsx"
    assert noted(threaded, target, {"Cases": {"A2": "lost?", "A4": "placed"}}) == [("Cases", "A2")]
    assert [note.cell for note in notes_on(open_workbook(target), "Cases")] == ["A4"]


def test_a_signed_workbook_gets_no_note(book, tmp_path, rebuilt):
    signed = rebuilt(book, tmp_path / "signed.xlsx", {"_xmlsignatures/sig1.xml": b"<Signature/>"})
    with pytest.raises(CaseloadError, match="signed"):
        with_notes(signed.read_bytes(), "signed.xlsx", {"Cases": {"A1": "x"}}, "Check")


@pytest.mark.corpus
def test_every_workbook_of_others_takes_notes_without_losing_a_part(corpus: list[Path], tmp_path: Path, raw_parts) -> None:
    taken = 0
    for path in corpus:
        book = open_workbook(path)
        sheets = [name for name, part in book.sheets.items() if part.kind == "worksheet"]
        target = tmp_path / path.name
        try:
            left = noted(path, target, {name: {"B2": "A note", "D9": "Another"} for name in sheets})
        except CaseloadError as error:
            assert error.what and error.why, path.name
            continue
        taken += 1
        old, new = raw_parts(path), raw_parts(target)
        assert set(old) <= set(new), path.name
        changed = {name for name in old if old[name] != new[name]}
        assert all("sheet" in name or name.startswith("[") or "omments" in name or name.endswith(".vml") for name in changed)
        after = open_workbook(target)
        for name in sheets:
            words = {note.cell: note.text for note in notes_on(after, name)}
            for cell in ("B2", "D9"):
                assert (name, cell) in left or words[cell].endswith("A note" if cell == "B2" else "Another"), path.name
        with zipfile.ZipFile(target) as package:
            assert package.testzip() is None
    assert taken >= len(corpus) * 0.9


@pytest.mark.office
def test_another_program_shows_the_notes(commented: Path, tmp_path: Path) -> None:
    target = tmp_path / "noted.xlsx"
    noted(commented, target, {"Cases": {"A3": "Seen by others."}})
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    subprocess.run(["soffice", profile, "--headless", "--convert-to", "fods", "--outdir", str(tmp_path), str(target)],
                   check=True, capture_output=True, timeout=120)  # fmt: skip
    shown = (tmp_path / "noted.fods").read_text(encoding="utf-8")
    assert "Seen by others." in shown and "Call her." in shown
