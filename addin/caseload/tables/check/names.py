"""Steps that count only with the name of a person and a day."""

from __future__ import annotations

from collections.abc import Iterator

from caseload.errors import Problem
from caseload.rules.engine.entered import is_empty
from caseload.tables.read import Frame


def approvals(frame: Frame) -> Iterator[Problem]:
    """A step without the name of who approved it, or without the day."""
    why = "nothing of that kind counts without a name and a day"
    todo = "Enter who approved it and when, or take it back."
    for step, *needed in frame.table.approvals:
        for approval in needed:
            if step in frame.letters and approval in frame.letters:
                what = f"{frame.table.column(step).header} without {frame.table.column(approval).header}"
                steps, approved = frame.columns[step], frame.columns[approval]
                yield from (Problem(frame.place(row, approval), what, why, todo) for row in range(len(frame))
                            if not is_empty(steps[row]) and is_empty(approved[row]))  # fmt: skip
