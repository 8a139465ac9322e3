"""Workbooks written by other programs, with everything people put into them: edited or refused, never damaged."""

from __future__ import annotations

import random
from xml.etree import ElementTree

import pytest

from caseload.errors import CaseloadError
from caseload.tables import edit_workbook, patch_cells, read_cells
from caseload.tables.editor.address import parse_cell
from caseload.tables.editor.plan import open_sheet
from caseload.tables.editor.reading import open_workbook

pytestmark = pytest.mark.corpus


def edits_for(path) -> dict[str, dict[str, object]]:
    """For each worksheet: some of the cells that are there, and some that are not, outside of what is refused."""
    chosen, book, edits = random.Random(path.name), open_workbook(path), {}
    for name, part in book.sheets.items():
        if part.kind != "worksheet":
            continue
        sheet = open_sheet(book, part, path.name)
        tables = [table.area for table in book.tables[name]]
        taken = [*sheet.merged, *sheet.arrays, *tables]
        there = sorted(read_cells(path, name), key=parse_cell)
        wanted = [*chosen.sample(there, min(5, len(there))), "A1", "C3", "B12", "Z40", "AB7"]
        free = [a for a in wanted if not any(area.holds(*parse_cell(a)) for area in taken)]
        edits[name] = dict(zip(dict.fromkeys(free), [3.5, "new <text>", True, None, 7, "=x", "", 8, 9, 10]))
    return edits


def sheets_as_trees(path):
    book = open_workbook(path)
    return {name: ElementTree.fromstring(book.package.read(part.part)) for name, part in book.sheets.items() if part.kind == "worksheet"}


def cells_of(tree):
    found = {}
    for cell in tree.iterfind("{*}sheetData/{*}row/{*}c"):
        found[cell.get("r")] = ElementTree.tostring(cell)
    return found


def around(tree):
    """What stands before and after the rows."""
    return [ElementTree.tostring(e) for e in tree if not e.tag.endswith(("}sheetData", "}dimension"))]


def test_every_workbook_is_edited_without_loss_or_refused_with_a_reason(corpus, tmp_path, raw_parts):
    """Untouched parts keep their compressed bytes; untouched cells and everything around them stay."""
    edited = 0
    for path in corpus:
        edits, target = edits_for(path), tmp_path / path.name
        try:
            report = patch_cells(path, target, edits)
        except CaseloadError as error:
            assert error.why and not target.exists(), path.name
            continue
        edited += 1
        old, new = raw_parts(path), raw_parts(target)
        touched = {open_workbook(path).sheets[name].part for name in report.sheets}
        assert list(old) == list(new) and {n for n in old if old[n] != new[n]} == touched, path.name
        before, after = sheets_as_trees(path), sheets_as_trees(target)
        for name in before:
            was, now = cells_of(before[name]), cells_of(after[name])
            given = edits.get(name, {})
            assert {a: was.get(a) for a in was.keys() | now.keys() if a not in given} == {
                a: now.get(a) for a in was.keys() | now.keys() if a not in given
            }, path.name
            assert around(before[name]) == around(after[name]), path.name
            values = read_cells(target, name)
            assert {a: values.get(a) for a in given} == given, (path.name, name)
        assert patch_cells(target, target, edits).cells_changed == 0, "a second time, nothing changes"
    assert edited >= len(corpus) * 0.9


def test_every_table_of_every_workbook_grows_or_is_refused_with_a_reason(corpus, tmp_path, raw_parts):
    """A blank record more: the table's part and its sheet change, nothing else does."""
    grown = refused = 0
    for path in corpus:
        for tables in open_workbook(path).tables.values():
            for table in tables:
                target = tmp_path / f"{table.name} {path.name}"
                record = {name: "x" for name in table.columns if name not in table.calculated}
                rows = [record] * (table.last_row - table.first_row + 2)
                try:
                    edit_workbook(path, target, {}, append_rows={table.name: rows})
                except CaseloadError as error:
                    assert error.why and not target.exists()
                    refused += 1
                    continue
                after = open_workbook(target).table(table.name)
                assert after.area.bottom > table.area.bottom and after.columns == table.columns
                old, new = raw_parts(path), raw_parts(target)
                sheet = open_workbook(path).sheets[table.sheet].part
                assert {n for n in old if old[n] != new[n]} == {sheet, table.part} and list(old) == list(new)
                grown += 1
    assert grown >= 4 and grown + refused >= 6
