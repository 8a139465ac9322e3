"""The Office add-in against the running server, in Chromium; only the ratios within one run matter.

Run it with ``python tests/bench/bench_server.py`` (some minutes; ``--docs`` puts the figures on docs/benchmarks.md). It
needs Chromium and the extra ``server``. Figures of one round are compared, and the median of the rounds counts.

- 10,000 scalar cells, batched, beside one array call of 10,000 rows (at most 8 times) and beside the same cells one
  request each (at least 30 times faster; 500 of them are measured, since each costs the same).
- Refresh of a workbook of 10,000 people, from the press of the button to the result in the pane, beside the computing
  part of a refresh of the same file (at most 5 times).
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from typing import Any

if __name__ == "__main__":
    root = Path(__file__).resolve().parents[2]
    sys.path[:0] = [str(root / "addin"), str(root / "tests")]

from bench.page import write
from caseload.app.making import new
from hosts.office_stub.browser import browser
from hosts.office_stub.pane import Pane
from hosts.office_stub.running import running
from hosts.office_stub.sheets import sheets_of

CELLS, ALONE, PEOPLE, ROUNDS, TIMES, PRESSES = 10_000, 500, 10_000, 5, 5, 3
BOUNDS = {"10,000 cells, times one array call of 10,000 rows": (0, 8, "at most 8"),
          "10,000 cells one request each, times the same cells batched": (30, 10_000, "at least 30"),
          "Refresh of 10,000 people, from press to result, times the computing": (0, 5, "at most 5")}  # fmt: skip
ABOUT = """The Office add-in in Chromium against the running server, with a stand-in for Excel. Cells: `WTW_REQUIRED_HOURS` ten
thousand times at one moment, in the browser's time from the first call to the last answer; of one request each 500 are
measured. Refresh: from the press of the button to the result in the pane (gathering the workbook, sending, computing,
writing back), beside the computing part of a refresh of the same file."""
AS_OF = date(2026, 11, 25)
ONE = """[[1 + (at % 2)]], [[43000 + (at % 900)]], [[1 + (at % 3)]], [[46000 + (at % 300)]], null, null, null, null, { address: 'A1' }"""
COLUMN = "Array.from({{ length: {0} }}, (_, at) => [{1}])"


def timed(pane: Pane, code: str) -> float:
    """Seconds that a promise takes in the browser."""
    timing = f"(async () => {{ const began = performance.now(); await {code}; return performance.now() - began; }})()"
    return float(pane.page.run(timing, 300)) / 1000


def scalars(count: int) -> str:
    """So many cells asked at the same moment."""
    return f"Promise.all(Array.from({{ length: {count} }}, (_, at) => stub.functions.WTW_REQUIRED_HOURS({ONE})))"


def array() -> str:
    """One cell with ranges of 10,000 rows."""
    parts = ("1 + (at % 2)", "43000 + (at % 900)", "1 + (at % 3)", "46000 + (at % 300)")
    columns = ", ".join(COLUMN.format(CELLS, part) for part in parts)
    return f"stub.functions.WTW_REQUIRED_HOURS({columns}, null, null, null, null, {{ address: 'A1' }})"


def usual(pane: Pane, code: str) -> float:
    """Seconds of a promise, usually: the median of several times."""
    return statistics.median(timed(pane, code) for _ in range(TIMES))


def cells(pane: Pane) -> list[float]:
    """The ratios of cells: medians over the rounds, each round measuring all three."""
    rounds = []
    for _ in range(ROUNDS + 1):
        whole, batched = usual(pane, array()), usual(pane, scalars(CELLS))
        pane.page.run("globalThis.caseloadUnbatched = true")
        alone = timed(pane, scalars(ALONE)) * CELLS / ALONE
        pane.page.run("globalThis.caseloadUnbatched = false")
        print(f"  array {whole:.2f} s, batched {batched:.2f} s, one by one {alone:.1f} s", flush=True)
        rounds.append((batched / whole, alone / batched))
    kept = rounds[1:]  # the first one warms up
    return [statistics.median(each) for each in zip(*kept, strict=True)]


def refresh(pane: Pane, file: Path, sheets: list[dict[str, Any]]) -> float:
    """The ratio of a refresh: the press of the button beside the computing of the same file."""
    from caseload.app.opening import computed
    from caseload.tables.read import read_caseload
    from caseload.tables.uncollected import uncollected

    caseload, ratios = read_caseload(file), []
    for number in range(PRESSES + 1):
        day = AS_OF + timedelta(days=21 + number)
        with uncollected():  # as a refresh of the file does
            began = time.perf_counter()
            computed(caseload, day, file.with_name("register.sqlite"))
            computing = time.perf_counter() - began
        pane.open(sheets, day=day.isoformat())
        began = time.perf_counter()
        pane.start("refresh")
        pane.page.wait("document.querySelector('.figures') || document.querySelector('.error')", 300)
        pressed = time.perf_counter() - began
        title = pane.title()
        assert str(day.day) in title, pane.page.text()
        print(f"  computing {computing:.2f} s, pressed {pressed:.2f} s", flush=True)
        ratios.append(pressed / computing)
    return statistics.median(ratios[1:])


def main() -> int:
    """Measure, print, and say whether every ratio is within its bound."""
    folder = Path(tempfile.mkdtemp(prefix="caseload-bench-"))
    print(f"a workbook of {PEOPLE} invented people is made", flush=True)
    new("wtw", folder / "wtw.xlsx", participants=PEOPLE, as_of=AS_OF)
    small = folder / "small.xlsx"
    new("wtw", small, participants=5, as_of=AS_OF)
    limits = {"CASELOAD_SERVER_MOST_REQUESTS": "1000000", "CASELOAD_SERVER_MOST_BYTES": "200000000"}
    with running(folder, **limits) as server, browser(folder) as page:
        pane = Pane(page, server)
        pane.open(sheets_of(small))
        measured = [*cells(pane), refresh(pane, folder / "wtw.xlsx", sheets_of(folder / "wtw.xlsx"))]
    found = dict(zip(BOUNDS, measured, strict=True))
    print(json.dumps({name: round(value, 2) for name, value in found.items()}))
    wrong = [f"{name}: {found[name]:.2f} is not {goal}" for name, (low, high, goal) in BOUNDS.items() if not low <= found[name] <= high]
    if "--docs" in sys.argv:
        rows = [(name, found[name], goal) for name, (_, _, goal) in BOUNDS.items()]
        write("The Office add-in", ABOUT, rows, ("xlwings", "xlwings-server"))
    print("\n".join(wrong) or "every ratio is within its bound")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
