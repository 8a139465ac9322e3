"""Policy as questions: one module per topic, one folder per program; the engine is in ``engine``.

What lives here: what the sources say, each rule as one function with its citation. What does not: policy
numbers (``law``), anything about Excel, Word or files.

``evaluate(question, inputs)`` answers by id; ``explain`` says why; ``ask`` answers for a whole column.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from caseload.errors import WrongUse

__all__ = ["ask", "evaluate", "explain", "find", "questions"]


def questions() -> dict[str, Any]:
    """All questions by id."""
    from caseload.rules.engine.registry import load

    return load()


def find(name: str) -> Any:
    """The question with this id or cell name; raises ``WrongUse`` when there is none."""
    from caseload.rules.engine import registry

    question = registry.find(name)
    if question is None:
        raise WrongUse(f"unknown question {name!r}", todo="`caseload rules` lists all of them.")
    return question


def evaluate(question: str, inputs: Mapping[str, Any]) -> dict[str, Any]:
    """The answer of one question as a record (dates ISO text, hours and money numbers, codes text).

    ``status`` in the record is ``missing``, ``invalid`` or ``no_parameter`` when it cannot be answered.
    Raises ``WrongUse`` for an unknown question or input.
    """
    from caseload.rules.engine.question import UnknownInput

    asked = find(question)
    try:
        return dict(asked.record(asked.solve(inputs)))
    except UnknownInput as unknown:
        raise WrongUse(str(unknown), todo=f"Its inputs: {', '.join(asked.inputs)}.") from None


def explain(question: str, inputs: Mapping[str, Any], language: str = "en") -> dict[str, Any]:
    """The answer with the sentences that explain it, in English ("en") or Spanish ("es")."""
    from caseload.rules.engine.explain import explain as tell

    return tell(find(question), inputs, language)


def ask(question: str, inputs: Mapping[str, Any], rows: int) -> Any:
    """The answers for ``rows`` cases at once; inputs are arrays, sequences, ``Keyed`` lines or single values."""
    from caseload.rules.engine.columns import ask as ask_columns

    return ask_columns(find(question), inputs, rows)
