"""Short words for the three refusals, and the form of a table of cases, for the tests of the rules."""

from __future__ import annotations

from typing import Any

import pytest

from caseload.rules import evaluate

Case = tuple[str, str, dict[str, Any], dict[str, Any]]
"""A sentence that says what is expected, the question, its inputs, its answer."""


def missing(*names: str) -> dict[str, Any]:
    """Blanks decide."""
    return {"status": "missing", "missing": list(names)}


def invalid(field: str, reason: str) -> dict[str, Any]:
    """A value cannot be right."""
    return {"status": "invalid", "field": field, "reason": reason}


def no_parameter(key: str) -> dict[str, Any]:
    """No rule is on record for that day and place."""
    return {"status": "no_parameter", "parameter": key}


def each_of(cases: list[Case]) -> Any:
    """Run a test once per case, under the case's own sentence."""
    return pytest.mark.parametrize("case", cases, ids=[f"{question}: {said}" for said, question, _, _ in cases])


def agree(case: Case) -> None:
    """The answer is exactly the expected record."""
    said, question, inputs, expected = case
    answer = evaluate(question, inputs)
    assert answer == expected, f"{said}: {answer}"
