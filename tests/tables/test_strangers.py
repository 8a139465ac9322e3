"""Nobody ever loses a cell, a chart or a comment: whatever a stranger put into a caseload is there after a refresh."""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from openpyxl import load_workbook

from caseload.app.refreshing import refresh, refresh_one
from caseload.tables import formula_cells, patch_cells, read_cells
from caseload.tables.editor.reading import open_workbook
from caseload.tables.read import read_caseload

from .editor.conftest import _raw_parts
from .strangers import OWN_FORMULAS, OWN_SHEET, with_everything

LATER = date(2026, 12, 28)


@pytest.fixture
def strange(wtw: Path) -> Path:
    return with_everything(wtw)


def test_every_part_keeps_its_compressed_bytes_but_the_sheets_that_refresh_writes(strange: Path) -> None:
    before = _raw_parts(strange)
    assert refresh_one(strange, LATER).cells_changed > 10
    after = _raw_parts(strange)
    book, caseload = open_workbook(strange), read_caseload(strange)
    may = {book.sheets[frame.sheet].part for frame in caseload.frames.values()} | {book.sheets["Settings"].part, book.part}
    may |= {table.part for name in ("Today", "Checklist") for table in book.tables[name]}
    changed = {name for name in before if before[name] != after.get(name)}
    assert list(before) == list(after)
    assert changed <= may
    for kind in ("charts/", "drawings/", "media/", "comments", "threadedComments/", "persons/", "slicers/", "slicerCaches/",
                 "customXml/", "printerSettings/", "styles"):  # fmt: skip
        assert any(kind in name for name in before), f"the stranger brought no {kind}"


def test_in_the_sheets_themselves_only_computed_cells_change(strange: Path) -> None:
    caseload, before = read_caseload(strange), strange.with_name("before.xlsx")
    shutil.copyfile(strange, before)
    refresh_one(strange, LATER)
    for frame in caseload.frames.values():
        if not frame.table.owned:
            letters = {frame.letters[column.name] for column in frame.table.computed}
            old, new = (_sheet(path, frame.sheet) for path in (before, strange))
            assert _around(old) == _around(new), frame.sheet
            cells = [_cells(tree, leave_out=letters, rows=set(frame.rows)) for tree in (old, new)]
            assert cells[0] == cells[1], frame.sheet
    assert _cells(_sheet(before, OWN_SHEET)) == _cells(_sheet(strange, OWN_SHEET))


def _sheet(path: Path, name: str) -> ElementTree.Element:
    book = open_workbook(path)
    return ElementTree.fromstring(book.package.read(book.sheets[name].part))


def _around(tree: ElementTree.Element) -> list[bytes]:
    return [ElementTree.tostring(each) for each in tree if not each.tag.endswith("}sheetData")]


def _cells(tree: ElementTree.Element, leave_out: set[int] = frozenset(), rows: set[int] = frozenset()) -> dict[str, bytes]:
    from caseload.tables.editor.address import parse_cell

    found = {}
    for cell in tree.iterfind("{*}sheetData/{*}row/{*}c"):
        row, column = parse_cell(cell.get("r", "")) or (0, 0)
        if not (column in leave_out and row in rows):
            found[cell.get("r", "")] = ElementTree.tostring(cell)
    return found


def test_a_second_refresh_changes_no_byte(strange: Path) -> None:
    refresh_one(strange, LATER)
    once = strange.read_bytes()
    assert refresh_one(strange, LATER).cells_changed == 0
    assert strange.read_bytes() == once


def test_own_formulas_are_calculated_anew_when_excel_opens_the_file(strange: Path) -> None:
    """The one setting in the workbook part is all that changes there."""
    book = open_workbook(strange)
    before = book.package.read(book.part)
    assert b'fullCalcOnLoad="1"' not in before
    refresh_one(strange, LATER)
    after = open_workbook(strange).package.read(book.part)
    assert b'fullCalcOnLoad="1"' in after
    assert re.sub(rb"<calcPr[^>]*/>", b"", after) == re.sub(rb"<calcPr[^>]*/>", b"", before)
    assert formula_cells(strange, OWN_SHEET) == OWN_FORMULAS


def test_without_formulas_of_ones_own_the_workbook_part_stays(wtw: Path) -> None:
    book = open_workbook(wtw)
    refresh_one(wtw, LATER)
    assert open_workbook(wtw).package.read(book.part) == book.package.read(book.part)


@pytest.mark.filterwarnings("ignore:.*extension is not supported")
def test_other_programs_still_open_it_with_the_column_and_the_sheet_of_ones_own(strange: Path) -> None:
    refresh_one(strange, LATER)
    book = load_workbook(strange)
    assert book[OWN_SHEET]["A2"].value == 4 and len(book[OWN_SHEET]._charts) == 1
    assert book["Participants"]["C2"].comment.text == "Ask about the bus pass."
    assert read_caseload(strange).people.extra["My note"][0] == "bring the form"


def test_a_live_caseload_is_not_calculated_where_its_functions_may_be_missing_but_names_what_is_old(
    live: Callable[[], Path],
) -> None:
    path = live()
    book = load_workbook(path, keep_vba=True)
    mine = book.create_sheet(OWN_SHEET)
    for cell, text in OWN_FORMULAS.items():
        mine[cell] = f"={text}"
    mine["B1"], mine["B2"], mine["B3"] = "=Participants[[#Totals],[Hours owed]]", "=SUM(Participants[Hours owed])", "=1+1"
    book.calculation.fullCalcOnLoad = False
    book.save(path)
    report = refresh_one(path, LATER)
    assert report.cells_changed > 0
    found = open_workbook(path)
    assert b'fullCalcOnLoad="1"' not in found.package.read(found.part)
    hang_on_ours = ("A1", "A4", "A5", "B2")
    assert set(report.dependents) == {f"{OWN_SHEET}!{cell}" for cell in hang_on_ours}, "B1, B3 and A6 do not"


@pytest.mark.corpus
def test_no_workbook_of_others_is_a_caseload_and_each_is_refused_with_its_reason_and_left_as_it_was(
    corpus: list[Path], tmp_path: Path
) -> None:
    for path in corpus:
        shutil.copyfile(path, tmp_path / path.name)
    reports = list(refresh([tmp_path], LATER))
    assert [report.file for report in reports] == sorted(path.name for path in corpus)
    for report, path in zip(reports, sorted(corpus), strict=True):
        assert report.failed and report.problems[0].what and report.problems[0].why, path.name
        assert (tmp_path / path.name).read_bytes() == path.read_bytes(), path.name
    assert {each.name for each in tmp_path.iterdir()} == {path.name for path in corpus}


@pytest.mark.corpus
def test_a_caseload_with_the_parts_of_any_workbook_of_others_is_refreshed_without_losing_one(
    corpus: list[Path], wtw: Path, tmp_path: Path
) -> None:
    """Each stranger's parts, packed as they were, ride along in a caseload: the refresh writes none of them."""
    for path in corpus:
        target = tmp_path / f"with {path.stem[-40:]}.xlsx"
        shutil.copyfile(wtw, target)
        with zipfile.ZipFile(path) as theirs, zipfile.ZipFile(target, "a", zipfile.ZIP_DEFLATED) as ours:
            for name in theirs.namelist():
                ours.writestr(f"stranger/{name}", theirs.read(name))
        before = _raw_parts(target)
        assert refresh_one(target, LATER, backup=False).cells_changed > 10
        after = _raw_parts(target)
        assert {name for name in before if name.startswith("stranger/")} == {
            name for name in before if before[name] == after[name] and name.startswith("stranger/")}  # fmt: skip
        target.unlink()


@pytest.mark.parametrize("what", ["value", "formula"])
def test_a_computed_cell_that_was_typed_over_is_healed(what: str, wtw: Path) -> None:
    frame = read_caseload(wtw).people
    cell, other = frame.cell(3, "required_hours"), frame.cell(4, "required_hours")
    truth = read_cells(wtw, frame.sheet)[cell]
    if what == "value":
        patch_cells(wtw, wtw, {frame.sheet: {cell: 7}})
    else:
        book = load_workbook(wtw)
        book[frame.sheet][cell] = "=3+4"
        book["Guide"]["D1"] = "=1+1"
        book.save(wtw)
    refresh_one(wtw, date(2026, 11, 25))
    assert formula_cells(wtw, frame.sheet) == {}
    assert read_cells(wtw, frame.sheet)[cell] == truth
    assert read_cells(wtw, frame.sheet)[other] is not None


def test_a_live_cell_that_was_typed_over_gets_its_formula_back(live: Callable[[], Path]) -> None:
    path = live()
    frame = read_caseload(path).people
    wanted = formula_cells(path, frame.sheet)
    one, two = frame.cell(0, "required_hours"), frame.cell(1, "contact_due_on")
    truth = read_cells(path, frame.sheet)
    book = load_workbook(path, keep_vba=True)
    book[frame.sheet][one], book[frame.sheet][two] = 12, "=TODAY()"
    book.save(path)
    assert formula_cells(path, frame.sheet) != wanted
    refresh_one(path, date(2026, 11, 25))
    assert formula_cells(path, frame.sheet) == wanted
    assert {cell: read_cells(path, frame.sheet)[cell] for cell in (one, two)} == {cell: truth[cell] for cell in (one, two)}
