"""What is wrong in a caseload workbook: everything at once, each with its cell, why, and what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from os import PathLike
from typing import Any

from caseload.errors import Problem
from caseload.rules.engine.kinds import BLANK, Day, Flag, Kind, Refused
from caseload.rules.engine.wording import REASONS
from caseload.tables.compute import folded_key
from caseload.tables.entered import read_one
from caseload.tables.read import Caseload, Frame, read_caseload
from caseload.tables.schema import Column


def check(path: str | PathLike[str]) -> list[Problem]:
    """Every problem of a workbook's structure and data; raises only for a file that is no caseload at all."""
    return check_caseload(read_caseload(path))


def check_caseload(caseload: Caseload) -> list[Problem]:
    """Every problem of a caseload that was read."""
    found = list(caseload.problems)
    found += _settings(caseload)
    if not len(caseload.people):
        found.append(Problem(caseload.people.sheet, "there are no participants", "the table is empty",
                             "Enter the first one, or import a list.", severity="warning"))  # fmt: skip
    for frame in caseload.frames.values():
        if not frame.table.owned:
            found += _cells(frame)
            found += _orders(frame)
            found += _approvals(frame)
            found += _repeated(frame)
    found += _strangers(caseload)
    return [Problem(each.where, each.what, each.why, each.todo, caseload.path.name, each.severity) for each in found]


def _settings(caseload: Caseload) -> Iterator[Problem]:
    for each in caseload.program.settings:
        where = f"{caseload.settings_sheet}!{caseload.settings_at.get(each.name, 'B2')}"
        yield from _one(each, caseload.settings.get(each.name), where)


def _cells(frame: Frame) -> Iterator[Problem]:
    """Every entered cell of a table."""
    for column in frame.table.entered:
        if column.name in frame.letters:
            for row, raw in enumerate(frame.columns[column.name]):
                yield from _one(column, raw, frame.place(row, column.name))


def _one(column: Column, raw: Any, where: str) -> Iterator[Problem]:
    """What is wrong with one cell, if anything."""
    try:
        value = read_one(column.kind, raw)
    except Refused as wrong:
        why = REASONS.get(wrong.reason, (wrong.reason.replace("_", " "),))[0]
        yield Problem(where, f"{column.header}: {_shown(raw)} cannot be right", why, _todo(column.kind))
        return
    if value is BLANK and column.required:
        why = "a blank is not taken for anything"
        yield Problem(where, f"{column.header} is blank", why, f"Fill in {column.header}.")


def _shown(raw: Any) -> str:
    """A value in a message; long texts are cut, so that no message carries a whole note."""
    text = str(int(raw) if isinstance(raw, float) and raw.is_integer() else raw)
    return repr(text if len(text) <= 30 else f"{text[:29]}…")


def _todo(kind: Kind) -> str:
    if isinstance(kind, Day):
        return "Enter a day from 1900 on, such as 2026-11-25 or 11/25/2026."
    allowed = "yes, no" if isinstance(kind, Flag) else kind.allowed()
    return f"Allowed: {allowed}." if allowed else ""


def _day(frame: Frame, row: int, name: str) -> Any:
    try:
        return read_one(Day(), frame.columns[name][row])
    except Refused:
        return BLANK


def _orders(frame: Frame) -> Iterator[Problem]:
    """Days that lie before the day they must follow."""
    for first, second in frame.table.in_order:
        if first in frame.letters and second in frame.letters:
            one, other = frame.table.column(first).header, frame.table.column(second).header
            for row in range(len(frame)):
                began, ended = _day(frame, row, first), _day(frame, row, second)
                if began is not BLANK and ended is not BLANK and ended < began:
                    what, todo = f"{other} lies before {one}", "Correct one of the two days."
                    yield Problem(frame.place(row, second), what, REASONS["order"][0], todo)


def _approvals(frame: Frame) -> Iterator[Problem]:
    """An adverse step without the name of who approved it, or without the day."""
    why = "nothing of that kind counts without a name and a day"
    todo = "Enter who approved it and when, or take it back."
    for step, *needed in frame.table.approvals:
        for approval in needed:
            if step in frame.letters and approval in frame.letters:
                what = f"{frame.table.column(step).header} without {frame.table.column(approval).header}"
                steps, approvals = frame.columns[step], frame.columns[approval]
                yield from (Problem(frame.place(row, approval), what, why, todo) for row in range(len(frame))
                            if steps[row] is not None and approvals[row] is None)  # fmt: skip


def _repeated(frame: Frame) -> Iterator[Problem]:
    """A key that stands twice."""
    for name in frame.table.unique:
        keys = [folded_key(value) for value in frame.columns[name]]
        counts = Counter(keys)
        for row, key in enumerate(keys):
            if key and counts[key] > 1:
                what = f"{frame.table.column(name).header} {key} stands there {counts[key]} times"
                why = "the rows of other sheets could belong to either"
                yield Problem(frame.place(row, name), what, why, "Give each row a number of its own.")


def _strangers(caseload: Caseload) -> Iterator[Problem]:
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


def errors(problems: Sequence[Problem]) -> list[Problem]:
    """The problems that must be mended (not the mere warnings)."""
    return [each for each in problems if each.severity == "error"]
