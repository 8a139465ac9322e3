"""Rows are as tall as what they hold: when a workbook is made, and after a refresh that writes other texts."""

from __future__ import annotations

import re
import zipfile
from datetime import date, timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook

from caseload.app.refreshing import refresh_one
from caseload.tables.editor.patch import edit_workbook, patch_cells
from caseload.tables.heights import broad, height, lines_of, points, room, width_for

from .conftest import DAY


@pytest.mark.parametrize(("text", "across", "lines"), [
    ("", 10, 1), ("yes", 10, 1), ("Monthly contact", 20, 1), ("Monthly contact", 10, 2), ("one\ntwo", 20, 2),
    ("transition_completed_on", 10, 3), ("? missing: weekly_hours", 12, 2), ("a b c d", 1, 4),
])  # fmt: skip
def test_a_text_breaks_between_words_and_a_long_word_anywhere(text: str, across: float, lines: int) -> None:
    assert lines_of(text, across) == lines


def test_digits_have_the_width_by_which_columns_are_measured() -> None:
    assert broad("2026") == 4 and broad("iiii") < broad("2026") < broad("mmmm")
    assert room(width_for(12)) == pytest.approx(12)
    assert height(["no", "one two three four five"], [10, 10]) == points(3) < height(["x " * 900], [10]) == points(26) < 412


def _row(path: Path, sheet: str, row: int) -> bytes:
    """The tag of a row as it stands in the file."""
    at = load_workbook(path, read_only=True).sheetnames.index(sheet) + 1
    with zipfile.ZipFile(path) as parts:
        found = re.search(rb'<row r="%d"[^>]*>' % row, parts.read(f"xl/worksheets/sheet{at}.xml"))
    assert found is not None
    return found[0]


def test_a_line_of_today_that_says_more_gets_a_taller_row(wtw: Path) -> None:
    refresh_one(wtw, DAY + timedelta(days=400))
    sheet = load_workbook(wtw)["Today"]
    widths = {cell.column: sheet.column_dimensions[cell.column_letter].width for cell in sheet[1]}
    assert sheet.max_row > 20
    for row in sheet.iter_rows(min_row=2):
        most = max(lines_of(cell.value, room(widths[cell.column])) for cell in row[4:8])
        assert sheet.row_dimensions[row[0].row].height >= most * 15, row[0].coordinate


def test_a_height_that_somebody_chose_stays(wtw: Path, tmp_path: Path) -> None:
    before = _row(wtw, "Participants", 3)
    chosen = re.sub(rb' ht="[\d.]+"', b' ht="60" customHeight="1"', before)
    assert chosen != before
    own = tmp_path / "own.xlsx"
    with zipfile.ZipFile(wtw) as old, zipfile.ZipFile(own, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(before, chosen))
    refresh_one(own, DAY + timedelta(days=40))
    assert _row(own, "Participants", 3) == chosen


def test_a_column_that_somebody_made_narrow_makes_the_row_taller(wtw: Path, tmp_path: Path) -> None:
    narrow, kept = _with_alerts_column(wtw, tmp_path / "narrow.xlsx", 7), _with_alerts_column(wtw, tmp_path / "kept.xlsx", 20)
    before = load_workbook(kept)["Participants"]
    for each in (narrow, kept):
        refresh_one(each, DAY + timedelta(days=40))
    small, wide = load_workbook(narrow)["Participants"], load_workbook(kept)["Participants"]
    told = [row for row in range(2, wide.max_row + 1) if wide[f"D{row}"].value and wide[f"D{row}"].value != before[f"D{row}"].value]
    assert len(told) > 5
    for row in told:
        assert small.row_dimensions[row].height >= lines_of(small[f"D{row}"].value, room(7)) * 15 > 30
    assert sum(small.row_dimensions[row].height > wide.row_dimensions[row].height for row in told) > 5


def _with_alerts_column(wtw: Path, path: Path, width: float) -> Path:
    book = load_workbook(wtw)
    assert book["Participants"]["D1"].value == "Alerts"
    book["Participants"].column_dimensions["D"].width = width
    for dimension in book["Participants"].row_dimensions.values():
        dimension.height = None
    book.save(path)
    return path


def test_an_edit_asks_for_the_heights_of_the_rows_that_it_writes(wtw: Path) -> None:
    told: list[float] = []

    def tall(number: int, width: object) -> float:
        told.append(number)
        return points(7)

    edit_workbook(wtw, wtw, {"Participants": {"D3": "9 overdue"}}, heights={"Participants": tall})
    assert told == [3] and b' ht="%g"' % points(7) in _row(wtw, "Participants", 3)


def test_a_row_in_which_nothing_changes_keeps_every_byte(wtw: Path) -> None:
    """So does a row that is asked for its height though somebody else measures texts a little differently."""
    before = wtw.read_bytes()
    refresh_one(wtw, DAY)
    assert wtw.read_bytes() == before
    there = _row(wtw, "Participants", 2)
    slightly = float(re.search(rb'ht="([\d.]+)"', there)[1]) + 3  # type: ignore[index]
    edit_workbook(wtw, wtw, {"Participants": {"D2": "9 overdue"}}, heights={"Participants": lambda row, width: slightly})
    assert _row(wtw, "Participants", 2) == there


def test_an_edit_that_is_told_no_heights_changes_none(wtw: Path, tmp_path: Path) -> None:
    patch_cells(wtw, tmp_path / "out.xlsx", {"Participants": {"D2": "word " * 60}})
    assert _row(tmp_path / "out.xlsx", "Participants", 2) == _row(wtw, "Participants", 2)


def test_the_width_of_a_column_is_read_where_the_sheet_says_it(wtw: Path) -> None:
    seen: dict[int, float] = {}

    def tall(number: int, width: object) -> float:
        seen.update({at: width(at) for at in (1, 4, 16000)})  # type: ignore[operator]
        return points(1)

    edit_workbook(wtw, wtw, {"Participants": {"D2": "9 overdue"}}, heights={"Participants": tall})
    columns = load_workbook(wtw)["Participants"].column_dimensions
    assert seen[1] == pytest.approx(columns["A"].width) and seen[4] == pytest.approx(columns["D"].width)
    assert 8 < seen[16000] < 10


def test_the_day_moves_and_back_again_and_the_rows_of_people_fit_as_before(wtw: Path) -> None:
    before = load_workbook(wtw)["Participants"]
    heights = [before.row_dimensions[row].height for row in range(2, before.max_row + 1)]
    refresh_one(wtw, date(2027, 8, 1))
    refresh_one(wtw, DAY)
    after = load_workbook(wtw)["Participants"]
    assert [after.row_dimensions[row].height for row in range(2, after.max_row + 1)] == heights
