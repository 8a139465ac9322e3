"""xlwings Lite: what a workbook's main.py gets, that nothing is imported that a browser has not, and what is not there.

That every function answers as elsewhere is shown with the other hosts, in ``hosts/test_parity.py``.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from email.parser import Parser
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from caseload.hosts.lite import requirements
from hosts.pyodide import MODULES, Lite

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
            "from caseload.cells import functions; from caseload.hosts.lite import load; "
            "from caseload.hosts.others import others; space = {}; load(space); "
            "print(set(space) == {*functions(), *others()}, space['WTW_REQUIRED_HOURS'](1, 43831, 1, 46000))")  # fmt: skip
    assert ran(code, XLWINGS_LICENSE_KEY="noncommercial", XLWINGS_ON_SERVER="true") == "True 20"


def test_a_cell_needs_nothing_that_a_browser_has_not() -> None:
    code = (f"import sys\nfor name in {ABSENT!r}: sys.modules[name] = None\n"
            "from caseload.cells import call, why\n"
            "print(call('WTW_REQUIRED_HOURS', [1, 43831, 1, 46000]), call('WTW_REQUIRED_HOURS', [[[1], [2]], 43831, 1, 46000]),"
            " len(why('WTW_REQUIRED_HOURS', [1, 43831, 1, 46000])) > 0)")  # fmt: skip
    assert ran(code) == "20 [[20], [35]] True"


def test_requirements_name_the_wheel_and_what_cells_need() -> None:
    assert requirements("./caseload-1.0-py3-none-any.whl").split() == ["numpy", "pyyaml", "./caseload-1.0-py3-none-any.whl"]


# in Pyodide itself -----------------------------------------------------------------------------------------------

NOT_THERE = {
    "other processes": "import subprocess\nsubprocess.run(['python'])",
    "threads": "import threading\nthreading.Thread(target=print).start()",
    "Excel on Windows": "import win32com.client",
    "columns of 64 bits": "import numpy\nfrom caseload.rules import ask\nask('WTW-01', {'adults': numpy.arange(2)}, 2)",
}
"""What Caseload has elsewhere and a browser has not -> lines that show it."""
TRY = """
import json

async def ask(lines):
    try:
        exec(lines, {})
    except Exception as error:
        return json.dumps(type(error).__name__)
    return json.dumps("")
"""
LOADED = """
import json, sys, main

async def ask(names):
    from caseload.cells import functions
    return json.dumps({"loaded": [name for name in names if name in sys.modules], "python": sys.platform,
                       "functions": sorted(name for name in functions() if hasattr(getattr(main, name), "__xlfunc__"))})
"""


@pytest.fixture(scope="module")
def lite(tmp_path_factory: pytest.TempPathFactory) -> Lite:
    return Lite(tmp_path_factory.mktemp("lite"))


@pytest.mark.pyodide
def test_the_two_lines_of_main_py_make_every_function_in_a_browsers_python(lite: Lite) -> None:
    from caseload.cells import functions

    (told,) = lite.run(LOADED, [list(ABSENT)])
    assert told == {"loaded": [], "python": "emscripten", "functions": sorted(functions())}


@pytest.mark.pyodide
def test_what_is_not_there_is_told_in_the_documentation(lite: Lite, root: Path) -> None:
    refused = dict(zip(NOT_THERE, lite.run(TRY, list(NOT_THERE.values())), strict=True))
    assert all(refused.values()), refused
    told = (root / "docs" / "hosts.md").read_text(encoding="utf-8").partition("## xlwings Lite")[2]
    assert [name for name in NOT_THERE if f"| {name} |" not in told] == []


@pytest.mark.pyodide
def test_everything_that_the_wheel_asks_for_can_be_installed_in_a_browser(lite: Lite) -> None:
    """Each package, and what it asks for in turn, is one of Pyodide's own, or has no compiled part."""
    listed = json.loads((MODULES / "pyodide" / "pyodide-lock.json").read_text(encoding="utf-8"))["packages"]
    own = {name.replace("_", "-"): each["version"] for name, each in listed.items()}
    with zipfile.ZipFile(lite.wheel) as packed:
        about = next(name for name in packed.namelist() if name.endswith(".dist-info/METADATA"))
        asked = Parser().parsestr(packed.read(about).decode("utf-8")).get_all("Requires-Dist") or []
    seen: set[str] = set()
    open_ones = list(_wanted(asked))
    while open_ones:
        wanted = open_ones.pop()
        name = wanted.name.lower().replace("_", "-")
        if name in own:
            assert wanted.specifier.contains(own[name]), wanted
        elif name not in seen:
            assert name in PURE_ALSO or _is_pure(name), name
            open_ones += _wanted(distribution(name).requires or [])
        seen.add(name)
    assert {"numpy", "pyyaml", "xlwings", "docxtpl"} <= seen


PURE_ALSO = {"xlwings"}
"""Packages with compiled parts that are published without them too."""


def _wanted(asked: list[str]) -> Iterator[Requirement]:
    for each in map(Requirement, asked):
        if each.marker is None or each.marker.evaluate({"sys_platform": "emscripten", "platform_system": "Emscripten", "extra": ""}):
            yield each


def _is_pure(name: str) -> bool:
    return "Root-Is-Purelib: true" in (distribution(name).read_text("WHEEL") or "")
