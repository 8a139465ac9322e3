"""Blanks in columns: the rows with gaps, grouped by which inputs are blank, tried with every filling at once.

The scalar spelling of the same rule is ``gaps``; a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from caseload.rules.engine.fillings import candidates, fillings
from caseload.rules.engine.keyed import Lines
from caseload.rules.engine.kinds import Day, Kind
from caseload.rules.engine.units import UNKNOWN_BELOW

_MISSING, _OK, _NO_PARAMETER = 1, 0, 3


def fill_gaps(question: Any, values: dict[str, Any], blanks: dict[str, np.ndarray], answers: Any) -> None:
    """Decide every row that has a gap: the answer stands, or the names of the blanks that decide."""
    slots = list(_slots(question, values, blanks))
    if not slots:
        return
    pattern = np.zeros(len(answers), np.int64)
    for at, (_, _, mask) in enumerate(slots):
        pattern |= np.where(mask, 1 << at, 0)
    pattern[answers.status == 2] = 0
    for bits in np.unique(pattern[pattern > 0]):
        rows = np.flatnonzero(pattern == bits)
        chosen = [slot for at, slot in enumerate(slots) if bits >> at & 1]
        _decide(question, values, [each[:2] for each in chosen], rows, answers)


def _slots(question: Any, values: dict[str, Any], blanks: dict[str, Any]) -> Iterator[tuple[str, str, np.ndarray]]:
    """Every input (or field of its lines) that is blank somewhere: name, field, rows."""
    for name, kind in question.inputs.items():
        if name in blanks:
            yield name, "", blanks[name]
        if isinstance(values[name], Lines) and kind.needed is None:
            for field in values[name].blanks:
                yield name, field, values[name].gap_rows(field)


def _decide(question: Any, values: Any, slots: list[tuple[str, str]], rows: np.ndarray, answers: Any) -> None:
    part = {name: _take(value, rows) for name, value in values.items()}
    days = [part[name] for name, kind in question.inputs.items()
            if isinstance(kind, Day) and (name, "") not in slots]  # fmt: skip
    tried = [_candidates(question.inputs[name], field, part[name], days) for name, field in slots]
    outcomes: dict[tuple[int, ...], tuple[Any, np.ndarray, np.ndarray]] = {}
    for pick in fillings([len(each) for each in tried]):
        filled = dict(part)
        for (name, field), options, at in zip(slots, tried, pick, strict=True):
            filled[name] = _filled(filled[name], field, options[at])
        outcomes[pick] = _outcome(question, filled, len(rows))
    lacking = np.zeros(len(rows), np.int64)
    for _, possible, needed in outcomes.values():
        lacking |= np.where(possible, needed, 0)
    places = {name: at for at, name in enumerate(question.inputs)}
    for at, (name, _) in enumerate(slots):
        lacking |= np.where(_differs(at, outcomes, len(rows)), 1 << places[name], 0)
    _settle(question, outcomes, lacking, places[slots[0][0]], rows, answers)


def _take(value: Any, rows: np.ndarray) -> Any:
    if isinstance(value, Lines):
        return value.take(rows)
    return value[rows] if isinstance(value, np.ndarray) and value.ndim else value


def _candidates(kind: Kind, field: str, value: Any, days: list[Any]) -> list[Any]:
    return candidates(value.fields[field] if field else kind, days)


def _filled(value: Any, field: str, candidate: Any) -> Any:
    if isinstance(value, Lines):
        return value.filled(field, candidate) if field else value.replaced(candidate)
    return candidate


def _outcome(question: Any, filled: dict[str, Any], rows: int) -> tuple[dict[str, np.ndarray], np.ndarray, np.ndarray]:
    """One filling: comparable outputs (with the missing key among them), whether possible, needed bits."""
    from caseload.rules.engine.columns import run_body, wrong_rows

    result, first, keys, needed = run_body(question, filled, rows)
    outputs = {name: np.broadcast_to(result[name], (rows,)) for name in question.gives}
    unlawful = first >= 0
    outputs = {name: np.where(unlawful, UNKNOWN_BELOW - 1, each) for name, each in outputs.items()}
    outputs[""] = np.array([*[hash(key) for key in keys], 0])[first]
    possible = np.ones(rows, bool)
    for check in question.checks:
        if any(name in check.names for name in filled):
            possible &= ~wrong_rows(check, filled, {}, rows)
    outputs["#"] = first
    outputs["keys"] = keys  # type: ignore[assignment]
    return outputs, possible, needed


def _differs(at: int, outcomes: dict[tuple[int, ...], Any], rows: int) -> np.ndarray:
    """The rows in which one blank makes a difference, the others filled alike."""
    differs = np.zeros(rows, bool)
    seen: dict[tuple[int, ...], tuple[dict[str, np.ndarray], np.ndarray]] = {}
    for pick, (outputs, possible, needed) in outcomes.items():
        counts = possible & (needed == 0)
        rest = pick[:at] + pick[at + 1 :]
        if rest not in seen:
            first = {name: np.array(each) for name, each in outputs.items() if name not in ("#", "keys")}
            seen[rest] = (first, counts.copy())
            continue
        first, held = seen[rest]
        other = np.zeros(rows, bool)
        for name, each in first.items():
            other |= each != outputs[name]
        differs |= other & held & counts
        fresh = counts & ~held
        if fresh.any():
            for name, each in first.items():
                each[fresh] = outputs[name][fresh]
            held |= fresh
    return differs


def _settle(question: Any, outcomes: Any, lacking: np.ndarray, fallback: int, rows: np.ndarray, answers: Any) -> None:
    """Write the rows: the answer of any possible filling, or what is missing."""
    settled = lacking != 0
    answers.status[rows[settled]] = _MISSING
    answers.lacking[rows[settled]] = lacking[settled]
    for outputs, possible, _ in outcomes.values():
        now = possible & ~settled
        if not now.any():
            continue
        for name in question.gives:
            answers.fields[name] = _written(answers.fields[name], rows[now], outputs[name][now])
        answers.lacking[rows[now]] = 0
        unlawful = now & (outputs["#"] >= 0)
        answers.status[rows[now]] = _OK
        answers.status[rows[unlawful]] = _NO_PARAMETER
        for row in np.flatnonzero(unlawful):
            answers.unlawful[int(rows[row])] = outputs["keys"][outputs["#"][row]]
        settled |= now
    left = rows[~settled]
    answers.status[left], answers.lacking[left] = _MISSING, 1 << fallback


def _written(field: np.ndarray, rows: np.ndarray, values: np.ndarray) -> np.ndarray:
    if values.dtype != field.dtype:
        field = field.astype(np.int64)
    field[rows] = values
    return field
