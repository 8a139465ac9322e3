"""Tables take records at their end or anew, and everything that ended with them ends with them still."""

from __future__ import annotations

import re

import openpyxl
import pytest
from openpyxl.formatting.rule import CellIsRule
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table, TableFormula

from caseload.errors import WorkbookRefused, WrongUse
from caseload.tables import Formula, Plain, edit_workbook, formula_cells, read_cells
from caseload.tables.editor.address import Area
from caseload.tables.editor.ranges import followed

HEADERS = ["Case", "Hours", "Double", "Due"]


@pytest.fixture
def tabled(tmp_path):
    """``tabled(records, blank=0, name="Visits")``: a sheet with a table from B3, a calculated column, formats."""

    def write(records=3, blank=0, totals=False, calculated=True):
        workbook = openpyxl.Workbook()
        sheet = workbook.active
        sheet.title = "My sheet's"
        for column, header in enumerate(HEADERS, 2):
            sheet.cell(3, column, header)
        last = 3 + records + blank
        for row in range(4, last + 1):
            filled = row <= 3 + records
            sheet.cell(row, 2, f"Person {row}" if filled else None)
            sheet.cell(row, 3, row if filled else None)
            if calculated:
                sheet.cell(row, 4, f"=C{row}*2")
            sheet.cell(row, 5, 46000 + row if filled else None).number_format = "yyyy-mm-dd"
        table = Table(displayName="Visits", ref=f"B3:E{last}")
        table._initialise_columns()
        for column, header in zip(table.tableColumns, HEADERS):
            column.name = header
        if calculated:
            table.tableColumns[2].calculatedColumnFormula = TableFormula(attr_text="C4*2")
        if totals:
            table.totalsRowCount = 1
        sheet.add_table(table)
        check = DataValidation("whole", formula1="0", sqref=f"C4:C{last}")
        sheet.add_data_validation(check)
        sheet.conditional_formatting.add(f"C4:C{last} H1", CellIsRule("greaterThan", ["5"]))
        sheet.conditional_formatting.add("C4:C5", CellIsRule("lessThan", ["1"]))
        path = tmp_path / "tabled.xlsx"
        workbook.save(path)
        return path

    return write


SHEET = "My sheet's"


def grown(path, tmp_path, **edits):
    report = edit_workbook(path, tmp_path / "new.xlsx", edits.pop("cells", {}), **edits)
    return report, openpyxl.load_workbook(tmp_path / "new.xlsx")[SHEET]


def test_records_go_below_the_last_one_and_the_table_ends_with_them(tabled, tmp_path):
    """The table, its filter, formats and validations that ended with it; a format on part of it stays."""
    records = [{"Case": "Ann", "Hours": 7, "Due": 47000}, {"Case": "Bo"}]
    report, sheet = grown(tabled(), tmp_path, append_rows={"Visits": records})
    assert report.tables == {"Visits": 2} and report.rows_made == 2
    table = sheet.tables["Visits"]
    assert (table.ref, table.autoFilter.ref) == ("B3:E8", "B3:E8")
    assert [sheet.cell(7, c).value for c in range(2, 6)] == ["Ann", 7, "=C7*2", sheet["E7"].value]
    assert [sheet.cell(8, c).value for c in range(2, 6)] == ["Bo", None, "=C8*2", None]
    assert sheet["E7"].number_format == sheet["E8"].number_format == "yyyy-mm-dd", "as the last record looks"
    assert str(sheet.data_validations.dataValidation[0].sqref) == "C4:C8"
    assert {str(r.sqref) for r in sheet.conditional_formatting} == {"C4:C8 H1", "C4:C5"}


def test_blank_rows_at_the_end_are_filled_before_the_table_grows(tabled, tmp_path):
    report, sheet = grown(tabled(blank=2), tmp_path, append_rows={"Visits": [{"Case": n} for n in "abc"]})
    assert report.tables == {"Visits": 1}
    assert [sheet.cell(row, 2).value for row in range(4, 10)] == ["Person 4", "Person 5", "Person 6", "a", "b", "c"]
    assert sheet["D7"].value == "=C7*2", "the formulas of blank rows stay"


def test_a_new_row_gets_the_formula_of_a_column_that_excel_calculates(tabled, tmp_path):
    """Unless the record gives that column a value or a formula of its own; a plain column gets nothing."""
    records = [{"Case": "a"}, {"Double": 5}, {"Double": Formula("C9*3", 0)}, {"Double": None}]
    grown(tabled(), tmp_path, append_rows={"Visits": records})
    formulas = formula_cells(tmp_path / "new.xlsx", SHEET)
    assert {a: formulas.get(a) for a in ("D7", "D8", "D9", "D10")} == {
        "D7": "C7*2",
        "D8": None,
        "D9": "C9*3",
        "D10": None,
    }
    assert read_cells(tmp_path / "new.xlsx", SHEET)["D8"] == 5
    grown(tabled(calculated=False), tmp_path, append_rows={"Visits": records[:1]})
    assert formula_cells(tmp_path / "new.xlsx", SHEET) == {}


def test_the_only_record_of_a_table_is_not_written_over(tabled, tmp_path):
    report, sheet = grown(tabled(1), tmp_path, append_rows={"Visits": [{"Case": "second"}]})
    assert report.tables == {"Visits": 1}
    assert [sheet.cell(row, 2).value for row in (4, 5)] == ["Person 4", "second"]


def test_no_records_change_nothing(tabled, tmp_path):
    path = tabled()
    edit_workbook(path, tmp_path / "new.xlsx", {}, append_rows={"Visits": []})
    assert (tmp_path / "new.xlsx").read_bytes() == path.read_bytes()


def test_records_replace_all_there_were(tabled, tmp_path):
    """Fewer: the table shrinks and what it held is gone; what stands beside it stays."""
    path = tabled(5)
    workbook = openpyxl.load_workbook(path)
    workbook[SHEET]["G8"] = "beside"
    workbook.save(path)
    report, sheet = grown(path, tmp_path, replace_rows={"Visits": [{"Case": "Ann", "Hours": 1}]})
    assert report.tables == {"Visits": -4} and sheet.tables["Visits"].ref == "B3:E4"
    assert [sheet.cell(4, c).value for c in range(2, 6)] == ["Ann", 1, "=C4*2", None]
    assert all(sheet.cell(row, c).value is None for row in range(5, 9) for c in range(2, 6))
    assert sheet["G8"].value == "beside" and sheet.dimensions == "B3:G8"
    assert str(sheet.data_validations.dataValidation[0].sqref) == "C4"


def test_a_table_that_loses_all_its_records_keeps_one_blank_row(tabled, tmp_path):
    report, sheet = grown(tabled(), tmp_path, replace_rows={"Visits": []})
    assert report.tables == {"Visits": -2} and sheet.tables["Visits"].ref == "B3:E4"
    assert [sheet.cell(4, c).value for c in range(2, 6)] == [None, None, "=C4*2", None]
    report, sheet = grown(tmp_path / "new.xlsx", tmp_path, append_rows={"Visits": [{"Case": "first"}]})
    assert report.tables == {} and sheet["B4"].value == "first"


def test_replacing_by_more_records_grows_and_replacing_by_the_same_changes_nothing(tabled, tmp_path):
    path, records = tabled(), [{"Case": f"n{i}", "Hours": i, "Double": i, "Due": 1} for i in range(6)]
    report, sheet = grown(path, tmp_path, replace_rows={"Visits": records})
    assert report.tables == {"Visits": 3} and sheet.tables["Visits"].ref == "B3:E9"
    first = (tmp_path / "new.xlsx").read_bytes()
    assert edit_workbook(tmp_path / "new.xlsx", tmp_path / "new.xlsx", {}, replace_rows={"Visits": records}).sheets == ()
    assert (tmp_path / "new.xlsx").read_bytes() == first


def blocked_by(path, tmp_path, why, change=lambda sheet: None, **edits):
    workbook = openpyxl.load_workbook(path)
    change(workbook[SHEET])
    workbook.save(path)
    edits = edits or {"append_rows": {"Visits": [{"Case": "x"}, {"Case": "y"}]}}
    with pytest.raises(WorkbookRefused, match=why):
        edit_workbook(path, tmp_path / "new.xlsx", {}, **edits)
    assert not (tmp_path / "new.xlsx").exists()


def test_a_table_does_not_grow_over_what_stands_below_it(tabled, tmp_path):
    """A value, a formula, a merged area, another table: refused, and the user told what to move."""

    def value(sheet):
        sheet["C8"] = "note"

    def formula(sheet):
        sheet["E8"] = "=1"

    def merged(sheet):
        sheet.merge_cells("E7:F8")

    def table(sheet):
        sheet["A8"], sheet["B8"], sheet["A9"] = "p", "q", 1
        sheet.add_table(Table(displayName="Other", ref="A8:B9"))

    blocked_by(tabled(), tmp_path, r"Visits cannot change.*C8 is not empty.*Move what stands below", value)
    blocked_by(tabled(), tmp_path, "E8 is not empty", formula)
    blocked_by(tabled(), tmp_path, "merged", merged)
    blocked_by(tabled(), tmp_path, "B8 is not empty|another table", table)


def test_what_stands_further_below_or_beside_does_not_matter(tabled, tmp_path):
    path = tabled()
    workbook = openpyxl.load_workbook(path)
    sheet = workbook[SHEET]
    sheet["B9"], sheet["A7"], sheet["F7"] = "below", "left", "right"
    workbook.save(path)
    _, sheet = grown(path, tmp_path, append_rows={"Visits": [{"Case": "x"}, {"Case": "y"}]})
    assert [sheet[a].value for a in ("B7", "B8", "B9", "A7", "F7")] == ["x", "y", "below", "left", "right"]


def test_a_table_with_a_totals_row_does_not_change_its_length(tabled, tmp_path):
    """It may be filled up, and its records replaced by as many."""
    blocked_by(tabled(totals=True), tmp_path, "totals row.*Turn the totals row off")
    blocked_by(tabled(totals=True), tmp_path, "totals row", replace_rows={"Visits": [{"Case": "one"}]})
    records = [{"Case": "a"}, {"Case": "b"}]
    report, _ = grown(tabled(totals=True), tmp_path, replace_rows={"Visits": records})
    assert report.tables == {}


def test_wrong_uses_are_told(tabled, tmp_path):
    new = {"append_rows": {"Visits": [{"Nothing": 1}]}}
    blocked_by(tabled(), tmp_path, "no column 'Nothing'.*Case, Hours, Double, Due", **new)
    blocked_by(tabled(), tmp_path, "no table 'Visit'.*Visits", append_rows={"Visit": [{}]})
    rows = {"Visits": [{"Case": "x"}]}
    with pytest.raises(WrongUse, match="both appended and replaced"):
        edit_workbook(tabled(), tmp_path / "new.xlsx", {}, append_rows=rows, replace_rows=rows)
    with pytest.raises(WorkbookRefused, match=r"given twice.*B7"):
        edit_workbook(tabled(), tmp_path / "new.xlsx", {SHEET: {"B7": 1}}, append_rows=rows)


def test_cells_and_rows_change_in_one_step(tabled, tmp_path):
    report, sheet = grown(tabled(), tmp_path, cells={SHEET: {"B4": "changed", "D5": Plain(1)}}, append_rows={"visits": [{"Case": "x"}]})
    assert (sheet["B4"].value, sheet["B7"].value, sheet["D5"].value) == ("changed", "x", 1)
    assert report.sheets == (SHEET,)


def test_newer_formats_follow_the_table_and_sparklines_do_not(tabled, tmp_path, rebuilt, part):
    """The areas of extended formats and validations are text between tags; those of sparklines look alike."""
    ext = (
        b'<extLst><ext xmlns:x14="urn:x14" xmlns:xm="urn:xm" uri="{1}">'
        b"<x14:conditionalFormattings><x14:conditionalFormatting><xm:sqref>C4:C6</xm:sqref>"
        b"</x14:conditionalFormatting></x14:conditionalFormattings>"
        b"<x14:dataValidations><x14:dataValidation><xm:sqref>B4:B6 H4:H6</xm:sqref></x14:dataValidation>"
        b"</x14:dataValidations><x14:sparkline><xm:f>S!C4:C6</xm:f><xm:sqref>C4:C6</xm:sqref></x14:sparkline>"
        b"</ext></extLst></worksheet>"
    )
    sheet = "xl/worksheets/sheet1.xml"
    path = rebuilt(tabled(), tmp_path / "ext.xlsx", {sheet: lambda d: d.replace(b"</worksheet>", ext)})
    edit_workbook(path, tmp_path / "new.xlsx", {}, append_rows={"Visits": [{"Case": "x"}]})
    found = re.findall(rb"<xm:sqref>(.*?)<", part(tmp_path / "new.xlsx"))
    assert found == [b"C4:C7", b"B4:B7 H4:H6", b"C4:C6"]


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("B3:E6", "B3:E9"), ("C4:C6", "C4:C9"), ("C6", "C6:C9"), ("C4:C5", "C4:C5"), ("C4:F6", "C4:F6"),
        ("A4:B6", "A4:B6"), ("C1:C6", "C1:C6"), ("C:C", "C:C"), ("C4:C7", "C4:C7"), ("C4:C6 B2", "C4:C9 B2"), ("", ""),
    ],
)  # fmt: skip
def test_only_areas_inside_the_table_that_ended_with_it_follow(text, after):
    assert followed(text, Area.parse("B3:E6"), 9) == after
