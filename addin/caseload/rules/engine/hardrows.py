"""Rows of a column that are weighed as single cases, exactly as ``gaps`` does it.

These are rows whose lists have blanks (what a blank line might hold depends on the other lines of its own case),
and rows with so many blanks that only some of the fillings can be tried.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from caseload.rules.engine.gaps import resolve
from caseload.rules.engine.keyed import Lines
from caseload.rules.engine.kinds import BLANK, Flag, Kind
from caseload.rules.engine.lists import Record
from caseload.rules.engine.running import INVALID


def settle_hard_rows(question: Any, values: dict[str, Any], blanks: dict[str, np.ndarray], answers: Any) -> np.ndarray:
    """Answer the rows whose lists have blanks; returns the mask of these rows."""
    hard = np.zeros(len(answers), bool)
    for value in values.values():
        if isinstance(value, Lines):
            hard |= value.absent
            for name in value.blanks:
                hard |= value.gap_rows(name)
    settle_rows(question, values, blanks, np.flatnonzero(hard & (answers.status != INVALID)), answers)
    return hard


def settle_rows(question: Any, values: Any, blanks: dict[str, np.ndarray], rows: np.ndarray, answers: Any) -> None:
    """Answer some rows one by one; rows that are alike are answered once."""
    seen: dict[str, Any] = {}
    for row, case in zip(rows.tolist(), _cases(question, values, blanks, rows), strict=True):
        key = repr(case)
        if key not in seen:
            seen[key] = resolve(question, case)
        answers.write(row, seen[key])


def _cases(question: Any, values: dict[str, Any], blanks: dict[str, np.ndarray], rows: np.ndarray) -> Iterator[Any]:
    """The values of some rows as single cases."""
    lists = {name: _lines_by_row(value) for name, value in values.items() if isinstance(value, Lines)}
    for row in rows.tolist():
        case: dict[str, Any] = {}
        for name, kind in question.inputs.items():
            if name in lists:
                case[name] = BLANK if values[name].absent[row] else lists[name](row)
            elif name in blanks and blanks[name][row]:
                case[name] = BLANK
            else:
                case[name] = _plain(kind, values[name], row)
        yield case


def _plain(kind: Kind, values: Any, row: int) -> Any:
    """One row's body value, as the reading of one case gives it."""
    value = values[row].item() if isinstance(values, np.ndarray) and values.ndim else values
    return value == 1 if isinstance(kind, Flag) and value in (0, 1) else value


def _lines_by_row(lines: Lines) -> Any:
    """A function that gives the lines of one row, blanks marked."""
    order = np.argsort(lines.parent, kind="stable")
    parents = lines.parent[order]

    def of(row: int) -> list[Any]:
        start, end = np.searchsorted(parents, [row, row + 1])
        return [_line(lines, int(at)) for at in order[start:end]]

    return of


def _line(lines: Lines, at: int) -> Any:
    record = Record()
    for name, kind in lines.fields.items():
        blank = name in lines.blanks and lines.blanks[name][at]
        record[name] = BLANK if blank else _plain(kind, lines.columns[name], at)
    return record["value"] if lines.kind.item is not None else record
