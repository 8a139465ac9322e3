"""Blanks decide nothing (NUM-05): an answer stands only when every filling of the blanks gives it.

For each blank some values are tried (``fillings``), first a few, which are enough to see that most blanks decide.
Impossible fillings are left out; a filling that finds no parameter counts as an answer. Named are the blanks that
make a difference for some filling of the others; when only several together do (an activity and the list in which it
must stand), all of them are. A blank that is asked for under a condition is filled only where the
condition holds for the other fillings.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from caseload.rules.engine.days import first_day
from caseload.rules.engine.fillings import FEW, candidates, fillings
from caseload.rules.engine.folded import Folded
from caseload.rules.engine.kinds import BLANK, Day, Kind, Month, Text
from caseload.rules.engine.lists import Items, Record
from caseload.rules.engine.units import NONE, UNKNOWN_BELOW


class Gap:
    """One blank place: an input, or a field in a line of a list."""

    def __init__(self, name: str, kind: Kind, line: int | None = None, field: str | None = None,
                 named: str = ""):  # fmt: skip
        self.name, self.kind, self.line, self.field = name, kind, line, field
        self.named = named or name
        self.candidates: list[Any] = []
        self.conditional = False


def resolve(question: Any, values: dict[str, Any]) -> tuple[str, Any]:
    """The outcome for a case with blanks: the answer that stands, or the names of those that decide."""
    gaps = find_gaps(question, values)
    gaps += conditional_gaps(question, values, {gap.name for gap in gaps})
    if not gaps:
        return question.run(values)
    days = sorted(known_days(question, values))
    words = sorted(known_texts(question, values), key=str)
    for gap in gaps:
        gap.candidates = candidates(gap.kind, days, words)
        if isinstance(given := values[gap.name], Folded):
            gap.candidates = [given.filled(lines) for lines in gap.candidates]
    every = {gap.named for gap in gaps}
    answers: dict[tuple[int, ...], Any] = {}
    lacking: set[str] = set()
    for most in (FEW, None):
        for pick in fillings([len(gap.candidates[:most]) for gap in gaps]):
            outcome, needed = attempt(question, values, gaps, pick)
            lacking.update(needed)
            if outcome is not None:
                answers[pick] = outcome
        lacking |= {gap.named for at, gap in enumerate(gaps) if decides(at, answers)}
        if every <= lacking:
            break
    if not lacking and len({repr(outcome) for outcome in answers.values()}) > 1:
        lacking = every
    answer = next(iter(answers.values()), ("asked", None))
    if not lacking and answer[0] != "asked":
        return answer
    return "missing", {"status": "missing", "missing": in_order(question, gaps, lacking or {gaps[0].named})}


def find_gaps(question: Any, values: dict[str, Any]) -> list[Gap]:
    """All blank places of a case that are gaps whatever else it holds, in the order of the inputs."""
    return [gap for name, kind in question.inputs.items()
            if (kind.needed is None and kind.asked is None) or values[name] is BLANK
            for gap in blank_places(name, kind, values[name])]  # fmt: skip


def blank_places(name: str, kind: Kind, value: Any) -> list[Gap]:
    """The blank places of one input: itself, or fields in its lines."""
    if value is BLANK or (isinstance(value, Folded) and value.blank):
        return [Gap(name, kind)]
    if not (isinstance(kind, Items) and isinstance(value, list)):
        return []
    return [Gap(name, inner, line, field,
                str(value[line][kind.named_by]) if kind.named_by else kind.gap_names.get(field or "", name))
            for line, field, inner in kind.gaps(value)]  # fmt: skip


def conditional_gaps(question: Any, values: dict[str, Any], open_names: set[str]) -> list[Gap]:
    """The blanks that are asked for under a condition which holds, or hangs on another gap (``open_names``)."""
    conditions = [each for each in (*question.asks, *question.needs)
                  if values[each[0]] is not BLANK and question.lacks(each[0], values[each[0]])]  # fmt: skip
    settled = [each for each in conditions if not hangs_on(each, question, open_names)]
    held = question.lacking(tuple(settled), values if open_names else question.fold(values)) if settled else []
    found = []
    for name in [each[0] for each in conditions if each not in settled or each[0] in held]:
        kind = question.inputs[name]
        found += blank_places(name, kind, values[name]) or [Gap(name, kind)]
    for gap in found:
        gap.conditional = True
    return found


def hangs_on(condition: Any, question: Any, open_names: set[str]) -> bool:
    """Does a condition look at one of some inputs (or, while there are any, at the reductions of a list)?"""
    return bool(open_names) and any(name in open_names or not plain_input(question, name) for name in condition[2])


def plain_input(question: Any, name: str) -> bool:
    """Is a name an input that a condition reads as it stands?"""
    return name in question.inputs and not isinstance(question.inputs[name], Items)


def known_days(question: Any, values: dict[str, Any]) -> set[int]:
    """The days that stand in a case, to try for its blank days."""
    days = set()
    for name, kind in question.inputs.items():
        for inner, value in leaves(kind, values[name]):
            if isinstance(inner, (Day, Month)) and isinstance(value, int) and value > UNKNOWN_BELOW:
                days.add(value if isinstance(inner, Day) else first_day(value))
    return days


def known_texts(question: Any, values: dict[str, Any]) -> set[Any]:
    """The texts (and numbers that stand for one) of a case, to try for its blank texts."""
    return {value for name, kind in question.inputs.items()
            for inner, value in leaves(kind, values[name])
            if isinstance(inner, Text) and isinstance(value, (str, int)) and value not in ("", NONE)}  # fmt: skip


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


def attempt(question: Any, values: dict[str, Any], gaps: list[Gap], pick: tuple[int, ...]) -> tuple[Any, list[str]]:
    """The outcome for one filling (None: the filling is impossible), and the needed blanks it had to fill.

    A filling with which something more would be asked for is an outcome of its own ("asked").
    """
    filled = dict(values)
    chosen = [(gap, gap.candidates[choice]) for gap, choice in zip(gaps, pick, strict=True)]
    for gap, value in chosen:
        if not gap.conditional:
            fill(filled, gap, value)
    needed: list[str] = []
    if any(gap.conditional for gap in gaps):
        folded = question.fold(filled)
        needed = question.lacking(question.needs, folded)
        held = {*needed, *question.lacking(question.asks, folded)}
        for gap, value in chosen:
            if gap.conditional and gap.name in held:
                fill(filled, gap, value)
    if question._invalid(filled, None) is not None:
        return None, []
    late = question.lacking(question.onces, filled) if question.onces else []
    if late:
        return ("asked", late), needed
    outcome = question.run(filled)
    if outcome[0] == "invalid":
        return None, []
    return (None if outcome[0] == "missing" else outcome), needed


def fill(values: dict[str, Any], gap: Gap, value: Any) -> None:
    """Put a value into one blank place of a case."""
    if gap.line is None:
        values[gap.name] = value
        return
    lines = list(values[gap.name])
    lines[gap.line] = value if gap.field is None else Record({**lines[gap.line], gap.field: value})
    values[gap.name] = lines


def decides(at: int, answers: dict[tuple[int, ...], Any]) -> bool:
    """Does one blank make a difference, with the others filled alike?"""
    first: dict[tuple[int, ...], Any] = {}
    for pick, outcome in answers.items():
        rest = pick[:at] + pick[at + 1 :]
        if first.setdefault(rest, outcome) != outcome:
            return True
    return False


def in_order(question: Any, gaps: list[Gap], lacking: set[str]) -> list[str]:
    """The names that are missing, in the order of the inputs (and of the lines)."""
    order: list[str] = []
    for name, kind in question.inputs.items():
        fields = [kind.gap_names.get(field, name) for field in kind.fields] if isinstance(kind, Items) else []
        order += [*fields, name, *[gap.named for gap in gaps if gap.name == name]]
    return list(dict.fromkeys(name for name in order if name in lacking))
