"""What documents that went out have started: their due dates as lines of the due list, from the register.

A due date that a sheet of the workbook keeps by itself is left to that sheet; so is nothing of a document that was
made void, came back, or was settled.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from os import PathLike
from typing import Any

from caseload.forms.register import SETTLED, Register
from caseload.rules import evaluate, find
from caseload.rules.engine.kinds import Day, Month
from caseload.tables.entered import folded_key
from caseload.tables.read import Caseload, Frame
from caseload.tables.schema import Computed
from caseload.worklist.due import ORDER, Line, full_name

_AWAITING = frozenset(("rendered", "printed", "mailed"))


def awaited(register: str | PathLike[str] | Register, caseload: Caseload, as_of: date, days: int = 7) -> list[Line]:
    """What is overdue, due today or due within some days because of documents issued to this caseload's cases."""
    book = register if isinstance(register, Register) else Register(register)
    try:
        notices = book.list()
    finally:
        if book is not register:
            book.close()
    kept, rows = _kept_by_sheets(caseload), _rows(caseload)
    found = [line for notice in notices for line in _of_notice(notice, kept, rows, caseload, as_of)]
    return [line for line in found if line.standing in ORDER and line.days_left <= days]


def _kept_by_sheets(caseload: Caseload) -> set[str]:
    """The questions whose days are columns of the workbook that the due list reads."""
    columns = [column for frame in caseload.frames.values() for column in frame.table.computed if column.due is not None]
    return {column.computed.question for column in columns if isinstance(column.computed, Computed)}


def _rows(caseload: Caseload) -> dict[str, int]:
    """The row of each case among the participants; of the first of its participants."""
    numbers = caseload.people.columns.get("case_number", [])
    return {folded_key(number): row for row, number in reversed(list(enumerate(numbers)))}


def _of_notice(notice: dict[str, Any], kept: set[str], rows: dict[str, int], caseload: Caseload, as_of: date) -> Iterator[Line]:
    row = rows.get(folded_key(notice["case_number"]))
    settled = any(step["state"] == SETTLED for step in notice["history"])
    if row is None or settled or notice["state"] not in _AWAITING:
        return
    for start in notice["starts"]:
        due = None if start["due"] in kept else _due_on(start["due"], start["on"], as_of)
        if due is not None:
            yield _line(notice, start, caseload.people, row, *due, as_of)


def _due_on(question: str, day: str, as_of: date) -> tuple[date, str] | None:
    """The day that a rule counts from another, and what it is; None when that day alone does not decide it."""
    asked = find(question)
    names = [name for name, kind in asked.inputs.items() if isinstance(kind, (Day, Month)) and name != "as_of"]
    if not names:
        return None
    given = {names[0]: day[:7] if isinstance(asked.inputs[names[0]], Month) else day}
    if "as_of" in asked.inputs:
        given["as_of"] = as_of.isoformat()
    answer = evaluate(question, given)
    for name, kind in asked.gives.items():
        if "status" not in answer and isinstance(kind, Day) and answer[name]:
            return date.fromisoformat(answer[name]), str(kind.label)
    return None


def _line(
    notice: dict[str, Any], start: dict[str, str], people: Frame, row: int, due: date, what: str, as_of: date
) -> Line:
    stands = evaluate("TIME-12.standing", {"due_on": due.isoformat(), "as_of": as_of.isoformat()})
    asked = find(start["due"])
    person, key = people.record(row), people.table.key
    why = f"{notice['id']} of {notice['as_of']} is {notice['state']}; counted from {start['on']}. {asked.sentence}"
    return Line(
        stands["standing"], due, stands["days_left"], str(person[key]), full_name(person),
        f"{notice['form']}: {what}", why, f"{asked.id} ({asked.cites})", people.place(row, key), people.table.name, key, row,
    )  # fmt: skip
