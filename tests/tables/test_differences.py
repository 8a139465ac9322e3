"""The difference of two versions names each participant's changes once, wherever rows and columns moved to."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from caseload.app.making import new
from caseload.app.refreshing import refresh_one
from caseload.cli import main
from caseload.errors import WrongUse
from caseload.tables import edit_workbook, patch_cells
from caseload.tables.differences import differences
from caseload.tables.read import read_caseload


@pytest.fixture
def before(wtw: Path, tmp_path: Path) -> Path:
    return Path(shutil.copyfile(wtw, tmp_path / "before.xlsx"))


def told(old: Path, now: Path, **more: bool) -> list[tuple[str, str, str, str, str]]:
    found = differences(read_caseload(old), read_caseload(now), **more)
    return [(each.participant_id, each.kind, each.column, each.old, each.new) for each in found]


def test_the_same_file_has_none_and_neither_has_one_whose_rows_were_sorted_otherwise(before: Path, wtw: Path) -> None:
    assert told(before, wtw) == []
    book = load_workbook(wtw)
    sheet = book["Activities"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    for at, values in enumerate(reversed(rows), 2):
        for column, value in enumerate(values, 1):
            sheet.cell(at, column).value = value
    book.save(wtw)
    assert told(before, wtw) == []


def test_a_changed_cell_a_new_row_and_one_that_is_gone_are_told_with_what_they_said(before: Path, wtw: Path) -> None:
    caseload = read_caseload(wtw)
    people, team = caseload.people, caseload["Contacts"]
    gone = {team.cell(0, name): None for name in team.letters if team.table.column(name).computed is None}
    first = str(team.columns["participant_id"][0])
    patch_cells(wtw, wtw, {people.sheet: {people.cell(1, "phone"): "555-0199"}, team.sheet: gone})
    edit_workbook(wtw, wtw, {}, append_rows={"Children": [{"Participant": "P0004", "Child": "Child 9", "Born on": date(2026, 1, 31)}]})
    found = told(before, wtw)
    assert ("P0002", "changed", "Phone", "(510) 555-0102", "555-0199") in found
    assert ("P0004", "added", "", "", "Child Child 9; Born on 2026-01-31") in found
    assert [each[:2] for each in found if each[1] == "removed"] == [(first, "removed")]
    assert len(found) == 3


def test_computed_cells_are_told_on_request_only(before: Path, wtw: Path) -> None:
    refresh_one(wtw, date(2026, 12, 28))
    assert told(before, wtw) == [("", "changed", "Day asked about", "2026-11-25", "2026-12-28")]
    assert len(told(before, wtw, computed=True)) > 20


def test_a_column_of_ones_own_counts(before: Path, wtw: Path) -> None:
    from .strangers import with_everything

    with_everything(wtw)
    assert told(before, wtw) == [("P0001", "changed", "My note", "", "bring the form")]


def test_two_programs_are_not_compared(wtw: Path, tmp_path: Path) -> None:
    new("vr", tmp_path / "vr.xlsx")
    with pytest.raises(WrongUse, match="Welfare-to-Work"):
        told(wtw, tmp_path / "vr.xlsx")


def test_the_command_groups_by_participant_and_its_keys_stay(before: Path, wtw: Path, capsys: pytest.CaptureFixture[str]) -> None:
    people = read_caseload(wtw).people
    patch_cells(wtw, wtw, {people.sheet: {people.cell(1, "phone"): None}})
    assert main(["diff", str(before), str(wtw)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "P0002", f"  {people.place(1, 'phone')}  Phone: (510) 555-0102 -> blank", "1 difference."]  # fmt: skip
    assert main(["diff", str(before), str(wtw), "--json"]) == 0
    assert set(json.loads(capsys.readouterr().out)[0]) == {"participant_id", "sheet", "kind", "column", "old", "new", "place"}
