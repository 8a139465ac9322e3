"""The checklists of a month as rows: for each person only the points that apply, to be ticked by whoever does them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from caseload.rules.engine.days import last_day_of, month_of
from caseload.rules.engine.kinds import BLANK, Day, Month, Refused
from caseload.rules.engine.registry import CHECKLISTS
from caseload.rules.engine.shown import is_refusal
from caseload.tables.compute import Results
from caseload.tables.entered import folded_key, read_one
from caseload.tables.read import Caseload, Frame
from caseload.tables.schema import Duties
from caseload.worklist.due import full_name


def checklist_rows(caseload: Caseload, results: Results, as_of: date) -> list[dict[str, Any]]:
    """The points of the month of ``as_of``, person by person, in the order of the lists."""
    names = {folded_key(each[caseload.people.table.key]): full_name(each) for each in caseload.people.records()}
    month = month_of(Day().read(as_of.isoformat()))
    shown = Month().show(month)
    return [{"month": shown, "participant_id": str(key), "person": names.get(folded_key(key), ""), **point}
            for duties in caseload.program.duties for key, point in _points(caseload[duties.table], results, duties, month)]  # fmt: skip


def _points(frame: Frame, results: Results, duties: Duties, month: int) -> Iterator[tuple[Any, dict[str, Any]]]:
    words = {item.code: item.text for item in CHECKLISTS[duties.rule].items} if duties.rule in CHECKLISTS else {}
    for row, value in enumerate(results.shown[frame.table.name][duties.column]):
        day = _day(frame, results, duties.day, row) if duties.day else None
        if _applies(frame, results, duties, row, day, month) and value and not is_refusal(value):
            for code in map(str.strip, str(value).split(",")):
                yield frame.columns[frame.table.key][row], {
                    "rule": duties.rule, "point": code, "what": words.get(code, code.replace("_", " ")), "on": day,
                }  # fmt: skip


def _applies(frame: Frame, results: Results, duties: Duties, row: int, day: date | None, month: int) -> bool:
    """Does a list apply to a row in this month?"""
    if any(_cell(frame, results, name, row) not in (None, "") for name in duties.ended):
        return False
    if duties.day and (day is None or month_of(Day().read(day.isoformat())) != month):
        return False
    if not duties.until:
        return True
    until = _day(frame, results, duties.until, row)
    return until is not None and Day().read(until.isoformat()) <= last_day_of(month)


def _cell(frame: Frame, results: Results, name: str, row: int) -> Any:
    shown = results.shown[frame.table.name]
    return shown[name][row] if name in shown else frame.columns[name][row]


def _day(frame: Frame, results: Results, name: str, row: int) -> date | None:
    value = _cell(frame, results, name, row)
    if isinstance(value, date):
        return date(value.year, value.month, value.day)
    try:
        read = read_one(Day(), value)
    except Refused:
        return None
    return None if read is BLANK else date.fromisoformat(str(Day().show(read)))


__all__ = ["checklist_rows"]
