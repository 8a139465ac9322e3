"""Blanks decide nothing (NUM-05): an answer stands only when every filling of the blanks gives it.

For each blank a few values are tried (``fillings``). Impossible fillings are left out; a filling that finds
no parameter counts as an answer. Named are the blanks that make a difference for some filling of the others.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from caseload.rules.engine.fillings import candidates, fillings
from caseload.rules.engine.folded import Folded
from caseload.rules.engine.kinds import BLANK, Day, Kind, Text
from caseload.rules.engine.lists import Items, Record
from caseload.rules.engine.units import UNKNOWN_BELOW


class Gap:
    """One blank place: an input, or a field in a line of a list."""

    def __init__(self, name: str, kind: Kind, line: int | None = None, field: str | None = None,
                 named: str = ""):  # fmt: skip
        self.name, self.kind, self.line, self.field = name, kind, line, field
        self.named = named or name
        self.candidates: list[Any] = []


def resolve(question: Any, values: dict[str, Any]) -> tuple[str, Any]:
    """The outcome for a case with blanks: the answer that stands, or the names of those that decide."""
    gaps = find_gaps(question, values)
    days = sorted(known_days(question, values))
    words = sorted(known_texts(question, values))
    for gap in gaps:
        gap.candidates = candidates(gap.kind, days, words)
        if isinstance(given := values[gap.name], Folded):
            gap.candidates = [given.filled(lines) for lines in gap.candidates]
    answers: dict[tuple[int, ...], Any] = {}
    for pick in fillings([len(gap.candidates) for gap in gaps]):
        outcome = attempt(question, values, gaps, pick)
        if outcome is not None:
            answers[pick] = outcome
    lacking = {name for status, record in answers.values() if status == "missing"
               for name in record["missing"]}  # fmt: skip
    lacking |= {gap.named for at, gap in enumerate(gaps) if decides(at, answers)}
    if not lacking and answers:
        return next(iter(answers.values()))
    return "missing", {"status": "missing", "missing": in_order(question, gaps, lacking or {gaps[0].named})}


def find_gaps(question: Any, values: dict[str, Any]) -> list[Gap]:
    """All blank places of a case, in the order of the inputs."""
    found = []
    for name, kind in question.inputs.items():
        value = values[name]
        if value is BLANK or (isinstance(value, Folded) and value.blank and kind.needed is None):
            found.append(Gap(name, kind))
        elif isinstance(kind, Items) and isinstance(value, list) and kind.needed is None:
            for line, field, inner in kind.gaps(value):
                named = str(value[line][kind.named_by]) if kind.named_by else name
                found.append(Gap(name, inner, line, field, named))
    return found


def known_days(question: Any, values: dict[str, Any]) -> set[int]:
    """The days that stand in a case, to try for its blank days."""
    days = set()
    for name, kind in question.inputs.items():
        for inner, value in leaves(kind, values[name]):
            if isinstance(inner, Day) and isinstance(value, int) and value > UNKNOWN_BELOW:
                days.add(value)
    return days


def known_texts(question: Any, values: dict[str, Any]) -> set[str]:
    """The texts that stand in a case, to try for its blank texts."""
    return {value for name, kind in question.inputs.items()
            for inner, value in leaves(kind, values[name])
            if isinstance(inner, Text) and isinstance(value, str)}  # fmt: skip


def leaves(kind: Kind, value: Any) -> Iterator[tuple[Kind, Any]]:
    """The single values of an input, with their kinds."""
    if isinstance(kind, Items) and isinstance(value, list):
        for line in value:
            if kind.item is not None:
                yield kind.item, line
            else:
                yield from ((inner, line[name]) for name, inner in kind.fields.items())
    else:
        yield kind, value


def attempt(question: Any, values: dict[str, Any], gaps: list[Gap], pick: tuple[int, ...]) -> Any:
    """The outcome for one filling, or None when the filling itself is impossible."""
    filled = dict(values)
    for gap, choice in zip(gaps, pick, strict=True):
        value = gap.candidates[choice]
        if gap.line is None:
            filled[gap.name] = value
            continue
        lines = list(filled[gap.name])
        if gap.field is None:
            lines[gap.line] = value
        else:
            lines[gap.line] = Record({**lines[gap.line], gap.field: value})
        filled[gap.name] = lines
    if question._invalid(filled, None) is not None:
        return None
    outcome = question.run(filled)
    return None if outcome[0] == "invalid" else outcome


def decides(at: int, answers: dict[tuple[int, ...], Any]) -> bool:
    """Does one blank make a difference, with the others filled alike?"""
    first: dict[tuple[int, ...], Any] = {}
    for pick, outcome in answers.items():
        if outcome[0] == "missing":
            continue
        rest = pick[:at] + pick[at + 1 :]
        if first.setdefault(rest, outcome) != outcome:
            return True
    return False


def in_order(question: Any, gaps: list[Gap], lacking: set[str]) -> list[str]:
    """The names that are missing, in the order of the inputs (and of the lines)."""
    order = [each for name in question.inputs for each in [name, *[g.named for g in gaps if g.name == name]]]
    return list(dict.fromkeys(name for name in order if name in lacking))
