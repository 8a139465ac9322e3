"""Everything that is not changed is copied as it lies in the file."""

from __future__ import annotations

import random
import re
import struct
import zipfile

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from caseload.errors import CaseloadError
from caseload.tables import edit_workbook, patch_cells, read_cells

EDIT = {"Cases": {"B2": 99, "A9": "new"}}
SHEET = "xl/worksheets/sheet1.xml"


def changed_parts(old, new):
    assert list(old) == list(new), "no part is added, lost or moved"
    return [name for name in old if old[name] != new[name]]


def test_only_the_sheet_with_changed_cells_changes(book, tmp_path, raw_parts):
    """All other parts keep their compressed bytes, their order and their names."""
    patch_cells(book, tmp_path / "new.xlsx", EDIT)
    assert changed_parts(raw_parts(book), raw_parts(tmp_path / "new.xlsx")) == [SHEET]


def test_bytes_between_changed_cells_stay(book, tmp_path, part):
    patch_cells(book, tmp_path / "new.xlsx", {"Cases": {"B3": 99}})
    old, new = part(book), part(tmp_path / "new.xlsx")
    assert new == old.replace(b'<c r="B3" t="n"><v>30</v></c>', b'<c r="B3"><v>99</v></c>') != old


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_parts_are_packed_as_they_were(book, tmp_path, raw_parts, method):
    path = tmp_path / "old.xlsx"
    with zipfile.ZipFile(book) as old, zipfile.ZipFile(path, "w", method) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    patch_cells(path, tmp_path / "new.xlsx", EDIT)
    assert raw_parts(tmp_path / "new.xlsx")[SHEET][0] == method
    assert zipfile.ZipFile(tmp_path / "new.xlsx").testzip() is None


class Pipe:
    """A file that cannot go back, so that zipfile writes data descriptors."""

    def __init__(self, path):
        self.file = path.open("wb")

    def write(self, data):
        return self.file.write(data)

    def flush(self):
        self.file.flush()


def streamed(source, target):
    pipe = Pipe(target)
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    pipe.file.close()


def wide(source, target):
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            with new.open(name, "w", force_zip64=True) as file:
                file.write(old.read(name))


def with_comment_and_extras(source, target):
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        new.comment = b"kept PK\1\2 comment"
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, (2001, 2, 3, 4, 5, 6))
            entry.extra, entry.comment = struct.pack("<2H4s", 0xCAFE, 4, b"mine"), b"of this part"
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))


def after_a_stub(source, target):
    target.write_bytes(b"#!something in front\n" + source.read_bytes())


@pytest.mark.parametrize("write", [streamed, wide, with_comment_and_extras, after_a_stub])
def test_unusual_zip_files_stay_what_they_are(book, tmp_path, raw_parts, write):
    """Descriptors, zip64 fields, comments, extra fields, and bytes in front of the file."""
    old, new = tmp_path / "old.xlsx", tmp_path / "new.xlsx"
    write(book, old)
    patch_cells(old, new, EDIT)
    assert changed_parts(raw_parts(old), raw_parts(new)) == [SHEET]
    before, after = zipfile.ZipFile(old), zipfile.ZipFile(new)
    assert after.testzip() is None and after.comment == before.comment
    assert [(i.date_time, i.comment) for i in after.infolist()] == [(i.date_time, i.comment) for i in before.infolist()]
    assert old.read_bytes()[:20] == new.read_bytes()[:20]
    patch_cells(new, new, {"Cases": {"B2": 100}})
    assert openpyxl.load_workbook(new)["Cases"]["B2"].value == 100


def test_shared_strings_stay_untouched_and_count_as_what_the_cell_shows(sheet_book, tmp_path, raw_parts, with_part):
    """New text is written in the cell; the text that is shown already, formats within it and all, is left alone."""
    main = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    strings = b'<sst xmlns="%b"><si><t>a</t></si><si><r><t>rich</t></r><r><t> text</t></r></si></sst>' % main
    cells = b'<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>'
    path = with_part(sheet_book(b'<row r="1">%b</row>' % cells), tmp_path / "old.xlsx", "sharedStrings", strings)
    assert read_cells(path, "Cases") == {"A1": "a", "B1": "rich text"}
    report = patch_cells(path, tmp_path / "new.xlsx", {"Cases": {"A1": "other", "B1": "rich text"}})
    assert (report.cells_changed, report.cells_unchanged) == (1, 1)
    assert changed_parts(raw_parts(path), raw_parts(tmp_path / "new.xlsx")) == [SHEET]
    assert read_cells(tmp_path / "new.xlsx", "Cases") == {"A1": "other", "B1": "rich text"}


def test_the_recalculation_mark_is_set_only_when_asked_and_only_when_something_changed(book, tmp_path, part):
    target = tmp_path / "new.xlsx"
    workbook = openpyxl.load_workbook(book)
    workbook.calculation = openpyxl.workbook.properties.CalcProperties(fullCalcOnLoad=False, calcId=191029)
    workbook.save(book)
    patch_cells(book, target, EDIT)
    assert part(target, "xl/workbook.xml") == part(book, "xl/workbook.xml")
    edit_workbook(book, target, EDIT, recalc_on_load=True)
    assert b'fullCalcOnLoad="1"' in part(target, "xl/workbook.xml")
    assert b'calcId="191029"' in part(target, "xl/workbook.xml")
    edit_workbook(book, target, {"Cases": {"A1": "Case"}}, recalc_on_load=True)
    assert target.read_bytes() == book.read_bytes()


def test_the_recalculation_mark_finds_its_place_in_a_workbook_without_one(book, tmp_path, rebuilt, part):
    path = rebuilt(book, tmp_path / "old.xlsx", {"xl/workbook.xml": lambda d: re.sub(rb"<calcPr[^>]*/>", b"", d)})
    edit_workbook(path, tmp_path / "new.xlsx", EDIT, recalc_on_load=True)
    assert openpyxl.load_workbook(tmp_path / "new.xlsx").calculation.fullCalcOnLoad is True
    names = re.findall(rb"<(\w+)[ />]", part(tmp_path / "new.xlsx", "xl/workbook.xml"))
    assert names.index(b"calcPr") > names.index(b"sheets")


def test_the_recalculation_mark_bears_the_prefix_of_its_part(book, tmp_path, rebuilt, part):
    main = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"

    def prefixed(data: bytes) -> bytes:
        sheets = re.search(rb"<sheet .*?(?=</sheets>)", data, re.DOTALL)[0].replace(b"<sheet ", b"<x:sheet ")
        rel = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        head = b'<x:workbook xmlns:x="%b" xmlns:r="%b">' % (main, rel)
        return head + b"<x:sheets>" + sheets + b"</x:sheets></x:workbook>"

    path = rebuilt(book, tmp_path / "old.xlsx", {"xl/workbook.xml": prefixed})
    edit_workbook(path, tmp_path / "new.xlsx", EDIT, recalc_on_load=True)
    assert part(tmp_path / "new.xlsx", "xl/workbook.xml").endswith(b'</x:sheets><x:calcPr fullCalcOnLoad="1"/></x:workbook>')


CHAIN = b'<calcChain xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">%b</calcChain>'


def test_a_formula_that_goes_leaves_the_calculation_chain(book, tmp_path, with_part, part):
    """Excel repairs a workbook whose chain names a cell without formula; the next link takes the sheet over."""
    from caseload.tables import Plain

    links = b'<c r="D2" i="1" l="1"/><c r="D3"/><c r="D4" i="2"/><c r="D4" i="1"/>'
    path = with_part(book, tmp_path / "old.xlsx", "calcChain", CHAIN % links)
    patch_cells(path, tmp_path / "new.xlsx", {"Cases": {"D2": Plain(3), "D4": Plain(4), "D5": 5}})
    assert part(tmp_path / "new.xlsx", "xl/calcChain.xml") == CHAIN % b'<c r="D3" i="1"/><c r="D4" i="2"/>'


def test_the_chain_is_never_left_empty(book, tmp_path, with_part):
    from caseload.tables import Plain

    path = with_part(book, tmp_path / "old.xlsx", "calcChain", CHAIN % b'<c r="D2" i="1"/>')
    with pytest.raises(CaseloadError, match="last formula"):
        patch_cells(path, tmp_path / "new.xlsx", {"Cases": {"D2": Plain(3)}})
    assert not (tmp_path / "new.xlsx").exists()


def opens(path) -> bool:
    try:
        return bool(zipfile.ZipFile(path).read(SHEET))
    except Exception:
        return False


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32), cut=st.booleans())
def test_a_damaged_file_is_refused_or_edited_but_never_crashes(book, tmp_path, seed, cut):
    """Any few bytes changed, or the end missing: an error of ours, or a whole workbook."""
    chosen, data = random.Random(seed), bytearray(book.read_bytes())
    if cut:
        del data[chosen.randrange(len(data)) :]
    for _ in range(0 if cut and chosen.random() < 0.5 else chosen.randint(1, 4)):
        if data:
            # half of the changes hit the directory at the end, where they hurt most
            low = max(0, len(data) - 700) if chosen.random() < 0.5 else 0
            data[chosen.randrange(low, len(data))] = chosen.randrange(256)
    broken, target = tmp_path / "broken.xlsx", tmp_path / "new.xlsx"
    broken.write_bytes(data)
    target.unlink(missing_ok=True)
    try:
        patch_cells(broken, target, EDIT)
    except CaseloadError:
        assert not target.exists()
    else:
        assert opens(target) or not opens(broken), "no worse than it was"
    assert not list(tmp_path.glob("*.part"))
