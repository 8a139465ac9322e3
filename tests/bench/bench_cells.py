"""What the way through cells costs, beside asking the questions directly; only the ratios matter.

Run it with ``python tests/bench/bench_cells.py`` (a few seconds; ``--docs`` puts the figures on docs/benchmarks.md).
Single cells: the example of every question, as COM hands it over, beside the same question asked in Python. Ranges: 10,000
rows, beside the same columns asked as Python values, which is what a host hands over; and beside the question over numpy
arrays together with what any way through cells must do: take a host's rows apart into arrays, and make rows of the answers.
Each figure is the best of several rounds.
"""

from __future__ import annotations

import statistics
import sys
import time
import timeit
from collections.abc import Callable
from pathlib import Path
from typing import Any

if __name__ == "__main__":
    root = Path(__file__).resolve().parents[2]
    sys.path[:0] = [str(root / "addin"), str(root / "tests")]

import numpy as np

from bench.page import write
from caseload.cells import call, functions
from caseload.cells.made import CellFunction
from caseload.rules import ask, find
from caseload.rules.engine.keyed import Keyed
from hosts.parity import as_python, single_cells

ROWS = 10_000


def seconds(work: Callable[[], object], number: int, rounds: int = 5) -> float:
    """The best round's seconds for one piece of work: this process's own, so that others on the machine disturb less."""
    return min(timeit.repeat(work, timer=time.process_time, number=number, repeat=rounds)) / number


def cell_ratio(function: CellFunction, number: int = 60) -> float:
    """How many times the direct question a cell costs, for the question's example."""
    cells = [as_python(cell) for cell in next(single_cells(function)).cells]
    question, inputs = function.question, function.question.example
    direct = seconds(lambda: question(**inputs), number)
    return seconds(lambda: call(function.name, cells), number) / direct


def days(first: str, step: int, span: int) -> np.ndarray:
    """Days that go round."""
    return np.datetime64(first) + np.arange(ROWS) * step % span


def column(values: np.ndarray) -> list[tuple[Any]]:
    """An array as the range that a host hands over: rows of one, days as serial numbers."""
    if values.dtype.kind == "M":
        values = (values - np.datetime64("1899-12-30")).astype(float)
    return [(each,) for each in values.tolist()]


def arrays() -> dict[str, tuple[dict[str, Any], list[Any]]]:
    """Cell function -> its question's inputs as arrays, and the same as a host hands them over."""
    adults, as_of, births = np.arange(ROWS) % 2 + 1, days("2022-08-24", 7, 900), days("2010-01-01", 1, 4500)
    notice, hours, owed = days("2020-01-01", 3, 700), np.arange(ROWS) % 161 / 4, np.arange(ROWS) % 3 * 5 + 20
    modes = ["none", "following", "inside_else_next"]
    rolls = np.array(modes, object)[np.arange(ROWS) % 3]
    lines = np.arange(ROWS)
    return {
        "WTW_REQUIRED_HOURS": (
            {"adults": adults, "child_births": Keyed(lines, {"value": births}), "as_of": as_of},
            [column(adults), column(births), 1.0, column(as_of)],
        ),
        "WTW_HOURS_MET": (
            {"activity_hours": Keyed(lines, {"value": hours}), "required_hours": owed},
            [column(hours), 0.0, column(owed)],
        ),
        "CW_NOTICE_PERIOD": ({"notice_on": notice, "as_of": as_of}, [column(notice), column(as_of)]),
        "CW_NOTICE_LAST_DAY": ({"notice_on": notice, "roll": rolls}, [column(notice), column(rolls)]),
        "CW_TOA_LIMIT": ({"as_of": as_of}, [column(as_of)]),
    }


def as_values(given: Any) -> Any:
    """Arrays as columns of Python values, as a caseload that was read from a workbook has them."""
    if isinstance(given, Keyed):
        return Keyed(given.parent, {name: as_values(values) for name, values in given.columns.items()})
    return given.tolist()


ABOUT = """A cell call through the layer that every host uses, beside the same question asked directly: the example of every
function as one cell, and five functions over 10,000 rows as a host hands them over."""


def rows_and_back(cells: list[Any]) -> list[list[Any]]:
    """What cannot be saved: a host's rows as arrays, and an array as rows."""
    taken = [np.array([value for (value,) in rows]) for rows in cells if isinstance(rows, list)]
    return [[value] for value in taken[0].tolist()]


def main() -> int:
    """Print the figures; 1 when one of them misses its goal."""
    single = {name: cell_ratio(function) for name, function in functions().items()}
    worst = max(single, key=lambda name: single[name])
    median = statistics.median(single.values())
    print(f"a cell, times the direct question: median {median:.1f}, highest {single[worst]:.1f} ({worst}); goal 4")
    values, arrayed = {}, {}
    for name, (inputs, cells) in arrays().items():
        question, plain = find(name).id, {key: as_values(given) for key, given in inputs.items()}
        taken = seconds(lambda name=name, cells=cells: call(name, cells), 3)
        values[name] = taken / seconds(lambda question=question, plain=plain: ask(question, plain, ROWS), 3)
        bare = seconds(lambda question=question, inputs=inputs: ask(question, inputs, ROWS), 3)
        rows = seconds(lambda cells=cells: rows_and_back(cells), 3)
        arrayed[name] = taken / (bare + rows)
        print(f"{name}: {taken * 1e9 / ROWS:.0f} ns a row; times the question over Python values {values[name]:.1f}; over "
              f"numpy arrays {bare * 1e9 / ROWS:.0f} ns, rows and back {rows * 1e9 / ROWS:.0f} ns: times both "
              f"{arrayed[name]:.1f}")  # fmt: skip
    print("goals: 3 and 3")
    if "--docs" in sys.argv:
        single_rows = [("a cell, times the direct question, median", median, ""),
                       (f"a cell, times the direct question, highest ({worst})", single[worst], "at most 4")]  # fmt: skip
        range_rows = [(f"{name}, 10,000 rows, {words}", each[name], "at most 3") for name in values for words, each in (
            ("times the question over the same values", values),
            ("times the question over arrays and the way from rows to arrays and back", arrayed))]  # fmt: skip
        write("Cells", ABOUT, [*single_rows, *range_rows], ("numpy",))
    return int(max(single.values()) > 4 or max(values.values()) > 3 or max(arrayed.values()) > 3)


if __name__ == "__main__":
    sys.exit(main())
