"""The Case Management Report puts every participant into the categories that the rule gives, and keeps secrets."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from caseload.app.making import new
from caseload.rules import find
from caseload.tables import patch_cells
from caseload.tables.refresh import opened
from caseload.worklist.report608 import categories

DAY = date(2026, 11, 25)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("report") / "wtw.xlsx"
    new("wtw", place, participants=30, as_of=DAY)
    return place


def test_every_category_is_there_in_the_order_of_the_rule(path: Path) -> None:
    caseload, results, _ = opened(path, DAY)
    found = categories(caseload, results)
    assert [each["category"] for each in found] == list(find("WTW-16.report").gives["categories"].codes.names)
    assert all(each["count"] == len(each["participants"]) for each in found)


def test_a_participant_stands_where_the_computed_cell_says(path: Path) -> None:
    caseload, results, _ = opened(path, DAY)
    by_code = {each["category"]: {who["participant_id"] for who in each["participants"]}
               for each in categories(caseload, results)}  # fmt: skip
    assert any(by_code.values())
    for row, shown in enumerate(results.shown["Participants"]["report_608"]):
        who = caseload.people.columns["participant_id"][row]
        assert {code for code, people in by_code.items() if who in people} == set(filter(None, shown.split(", ")))


def test_a_confidential_participant_appears_without_a_name(path: Path, tmp_path: Path) -> None:
    mine = tmp_path / "wtw.xlsx"
    mine.write_bytes(path.read_bytes())
    people = opened(mine, DAY)[0].people
    patch_cells(mine, mine, {people.sheet: {people.cell(row, "confidential"): "yes" for row in range(len(people))}})
    caseload, results, _ = opened(mine, DAY)
    listed = [who for each in categories(caseload, results) for who in each["participants"]]
    assert listed and not any(who["name"] for who in listed)
    assert all(who["case_number"] for who in listed)
