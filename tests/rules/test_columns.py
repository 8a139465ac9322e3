"""A column's answers equal the answers case by case, for random, boundary and broken inputs."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from caseload.rules import ask, evaluate, questions
from caseload.rules.engine import kinds
from caseload.rules.engine.keyed import Keyed
from caseload.rules.engine.lists import Holidays, Items
from caseload.rules.engine.question import UnknownInput
from rules.cases import BROKEN, given, good, value

ROWS = 24
QUESTIONS = list(questions().values())
ROW_WISE = [each for each in QUESTIONS if not each.over_lists]
EVERY = pytest.mark.parametrize("question", QUESTIONS, ids=str)
SEEDS = st.integers(0, 2**32)


def same(column: Sequence[Any], question: Any, cases: Sequence[dict[str, Any]]) -> None:
    """Every row of a column is answered as its case is."""
    assert len(column) == len(cases)
    for case, answer in zip(cases, column, strict=True):
        assert answer == evaluate(question.id, case), case


def by_input(names: Sequence[str], cases: Sequence[dict[str, Any]]) -> dict[str, list[Any]]:
    """Cases as one list for each input."""
    return {name: [case[name] for case in cases] for name in names}


@EVERY
@settings(max_examples=4, deadline=None)
@drawn(seed=SEEDS)
def test_a_column_answers_as_its_cases_do(question: Any, seed: int) -> None:
    chance = random.Random(seed)
    names = given(question, chance)
    cases = [{name: value(question.inputs[name], chance) for name in names} for _ in range(ROWS)]
    same(ask(question.id, by_input(names, cases), ROWS).records(), question, cases)


@pytest.mark.parametrize("question", ROW_WISE, ids=str)
@settings(max_examples=2, deadline=None)
@drawn(seed=SEEDS)
def test_a_column_full_of_blanks_names_the_same_ones_as_its_cases(question: Any, seed: int) -> None:
    chance = random.Random(seed)
    names = given(question, chance)
    cases = [{name: value(question.inputs[name], chance, blank=0.3, broken=0.0) for name in names} for _ in range(ROWS)]
    same(ask(question.id, by_input(names, cases), ROWS).records(), question, cases)


@pytest.mark.parametrize("question", ROW_WISE, ids=str)
@settings(max_examples=3, deadline=None)
@drawn(seed=SEEDS)
def test_arrays_and_child_tables_answer_as_lists_do(question: Any, seed: int) -> None:
    """datetime64 with NaT, numbers with NaN, masked flags, places of codes, bits of ticks, lines with their parent."""
    chance = random.Random(seed)
    names = given(question, chance)
    cases = [{name: whole(question.inputs[name], chance) for name in names} for _ in range(ROWS)]
    arrays = {name: as_array(question.inputs[name], [case[name] for case in cases], chance) for name in names}
    same(ask(question.id, arrays, ROWS).records(), question, cases)


def whole(kind: Any, chance: random.Random) -> Any:
    """A value that an array can hold: in or out of its range, or blank."""
    roll = chance.random()
    if roll < 0.15 and not isinstance(kind, Items):
        return None
    if isinstance(kind, kinds.Day):
        return "1850-01-01" if roll < 0.2 else good(kind, chance)
    if isinstance(kind, kinds.Number):
        return chance.choice([-1, 5_000, 0.5, -0.5, 10**7]) if roll < 0.25 else good(kind, chance)
    if isinstance(kind, Items):
        return good(kind, chance, blank=0.15)
    return good(kind, chance)


def as_array(kind: Any, values: list[Any], chance: random.Random) -> Any:
    """Values of one kind as the array that holds them; lists as a child table whose lines are in any order."""
    blank = np.array([each is None for each in values])
    if isinstance(kind, Items):
        pairs = [(row, line) for row, lines in enumerate(values) for line in lines]
        chance.shuffle(pairs)
        fields = {"value": kind.item} if kind.item is not None else kind.fields
        lines = [{"value": line} if kind.item is not None else line for _, line in pairs]
        return Keyed(np.array([row for row, _ in pairs], int),
                     {name: field_array(inner, [line.get(name, absent(inner)) for line in lines], chance)
                      for name, inner in fields.items()})  # fmt: skip
    if isinstance(kind, kinds.Day):
        return np.array(["NaT" if each is None else each for each in values], "M8[D]")
    if isinstance(kind, kinds.Number):
        return np.array([np.nan if each is None else each for each in values], float)
    if isinstance(kind, kinds.Flag):
        return np.ma.array([bool(each) for each in values], mask=blank)
    if isinstance(kind, kinds.Choice):
        return np.array([-1 if each is None else kind.codes[each] for each in values], np.int8)
    if isinstance(kind, kinds.Ticks):
        return np.array([-1 if each is None else kind.codes.bits(*each) if each else 0 for each in values])
    return np.array(values, object)


def absent(kind: Any) -> Any:
    """What a field that a line does not have means."""
    return kind.raw_default if isinstance(kind.raw_default, (str, int, bool)) else None


def field_array(kind: Any, values: list[Any], chance: random.Random) -> Any:
    """A field of a child table as an array, where one can hold its values."""
    try:
        return as_array(kind, values, chance)
    except (ValueError, TypeError, KeyError):
        return values


@EVERY
@pytest.mark.parametrize("wrong", [*BROKEN, "13/45/2026", "2026-13-45", date(1850, 1, 1), object()],
                         ids=lambda wrong: "an object" if type(wrong) is object else repr(wrong))  # fmt: skip
def test_a_value_that_cannot_be_is_refused_by_name_or_answered_never_a_crash(question: Any, wrong: Any) -> None:
    for name, kind in question.inputs.items():
        answer = evaluate(question.id, {**question.example, name: wrong})
        assert set(question.gives) <= set(answer) or answer["status"] in ("missing", "invalid", "no_parameter")
        if not isinstance(kind, Holidays):
            column = ask(question.id, {**twice(question.example), name: [None, wrong]}, 2).records()
            assert column[1] == answer, name


def twice(case: dict[str, Any]) -> dict[str, Any]:
    """One case as a column of two rows; a list of closed days stays what it is."""
    return {name: raw if name == "holidays" else [raw, raw] for name, raw in case.items()}


@EVERY
def test_a_table_without_rows_has_no_answers(question: Any) -> None:
    assert ask(question.id, {name: [] for name in question.example if name != "holidays"}, 0).records() == []


@EVERY
def test_an_example_stands_for_every_row_when_nothing_is_a_column(question: Any) -> None:
    """Ticked codes are one value as a set: a list of them would be a column."""
    example = {name: frozenset(raw) if question.inputs[name].reads == "codes" else raw
               for name, raw in question.example.items()}  # fmt: skip
    assert ask(question.id, example, 11).records() == [evaluate(question.id, question.example)] * 11


@EVERY
def test_an_input_that_a_question_does_not_have_is_named(question: Any) -> None:
    with pytest.raises(UnknownInput, match="no input 'colour'"):
        ask(question.id, {"colour": ["red"]}, 1)


def test_a_key_without_lines_and_one_with_many_are_counted_each_by_itself() -> None:
    births = Keyed([2, 0, 2], {"value": np.array(["2021-01-01", "2009-01-01", "2001-01-01"], "M8[D]")})
    answers = ask("WTW-01", {"adults": [1, 1, 1], "child_births": births, "as_of": "2025-06-30"}, 3).records()
    assert answers == [{"required_hours": 30}, {"required_hours": 30}, {"required_hours": 20}]


def test_the_same_line_twice_changes_no_reduction_but_sum_and_count() -> None:
    twice = Keyed([0, 0], {"value": np.array([12.5, 12.5])})
    answers = ask("WTW-02", {"activity_hours": twice, "required_hours": [25]}, 1).records()
    assert answers == [{"known_hours": 25, "meets": True, "shortfall": 0, "blank_lines": 0}]


def test_a_day_without_a_calendar_is_named_by_its_year_in_its_row_only() -> None:
    days = np.array(["2026-08-24", "2031-03-03", "NaT", "2027-12-30"], "M8[D]")
    answers = ask("WTW-21", {"amended_on": days, "requested_on": None}, 4).records()
    assert answers == [
        {"last_day": "2026-08-27", "in_time": None},
        {"status": "no_parameter", "parameter": "calendar.alameda.2031"},
        {"status": "missing", "missing": ["amended_on"]},
        {"status": "no_parameter", "parameter": "calendar.alameda.2028"},
    ]


def test_a_day_without_a_parameter_is_named_in_its_row_only() -> None:
    answers = ask("CW-TOA-01", {"as_of": np.array(["1997-12-31", "1998-01-01"], "M8[D]")}, 2).records()
    assert answers == [{"status": "no_parameter", "parameter": "calworks.toa_limit_months"}, {"limit": 60}]


def test_a_quotient_of_very_large_numbers_stays_exact_in_a_column() -> None:
    case = {"month": "2020-01", "net": 0, "required_hours": 86.6, "fmw": 100_000, "weeks_per_month": 10_000_000}
    column = ask("GAIN-PES-13", {name: [value] for name, value in case.items()}, 1).records()
    assert column == [evaluate("GAIN-PES-13", case)] == [{"hours": 0, "meets": False, "method": "wage"}]


def test_reversed_days_are_refused_in_their_row_also_beside_a_day_that_cannot_be() -> None:
    column = {"last_contact_on": np.array(["2026-09-01", "2026-09-01", "2026-08-01"], "M8[D]"),
              "as_of": np.array(["2026-08-25", "1850-01-01", "2026-08-25"], "M8[D]")}  # fmt: skip
    assert ask("WTW-03", column, 3).records() == [
        {"status": "invalid", "field": "last_contact_on", "reason": "after_as_of"},
        {"status": "invalid", "field": "as_of", "reason": "out_of_range"},
        {"due_on": "2026-09-30", "overdue": False},
    ]
