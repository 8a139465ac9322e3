"""A caseload of invented people, built once; each test gets a copy of its own."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from caseload.app.caseloads import new

DAY = date(2026, 11, 25)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Welfare-to-Work caseload as it was made."""
    path = tmp_path_factory.mktemp("built") / "wtw.xlsx"
    new("wtw", path, participants=24, as_of=DAY)
    return path


@pytest.fixture
def wtw(built: Path, tmp_path: Path) -> Path:
    """A copy of it that a test may change."""
    return Path(shutil.copyfile(built, tmp_path / "wtw.xlsx"))
