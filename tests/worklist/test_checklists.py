"""The checklist of the month: only the points that apply, added by refresh, ticked by people."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from caseload.app.refreshing import refresh_one
from caseload.rules import evaluate
from caseload.tables import patch_cells
from caseload.tables.read import Caseload, read_caseload
from tables.conftest import DAY, SAMPLED, samples

__all__ = ["samples"]
NEXT_MONTH = date(2026, 12, 2)


@pytest.fixture
def mine(samples: Callable[[str], Path], tmp_path: Path) -> Callable[[str], Path]:
    return lambda code: Path(shutil.copyfile(samples(code), tmp_path / f"{code}.xlsx"))


def points(caseload: Caseload, person: str, month: str = "2026-11") -> list[str]:
    return [str(row["point"]) for row in caseload["Checklist"].records()
            if row["participant_id"] == person and row["month"] == month]  # fmt: skip


@pytest.mark.parametrize("code", SAMPLED)
def test_a_second_refresh_adds_nothing_and_changes_no_byte(code: str, mine: Callable[[str], Path]) -> None:
    path = mine(code)
    before = path.read_bytes()
    assert len(read_caseload(path)["Checklist"]) > 5
    refresh_one(path, DAY, backup=False)
    assert path.read_bytes() == before


def test_the_duties_of_a_case_are_those_that_the_handbook_names_for_it(mine: Callable[[str], Path]) -> None:
    """004:279-319: an open activity asks for the hours, a second parent for the registration of both."""
    caseload = read_caseload(mine("wtw"))
    for row in caseload.people.records():
        if row["discontinued_on"] is not None:
            assert points(caseload, row["participant_id"]) == []
            continue
        facts: dict[str, Any] = {"registration": row["registration"], "adults": row["adults"],
                                 "open_activities": row["open_activities"], "participation_problem": row["problem_open"],
                                 "services_open": row["services_asked"]}  # fmt: skip
        assert points(caseload, row["participant_id"]) == evaluate("WTW-53.duties", facts)["duties"]


def test_a_tick_is_kept_and_the_point_is_open_no_more(mine: Callable[[str], Path]) -> None:
    path = mine("wtw")
    frame = read_caseload(path)["Checklist"]
    row = next(at for at in range(len(frame)) if frame.columns["point"][at] == "monthly_contact")
    person, ticked = frame.columns["participant_id"][row], {frame.cell(row, "done"): "yes", frame.cell(row, "remark"): "by phone"}
    patch_cells(path, path, {frame.sheet: ticked})
    refresh_one(path, DAY, backup=False)
    caseload = read_caseload(path)
    assert caseload["Checklist"].record(row)["remark"] == "by phone"
    left = next(each["duties_open"] for each in caseload.people.records() if each["participant_id"] == person)
    assert "monthly_contact" not in left and "time_on_aid" in left


def test_a_new_month_adds_its_rows_below_the_old_ones(mine: Callable[[str], Path]) -> None:
    path = mine("wtw")
    old = list(read_caseload(path)["Checklist"].records())
    refresh_one(path, NEXT_MONTH, backup=False)
    new = list(read_caseload(path)["Checklist"].records())
    assert new[: len(old)] == old
    assert {row["month"] for row in new[len(old) :]} == {"2026-12"}


def test_the_points_before_closing_are_listed_only_once_the_day_comes_near(mine: Callable[[str], Path]) -> None:
    """002:66: the review belongs to the end of the 90 days."""
    caseload = read_caseload(mine("vr"))
    for client in caseload.people.records():
        due = client["closure_eligible_on"]
        near = isinstance(due, (date, float)) and not client["closed_on"] and str(due)[:7] <= "2026-11"
        assert bool(points(caseload, client["participant_id"])) <= bool(near), client["participant_id"]


def test_points_ticked_in_either_place_count(mine: Callable[[str], Path]) -> None:
    """In GROW the duties of a visit may be listed in its row or ticked on the checklist of that day."""
    path = mine("grow")
    caseload = read_caseload(path)
    frame = caseload["Checklist"]
    person, on = frame.columns["participant_id"][0], frame.columns["on"][0]
    patch_cells(path, path, {frame.sheet: {frame.cell(0, "done"): "yes"}})
    refresh_one(path, DAY, backup=False)
    visit = next(each for each in read_caseload(path)["Visits"].records()
                 if each["participant_id"] == person and each["visit_on"] == on)  # fmt: skip
    assert frame.columns["point"][0] not in visit["duties_open"]
