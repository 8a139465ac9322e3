"""A participant goes to another caseload, or into the archive, with everything; both files change or neither."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.worksheet.table import TableColumn

from caseload.app.checking import check
from caseload.app.making import new
from caseload.app.moving import archive, transfer
from caseload.app.moving.belongings import belongings
from caseload.app.moving.move import move
from caseload.app.notices import notices
from caseload.app.refreshing import refresh_one
from caseload.cli import main
from caseload.errors import DataProblems, FileBusy, WrongUse
from caseload.forms import Register
from caseload.tables import edit_workbook, patch_cells, read_cells
from caseload.tables.backup import backup_of
from caseload.tables.differences import differences
from caseload.tables.editor import swap
from caseload.tables.editor.notes import notes_on
from caseload.tables.editor.reading import open_workbook
from caseload.tables.read import read_caseload

DAY = date(2026, 11, 25)
WHO = "Sam Example"
MOVED = "P0004"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("moving")
    new("wtw", folder / "from.xlsx", participants=12, as_of=DAY)
    new("wtw", folder / "to.xlsx", participants=3, seed=5, as_of=DAY)
    cases = read_caseload(folder / "to.xlsx").people
    patch_cells(folder / "to.xlsx", folder / "to.xlsx", {cases.sheet: {
        cases.cell(row, "case_number"): f"02B{row}00000" for row in range(3)}})  # fmt: skip
    return folder


@pytest.fixture
def office(made: Path, tmp_path: Path) -> tuple[Path, Path]:
    """Two caseloads; in the first the supervisor found the destination of one participant to be right."""
    one, two = (Path(shutil.copyfile(made / name, tmp_path / name)) for name in ("from.xlsx", "to.xlsx"))
    release(one)
    return one, two


def release(book: Path, correct: Any = "yes") -> None:
    edit_workbook(book, book, {}, append_rows={"Routings": [{
        "Participant": MOVED, **{read_caseload(book)["Routings"].table.column(name).header: value for name, value in
                                 (("destination", "Eastmont V07"), ("destination_correct", correct))}}]})  # fmt: skip


def of(path: Path, participant: str) -> dict[str, list[dict[str, Any]]]:
    """What people entered for a participant, by table, without the number."""
    caseload = read_caseload(path)
    mine = belongings(caseload, participant)
    entered = {name: [each.name for each in caseload[name].table.entered if each.name != "participant_id"] for name in mine.rows}
    return {name: [{column: caseload[name].columns[column][row] for column in entered[name]} for row in rows]
            for name, rows in mine.rows.items() if rows}  # fmt: skip


def test_every_row_arrives_and_leaves_and_nobody_else_is_touched(office: tuple[Path, Path], tmp_path: Path) -> None:
    one, two = office
    before, old = of(one, MOVED), {path: Path(shutil.copyfile(path, tmp_path / f"old {path.name}")) for path in office}
    report = transfer(one, MOVED, two, who=WHO)
    assert report.number == MOVED and not report.left and not report.finished
    assert of(two, MOVED) == before and len(before) >= 6
    assert report.rows == {name: len(rows) for name, rows in before.items()}
    gone = differences(read_caseload(old[one]), read_caseload(one))
    assert {each.kind for each in gone} == {"removed"} and {each.participant_id for each in gone} <= {
        MOVED, before["Participants"][0]["case_number"]}  # fmt: skip
    came = differences(read_caseload(old[two]), read_caseload(two))
    assert {each.kind for each in came} == {"added"} and len(came) == len(gone) == sum(map(len, before.values()))
    strangers = [[p.where for p in check(paths) if "belongs to nobody" in p.why] for paths in (office, old.values())]
    assert strangers[0] == strangers[1]


def test_computed_cells_are_right_on_both_sides_afterwards(office: tuple[Path, Path]) -> None:
    one, two = office
    shown = read_caseload(one).people
    hours = shown.columns["required_hours"][shown.columns["participant_id"].index(MOVED)]
    transfer(one, MOVED, two, who=WHO)
    there = read_caseload(two).people
    assert there.columns["required_hours"][there.columns["participant_id"].index(MOVED)] == hours
    assert MOVED not in read_caseload(one)["Today"].columns["participant_id"]
    assert not [p for p in check([one, two]) if "says" in p.what]
    row = next(number for number in range(2, 40) if number not in read_caseload(one).people.rows)
    assert not [cell for cell in read_cells(one, "Participants") if cell.strip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == str(row)]


def test_without_the_supervisors_finding_nothing_goes(made: Path, tmp_path: Path) -> None:
    one, two = (Path(shutil.copyfile(made / name, tmp_path / name)) for name in ("from.xlsx", "to.xlsx"))
    before = one.read_bytes(), two.read_bytes()
    with pytest.raises(DataProblems) as none:
        transfer(one, MOVED, two, who=WHO)
    assert "no row about it" in none.value.problems[0].why
    assert (one.read_bytes(), two.read_bytes()) == before
    for finding in (None, "no"):
        release(one, finding)
        with pytest.raises(DataProblems) as refused:
            transfer(one, MOVED, two, who=WHO)
        assert "WTW-50" in refused.value.problems[0].why
    with pytest.raises(WrongUse, match="name"):
        transfer(one, MOVED, two, who=" ")


def test_a_number_that_is_taken_there_becomes_a_free_one_in_every_row(made: Path, tmp_path: Path) -> None:
    one, two = (Path(shutil.copyfile(made / name, tmp_path / f"{name}")) for name in ("from.xlsx", "to.xlsx"))
    mine = belongings(read_caseload(one), "P0002")
    report = move(mine, read_caseload(two))
    assert report.number == "P0004"
    assert of(two, "P0004")["Participants"][0]["case_number"] == mine.person["case_number"]
    assert read_caseload(two)["Children"].columns["participant_id"].count("P0004") == len(mine.rows["Children"]) > 0


def with_things(path: Path) -> None:
    """A note and a column of one's own for the participant, and the same for another one."""
    book = load_workbook(path)
    frame = read_caseload(path)["Contacts"]
    sheet = book[frame.sheet]
    rows = [frame.rows[row] for row, value in enumerate(frame.columns["participant_id"]) if value == MOVED]
    letter = sheet.cell(1, sheet.max_column + 1).column_letter
    sheet[f"{letter}1"] = "Mood"
    table = sheet.tables["Contacts"]
    table.ref = f"A1:{letter}{sheet.max_row}"
    table.tableColumns.append(TableColumn(id=len(table.tableColumns) + 1, name="Mood"))
    sheet[f"{letter}{rows[0]}"], sheet[f"{letter}2"] = "hopeful", "tired"
    sheet[f"D{rows[0]}"].comment, sheet["D2"].comment = Comment("Bring the map.", "worker"), Comment("Not hers.", "worker")
    book.save(path)


def test_columns_and_notes_of_ones_own_go_along(office: tuple[Path, Path]) -> None:
    one, two = office
    with_things(one)
    report = transfer(one, MOVED, two, who=WHO)
    assert report.own_columns == {"Contacts": ["Mood"]} and report.notes == 1
    there = read_caseload(two)["Contacts"]
    assert [value for value in there.extra["Mood"] if value] == ["hopeful"]
    assert [note.text for note in notes_on(open_workbook(two), there.sheet)] == ["Bring the map."]
    note = notes_on(open_workbook(two), there.sheet)[0]
    assert note.cell == there.cell(len(there) - sum(v == MOVED for v in there.columns["participant_id"]), "purpose")
    assert [note.text for note in notes_on(open_workbook(one), there.sheet)] == ["Not hers."]
    assert [value for value in read_caseload(one)["Contacts"].extra["Mood"] if value] == ["tired"]


def test_a_file_that_cannot_be_written_leaves_both_as_they_were(office: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    one, two = office
    before = one.read_bytes(), two.read_bytes()
    swapped = swap._swap

    def fails_for_the_second(file: Any, part: Path, target: Path) -> None:
        if target.name == one.name:
            raise OSError(28, "No space left on device")
        swapped(file, part, target)

    monkeypatch.setattr(swap, "_swap", fails_for_the_second)
    with pytest.raises(FileBusy, match="no space"):
        transfer(one, MOVED, two, who=WHO)
    assert (one.read_bytes(), two.read_bytes()) == before
    for path in office:
        monkeypatch.undo()
        lock = path.with_name(f"~${path.name}")
        lock.write_text("", encoding="utf-8")
        with pytest.raises(FileBusy, match="open"):
            transfer(one, MOVED, two, who=WHO)
        lock.unlink()
        assert (one.read_bytes(), two.read_bytes()) == before


def test_a_run_that_was_killed_between_the_two_files_is_finished_by_the_same_command(office: tuple[Path, Path]) -> None:
    one, two = office
    old, wanted = one.read_bytes(), of(one, MOVED)
    transfer(one, MOVED, two, who=WHO)
    one.write_bytes(old)
    report = transfer(one, MOVED, two, who=WHO)
    assert report.finished and of(two, MOVED) == wanted
    assert MOVED not in read_caseload(one).people.columns["participant_id"]
    assert read_caseload(two).people.columns["participant_id"].count(MOVED) == 1


def test_one_who_is_there_with_other_facts_is_not_doubled(office: tuple[Path, Path]) -> None:
    one, two = office
    old = one.read_bytes()
    transfer(one, MOVED, two, who=WHO)
    frame = read_caseload(two).people
    patch_cells(two, two, {frame.sheet: {frame.cell(frame.columns["participant_id"].index(MOVED), "phone"): "555-0100"}})
    one.write_bytes(old)
    before = two.read_bytes()
    with pytest.raises(DataProblems, match="already"):
        transfer(one, MOVED, two, who=WHO)
    assert (one.read_bytes(), two.read_bytes()) == (old, before)


def test_the_register_tells_of_it_and_keeps_every_document(office: tuple[Path, Path]) -> None:
    one, two = office
    for form in ("sanction_contact_letter", "case_comment"):
        notices(one, form, as_of=DAY, days=60, participants=[MOVED], issued_by=WHO, skip_incomplete=True)
    book = Register(one.with_name("register.sqlite"))
    issued = [each["id"] for each in book.list()]
    assert issued
    report = transfer(one, MOVED, two, who=WHO, as_of=DAY)
    assert report.notices == issued
    for each in book.list():
        assert each["history"][-1] | {"at": ""} == {"at": "", "state": "transferred", "who": WHO, "on": "2026-11-25",
                                                    "note": f"from.xlsx -> to.xlsx, {MOVED}"}  # fmt: skip
        assert each["state"] == "rendered" and book.document(each["id"])
    book.close()
    assert set(issued) <= set(read_caseload(two)["Notices"].columns["notice_id"])


def test_only_a_closed_record_is_archived_and_the_archive_says_who_did_it(office: tuple[Path, Path]) -> None:
    one, _ = office
    before = one.read_bytes()
    with pytest.raises(DataProblems) as still_open:
        archive(one, MOVED, who=WHO)
    assert "is not closed" in still_open.value.problems[0].what and "Registration says closed" in still_open.value.problems[0].why
    assert one.read_bytes() == before and not one.with_name("from-archive.xlsx").exists()
    frame = read_caseload(one).people
    row = frame.columns["participant_id"].index(MOVED)
    patch_cells(one, one, {frame.sheet: {frame.cell(row, "registration"): "closed", frame.cell(row, "sanction_began_on"): None}})
    wanted = of(one, MOVED)
    report = archive(one, MOVED, who=WHO, as_of=DAY)
    kept = one.with_name("from-archive.xlsx")
    assert report.target == kept.name and of(kept, MOVED) == wanted
    assert read_cells(kept, "Archived")["D2"] == WHO and read_cells(kept, "Archived")["A2"] == MOVED
    assert read_caseload(kept).settings["worker_name"] == read_caseload(one).settings["worker_name"]
    assert MOVED not in read_caseload(one).people.columns["participant_id"]
    assert backup_of(one).exists()
    assert refresh_one(kept, DAY).cells_changed == 0


def test_a_second_one_comes_into_the_same_archive_and_a_person_can_come_back(office: tuple[Path, Path]) -> None:
    one, _ = office
    frame = read_caseload(one).people
    old = of(one, "P0006")
    for number in ("P0006", "P0010"):
        patch_cells(one, one, {frame.sheet: {frame.cell(frame.columns["participant_id"].index(number), "registration"): "closed"}})
        archive(one, number, who=WHO, as_of=DAY)
    kept = one.with_name("from-archive.xlsx")
    assert read_caseload(kept).people.columns["participant_id"] == ["P0006", "P0010"]
    move(belongings(read_caseload(kept), "P0006"), read_caseload(one))
    back = of(one, "P0006")
    assert back.pop("Participants") == [{**old.pop("Participants")[0], "registration": "closed"}] and back == old


def test_the_commands_say_what_went_where(office: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    one, two = office
    assert main(["transfer", str(one), "--participant", MOVED, "--to", str(two), "--who", WHO]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith(f"{MOVED} transferred from from.xlsx to to.xlsx: Participants 1")
    assert main(["archive", str(one), "--participant", "P0002", "--who", WHO]) == 1
    assert "not closed" in capsys.readouterr().err
    assert main(["transfer", str(one), "--participant", "P9999", "--to", str(two), "--who", WHO]) == 2
