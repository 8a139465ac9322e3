"""What a cell shows for an answer: one spelling for a refreshed column and for a function in a cell.

A day is a date, a month ``YYYY-MM``, codes are their text, ticked codes a text with commas, "does not apply" is
nothing. An answer that cannot be given is a visible text that begins with ``?``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import numpy as np

from caseload.rules.engine.kinds import Day, Kind
from caseload.rules.engine.units import EPOCH, UNKNOWN_BELOW


def refusal_text(record: Mapping[str, Any]) -> str:
    """The text of an answer with a status: what is missing, what cannot be right, which rule is not on record."""
    line = f", line {record['line']}" if "line" in record else ""
    if record["status"] == "missing":
        return f"? missing: {', '.join(record['missing'])}{line}"
    if record["status"] == "invalid":
        return f"? cannot be right: {record['field']}{line} ({record['reason'].replace('_', ' ')})"
    return f"? no rule on record: {record['parameter']}"


def is_refusal(value: Any) -> bool:
    """Is a cell's value the text of an answer that could not be given?"""
    return isinstance(value, str) and value.startswith("? ")


def value_shown(kind: Kind, value: Any) -> Any:
    """One output as a cell holds it; ``None`` for one that does not apply."""
    if isinstance(kind, Day):
        return None if value < UNKNOWN_BELOW else date.fromordinal(int(value) + EPOCH)
    shown = kind.show(value)
    if isinstance(shown, list):
        return ", ".join(_line(each) for each in shown)
    return shown


def _line(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        return " ".join(_line(each) for each in value.values() if each is not None)
    return str(value)


def cell_value(question: Any, outcome: tuple[str, Any], output: str) -> Any:
    """What a cell shows for the outcome of one case."""
    status, values = outcome
    if status != "ok":
        return refusal_text(values)
    return value_shown(question.gives[output], values[output])


def output_kind(question: str, output: str) -> Kind:
    """The kind of an output of a question; ``next.due_on`` names a field of the lines of an output."""
    from caseload.rules.engine.registry import find

    name, _, field = output.partition(".")
    asked: Any = find(question)
    kind: Any = asked.gives[name]
    return kind.fields[field] if field else kind  # type: ignore[no-any-return]


def answer_shown(kind: Kind, answer: Mapping[str, Any], output: str) -> Any:
    """What a cell shows for one output of an answer record; of a list's field, that of its first line."""
    if "status" in answer:
        return refusal_text(answer)
    name, _, field = output.partition(".")
    value = answer[name]
    return _of_json(kind, (value[0][field] if value else None) if field else value)


def cell_column(answers: Any, output: str, to: Callable[[Any], Any] = lambda value: value) -> list[Any]:
    """What the cells of a column show, row by row; ``to`` turns each distinct value into a host's own."""
    kind = answers.question.gives[output]
    shown = _many_shown(kind, answers.fields[output], to) if answers.fields else [to(None)] * len(answers)
    for row in np.flatnonzero(answers.status).tolist():
        shown[row] = refusal_text(answers.record(row))
    for row, record in answers.whole.items():
        if "status" not in record:
            shown[row] = to(_of_json(kind, record[output]))
    return shown


def _many_shown(kind: Kind, values: Any, to: Callable[[Any], Any]) -> list[Any]:
    """A column of outputs; each distinct value is worded once."""
    distinct, places = np.unique(values, return_inverse=True)
    worded = np.empty(len(distinct), object)
    worded[:] = [to(value_shown(kind, value)) for value in distinct.tolist()]
    return list(worded[places].tolist())


def _of_json(kind: Kind, value: Any) -> Any:
    """An output that is known as JSON only (bodies over lists)."""
    if isinstance(kind, Day) and value is not None:
        return date.fromisoformat(value)
    return ", ".join(map(_line, value)) if isinstance(value, list) else value
