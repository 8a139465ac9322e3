"""What a refresh costs beside openpyxl's load and save of the same file, in one run on one machine.

Run it with ``python tests/bench/bench_refresh.py`` (some minutes; ``--docs`` puts the figures on the page of figures),
or a part of it: ``… bench_refresh.py rows people linear jobs``. Each measurement is a process of its own, so that the
peak of memory is its own, and counts the time of the processor after a first small workbook, so that neither loading
modules nor what else the machine does is in it; only ratios matter.
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
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

_ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(_ROOT / "addin"), str(_ROOT / "tests")]
from bench.page import write  # noqa: E402

DAY = date(2026, 11, 25)
ROWS, PEOPLE, FEW, MANY, WORKBOOKS = 50_000, 1_000, 1_000, 100_000, 40
SHARES = {"rows, 5 % changed": (1 / 6, 0.6), "rows, all changed": (1 / 3, 0.6), "participants, a month later": (1 / 5, 0.0)}
"""Part of openpyxl's time and memory that a refresh may take; no goal where there is a nought."""
LINEAR = 1.3
"""What a row among many may cost, as a multiple of what it costs among a tenth of them."""
TWO_PROCESSES = 1.6
ABOUT = """A refresh beside openpyxl's load and save of the same file: 50,000 rows of attendance with some or all of the
computed cells changed, and an office's caseload of 1,000 participants a month later. Processor time, and the peak of the
memory of a process of its own. "A row among 100,000" is beside a row among 10,000, what 1,000 rows cost taken off both.
Parts are packed by ISA-L (`caseload[fast]`); without it a refresh takes about a twentieth more time.
Two processes refresh 40 workbooks; by the clock they share the machine with whatever else runs on it, by processor time
they are what the clock would show without."""


class Figure(NamedTuple):
    """What was measured, and the goal: at most, or ``at_least``; 0 for a figure without one."""

    name: str
    value: float
    goal: float
    at_least: bool = False

    @property
    def told(self) -> str:
        """The goal in words."""
        return f"at {'least' if self.at_least else 'most'} {self.goal:.3g}" if self.goal else ""

    @property
    def held(self) -> bool:
        """Is the goal kept?"""
        return not self.goal or (self.value >= self.goal if self.at_least else self.value <= self.goal)


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


def beside(name: str, kind: str, source: Path, folder: Path, times: int = 3) -> Iterator[Figure]:
    """The median of some refreshes beside that of openpyxl's load and save, taken in turns: time, and peak of memory."""
    time_goal, memory_goal = SHARES[kind]
    pairs = [(measure("refresh", source, folder / "ours.xlsx"), measure("openpyxl", source, folder / "theirs.xlsx")) for _ in range(times)]
    for word, key, goal in (("time", "seconds", time_goal), ("memory", "peak", memory_goal)):
        if pairs[0][1][key]:
            share = statistics.median(ours[key] / theirs[key] for ours, theirs in pairs)
            yield Figure(f"{name}, per cent of the {word}", 100 * share, 100 * goal)
    yield Figure(f"{name}, seconds (information)", statistics.median(ours["seconds"] for ours, _ in pairs), 0)


def rows(folder: Path, count: int = ROWS) -> Iterator[Figure]:
    """Many rows of attendance, a few or all computed cells of which change."""
    build(folder / "new.xlsx", count)
    now = refreshed(folder / "new.xlsx", folder / "now.xlsx")
    some = with_changes(now, folder / "some.xlsx", 0.05)
    for kind, source in (("rows, 5 % changed", some), ("rows, all changed", folder / "new.xlsx")):
        yield from beside(f"{count:,} {kind}", kind, source, folder)


def people(folder: Path, count: int = PEOPLE) -> Iterator[Figure]:
    """A caseload of many participants, a month later."""
    from caseload.app.making import new

    kind = "participants, a month later"
    new("wtw", folder / "people.xlsx", participants=count, as_of=date(2026, 10, 25))
    yield from beside(f"{count:,} {kind}", kind, folder / "people.xlsx", folder, 5)


def linear(folder: Path, few: int = FEW, many: int = MANY) -> Iterator[Figure]:
    """What a row costs among many, as a multiple of what it costs among a tenth of them; few rows are taken off as the start."""
    seconds = {}
    for count in (few, many // 10, many):
        build(folder / f"{count}.xlsx", count)
        now = refreshed(folder / f"{count}.xlsx", folder / f"{count} now.xlsx")
        source = with_changes(now, folder / f"{count} some.xlsx", 0.05)
        seconds[count] = min(measure("refresh", source, folder / "out.xlsx")["seconds"] for _ in range(3))
    start = seconds[few]
    a_row = {count: (seconds[count] - start) / (count - few) for count in (many // 10, many)}
    yield Figure(f"a row among {many:,}, times one among {many // 10:,}", a_row[many] / a_row[many // 10], LINEAR)


_JOBS = """
import json, multiprocessing, sys, time
sys.path.insert(0, sys.argv[1])
from caseload.cli import main
began = time.perf_counter()
main(sys.argv[2:])
for process in multiprocessing.active_children():
    process.join()
clock = time.perf_counter() - began
try:
    from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
    own, others = (sum(getrusage(who)[:2]) for who in (RUSAGE_SELF, RUSAGE_CHILDREN))
except ImportError:
    own = others = 0
print(json.dumps([clock, own, others]))
"""


def jobs(folder: Path, count: int = WORKBOOKS, times: int = 3) -> Iterator[Figure]:
    """How many times faster two processes refresh many workbooks than one, the start of the command included.

    By processor time: that of the one, over what the command needs for itself and half of what its two processes need.
    """
    from caseload.app.making import new

    new("wtw", folder / "one.xlsx", participants=100, as_of=date(2026, 10, 25))
    place = folder / "many"
    place.mkdir()
    for number in range(count):
        shutil.copyfile(folder / "one.xlsx", place / f"{number}.xlsx")
    clock, processor = [], []
    for turn in range(times):
        taken = {processes: _refreshed_by(processes, place, folder / f"out{turn}-{processes}", count) for processes in (1, 2)}
        clock.append(taken[1][0] / taken[2][0])
        if taken[1][1]:
            processor.append(sum(taken[1][1:]) / (taken[2][1] + taken[2][2] / 2))
    yield Figure(f"{count} workbooks on two processes, times one", statistics.median(clock), TWO_PROCESSES, True)
    if processor:
        yield Figure(f"{count} workbooks on two processes, times one, by processor time", statistics.median(processor), TWO_PROCESSES, True)


def _refreshed_by(processes: int, place: Path, out: Path, count: int) -> list[float]:
    """Seconds by the clock, of the command's own processor time, and of that of its processes."""
    command = ["refresh", str(place), "--as-of", "2026-11-25", "--out", str(out), "--jobs", str(processes)]
    run = subprocess.run([sys.executable, "-c", _JOBS, str(_ROOT / "addin"), *command], capture_output=True, text=True, check=True)
    assert len(list(out.iterdir())) == count
    return [float(each) for each in json.loads(run.stdout.splitlines()[-1])]


@pytest.mark.bench
@pytest.mark.parametrize("part", [rows, people, linear])
def test_a_refresh_keeps_its_goals(part: Callable[[Path], Iterator[Figure]], tmp_path: Path) -> None:
    missed = [figure for figure in part(tmp_path) if not figure.held]
    assert not missed


@pytest.mark.bench
@pytest.mark.skipif((os.cpu_count() or 1) < 2, reason="needs two processors")
def test_two_processes_refresh_forty_workbooks_faster(tmp_path: Path) -> None:
    """By processor time where it can be told: by the clock, whatever else runs on the machine is measured too."""
    assert list(jobs(tmp_path))[-1].held


PARTS: dict[str, Callable[[Path], Iterator[Figure]]] = {"rows": rows, "people": people, "linear": linear, "jobs": jobs}


def main(wanted: list[str], docs: bool) -> int:
    """Print the figures; how many goals are missed."""
    found = []
    with tempfile.TemporaryDirectory() as place:
        for name in wanted:
            folder = Path(place) / name
            folder.mkdir()
            for figure in PARTS[name](folder):
                print(f"{figure.name:<72}{figure.value:>8.3f}  {figure.told:<16}{'' if figure.held else 'MISSED'}", flush=True)
                found.append(figure)
    if docs:
        packages = ("openpyxl", "python-calamine", "isal")
        write("Refreshing workbooks", ABOUT, [(each.name, each.value, each.told) for each in found], packages)
    return sum(not each.held for each in found)


if __name__ == "__main__":
    words = [each for each in sys.argv[1:] if each != "--docs"]
    sys.exit(min(main(words or list(PARTS), "--docs" in sys.argv), 1))
