"""What every test may use, and the list of tests that could not run here with what they need."""

from __future__ import annotations

import os
import shutil
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from hosts import pyodide

NEEDS = {
    "office": (lambda: shutil.which("soffice"), "LibreOffice (Debian: libreoffice-calc, libreoffice-writer)"),
    "poppler": (lambda: shutil.which("pdftotext"), "poppler (Debian: poppler-utils)"),
    "chromium": (lambda: shutil.which("chromium"), "Chromium (Debian: chromium)"),
    "pyodide": (pyodide.is_there, "Node and Pyodide (Debian: nodejs, npm; then tests/run, or `npm ci` in a copy of "
                "tests/hosts/node that CASELOAD_PYODIDE names)"),
    "corpus": (lambda: os.environ.get("CASELOAD_CORPUS"), "workbooks of others (a folder named in CASELOAD_CORPUS)"),
}  # fmt: skip
"""Marker -> (is it there?, what to install)."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip, loudly, what needs a program that is not here."""
    for item in items:
        for marker, (there, needed) in NEEDS.items():
            if item.get_closest_marker(marker) and not there():
                item.add_marker(pytest.mark.skip(reason=f"needs {needed}"))


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Name the tests that could not run, and what each needs."""
    waiting: dict[str, int] = defaultdict(int)
    for report in terminalreporter.stats.get("skipped", []):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        waiting[reason.removeprefix("Skipped: ")] += 1
    for reason, number in sorted(waiting.items()):
        terminalreporter.write_line(f"NOT RUN: {number} tests: {reason}", yellow=True)


@pytest.fixture(scope="session")
def root() -> Path:
    """The top of the checkout."""
    return Path(__file__).resolve().parent.parent
