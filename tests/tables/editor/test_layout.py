"""Made rows and cells stand where they belong, look as they should, and the sheet's own marks follow."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from caseload.tables import patch_cells

places = st.sets(st.tuples(st.integers(1, 12), st.integers(1, 30)), max_size=14)
letters = openpyxl.utils.get_column_letter


def order(data: bytes) -> list[tuple[int, int]]:
    found = []
    for row in ElementTree.fromstring(data).iterfind("{*}sheetData/{*}row"):
        for cell in row.iterfind("{*}c"):
            name = cell.get("r")
            assert name.endswith(row.get("r"))
            found.append(openpyxl.utils.cell.coordinate_to_tuple(name))
    return found


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(there=places, wanted=places, space=st.sampled_from([b"", b"\n  "]))
def test_rows_and_cells_are_in_order_wherever_new_ones_are_made(sheet_book, tmp_path, part, there, wanted, space):
    """Whatever stood on the sheet and whatever is asked for, addresses ascend and none is lost."""
    rows = b""
    for number in sorted({row for row, _ in there}):
        cells = [b'%b<c r="%b%d"><v>1</v></c>' % (space, letters(column).encode(), row) for row, column in sorted(there) if row == number]
        rows += b'%b<row r="%d">%b%b</row>' % (space, number, b"".join(cells), space)
    path = sheet_book(rows + space)
    patch_cells(path, tmp_path / "new.xlsx", {"Cases": {f"{letters(c)}{r}": 2 for r, c in wanted}})
    assert order(part(tmp_path / "new.xlsx")) == sorted(there | wanted)


@pytest.mark.parametrize(
    ("head", "row", "style"),
    [
        (b'<cols><col min="2" max="3" style="1"/></cols>', b'<row r="4"/>', b' s="1"'),
        (b'<cols><col min="2" max="3" style="1"/></cols>', b"", b' s="1"'),
        (b'<cols><col min="3" max="3" style="1"/></cols>', b'<row r="4"/>', b""),
        (b"", b'<row r="4" s="2" customFormat="1"/>', b' s="2"'),
        (b"", b'<row r="4" s="2"/>', b""),
        (b'<cols><col min="2" max="2" style="1"/></cols>', b'<row r="4" s="2" customFormat="true"/>', b' s="2"'),
        (b'<cols><col min="2" max="2" width="9"/></cols>', b"", b""),
    ],
)
def test_a_made_cell_looks_as_if_someone_had_typed_into_it(sheet_book, tmp_path, part, head, row, style):
    """It takes the format of its row, else of its column."""
    patch_cells(sheet_book(row, head=head), tmp_path / "new.xlsx", {"Cases": {"B4": 7}})
    assert b'<c r="B4"%b><v>7</v></c>' % style in part(tmp_path / "new.xlsx")


@pytest.mark.parametrize(("before", "address", "after"), [
    (b"A1", "C7", b"A1:C7"), (b"B2:D4", "A1", b"A1:D4"), (b"A1:E9", "C3", b"A1:E9"), (b"nonsense", "C3", b"nonsense"),
])  # fmt: skip
def test_the_dimension_covers_the_cells_that_were_made(sheet_book, tmp_path, part, before, address, after):
    path = sheet_book(head=b'<dimension ref="%b"/>' % before)
    patch_cells(path, tmp_path / "new.xlsx", {"Cases": {address: 1}})
    assert b'<dimension ref="%b"/>' % after in part(tmp_path / "new.xlsx")


def test_the_spans_of_a_row_cover_its_new_cells_and_nothing_else_of_the_row_changes(sheet_book, tmp_path, part):
    path = sheet_book(b'<row r="3" spans="2:4" ht="30" customHeight="1" x="&gt;"><c r="B3"/></row>')
    patch_cells(path, tmp_path / "new.xlsx", {"Cases": {"F3": 1, "A3": 2}})
    row = re.search(rb"<row.*?>", part(tmp_path / "new.xlsx"))[0]
    assert row == b'<row r="3" spans="1:6" ht="30" customHeight="1" x="&gt;">'


def test_emptying_what_is_empty_makes_nothing(sheet_book, tmp_path):
    """None for a cell or row that is not there leaves the file byte for byte."""
    path = sheet_book(b'<row r="3"/>')
    assert patch_cells(path, tmp_path / "new.xlsx", {"Cases": {"A3": None, "B9": None}}).cells_changed == 0
    assert (tmp_path / "new.xlsx").read_bytes() == path.read_bytes()


def test_an_empty_sheet_element_opens_for_its_first_row(book, tmp_path, rebuilt, part):
    bare = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData /></worksheet>'
    path = rebuilt(book, tmp_path / "bare.xlsx", {"xl/worksheets/sheet1.xml": bare})
    patch_cells(path, tmp_path / "new.xlsx", {"Cases": {"B2": 1}})
    assert openpyxl.load_workbook(tmp_path / "new.xlsx")["Cases"]["B2"].value == 1
    assert part(tmp_path / "new.xlsx").count(b"sheetData") == 2


def test_the_last_cell_of_a_sheet_can_be_written(book, tmp_path):
    patch_cells(book, tmp_path / "new.xlsx", {"Cases": {"XFD1048576": "end"}})
    assert openpyxl.load_workbook(tmp_path / "new.xlsx")["Cases"]["XFD1048576"].value == "end"


@pytest.mark.parametrize("prefix", [b"x:", b"ss.1:"])
def test_a_sheet_whose_elements_bear_a_prefix_keeps_it_in_what_is_made(book, tmp_path, rebuilt, part, prefix):
    """All kinds of content, in changed and made cells and rows, under ``<x:c>``."""
    space = b"xmlns:%b" % prefix.rstrip(b":")

    def prefixed(data: bytes) -> bytes:
        named = re.sub(rb"<(/?)([A-Za-z])", rb"<\1%b\2" % prefix, data)
        return named.replace(b"xmlns=", space + b"=", 1)

    path = rebuilt(book, tmp_path / "prefixed.xlsx", {"xl/worksheets/sheet1.xml": prefixed})
    given = {"A2": "text ", "B2": 7, "D2": "shown", "E2": None, "C9": True, "D3": None, "AA2": 1}
    patch_cells(path, tmp_path / "new.xlsx", {"Cases": given})
    sheet = openpyxl.load_workbook(tmp_path / "new.xlsx", data_only=True)["Cases"]
    assert {a: sheet[a].value for a in given} == given
    assert not re.search(rb"<(?!/?%b|\?)" % re.escape(prefix), part(tmp_path / "new.xlsx"))


def test_strict_workbooks_are_edited_like_others(book, tmp_path, rebuilt, raw_parts):
    """The namespaces of ISO strict, dates as text included."""

    def strict(data: bytes) -> bytes:
        for last in (b"spreadsheetml/2006/main", b"officeDocument/2006/relationships"):
            new = b"purl.oclc.org/ooxml/" + last.replace(b"2006/", b"")
            data = data.replace(b"schemas.openxmlformats.org/" + last, new)
        return data.replace(b'<c r="B2" t="n"><v>20</v>', b'<c r="B2" t="d"><v>2026-11-02</v>')

    names = ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "_rels/.rels", "xl/_rels/workbook.xml.rels"]
    path = rebuilt(book, tmp_path / "strict.xlsx", dict.fromkeys(names, strict))
    report = patch_cells(path, tmp_path / "new.xlsx", {"Cases": {"B2": 46328, "B3": 5, "Z9": "new"}})
    assert (report.cells_changed, report.cells_unchanged) == (2, 1)
    old, new = raw_parts(path), raw_parts(tmp_path / "new.xlsx")
    assert [name for name in old if old[name] != new[name]] == ["xl/worksheets/sheet1.xml"]


def test_attributes_in_any_order_and_quotes_are_understood(sheet_book, tmp_path, part):
    path = sheet_book(b"<row\n ht='9' r='2'><c s='1'  t='s' r = 'A2' ><v>0</v></c ><c r=\"B2\"/><c r=\"C2\" s='1'   ><v>1</v></c></row >")
    patch_cells(path, tmp_path / "new.xlsx", {"Cases": {"A2": 5, "B2": "é", "C2": 6}})
    assert b"<c r=\"C2\" s='1'><v>6</v></c>" in part(tmp_path / "new.xlsx")
    assert b"<c s='1' r = 'A2'><v>5</v></c>" in part(tmp_path / "new.xlsx")
    assert '<c r="B2" t="inlineStr"><is><t>é</t></is></c>'.encode() in part(tmp_path / "new.xlsx")


def test_rich_values_do_not_outlive_the_value_they_stood_for(sheet_book, tmp_path, part):
    """A picture in a cell (``vm``) goes with its value; the mark of a dynamic formula (``cm``) stays with it."""
    picture = b'<c r="A1" t="e" vm="1"><v>#VALUE!</v></c>'
    dynamic = b'<c r="B1" cm="1"><f t="array" ref="B1">X</f><v>1</v></c>'
    patch_cells(sheet_book(b'<row r="1">%b%b</row>' % (picture, dynamic)), tmp_path / "new.xlsx", {"Cases": {"A1": 1, "B1": 2}})
    new = part(tmp_path / "new.xlsx")
    assert b'<c r="A1"><v>1</v></c>' in new
    assert b'<c r="B1" cm="1"><f t="array" ref="B1">X</f><v>2</v></c>' in new
