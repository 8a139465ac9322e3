"""Every verb opens a caseload under its agency's profile: refresh, check, worklist and notices give one answer."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from caseload.app.checking import check
from caseload.app.making import new
from caseload.app.notices import choose
from caseload.app.opening import opened
from caseload.app.refreshing import refresh, refresh_one
from caseload.app.worklist import worklist
from caseload.law import store
from caseload.tables import patch_cells
from caseload.tables.read import read_caseload

DAY = date(2026, 11, 25)


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A caseload beside a profile that asks 99 hours of every family, and names the agency that the sheet leaves out."""
    book = tmp_path / "wtw.xlsx"
    new("wtw", book, participants=12, as_of=DAY)
    caseload = read_caseload(book)
    patch_cells(book, book, {"Settings": {caseload.settings_at["agency_name"]: None}})
    keys = [key for key in store.all_keys() if key.startswith("calworks.required_hours.")]
    lines = "\n".join(f'"{key}" = {{value = 99, place = "alameda", source = "Invented memo", from = 2020-01-01}}' for key in keys)
    (tmp_path / "caseload.toml").write_text(f'[agency]\nname = "Invented Agency"\n[parameters]\n{lines}\n', encoding="utf-8")
    assert keys
    return book


def hours(path: Path) -> set[object]:
    return set(read_caseload(path).people.columns["required_hours"])


def test_refresh_writes_the_hours_that_the_profile_puts_in_force(office: Path) -> None:
    assert 99 not in hours(office)
    refresh_one(office, DAY)
    assert hours(office) == {99}


def test_many_at_once_and_two_processes_do_so_too(office: Path, tmp_path: Path) -> None:
    (tmp_path / "second.xlsx").write_bytes(office.read_bytes())
    assert not [report for report in refresh([tmp_path], DAY, jobs=2) if report.failed]
    assert hours(office) == hours(tmp_path / "second.xlsx") == {99}


def test_check_and_worklist_and_notices_see_the_same_caseload(office: Path) -> None:
    assert not [problem for problem in check([office]) if "Agency is blank" in problem.what]
    with opened(office, DAY) as (caseload, results, _):
        assert caseload.settings["agency_name"] == "Invented Agency"
        assert set(results.shown["Participants"]["required_hours"]) == {99}
    assert worklist([office], DAY).lines
    assert choose(office, "contact_letter", as_of=DAY)[0].rows


def test_afterwards_the_profile_is_no_longer_in_force(office: Path, tmp_path: Path) -> None:
    refresh_one(office, DAY)
    other = tmp_path / "elsewhere" / "wtw.xlsx"
    new("wtw", other, participants=12, as_of=DAY)
    assert 99 not in hours(other)


def test_a_profile_with_mistakes_stops_that_file_alone_and_every_mistake_is_named(office: Path, tmp_path: Path) -> None:
    (tmp_path / "caseload.toml").write_text('[agency]\nnmae = "x"\n[ofice]\nname = "y"\n', encoding="utf-8")
    other = tmp_path / "elsewhere" / "wtw.xlsx"
    new("wtw", other, participants=3, as_of=DAY)
    reports = {report.file if not report.failed else "failed": report for report in refresh([tmp_path], date(2026, 12, 1))}
    words = " ".join(problem.sentence() for problem in reports["failed"].problems)
    assert "nmae" in words and "ofice" in words
    assert not reports["wtw.xlsx"].failed
