"""Blanks in columns: the rows with gaps, grouped by which inputs are blank, tried with every filling at once.

Rows whose lists have blanks go case by case (``hardrows``).

The scalar spelling of the same rule is ``gaps``; a test holds the two together.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import prod
from typing import Any

import numpy as np

from caseload.rules.engine.days import first_day
from caseload.rules.engine.fillings import MOST_FILLINGS, candidates, fillings
from caseload.rules.engine.gaps import plain_input
from caseload.rules.engine.hardrows import settle_hard_rows, settle_rows
from caseload.rules.engine.keyed import Lines
from caseload.rules.engine.kinds import Day, Month
from caseload.rules.engine.running import (
    INVALID,
    MISSING,
    NO_PARAMETER,
    OK,
    bare_rows,
    folded_arguments,
    lacking_bits,
    run_body,
    wrong_rows,
)  # fmt: skip
from caseload.rules.engine.units import UNKNOWN_BELOW


def fill_gaps(question: Any, values: dict[str, Any], blanks: dict[str, np.ndarray], answers: Any) -> None:
    """Decide every row that has a gap: the answer stands, or the names of the blanks that decide."""
    hard = settle_hard_rows(question, values, blanks, answers)
    slots = [Slot(name, rows) for name, rows in blanks.items() if not isinstance(values[name], Lines)]
    slots += _conditional_slots(question, values, slots, len(answers))
    if not slots:
        return
    pattern = np.zeros(len(answers), np.int64)
    for at, slot in enumerate(slots):
        pattern |= np.where(slot.rows, 1 << at, 0)
    pattern[hard | (answers.status == INVALID)] = 0
    for bits in np.unique(pattern[pattern > 0]):
        rows = np.flatnonzero(pattern == bits)
        chosen = [slot for at, slot in enumerate(slots) if bits >> at & 1]
        if not _decide(question, values, chosen, rows, answers):
            settle_rows(question, values, blanks, rows, answers)


@dataclass(frozen=True)
class Slot:
    """An input that is blank in some rows; ``conditional``: not asked for in all of them."""

    name: str
    rows: np.ndarray
    conditional: bool = False


def _conditional_slots(question: Any, values: dict[str, Any], slots: list[Slot], size: int) -> list[Slot]:
    """The blanks that are asked for under a condition, in rows where it holds or depends on another gap.

    Rows that only lack an input that is needed outright are settled already.
    """
    conditions = (*question.asks, *question.needs)
    bare = {name: bare_rows(question.inputs[name], values[name], size) for name, _, _ in conditions}
    if not any(rows.any() for rows in bare.values()):
        return []
    open_rows = np.zeros(size, bool)
    for slot in slots:
        open_rows |= slot.rows
    arguments = folded_arguments(values)
    asked = lacking_bits(question, question.asks, values, arguments, size)
    held = asked | lacking_bits(question, question.needs, values, arguments, size)
    places = {name: at for at, name in enumerate(question.inputs)}
    found = []
    for name, _, names in conditions:
        hangs = np.zeros(size, bool) if all(plain_input(question, each) for each in names) else open_rows.copy()
        for slot in slots:
            hangs |= slot.rows & (slot.name in names)
        holds = (held >> places[name] & 1 == 1) & (open_rows | (asked != 0))
        wanted = bare[name] & (hangs | holds)
        if wanted.any() and not isinstance(values[name], Lines):
            found.append(Slot(name, wanted, conditional=True))
    return found


def _decide(question: Any, values: Any, slots: list[Slot], rows: np.ndarray, answers: Any) -> bool:
    """Try every filling on all rows at once and write what follows; false when there are too many fillings."""
    part = {name: _take(value, rows) for name, value in values.items()}
    blank = {slot.name for slot in slots if not slot.conditional}
    days = [part[name] if isinstance(kind, Day) else first_day(part[name]) for name, kind in question.inputs.items()
            if isinstance(kind, (Day, Month)) and name not in blank]  # fmt: skip
    days += [day for value in part.values() if isinstance(value, Lines) for day in value.days()]
    days = [day for day in days if np.any(day > UNKNOWN_BELOW)]
    tried = [candidates(question.inputs[slot.name], days) for slot in slots]
    if prod(map(len, tried)) > MOST_FILLINGS:
        return False
    outcomes: dict[tuple[int, ...], tuple[Any, np.ndarray, np.ndarray]] = {}
    lacking = np.zeros(len(rows), np.int64)
    for pick in fillings([len(each) for each in tried]):
        chosen = [(slot, options[at]) for slot, options, at in zip(slots, tried, pick, strict=True)]
        filled = dict(part)
        for slot, option in chosen:
            if not slot.conditional:
                filled[slot.name] = option
        needed = _fill_where_asked(question, filled, [each for each in chosen if each[0].conditional], len(rows))
        outputs, possible, left = _outcome(question, filled, len(rows))
        outcomes[pick] = (outputs, possible, left)
        lacking |= np.where(possible, needed | left, 0)
    places = {name: at for at, name in enumerate(question.inputs)}
    for at, slot in enumerate(slots):
        lacking |= np.where(_differs(at, outcomes, len(rows)), 1 << places[slot.name], 0)
    _settle(question, outcomes, lacking, places[slots[0].name], rows, answers)
    return True


def _fill_where_asked(question: Any, filled: dict[str, Any], chosen: list[tuple[Slot, Any]], size: int) -> Any:
    """Fill the blanks that are asked for under a condition, in the rows where it holds; bits of the needed ones."""
    if not chosen:
        return 0
    arguments = folded_arguments(filled)
    needed = lacking_bits(question, question.needs, filled, arguments, size)
    held = needed | lacking_bits(question, question.asks, filled, arguments, size)
    places = {name: at for at, name in enumerate(question.inputs)}
    for slot, option in chosen:
        active = (held >> places[slot.name] & 1).astype(bool)
        filled[slot.name] = np.where(active, option, filled[slot.name])
    return needed


def _take(value: Any, rows: np.ndarray) -> Any:
    if isinstance(value, Lines):
        return value.take(rows)
    return value[rows] if isinstance(value, np.ndarray) and value.ndim else value


def _outcome(question: Any, filled: dict[str, Any], rows: int) -> tuple[dict[str, np.ndarray], np.ndarray, np.ndarray]:
    """One filling: comparable outputs (with the missing key among them), whether possible, needed bits."""
    result, first, keys, needed = run_body(question, filled, rows)
    outputs = {name: np.broadcast_to(result[name], (rows,)) for name in question.gives}
    unlawful = first >= 0
    outputs = {name: np.where(unlawful, UNKNOWN_BELOW - 1, each) for name, each in outputs.items()}
    outputs[""] = np.array([*[hash(key) for key in keys], 0])[first]
    possible = np.ones(rows, bool)
    for check in question.checks:
        if any(name in check.names for name in filled):
            possible &= ~wrong_rows(check, filled, {}, rows)
    late = _late(question, filled, rows)
    for name, each in outputs.items():
        outputs[name] = np.where(late != 0, UNKNOWN_BELOW - 2 - late, each)
    outputs["#"], outputs["late"] = first, late != 0
    outputs["keys"] = keys  # type: ignore[assignment]
    return outputs, possible, needed


def _late(question: Any, filled: dict[str, Any], rows: int) -> np.ndarray:
    """The inputs that are asked for only with this filling, as bits: such a filling is an outcome of its own."""
    if not question.onces:
        return np.zeros(rows, np.int64)
    return lacking_bits(question, question.onces, filled, folded_arguments(filled), rows)


def _differs(at: int, outcomes: dict[tuple[int, ...], Any], rows: int) -> np.ndarray:
    """The rows in which one blank makes a difference, the others filled alike."""
    differs = np.zeros(rows, bool)
    seen: dict[tuple[int, ...], tuple[dict[str, np.ndarray], np.ndarray]] = {}
    for pick, (outputs, possible, needed) in outcomes.items():
        counts = possible & (needed == 0)
        rest = pick[:at] + pick[at + 1 :]
        if rest not in seen:
            first = {name: np.array(each) for name, each in outputs.items() if name not in ("#", "keys", "late")}
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
    answers.status[rows[settled]] = MISSING
    answers.lacking[rows[settled]] = lacking[settled]
    for outputs, possible, _ in outcomes.values():
        now = possible & ~settled & ~outputs["late"]
        if not now.any():
            continue
        for name in question.gives:
            answers.fields[name] = _written(answers.fields[name], rows[now], outputs[name][now])
        answers.lacking[rows[now]] = 0
        unlawful = now & (outputs["#"] >= 0)
        answers.status[rows[now]] = OK
        answers.status[rows[unlawful]] = NO_PARAMETER
        for row in np.flatnonzero(unlawful):
            answers.unlawful[int(rows[row])] = outputs["keys"][outputs["#"][row]]
        settled |= now
    left = rows[~settled]
    answers.status[left], answers.lacking[left] = MISSING, 1 << fallback


def _written(field: np.ndarray, rows: np.ndarray, values: np.ndarray) -> np.ndarray:
    if values.dtype != field.dtype:
        field = field.astype(np.int64)
    field[rows] = values
    return field
