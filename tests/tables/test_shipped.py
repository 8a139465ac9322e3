"""The workbooks that travel with Caseload are what `caseload new` makes today."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from caseload.cli import main
from caseload.cli.shipped import shipped
from caseload.resources import workbooks

FILES = dict(shipped())


def test_the_four_programs_travel_empty_and_as_a_sample_with_values_and_live() -> None:
    assert {path.name for path in workbooks().iterdir() if path.suffix in (".xlsx", ".xlsm")} == set(FILES)
    assert len(FILES) == 16


@pytest.mark.parametrize("name", FILES)
def test_each_is_what_the_command_makes_today(name: str, tmp_path: Path) -> None:
    program, *more = FILES[name]
    assert main(["new", program, str(tmp_path / name), *more]) == 0
    assert not _unlike(workbooks() / name, tmp_path / name), "make them anew: python -m caseload.cli.shipped"


def _unlike(one: Path, other: Path) -> list[str]:
    """The parts in which two workbooks differ; how tightly they are packed does not matter."""
    with zipfile.ZipFile(one) as first, zipfile.ZipFile(other) as second:
        if first.namelist() != second.namelist():
            return sorted(set(first.namelist()) ^ set(second.namelist())) or ["the order of the parts"]
        return [name for name in first.namelist() if first.read(name) != second.read(name)]
