"""One question for a whole column: the same body on numpy arrays, with a status for every row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from typing import Any

import numpy as np

from caseload.errors import WrongUse
from caseload.rules.engine.keyed import FoldedColumns, Keyed, Lines
from caseload.rules.engine.kinds import BLANK, DEFAULT, Kind
from caseload.rules.engine.lists import Holidays
from caseload.rules.engine.patterns import fill_gaps
from caseload.rules.engine.question import Question, UnknownInput
from caseload.rules.engine.readers import Column
from caseload.rules.engine.running import INVALID, MISSING, NO_PARAMETER, OK, bare_rows, folded_arguments, lacking_bits, parts, run_body
from caseload.rules.engine.settled import Settled
from caseload.rules.engine.sources import Source, sources
from caseload.rules.engine.units import NONE

WIDE = np.dtype(int).itemsize == 8
"""Have numpy's own whole numbers 64 bits? In a browser's Python they have 32: there every case is asked by itself."""
_ONE_BY_ONE = (Keyed, FoldedColumns, Column, np.ndarray)
"""Columns of which no single case can be taken."""
_STATUS = {"missing": MISSING, "invalid": INVALID, "no_parameter": NO_PARAMETER}


@dataclass
class Answers:
    """The answers of a column: an array per output (body values), and a status per row.

    ``status``: 0 answered, 1 missing (``lacking`` has a bit per input), 2 invalid, 3 no parameter. What stands in
    ``fields`` for a row that is not answered has no meaning. ``whole``: the records of bodies over lists, by row.
    """

    question: Question
    fields: dict[str, np.ndarray]
    status: np.ndarray
    lacking: np.ndarray
    settled: Settled | None = None
    given: Mapping[str, Source] = field(default_factory=dict)
    whole: dict[int, dict[str, Any]] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.status)

    def record(self, row: int) -> dict[str, Any]:
        """One row's answer as JSON."""
        if row in self.whole:
            return self.whole[row]
        status = self.status[row]
        if status == OK:
            return {name: kind.show(self.fields[name][row].item()) for name, kind in self.question.gives.items()}
        if status == MISSING:
            names = [name for name, at in self.question.places.items() if self.lacking[row] >> at & 1]
            return {"status": "missing", "missing": names}
        assert self.settled is not None
        if status == INVALID:
            name, reason = self._refusal(row)
            return {"status": "invalid", "field": name, "reason": reason}
        return {"status": "no_parameter", "parameter": self.settled.keys[self.settled.unlawful[row] - 1]}

    def _refusal(self, row: int) -> tuple[str, str]:
        """The first input whose value cannot be right, and why."""
        assert self.settled is not None
        ground = self.settled.refused[row] - 1
        if ground < len(self.given):
            return list(self.given.values())[ground].fault(row)
        check = self.question.checks[ground - len(self.given)]
        return check.field, check.reason

    def records(self) -> list[dict[str, Any]]:
        """All rows as JSON."""
        return [self.record(row) for row in range(len(self))]


def ask(question: Question, inputs: Mapping[str, Any], rows: int) -> Answers:
    """The answers for ``rows`` cases; inputs are arrays, sequences, ``Keyed`` lines or single values.

    Raises ``UnknownInput``; where numpy's whole numbers are too short for money (``WIDE``) also ``WrongUse`` for anything
    but sequences and single values.
    """
    unknown = [name for name in inputs if name not in question.inputs]
    if unknown:
        raise UnknownInput(question.id, unknown)
    if not WIDE and any(isinstance(given, _ONE_BY_ONE) for given in inputs.values()):
        raise WrongUse("this Python cannot answer such columns", why="its numpy has whole numbers of 32 bits",
                       todo="Hand over lists, or use a Python of 64 bits with numpy 2 or newer.")  # fmt: skip
    if question.over_lists or not WIDE:
        return _case_by_case(question, inputs, rows)
    given = sources(question, inputs, rows)
    done = Settled(rows)
    for part in parts(rows):
        _ask_part(question, given, part, done)
    gaps = np.flatnonzero(done.open)
    if len(gaps):
        values, blanks, _ = _values(question, given, gaps)
        done.put(gaps, fill_gaps(question, values, blanks, done.take(gaps)))
    return Answers(question, done.fields, done.status, done.lacking, done, given)


def _ask_part(question: Question, given: Mapping[str, Source], rows: slice, done: Settled) -> None:
    """Answer some rows; those with gaps are left open."""
    size = rows.stop - rows.start
    values, blanks, bad = _values(question, given, rows)
    unasked = {name: _either(blanks.get(name), bad.get(name)) for name in {**blanks, **bad}} if question.checks else {}
    ran = run_body(question, values, size, unasked)
    done.enter(rows, ran)
    for name in reversed(question.inputs):
        for place, wrong in reversed(tuple(enumerate(ran.wrong))):
            if wrong is not None and question.checks[place].field == name:
                done.refuse(rows, wrong, len(question.inputs) + place)
        if name in bad:
            done.refuse(rows, bad[name], question.places[name])
    gaps = _open_rows(question, values, blanks, size)
    if gaps is not None:
        done.leave_open(rows, gaps)


def _either(one: np.ndarray | None, other: np.ndarray | None) -> np.ndarray:
    return one | other if one is not None and other is not None else one if one is not None else other  # type: ignore


def _values(question: Question, given: Mapping[str, Source], rows: Any) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    """The body's values of some rows with blanks filled, the mask of gaps per input, the rows that cannot be right."""
    size = rows.stop - rows.start if isinstance(rows, slice) else len(rows)
    values: dict[str, Any] = {}
    blanks: dict[str, np.ndarray] = {}
    bad: dict[str, np.ndarray] = {}
    for name, kind in question.inputs.items():
        read = given[name].part(rows)
        if isinstance(read, tuple):
            values[name], bad[name] = read
            if values[name].absent.any() and (kind.needed is None or values[name].given is None):
                blanks[name] = values[name].absent
        else:
            values[name] = _filled(question, name, read, size, blanks)
            bad[name] = np.zeros(size, bool) if read.bad is None else np.broadcast_to(read.bad, (size,))
        if not bad[name].any():
            del bad[name]
    _ask_once(question, values, blanks, size)
    return values, blanks, bad


def _filled(question: Question, name: str, column: Any, size: int, blanks: dict[str, np.ndarray]) -> Any:
    """A column with its blanks filled: by what they mean, or by a neutral value where they are gaps (or are refused)."""
    kind, value, blank = question.inputs[name], column.values, column.blank
    if value is BLANK:
        value, blank = kind.neutral, np.ones(size, bool)
    if column.bad is not None and isinstance(value, np.ndarray):
        value = np.where(column.bad, kind.neutral, value)
    if blank is None:
        return value
    if kind.blank is None and kind.needed is None and kind.asked is None and kind.once is None:
        blanks[name] = blank
        return np.where(blank, kind.neutral, value)
    return np.where(blank, question.default(name) if kind.blank == DEFAULT else kind.nothing, value)


def _ask_once(question: Question, values: dict[str, Any], blanks: dict[str, np.ndarray], rows: int) -> None:
    """Blanks that are asked for once something is known are gaps in the rows where it is known, ``NONE`` elsewhere."""
    given = {name: np.where(blanks[name], NONE, values[name]) if name in blanks else values[name]
             for _, _, names in question.onces for name in names}  # fmt: skip
    for name, holds, names in question.onces:
        kind = question.inputs[name]
        blank = bare_rows(kind, values[name], rows)
        if not blank.any():
            continue
        gap = blank & np.broadcast_to(np.asarray(holds(*[given[each] for each in names]), bool), blank.shape)
        if gap.any():
            values[name] = np.where(gap, kind.neutral, values[name])
            blanks[name] = gap


def _open_rows(question: Question, values: Mapping[str, Any], blanks: Mapping[str, np.ndarray], size: int) -> Any:
    """The rows with a gap: a blank that is missing only if it decides; None when there are none."""
    found = list(blanks.values())
    for name, value in values.items():
        kind = question.inputs[name]
        if isinstance(value, Lines) and value.blanks and kind.needed is None and kind.asked is None:
            found.append(value.blank_rows())
    if question.asks:
        found.append(lacking_bits(question, question.asks, values, folded_arguments(values), size) != 0)
    return reduce(np.logical_or, found) if found else None


def _case_by_case(question: Question, inputs: Mapping[str, Any], rows: int) -> Answers:
    """A body over lists, asked case by case."""
    whole = {}
    for row in range(rows):
        case = {name: raw[row] if _varies(raw, rows, question.inputs[name]) else raw
                for name, raw in inputs.items()}  # fmt: skip
        whole[row] = question.record(question.solve(case))
    status = np.array([_STATUS.get(str(whole[row].get("status")), OK) for row in range(rows)], np.int8)
    return Answers(question, {}, status, np.zeros(rows, np.int64), whole=whole)


def _varies(raw: Any, rows: int, kind: Kind) -> bool:
    if isinstance(kind, Holidays) or isinstance(raw, (str, bytes, Mapping)):
        return False
    return isinstance(raw, (Sequence, np.ndarray)) and len(raw) == rows


__all__ = ["Answers", "Keyed", "UnknownInput", "ask"]
