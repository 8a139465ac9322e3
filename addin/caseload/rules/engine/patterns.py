"""Blanks in columns: the rows whose gaps lie in the same places are tried with all fillings at once.

First a few fillings, which are enough for most blanks that decide; the rows they leave open are tried with all of
them. The scalar spelling of the same rule is ``gaps``; a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import prod
from typing import Any

import numpy as np

from caseload.rules.engine.days import first_day
from caseload.rules.engine.fillings import FEW, MOST_FILLINGS, candidates
from caseload.rules.engine.gaps import plain_input
from caseload.rules.engine.hardrows import settle_rows
from caseload.rules.engine.keyed import Lines
from caseload.rules.engine.kinds import Day, Month
from caseload.rules.engine.running import MISSING, bare_rows, folded_arguments, lacking_bits
from caseload.rules.engine.settled import Settled
from caseload.rules.engine.slots import Slot, slots_of
from caseload.rules.engine.units import UNKNOWN_BELOW
from caseload.rules.engine.weighing import weighed

AT_ONCE = 1 << 18
"""Fillings times rows that are worked out at once."""
MOST_SLOTS = 60


def fill_gaps(question: Any, values: dict[str, Any], blanks: dict[str, np.ndarray], answers: Settled) -> Settled:
    """Decide rows that have a gap: the answer stands, or the names of the blanks that decide."""
    size = len(answers.status)
    slots, hard = slots_of(question, values, blanks, size)
    slots += _conditional_slots(question, values, slots, size)
    slots.sort(key=lambda slot: (slot.conditional, question.places[slot.name]))
    pattern = np.zeros(size, np.int64)
    for at, slot in enumerate(slots[:MOST_SLOTS]):
        pattern |= np.where(slot.rows, 1 << at, 0)
    for slot in slots[MOST_SLOTS:]:
        hard |= slot.rows
    pattern[hard] = 0
    for bits in np.unique(pattern[pattern > 0]).tolist():
        rows = np.flatnonzero(pattern == bits)
        chosen = [slot for at, slot in enumerate(slots) if bits >> at & 1]
        hard[_settled_by_trying(question, values, chosen, rows, answers)] = True
    settle_rows(question, values, blanks, np.flatnonzero(hard), answers)
    return answers


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
    found = []
    for name, _, names in conditions:
        hangs = np.zeros(size, bool) if all(plain_input(question, each) for each in names) else open_rows.copy()
        for slot in slots:
            hangs |= slot.rows & (slot.name in names)
        holds = (held >> question.places[name] & 1 == 1) & (open_rows | (asked != 0))
        wanted = bare[name] & (hangs | holds)
        if wanted.any() and not isinstance(values[name], Lines):
            found.append(Slot(name, question.inputs[name], wanted, conditional=True))
    return found


def _settled_by_trying(question: Any, values: Any, slots: list[Slot], rows: np.ndarray, answers: Settled) -> np.ndarray:
    """Settle rows whose gaps are in the same places; returns those that have too many fillings to try them all."""
    part = {name: _take(value, rows) for name, value in values.items()}
    days = _days(question, part, slots)
    tried = [candidates(slot.kind, days) for slot in slots]
    few, fillings = [options[:FEW] for options in tried], prod(map(len, tried))
    if prod(map(len, few)) > MOST_FILLINGS:
        return rows
    part = _settled_lists(part, slots)
    first = weighed(question, part, slots, few, len(rows))
    clear = first.all_decide(question, slots)
    answers.status[rows[clear]], answers.lacking[rows[clear]] = MISSING, first.lacking[clear]
    left = np.flatnonzero(~clear)
    if fillings > MOST_FILLINGS:
        return rows[left]
    for some in np.array_split(left, len(left) * fillings // AT_ONCE + 1) if len(left) else ():
        held = {name: _take(value, some) for name, value in part.items()}
        options = [[_take(option, some) if not isinstance(option, list) else _taken(option, some) for option in each]
                   for each in tried]  # fmt: skip
        weighed(question, held, slots, options, len(some)).write(rows[some], question.places[slots[0].name], answers)
    return rows[:0]


def _days(question: Any, part: Mapping[str, Any], slots: Sequence[Slot]) -> list[Any]:
    """The days that stand elsewhere in the cases, as arrays."""
    blank = {slot.name for slot in slots if not slot.conditional}
    days = [part[name] if isinstance(kind, Day) else first_day(part[name]) for name, kind in question.inputs.items()
            if isinstance(kind, (Day, Month)) and name not in blank]  # fmt: skip
    days += [day for value in part.values() if isinstance(value, Lines) for day in value.days()]
    return [day for day in days if np.any(day > UNKNOWN_BELOW)]


def _settled_lists(part: dict[str, Any], slots: Sequence[Slot]) -> dict[str, Any]:
    """The values with the reductions of those lists that no filling changes in place of their lines."""
    filled = {slot.name for slot in slots}
    return {name: value.settled(part) if isinstance(value, Lines) and not filled & {name, *value.looks_at()} and
            not value.blanks else value for name, value in part.items()}  # fmt: skip


def _take(value: Any, rows: np.ndarray) -> Any:
    if isinstance(value, Lines):
        return value.take(rows)
    return value[rows] if isinstance(value, np.ndarray) and value.ndim else value


def _taken(lines: Sequence[Any], rows: np.ndarray) -> list[Any]:
    """A list to try, of some cases."""
    return [{name: _take(each, rows) for name, each in line.items()} if isinstance(line, dict) else _take(line, rows)
            for line in lines]  # fmt: skip
