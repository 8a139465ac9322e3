"""What cannot be changed without doubt is refused with a reason, and no target is left behind."""

from __future__ import annotations

import zipfile

import openpyxl
import pytest

from caseload.errors import CaseloadError, WorkbookRefused, WrongUse
from caseload.tables import Formula, Plain, edit_workbook, patch_cells
from caseload.tables.editor import package

SHEET = "xl/worksheets/sheet1.xml"
A1 = {"Cases": {"A1": "x"}}


@pytest.fixture
def refused(tmp_path):
    """``refused(path, cells, why, **more)``: the edit raises for this reason and leaves nothing behind."""

    def check(path, cells, why, kind=WorkbookRefused, **more):
        before, target = path.read_bytes() if path.is_file() else b"", tmp_path / "target.xlsx"
        with pytest.raises(kind, match=why) as caught:
            edit_workbook(path, target, cells, **more)
        assert path.name in str(caught.value) or kind is WrongUse, "the message names the file"
        assert not target.exists() and not list(tmp_path.glob("*.part"))
        target.write_bytes(b"old")
        with pytest.raises(kind):
            edit_workbook(path, target, cells, **more)
        assert target.read_bytes() == b"old", "a target that was there stays as it was"
        assert not path.is_file() or path.read_bytes() == before
        target.unlink()

    return check


@pytest.mark.parametrize("name", ["Nobody", "cases", "", None, 1])
def test_an_unknown_sheet_is_refused_and_the_known_ones_are_told(book, refused, name):
    refused(book, {name: {"A1": 1}}, "no sheet .*Cases, Notes")


def test_a_chart_sheet_has_no_cells(book, refused):
    workbook = openpyxl.load_workbook(book)
    sheet, chart = workbook.create_chartsheet("Graph"), openpyxl.chart.BarChart()
    chart.add_data(openpyxl.chart.Reference(workbook["Cases"], min_col=2, min_row=1, max_row=6))
    sheet.add_chart(chart)
    workbook.save(book)
    refused(book, {"Graph": {"A1": 1}}, "'Graph' has no cells .*chartsheet")


@pytest.mark.parametrize(
    "address",
    [
        "",
        "A",
        "1",
        "a1",
        "A0",
        "A01",
        "$A$1",
        "A1:B2",
        "XFE1",
        "A1048577",
        "AAAA1",
        " A1",
        "A1\n",
        "R1C1",
        "Ä1",
        "A١",
        7,
        None,
    ],
)
def test_what_is_not_the_address_of_one_cell_is_refused(book, refused, address):
    refused(book, {"Cases": {address: 1}}, "not the address of a cell")


def test_one_bad_cell_stops_all_sheets(book, refused):
    refused(book, {"Notes": {"A1": "fine"}, "Cases": {"B2": 1, "B3": object()}}, r"Cases!B3\): a cell cannot hold")


def test_cells_inside_a_merged_area_are_refused_but_not_its_corner(sheet_book, tmp_path, refused):
    path = sheet_book(tail=b'<mergeCells count="1"><mergeCell ref="B2:C3"/></mergeCells>')
    for address in ("C2", "B3", "C3"):
        refused(path, {"Cases": {address: 1}}, f"Cases!{address}.*merged area B2:C3")
    assert patch_cells(path, tmp_path / "new.xlsx", {"Cases": {"B2": 1, "D3": 1, "B4": 1}}).cells_changed == 3


@pytest.mark.parametrize("kind", [b't="array"', b"t='array'", b't="dataTable" dt2D="1" r1="A1" r2="A2"'])
def test_members_of_a_spill_or_array_or_data_table_are_refused_but_not_the_cell_that_fills_them(sheet_book, tmp_path, refused, kind):
    path = sheet_book(b'<row r="1"><c r="A1"><f %b ref="A1:B2">X()</f><v>1</v></c><c r="B1"><v>2</v></c></row>' % kind)
    for address in ("B1", "A2", "B2"):
        refused(path, {"Cases": {address: 1}}, f"Cases!{address}.*formula of A1:B2")
    assert patch_cells(path, tmp_path / "new.xlsx", {"Cases": {"A1": 7, "C1": 1}}).cells_changed == 2


@pytest.mark.parametrize("new", [Plain(1), Formula("B1")])
@pytest.mark.parametrize("kind", [b't="array" ref="A1:A3"', b't="shared" si="0" ref="A1:A3"'])
def test_a_formula_that_other_cells_live_on_is_not_replaced(sheet_book, refused, kind, new):
    """Also when its own address stands in its text."""
    path = sheet_book(b'<row r="1"><c r="A1"><f %b>IF("A1"=B1,1)</f><v>1</v></c></row>' % kind)
    refused(path, {"Cases": {"A1": new}}, "Cases!A1.*other cells share it")


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        (b'<row><c r="A1"/></row>', "rows without numbers"),
        (b'<row r="1"><c><v>1</v></c></row>', "cells without references"),
        (b'<row r="2"/><row r="1"/>', "out of order"),
        (b'<row r="1"/><row r="1"/>', "out of order"),
        (b'<row r="0"/>', "out of order"),
        (b'<row r="1048577"/>', "out of order"),
        (b'<row r="1"><c r="B1"/><c r="A1"/></row>', "A1 of row 1 is out of place"),
        (b'<row r="1"><c r="A1"/><c r="A1"/></row>', "A1 of row 1 is out of place"),
        (b'<row r="1"><c r="A2"/></row>', "A2 of row 1 is out of place"),
        (b'<row r="1"><c r="a1"/></row>', "a1 of row 1 is out of place"),
        (b'<row r="1"><c r="XFE1"/></row>', "XFE1 of row 1 is out of place"),
        (b'<row r="1"><c r="A1"/><d/></row>', "row 1 holds more than cells"),
        (b'<row r="1"><c r="A1"/>text</row>', "row 1 holds more than cells"),
        (b'<row r="1"/><other/>', "what follows row 1"),
        (b'<row r="1"><!-- here --></row>', "comments between its cells"),
        (b'<row r="1"><c r="A1"><v><![CDATA[1]]></v></c></row>', "comments between its cells"),
        (b'<row r="1"><c r="A1"><extLst/></c></row>', "holds something unknown"),
        (b'<row r="1"><c r="A1"><v>1</v><f>1</f></c></row>', "holds something unknown"),
        (b'<row r="1"><c r="A1">', "not well-formed"),
    ],
)  # fmt: skip
def test_a_sheet_that_is_not_understood_to_the_last_byte_is_refused(sheet_book, refused, rows, why):
    refused(sheet_book(rows), A1, why)


@pytest.mark.parametrize(
    ("sheet", "why"),
    [
        (b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>', "document type"),
        ('<?xml version="1.0" encoding="UTF-16"?><worksheet/>'.encode("utf-16"), "UTF-8"),
        (b'<?xml version="1.0" encoding="latin-1"?><worksheet/>', "UTF-8"),
        (b'<worksheet xmlns="urn:other"><sheetData/></worksheet>', "holds a worksheet"),
        (b'<chartsheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>', "holds a chartsheet"),
        (b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>', "no rows element"),
        (b"", "not well-formed"),
    ],
)
def test_a_part_that_is_no_plain_worksheet_is_refused(book, tmp_path, rebuilt, refused, sheet, why):
    refused(rebuilt(book, tmp_path / "odd.xlsx", {SHEET: sheet}), A1, why)


def test_a_sheet_that_is_not_understood_does_not_stop_the_others(sheet_book, tmp_path):
    path = sheet_book(b'<row><c r="A1"/></row>')
    assert patch_cells(path, tmp_path / "new.xlsx", {"Notes": {"A1": "fine"}}).sheets == ("Notes",)


def test_headers_of_a_table_cannot_be_renamed(book, refused, tmp_path):
    """Excel repairs a table whose column names differ from its header cells; the same text is fine."""
    workbook = openpyxl.load_workbook(book)
    workbook["Cases"].add_table(openpyxl.worksheet.table.Table(displayName="T", ref="A1:E6"))
    workbook.save(book)
    refused(book, {"Cases": {"B1": "Other"}}, "Cases!B1.*column of the table T")
    patch_cells(book, tmp_path / "new.xlsx", {"Cases": {"B1": "Hours", "F1": "beside"}})


@pytest.mark.parametrize(
    ("contents", "why"),
    [
        (b"", "it holds nothing at all"),
        (b"name,hours\n", "end of the zip file is missing"),
        (b"PK\x05\x06" + bytes(18), "zip file of another kind"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "Excel 97-2003"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "opens only with a password"),
    ],
)
def test_files_of_another_kind_are_refused(tmp_path, refused, contents, why):
    path = tmp_path / "other.xlsx"
    path.write_bytes(contents)
    refused(path, A1, why)


def test_a_word_document_or_any_other_zip_is_not_a_workbook(book, tmp_path, rebuilt, refused):
    with zipfile.ZipFile(tmp_path / "any.xlsx", "w") as other:
        other.writestr("readme.txt", "hello")
    refused(tmp_path / "any.xlsx", A1, "zip file of another kind")

    def word(data):
        return data.replace(b"spreadsheetml.sheet.main", b"wordprocessingml.document.main")

    def binary(data):
        return data.replace(b"openxmlformats-officedocument.spreadsheetml.sheet.main+xml", b"ms-excel.sheet.binary")

    types = "[Content_Types].xml"
    refused(rebuilt(book, tmp_path / "word.xlsx", {types: word}), A1, "calls itself .*wordprocessing")
    refused(rebuilt(book, tmp_path / "bin.xlsx", {types: binary}), A1, "binary workbook.*Save it as .xlsx first")


def test_a_signed_workbook_is_refused(book, tmp_path, rebuilt, refused):
    path = rebuilt(book, tmp_path / "signed.xlsx", {"_xmlsignatures/sig1.xml": b"<Signature/>"})
    refused(path, A1, "signed.*break its digital signature")


def test_an_encrypted_part_is_refused(book, tmp_path, refused):
    data = bytearray(book.read_bytes())
    at = data.find(b"PK\1\2")
    data[at + 8] |= 1
    (tmp_path / "locked.xlsx").write_bytes(data)
    refused(tmp_path / "locked.xlsx", A1, "encrypted")


def test_two_parts_of_one_name_are_refused(book, tmp_path, refused, recwarn):
    path = tmp_path / "twice.xlsx"
    path.write_bytes(book.read_bytes())
    with zipfile.ZipFile(path, "a") as twice:
        twice.writestr("XL/worksheets/SHEET1.xml", b"other")
    refused(path, A1, "ambiguous.*twice")


def test_a_part_that_does_not_match_its_checksum_is_refused(book, tmp_path, refused):
    path = tmp_path / "bad.xlsx"
    with zipfile.ZipFile(book) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    data = path.read_bytes()
    path.write_bytes(data.replace(b"Person 3", b"Person 4", 1).replace(b"<v>30</v>", b"<v>31</v>", 1))
    refused(path, A1, "damaged.*checksum")


def test_oversized_files_and_parts_are_refused(book, refused, monkeypatch):
    for limit, value in [("FILE_LIMIT", 100), ("PART_COUNT_LIMIT", 3), ("TOTAL_LIMIT", 100), ("PART_LIMIT", 100)]:
        with monkeypatch.context() as patched:
            patched.setattr(package, limit, value)
            refused(book, A1, "oversized")


def test_a_file_larger_than_the_limit_is_told_so_although_only_its_beginning_was_read(book, refused, monkeypatch):
    from caseload.tables.editor import patch

    monkeypatch.setattr(package, "FILE_LIMIT", 2000)
    monkeypatch.setattr(patch, "FILE_LIMIT", 2000)
    refused(book, A1, "oversized")


def test_a_part_packed_too_tightly_is_refused(book, tmp_path, rebuilt, refused, monkeypatch):
    """The mark of a zip bomb: it is not unpacked to find out."""
    monkeypatch.setattr(package, "RATIO_FROM", 1 << 16)
    path = rebuilt(book, tmp_path / "bomb.xlsx", {SHEET: b"<worksheet>" + b" " * 200_000 + b"</worksheet>"})
    refused(path, A1, "oversized")


@pytest.mark.parametrize("missing", [SHEET, "xl/workbook.xml", "[Content_Types].xml", "_rels/.rels"])
def test_an_incomplete_workbook_is_refused(book, tmp_path, refused, missing):
    with zipfile.ZipFile(book) as old, zipfile.ZipFile(tmp_path / "part.xlsx", "w") as new:
        for name in old.namelist():
            if name != missing:
                new.writestr(name, old.read(name))
    refused(tmp_path / "part.xlsx", A1, "missing|not a workbook|nothing at all")


@pytest.mark.parametrize("name", ["nowhere.xlsx", "folder"])
def test_a_source_that_is_no_file_is_wrong_use(tmp_path, refused, name):
    (tmp_path / "folder").mkdir()
    refused(tmp_path / name, A1, "no such file", kind=WrongUse)


def test_a_package_with_more_than_one_main_part_is_refused(book, tmp_path, rebuilt, refused):
    def doubled(data):
        at = data.index(b"<Relationship ")
        return data[:at] + data[at : data.index(b"/>", at) + 2].replace(b'Id="', b'Id="x') + data[at:]

    first = rebuilt(book, tmp_path / "two.xlsx", {"_rels/.rels": doubled})
    refused(first, A1, "which part is the workbook|damaged")


def test_every_refusal_is_of_our_family():
    assert issubclass(WorkbookRefused, CaseloadError) and issubclass(WrongUse, CaseloadError)
