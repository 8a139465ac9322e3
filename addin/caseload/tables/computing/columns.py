"""Columns turned into other columns: some rows of them, other codes, values as JSON, answers as inputs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from caseload.rules.engine.kinds import Choice, Text
from caseload.rules.engine.lists import Items
from caseload.rules.engine.readers import Column
from caseload.rules.engine.shown import answer_shown, cell_column, is_refusal, output_kind
from caseload.rules.engine.typed import reader_of
from caseload.rules.engine.units import NONE
from caseload.tables.entered import entered_column


def mask_of(mask: np.ndarray | None, size: int) -> np.ndarray:
    """A mask for every row; none set where there is none."""
    return np.zeros(size, bool) if mask is None else mask


def some_rows(column: Column, size: int, at: np.ndarray, unknown: np.ndarray) -> Column:
    """Some rows of a column, one more than once perhaps; in the unknown ones the value is a blank."""
    reasons = {place: column.reasons[row] for place, row in enumerate(at.tolist()) if row in column.reasons}
    blank = mask_of(column.blank, size)[at] | unknown
    return Column(np.broadcast_to(column.values, (size,))[at], blank if blank.any() else None,
                  None if column.bad is None else column.bad[at], reasons)  # fmt: skip


def recoded(column: Column, kind: Any, wanted: Any) -> Column:
    """A column of codes for a question whose list has other codes: a code that it does not know is refused there."""
    if not isinstance(kind, Choice) or not isinstance(wanted, Choice) or kind.codes.names == wanted.codes.names:
        return column
    at = np.array([-1 if (place := wanted.codes.place(name)) is None else place for name in kind.codes.names] or [-1])
    values = np.atleast_1d(np.asarray(column.values))
    there = (values >= 0) & (values < len(kind.codes))
    found = np.where(there, at[np.clip(values, 0, len(at) - 1)], values)
    strange = there & (found < 0)
    bad = strange if column.bad is None else column.bad | strange
    reasons = {**column.reasons, **{int(row): "not_allowed" for row in np.flatnonzero(strange)}}
    return Column(np.where(strange, NONE, found), column.blank, bad if bad.any() else None, reasons)


def opposite(column: Column) -> Column:
    """A yes/no column turned round; blanks stay blanks."""
    values = np.asarray(column.values)
    return Column(np.where((values == 0) | (values == 1), 1 - values, values), column.blank, column.bad, column.reasons)


def plain(kind: Any, column: Column, rows: int, raws: Sequence[Any]) -> list[Any]:
    """A column as JSON values, blanks as ``None``; what cannot be right stays as typed, to be refused by name."""
    values = np.broadcast_to(column.values, (rows,))
    blank = np.zeros(rows, bool) if column.blank is None else np.broadcast_to(column.blank, (rows,))
    bad = np.zeros(rows, bool) if column.bad is None else np.broadcast_to(column.bad, (rows,))
    typed_text = isinstance(kind, Text)
    raws = raws or [None] * rows
    read = reader_of(kind)
    return [str(raws[row]) if bad[row] else None if blank[row] else
            str(read(raws[row])) if typed_text else kind.show(values[row].item()) for row in range(rows)]  # fmt: skip


def parts(raw: Any) -> list[str] | None:
    """A cell with a list of words between commas; nothing in it is a blank."""
    text = "" if raw is None else str(raw).strip()
    return [part.strip() for part in text.split(",")] if text else None


def answered(answers: Any, output: str) -> tuple[list[Any], Column]:
    """What the cells of a question's column show, and the column as an input of other questions."""
    if "." not in output:
        return cell_column(answers, output), as_input(answers, output)
    kind = output_kind(answers.question.id, output)
    shown = [answer_shown(kind, answers.record(row), output) for row in range(len(answers))]
    return shown, entered_column(kind, [None if is_refusal(value) else value for value in shown])


def as_input(answers: Any, output: str) -> Column:
    """An answer as the input of another question: where it could not be given, it is a blank there."""
    kind = answers.question.gives[output]
    values = np.array(answers.fields[output]) if answers.fields else np.full(len(answers), NONE)
    unknown = (answers.status != 0) | (values < NONE // 2)
    for row, record in answers.whole.items():
        if record.get(output) is not None and not isinstance(kind, Items):
            values[row], unknown[row] = kind.read(record[output]), False
    return Column(values, unknown if unknown.any() else None, None)
