"""Whom each row belongs to: numbers that stand twice, and rows of nobody on the first sheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from caseload.errors import Problem
from caseload.tables.entered import folded_key
from caseload.tables.read import Caseload, Frame


def repeated(frame: Frame) -> Iterator[Problem]:
    """A key that stands twice."""
    for name in frame.table.unique:
        keys = [folded_key(value) for value in frame.columns[name]]
        counts = Counter(keys)
        for row, key in enumerate(keys):
            if key and counts[key] > 1:
                what = f"{frame.table.column(name).header} {key} stands there {counts[key]} times"
                why = "the rows of other sheets could belong to either"
                yield Problem(frame.place(row, name), what, why, "Give each row a number of its own.")


def strangers(caseload: Caseload) -> Iterator[Problem]:
    """Rows that belong to nobody on the first sheet."""
    people = caseload.people
    for frame in caseload.frames.values():
        key = frame.table.key
        if frame is people or frame.table.owned or key not in people.columns or key not in frame.letters:
            continue
        known = {folded_key(value) for value in people.columns[key]}
        for row, value in enumerate(frame.columns[key]):
            if folded_key(value) and folded_key(value) not in known:
                what = f"{frame.table.column(key).header} {value} is not on the sheet {people.sheet}"
                todo = "Correct the number, or add the person."
                yield Problem(frame.place(row, key), what, "the row belongs to nobody", todo)
