"""A body run on columns: its outputs, the law it did not find, the inputs it needed and did not have.

``columns`` asks a whole column this way, ``patterns`` the same rows with their blanks filled.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from caseload.rules.engine.keyed import Lines
from caseload.rules.engine.kinds import Kind
from caseload.rules.engine.lookups import collecting
from caseload.rules.engine.question import Question
from caseload.rules.engine.units import UNKNOWN_BELOW

OK, MISSING, INVALID, NO_PARAMETER = range(4)
"""The status of a row: answered, a blank decides, a value cannot be right, no law in force."""


def run_body(question: Question, values: Mapping[str, Any], rows: int) -> tuple[dict[str, Any], Any, list[str], Any]:
    """The body on columns: outputs, the first missing key per row (place in the keys), needed-but-blank bits."""
    arguments = folded_arguments(values)
    lacking = lacking_bits(question, question.needs, values, arguments, rows)
    with collecting(rows) as missed:
        result = question.body(*[arguments[name] for name in question.arguments])
    if type(result) is not dict:
        result = {next(iter(question.gives)): result}
    return result, missed.first, missed.keys, lacking


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
    places = {name: at for at, name in enumerate(question.inputs)}
    for name, condition, names in conditions:
        bare = bare_rows(question.inputs[name], values[name], rows)
        if bare.any():
            holds = np.asarray(condition(*[arguments[each] for each in names]), bool)
            lacking |= np.where(bare & np.broadcast_to(holds, bare.shape), 1 << places[name], 0)
    return lacking


def bare_rows(kind: Kind, value: Any, rows: int) -> np.ndarray:
    """The rows in which an input is blank, or has a line with a blank."""
    if isinstance(value, Lines):
        bare = np.zeros(rows, bool)
        for name in value.blanks:
            bare |= value.gap_rows(name)
        return bare
    return np.broadcast_to(np.asarray(value == kind.nothing, bool), (rows,))


def wrong_rows(check: Any, values: Mapping[str, Any], blanks: Mapping[str, Any], rows: int) -> np.ndarray:
    """The rows in which a check fails; a check with a blank among its inputs is not asked."""
    there = np.ones(rows, bool)
    for name in check.names:
        if name in blanks:
            there &= ~blanks[name]
        if name in check.asks_for and isinstance(values[name], (np.ndarray, int)):
            there &= np.broadcast_to(values[name] > UNKNOWN_BELOW, there.shape)
    if not there.any():
        return np.zeros(rows, bool)
    return np.broadcast_to(np.asarray(check.wrong(*[values[name] for name in check.names]), bool), there.shape) & there
