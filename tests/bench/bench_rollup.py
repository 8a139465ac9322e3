"""How the roll-up compares with reading the same workbooks with openpyxl, in one run on one machine.

Run it with ``python tests/bench/bench_rollup.py`` (about two minutes; ``--docs`` puts the figures on the page of
figures) or ``pytest tests/bench/bench_rollup.py``. Each
measurement is a process of its own, and the peak of memory is that of its own program (``VmHWM`` of Linux begins anew
with it; ``ru_maxrss`` would begin with that of the process that started it). Only the ratios matter.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from bench.page import write

WORKBOOKS, PEOPLE, FEW, TIMES = 200, 100, 50, 3
FASTER, TWO_PROCESSES, SAME, GROWTH = 8, 1.6, 1.05, 1.25
"""Goals: times faster than openpyxl, times faster with two processes, memory of all workbooks over that of a few."""
GATHER, WHOLE_TWO, TWO = "openpyxl over gather", "openpyxl over roll-up with two processes", "one process over two, gather"
KEEPS, GROWS = (f"memory of {WORKBOOKS} over {FEW}, {what}" for what in ("gather", "roll-up"))
GOALS = {GATHER: f"at least {FASTER}", WHOLE_TWO: f"at least {FASTER}", TWO: f"at least {TWO_PROCESSES}",
         KEEPS: f"at most {SAME}", GROWS: f"at most {GROWTH}"}  # fmt: skip
ABOUT = f"""{WORKBOOKS} Welfare-to-Work workbooks of {PEOPLE} participants, beside reading them with openpyxl. "Gather" reads them,
works out their answers and reduces them; the roll-up also writes the unit workbook with its charts, and the data for
other programs. By the clock. What still grows with the workbooks are the lines that the unit workbook itself shows."""
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


def median(what: str, folder: Path, files: int = WORKBOOKS, jobs: int = 1) -> dict[str, float]:
    """The middle one of some measurements, of the seconds and of the peak each."""
    found = [measured(what, folder, files, jobs) for _ in range(TIMES)]
    return {key: statistics.median(each[key] for each in found) for key in ("seconds", "peak")}


def compared(folder: Path) -> Iterator[tuple[str, float]]:
    """The ratios: reading and answering, and the whole roll-up with the unit workbook and the data."""
    other, gathered, two = measured("openpyxl", folder), median("gather", folder), median("gather", folder, jobs=2)
    whole, whole_two = median("rollup", folder), median("rollup", folder, jobs=2)
    yield GATHER, other["seconds"] / gathered["seconds"]
    yield "openpyxl over gather with two processes", other["seconds"] / two["seconds"]
    yield "openpyxl over roll-up", other["seconds"] / whole["seconds"]
    yield WHOLE_TWO, other["seconds"] / whole_two["seconds"]
    yield TWO, gathered["seconds"] / two["seconds"]
    yield "one process over two, roll-up", whole["seconds"] / whole_two["seconds"]
    if gathered["peak"]:
        yield KEEPS, gathered["peak"] / measured("gather", folder, FEW)["peak"]
        yield GROWS, whole["peak"] / measured("rollup", folder, FEW)["peak"]


@pytest.fixture(scope="module")
def ratios(tmp_path_factory: pytest.TempPathFactory) -> dict[str, float]:
    folder = tmp_path_factory.mktemp("bench") / "share"
    build(folder)
    return dict(compared(folder))


def test_one_process_gathers_two_hundred_workbooks_much_faster_than_openpyxl_reads_them(ratios: dict[str, float]) -> None:
    """Gathering reads the workbooks, works out their answers and reduces them; openpyxl only reads."""
    assert ratios[GATHER] >= FASTER


def test_a_whole_roll_up_with_two_processes_is_much_faster_than_reading_with_openpyxl(ratios: dict[str, float]) -> None:
    """The whole: also the unit workbook with its charts, and the data for other programs, are written."""
    assert ratios[WHOLE_TWO] >= FASTER


def test_two_processes_are_faster_than_one(ratios: dict[str, float]) -> None:
    assert ratios[TWO] >= TWO_PROCESSES


def test_memory_does_not_grow_with_the_number_of_workbooks(ratios: dict[str, float]) -> None:
    assert ratios.get(KEEPS, 1.0) <= SAME


def test_memory_grows_only_by_the_lines_that_the_unit_workbook_shows(ratios: dict[str, float]) -> None:
    assert ratios.get(GROWS, 1.0) <= GROWTH


if __name__ == "__main__":
    sys.path.insert(0, str(_PACKAGE))
    with tempfile.TemporaryDirectory() as place:
        build(Path(place) / "share")
        found = []
        for name, ratio in compared(Path(place) / "share"):
            print(f"{name:<48} {ratio:6.2f}  {GOALS.get(name, '')}", flush=True)
            found.append((name, ratio, GOALS.get(name, "")))
    if "--docs" in sys.argv:
        write("Rolling up a unit", ABOUT, found, ("openpyxl", "python-calamine"))
