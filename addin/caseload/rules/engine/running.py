"""A body run on columns, part by part: its outputs, the law it did not find, the inputs it needed and did not have.

A part is small enough to stay in the processor's cache, so that a million rows cost little more than their arithmetic.
``columns`` asks a whole column this way, ``patterns`` the rows with gaps, their blanks filled.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from caseload.rules.engine.keyed import Lines
from caseload.rules.engine.kinds import Kind
from caseload.rules.engine.lookups import collecting
from caseload.rules.engine.question import Question
from caseload.rules.engine.units import NONE, UNKNOWN_BELOW

OK, MISSING, INVALID, NO_PARAMETER = range(4)
"""The status of a row: answered, a blank decides, a value cannot be right, no law in force."""
PART = 1 << 15
"""Rows of one part."""


def parts(rows: int) -> Iterator[slice]:
    """Rows in parts; one empty part when there are none."""
    for first in range(0, max(rows, 1), PART):
        yield slice(first, min(first + PART, rows))


@dataclass
class Ran:
    """What a body gave for some rows: outputs, the place of the first key without a row (-1: none) and the keys, a bit
    per needed input that is blank (None: none is), and for each check the rows in which it fails (None: none)."""

    outputs: dict[str, np.ndarray]
    unlawful: np.ndarray
    keys: list[str]
    lacking: np.ndarray | None
    wrong: list[np.ndarray | None]


def run_body(question: Question, values: Mapping[str, Any], rows: int, unasked: Mapping[str, np.ndarray]) -> Ran:
    """The body and the checks on some rows; ``unasked`` are the rows of an input that no check looks at."""
    arguments = folded_arguments(values)
    lacking = lacking_bits(question, question.needs, values, arguments, rows) if question.needs else None
    with collecting(rows) as missed:
        result = question.body(*[arguments[name] for name in question.arguments])
    if type(result) is not dict:
        result = {next(iter(question.gives)): result}
    outputs = {name: np.broadcast_to(result[name], (rows,)) for name in question.gives}
    wrong = [_wrong_rows(check, question, values, unasked, rows) for check in question.checks]
    return Ran(outputs, missed.first, missed.keys, lacking, wrong)


def folded_arguments(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values with the reductions of their lists beside them."""
    arguments = dict(values)
    for value in values.values():
        if isinstance(value, Lines):
            arguments.update(value.folded(arguments))
    return arguments


def lacking_bits(question: Question, conditions: Any, values: Mapping[str, Any], arguments: Mapping[str, Any],
                 rows: int) -> np.ndarray:  # fmt: skip
    """A bit per input that is blank while the condition under which it is asked holds."""
    lacking = np.zeros(rows, np.int64)
    for name, condition, names in conditions:
        bare = bare_rows(question.inputs[name], values[name], rows)
        if bare.any():
            holds = np.asarray(condition(*[arguments[each] for each in names]), bool)
            lacking |= np.where(bare & np.broadcast_to(holds, bare.shape), 1 << question.places[name], 0)
    return lacking


def bare_rows(kind: Kind, value: Any, rows: int) -> np.ndarray:
    """The rows in which an input is blank, or has a line with a blank."""
    if isinstance(value, Lines):
        return value.blank_rows() | value.absent if value.given is not None else value.blank_rows()
    return np.broadcast_to(np.asarray(value == kind.nothing, bool), (rows,))


def _wrong_rows(check: Any, question: Question, values: Mapping[str, Any], unasked: Mapping[str, np.ndarray],
                rows: int) -> np.ndarray | None:  # fmt: skip
    """The rows in which a check fails; a check with a blank among its inputs is not asked."""
    held = {name: values[name] for name in check.names}
    there: Any = True
    for name in check.names:
        if name in unasked and name in check.as_far_as_known:
            held[name] = np.where(unasked[name], NONE, held[name])
        elif name in unasked:
            there = there & ~unasked[name]
        if name in check.asks_for and isinstance(held[name], (np.ndarray, int)) and name in question.maybe_nothing:
            there = there & (held[name] > UNKNOWN_BELOW)
    wrong = np.asarray(check.wrong(*held.values()) & there, bool)
    return np.broadcast_to(wrong, (rows,)) if wrong.any() else None
