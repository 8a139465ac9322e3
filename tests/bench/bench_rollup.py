"""How the roll-up compares with reading the same workbooks with openpyxl, in one run on one machine.

Run it with ``python tests/bench/bench_rollup.py`` (about a minute) or ``pytest tests/bench/bench_rollup.py``. Each
measurement is a process of its own, and the peak of memory is that of its own program (``VmHWM`` of Linux begins anew
with it; ``ru_maxrss`` would begin with that of the process that started it). Only the ratios matter.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

import pytest

WORKBOOKS, PEOPLE, FEW = 200, 100, 50
FASTER, TWO_PROCESSES, GROWTH = 8, 1.6, 1.25
"""Goals: times faster than openpyxl, times faster with two processes, memory of all workbooks over that of a few."""
DAY = date(2026, 11, 25)
_PACKAGE = Path(__file__).resolve().parents[2] / "addin"

_MEASURED = """
import json, sys, time
from datetime import date
from pathlib import Path
sys.path.insert(0, sys.argv[1])
what, folder, out = sys.argv[2], Path(sys.argv[3]), Path(sys.argv[4])
files = sorted(folder.glob("*.xlsx"))[: int(sys.argv[5])]
jobs, day = int(sys.argv[6]), date(2026, 11, 25)
if __name__ == "__main__":
    if what == "openpyxl":
        import openpyxl
        began = time.perf_counter()
        for file in files:
            openpyxl.load_workbook(file)
    elif what == "gather":
        from caseload.worklist.unit.reading import Asked
        from caseload.worklist.unit.gather import gather
        began = time.perf_counter()
        for each in gather([(file, file.name) for file in files], Asked(day), jobs):
            assert each.standing == "read"
    else:
        from caseload.app.rollup import rollup
        began = time.perf_counter()
        rollup(files, out, day, jobs=jobs)
    seconds = time.perf_counter() - began
    status = Path("/proc/self/status")
    peak = int(status.read_text().split("VmHWM:")[1].split()[0]) if status.exists() else 0
    print(json.dumps({"seconds": seconds, "peak": peak}))
"""


def build(folder: Path) -> None:
    """Caseloads of invented people, each case number once in the unit."""
    from caseload.app.making import new
    from caseload.tables import patch_cells
    from caseload.tables.read import read_caseload

    first = folder.parent / "first.xlsx"
    new("wtw", first, participants=PEOPLE, as_of=DAY)
    read = read_caseload(first)
    folder.mkdir()
    for number in range(WORKBOOKS):
        cells = {read.people.cell(row, "case_number"): f"{number:03d}B{row:05d}" for row in range(PEOPLE)}
        own = {read.settings_at["worker_id"]: f"EX{number:03d}", read.settings_at["worker_name"]: f"Worker {number:03d}"}
        patch_cells(first, folder / f"worker{number:03d}.xlsx", {read.people.sheet: cells, read.settings_sheet: own})


def measured(what: str, folder: Path, files: int = WORKBOOKS, jobs: int = 1) -> dict[str, float]:
    """Seconds and peak of memory of one way in a process of its own."""
    with tempfile.TemporaryDirectory() as place:
        words = [sys.executable, "-c", _MEASURED, str(_PACKAGE), what, str(folder), str(Path(place) / "unit.xlsx"), str(files), str(jobs)]
        done = subprocess.run(words, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def compared(folder: Path) -> dict[str, float]:
    """The ratios: reading and answering, and the whole roll-up with the unit workbook and the data."""
    other, gathered, two = measured("openpyxl", folder), measured("gather", folder), measured("gather", folder, jobs=2)
    whole, whole_two, few = measured("rollup", folder), measured("rollup", folder, jobs=2), measured("gather", folder, FEW)
    return {
        "openpyxl over gather": other["seconds"] / gathered["seconds"],
        "openpyxl over gather with two processes": other["seconds"] / two["seconds"],
        "openpyxl over roll-up": other["seconds"] / whole["seconds"],
        "openpyxl over roll-up with two processes": other["seconds"] / whole_two["seconds"],
        "one process over two, gather": gathered["seconds"] / two["seconds"],
        "one process over two, roll-up": whole["seconds"] / whole_two["seconds"],
        f"memory of {WORKBOOKS} over {FEW}, gather": gathered["peak"] / few["peak"] if few["peak"] else 1.0,
        f"memory of {WORKBOOKS} over {FEW}, roll-up": whole["peak"] / measured("rollup", folder, FEW)["peak"] if few["peak"] else 1.0,
    }  # fmt: skip


@pytest.fixture(scope="module")
def ratios(tmp_path_factory: pytest.TempPathFactory) -> dict[str, float]:
    folder = tmp_path_factory.mktemp("bench") / "share"
    build(folder)
    return compared(folder)


def test_one_process_gathers_two_hundred_workbooks_much_faster_than_openpyxl_reads_them(ratios: dict[str, float]) -> None:
    """Gathering reads the workbooks, works out their answers and reduces them; openpyxl only reads."""
    assert ratios["openpyxl over gather"] >= FASTER


def test_a_whole_roll_up_with_two_processes_is_much_faster_than_reading_with_openpyxl(ratios: dict[str, float]) -> None:
    """The whole: also the unit workbook with its charts, and the data for other programs, are written."""
    assert ratios["openpyxl over roll-up with two processes"] >= FASTER


def test_two_processes_are_faster_than_one(ratios: dict[str, float]) -> None:
    assert ratios["one process over two, gather"] >= TWO_PROCESSES


def test_memory_does_not_grow_with_the_number_of_workbooks(ratios: dict[str, float]) -> None:
    assert ratios[f"memory of {WORKBOOKS} over {FEW}, gather"] <= 1.05


def test_memory_grows_only_by_the_lines_that_the_unit_workbook_shows(ratios: dict[str, float]) -> None:
    assert ratios[f"memory of {WORKBOOKS} over {FEW}, roll-up"] <= GROWTH


if __name__ == "__main__":
    sys.path.insert(0, str(_PACKAGE))
    with tempfile.TemporaryDirectory() as place:
        build(Path(place) / "share")
        for words, ratio in compared(Path(place) / "share").items():
            print(f"{words:<48} {ratio:6.2f}")
