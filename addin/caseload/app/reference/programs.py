"""One page for each program: every question with sentence, inputs, outputs, boundaries, readings, uses, example."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from caseload import rules
from caseload.app.reference.markdown import MADE, table
from caseload.app.rulebook import kind_of
from caseload.app.uses import is_convention, parameters_of, uses
from caseload.rules.engine.registry import POINTERS

PROGRAMS = {
    "conventions": "Counting time, numbers and blanks",
    "calworks": "CalWORKs",
    "wtw": "Welfare-to-Work",
    "gain": "GAIN post-employment services",
    "grow": "GROW and General Relief",
    "vr": "Nebraska VR",
}
"""Folder of rules -> title of its page."""
_MOST = 6
"""So many places of one kind are named; further ones are counted."""


def program_page(program: str, title: str) -> str:
    """The page of one program."""
    lines = [f"# {title}", MADE, ""]
    for question in sorted(rules.questions().values(), key=natural):
        if program_of(question) == program:
            lines += _question(question)
    for id, (to, why) in POINTERS.items():
        if any(q.rule == to.split(".")[0] and program_of(q) == program for q in rules.questions().values()):
            lines += [f"## {id}", f"Answered by {to}: {why}", ""]
    return "\n".join(lines)


def program_of(question: Any) -> str:
    """The folder of rules in which a question stands."""
    return question.module.split(".")[2] if question.module.startswith("caseload.rules.") else ""


def natural(question: Any) -> list[Any]:
    """The order in which people look for rules: WTW-2 before WTW-10."""
    return [(part.isdigit(), int(part) if part.isdigit() else 0, part) for part in re.split(r"(\d+)", question.id)]


def _question(question: Any) -> Iterator[str]:
    yield f"## {question.id}"
    yield f"{question.sentence}"
    yield ""
    dated = f" Parameters as of `{question.looked_up_on}`." if question.looked_up_on else ""
    yield f"*{kind_of(question).capitalize()}; source {question.cites}.*{dated}"
    yield ""
    rows = [(f"`{name}`", kind.label, _allowed(kind), _absent(kind)) for name, kind in question.inputs.items()]
    yield from table(("input", "meaning", "allowed", "absent or blank"), rows)
    outputs = [(f"`{name}`", kind.label, _allowed(kind)) for name, kind in question.gives.items()]
    yield from table(("output", "meaning", "values"), outputs)
    yield from (f"- Boundary: {each}" for each in question.boundaries)
    yield from (f"- Reading: {each}" for each in question.readings)
    keys = parameters_of(question.id)
    if keys:
        yield f"- Parameters: {', '.join(f'`{key}`' for key in keys)} ([values and sources](parameters.md))"
    yield from used(question.id)
    yield ""
    yield "```json"
    yield json.dumps(question.example, ensure_ascii=False, default=str)
    yield json.dumps(question(**question.example), ensure_ascii=False)
    yield "```"
    yield ""


def used(id: str) -> Iterator[str]:
    """Where a question is used, one line."""
    parts = []
    for kind, places in uses().get(id, {}).items():
        shown = [f"`{place}`" if kind == "cell functions" else place for place in places[:_MOST]]
        more = f" and {len(places) - _MOST} more" if len(places) > _MOST else ""
        parts.append(f"{kind}: {', '.join(shown)}{more}")
    if is_convention(rules.questions()[id]):
        parts.insert(0, "every rule counts and compares by the conventions")
    yield f"- Where used: {'; '.join(parts)}." if parts else "- Where used: nowhere yet (`caseload evaluate` answers it)."


def _allowed(kind: Any) -> str:
    return f"{kind.reads}: {kind.allowed()}" if kind.allowed() and kind.allowed() != kind.reads else str(kind.reads)


def _absent(kind: Any) -> str:
    if kind.blank == "nothing":
        return "a blank is an answer"
    if kind.needed is not None:
        return "missing where it is needed"
    if isinstance(kind.raw_default, (str, int, float, bool)):
        return f"absent = {json.dumps(kind.raw_default)}"
    return "optional" if kind.optional else "missing"
