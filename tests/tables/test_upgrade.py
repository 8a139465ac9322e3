"""An older workbook gets what today's structure has more, and keeps all that is in it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from caseload.app.making import new
from caseload.app.refreshing import refresh_one
from caseload.app.upgrading import upgrade, upgrade_one
from caseload.cli import main
from caseload.errors import WorkbookRefused
from caseload.tables import formula_cells, patch_cells, read_cells
from caseload.tables.build import build
from caseload.tables.check import check
from caseload.tables.editor.reading import open_workbook
from caseload.tables.read import read_caseload
from caseload.tables.schema import Program, program
from caseload.tables.upgrade import upgraded

from .conftest import DAY
from .editor.conftest import _raw_parts
from .strangers import OWN_SHEET, with_everything

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported")
GONE_COLUMNS = {"Participants": ("phone", "required_hours", "schedule_conflicts"), "Activities": ("weekly_hours",)}
GONE_TABLES = ("Schedule", "Exemptions")
GONE_SETTINGS = ("bank_office", "hearing_phone")


def older(whole: Program, gone: dict[str, tuple[str, ...]]) -> Program:
    """The program as an older version of it might have been."""
    tables = [replace(table, columns=tuple(c for c in table.columns if c.name not in gone.get(table.name, ())), findings=())
              for table in whole.tables if table.name not in GONE_TABLES]  # fmt: skip
    return replace(whole, tables=tuple(tables), settings=tuple(s for s in whole.settings if s.name not in GONE_SETTINGS))


@pytest.fixture
def old(samples: Callable[[str], Path], tmp_path: Path) -> Path:
    """A workbook of an older version, with people in it and things of a stranger."""
    return with_everything(made_older(samples("wtw"), tmp_path / "old.xlsx"))


def made_older(sample: Path, path: Path, gone: dict[str, tuple[str, ...]] = GONE_COLUMNS, live: bool = False) -> Path:
    whole = read_caseload(sample)
    people = {name: list(frame.records()) for name, frame in whole.frames.items()}
    build(older(program("wtw"), gone), path, people, {**whole.settings, "as_of": DAY}, live)
    cell = next(cell for cell, value in read_cells(path, "Settings").items() if value == "Schema version")
    patch_cells(path, path, {"Settings": {cell.replace("A", "B"): 0}})
    return path


def test_what_is_missing_is_added_and_then_nothing_is_missing(old: Path) -> None:
    assert len(read_caseload(old).problems) == 4 + len(GONE_TABLES) + len(GONE_SETTINGS)
    report = upgrade_one(old)
    assert (report.from_version, report.sheets) == (0, list(GONE_TABLES))
    assert {table: set(headers) for table, headers in report.columns.items()} == {
        "Participants": {"Phone", "Hours owed", "Times that overlap"}, "Activities": {"Hours a week"}}  # fmt: skip
    assert report.own_columns == {"Participants": ["My note"]}
    caseload = read_caseload(old)
    assert caseload.problems == []
    assert caseload.settings["hearing_phone"] is None
    assert not [problem for problem in check(old) if "missing" in problem.what or "says" in problem.what]


def test_computed_columns_that_came_anew_are_computed_and_a_second_upgrade_changes_no_byte(old: Path) -> None:
    upgrade_one(old)
    assert set(read_caseload(old).people.columns["required_hours"]) >= {20.0, 30.0}
    before = old.read_bytes()
    assert not upgrade_one(old).changed
    assert old.read_bytes() == before


def test_all_that_was_there_stays_to_the_byte_or_the_cell(old: Path) -> None:
    before, values = _raw_parts(old), {name: read_cells(old, name) for name in load_workbook(old, read_only=True).sheetnames}
    data, caseload = old.read_bytes(), read_caseload(old)
    report, new_data = upgraded(caseload)
    assert old.read_bytes() == data and report.changed
    old.write_bytes(new_data)
    after, book = _raw_parts(old), open_workbook(old)
    assert list(after)[: len(before)] == list(before)
    may = {book.sheets[name].part for name in ("Participants", "Activities", "Settings")} | {
        book.part, "xl/styles.xml", "[Content_Types].xml", "xl/_rels/workbook.xml.rels", book.table("Participants").part,
        book.table("Activities").part, book.table("Settings").part}  # fmt: skip
    assert {name for name in before if before[name] != after[name]} <= may
    for name, cells in values.items():
        now = read_cells(old, name)
        changed = {cell for cell, value in cells.items() if now.get(cell) != value}
        assert changed <= ({caseload.labels_at["Schema version"]} if name == "Settings" else set()), name


def test_cells_keep_the_look_they_had_and_new_ones_look_as_in_a_new_workbook(old: Path, samples: Callable[[str], Path]) -> None:
    looks = {cell.coordinate: (cell.font.sz, cell.number_format, cell.fill.fgColor.rgb) for row in load_workbook(old)["Participants"]
             for cell in row}  # fmt: skip
    upgrade_one(old)
    now, fresh = load_workbook(old), load_workbook(samples("wtw"))
    assert {cell: (now["Participants"][cell].font.sz, now["Participants"][cell].number_format,
                   now["Participants"][cell].fill.fgColor.rgb) for cell in looks} == looks  # fmt: skip
    mine, theirs = read_caseload(old).people, read_caseload(samples("wtw")).people
    for name in ("required_hours", "phone"):
        one, other = now["Participants"][mine.cell(0, name)], fresh["Participants"][theirs.cell(0, name)]
        assert (one.font.i, one.font.sz, one.number_format, one.fill.fgColor.rgb) == (
            other.font.i, other.font.sz, other.number_format, other.fill.fgColor.rgb)  # fmt: skip
    assert now["Schedule"].freeze_panes == fresh["Schedule"].freeze_panes
    assert now["Schedule"].print_title_rows == "$1:$1"
    rules = {str(rule.sqref): rule.formula1 for rule in now["Schedule"].data_validations.dataValidation}
    assert '"mon,tue,wed,thu,fri,sat,sun"' in rules.values()
    assert sum(sheet.sheet_view.tabSelected or False for sheet in now) <= 1
    assert OWN_SHEET in now.sheetnames


def test_a_live_caseload_gets_live_cells(live: Callable[[], Path], tmp_path: Path) -> None:
    path = made_older(live(), tmp_path / "old.xlsm", {"Participants": ("phone", "closing_due_on")}, live=True)
    refresh_one(path, DAY, backup=False)
    upgrade_one(path)
    frame = read_caseload(path).people
    whole = read_caseload(live()).people
    there, wanted = formula_cells(path, frame.sheet), formula_cells(live(), frame.sheet)
    for row in range(len(frame)):
        assert there[frame.cell(row, "closing_due_on")] == wanted[whole.cell(row, "closing_due_on")]
    assert frame.columns["closing_due_on"] == whole.columns["closing_due_on"]
    assert "Closing due" in open_workbook(path).table("Participants").calculated


def test_a_column_that_finds_its_place_taken_is_a_reason_to_change_nothing(old: Path) -> None:
    book = load_workbook(old)
    book["Activities"].cell(2, max(read_caseload(old)["Activities"].letters.values()) + 1).value = "mine"
    book.save(old)
    before = old.read_bytes()
    with pytest.raises(WorkbookRefused, match=r"further columns.*Move what stands"):
        upgrade_one(old)
    assert old.read_bytes() == before


def test_a_sheet_of_ones_own_with_the_name_of_a_new_one_is_a_reason_to_change_nothing(
    old: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = load_workbook(old)
    book.create_sheet("schedule")
    book.save(old)
    before = old.read_bytes()
    assert main(["upgrade", str(old)]) == 3
    assert "Give your sheet another name" in capsys.readouterr().err
    assert old.read_bytes() == before


def test_a_newer_workbook_is_not_touched(wtw: Path) -> None:
    patch_cells(wtw, wtw, {"Settings": {read_caseload(wtw).labels_at["Schema version"]: 99}})
    with pytest.raises(WorkbookRefused, match="newer"):
        upgrade_one(wtw)


def test_a_workbook_of_today_stays_and_the_command_says_what_it_did(old: Path, wtw: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["upgrade", str(wtw), str(old)]) == 0
    shown = capsys.readouterr().out
    assert "wtw.xlsx is of today already." in shown
    assert "sheets added: Schedule, Exemptions" in shown and "is one of them a renamed one?" in shown


@pytest.mark.corpus
def test_any_workbook_of_others_becomes_a_caseload_and_is_refreshed_without_losing_a_part(
    corpus: list[Path], samples: Callable[[str], Path], tmp_path: Path
) -> None:
    """All sheets of a caseload with people, Settings too, come into a stranger's workbook; then it is refreshed."""
    from caseload.errors import CaseloadError
    from caseload.tables.upgrade import with_sheets

    sample = open_workbook(samples("wtw"))
    names = [name for name, part in sample.sheets.items() if sample.tables[name]]
    done = 0
    for path in corpus:
        target = tmp_path / f"with {path.name}"
        try:
            target.write_bytes(with_sheets(path.read_bytes(), path.name, sample, names))
        except CaseloadError as error:
            assert error.what and error.why, path.name
            continue
        before = _raw_parts(target)
        untouched = {name: raw for name, raw in _raw_parts(path).items() if raw == before.get(name)}
        assert set(_raw_parts(path)) <= set(before)
        assert {name for name in _raw_parts(path) if name not in untouched} <= {
            "[Content_Types].xml", open_workbook(path).part, open_workbook(path).part_of_kind("styles"),
            *(name for name in before if name.endswith("workbook.xml.rels"))}, path.name  # fmt: skip
        report = refresh_one(target, date(2026, 12, 28), backup=False)
        assert report.cells_changed > 10 and not report.problems, path.name
        after = _raw_parts(target)
        assert {name for name in untouched if after.get(name) != untouched[name]} == set(), path.name
        once = target.read_bytes()
        assert refresh_one(target, date(2026, 12, 28), backup=False).cells_changed == 0
        assert target.read_bytes() == once
        done += 1
    assert done >= len(corpus) * 0.8, done


@pytest.mark.office
def test_another_program_opens_the_upgraded_file_with_its_new_sheets(old: Path, tmp_path: Path) -> None:
    upgrade_one(old)
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    shutil.copyfile(old, tmp_path / "seen.xlsx")
    subprocess.run(["soffice", profile, "--headless", "--convert-to", "fods", "--outdir", str(tmp_path), str(tmp_path / "seen.xlsx")],
                   check=True, capture_output=True, timeout=180)  # fmt: skip
    shown = (tmp_path / "seen.fods").read_text(encoding="utf-8")
    assert 'table:name="Schedule"' in shown and "Times that overlap" in shown


def test_folders_are_upgraded_file_by_file(old: Path, tmp_path: Path) -> None:
    (tmp_path / "broken.xlsx").write_text("no workbook", encoding="utf-8")
    new("vr", tmp_path / "vr.xlsx", as_of=DAY)
    found = {path.name: (report is not None and report.changed, bool(problems)) for path, report, problems in upgrade([tmp_path])}
    assert found["old.xlsx"] == (True, False) and found["broken.xlsx"] == (False, True) and found["vr.xlsx"] == (False, False)
