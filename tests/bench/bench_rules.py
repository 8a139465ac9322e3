"""What questions cost over a million rows, one by one, and at import; only ratios within a run matter.

Run it with ``python tests/bench/bench_rules.py [ROWS]`` (about a minute; ``--docs`` puts the figures on the page
docs/benchmarks.md). Ten row-wise questions beside the same work
written by hand in numpy (``by_hand.py``): dates with NaT, numbers with NaN, codes as their places with -1 for blank,
flags as masked arrays; one row in fifty is blank in each input (never two in one row), one in five hundred holds a
value that cannot be right. Both must give the same answers, the same statuses and the same masks of missing inputs, or
the bench stops. Figures are medians of five, the two taken in turn.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
import timeit
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

if __name__ == "__main__":
    root = Path(__file__).resolve().parents[2]
    sys.path[:0] = [str(root / "addin"), str(root / "tests")]
    os.environ["PYTHONPATH"] = str(root / "addin")

import numpy as np

from bench import by_hand
from bench.page import write
from caseload.law.calendars import Calendar
from caseload.rules import ask, find
from caseload.rules.engine.keyed import Keyed

ROUNDS = 5
BLANK_IN, WRONG_IN = 50, 500
TIMES_HAND, TIMES_FIRST, TIMES_LOOP, MICROSECONDS, IMPORT_MS = 3.0, 2.0, 100.0, 10.0, 60.0
CALLS = 2_000
SAMPLE = 2_000
"""Rows of the Python loop over the scalar call; its cost for all rows is reckoned from them."""


class Made:
    """Invented columns of one caseload: each input takes its turn at being blank, so that no row is blank twice."""

    def __init__(self, rows: int, seed: int):
        self.rows, self.chance = rows, np.random.default_rng(seed)
        self.turn, self.taken = self.chance.integers(0, BLANK_IN, rows), 0

    def blank(self) -> np.ndarray:
        """The rows in which the next input is blank."""
        self.taken += 1
        return self.turn == self.taken

    def wrong(self) -> np.ndarray:
        """Rows in which a value cannot be right."""
        return self.chance.integers(0, WRONG_IN, self.rows) == 0

    def days(self, first: str, last: str, wrong: str = "1850-03-01") -> np.ndarray:
        """Days between two others."""
        span = (np.datetime64(last) - np.datetime64(first)).astype(int)
        made = np.datetime64(first) + self.chance.integers(0, span, self.rows)
        made[self.wrong()] = np.datetime64(wrong)
        made[self.blank()] = np.datetime64("NaT")
        return made

    def numbers(self, low: int, high: int, wrong: float = -1.0, step: int = 1) -> np.ndarray:
        """Numbers between two others; ``step`` parts of a whole."""
        made = self.chance.integers(low * step, high * step, self.rows) / step
        made[self.wrong()] = wrong
        made[self.blank()] = np.nan
        return made

    def codes(self, size: int) -> np.ndarray:
        """Places of codes."""
        made = self.chance.integers(0, size, self.rows).astype(np.int8)
        made[self.wrong()] = size
        made[self.blank()] = -1
        return made

    def flags(self, share: float = 0.3) -> Any:
        """Yes and no, blank ones masked."""
        return np.ma.array(self.chance.random(self.rows) < share, mask=self.blank())

    def lines(self, most: int, values: Callable[[int], np.ndarray], nothing: Any) -> tuple[np.ndarray, np.ndarray]:
        """Lines of a child table: the row of each, and its value; a row's turn makes its first line blank."""
        many = self.chance.integers(0, most, self.rows)
        parent = np.repeat(np.arange(self.rows), many)
        made = values(len(parent))
        blank = np.flatnonzero(self.blank() & (many > 0))
        made[(np.cumsum(many) - many)[blank]] = nothing
        return parent, made


Pair = tuple[dict[str, Any], Callable[[], by_hand.By]]
"""A question's inputs, and the same work by hand."""


def pairs(rows: int) -> dict[str, Pair]:
    """Question -> its inputs and the hand-written answer over the same arrays."""
    made = [Made(rows, seed) for seed in range(10)]
    one, two, three, four, five, six, seven, eight, nine, ten = made
    born = np.datetime64("2004-01-01")
    children = one.lines(4, lambda size: born + one.chance.integers(0, 6_500, size), np.datetime64("NaT"))
    adults, basis = one.numbers(1, 3, 3.0), one.codes(2)
    on, ill, expecting = one.days("2011-01-01", "2024-01-01"), one.flags(), one.flags()
    hours = two.lines(4, lambda size: two.chance.integers(0, 4_000, size) / 100, np.nan)
    owed = two.numbers(20, 36)
    contact = [three.days("2020-01-01", "2020-12-01"), three.days("2019-06-01", "2020-06-01"),
               three.days("2020-11-25", "2021-02-01", "2300-01-01"), three.codes(3)]  # fmt: skip
    plan = [four.days("2018-01-01", "2024-01-01", "2029-05-01"), four.days("2018-01-01", "2024-01-01")]
    month = [five.numbers(0, 200, step=10), five.numbers(20, 36)]
    notice = [six.days("2021-01-01", "2021-06-01"), six.days("2021-05-20", "2021-09-01")]
    as_of = seven.days("1995-01-01", "2024-01-01")
    months = [eight.numbers(30, 90), *[eight.numbers(0, 12) for _ in range(3)]]
    tally_on = eight.days("1999-01-01", "2024-01-01")
    steps = [nine.flags() for _ in range(6)]
    closing = [ten.flags(), ten.flags(), ten.codes(3)]
    closed = np.array(sorted(Calendar.of_agency("alameda").closed), np.int64).astype("M8[D]")
    return {
        "WTW-01": (
            {"adults": adults, "child_births": Keyed(children[0], {"value": children[1]}), "as_of": on,
             "age_basis": basis, "disabled_adult": ill, "pregnant_only": expecting},
            lambda: by_hand.required_hours(adults, *children, on, basis, ill, expecting),
        ),
        "WTW-02": (
            {"activity_hours": Keyed(hours[0], {"value": hours[1]}), "required_hours": owed},
            lambda: by_hand.hours_met(*hours, owed),
        ),
        "WTW-03": (named("WTW-03", contact), lambda: by_hand.contact_due(*contact)),
        "WTW-21": (named("WTW-21", plan), lambda: by_hand.plan_change(*plan, closed)),
        "WTW-34.weekly": (named("WTW-34.weekly", month), lambda: by_hand.month_meets(*month)),
        "CW-NC-01.period": (named("CW-NC-01.period", notice), lambda: by_hand.notice_period(*notice)),
        "CW-TOA-01": ({"as_of": as_of}, lambda: by_hand.time_limit(as_of)),
        "CW-TOA-02.tally": (
            named("CW-TOA-02.tally", [*months, tally_on]), lambda: by_hand.time_on_aid(*months, tally_on),
        ),
        "WTW-15": (named("WTW-15", steps), lambda: by_hand.next_steps(*steps)),
        "WTW-28": (named("WTW-28", closing), lambda: by_hand.closing_trigger(*closing)),
    }  # fmt: skip


def named(question: str, columns: list[Any]) -> dict[str, Any]:
    """Columns under the names of the first inputs of a question."""
    return dict(zip(find(question).inputs, columns, strict=False))


def differences(answers: Any, by: by_hand.By) -> list[str]:
    """Where the engine's answers and the hand-written ones differ."""
    outputs, status, lacking = by
    answered = status == 0
    found = [f"{int((answers.status != status).sum())} statuses"] if (answers.status != status).any() else []
    found += [f"{int((answers.lacking != lacking).sum())} masks"] if (answers.lacking != lacking).any() else []
    for name, values in outputs.items():
        wrong = (answers.fields[name] != values) & answered
        found += [f"{int(wrong.sum())} of {name}"] if wrong.any() else []
    return found


def seconds(work: Callable[[], object]) -> float:
    """The seconds of one run: this process's own, so that others on the machine disturb less."""
    began = time.process_time()
    work()
    return time.process_time() - began


def in_turn(one: Callable[[], object], other: Callable[[], object]) -> tuple[float, float]:
    """The median seconds of two pieces of work, run in turn so that both meet the same machine."""
    taken = [(seconds(one), seconds(other)) for _ in range(ROUNDS)]
    return statistics.median(each[0] for each in taken), statistics.median(each[1] for each in taken)


def scalar_microseconds(question: str) -> float:
    """A direct call with the question's example: the median of several rounds, in millionths of a second."""
    asked = find(question)
    rounds = timeit.repeat(lambda: asked(**asked.example), timer=time.process_time, number=CALLS, repeat=ROUNDS)
    return statistics.median(rounds) / CALLS * 1e6


def loop_seconds(question: str, inputs: dict[str, Any], rows: int) -> float:
    """What a Python loop over the scalar call takes for all rows, reckoned from the first of them."""
    asked, few = find(question), min(SAMPLE, rows)
    cases: list[dict[str, Any]] = [{} for _ in range(few)]
    for name, raw in inputs.items():
        for case, value in zip(cases, _by_case(asked.inputs[name], raw, few), strict=True):
            case[name] = value
    return seconds(lambda: [asked(**case) for case in cases]) / few * rows


def _by_case(kind: Any, raw: Any, few: int) -> list[Any]:
    if isinstance(raw, Keyed):
        last = np.searchsorted(raw.parent, np.arange(few + 1))
        values = raw.columns["value"].tolist()
        return [values[last[row] : last[row + 1]] for row in range(few)]
    if kind.reads == "code":
        return [None if place < 0 else "?" if place >= len(kind.codes) else kind.codes.names[place]
                for place in raw[:few].tolist()]  # fmt: skip
    return list(raw[:few].tolist())


def import_milliseconds(words: str, cache: str) -> float:
    """What a fresh Python needs for an import whose bytecode is kept in ``cache``; the median of several."""
    timed = f"import time; began = time.process_time(); {words}; print(time.process_time() - began)"
    around = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    around["PYTHONPYCACHEPREFIX"] = cache

    def taken() -> float:
        done = subprocess.run([sys.executable, "-c", timed], check=True, capture_output=True, text=True, env=around)
        return float(done.stdout)

    taken()
    return statistics.median(taken() for _ in range(2 * ROUNDS)) * 1000


ABOUT = """A million rows of ten row-wise questions beside the same work written by hand in numpy: same inputs (with blanks and values
that cannot be right), same answers, statuses and masks of missing inputs, or the bench stops. "Times a Python loop" is over
the scalar call on the same rows; a direct call answers the question's example. Processor time throughout."""


def main(rows: int = 1_000_000, docs: bool = False) -> int:
    """Print the figures beside their goals; the number of goals missed."""
    missed = 0
    figures: list[tuple[str, float, str]] = []
    print(f"{rows:,} rows{'question':>12}{'ns a row':>16}{'by hand':>10}{'times':>8}{'goal':>6}{'loop':>8}{'goal':>6}"
          f"{'call µs':>9}{'goal':>6}")  # fmt: skip
    for question, (inputs, hand) in pairs(rows).items():
        found = differences(ask(question, inputs, rows), hand())
        if found:
            raise SystemExit(f"{question}: not the same answers as by hand: {', '.join(found)}")
        ours, theirs = in_turn(lambda q=question, i=inputs: ask(q, i, rows), hand)
        goal = TIMES_FIRST if question == "WTW-01" else TIMES_HAND
        loop, call = loop_seconds(question, inputs, rows) / ours, scalar_microseconds(question)
        figures += [(f"{question}, times numpy by hand", ours / theirs, f"at most {goal:g}"),
                    (f"{question}, times a Python loop", loop, f"at least {TIMES_LOOP:g}"),
                    (f"{question}, microseconds a direct call", call, f"at most {MICROSECONDS:g}")]  # fmt: skip
        missed += (ours / theirs > goal) + (loop < TIMES_LOOP) + (call > MICROSECONDS)
        print(f"{question:>26}{ours * 1e9 / rows:>16.0f}{theirs * 1e9 / rows:>10.0f}{ours / theirs:>8.2f}{goal:>6.0f}"
              f"{loop:>8.0f}{TIMES_LOOP:>6.0f}{call:>9.1f}{MICROSECONDS:>6.0f}")  # fmt: skip
    with TemporaryDirectory() as cache:
        every = import_milliseconds("import caseload.rules; caseload.rules.questions()", cache)
        more = every - import_milliseconds("import numpy", cache)
    missed += more > IMPORT_MS
    print(f"importing every rule: {more:.0f} ms more than numpy alone; goal {IMPORT_MS:.0f}")
    figures.append(("importing every rule, milliseconds beside numpy's own", more, f"at most {IMPORT_MS:g}"))
    if docs:
        write("Questions", ABOUT, figures, ("numpy",))
    print("every goal is met" if not missed else f"{missed} goals missed")
    return missed


if __name__ == "__main__":
    words = [each for each in sys.argv[1:] if each != "--docs"]
    sys.exit(min(main(*map(int, words), docs="--docs" in sys.argv), 1))
