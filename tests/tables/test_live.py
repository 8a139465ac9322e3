"""In a live workbook LibreOffice computes every formula, in its real cell, to the value that refresh wrote."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from caseload.app.making import new
from caseload.app.refreshing import refresh_one
from caseload.tables import patch_cells
from caseload.tables.formulas import has_formula
from caseload.tables.read import read_caseload
from caseload.tables.schema import program
from hosts.calc import Calc, python_matches

from . import live
from .conftest import DAY, SAMPLED

pytestmark = pytest.mark.office


@pytest.fixture(scope="module")
def calc(tmp_path_factory: pytest.TempPathFactory) -> Calc:
    if not python_matches():
        pytest.skip("needs a Python of the version that LibreOffice has")
    return Calc(tmp_path_factory.mktemp("calc"))


@pytest.mark.parametrize("code", SAMPLED)
@pytest.mark.parametrize("people", [0, 60])
def test_every_live_cell_is_computed_to_the_value_that_refresh_wrote(
    code: str, people: int, tmp_path: Path, calc: Calc
) -> None:
    path = tmp_path / f"{code}.xlsm"
    new(code, path, participants=people, live=True, as_of=DAY)
    found = Counter(sheet for sheet, _ in live.formulas(path))
    columns = Counter(table.title for table in program(code).tables for column in table.computed if has_formula(column))
    assert all(found[title] % number == 0 and found[title] for title, number in columns.items())
    assert list(live.differences(path, calc)) == []


def test_what_cannot_be_read_is_refused_in_the_cell_where_refresh_refuses_it(tmp_path: Path, calc: Calc) -> None:
    path = tmp_path / "wtw.xlsm"
    new("wtw", path, participants=12, live=True, as_of=DAY)
    caseload = read_caseload(path)
    activities, children, people = caseload["Activities"], caseload["Children"], caseload.people
    bad: dict[str, dict[str, Any]] = {
        activities.sheet: {activities.cell(0, "weekly_hours"): "many", activities.cell(1, "weekly_hours"): -4,
                           activities.cell(2, "weekly_hours"): 169, activities.cell(3, "weekly_hours"): None},
        children.sheet: {children.cell(0, "birth_on"): "in spring"},
        people.sheet: {people.cell(5, "assigned_on"): "13/45/2026", people.cell(6, "adults"): 3},
    }  # fmt: skip
    patch_cells(path, path, bad)
    assert refresh_one(path, DAY, backup=False).unanswered > 6
    different = [(written, there) for _, _, written, there in live.differences(path, calc)]
    assert all(str(written).startswith("? ") and str(there).startswith("? ") for written, there in different)
