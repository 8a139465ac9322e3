"""A unit of eight workers over three months: notes stay, trends are right, what cannot be read is named."""

from __future__ import annotations

import csv
import json
import re
import shutil
import zipfile
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.worklist.unit.offices import DAY, activity, caseload, contact, person, rows_of, write

from caseload.app.making import new
from caseload.app.rollup import RollupReport, rollup
from caseload.app.worklist import worklist
from caseload.cli import main
from caseload.errors import FileBusy, WorkbookRefused, WrongUse
from caseload.tables import patch_cells
from caseload.tables.read import read_caseload
from caseload.tables.refresh import opened
from caseload.tables.schema import PROGRAMS
from caseload.worklist.report608 import categories

MONTHS = (date(2026, 11, 25), date(2026, 12, 28), date(2027, 1, 26))
WORKERS, PEOPLE = 8, 100
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How files of Excel 97-2003, and encrypted ones of today, begin."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Eight caseloads of a hundred invented people each, every case number once."""
    place = tmp_path_factory.mktemp("unit") / "share"
    place.mkdir()
    for number in range(1, WORKERS + 1):
        path = place / f"worker{number}.xlsx"
        new("wtw", path, participants=PEOPLE, seed=number, as_of=MONTHS[0])
        read = read_caseload(path)
        cells = {read.people.cell(row, "case_number"): f"{number}B{row:05d}" for row in range(len(read.people))}
        own = {read.settings_at["worker_id"]: f"EX{number}", read.settings_at["worker_name"]: f"Worker {number}"}
        patch_cells(path, path, {read.people.sheet: cells, read.settings_sheet: own})
    return place


@pytest.fixture(scope="module")
def unit(folder: Path) -> Path:
    """The unit workbook after three roll-ups; after each, an action and a note were written beside some lines."""
    path = folder.parent / "unit.xlsx"
    for month, on in enumerate(MONTHS):
        rollup([folder], path, on, data=False)
        for row in range(0, len(rows_of(path, "Report608")), 7):
            if not rows_of_cached(path)[row].get("action"):
                TYPED[key(rows_of_cached(path)[row])] = f"Action {month}-{row}"
        for row, line in enumerate(rows_of_cached(path)):
            if key(line) in TYPED and not line.get("action"):
                write(path, "Report608", row, action=TYPED[key(line)], notes="Seen")
        CACHE.clear()
    rollup([folder], path, MONTHS[-1], data=False)
    return path


TYPED: dict[tuple[str, str], str] = {}
CACHE: list[list[dict[str, Any]]] = []


def rows_of_cached(path: Path) -> list[dict[str, Any]]:
    if not CACHE:
        CACHE.append(rows_of(path, "Report608"))
    return CACHE[0]


def key(row: dict[str, Any]) -> tuple[str, str]:
    return str(row["case_number"]), str(row["category"])


def test_every_action_and_note_of_three_months_is_kept(unit: Path) -> None:
    kept = {key(row): row["action"] for row in rows_of(unit, "Report608") if row["action"]}
    kept |= {tuple(row["row"].split(" | ")): row["kept"] for row in rows_of(unit, "EarlierNotes")
             if row["column"] == "Action taken"}  # fmt: skip
    assert len(TYPED) > 60 and kept == TYPED


def test_the_trends_agree_with_each_workbook_counted_by_itself(unit: Path, folder: Path) -> None:
    """Counted by other ways: the worklist of each file, and the 608 of each file."""
    trends = {row["as_of"]: row for row in rows_of(unit, "Trends")}
    assert list(trends) == list(MONTHS)
    for on in MONTHS:
        late = sum(line.standing == "overdue" for _, line in worklist([folder], on).lines)
        listed = Counter({each["category"]: 0 for each in categories(*opened(folder / "worker1.xlsx", on)[:2])})
        for path in folder.glob("*.xlsx"):
            listed.update({each["category"]: each["count"] for each in categories(*opened(path, on)[:2])})
        assert (trends[on]["workers"], trends[on]["participants"], trends[on]["overdue"]) == (WORKERS, WORKERS * PEOPLE, late)
        assert {code: trends[on][code] for code in listed} == dict(listed)


def test_the_workers_figures_add_up_to_the_units(unit: Path) -> None:
    workers = [row for row in rows_of(unit, "WorkerTrends") if row["as_of"] == MONTHS[-1]]
    last = rows_of(unit, "Trends")[-1]
    for name in ("participants", "overdue", "hours_met", "hours_short", "unengaged", "no_action", "reviews_owed"):
        assert sum(row[name] for row in workers) == last[name]


def test_the_overview_shows_the_change_since_the_roll_up_before(unit: Path) -> None:
    last, before = rows_of(unit, "Trends")[-1], rows_of(unit, "Trends")[-2]
    row = next(row for row in rows_of(unit, "Overview") if row["measure"] == "Overdue")
    assert (row["now"], row["before"], row["change"]) == (last["overdue"], before["overdue"], last["overdue"] - before["overdue"])


def test_the_command_says_whole_numbers_without_a_point(unit: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rollup", str(folder), "--out", str(unit), "--as-of", str(MONTHS[-1]), "--no-data"]) == 0
    line = next(line for line in capsys.readouterr().out.splitlines() if line.startswith("Participants"))
    assert line.split() == ["Participants", "800", "800", "0", "Workers"]


def test_a_roll_up_of_the_same_day_changes_no_byte(unit: Path, folder: Path) -> None:
    before = unit.read_bytes()
    rollup([folder], unit, MONTHS[-1], data=False)
    assert unit.read_bytes() == before


def test_two_processes_find_what_one_finds(folder: Path, tmp_path: Path) -> None:
    """Nine files, so that there is more than one group of them."""
    one, two = tmp_path / "one.xlsx", tmp_path / "two.xlsx"
    more = caseload(tmp_path / "more.xlsx", [person(1)], worker="EX99")
    first, second = (rollup([folder, more], path, DAY, jobs=jobs, data=False) for path, jobs in ((one, 1), (two, 2)))
    assert first.figures == second.figures and first.sources == second.sources
    assert rows_of(one, "Report608") == rows_of(two, "Report608")


def test_charts_follow_the_tables_and_say_in_words_what_they_show(unit: Path) -> None:
    with zipfile.ZipFile(unit) as package:
        charts = [package.read(name).decode() for name in package.namelist() if re.search(r"charts/chart\d+\.xml", name)]
        drawing = next(package.read(name).decode() for name in package.namelist() if "drawings/drawing" in name)
    assert len(charts) == 4 and len(re.findall(r'descr="[^"]{40,}"', drawing)) == 4
    assert sum("'Workers'!$B$2:$B$9" in chart for chart in charts) == 2
    assert sum("'Trends'!$A$2:$A$4" in chart for chart in charts) == 2


# What lies in a folder besides good workbooks


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """A folder with two caseloads and everything that goes wrong on a share."""
    place = tmp_path / "share"
    place.mkdir()
    caseload(place / "ada.xlsx", [person(1), person(2)], Contacts=[contact("P1", date(2026, 11, 20))], Activities=[activity("P1")])
    caseload(place / "ben.xlsx", [person(3)], worker="EX2", name="Ben Example")
    (place / "broken.xlsx").write_bytes((place / "ada.xlsx").read_bytes()[:5000])
    (place / "secret.xlsx").write_bytes(OLE + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(600))
    (place / "old.xls").write_bytes(OLE + bytes(600))
    (place / "empty.xlsx").touch()
    (place / "list.csv").write_text("no,workbook\n", encoding="utf-8")
    (place / "~$ben.xlsx").write_bytes(b"x")
    from openpyxl import Workbook

    book = Workbook()
    book.save(place / "budget.xlsx")
    return place


def standings(report: RollupReport) -> dict[str, str]:
    return {each["file"]: each["standing"] for each in report.sources}


def test_broken_locked_and_foreign_workbooks_are_named_and_the_others_read(mixed: Path) -> None:
    report = rollup([mixed], mixed / "unit.xlsx", DAY)
    wrong = {"broken.xlsx": "broken", "empty.xlsx": "broken", "budget.xlsx": "foreign", "old.xls": "foreign", "secret.xlsx": "locked"}
    assert standings(report) == {"ada.xlsx": "read", "ben.xlsx": "open elsewhere", **wrong}
    assert {problem.file for problem in report.problems} == set(wrong)
    sheet = {row["place"]: row for row in rows_of(mixed / "unit.xlsx", "Sources")}
    assert all(sheet[name]["why"] and sheet[name]["todo"] for name in wrong)
    assert rows_of(mixed / "unit.xlsx", "Trends")[0]["not_read"] == len(wrong)


def test_what_is_not_read_is_told_in_one_sentence_with_what_to_do(mixed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rollup", str(mixed), "--out", str(mixed / "unit.xlsx"), "--as-of", DAY.isoformat(), "--no-data"]) == 1
    told = capsys.readouterr().out
    assert "  secret.xlsx: the workbook is encrypted: it opens only with a password. Save it without a password" in told
    assert "  empty.xlsx: the file is empty: it holds nothing at all. Put back the copy" in told
    assert "  budget.xlsx: this workbook is no caseload: it has no table named Settings. Take it out of the folder" in told


def damaged(path: Path, title: str) -> None:
    """Cut the sheet of this title short."""
    from caseload.tables.editor.reading import open_workbook

    book = open_workbook(path)
    part = book.sheet(title).part
    cut = book.package.read(part)[:900]
    path.write_bytes(b"".join(book.package.assembled({part: book.package.pack(part, [cut])})))


def test_a_damaged_sheet_that_the_unit_needs_makes_its_workbook_alone_broken(mixed: Path) -> None:
    """Workbooks are answered together: the others of the group are read all the same."""
    damaged(mixed / "ada.xlsx", "Contacts")
    report = rollup([mixed], mixed / "unit.xlsx", DAY, data=False)
    assert (standings(report)["ada.xlsx"], standings(report)["ben.xlsx"]) == ("broken", "open elsewhere")


def test_a_damaged_sheet_that_the_unit_does_not_need_keeps_no_workbook_out(mixed: Path) -> None:
    damaged(mixed / "ada.xlsx", "Checklist")
    assert standings(rollup([mixed], mixed / "unit.xlsx", DAY, data=False))["ada.xlsx"] == "read"


def test_a_file_that_another_program_holds_is_named_locked(mixed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.open

    def held(self: Path, *args: Any, **more: Any) -> Any:
        if self.name == "ada.xlsx":
            raise PermissionError(13, "Permission denied")
        return real(self, *args, **more)

    monkeypatch.setattr(Path, "open", held)
    report = rollup([mixed], mixed.parent / "unit.xlsx", DAY, data=False)
    assert standings(report)["ada.xlsx"] == "locked" and standings(report)["ben.xlsx"] == "open elsewhere"


def test_a_copy_of_a_caseload_is_named_and_not_counted_twice(mixed: Path) -> None:
    shutil.copy(mixed / "ada.xlsx", mixed / "ada - Copy.xlsx")
    report = rollup([mixed], mixed / "unit.xlsx", DAY, data=False)
    assert sorted(standings(report)[name] for name in ("ada.xlsx", "ada - Copy.xlsx")) == ["copy", "read"]
    assert rows_of(mixed / "unit.xlsx", "Trends")[0]["participants"] == 3


def test_a_unit_workbook_among_the_files_is_no_source(mixed: Path) -> None:
    rollup([mixed], mixed / "earlier.xlsx", DAY, data=False)
    assert "earlier.xlsx" not in standings(rollup([mixed], mixed / "unit.xlsx", DAY, data=False))


def test_a_workbook_with_a_deleted_column_is_read_and_the_column_named(tmp_path: Path) -> None:
    path = caseload(tmp_path / "ada.xlsx", [person(1)])
    from openpyxl import load_workbook

    book = load_workbook(path)
    sheet = book["Participants"]
    at = next(cell.column for cell in sheet[1] if cell.value == "Adults")
    sheet.cell(1, at, "How many")
    sheet.tables["Participants"].tableColumns[at - 1].name = "How many"
    book.save(path)
    report = rollup([path], tmp_path / "unit.xlsx", DAY, data=False)
    assert standings(report) == {"ada.xlsx": "read"}
    assert any("'Adults' is missing" in problem.what for problem in report.problems)


# The unit workbook belongs to the supervisor


def test_an_open_unit_workbook_is_refused_before_anything_is_read(mixed: Path) -> None:
    (mixed / "~$unit.xlsx").write_bytes(b"x")
    with pytest.raises(FileBusy, match="the unit workbook is open"):
        rollup([mixed], mixed / "unit.xlsx", DAY)
    assert not (mixed / "unit.xlsx").exists()


def test_another_workbook_is_never_overwritten(mixed: Path) -> None:
    before = (mixed / "ada.xlsx").read_bytes()
    with pytest.raises(WorkbookRefused, match="no unit workbook"):
        rollup([mixed / "ben.xlsx"], mixed / "ada.xlsx", DAY)
    assert (mixed / "ada.xlsx").read_bytes() == before


def test_no_workbook_at_all_is_told(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="no workbook to read"):
        rollup([tmp_path], tmp_path / "unit.xlsx", DAY)


def test_sheets_columns_and_notes_of_the_supervisors_own_stay(mixed: Path) -> None:
    path = mixed.parent / "unit.xlsx"
    rollup([mixed], path, DAY, data=False)
    from openpyxl import load_workbook
    from openpyxl.worksheet.table import TableColumn

    book = load_workbook(path)
    book.create_sheet("Mine")["A1"] = "Budget of the unit"
    sheet = book["Unengaged"]
    table = sheet.tables["Unengaged"]
    wide = len(table.tableColumns) + 1
    sheet.cell(1, wide, "My code")
    sheet.cell(2, wide, "red")
    table.ref = f"A1:{sheet.cell(sheet.max_row, wide).coordinate}"
    table.autoFilter.ref = table.ref
    table.tableColumns.append(TableColumn(id=wide, name="My code"))
    book.save(path)
    first = rows_of(path, "Unengaged")[0]["case_number"]
    rollup([mixed], path, date(2026, 12, 28), data=False)
    assert {row["case_number"]: row.get("My code") for row in rows_of(path, "Unengaged")}[first] == "red"
    assert load_workbook(path)["Mine"]["A1"].value == "Budget of the unit"


def test_the_workbook_from_before_is_kept_beside_it(mixed: Path) -> None:
    path = mixed.parent / "unit.xlsx"
    rollup([mixed], path, DAY, data=False)
    before = path.read_bytes()
    rollup([mixed], path, date(2026, 12, 28), data=False)
    assert (mixed.parent / "unit.before-roll-up.xlsx").read_bytes() == before


def test_the_wpr_sample_that_the_supervisor_typed_stays_and_finds_its_worker(mixed: Path) -> None:
    path = mixed.parent / "unit.xlsx"
    rollup([mixed], path, DAY, data=False)
    write(path, "WprSample", 0, case_number="C3", due_on=date(2026, 11, 20))
    rollup([mixed], path, DAY, data=False)
    row = rows_of(path, "WprSample")[0]
    assert (row["case_number"], row["worker"], row["standing"]) == ("C3", "Ben Example", "overdue")


# Data for other programs


def test_the_data_beside_it_hold_every_case_and_no_name(mixed: Path) -> None:
    rollup([mixed], mixed.parent / "unit.xlsx", DAY)
    data = mixed.parent / "unit-data"
    with (data / "cases.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["case_number"] for row in rows] == ["C1", "C2", "C3"]
    assert [row["as_of"] for row in rows] == ["2026-11-25"] * 3
    assert not any("Sampleton" in path.read_text(encoding="utf-8-sig") for path in data.glob("*.csv"))


def test_parquet_and_csv_hold_the_same(mixed: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="needs pyarrow (pip install caseload[data])")
    rollup([mixed], mixed.parent / "unit.xlsx", DAY)
    table = parquet.read_table(mixed.parent / "unit-data" / "cases.parquet")
    assert table.column("case_number").to_pylist() == ["C1", "C2", "C3"]
    assert table.column("as_of").to_pylist() == [DAY] * 3
    assert table.column("hours_met").to_pylist() == [True, False, False]


def test_without_pyarrow_csv_is_written_and_the_lack_is_said_aloud(
    mixed: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("caseload.worklist.unit.exports.find_spec", lambda name: None)
    main(["rollup", str(mixed), "--out", str(mixed.parent / "unit.xlsx"), "--as-of", "2026-11-25"])
    assert "NO PARQUET" in capsys.readouterr().err
    assert {path.suffix for path in (mixed.parent / "unit-data").iterdir()} == {".csv"}


def test_a_text_that_a_spreadsheet_would_run_is_marked_as_text(tmp_path: Path) -> None:
    path = caseload(tmp_path / "ada.xlsx", [person(1)])
    read = read_caseload(path)
    patch_cells(path, path, {read.settings_sheet: {read.settings_at["worker_name"]: "=HYPERLINK(1)"}})
    rollup([path], tmp_path / "unit.xlsx", DAY)
    assert "'=HYPERLINK(1)" in (tmp_path / "unit-data" / "workers.csv").read_text(encoding="utf-8-sig")


def test_the_command_lists_figures_sources_and_problems_as_json(mixed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["rollup", str(mixed), "--out", str(mixed.parent / "unit.xlsx"), "--as-of", "2026-11-25", "--no-data", "--json"]
    assert main(words) == 1
    told = json.loads(capsys.readouterr().out)
    assert set(told) == {"unit", "as_of", "figures", "sources", "files", "problems", "parquet"}
    assert len(told["problems"]) == 5 and len(told["sources"]) == 7


@pytest.mark.parametrize("code", PROGRAMS)
def test_caseloads_of_every_program_are_rolled_up(code: str, tmp_path: Path) -> None:
    """What is overdue agrees with the worklist of the caseload."""
    path = tmp_path / f"{code}.xlsx"
    new(code, path, participants=20, as_of=DAY)
    rollup([path], tmp_path / "unit.xlsx", DAY, data=False)
    late = sum(line.standing == "overdue" for _, line in worklist([path], DAY).lines)
    row = rows_of(tmp_path / "unit.xlsx", "Workers")[0]
    assert (row["programs"], row["participants"], row["overdue"]) == (code, 20, late)


def test_what_an_agency_says_beside_its_workbooks_counts_in_the_roll_up(tmp_path: Path) -> None:
    """A workbook whose Settings name no worker is known by the agency's profile; without a profile by its own name."""
    for place in ("with", "without"):
        path = tmp_path / "share" / place / "wtw.xlsx"
        path.parent.mkdir(parents=True)
        caseload(path, [person(1)], worker="", name="")
    (tmp_path / "share" / "with" / "caseload.toml").write_text('[worker]\nid = "EX77"\nname = "Pat Example"\n', "utf-8")
    report = rollup([tmp_path / "share"], tmp_path / "unit.xlsx", DAY, data=False)
    assert {each["worker"] for each in report.sources} == {"Pat Example", "without/wtw.xlsx"}


def test_a_profile_with_mistakes_is_named_and_its_workbooks_wait(tmp_path: Path) -> None:
    path = tmp_path / "share" / "wtw.xlsx"
    path.parent.mkdir()
    caseload(path, [person(1)])
    (path.parent / "caseload.toml").write_text('[worker]\nnmae = "Pat Example"\n', "utf-8")
    report = rollup([path], tmp_path / "unit.xlsx", DAY, data=False)
    assert [each["standing"] for each in report.sources] == ["broken"]
    assert any("[worker] nmae" in each.where for each in report.problems)
