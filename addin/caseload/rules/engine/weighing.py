"""Every combination of some values for the blanks of some cases, and what follows from them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import prod
from typing import Any

import numpy as np

from caseload.rules.engine.keyed import Lines
from caseload.rules.engine.running import MISSING, NO_PARAMETER, OK, Ran, folded_arguments, lacking_bits, run_body
from caseload.rules.engine.settled import Settled
from caseload.rules.engine.slots import Slot, chosen
from caseload.rules.engine.units import UNKNOWN_BELOW

_OTHER = UNKNOWN_BELOW - 1
"""An outcome that is no answer: law that is not there, or something more that would be asked for."""


@dataclass
class Weighed:
    """What the fillings gave, each an array of fillings by cases; ``lacking``: a bit per input whose blank decides.

    ``stands``: the filling is possible and asks for nothing more.
    """

    ran: Ran
    outputs: dict[str, np.ndarray]
    unlawful: np.ndarray
    stands: np.ndarray
    lacking: np.ndarray

    def all_decide(self, question: Any, slots: Sequence[Slot]) -> np.ndarray:
        """The cases in which every blank decides: no further filling could change that."""
        every = bits_of(question, slots)
        return np.asarray(self.lacking & every == every, bool)

    def write(self, rows: np.ndarray, fallback: int, answers: Settled) -> None:
        """Enter the cases into their rows: the answer of any possible filling, or what is missing.

        ``fallback``: the input that is missing when no filling is possible at all.
        """
        stands = (self.lacking == 0) & self.stands.any(axis=0)
        first = self.stands.argmax(axis=0), np.arange(len(rows))
        for name, values in self.outputs.items():
            answers.write(name, rows[stands], values[first][stands])
        unlawful = answers.places_of(self.ran, self.unlawful[first])
        answers.unlawful[rows] = unlawful
        answers.status[rows] = np.where(stands, np.where(unlawful > 0, NO_PARAMETER, OK), MISSING)
        answers.lacking[rows] = np.where(stands, 0, np.where(self.lacking != 0, self.lacking, 1 << fallback))


def bits_of(question: Any, slots: Sequence[Slot]) -> int:
    """A bit for each input in which a slot lies."""
    every = 0
    for slot in slots:
        every |= 1 << question.places[slot.name]
    return every


def weighed(question: Any, part: Mapping[str, Any], slots: Sequence[Slot], tried: Sequence[Sequence[Any]],
            cases: int) -> Weighed:  # fmt: skip
    """All combinations of the tried values (one list for each slot, the same order) for some cases."""
    sizes = [len(options) for options in tried]
    times = prod(sizes)
    picks = np.indices(sizes).reshape(len(sizes), times)
    filled = {name: _repeated(value, times) for name, value in part.items()}
    for slot, options, pick in reversed(list(zip(slots, tried, picks, strict=True))):
        if not slot.conditional:
            whole_list = isinstance(part[slot.name], Lines) and not slot.field
            filled[slot.name] = slot.filled(part[slot.name] if whole_list else filled[slot.name], options, pick, cases)
    needed = _fill_where_asked(question, filled, slots, tried, picks, cases)
    ran = run_body(question, filled, times * cases, {})
    possible = np.ones(times * cases, bool)
    for wrong in ran.wrong:
        if wrong is not None:
            possible &= ~wrong
    for name in {slot.name for slot in slots if isinstance(filled[slot.name], Lines)}:
        possible &= ~filled[name].wrong_rows()
    late = lacking_bits(question, question.onces, filled, folded_arguments(filled) if question.onces else {}, len(possible))
    return _compared(question, ran, possible, needed, late, slots, sizes, cases)


def _repeated(value: Any, times: int) -> Any:
    if isinstance(value, Lines):
        return value.repeated(times)
    return np.tile(value, times) if isinstance(value, np.ndarray) and value.ndim else value


def _fill_where_asked(question: Any, filled: dict[str, Any], slots: Sequence[Slot], tried: Any, picks: np.ndarray,
                      cases: int) -> Any:  # fmt: skip
    """Fill the blanks that are asked for under a condition, in the rows where it holds; bits of the needed ones."""
    conditional = [each for each in zip(slots, tried, picks, strict=True) if each[0].conditional]
    if not conditional:
        return 0
    arguments, size = folded_arguments(filled), cases * picks.shape[1]
    needed = lacking_bits(question, question.needs, filled, arguments, size)
    held = needed | lacking_bits(question, question.asks, filled, arguments, size)
    for slot, options, pick in conditional:
        active = (held >> question.places[slot.name] & 1).astype(bool)
        filled[slot.name] = np.where(active, chosen(options, pick, cases), filled[slot.name])
    return needed


def _compared(question: Any, ran: Ran, possible: np.ndarray, needed: Any, late: np.ndarray, slots: Sequence[Slot],
              sizes: Sequence[int], cases: int) -> Weighed:  # fmt: skip
    """Which blanks make a difference, with the others filled alike."""
    outcomes = [np.where(ran.unlawful >= 0, _OTHER, np.where(late != 0, _OTHER - late, each))
                for each in (*ran.outputs.values(), np.zeros(len(possible), np.int8))]  # fmt: skip
    outcomes.append(ran.unlawful)
    left: Any = 0 if ran.lacking is None else ran.lacking
    counts = (possible & (left == 0)).reshape(*sizes, cases)
    asked = np.where(possible, needed | left, 0).reshape(-1, cases)
    lacking = np.bitwise_or.reduce(asked, axis=0)
    shaped = [np.asarray(outcome, np.int64).reshape(*sizes, cases) for outcome in outcomes]
    for at, slot in enumerate(slots):
        differs = np.zeros(cases, bool)
        for outcome in shaped:
            differs |= _differs(outcome, counts, at)
        lacking |= np.where(differs, 1 << question.places[slot.name], 0)
    together = np.zeros(cases, bool)
    for outcome in shaped:
        together |= _differs(outcome.reshape(-1, cases), counts.reshape(-1, cases), 0)
    lacking |= np.where(together & (lacking == 0), bits_of(question, slots), 0)
    shape = (-1, cases)
    return Weighed(ran, {name: each.reshape(shape) for name, each in ran.outputs.items()}, ran.unlawful.reshape(shape),
                   (possible & (late == 0) & (left == 0)).reshape(shape), lacking)  # fmt: skip


def _differs(outcome: np.ndarray, counts: np.ndarray, axis: int) -> np.ndarray:
    """The cases in which outcomes that count differ along one blank's values."""
    ends = np.iinfo(np.int64)
    least = np.where(counts, outcome, ends.max).min(axis=axis)
    most = np.where(counts, outcome, ends.min).max(axis=axis)
    return np.asarray((least < most).reshape(-1, counts.shape[-1]).any(axis=0), bool)
