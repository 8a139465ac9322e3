"""The registry is complete, and every declaration has what its readers need."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from caseload.rules import questions
from caseload.rules.engine.reach import faults
from caseload.rules.engine.registry import CELLS, CHECKLISTS, MACHINES, POINTERS

IDS = Path(__file__).with_name("ids.txt").read_text(encoding="utf-8").split()
QUESTIONS = questions()


@pytest.mark.parametrize("rule", IDS)
def test_every_rule_of_the_policy_is_declared(rule: str) -> None:
    declared = {question.rule for question in QUESTIONS.values()} | {each.id for each in CHECKLISTS.values()}
    assert rule in declared | set(POINTERS)


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=str)
def test_a_question_has_a_citation_words_for_everything_and_an_example_that_is_answered(question: Any) -> None:
    assert question.cites
    assert question.sentence.endswith(("?", "."))
    for name, kind in {**question.inputs, **question.gives}.items():
        assert kind.label or kind.reads == "dates", f"{name} has no label"
    assert question.example, "no example"
    assert "status" not in question(**question.example)


@pytest.mark.parametrize("name", CELLS)
def test_a_cell_function_has_a_name_that_no_host_takes_for_something_else(name: str) -> None:
    assert re.fullmatch(r"[A-Z][A-Z0-9]*_[A-Z][A-Z0-9]*(_[A-Z0-9]+)*", name)
    assert 3 <= len(name) <= 40


@pytest.mark.parametrize("machine", MACHINES.values(), ids=lambda each: each.id)
def test_a_machine_has_no_unreachable_state_and_no_row_that_cannot_be_taken(machine: Any) -> None:
    assert faults(machine) == []
