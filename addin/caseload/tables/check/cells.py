"""What people typed: each cell is of its kind and allowed, nothing required is blank, days follow each other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from caseload.errors import Problem
from caseload.rules.engine.kinds import BLANK, Day, Flag, Kind, Refused
from caseload.rules.engine.wording import REASONS
from caseload.tables.entered import read_one
from caseload.tables.read import VERSION_LABEL, Caseload, Frame
from caseload.tables.schema import VERSION, Column


def settings(caseload: Caseload) -> Iterator[Problem]:
    """The settings, and the version of the workbook's structure."""
    for each in caseload.program.settings:
        where = f"{caseload.settings_sheet}!{caseload.settings_at.get(each.name, 'B2')}"
        yield from _one(each, caseload.settings.get(each.name), where)
    version = caseload.labels.get(VERSION_LABEL)
    if isinstance(version, (int, float)) and int(version) != VERSION:
        older = int(version) < VERSION
        what = f"the workbook is {'older' if older else 'newer'} than Caseload here"
        why = f"its structure is version {int(version)}, ours is {VERSION}"
        todo = "Run `caseload upgrade` on it." if older else "Ask IT to bring Caseload up to date."
        yield Problem(caseload.settings_sheet, what, why, todo, severity="warning" if older else "error")


def cells(frame: Frame) -> Iterator[Problem]:
    """Every entered cell of a table."""
    for column in frame.table.entered:
        if column.name in frame.letters:
            good: set[tuple[type, Any]] = set()
            for row, raw in enumerate(frame.columns[column.name]):
                if (type(raw), raw) not in good:
                    found = list(_one(column, raw, frame.place(row, column.name)))
                    yield from found
                    if not found:
                        good.add((type(raw), raw))


def _one(column: Column, raw: Any, where: str) -> Iterator[Problem]:
    """What is wrong with one cell, if anything."""
    try:
        value = read_one(column.kind, raw)
    except Refused as wrong:
        why = REASONS.get(wrong.reason, (wrong.reason.replace("_", " "),))[0]
        yield Problem(where, f"{column.header}: {shown(raw)} cannot be right", why, _todo(column.kind))
        return
    if value is BLANK and column.required:
        why = "a blank is not taken for anything"
        yield Problem(where, f"{column.header} is blank", why, f"Fill in {column.header}.")


def shown(raw: Any) -> str:
    """A value in a message; long texts are cut, so that no message carries a whole note."""
    text = str(int(raw) if isinstance(raw, float) and raw.is_integer() else raw)
    return repr(text if len(text) <= 30 else f"{text[:29]}…")


def _todo(kind: Kind) -> str:
    if isinstance(kind, Day):
        return "Enter a day from 1900 on, such as 2026-11-25 or 11/25/2026."
    allowed = "yes, no" if isinstance(kind, Flag) else kind.allowed()
    return f"Allowed: {allowed}." if allowed else ""


def orders(frame: Frame) -> Iterator[Problem]:
    """Days that lie before the day they must follow."""
    for first, second in frame.table.in_order:
        if first in frame.letters and second in frame.letters:
            one, other = frame.table.column(first).header, frame.table.column(second).header
            for row in range(len(frame)):
                began, ended = _day(frame, row, first), _day(frame, row, second)
                if began is not BLANK and ended is not BLANK and ended < began:
                    what, todo = f"{other} lies before {one}", "Correct one of the two days."
                    yield Problem(frame.place(row, second), what, REASONS["order"][0], todo)


def _day(frame: Frame, row: int, name: str) -> Any:
    try:
        return read_one(Day(), frame.columns[name][row])
    except Refused:
        return BLANK
