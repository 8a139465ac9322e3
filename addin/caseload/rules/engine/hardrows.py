"""Rows of a column that are weighed as single cases, exactly as ``gaps`` does it.

These are rows with so many blanks that only some of the fillings can be tried, and rows in which a list is needed
only under a condition that hangs on another blank.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from caseload.rules.engine.folded import Folded
from caseload.rules.engine.gaps import resolve
from caseload.rules.engine.keyed import Lines, fields_of
from caseload.rules.engine.kinds import BLANK, Flag, Kind
from caseload.rules.engine.lists import Record


def settle_rows(question: Any, values: Any, blanks: dict[str, np.ndarray], rows: np.ndarray, answers: Any) -> None:
    """Answer some rows one by one; rows that are alike are answered once."""
    if not len(rows):
        return
    seen: dict[str, Any] = {}
    for row, case in zip(rows.tolist(), _cases(question, values, blanks, rows), strict=True):
        key = repr(case)
        if key not in seen:
            seen[key] = resolve(question, case)
        answers.write_case(row, seen[key], question.places)


def _cases(question: Any, values: dict[str, Any], blanks: dict[str, np.ndarray], rows: np.ndarray) -> Iterator[Any]:
    """The values of some rows as single cases."""
    lists = {name: _lines_by_row(value) for name, value in values.items() if isinstance(value, Lines)}
    for row in rows.tolist():
        case: dict[str, Any] = {}
        for name, kind in question.inputs.items():
            if name in lists:
                case[name] = lists[name](row)
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
    """A function that gives the lines of one row, blanks marked, or its reductions."""
    order = np.argsort(lines.parent, kind="stable")
    parents = lines.parent[order]

    def of(row: int) -> Any:
        if lines.given is not None:
            return Folded({name: each[row].item() for name, each in lines.given.items()}, int(lines.absent[row]))
        if lines.absent[row]:
            return BLANK
        start, end = np.searchsorted(parents, [row, row + 1])
        return [_line(lines, int(at)) for at in order[start:end]]

    return of


def _line(lines: Lines, at: int) -> Any:
    record = Record()
    for name, kind in fields_of(lines.kind).items():
        blank = name in lines.blanks and lines.blanks[name][at]
        record[name] = BLANK if blank else _plain(kind, lines.columns[name], at)
    return record["value"] if lines.kind.item is not None else record
