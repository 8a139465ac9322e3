"""How the lossless editor compares with openpyxl's load and save, in one run on one machine.

Run it with ``python tests/bench/bench_patch.py`` (a minute or two) or ``pytest tests/bench/bench_patch.py``. Each
measurement is a process of its own, so that the peak of memory is its own; only the ratios matter.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

ROWS, COLUMNS = 50_000, 18
GOALS = {"5 % of the cells": (1 / 6, 0.6), "all cells": (1 / 3, 0.6)}  # time and memory, of openpyxl's
_PACKAGE = Path(__file__).resolve().parents[2] / "addin"

_MEASURED = """
import json, random, sys, time
sys.path.insert(0, sys.argv[1])
source, target, share = sys.argv[2], sys.argv[3], float(sys.argv[4])
chosen, letters = random.Random(7), "ABCDEFGHIJKLMNOPQR"
def new(row, column):
    return f"changed {row}" if column % 3 == 0 else row * 100 + column + 0.25
rows = range(2, int(sys.argv[6]))
cells = {f"{letters[c]}{r}": new(r, c) for r in rows for c in range(18) if chosen.random() < share}
began = time.perf_counter()
if sys.argv[5] == "editor":
    from caseload.tables import patch_cells
    patch_cells(source, target, {"Cases": cells})
else:
    import openpyxl
    book = openpyxl.load_workbook(source)
    sheet = book["Cases"]
    for address, value in cells.items():
        sheet[address] = value
    book.save(target)
seconds = time.perf_counter() - began
try:
    import resource
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
except ImportError:
    peak = 0
print(json.dumps({"seconds": seconds, "peak": peak, "cells": len(cells)}))
"""


def build(path: Path, rows: int = ROWS) -> None:
    """A sheet shaped like a caseload: text, numbers, dates as numbers, flags, blanks, formulas."""
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    sheet, chosen = book.create_sheet("Cases"), random.Random(11)
    sheet.append([f"Column {number}" for number in range(1, COLUMNS + 1)])
    for row in range(2, rows + 2):
        texts = [
            f"Person {row}",
            f"B{chosen.randrange(10**6):06}",
            f"555-01{row % 100:02}",
            "CalWORKs",
            "EN",
            "",
        ]
        numbers = [chosen.randrange(44_000, 46_500) + 0.0 for _ in range(6)]
        hours = [chosen.randrange(0, 4_000) / 100 for _ in range(4)]
        sheet.append([*texts, *numbers, *hours, row % 2 == 0, f"=M{row}+N{row}"])
    book.save(path)


def measure(source: Path, target: Path, share: float, by: str, rows: int = ROWS) -> dict[str, float]:
    """Seconds and peak memory of one change of ``share`` of the cells, in a process of its own."""
    command = [sys.executable, "-c", _MEASURED, str(_PACKAGE), str(source), str(target)]
    run = subprocess.run([*command, str(share), by, str(rows + 2)], capture_output=True, text=True, check=True)
    return json.loads(run.stdout)


def ratios(folder: Path, rows: int = ROWS) -> list[dict[str, float | str]]:
    """One record per share of changed cells: both times, both peaks, and the editor's share of each."""
    source, found = folder / "cases.xlsx", []
    build(source, rows)
    for name, share in (("5 % of the cells", 0.05), ("all cells", 1.0)):
        ours = measure(source, folder / "ours.xlsx", share, "editor", rows)
        theirs = measure(source, folder / "theirs.xlsx", share, "openpyxl", rows)
        found.append(
            {
                "changed": name,
                "seconds": ours["seconds"],
                "openpyxl": theirs["seconds"],
                "time": ours["seconds"] / theirs["seconds"],
                "memory": ours["peak"] / theirs["peak"] if theirs["peak"] else 0.0,
            }
        )
    return found


@pytest.mark.bench
def test_editor_is_several_times_faster_and_smaller_than_openpyxl(tmp_path: Path) -> None:
    for line in ratios(tmp_path):
        time, memory = GOALS[str(line["changed"])]
        assert line["time"] <= time, line
        assert line["memory"] <= memory, line


def main() -> None:
    """Print the table of ratios."""
    with tempfile.TemporaryDirectory() as folder:
        print(f"{'changed':<18}{'editor s':>10}{'openpyxl s':>12}{'time':>8}{'memory':>8}")
        for line in ratios(Path(folder)):
            print(
                f"{line['changed']:<18}{line['seconds']:>10.2f}{line['openpyxl']:>12.2f}"
                f"{line['time']:>8.3f}{line['memory']:>8.2f}"
            )


if __name__ == "__main__":
    main()
