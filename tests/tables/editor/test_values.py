"""Every kind of value reaches the cell and can be read back by other programs."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from caseload.errors import WorkbookRefused
from caseload.tables import CellError, Formula, Plain, patch_cells, read_cells
from caseload.tables.editor.celltext import read_text
from caseload.tables.editor.contents import Unwritable, content, serial

SAFE_FILE = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40) | st.sampled_from(
    [
        "=SUM(A1)",
        "_x000D_",
        "_x005F_",
        " edges ",
        "two  spaces",
        "a\nb",
        "a\r\nb",
        "a\rb",
        "\x00\x1f",
        "&<>\"'",
        "]]>",
        "₂𝄞é",
    ]
)
numbers = st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False)
moments = st.datetimes(datetime(1904, 1, 1), datetime(9999, 12, 31))
places = st.tuples(st.integers(1, 40), st.integers(1, 30))


def addressed(cells: dict[tuple[int, int], object]) -> dict[str, object]:
    letters = openpyxl.utils.get_column_letter
    return {f"{letters(column)}{row}": value for (row, column), value in cells.items()}


@SAFE_FILE
@given(cells=st.dictionaries(places, st.none() | st.booleans() | numbers | texts, min_size=1, max_size=25))
def test_what_is_written_is_read_back_equal_and_every_other_cell_is_as_it_was(book, tmp_path, cells):
    """openpyxl sees each given value, each formula where one stood, and all other cells unchanged."""
    target, given_cells = tmp_path / "new.xlsx", addressed(cells)
    before = {c.coordinate: c.value for row in openpyxl.load_workbook(book)["Cases"] for c in row}
    formulas = {a: v for a, v in before.items() if str(v).startswith("=")}
    patch_cells(book, target, {"Cases": given_cells})
    expected = before | given_cells | formulas
    sheet = openpyxl.load_workbook(target)["Cases"]
    for address, value in expected.items():
        seen = sheet[address].value
        seen = openpyxl.utils.escape.unescape(seen) if isinstance(seen, str) else seen
        assert seen == value or (seen, value) == (None, ""), address
        assert (sheet[address].data_type == "f") == (address in formulas), "text beginning with = stays text"
    filled = {c.coordinate for row in sheet for c in row if c.value is not None}
    assert filled <= set(expected)


@SAFE_FILE
@given(cells=st.dictionaries(places, st.booleans() | numbers | texts, min_size=1, max_size=25))
def test_a_second_reader_sees_the_same_values(sheet_book, tmp_path, cells):
    """calamine, which shares no code with the editor, reads each value; shown values under formulas too."""
    from python_calamine import CalamineWorkbook

    path = sheet_book(b'<row r="1"><c r="A1"><f>1+1</f></c></row>')
    patch_cells(path, tmp_path / "new.xlsx", {"Cases": addressed(cells) | {"A1": "shown"}})
    sheet = CalamineWorkbook.from_path(tmp_path / "new.xlsx").get_sheet_by_name("Cases")
    rows = sheet.to_python(skip_empty_area=False)
    assert rows[0][0] == "shown"
    for (row, column), value in cells.items():
        if (row, column) == (1, 1) or (isinstance(value, str) and "_x" in content(value).text.decode()):
            continue  # calamine leaves _x000B_ and its like as they stand in the file
        seen = rows[row - 1][column - 1] if row <= len(rows) and column <= len(rows[0]) else ""
        assert seen == value


@SAFE_FILE
@given(moment=moments, date1904=st.booleans())
def test_a_date_gets_the_number_that_the_workbook_counts_with(moment, date1904):
    """The serial number goes back to the same moment, to the millisecond, in both date systems."""
    epoch = openpyxl.utils.datetime.MAC_EPOCH if date1904 else openpyxl.utils.datetime.WINDOWS_EPOCH
    back = openpyxl.utils.datetime.from_excel(serial(moment, date1904), epoch)
    assert abs((back - moment).total_seconds()) < 0.002


@pytest.mark.parametrize(
    ("day", "number"),
    [
        (date(1900, 1, 1), 1),
        (date(1900, 2, 28), 59),
        (date(1900, 3, 1), 61),
        (datetime(2026, 11, 2, 12, 0), 46328.5),
        (date(9999, 12, 31), 2958465),
    ],
)
def test_dates_before_march_1900_are_counted_as_excel_counts_them(day, number):
    assert content(day).value == number


def test_a_1904_workbook_gets_numbers_from_1904_on(book, tmp_path, rebuilt, part):
    """The same day is 1,462 less in a workbook that counts from 1904, and reads back as that day."""

    def to_1904(data: bytes) -> bytes:
        return data.replace(b"<workbookPr", b'<workbookPr date1904="1"', 1)

    old = rebuilt(book, tmp_path / "mac.xlsx", {"xl/workbook.xml": to_1904})
    patch_cells(old, tmp_path / "new.xlsx", {"Cases": {"B2": date(2026, 11, 2)}})
    assert b'<c r="B2"><v>44866</v></c>' in part(tmp_path / "new.xlsx")
    assert content(date(2026, 11, 2)).value - 44866 == 1462


def test_numpy_and_pandas_values_are_taken_for_what_they_are():
    import numpy as np
    import pandas as pd

    assert content(np.int64(7)).value == 7
    assert content(np.bool_(True)).value is True
    assert content(np.float64(0.1)).text == b"0.1"
    assert content(np.datetime64("2026-11-02")).value == 46328
    assert content(pd.Timestamp("2026-11-02 06:00")).value == 46328.25
    for nothing in (float("nan"), np.float64("nan"), np.datetime64("NaT"), pd.NaT, pd.NA):
        with pytest.raises(Unwritable):
            content(nothing)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Decimal("12.50"), b"12.5"),
        (Fraction(1, 4), b"0.25"),
        (1e22, b"1E+22"),
        (-0.0, b"0"),
        (0.1 + 0.2, b"0.30000000000000004"),
        (2**53, b"9007199254740992"),
    ],
)
def test_numbers_are_written_to_their_last_digit(value, written):
    assert content(value).text == written
    assert float(written) == float(value)


@pytest.mark.parametrize(
    "value",
    [
        float("inf"), 2**53 + 1, 10**400, "x" * 32768, "𝄞" * 16384, "\ud800", date(1899, 12, 31),
        datetime(2026, 1, 1, tzinfo=UTC), object(), [1], b"x", 1j,
        Formula(""), Formula("A" * 8193), Formula("A1\x00"), CellError("#NIX"),
    ],
)  # fmt: skip
def test_what_a_cell_cannot_hold_is_refused_and_no_file_appears(book, tmp_path, value):
    with pytest.raises(WorkbookRefused, match=r"cannot be written.*Cases!B2"):
        patch_cells(book, tmp_path / "new.xlsx", {"Cases": {"B2": value}})
    assert not (tmp_path / "new.xlsx").exists()


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_survives_its_own_escapes(text):
    """Control characters, and text that looks like an escape, come back as they were."""
    assert read_text(content(text).text) == text


@pytest.mark.parametrize("text", [" lead", "trail ", "a\nb", "a  b", "\t"])
def test_spaces_that_xml_would_drop_are_marked_to_be_kept(book, tmp_path, part, text):
    patch_cells(book, tmp_path / "new.xlsx", {"Cases": {"A2": text, "D2": text}})
    assert part(tmp_path / "new.xlsx").count(b'xml:space="preserve"') == 2
    assert read_cells(tmp_path / "new.xlsx", "Cases")["D2"] == text


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (5, b"<f>B2*C2</f><v>5</v>"),
        (True, b't="b"><f>B2*C2</f><v>1</v>'),
        ("late", b't="str"><f>B2*C2</f><v>late</v>'),
        (None, b'<c r="D2"><f>B2*C2</f></c>'),
        (CellError("#N/A"), b't="e"><f>B2*C2</f><v>#N/A</v>'),
    ],
)
def test_a_formula_stays_and_shows_the_new_value(book, tmp_path, part, value, written):
    patch_cells(book, tmp_path / "new.xlsx", {"Cases": {"D2": value}})
    assert written in part(tmp_path / "new.xlsx")


def test_a_formula_can_be_entered_and_taken_out_when_asked(book, tmp_path):
    """``Formula`` enters one with its value; ``Plain`` puts a value in its place."""
    target = tmp_path / "new.xlsx"
    patch_cells(book, target, {"Cases": {"D2": Plain(7), "A9": Formula("=SUM(B2:B6)", 200)}})
    assert openpyxl.load_workbook(target)["Cases"]["D2"].value == 7
    assert openpyxl.load_workbook(target)["Cases"]["A9"].value == "=SUM(B2:B6)"
    assert openpyxl.load_workbook(target, data_only=True)["Cases"]["A9"].value == 200


def test_none_empties_a_cell_and_keeps_its_format(book, tmp_path, part):
    workbook = openpyxl.load_workbook(book)
    workbook["Cases"]["B2"].number_format = "0.00"
    workbook.save(book)
    patch_cells(book, tmp_path / "new.xlsx", {"Cases": {"B2": None}})
    cell = openpyxl.load_workbook(tmp_path / "new.xlsx")["Cases"]["B2"]
    assert (cell.value, cell.number_format) == (None, "0.00")


def test_a_value_that_is_there_already_changes_nothing(book, tmp_path, raw_parts):
    """Writing what each cell shows leaves every byte of the file."""
    for name, value in read_cells(book, "Cases").items():
        report = patch_cells(book, tmp_path / "new.xlsx", {"Cases": {name: value}})
        assert (report.cells_changed, report.cells_unchanged, report.sheets) == (0, 1, ()), name
        assert (tmp_path / "new.xlsx").read_bytes() == book.read_bytes()


@pytest.mark.parametrize(
    "cell",
    [
        b'<c r="A1" t="d"><v>2026-11-02T00:00:00</v></c>',
        b'<c r="A1"><v>46328.0</v></c>',
        b"<c t='n' r='A1' ><v >4.6328E4</v></c>",
    ],
)
def test_a_day_written_in_another_way_counts_as_the_same(sheet_book, tmp_path, cell):
    path = sheet_book(b'<row r="1">%b</row>' % cell)
    assert patch_cells(path, tmp_path / "new.xlsx", {"Cases": {"A1": date(2026, 11, 2)}}).cells_changed == 0
    assert read_cells(path, "Cases") == {"A1": 46328}


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (b'<c r="A1" t="e"><v>#N/A</v></c>', "#N/A"),
        (b'<c r="A1" t="str"><v>#N/A</v></c>', CellError("#N/A")),
        (b'<c r="A1" t="b"><v>1</v></c>', 1),
        (b'<c r="A1"><v>1</v></c>', True),
        (b'<c r="A1" t="str"><v>1</v></c>', 1),
        (b'<c r="A1"><v>1</v></c>', "1"),
        (b'<c r="A1" t="d"><v>2026-11-02</v></c>', "2026-11-02"),
    ],
)
def test_values_of_different_kinds_that_look_alike_are_different(sheet_book, tmp_path, cell, value):
    path = sheet_book(b'<row r="1">%b</row>' % cell)
    assert patch_cells(path, tmp_path / "new.xlsx", {"Cases": {"A1": value}}).cells_changed == 1
    seen = read_cells(tmp_path / "new.xlsx", "Cases")["A1"]
    assert seen == value and isinstance(seen, CellError | bool) == isinstance(value, CellError | bool)


def test_an_error_that_a_cell_shows_is_an_error_again_when_it_is_copied(sheet_book, tmp_path):
    path = sheet_book(b'<row r="1"><c r="A1" t="e"><v>#N/A</v></c><c r="B1"/></row>')
    value = read_cells(path, "Cases")["A1"]
    assert patch_cells(path, tmp_path / "new.xlsx", {"Cases": {"A1": value, "B1": value}}).cells_changed == 1
    read = read_cells(tmp_path / "new.xlsx", "Cases")
    assert read == {"A1": "#N/A", "B1": "#N/A"} and all(isinstance(v, CellError) for v in read.values())
