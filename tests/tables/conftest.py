"""Caseloads of invented people, each built once; a test that changes one gets a copy of its own."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from datetime import date
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest

from caseload.app.making import new
from caseload.tables.schema import PROGRAMS

DAY = date(2026, 11, 25)
PEOPLE = 24
SAMPLED = [code for code in PROGRAMS if find_spec(f"caseload.tables.samples.{code}") is not None]
"""The programs that have invented people."""


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The caseload of a program as it was made."""
    folder = tmp_path_factory.mktemp("built")

    @cache
    def built(code: str) -> Path:
        new(code, folder / f"{code}.xlsx", participants=PEOPLE, as_of=DAY)
        return folder / f"{code}.xlsx"

    return built


@pytest.fixture
def wtw(samples: Callable[[str], Path], tmp_path: Path) -> Path:
    """A Welfare-to-Work caseload that a test may change."""
    return Path(shutil.copyfile(samples("wtw"), tmp_path / "wtw.xlsx"))


@pytest.fixture(scope="session")
def _live_built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("live") / "live.xlsm"
    new("wtw", path, participants=6, live=True, as_of=DAY)
    return path


@pytest.fixture
def live(_live_built: Path, tmp_path: Path) -> Callable[[], Path]:
    """A small live caseload that a test may change."""
    return lambda: Path(shutil.copyfile(_live_built, tmp_path / "live.xlsm"))


@pytest.fixture(scope="session")
def corpus() -> list[Path]:
    """The workbooks written by others, in the folder that ``CASELOAD_CORPUS`` names."""
    folder = Path(os.environ["CASELOAD_CORPUS"])
    found = sorted(folder.glob("*.xls[xm]"))
    assert found, f"CASELOAD_CORPUS names {folder}, where there are no workbooks"
    return found
