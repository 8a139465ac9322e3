"""Random, boundary and broken inputs for the questions, as the tests of the engine take them."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

from caseload.rules.engine import kinds
from caseload.rules.engine.lists import Holidays, Items

BROKEN = ["", "nonsense", -1, 10**9, True, [], 0.5, float("nan"), float("inf"), {}]
"""Values that most kinds cannot be; some are blanks."""


def day(chance: random.Random) -> str:
    """A day near others, so that comparisons fall on both sides and on the line."""
    start = date(2020, 1, 1) if chance.random() < 0.7 else date(2012, 2, 28)
    later = chance.choice([0, 1, 19, 20, 21, 29, 30, 31, 59, 60, 90, 365, 366, 800])
    return (start + timedelta(days=later)).isoformat()


def number(kind: Any, chance: random.Random) -> Any:
    """A number inside the range, at a bound, or at a usual threshold."""
    usual = [0, 1, 2, 3, 5, 10, 12, 18, 20, 21, 30, 35, 42, 48, 60] + [int(c) // kind.scale for c in kind.extremes()]
    if kind.choices:
        return chance.choice([int(each) // kind.scale for each in kind.choices])
    return chance.choice(usual) if kind.scale == 1 else chance.choice([*usual, 19.99, 19.995, 20.01, 34.5, 86.6])


def good(kind: Any, chance: random.Random, blank: float = 0.0, broken: float = 0.0) -> Any:
    """One value of a kind: usual, or at a bound; ``blank`` and ``broken``: how often its parts are none, or wrong."""
    if isinstance(kind, Items):
        many = kind.size or chance.choice([0, 1, 1, 2, 3])
        return [line(kind, chance, blank, broken) for _ in range(max(many, int(kind.no_empty)))]
    if isinstance(kind, kinds.Day):
        return day(chance)
    if isinstance(kind, kinds.Month):
        return day(chance)[:7]
    if isinstance(kind, kinds.Flag):
        return chance.random() < 0.5
    if isinstance(kind, kinds.Choice):
        return chance.choice(kind.codes.names)
    if isinstance(kind, kinds.Ticks):
        return [code for code in kind.codes.names if chance.random() < 0.6]
    if isinstance(kind, kinds.Number):
        return number(kind, chance)
    return chance.choice(["a", "b"])


def value(kind: Any, chance: random.Random, blank: float = 0.08, broken: float = 0.03) -> Any:
    """One value of a kind: usual, at a bound, blank, or broken."""
    roll = chance.random()
    if roll < blank:
        return None
    return chance.choice(BROKEN) if roll < blank + broken else good(kind, chance, blank, broken)


def line(kind: Any, chance: random.Random, blank: float, broken: float) -> Any:
    """One line of a list."""
    if kind.item is not None:
        return value(kind.item, chance, blank, broken)
    return {name: value(each, chance, blank, broken) for name, each in kind.fields.items() if chance.random() < 0.9}


def given(question: Any, chance: random.Random) -> list[str]:
    """Some inputs of a question: the required ones, and a part of the others."""
    return [name for name, kind in question.inputs.items()
            if not isinstance(kind, Holidays) and (not kind.optional or chance.random() < 0.6)]  # fmt: skip
