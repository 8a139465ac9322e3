"""A column's answers equal the answers case by case, for random, boundary and broken inputs."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caseload.rules import ask, evaluate, questions
from caseload.rules.engine import kinds
from caseload.rules.engine.lists import Holidays, Items

ROWS = 24
ROW_WISE = [each for each in questions().values() if not each.over_lists]


def days(chance: random.Random) -> str:
    """A day near others, so that comparisons fall on both sides and on the line."""
    start = date(2020, 1, 1) if chance.random() < 0.7 else date(2012, 2, 28)
    later = chance.choice([0, 1, 19, 20, 21, 29, 30, 31, 59, 60, 90, 365, 366, 800])
    return (start + timedelta(days=later)).isoformat()


def value(kind: Any, chance: random.Random) -> Any:
    """One value of a kind: usual, at a bound, blank, or broken."""
    roll = chance.random()
    if roll < 0.08:
        return None
    if roll < 0.11:
        return chance.choice(["", "nonsense", -1, 10**9, True, [], 0.5])
    if isinstance(kind, Items):
        return [line(kind, chance) for _ in range(kind.size or chance.choice([0, 1, 1, 2, 3]))]
    if isinstance(kind, kinds.Day):
        return days(chance)
    if isinstance(kind, kinds.Month):
        return days(chance)[:7]
    if isinstance(kind, kinds.Flag):
        return chance.random() < 0.5
    if isinstance(kind, kinds.Choice):
        return chance.choice(kind.codes.names)
    if isinstance(kind, kinds.Ticks):
        return [code for code in kind.codes.names if chance.random() < 0.6]
    if isinstance(kind, kinds.Number):
        return number(kind, chance)
    return chance.choice(["a", "b"])


def number(kind: Any, chance: random.Random) -> Any:
    """A number inside the range, at a bound, or at a usual threshold."""
    usual = [0, 1, 2, 3, 5, 10, 12, 18, 20, 21, 30, 35, 42, 48, 60] + [int(c) // kind.scale for c in kind.extremes()]
    if kind.choices:
        return chance.choice([int(each) // kind.scale for each in kind.choices])
    return chance.choice(usual) if kind.scale == 1 else chance.choice([*usual, 19.99, 19.995, 20.01, 34.5, 86.6])


def line(kind: Any, chance: random.Random) -> Any:
    """One line of a list."""
    if kind.item is not None:
        return value(kind.item, chance)
    return {name: value(each, chance) for name, each in kind.fields.items() if chance.random() < 0.9}


@pytest.mark.parametrize("question", ROW_WISE, ids=str)
@settings(max_examples=6, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_a_column_answers_as_its_cases_do(question: Any, seed: int) -> None:
    chance = random.Random(seed)
    names = [n for n, kind in question.inputs.items()
             if not isinstance(kind, Holidays) and (not kind.optional or chance.random() < 0.6)]  # fmt: skip
    cases = [{name: value(question.inputs[name], chance) for name in names} for _ in range(ROWS)]
    column = ask(question.id, {name: [case[name] for case in cases] for name in names}, ROWS).records()
    for case, answer in zip(cases, column, strict=True):
        assert answer == evaluate(question.id, case), case
