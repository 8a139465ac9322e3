"""Hand-worked cases of every rule, one by one and batched as columns."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from caseload.rules import ask, evaluate, questions

CASES: list[dict[str, Any]] = json.loads(Path(__file__).with_name("cases.json").read_text(encoding="utf-8"))
BY_QUESTION: dict[str, list[dict[str, Any]]] = defaultdict(list)
for _case in CASES:
    BY_QUESTION[_case["question"]].append(_case)
ANSWERABLE = sorted(set(BY_QUESTION) & set(questions()))


def agrees(answer: Any, expected: Any) -> bool:
    """Equal as JSON, numbers within 1e-9; an answer may carry more keys than expected, never fewer."""
    if isinstance(expected, dict):
        return isinstance(answer, dict) and all(k in answer and agrees(answer[k], v) for k, v in expected.items())
    if isinstance(expected, list):
        same = isinstance(answer, list) and len(answer) == len(expected)
        return same and all(map(agrees, answer, expected))
    if isinstance(expected, bool) or isinstance(answer, bool) or expected is None:
        return answer is expected
    if isinstance(expected, (int, float)):
        return isinstance(answer, (int, float)) and abs(answer - expected) <= 1e-9
    return bool(answer == expected)


@pytest.mark.parametrize("case", [each for q in ANSWERABLE for each in BY_QUESTION[q]], ids=lambda each: each["id"])
def test_a_case_gives_the_answer_worked_out_by_hand(case: dict[str, Any]) -> None:
    answer = evaluate(case["question"], case["inputs"])
    assert agrees(answer, case["expect"]), f"{case['why']}\nanswer:   {answer}\nexpected: {case['expect']}"


@pytest.mark.parametrize("name", ANSWERABLE)
def test_the_cases_of_a_question_agree_when_asked_as_one_column(name: str) -> None:
    """Cases that give the same inputs are asked together, as lists of values."""
    groups: dict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
    for case in BY_QUESTION[name]:
        fixed = {k: v for k, v in case["inputs"].items() if k == "holidays"}
        groups[(*sorted(case["inputs"]), json.dumps(fixed))].append(case)
    for group in groups.values():
        inputs = {each: [case["inputs"][each] for case in group] for each in group[0]["inputs"]}
        if "holidays" in inputs:
            inputs["holidays"] = group[0]["inputs"]["holidays"]
        answers = ask(name, inputs, len(group)).records()
        for case, answer in zip(group, answers, strict=True):
            assert agrees(answer, case["expect"]), f"{case['id']}: {answer}\nexpected: {case['expect']}"
