"""Table references become the addresses that Excel would read in their place."""

from __future__ import annotations

import subprocess

import openpyxl
import pytest
from openpyxl.worksheet.table import Table

from caseload.errors import WorkbookRefused
from caseload.tables import read_cells
from caseload.tables.editor.address import Area
from caseload.tables.editor.reading import open_workbook
from caseload.tables.editor.workbook import TablePart
from caseload.tables.references import without_tables

COLUMNS = ("Case", "Hours", "Due on", "a[b]#'c", "total, all")


def part(name="Visits", sheet="Cases", ref="B3:F9", totals=0, headers=1) -> TablePart:
    return TablePart(name, "xl/tables/table1.xml", sheet, Area.parse(ref), COLUMNS, frozenset(), headers, totals)


@pytest.mark.parametrize(
    ("formula", "written"),
    [
        ("Visits[[#This Row],[Hours]]", "$C5"),
        ("Visits[ [#This Row] , [Due on] ]", "$D5"),
        ("visits[[#this row],[hours]]", "$C5"),
        ("Visits[@Hours]", "$C5"),
        ("Visits[@[Due on]]", "$D5"),
        ("[@Hours]&\"\"", "$C5&\"\""),
        ("[Hours]", "$C$4:$C$9"),
        ("[[#This Row],[Hours]:[a'[b']'#''c]]", "$C5:$E5"),
        ("Visits[Hours]", "$C$4:$C$9"),
        ("Visits[[Hours]:[Case]]", "$B$4:$C$9"),
        ("Visits[[Case],[Hours]]", "$B$4:$C$9"),
        ("Visits[a'[b']'#''c]", "$E$4:$E$9"),
        ("Visits[[total, all]]", "$F$4:$F$9"),
        ("Visits", "$B$4:$F$9"),
        ("ROWS(Visits)", "ROWS($B$4:$F$9)"),
        ("Visits[]", "$B$4:$F$9"),
        ("Visits[#All]", "$B$3:$F$9"),
        ("Visits[#Data]", "$B$4:$F$9"),
        ("Visits[[#Headers],[Hours]]", "$C$3"),
        ("Visits[[#Headers],[#Data],[Hours]]", "$C$3:$C$9"),
        ("Visits[#Totals]", "#REF!"),
        ("Visits[@]", "$B5:$F5"),
        ("SUM(Visits[Hours])/2", "SUM($C$4:$C$9)/2"),
        ("INDEX(Visits[Case],MATCH([@Hours],Visits[Hours],0))", "INDEX($B$4:$B$9,MATCH($C5,$C$4:$C$9,0))"),
    ],
)  # fmt: skip
def test_each_kind_of_reference_in_row_5_of_the_table(formula, written):
    assert without_tables(formula, [part()], "Cases", row=5, column=2) == written


@pytest.mark.parametrize(
    "formula",
    [
        '"Visits[Hours]"', "'Visits[Hours]'!A1", "'Visits'!A1", "[1]!Visits[Hours]", "'C:\\a.xlsx'!Visits[Hours]",
        "[1]Sheet!A1", "Visits2+MyVisits", "Visits(1)", "Visits!A1", "A1:B2", "#REF!", "#N/A", "1.5E+3", "x.Visits", "",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_reference_stays(formula):
    """Text, sheets, tables of other workbooks, functions, longer names."""
    assert without_tables(formula, [part()], "Cases", row=5) == formula


@pytest.mark.parametrize(
    ("row", "totals", "formula", "written"),
    [
        (3, 0, "Visits[[#This Row],[Hours]]", "#VALUE!"),
        (10, 0, "Visits[[#This Row],[Hours]]", "#VALUE!"),
        (9, 1, "Visits[[#This Row],[Hours]]", "#VALUE!"),
        (9, 1, "SUBTOTAL(109,Visits[Hours])", "SUBTOTAL(109,$C$4:$C$8)"),
        (9, 1, "Visits[[#Totals],[Hours]]", "$C$9"),
        (9, 1, "Visits[[#Data],[#Totals],[Hours]]", "$C$4:$C$9"),
    ],
)
def test_headers_and_totals_are_no_records(row, totals, formula, written):
    assert without_tables(formula, [part(totals=totals)], "Cases", row) == written


def test_a_table_without_headers_has_records_from_its_first_row_on():
    table = part(headers=0)
    assert without_tables("Visits[Hours]&Visits[#Headers]", [table], "Cases", 5) == "$C$3:$C$9&#REF!"


def test_a_table_on_another_sheet_is_named_with_its_sheet():
    table = part(sheet="It's here")
    assert without_tables("SUM(Visits[Hours])", [table], "Cases", 5) == "SUM('It''s here'!$C$4:$C$9)"


def test_an_unsaid_table_is_the_one_around_the_cell():
    """Two tables side by side: the column decides; without it nobody can know."""
    tables = [part(), part("Other", ref="H3:L9")]
    assert without_tables("[@Hours]", tables, "Cases", 5, column=9) == "$I5"
    assert without_tables("[@Hours]", tables, "Cases", 5, column=3) == "$C5"
    for column in (0, 7):
        with pytest.raises(WorkbookRefused, match="names a column but no table"):
            without_tables("[@Hours]", tables, "Cases", 5, column)


@pytest.mark.parametrize(
    ("formula", "why"),
    [
        ("Visit[Hours]", "no table 'Visit'"),
        ("Visits[Hour]", "Visits has no column 'Hour'"),
        ("[@Hour]", "no column 'Hour'"),
    ],
)
def test_what_is_not_there_is_told(formula, why):
    with pytest.raises(WorkbookRefused, match=why):
        without_tables(formula, [part()], "Cases", 5)


@pytest.mark.office
def test_libreoffice_computes_the_same_from_either_form(tmp_path):
    """Each formula as a table reference beside itself as addresses, on a sheet with a quote in its name."""
    workbook = openpyxl.Workbook()
    sheet, other = workbook.active, workbook.create_sheet("Other")
    sheet.title = "It's here"
    for column, header in enumerate(("Case", "Hours", "Due on"), 2):
        sheet.cell(3, column, header)
        for row in range(4, 10):
            sheet.cell(row, column, row * column)
    sheet.add_table(Table(displayName="Visits", ref="B3:D9"))
    workbook.save(tmp_path / "old.xlsx")
    tables = open_workbook(tmp_path / "old.xlsx").tables["It's here"]
    formulas = [
        "SUM(Visits[Hours])", "SUM(Visits)", "SUM(Visits[[Hours]:[Due on]])",
        "MAX(Visits[Case])-MIN(Visits[Due on])",
    ]  # fmt: skip
    for row, formula in enumerate(formulas, 1):
        other.cell(row, 1, "=" + formula)
        other.cell(row, 2, "=" + without_tables(formula, tables, "Other", row))
    # LibreOffice 7.4 reads these as #NAME? in the table form: the addresses are what makes them work there.
    other["D1"] = "=" + without_tables("COUNTA(Visits[#All])", tables, "Other", 1)
    other["D2"] = "=" + without_tables("Visits[[#Headers],[Due on]]", tables, "Other", 2)
    other["D3"] = "=" + without_tables("ROWS(Visits[#Data])", tables, "Other", 3)
    for row in range(4, 10):
        formula = "Visits[[#This Row],[Hours]]+Visits[[#This Row],[Case]]"
        sheet.cell(row, 7, "=" + formula)
        sheet.cell(row, 8, "=" + without_tables(formula, tables, "It's here", row, 7))
    workbook.save(tmp_path / "both.xlsx")
    profile, folder = tmp_path / "profile", tmp_path / "out"
    subprocess.run(
        ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", "xlsx",
         "--outdir", str(folder), str(tmp_path / "both.xlsx")],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    shown, inside = read_cells(folder / "both.xlsx", "Other"), read_cells(folder / "both.xlsx", "It's here")
    pairs = [(shown[f"A{row}"], shown[f"B{row}"]) for row in range(1, len(formulas) + 1)]
    pairs += [(inside[f"G{row}"], inside[f"H{row}"]) for row in range(4, 10)]
    assert [first for first, _ in pairs] == [second for _, second in pairs]
    assert [shown[a] for a in ("D1", "D2", "D3")] == [21, "Due on", 6]
    assert pairs[0][0] == sum(row * 3 for row in range(4, 10)) and pairs[-1][0] == 9 * 2 + 9 * 3
