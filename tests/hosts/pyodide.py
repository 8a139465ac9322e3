"""Pyodide, the Python of xlwings Lite, under Node: our wheel is installed, and xlwings' own code calls the functions.

``tests/run`` fetches what stands in ``node/package.json``: Pyodide itself, and a package that brings the numpy built for
it (the address from which browsers load it is not always within reach). Nothing else of that package is used or passed
on: it has a licence of its own. CASELOAD_PYODIDE may name another folder.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

from hosts.parity import Case
from hosts.server import as_posted

ROOT = Path(__file__).resolve().parents[2]
FOLDER = Path(os.environ.get("CASELOAD_PYODIDE") or ROOT / ".venv-tests" / "pyodide")
MODULES = FOLDER / "node_modules"
ANSWER = Path(__file__).with_name("node") / "answer.mjs"
ASK = """
import json, main
from xlwings.server import custom_functions_call

async def ask(call):
    return json.dumps(await custom_functions_call(call, main))
"""


def numpy_wheel() -> Path | None:
    """The numpy that was built for Pyodide."""
    return next(MODULES.glob("@bentopdf/pymupdf-wasm/assets/numpy-*_wasm32.whl"), None)


def is_there() -> bool:
    """Can Pyodide be started here, with numpy?"""
    return bool(shutil.which("node") and numpy_wheel() and (MODULES / "pyodide" / "pyodide.mjs").is_file())


def own_wheel(folder: Path) -> Path:
    """Caseload's wheel, built from this checkout."""
    words = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(words, cwd=ROOT, check=True, capture_output=True)
    return next(folder.glob("caseload-*.whl"))


def pure_wheel(name: str, folder: Path) -> Path:
    """An installed package as the wheel without compiled parts that it also has for other systems."""
    found = distribution(name)
    made = folder / f"{name}-{found.version}-py3-none-any.whl"
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for each in found.files or ():
            if each.suffix not in (".so", ".pyd", ".pyc") and ".." not in each.parts:
                packed.write(str(each.locate()), each.as_posix())
    return made


class Lite:
    """xlwings Lite's runtime with our wheel and the two lines of ``main.py``."""

    def __init__(self, folder: Path):
        self.folder = folder
        numpy = numpy_wheel()
        assert numpy is not None, f"Pyodide is not in {FOLDER}"
        self.wheel = own_wheel(folder)
        self._wheels = [numpy, self.wheel, *(pure_wheel(name, folder) for name in ("PyYAML", "xlwings"))]

    def answers(self, cases: Sequence[Case]) -> list[Any]:
        """What the cell of each case gets: one value, or rows."""
        return self.run(ASK, [_call(case) for case in cases])

    def run(self, code: str, calls: Sequence[Any]) -> list[Any]:
        """What the function ``ask``, which ``code`` defines, gives for each of some values (as JSON text)."""
        from caseload.hosts.lite import MAIN

        request, answer = self.folder / "request.json", self.folder / "answer.json"
        told = {"pyodide": str(MODULES / "pyodide" / "pyodide.mjs"), "wheels": [str(each) for each in self._wheels],
                "files": {"/home/pyodide/main.py": MAIN}, "code": code, "calls": calls}  # fmt: skip
        request.write_text(json.dumps(told), encoding="utf-8")
        answer.unlink(missing_ok=True)
        ran = subprocess.run(["node", str(ANSWER), str(request), str(answer)], capture_output=True, text=True,
                             encoding="utf-8", timeout=560, check=False)  # fmt: skip
        assert ran.returncode == 0, (ran.stdout + ran.stderr)[-3000:]
        found: list[Any] = json.loads(answer.read_text(encoding="utf-8"))
        return found


def _call(case: Case) -> dict[str, Any]:
    """What the add-in's own script hands over for a cell."""
    return {"func_name": case.function, "args": [as_posted(cell) for cell in case.cells], "client": "Office.js",
            "version": "any", "caller_address": None, "content_language": "en-US", "runtime": "1.4",
            "date_format": "m/d/yyyy", "culture_info_name": "en-US"}  # fmt: skip
