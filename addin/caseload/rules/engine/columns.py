"""One question for a whole column: the same body on numpy arrays, with a status for every row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from caseload.errors import WrongUse
from caseload.rules.engine.keyed import Keyed, Lines, read_lines
from caseload.rules.engine.kinds import BLANK, DEFAULT, Kind, Refused
from caseload.rules.engine.lists import Holidays, Items
from caseload.rules.engine.patterns import fill_gaps
from caseload.rules.engine.question import Question, UnknownInput
from caseload.rules.engine.readers import Column, read_column
from caseload.rules.engine.running import INVALID, MISSING, NO_PARAMETER, OK, bare_rows, run_body, wrong_rows
from caseload.rules.engine.units import NONE

WIDE = np.dtype(int).itemsize == 8
"""Have numpy's own whole numbers 64 bits? In a browser's Python they have 32: there every case is asked by itself."""
_STATUS = {"missing": MISSING, "invalid": INVALID, "no_parameter": NO_PARAMETER}


@dataclass
class Answers:
    """The answers of a column: an array per output (body values), and a status per row.

    ``status``: 0 answered, 1 missing (``lacking`` has a bit per input), 2 invalid (``refused``: field and
    reason), 3 no parameter (``unlawful``: its key).
    """

    question: Question
    fields: dict[str, Any]
    status: np.ndarray
    lacking: np.ndarray
    refused: dict[int, tuple[str, str]] = field(default_factory=dict)
    unlawful: dict[int, str] = field(default_factory=dict)
    whole: dict[int, dict[str, Any]] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.status)

    def record(self, row: int) -> dict[str, Any]:
        """One row's answer as JSON."""
        if row in self.whole:
            return self.whole[row]
        status = self.status[row]
        if status == OK:
            return {name: kind.show(_item(self.fields[name], row)) for name, kind in self.question.gives.items()}
        if status == MISSING:
            names = [name for at, name in enumerate(self.question.inputs) if self.lacking[row] >> at & 1]
            return {"status": "missing", "missing": names}
        if status == INVALID:
            name, reason = self.refused[row]
            return {"status": "invalid", "field": name, "reason": reason}
        return {"status": "no_parameter", "parameter": self.unlawful[row]}

    def write(self, row: int, outcome: tuple[str, Any]) -> None:
        """Enter the outcome of one case into its row."""
        status, values = outcome
        self.status[row], self.lacking[row] = _STATUS.get(status, OK), 0
        if status == "ok":
            for name in self.question.gives:
                if self.fields[name].dtype == bool and values[name] not in (0, 1):
                    self.fields[name] = self.fields[name].astype(np.int64)
                self.fields[name][row] = values[name]
        elif status == "missing":
            names = list(self.question.inputs)
            self.lacking[row] = sum(1 << names.index(name) for name in values["missing"])
        elif status == "no_parameter":
            self.unlawful[row] = values["parameter"]

    def records(self) -> list[dict[str, Any]]:
        """All rows as JSON."""
        return [self.record(row) for row in range(len(self))]


def _item(values: Any, row: int) -> Any:
    return values[row].item() if isinstance(values, np.ndarray) and values.ndim else values


def ask(question: Question, inputs: Mapping[str, Any], rows: int) -> Answers:
    """The answers for ``rows`` cases; inputs are arrays, sequences, ``Keyed`` lines or single values.

    Raises ``UnknownInput``, and ``WrongUse`` where numpy's whole numbers are too short for money (``WIDE``).
    """
    unknown = [name for name in inputs if name not in question.inputs]
    if unknown:
        raise UnknownInput(question.id, unknown)
    if question.over_lists:
        return _case_by_case(question, inputs, rows)
    if not WIDE:
        raise WrongUse("this Python cannot answer columns", why="its numpy has whole numbers of 32 bits",
                       todo="Ask case by case, or use a Python of 64 bits with numpy 2 or newer.")  # fmt: skip
    columns = {name: _column(kind, inputs, name, rows) for name, kind in question.inputs.items()}
    values, blanks = _values(question, columns, rows)
    answers = Answers(question, {}, np.zeros(rows, np.int8), np.zeros(rows, np.int64))
    _refuse(question, columns, values, blanks, answers)
    _run(question, values, answers, rows)
    fill_gaps(question, values, blanks, answers)
    return answers


def _column(kind: Kind, inputs: Mapping[str, Any], name: str, rows: int) -> Any:
    if isinstance(kind, Items) and not isinstance(inputs.get(name), Column):
        absent = kind.raw_default if isinstance(kind.raw_default, list) else None
        return read_lines(kind, inputs.get(name, absent), rows)
    if name not in inputs:
        return Column(kind.default(), None, None)
    if isinstance(kind, Holidays):
        return _closed_days(kind, inputs[name])
    return read_column(kind, inputs[name])


def _closed_days(kind: Holidays, raw: Any) -> Column:
    """One list of closed days for all rows; when it cannot be right, it is refused in every row."""
    try:
        return Column(kind.read(raw), None, None)
    except Refused as wrong:
        return Column(kind.default(), None, np.array(True), {-1: wrong.reason})


def _values(question: Question, columns: dict[str, Any], rows: int) -> tuple[dict[str, Any], dict[str, Any]]:
    """The body's values with blanks filled by a neutral value, and the mask of gaps per input."""
    values, blanks = {}, {}
    for name, kind in question.inputs.items():
        column = columns[name]
        if isinstance(column, Lines):
            values[name] = column
            if column.absent.any():
                blanks[name] = column.absent
            continue
        value, blank = column.values, column.blank
        if value is BLANK:
            value, blank = 0, np.ones(rows, bool)
        if blank is None or not blank.any():
            values[name] = value
        elif kind.blank is None and kind.needed is None and kind.asked is None and kind.once is None:
            blanks[name] = blank
            values[name] = np.where(blank, kind.candidates()[0], value)
        else:
            values[name] = np.where(blank, kind.default() if kind.blank == DEFAULT else kind.nothing, value)
    _ask_once(question, columns, values, blanks, rows)
    return values, blanks


def _ask_once(question: Question, columns: Any, values: dict[str, Any], blanks: dict[str, Any], rows: int) -> None:
    """Blanks that are asked for once something is known are gaps in the rows where it is known, ``NONE`` elsewhere."""
    given = {name: np.where(blanks[name], NONE, values[name]) if name in blanks else values[name]
             for _, _, names in question.onces for name in names}  # fmt: skip
    for name, holds, names in question.onces:
        kind = question.inputs[name]
        blank = bare_rows(kind, values[name], rows) if columns[name].values is not BLANK else np.ones(rows, bool)
        if not blank.any():
            continue
        gap = blank & np.broadcast_to(np.asarray(holds(*[given[each] for each in names]), bool), blank.shape)
        values[name] = np.where(gap, kind.candidates()[0], np.where(blank, kind.nothing, values[name]))
        if gap.any():
            blanks[name] = gap


def _refuse(question: Question, columns: Any, values: Any, blanks: Any, answers: Answers) -> None:
    """Mark rows whose values cannot be right: the first such field in the order of the inputs."""
    for name in question.inputs:
        column = columns[name]
        if isinstance(column, Lines):
            for row, (inner, reason) in column.broken.items():
                answers.refused.setdefault(row, (inner or name, reason))
        elif column.bad is not None:
            rows = range(len(answers)) if column.bad.ndim == 0 else np.flatnonzero(column.bad).tolist()
            for row in rows:
                answers.refused.setdefault(row, (name, column.reasons.get(row, column.reasons.get(-1, ""))))
        for check in question.checks:
            if check.field == name:
                wrong = wrong_rows(check, values, blanks, len(answers)) & ~_unread(check, columns, len(answers))
                for row in np.flatnonzero(wrong).tolist():
                    answers.refused.setdefault(row, (name, check.reason))
    for row in answers.refused:
        answers.status[row] = INVALID


def _unread(check: Any, columns: Any, rows: int) -> np.ndarray:
    """The rows in which an input that a check lets be blank could not be read: no check is asked there."""
    unread = np.zeros(rows, bool)
    for name in check.may_be_blank:
        if columns[name].bad is not None:
            unread |= columns[name].bad
    return unread


def _run(question: Question, values: dict[str, Any], answers: Answers, rows: int) -> None:
    result, first, keys, lacking = run_body(question, values, rows)
    answers.fields = {
        name: np.array(np.broadcast_to(result[name], (rows,))) for name in question.gives
    }  # fmt: skip
    open_rows = answers.status == OK
    answers.lacking = np.where(open_rows, lacking, 0)
    answers.status[open_rows & (lacking != 0)] = MISSING
    unlawful = (answers.status == OK) & (first >= 0)
    answers.status[unlawful] = NO_PARAMETER
    answers.unlawful = {int(row): keys[first[row]] for row in np.flatnonzero(unlawful)}


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


__all__ = ["Answers", "Keyed", "ask"]
