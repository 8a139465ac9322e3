"""What the editor reads is what openpyxl and calamine read."""

from __future__ import annotations

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.formula.translate import Translator

from caseload.errors import WorkbookRefused
from caseload.tables import CellError, formula_cells, read_cells
from caseload.tables.editor.celltext import shared_strings
from caseload.tables.editor.shift import shifted


@pytest.mark.corpus
def test_strangers_workbooks_read_as_openpyxl_reads_them(corpus):
    """Every value and every formula of every sheet, where openpyxl opens the file at all."""
    from datetime import date, datetime, time, timedelta

    compared = 0
    for path in corpus:
        try:
            values, texts = openpyxl.load_workbook(path, data_only=True), openpyxl.load_workbook(path)
        except Exception:
            continue
        for name in values.sheetnames:
            if not isinstance(values[name], openpyxl.worksheet.worksheet.Worksheet):
                continue
            seen, formulas = read_cells(path, name), formula_cells(path, name)
            for row in values[name].iter_rows():
                for cell in row:
                    if not isinstance(cell.value, (date, datetime, time, timedelta)):
                        ours = seen.get(cell.coordinate)
                        assert (ours if ours != "" else None) == (cell.value if cell.value != "" else None), (
                            path.name, name, cell.coordinate
                        )  # fmt: skip
                        compared += cell.value is not None
            for row in texts[name].iter_rows():
                for cell in row:
                    if cell.data_type == "f" and isinstance(cell.value, str):
                        assert "=" + formulas.get(cell.coordinate, "") == cell.value, (path.name, cell.coordinate)
    assert compared > 1000


def test_kinds_of_values_are_told_apart(sheet_book):
    cells = (
        b'<c r="A1"><v>1.5</v></c><c r="B1" t="b"><v>1</v></c><c r="C1" t="e"><v>#DIV/0!</v></c>'
        b'<c r="D1" t="inlineStr"><is><r><t>a</t></r><r><t xml:space="preserve"> b</t></r>'
        b'<rPh sb="0" eb="1"><t>no</t></rPh></is></c><c r="E1" t="str"><f>X</f><v>_x0041_&amp;</v></c>'
        b'<c r="F1"/><c r="G1"><v></v></c><c r="H1" t="str"><v></v></c><c r="I1" t="d"><v>2026-11-02</v></c>'
    )
    read = read_cells(sheet_book(b'<row r="1">%b</row>' % cells), "Cases")
    assert read == {"A1": 1.5, "B1": True, "C1": "#DIV/0!", "D1": "a b", "E1": "A&", "H1": "", "I1": 46328}
    assert isinstance(read["C1"], CellError) and read["B1"] is True


@pytest.mark.parametrize("cell", [b'<c r="B7"><v>x</v></c>', b'<c r="B7" t="s"><v>999999</v></c>', b'<c r="B7" t="d"><v>soon</v></c>'])
def test_a_cell_that_cannot_be_read_is_named(sheet_book, cell):
    with pytest.raises(WorkbookRefused, match=r"Cases!B7.*does not fit"):
        read_cells(sheet_book(b'<row r="7">%b</row>' % cell), "Cases")


def test_shared_formulas_read_as_they_stand_in_each_cell(sheet_book):
    """The first cell has the text; the others move its relative references."""
    rows = (
        b'<row r="1"><c r="A1"><f t="shared" ref="A1:B2" si="0">SUM(C1:$D1,E$1,"C1")&amp;T[[#This Row],[C1]]</f></c>'
        b'<c r="B1"><f t="shared" si="0"/></c></row><row r="2"><c r="A2"><f t="shared" si="0"/></c></row>'
    )
    assert formula_cells(sheet_book(rows), "Cases") == {
        "A1": 'SUM(C1:$D1,E$1,"C1")&T[[#This Row],[C1]]',
        "B1": 'SUM(D1:$D1,F$1,"C1")&T[[#This Row],[C1]]',
        "A2": 'SUM(C2:$D2,E$1,"C1")&T[[#This Row],[C1]]',
    }


fixed = st.sampled_from(["", "$"])
references = st.tuples(fixed, st.sampled_from(["A", "Z", "AA", "XFC"]), fixed, st.integers(1, 99).map(str)).map("".join)
others = ['"A1 "" B2"', "'It''s A1'!B2", "Sheet1!C3", "A:B", "$1:2", "TAX2026", "LOG10(5)", "A1:B2", "1E5", "x.A1"]
formulas = st.lists(references | st.sampled_from(others), min_size=1, max_size=5).map("+".join)


@settings(deadline=None)
@given(formula=formulas, rows=st.integers(0, 60), columns=st.integers(0, 60))
def test_a_formula_moves_as_openpyxl_moves_it(formula, rows, columns):
    """Two implementations agree, up to the edge of the sheet that openpyxl does not know."""
    from openpyxl.utils import get_column_letter

    theirs = Translator(f"={formula}", origin="A1").translate_formula(f"{get_column_letter(columns + 1)}{rows + 1}")
    ours = shifted(formula, rows, columns)
    assert "=" + ours == theirs or "#REF!" in ours


@pytest.mark.parametrize(
    ("formula", "rows", "columns", "moved"),
    [
        ("XFD1", 0, 1, "#REF!"), ("$XFD1", 0, 1, "$XFD1"), ("A1", -1, 0, "#REF!"), ("A1048576", 1, 0, "#REF!"),
        ("A1#", 1, 0, "A2#"), ("T[A1]+A1", 1, 0, "T[A1]+A2"), ("[1]S!A1", 1, 1, "[1]S!B2"), ("a1:b2", 1, 0, "A2:B3"),
        ("T[[#This Row],[a'[A1]]]", 1, 0, "T[[#This Row],[a'[A1]]]"),
    ],
)  # fmt: skip
def test_edges_of_the_sheet_and_of_the_grammar(formula, rows, columns, moved):
    assert shifted(formula, rows, columns) == moved


def test_shared_strings_read_the_same_through_either_way():
    """The quick scanner, and the tree for parts with comments, CDATA sections or another encoding."""
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    rich = "<si><r><t>ri</t></r><r><t>ch</t></r><rPh><t>no</t></rPh></si>"
    items = f"<si><t>plain &amp; _x0041_</t></si><si/>{rich}<si><t/></si>"
    expected = ["plain & A", "", "rich", ""]
    assert shared_strings(f"<sst {main}>{items}</sst>".encode()) == expected
    assert shared_strings(f"<sst {main}><!-- x -->{items}</sst>".encode()) == expected
    assert shared_strings(f'<?xml version="1.0" encoding="UTF-16"?><sst {main}>{items}</sst>'.encode("utf-16")) == expected


@pytest.mark.parametrize("strings", [b"<?xml oops?><!-- --><sst/>", b'<!DOCTYPE sst [<!ENTITY a "aaaa">]><sst><si><t>&a;</t></si></sst>'])
def test_damaged_or_unsafe_shared_strings_are_refused(sheet_book, tmp_path, with_part, strings):
    path = sheet_book(b'<row r="1"><c r="A1" t="s"><v>0</v></c></row>')
    odd = with_part(path, tmp_path / "odd.xlsx", "sharedStrings", strings)
    with pytest.raises(WorkbookRefused, match=r"damaged \(odd.xlsx, .*sharedStrings"):
        read_cells(odd, "Cases")
