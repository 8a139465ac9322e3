"""xlwings Lite: what a workbook's main.py gets, and that nothing is imported that a browser has not."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ADDIN = Path(__file__).resolve().parents[3] / "addin"
ABSENT = ("pandas", "openpyxl", "lxml", "docxtpl", "python_calamine", "sqlite3", "multiprocessing")


def ran(code: str, **settings: str) -> str:
    """What a program prints in a Python of its own."""
    environment = {**os.environ, "PYTHONPATH": str(ADDIN), **settings}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-1500:]
    return done.stdout.strip()


def test_main_py_gets_every_function_and_they_answer() -> None:
    code = ("import xlwings.server, types; import xlwings; "
            "from caseload.cells import functions; from caseload.hosts.lite import load; space = {}; load(space); "
            "print(set(space) == {*functions(), 'CASE_WHY', 'CASE_SOURCE'}, space['WTW_REQUIRED_HOURS'](1, 43831, 1, 46000))")  # fmt: skip
    assert ran(code, XLWINGS_LICENSE_KEY="noncommercial", XLWINGS_ON_SERVER="true") == "True 20"


def test_a_cell_needs_nothing_that_a_browser_has_not() -> None:
    code = (f"import sys\nfor name in {ABSENT!r}: sys.modules[name] = None\n"
            "from caseload.cells import call, why\n"
            "print(call('WTW_REQUIRED_HOURS', [1, 43831, 1, 46000]), call('WTW_REQUIRED_HOURS', [[[1], [2]], 43831, 1, 46000]),"
            " len(why('WTW_REQUIRED_HOURS', [1, 43831, 1, 46000])) > 0)")  # fmt: skip
    assert ran(code) == "20 [[20], [35]] True"
