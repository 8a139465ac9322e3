"""Rule bodies are formulas: one body for a case, a caseload and an explanation."""

from __future__ import annotations

import ast
import inspect
import textwrap
from typing import Any

import pytest

from caseload.rules import questions

BODIES = [each for each in questions().values() if not each.over_lists and each.body.__module__ != "checklists"]
FORBIDDEN = (ast.If, ast.IfExp, ast.BoolOp, ast.While, ast.For, ast.Assert)
BUILT_IN = {"min", "max", "sum", "any", "all", "bool", "int", "float", "round"}


def faults(body: Any) -> list[str]:
    """Where a body branches by itself instead of by a primitive."""
    found = []
    for node in ast.walk(ast.parse(textwrap.dedent(inspect.getsource(body)))):
        if isinstance(node, FORBIDDEN) or (isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not)):
            found.append(f"line {node.lineno}: {type(node).__name__}")
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in BUILT_IN:
            found.append(f"line {node.lineno}: {node.func.id}()")
    return found


@pytest.mark.parametrize("question", BODIES, ids=str)
def test_a_body_is_written_in_the_primitives_only(question: Any) -> None:
    if question.body.__qualname__.startswith("Checklist."):
        return
    assert faults(question.body) == []


def test_the_check_of_bodies_finds_a_branch() -> None:
    def body(a: Any, b: Any) -> Any:
        return max(a, b) if a and not b else a

    assert len(faults(body)) == 4
