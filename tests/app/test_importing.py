"""An export comes in by a mapping that is proposed; what finds no place is named; twice changes nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.worklist.unit.offices import caseload, person

from caseload.app.importing import ImportReport, import_export
from caseload.app.importing.mapping import load
from caseload.app.importing.source import read_export
from caseload.cli import main
from caseload.errors import DataProblems, FileBusy, WrongUse
from caseload.tables.read import read_caseload
from caseload.tables.schema import program

LIST = """County Case Management Report,,,,,
Case #,Client Name,Telephone,Status,Months on case,Score
C1,"Sampleton, First1",555-0111,Mandatory,12,7
C8,"Muestra, Nueva",555-0188,WTW volunteer,5,9
C9,"Ejemplo, Otra",555-0189,Exempt,five,1
,"Nobody, Ned",555-0190,Exempt,3,1
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    caseload(tmp_path / "wtw.xlsx", [person(1), person(2)])
    (tmp_path / "list.csv").write_text(LIST, encoding="utf-8")
    return tmp_path


def brought(place: Path, export: str = "list.csv") -> ImportReport:
    """Propose when there is no mapping yet, then import."""
    mapping = place / f"{Path(export).stem}.mapping.yaml"
    if not mapping.exists():
        import_export(place / export, place / "wtw.xlsx")
    return import_export(place / export, place / "wtw.xlsx", mapping)


def people(place: Path) -> dict[str, dict[str, Any]]:
    return {row["case_number"]: row for row in read_caseload(place / "wtw.xlsx").people.records()}


def test_without_a_mapping_one_is_proposed_and_nothing_imported(place: Path) -> None:
    before = (place / "wtw.xlsx").read_bytes()
    report = import_export(place / "list.csv", place / "wtw.xlsx")
    assert report.proposed.endswith("list.mapping.yaml") and (place / "wtw.xlsx").read_bytes() == before
    mapping = load(place / "list.mapping.yaml", program("wtw"))
    assert mapping.table == "Participants" and mapping.key == ["case_number", "first_name"]
    assert mapping.columns == {"Case #": "case_number", "Client Name": ["last_name", "first_name"], "Telephone": "phone",
                               "Status": "registration", "Months on case": "months_on_case", "Score": None}  # fmt: skip
    assert mapping.values == {"registration": {"WTW volunteer": "volunteer"}}


def test_rows_are_added_blanks_filled_and_the_rest_named(place: Path) -> None:
    report = brought(place)
    assert (report.added, report.changed, report.unchanged) == (2, 1, 0)
    assert [(each.where, each.what) for each in report.not_placed] == [
        ("column Score", "no column of the workbook is like it"), ("row 5, Months on case", "the value found no place"),
        ("row 6", "the row found no place")]  # fmt: skip
    found = people(place)
    assert (found["C1"]["phone"], found["C8"]["last_name"], found["C8"]["registration"]) == ("555-0111", "Muestra", "volunteer")
    assert found["C9"]["months_on_case"] is None and found["C8"]["participant_id"] == "P0003"


def test_new_rows_are_computed_at_once(place: Path) -> None:
    brought(place)
    assert str(people(place)["C8"]["required_hours"]).startswith("? missing")


def test_the_same_export_twice_changes_nothing(place: Path) -> None:
    brought(place)
    before = (place / "wtw.xlsx").read_bytes()
    report = brought(place)
    assert (report.added, report.changed, report.unchanged) == (0, 0, 3) and (place / "wtw.xlsx").read_bytes() == before


def test_what_a_worker_typed_is_kept_and_the_difference_named(place: Path) -> None:
    (place / "list.csv").write_text("Case number,First name,Months on case\nC1,First1,40\n", encoding="utf-8")
    report = brought(place)
    assert people(place)["C1"]["months_on_case"] == 12 and report.changed == 0
    cell = read_caseload(place / "wtw.xlsx").people.place(0, "months_on_case")
    assert [(each.where, each.what) for each in report.kept] == [(cell, "the export says something else for Months on case")]


def test_when_the_mapping_says_replace_the_exports_value_counts(place: Path) -> None:
    (place / "list.csv").write_text("Case number,First name,Months on case\nC1,First1,40\n", encoding="utf-8")
    import_export(place / "list.csv", place / "wtw.xlsx")
    mapping = place / "list.mapping.yaml"
    mapping.write_text(mapping.read_text(encoding="utf-8").replace("when_there: keep", "when_there: replace"), encoding="utf-8")
    assert brought(place).changed == 1 and people(place)["C1"]["months_on_case"] == 40


def test_rows_of_another_sheet_find_their_participant_by_case_number(place: Path) -> None:
    text = "Case number;Contact on;How;Purpose\nC2;11/24/2026;telephone;Monthly\nC7;11/24/2026;telephone;Monthly\n"
    (place / "contacts.csv").write_text(text, encoding="utf-8")
    import_export(place / "contacts.csv", place / "wtw.xlsx", table="Contacts")
    report = brought(place, "contacts.csv")
    rows = list(read_caseload(place / "wtw.xlsx")["Contacts"].records())
    assert [(row["participant_id"], row["contact_on"], row["contact_kind"]) for row in rows] == [("P2", date(2026, 11, 24), "telephone")]
    assert [each.why for each in report.not_placed] == ["no participant has this case number"]


def test_a_sheet_with_titles_above_its_headers_is_read(place: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.append(["Case Management Report"])
    sheet.append([])
    sheet.append(["Case #", "Client Name", "Months on case"])
    sheet.append(["C5", "Prueba, Una", 4])
    book.save(place / "list.xlsx")
    assert brought(place, "list.xlsx").added == 1 and people(place)["C5"]["months_on_case"] == 4


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_csv_of_every_usual_kind_is_read(tmp_path: Path, encoding: str, sign: str) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(f"Case{sign}Name\r\nC1{sign}Peña\r\nC2{sign}Núñez\r\n".encode(encoding))
    export = read_export(path)
    assert export.headers == ("Case", "Name") and [row["Name"] for row in export.rows] == ["Peña", "Núñez"]
    assert export.numbers == (2, 3)


def test_a_mapping_that_does_not_fit_is_refused_with_all_its_mistakes(place: Path) -> None:
    mapping = place / "wrong.yaml"
    mapping.write_text("table: Participants\nkey: [phone]\ncolumns: {A: hours, B: required_hours, C: city, D: city}\nwhen_there: maybe\n",
                       encoding="utf-8")  # fmt: skip
    before = (place / "wtw.xlsx").read_bytes()
    with pytest.raises(DataProblems) as told:
        import_export(place / "list.csv", place / "wtw.xlsx", mapping)
    assert [problem.where for problem in told.value.problems] == [
        "columns: hours", "columns: required_hours", "columns: city", "key: phone", "when_there"]  # fmt: skip
    assert (place / "wtw.xlsx").read_bytes() == before


def test_a_proposal_never_replaces_a_mapping_that_somebody_corrected(place: Path) -> None:
    import_export(place / "list.csv", place / "wtw.xlsx")
    with pytest.raises(WrongUse, match="exists already"):
        import_export(place / "list.csv", place / "wtw.xlsx")


def test_an_open_workbook_is_left_alone(place: Path) -> None:
    import_export(place / "list.csv", place / "wtw.xlsx")
    (place / "~$wtw.xlsx").write_bytes(b"x")
    with pytest.raises(FileBusy):
        brought(place)


def test_the_workbook_from_before_the_import_can_be_put_back(place: Path) -> None:
    before = (place / "wtw.xlsx").read_bytes()
    brought(place)
    assert main(["restore", str(place / "wtw.xlsx")]) == 0
    assert (place / "wtw.xlsx").read_bytes() == before


def test_the_command_proposes_then_imports(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["import", str(place / "list.csv"), "--into", str(place / "wtw.xlsx")]
    assert main(words) == 1
    assert "Nothing imported yet" in capsys.readouterr().out
    assert main([*words, "--mapping", str(place / "list.mapping.yaml")]) == 1
    assert "2 rows added" in capsys.readouterr().out
