"""An answer that stands beside a blank stands whatever the blank might have held (NUM-05)."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from caseload.rules import evaluate, questions
from rules.cases import given, good, value

TRIES = 4


def is_a_gap(kind: Any) -> bool:
    """Is a blank of this input a gap, not an answer and not asked for under a condition only?"""
    return kind.blank is None and not (kind.once or kind.needed or kind.asked)


@pytest.mark.parametrize("question", questions().values(), ids=str)
@settings(max_examples=5, deadline=None)
@drawn(seed=st.integers(0, 2**32))
def test_no_value_in_place_of_a_blank_that_does_not_decide_gives_another_answer(question: Any, seed: int) -> None:
    chance = random.Random(seed)
    case = {name: value(question.inputs[name], chance, blank=0.05, broken=0.0) for name in given(question, chance)}
    for name in filter(lambda each: is_a_gap(question.inputs[each]), case):
        answer = evaluate(question.id, {**case, name: None})
        if "status" in answer:
            continue
        for _ in range(TRIES):
            other = {**case, name: good(question.inputs[name], chance)}
            found = evaluate(question.id, other)
            assert found == answer or found.get("status") in ("invalid", "missing"), other


def test_a_blank_total_is_never_answered_from_the_parts() -> None:
    case = {"months_on_case": None, "months_exempt": 3, "months_sanctioned": 2, "as_of": "2020-08-25"}
    assert evaluate("CW-TOA-02.tally", case) == {"status": "missing", "missing": ["months_on_case"]}


def test_two_blanks_that_must_be_alike_are_both_named() -> None:
    case = {"activities": [{"activity_id": None, "ended_on": "2020-01-01", "end_status": "end_other"}],
            "sanctioned_activity": None}  # fmt: skip
    answer = evaluate("WTW-26.activities", case)
    assert answer == {"status": "missing", "missing": ["activities", "sanctioned_activity"]}
