"""The due list names every day by which something is to be done, once, with its reason, source and cell."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from caseload.app.making import new
from caseload.app.refreshing import refresh_one
from caseload.tables import patch_cells
from caseload.tables.compute import Results
from caseload.tables.read import Caseload, read_caseload
from caseload.tables.refresh import opened
from caseload.worklist.due import ORDER, counts, due_list

DAY = date(2026, 11, 25)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("due") / "wtw.xlsx"
    new("wtw", place, participants=30, as_of=DAY)
    return place


@pytest.fixture(scope="module")
def read(path: Path) -> tuple[Caseload, Results]:
    caseload, results, _ = opened(path, DAY)
    return caseload, results


def test_it_is_sorted_by_day_and_reaches_as_far_as_asked(read: tuple[Caseload, Results]) -> None:
    lines = due_list(*read, DAY, days=7)
    assert [line.due_on for line in lines] == sorted(line.due_on for line in lines)
    assert max((line.due_on - DAY).days for line in lines) <= 7
    further = due_list(*read, DAY, days=40)
    assert set(lines) < set(further)


def test_what_is_overdue_due_today_and_coming_is_told_apart_by_the_rule(read: tuple[Caseload, Results]) -> None:
    for line in due_list(*read, DAY, days=40):
        expected = "overdue" if line.due_on < DAY else "due_today" if line.due_on == DAY else "open"
        assert line.standing == expected
        assert line.days_left == (line.due_on - DAY).days


def test_each_line_has_a_name_a_reason_a_rule_and_the_cell_where_the_day_stands(read: tuple[Caseload, Results]) -> None:
    caseload, results = read
    for line in due_list(*read, DAY):
        assert line.person and line.what and line.why and "(" in line.source
        frame = caseload[line.table]
        assert line.place == frame.place(line.row, line.column)
        assert results.shown[line.table][line.column][line.row] == line.due_on


def test_what_is_done_leaves_the_list(path: Path, tmp_path: Path) -> None:
    mine = tmp_path / "wtw.xlsx"
    mine.write_bytes(path.read_bytes())
    caseload, results, _ = opened(mine, DAY)
    line = next(line for line in due_list(caseload, results, DAY) if line.table == "Team")
    frame = caseload["Team"]
    done = frame.table.column(line.column).due
    assert done is not None
    patch_cells(mine, mine, {frame.sheet: {frame.cell(line.row, done.ends[0]): DAY}})
    again, results, _ = opened(mine, DAY)
    assert line.place not in {each.place for each in due_list(again, results, DAY)}


def test_the_today_sheet_shows_the_same_lines(path: Path, tmp_path: Path) -> None:
    mine = tmp_path / "wtw.xlsx"
    mine.write_bytes(path.read_bytes())
    refresh_one(mine, DAY)
    caseload, results, _ = opened(mine, DAY)
    lines = due_list(caseload, results, DAY)
    today = caseload["Today"]
    assert [(row["place"], row["due_on"]) for row in today.records()] == [(line.place, line.due_on) for line in lines]
    assert sum(counts(lines).values()) == len(today)


def test_counts_name_every_standing(read: tuple[Caseload, Results]) -> None:
    assert tuple(counts([])) == ORDER
    assert counts(due_list(*read, DAY))["overdue"] > 0


def test_an_empty_caseload_has_nothing_due(tmp_path: Path) -> None:
    empty = tmp_path / "empty.xlsx"
    new("wtw", empty, as_of=DAY)
    assert due_list(read_caseload(empty), opened(empty, DAY)[1], DAY) == []
