"""A refresh brings up to date what is computed, and nobody ever loses a cell, a chart or a comment."""

from __future__ import annotations

import os
import zipfile
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import ColorScaleRule
from openpyxl.worksheet.table import TableColumn

from caseload.app import opening
from caseload.app.making import new
from caseload.app.refreshing import refresh, refresh_one
from caseload.errors import FileBusy, WrongUse
from caseload.tables import formula_cells, patch_cells, read_cells
from caseload.tables.backup import backup_of, restore
from caseload.tables.compute import compute
from caseload.tables.read import read_caseload
from caseload.tables.refresh import opened, write_results

from .conftest import DAY

LATER = date(2026, 12, 28)


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def with_things_of_ones_own(path: Path) -> Path:
    """A chart, a comment, a colour scale, a column, a sheet with formulas and a link, as people add them."""
    book = load_workbook(path)
    people = book["Participants"]
    table = people.tables["Participants"]
    letter = people.cell(1, people.max_column + 1).column_letter
    people[f"{letter}1"], people[f"{letter}2"] = "My note", "bring the form"
    table.ref = f"A1:{letter}{people.max_row}"
    table.tableColumns.append(TableColumn(id=len(table.tableColumns) + 1, name="My note"))
    people["C2"].comment = Comment("Ask about the bus pass.", "worker")
    people.conditional_formatting.add(f"{letter}2:{letter}30", ColorScaleRule("min", None, "FFFFFF", "max", None, "FF8800"))
    mine = book.create_sheet("My sheet")
    mine["A1"], mine["A2"] = "=SUM(A2:A9)", 4
    mine["B1"].hyperlink = "https://example.org/"
    chart = BarChart()
    chart.add_data(Reference(book["Attendance"], min_col=3, min_row=1, max_row=9), titles_from_data=True)
    mine.add_chart(chart, "D2")
    book.save(path)
    return path


def test_a_second_refresh_for_the_same_day_changes_no_byte(wtw: Path) -> None:
    refresh_one(wtw, LATER)
    first, moment = wtw.read_bytes(), wtw.stat().st_mtime_ns
    report = refresh_one(wtw, LATER)
    assert (report.cells_changed, report.backup) == (0, "")
    assert wtw.read_bytes() == first
    assert wtw.stat().st_mtime_ns == moment


def test_every_computed_cell_holds_what_is_computed_from_what_stands_there(wtw: Path) -> None:
    refresh_one(wtw, LATER)
    with opening.opened(wtw, LATER) as (caseload, results, _):
        pass
    for name, columns in results.shown.items():
        for column, shown in columns.items():
            there = caseload[name].columns[column]
            assert [value or None for value in there] == [value or None for value in shown], (name, column)


def test_the_day_asked_about_stands_in_the_settings(wtw: Path) -> None:
    refresh_one(wtw, LATER)
    assert read_caseload(wtw).settings["as_of"] == LATER


def test_what_people_added_is_kept_part_for_part(wtw: Path) -> None:
    before = parts(with_things_of_ones_own(wtw))
    assert refresh_one(wtw, LATER).cells_changed > 10
    after = parts(wtw)
    assert set(after) == set(before)
    kinds = ("chart", "drawing", "comment", "vml", "rels", "styles", "sharedStrings", "theme")
    for name in before:
        if any(kind in name.casefold() for kind in kinds):
            assert after[name] == before[name], name
    caseload = read_caseload(wtw)
    assert caseload.people.extra["My note"][0] == "bring the form"
    assert formula_cells(wtw, "My sheet") == {"A1": "SUM(A2:A9)"}


def test_a_column_that_was_moved_is_written_where_it_stands_now(wtw: Path) -> None:
    book = load_workbook(wtw)
    sheet = book["Team"] if "Team" in book.sheetnames else book["Support team"]
    table = sheet.tables["Team"]
    for row in sheet.iter_rows(min_row=1, max_row=sheet.max_row):
        row[3].value, row[-1].value = row[-1].value, row[3].value
    first, last = table.tableColumns[3], table.tableColumns[-1]
    first.name, last.name = last.name, first.name
    book.save(wtw)
    refresh_one(wtw, LATER)
    caseload = read_caseload(wtw)
    assert caseload["Team"].columns["meet_by"] == compute(caseload).shown["Team"]["meet_by"]


def test_a_formula_stays_and_its_shown_value_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "live.xlsm"
    new("wtw", path, participants=6, live=True, as_of=DAY)
    people, formulas = read_caseload(path).people, formula_cells(path, "Participants")
    refresh_one(path, LATER)
    assert formula_cells(path, "Participants") == formulas
    cell = people.cell(2, "contact_due_on")
    assert read_cells(path, "Participants")[cell] != people.columns["contact_due_on"][2]


def test_the_file_from_before_is_kept_and_can_be_put_back(wtw: Path) -> None:
    before = wtw.read_bytes()
    report = refresh_one(wtw, LATER)
    assert backup_of(wtw).read_bytes() == before
    assert report.backup == backup_of(wtw).name
    refreshed = wtw.read_bytes()
    restore(wtw)
    assert wtw.read_bytes() == before
    assert backup_of(wtw).read_bytes() == refreshed


def test_a_copy_that_is_too_old_or_not_there_is_not_put_back(wtw: Path) -> None:
    with pytest.raises(WrongUse, match="no copy"):
        restore(wtw)
    refresh_one(wtw, LATER)
    os.utime(backup_of(wtw), (0, 0))
    with pytest.raises(WrongUse, match="days old"):
        restore(wtw, most_days=30)


def test_a_file_that_somebody_saves_meanwhile_is_not_overwritten(wtw: Path) -> None:
    caseload, results, day = opened(wtw, LATER)
    patch_cells(wtw, wtw, {"Children": {"B2": "Renamed"}})
    before = wtw.read_bytes()
    with pytest.raises(FileBusy, match="changed while"):
        write_results(caseload, results, day, {})
    assert wtw.read_bytes() == before


def test_one_broken_file_does_not_stop_the_rest(wtw: Path, tmp_path: Path) -> None:
    (tmp_path / "a_broken.xlsx").write_text("no workbook", encoding="utf-8")
    reports = {report.file: report for report in refresh([tmp_path], LATER)}
    assert reports["a_broken.xlsx"].failed and reports["a_broken.xlsx"].problems
    assert not reports["wtw.xlsx"].failed and reports["wtw.xlsx"].cells_changed


def test_shards_share_the_files_out_and_other_folders_leave_the_old_ones(wtw: Path, tmp_path: Path) -> None:
    for number in range(4):
        (tmp_path / f"w{number}.xlsx").write_bytes(wtw.read_bytes())
    before = wtw.read_bytes()
    out = tmp_path / "out"
    done = [[report.file for report in refresh([tmp_path], LATER, out=out, shard=(k, 2))] for k in (1, 2)]
    assert sorted(done[0] + done[1]) == ["w0.xlsx", "w1.xlsx", "w2.xlsx", "w3.xlsx", "wtw.xlsx"]
    assert not set(done[0]) & set(done[1])
    assert wtw.read_bytes() == before
    assert sorted(path.name for path in out.rglob("*.xlsx")) == sorted(done[0] + done[1])


def test_two_processes_give_what_one_gives(wtw: Path, tmp_path: Path) -> None:
    (tmp_path / "second.xlsx").write_bytes(wtw.read_bytes())
    alone = [report.record() for report in refresh([tmp_path], LATER, out=tmp_path / "one")]
    both = [report.record() for report in refresh([tmp_path / "wtw.xlsx", tmp_path / "second.xlsx"], LATER,
                                                  out=tmp_path / "two", jobs=2)]  # fmt: skip
    assert sorted(alone, key=str) == sorted(both, key=str)
    for name in ("wtw.xlsx", "second.xlsx"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_an_empty_table_of_somebody_else_is_no_reason_to_fail(wtw: Path) -> None:
    book = load_workbook(wtw)
    book.create_sheet("Empty")
    book.save(wtw)
    assert isinstance(load_workbook(wtw), Workbook)
    assert not refresh_one(wtw, LATER).failed


def test_a_computed_column_whose_header_was_renamed_is_told_and_everything_else_is_refreshed(wtw: Path) -> None:
    book = load_workbook(wtw)
    people = read_caseload(wtw).people
    column = people.letters["contact_due_on"]
    book[people.sheet].cell(1, column).value = "Next call"
    book[people.sheet].tables["Participants"].tableColumns[column - 1].name = "Next call"
    book.save(wtw)
    report = refresh_one(wtw, LATER)
    assert [problem.what for problem in report.problems] == ["the column 'Contact due' is missing from the table Participants"]
    assert report.cells_changed > 10
    assert "Participants, row" in {str(row["place"]).rpartition(" ")[0] for row in read_caseload(wtw)["Today"].records()}
