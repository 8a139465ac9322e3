"""What a refresh costs beside openpyxl's load and save of the same file, in one run on one machine.

Run it with ``python tests/bench/bench_refresh.py`` (some minutes), or a part of it: ``… bench_refresh.py rows people
linear jobs``. Each measurement is a process of its own, so that the peak of memory is its own, and counts the time of
the processor after a first small workbook, so that neither loading modules nor what else the machine does is in it; only
ratios matter.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

_ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(_ROOT / "addin"))
DAY = date(2026, 11, 25)
ROWS, PEOPLE = 50_000, 1_000
GOALS = {"5 % changed": (1 / 6, 0.6), "all changed": (1 / 3, 0.6), "1,000 participants": (1 / 5, 1.0)}
"""Part of openpyxl's time and memory that a refresh may take."""
LINEAR = 1.3
"""A hundred times the rows may cost at most this times a hundred times the cost of a row."""
TWO_PROCESSES = 1.6

_REFRESH = """
import json, sys, time
sys.path.insert(0, sys.argv[1])
from datetime import date
from pathlib import Path
try:
    Path("/proc/self/clear_refs").write_text("5")  # the peak of the process that started this one is not its own
except OSError:
    pass
def work(source, target):
    if sys.argv[2] == "refresh":
        return refresh_one(Path(source), date(2026, 11, 25), out=Path(target)).cells_changed
    openpyxl.load_workbook(source).save(target)
    return 0
if sys.argv[2] == "refresh":
    from caseload.app.refreshing import refresh_one
else:
    import openpyxl
work(sys.argv[5], sys.argv[4])  # both have loaded their modules when the clock starts
Path(sys.argv[4]).unlink()
began = time.process_time()
changed = work(sys.argv[3], sys.argv[4])
seconds = time.process_time() - began
try:
    lines = Path("/proc/self/status").read_text().splitlines()
    peak = next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))
except OSError:
    peak = 0
print(json.dumps({"seconds": seconds, "peak": peak, "changed": changed}))
"""


def build(path: Path, rows: int, people: int = 500) -> None:
    """A Welfare-to-Work caseload with so many rows of attendance, as it is before its first refresh."""
    from caseload.tables.build import build as build_workbook
    from caseload.tables.sample import sample, settings
    from caseload.tables.schema import program

    made, chosen = sample("wtw", min(people, 60), 1, DAY), random.Random(7)
    first = made["Participants"]
    made["Participants"] = [{**first[at % len(first)], "participant_id": f"P{at:05d}", "case_number": f"01B{at:06d}"}
                            for at in range(people)]  # fmt: skip
    made["Attendance"] = [
        {"participant_id": f"P{at % people:05d}", "attended_month": f"{2000 + at // 12 % 26}-{at % 12 + 1:02d}", "scheduled_hours": 100,
         "month_hours": chosen.randrange(0, 400) / 4, "excused_hours": 0, "unexcused_hours": chosen.randrange(0, 8)}
        for at in range(rows)
    ]  # fmt: skip
    build_workbook(program("wtw"), path, made, {**settings("wtw"), "as_of": DAY}, False)


def refreshed(path: Path, target: Path) -> Path:
    """The same workbook after a refresh."""
    from caseload.app.refreshing import refresh_one

    refresh_one(path, DAY, out=target)
    return target


def with_changes(path: Path, target: Path, share: float) -> Path:
    """The same workbook in which a share of the rows of attendance says something else than when it was refreshed."""
    from caseload.tables import patch_cells
    from caseload.tables.read import read_caseload

    frame, chosen = read_caseload(path)["Attendance"], random.Random(11)
    cells = {frame.cell(row, "month_hours"): 1 + chosen.randrange(0, 400) / 4 for row in range(len(frame)) if chosen.random() < share}
    patch_cells(path, target, {frame.sheet: cells})
    return target


def measure(what: str, source: Path, target: Path) -> dict[str, float]:
    """Seconds, peak memory and changed cells of one refresh, or one load and save, in a process of its own."""
    small = source.with_name("small.xlsx")
    if not small.exists():
        build(small, 5, 2)
    target.unlink(missing_ok=True)
    command = [sys.executable, "-c", _REFRESH, str(_ROOT / "addin"), what, str(source), str(target), str(small)]
    return dict(json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout))


def beside(name: str, source: Path, folder: Path, times: int = 3) -> dict[str, float | str]:
    """The median of some refreshes beside that of openpyxl's load and save, taken in turns."""
    pairs = [(measure("refresh", source, folder / "ours.xlsx"), measure("openpyxl", source, folder / "theirs.xlsx")) for _ in range(times)]
    ours, theirs = ([pair[at]["seconds"] for pair in pairs] for at in (0, 1))
    ratio = statistics.median(one / other for one, other in zip(ours, theirs, strict=True))
    memory = statistics.median(pair[0]["peak"] / pair[1]["peak"] for pair in pairs) if pairs[0][1]["peak"] else 0.0
    return {"what": name, "cells": pairs[0][0]["changed"], "seconds": statistics.median(ours), "openpyxl": statistics.median(theirs),
            "time": ratio, "memory": memory}  # fmt: skip


def rows(folder: Path, count: int = ROWS) -> Iterator[dict[str, float | str]]:
    """Many rows of attendance, a few or all computed cells of which change."""
    build(folder / "new.xlsx", count)
    now = refreshed(folder / "new.xlsx", folder / "now.xlsx")
    yield beside("5 % changed", with_changes(now, folder / "some.xlsx", 0.05), folder)
    yield beside("all changed", folder / "new.xlsx", folder)


def people(folder: Path, count: int = PEOPLE) -> Iterator[dict[str, float | str]]:
    """A caseload of many participants, a month later."""
    from caseload.app.making import new

    new("wtw", folder / "people.xlsx", participants=count, as_of=date(2026, 10, 25))
    yield beside("1,000 participants", folder / "people.xlsx", folder)


def linear(folder: Path, few: int = 1_000, many: int = 100_000) -> float:
    """What a row costs among many, as a multiple of what it costs among a tenth of them; few rows are taken off as the start."""
    seconds = {}
    for count in (few, many // 10, many):
        build(folder / f"{count}.xlsx", count)
        now = refreshed(folder / f"{count}.xlsx", folder / f"{count} now.xlsx")
        source = with_changes(now, folder / f"{count} some.xlsx", 0.05)
        seconds[count] = min(measure("refresh", source, folder / "out.xlsx")["seconds"] for _ in range(3))
    start = seconds[few]
    return ((seconds[many] - start) / (many - few)) / ((seconds[many // 10] - start) / (many // 10 - few))


def jobs(folder: Path, count: int = 40) -> float:
    """How many times faster two processes refresh many workbooks than one."""
    from caseload.app.making import new

    new("wtw", folder / "one.xlsx", participants=100, as_of=date(2026, 10, 25))
    place = folder / "many"
    place.mkdir()
    for number in range(count):
        shutil.copyfile(folder / "one.xlsx", place / f"{number}.xlsx")
    taken = {}
    for processes in (1, 2):
        command = [sys.executable, "-m", "caseload.cli", "refresh", str(place), "--as-of", "2026-11-25", "--out",
                   str(folder / f"out{processes}"), "--jobs", str(processes)]  # fmt: skip
        code = "import sys; from caseload.cli import main; sys.exit(main(sys.argv[1:]))"
        began = time.perf_counter()
        subprocess.run([sys.executable, "-c", code, *command[3:]], env={**os.environ, "PYTHONPATH": str(_ROOT / "addin")},
                       capture_output=True, check=False)  # fmt: skip
        taken[processes] = time.perf_counter() - began
        assert len(list((folder / f"out{processes}").iterdir())) == count
    return taken[1] / taken[2]


def held(line: dict[str, float | str]) -> bool:
    """Does a line keep its goals?"""
    time_goal, memory_goal = GOALS[str(line["what"])]
    return float(line["time"]) <= time_goal and float(line["memory"]) <= memory_goal


@pytest.mark.bench
def test_refresh_takes_a_small_part_of_openpyxls_time_and_memory(tmp_path: Path) -> None:
    for line in [*rows(tmp_path), *people(tmp_path)]:
        assert held(line), line


@pytest.mark.bench
def test_a_row_costs_the_same_among_a_hundred_thousand(tmp_path: Path) -> None:
    assert linear(tmp_path) <= LINEAR


@pytest.mark.bench
@pytest.mark.skipif((os.cpu_count() or 1) < 2, reason="needs two processors")
def test_two_processes_refresh_forty_workbooks_faster(tmp_path: Path) -> None:
    assert jobs(tmp_path) >= TWO_PROCESSES


def main(wanted: list[str]) -> None:
    """Print the ratios."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        print(f"{'what':<20}{'cells':>9}{'refresh s':>11}{'openpyxl s':>12}{'time':>8}{'memory':>8}  goals kept")
        for name, lines in (("rows", rows), ("people", people)):
            for line in lines(folder) if name in wanted else ():
                print(f"{line['what']:<20}{line['cells']:>9}{line['seconds']:>11.2f}{line['openpyxl']:>12.2f}{line['time']:>8.3f}"
                      f"{line['memory']:>8.2f}  {'yes' if held(line) else 'NO'}", flush=True)  # fmt: skip
        if "linear" in wanted:
            print(f"a row among 100,000 costs {linear(folder):.2f} times what it costs among 10,000 (goal: at most {LINEAR})", flush=True)
        if "jobs" in wanted:
            print(f"two processes: {jobs(folder):.2f} times as fast as one (goal: {TWO_PROCESSES})", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:] or ["rows", "people", "linear", "jobs"])
