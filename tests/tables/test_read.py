"""A caseload is read by the names of tables and headers; what was moved or added by people does not matter."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.table import TableColumn

from caseload.errors import CaseloadError, WorkbookRefused
from caseload.tables.read import Caseload, read_caseload
from caseload.tables.schema import PROGRAMS


def changed(path: Path, change: object) -> Caseload:
    """The caseload after a change that somebody made with another program."""
    book = load_workbook(path)
    change(book)  # type: ignore[operator]
    book.save(path)
    return read_caseload(path)


def test_every_value_is_found_at_the_cell_that_is_named(wtw: Path) -> None:
    caseload = read_caseload(wtw)
    book = load_workbook(wtw, data_only=True)
    for frame in caseload.frames.values():
        for row in range(len(frame)):
            for name in frame.table.names:
                there = book[frame.sheet][frame.cell(row, name)].value
                assert _plain(there) == _plain(frame.columns[name][row]), frame.place(row, name)


def _plain(value: object) -> object:
    """Days alike in both libraries; an empty text is nothing."""
    return value.isoformat()[:10] if hasattr(value, "isoformat") else None if value == "" else value


def test_columns_in_another_order_are_read_alike(wtw: Path) -> None:
    before = read_caseload(wtw)["Children"]

    def turned(book: Workbook) -> None:
        sheet = book["Children"]
        for row in sheet.iter_rows(min_row=1, max_row=sheet.max_row):
            row[0].value, row[2].value = row[2].value, row[0].value
        first, _, last = sheet.tables["Children"].tableColumns
        first.name, last.name = last.name, first.name

    after = changed(wtw, turned)["Children"]
    assert after.columns == before.columns
    assert after.letters["participant_id"] == 3


def test_a_column_and_a_sheet_of_ones_own_are_kept_beside(wtw: Path) -> None:
    def more(book: Workbook) -> None:
        sheet = book["Children"]
        sheet["D1"], sheet["D2"] = "School", "Example School"
        sheet.tables["Children"].ref = f"A1:D{sheet.max_row}"
        sheet.tables["Children"].tableColumns.append(TableColumn(id=4, name="School"))
        book.create_sheet("My notes")["A1"] = "call back"

    caseload = changed(wtw, more)
    assert caseload.problems == []
    assert caseload["Children"].extra["School"][0] == "Example School"


def test_rows_that_hold_nothing_entered_are_no_records(wtw: Path) -> None:
    def emptied(book: Workbook) -> None:
        for cell in book["Children"][3]:
            cell.value = None

    before = len(read_caseload(wtw)["Children"])
    after = changed(wtw, emptied)["Children"]
    assert len(after) == before - 1
    assert after.rows[:2] == [2, 4]


def test_a_renamed_header_is_named_with_its_table(wtw: Path) -> None:
    def renamed(book: Workbook) -> None:
        book["Children"]["C1"] = "DOB"
        book["Children"].tables["Children"].tableColumns[2].name = "DOB"

    problems = changed(wtw, renamed).problems
    assert [problem.where for problem in problems] == ["Children!A1"]
    assert "Born on" in problems[0].what
    assert problems[0].todo


def test_a_missing_table_is_named_and_the_rest_is_read(wtw: Path) -> None:
    caseload = changed(wtw, lambda book: book.remove(book["Children"]))
    assert [problem.what for problem in caseload.problems] == ["the table Children is missing"]
    assert len(caseload.people) == 24


def test_a_workbook_without_settings_is_no_caseload(tmp_path: Path) -> None:
    path = tmp_path / "other.xlsx"
    Workbook().save(path)
    with pytest.raises(WorkbookRefused, match="no caseload"):
        read_caseload(path)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", b"name,hours\n", b"\xd0\xcf\x11\xe0 old Excel"])
def test_a_file_that_is_no_workbook_is_refused_with_what_to_do(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "caseload.xlsx"
    path.write_bytes(content)
    with pytest.raises(CaseloadError) as refused:
        read_caseload(path)
    assert refused.value.where == "caseload.xlsx"
    assert path.read_bytes() == content


def test_an_unknown_program_is_refused_with_the_ones_there_are(wtw: Path) -> None:
    def other(book: Workbook) -> None:
        book["Settings"]["B2"] = "snap"

    with pytest.raises(WorkbookRefused, match=", ".join(PROGRAMS)):
        changed(wtw, other)
