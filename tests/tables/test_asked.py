"""What is made when it is asked for: once, and not before; sheets and columns of a caseload are such."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from caseload.app.making import new
from caseload.tables.asked import WhenAsked
from caseload.tables.compute import compute, compute_asked
from caseload.tables.read import read_caseload

DAY = date(2026, 11, 25)


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("asked") / "wtw.xlsx"
    new("wtw", path, participants=12, as_of=DAY)
    return path


def test_a_value_is_made_once_and_its_name_is_known_before() -> None:
    made: list[str] = []
    values = WhenAsked(["one", "two"], lambda name: made.append(name) or name.upper())
    assert "one" in values and list(values) == ["one", "two"] and len(values) == 2 and not made
    assert (values["two"], values["two"], made) == ("TWO", "TWO", ["two"])


def test_a_name_that_is_not_there_is_never_made() -> None:
    values = WhenAsked(["one"], lambda name: name)
    assert "other" not in values and values.get("other") is None
    with pytest.raises(KeyError):
        values["other"]


def test_a_caseload_read_in_part_holds_what_one_read_whole_holds(workbook: Path) -> None:
    part, whole = read_caseload(workbook, whole=False), read_caseload(workbook)
    assert {name: dict(frame.columns) for name, frame in part.frames.items()} == {
        name: frame.columns for name, frame in whole.frames.items()}  # fmt: skip


def test_columns_worked_out_when_asked_for_are_those_worked_out_at_once(workbook: Path) -> None:
    """Asked in the opposite order, so that no column can rest on one that happened to come before it."""
    caseload = read_caseload(workbook)
    asked, at_once = compute_asked(caseload, DAY), compute(caseload, DAY)
    for table in reversed(list(at_once.shown)):
        for name in reversed(list(at_once.shown[table])):
            assert asked.shown[table][name] == at_once.shown[table][name], (table, name)
