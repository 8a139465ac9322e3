"""Questions answered from JSON lines or from words of a command line."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from caseload import rules
from caseload.errors import CaseloadError, WrongUse


@contextmanager
def open_lines(name: str) -> Iterator[Iterable[str]]:
    """The lines of a file, or of standard input for "-"; UTF-8, a byte order mark is skipped."""
    if name == "-":
        if hasattr(sys.stdin, "reconfigure"):
            sys.stdin.reconfigure(encoding="utf-8-sig")
        yield sys.stdin
        return
    path = Path(name)
    if not path.is_file():
        raise WrongUse(f"there is no file {name}", todo="Give a file of JSON lines, or - for standard input.")
    with path.open(encoding="utf-8-sig") as lines:
        yield lines


def answer_lines(lines: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """For each line its answer as a JSON line, and whether the line itself was wrong; empty lines are skipped."""
    for line in lines:
        if line.strip():
            answer = answer_line(line)
            yield json.dumps(answer, ensure_ascii=False), "error" in answer


def answer_line(line: str) -> dict[str, Any]:
    """One line ``{"id", "question", "inputs"}`` as ``{"id", "question", "answer"}``, or ``{"id", "error"}``."""
    try:
        asked = json.loads(line)
    except ValueError as wrong:
        return {"id": None, "error": f"this line is not JSON: {wrong}"}
    if not isinstance(asked, dict):
        return {"id": None, "error": "this line is not a JSON object"}
    name, inputs = asked.get("question"), asked.get("inputs", {})
    if not isinstance(name, str) or not isinstance(inputs, dict):
        return {"id": asked.get("id"), "error": "a line needs a question (text) and inputs (an object)"}
    try:
        return {"id": asked.get("id"), "question": name, "answer": rules.evaluate(name, inputs)}
    except CaseloadError as wrong:
        return {"id": asked.get("id"), "error": wrong.sentence()}


def inputs_from_words(question: str, words: Iterable[str]) -> dict[str, Any]:
    """Inputs from ``name=value`` words; values are JSON or plain text. No words: the example of the declaration."""
    words = list(words)
    if not words:
        return dict(rules.find(question).example)
    inputs = {}
    for word in words:
        name, sign, text = word.partition("=")
        if not sign:
            raise WrongUse(f"{word!r} is not NAME=VALUE", todo="Write, for example, as_of=2026-11-25.")
        inputs[name] = _value(text)
    return inputs


def _value(text: str) -> Any:
    if not text.strip():
        return None
    try:
        return json.loads(text)
    except ValueError:
        return text


def explained(question: str, inputs: dict[str, Any], language: str) -> dict[str, Any]:
    """The answer with its reasons; raises ``WrongUse`` for an unknown question or input."""
    unknown = [name for name in inputs if name not in rules.find(question).inputs]
    if unknown:
        raise WrongUse(f"{question} has no input {', '.join(unknown)}",
                       todo=f"Its inputs: {', '.join(rules.find(question).inputs)}.")  # fmt: skip
    return rules.explain(question, inputs, language)
