"""Every kind of bad input gives its message, all of them at once, each with its cell; nothing is changed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from caseload.app.annotating import annotate
from caseload.app.checking import check as check_files
from caseload.app.making import new
from caseload.app.refreshing import refresh_one
from caseload.cli import main
from caseload.errors import CaseloadError, FileBusy
from caseload.tables import patch_cells, read_cells
from caseload.tables.check import check
from caseload.tables.read import read_caseload

DAY = date(2026, 11, 25)
BAD: tuple[tuple[str, int, str, Any, str], ...] = (
    ("Participants", 0, "assigned_on", "in spring", "not a date"),
    ("Participants", 1, "assigned_on", date(1899, 12, 31).isoformat(), "from 1900 on"),
    ("Participants", 2, "assigned_on", "13/45/2026", "not a date"),
    ("Activities", 0, "weekly_hours", -4, "below zero"),
    ("Activities", 1, "weekly_hours", 169, "outside the possible range"),
    ("Activities", 2, "weekly_hours", "7,5", "comma"),
    ("Activities", 3, "activity_kind", "juggling", "education, training"),
    ("Activities", 4, "participant_id", "P9999", "belongs to nobody"),
    ("Participants", 3, "participant_id", "P0001", "stands there 2 times"),
    ("Participants", 4, "adults", 3, "1, 2"),
    ("Participants", 5, "disabled_adult", "maybe", "yes, no"),
    ("Participants", 6, "last_name", None, "is blank"),
)
"""Table, row, column, what somebody typed, and a word of the message."""


@pytest.fixture
def bad(wtw: Path) -> Path:
    """A caseload with every kind of bad input."""
    caseload = read_caseload(wtw)
    cells: dict[str, dict[str, Any]] = {}
    for table, row, column, value, _ in BAD:
        cells.setdefault(caseload[table].sheet, {})[caseload[table].cell(row, column)] = value
    patch_cells(wtw, wtw, cells)
    return wtw


@pytest.mark.parametrize("at", range(len(BAD)), ids=lambda at: f"{BAD[at][2]}={BAD[at][3]}")
def test_each_bad_input_is_named_with_its_cell_and_what_to_do(at: int, bad: Path) -> None:
    table, row, column, _, word = BAD[at]
    place = read_caseload(bad)[table].place(row, column)
    found = [problem for problem in check(bad) if problem.where == place]
    assert [problem.file for problem in found] == ["wtw.xlsx"], place
    assert word in found[0].sentence()
    assert found[0].todo


def test_all_of_them_are_listed_at_once_and_the_file_stays_as_it_is(bad: Path) -> None:
    before = bad.read_bytes()
    places = {problem.where for problem in check(bad)}
    caseload = read_caseload(bad)
    assert {caseload[table].place(row, column) for table, row, column, _, _ in BAD} <= places
    assert bad.read_bytes() == before


def test_the_command_ends_with_1_when_there_are_problems_and_0_when_there_are_none(
    bad: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(bad)]) == 1
    assert "Activities!" in capsys.readouterr().out
    clean = tmp_path / "clean.xlsx"
    new("wtw", clean, participants=0, as_of=DAY)
    caseload = read_caseload(clean)
    filled = {at: "hayward" if name == "bank_office" else "Example" for name, at in caseload.settings_at.items()
              if name != "as_of"}  # fmt: skip
    patch_cells(clean, clean, {"Settings": filled})
    assert [problem.severity for problem in check(clean)] == ["warning"]


def test_days_in_the_wrong_order_are_named_at_the_later_one(wtw: Path) -> None:
    frame = read_caseload(wtw)["Activities"]
    patch_cells(wtw, wtw, {frame.sheet: {frame.cell(0, "began_on"): date(2026, 5, 1),
                                         frame.cell(0, "ends_on"): date(2026, 4, 1)}})  # fmt: skip
    assert "Ends on lies before Began on" in [p.what for p in check(wtw) if p.where == frame.place(0, "ends_on")]


def test_a_sanction_without_an_approver_is_named(wtw: Path) -> None:
    frame = read_caseload(wtw).people
    patch_cells(wtw, wtw, {frame.sheet: {frame.cell(0, "sanction_began_on"): date(2026, 5, 1)}})
    places = {problem.where for problem in check(wtw)}
    assert {frame.place(0, "sanction_approved_by"), frame.place(0, "sanction_approved_on")} <= places


def test_the_sample_itself_has_the_troubles_of_a_real_caseload_and_no_others(wtw: Path) -> None:
    found = {problem.what.split(" is blank")[0] for problem in check(wtw)}
    assert found == {"Born on", "2 scheduled hours are not explained",
                     "weekly times overlap: Job club Work experience, library wed 11:30 12:00"}  # fmt: skip


def test_hours_that_do_not_balance_are_named_with_how_many(wtw: Path) -> None:
    frame = read_caseload(wtw)["Attendance"]
    patch_cells(wtw, wtw, {frame.sheet: {frame.cell(0, "scheduled_hours"): 100.5, frame.cell(0, "month_hours"): 90,
                                         frame.cell(0, "excused_hours"): 0, frame.cell(0, "unexcused_hours"): 4}})  # fmt: skip
    where = frame.place(0, "unexplained_hours")
    assert [p.what for p in check(wtw) if p.where == where and p.why == "WTW-34.balance"] == ["6.5 scheduled hours are not explained"]
    patch_cells(wtw, wtw, {frame.sheet: {frame.cell(0, "unexcused_hours"): None}})
    assert not [p for p in check(wtw) if p.where == where and p.why == "WTW-34.balance"], "a blank is not zero"


def test_times_that_excel_holds_as_times_are_read_and_back_to_back_is_no_overlap(wtw: Path) -> None:
    frame = read_caseload(wtw)["Schedule"]
    person = read_caseload(wtw).people
    key = frame.columns["participant_id"][0]
    row = person.columns["participant_id"].index(key)
    book = load_workbook(wtw)
    sheet = book[frame.sheet]
    sheet[frame.cell(3, "day")], sheet[frame.cell(3, "starts_at")] = "mon", time(11, 59)
    sheet[frame.cell(3, "starts_at")].number_format = "hh:mm"
    book.save(wtw)
    where = person.place(row, "schedule_conflicts")
    assert [p.what for p in check(wtw) if p.where == where and p.why == "WTW-35"] == [
        "weekly times overlap: Job club Work experience, library mon 11:59 12:00"]  # fmt: skip
    patch_cells(wtw, wtw, {frame.sheet: {frame.cell(3, "starts_at"): "12:00"}})
    assert not [p for p in check(wtw) if p.where == where and p.why == "WTW-35"]


def test_a_computed_cell_that_was_typed_over_is_named_and_what_it_should_say(wtw: Path) -> None:
    frame = read_caseload(wtw).people
    hours, contact = frame.cell(0, "required_hours"), frame.cell(1, "contact_due_on")
    patch_cells(wtw, wtw, {frame.sheet: {hours: 7, contact: "as soon as possible"}})
    found = {p.where: p for p in check(wtw)}
    number, text = found[f"{frame.sheet}!{hours}"], found[f"{frame.sheet}!{contact}"]
    assert number.severity == "warning" and "'7'" in number.what and "the rules '" in number.what and "Refresh" in number.todo
    assert text.severity == "error", "no day can say this"
    refresh_one(wtw, DAY)
    assert not {f"{frame.sheet}!{hours}", f"{frame.sheet}!{contact}"} & {p.where for p in check(wtw)}


def test_in_a_live_caseload_a_cell_without_its_formula_and_a_formula_of_ones_own_are_named(live: Callable[[], Path]) -> None:
    path = live()
    assert not [p for p in check(path) if "formula" in p.what]
    frame = read_caseload(path).people
    one, two = frame.cell(0, "required_hours"), frame.cell(1, "contact_due_on")
    book = load_workbook(path, keep_vba=True)
    book[frame.sheet][one], book[frame.sheet][two] = 30, "=TODAY()"
    book.save(path)
    words = {p.where: p.what for p in check(path) if "formula" in p.what}
    assert words == {f"{frame.sheet}!{one}": "Hours owed: its formula was typed over",
                     f"{frame.sheet}!{two}": "Contact due: a formula of somebody's own"}  # fmt: skip


def test_a_decision_with_attestations_missing_is_named(samples: Callable[[str], Path], tmp_path: Path) -> None:
    path = Path(shutil.copyfile(samples("vr"), tmp_path / "vr.xlsx"))
    frame = read_caseload(path)["Requests"]
    patch_cells(path, path, {frame.sheet: {frame.cell(0, "decided_on"): DAY, frame.cell(0, "decided_by"): "Sam Example",
                                           frame.cell(0, "attested"): "strengths"}})  # fmt: skip
    found = [p for p in check(path) if p.where == frame.place(0, "decided_on")]
    assert [p.what.split(":")[0] for p in found] == ["decided, but not attested"] and "resources" in found[0].what


def test_an_older_and_a_newer_structure_are_told(wtw: Path) -> None:
    place = next(cell for cell, value in read_cells(wtw, "Settings").items() if value == "Schema version").replace("A", "B")
    for version, word in ((0, "upgrade"), (99, "bring Caseload up to date")):
        patch_cells(wtw, wtw, {"Settings": {place: version}})
        assert [word in p.todo for p in check(wtw) if "than Caseload here" in p.what] == [True]


def test_the_problems_stand_as_notes_in_a_copy_and_the_workbook_itself_stays(bad: Path, tmp_path: Path) -> None:
    before, copy = bad.read_bytes(), tmp_path / "notes" / "copy.xlsx"
    assert main(["check", str(bad), "--annotate", str(copy)]) == 1
    assert bad.read_bytes() == before
    shown, caseload = load_workbook(copy), read_caseload(bad)
    for table, row, column, _, word in BAD:
        frame = caseload[table]
        assert word in shown[frame.sheet][frame.cell(row, column)].comment.text
    noted = sum(cell.comment is not None for sheet in shown for line in sheet for cell in line)
    assert noted == len({problem.where for problem in check(bad)})
    assert read_caseload(copy).people.columns == caseload.people.columns
    with pytest.raises(CaseloadError, match="exists already"):
        annotate([bad], copy)


def test_a_folder_gets_a_copy_of_each_workbook_that_can_be_read(wtw: Path, tmp_path: Path) -> None:
    (tmp_path / "in" / "deep").mkdir(parents=True)
    shutil.copyfile(wtw, tmp_path / "in" / "deep" / "wtw.xlsx")
    shutil.copyfile(wtw, tmp_path / "in" / "wtw.xlsx")
    (tmp_path / "in" / "notes.xlsx").write_text("no workbook", encoding="utf-8")
    made = annotate([tmp_path / "in"], tmp_path / "out")
    assert sorted(bool(each.written) for each in made) == [False, True, True]
    assert (tmp_path / "out" / "deep" / "wtw.xlsx").exists() and (tmp_path / "out" / "wtw.xlsx").exists()


def test_an_empty_workbook_a_missing_file_and_a_picture_are_told_apart(tmp_path: Path) -> None:
    empty, picture = tmp_path / "empty.xlsx", tmp_path / "picture.xlsx"
    empty.write_bytes(b"")
    picture.write_bytes(b"\x89PNG\r\n\x1a\n")
    found = check_files([empty, picture])
    assert {problem.file for problem in found} == {"empty.xlsx", "picture.xlsx"}
    assert all(problem.what for problem in found)
    with pytest.raises(CaseloadError, match="no file or folder"):
        check_files([tmp_path / "nowhere.xlsx"])


def test_a_folder_is_checked_file_by_file(wtw: Path, tmp_path: Path) -> None:
    shutil.copyfile(wtw, tmp_path / "second.xlsx")
    (tmp_path / "notes.xlsx").write_text("no workbook", encoding="utf-8")
    files = {problem.file for problem in check_files([tmp_path])}
    assert "notes.xlsx" in files and {"wtw.xlsx", "second.xlsx"} & files


@pytest.mark.parametrize("lock", ["~$wtw.xlsx", ".~lock.wtw.xlsx#"])
def test_a_workbook_that_is_open_is_not_refreshed(lock: str, wtw: Path) -> None:
    before = wtw.read_bytes()
    (wtw.parent / lock).write_text("", encoding="utf-8")
    with pytest.raises(FileBusy, match="open"):
        refresh_one(wtw, date(2027, 1, 4))
    assert wtw.read_bytes() == before


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a user whom folders can refuse")
def test_a_folder_that_may_not_be_written_to_is_told(wtw: Path) -> None:
    wtw.parent.chmod(0o500)
    try:
        with pytest.raises(FileBusy, match="may write"):
            refresh_one(wtw, date(2027, 1, 4))
    finally:
        wtw.parent.chmod(0o700)


def test_a_read_only_file_and_a_full_disk_leave_the_old_file_whole(wtw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = wtw.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("caseload.tables.editor.swap.os.replace", full)
    with pytest.raises(FileBusy, match="Make room"):
        refresh_one(wtw, date(2027, 1, 4))
    assert wtw.read_bytes() == before
    assert [path.name for path in wtw.parent.iterdir()] == ["wtw.xlsx"]


def test_nothing_that_people_wrote_stands_whole_in_a_message(wtw: Path) -> None:
    """A note in the wrong column is cut: messages travel in logs."""
    frame, note = read_caseload(wtw)["Contacts"], "A long private note that nobody else should read, ever and ever."
    patch_cells(wtw, wtw, {frame.sheet: {frame.cell(0, "contact_on"): note}})
    assert not [problem for problem in check(wtw) if note in problem.sentence()]
    assert load_workbook(wtw)[frame.sheet][frame.cell(0, "contact_on")].value == note
