"""Computed cells: answers that tell of a problem, and cells that do not say what the rules give."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from caseload.errors import Problem
from caseload.rules.engine.entered import is_empty
from caseload.rules.engine.kinds import Refused
from caseload.rules.engine.shown import is_refusal
from caseload.tables.check.cells import shown
from caseload.tables.compute import Results
from caseload.tables.entered import read_one
from caseload.tables.read import Caseload, Frame
from caseload.tables.same import same
from caseload.tables.schema import Alerts, Column
from caseload.tables.standing import formulas_of

_STALE = "it was typed over, or the row changed since the last refresh"
_FOREIGN = "a computed cell holds a value or the formula that came with the workbook"
_HEAL = "Refresh: it gets its own value again. For a value of your own, add a column."


def findings(caseload: Caseload, results: Results) -> Iterator[Problem]:
    """Hours that do not balance, times that overlap, attestations that are missing: what the tables declare."""
    for frame in caseload.frames.values():
        for each in frame.table.findings:
            answers = results.shown[frame.table.name].get(each.column, ())
            for row, value in enumerate(answers):
                done = not each.once or not is_empty(frame.columns[each.once][row])
                if value and not is_refusal(value) and done and value not in ("no",):
                    where, what = frame.place(row, each.once or each.column), each.what.format(_plain(value))
                    yield Problem(where, what, _source(frame, each.column), each.todo)


def _plain(value: Any) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


def _source(frame: Frame, name: str) -> str:
    """The rule behind a column."""
    made = frame.table.column(name).computed
    return getattr(made, "question", "")


def typed_over(caseload: Caseload, results: Results) -> Iterator[Problem]:
    """Computed cells that hold a formula of somebody's own, or say something else than the rules."""
    formulas = formulas_of(caseload)
    foreign = {(frame.sheet, each.row, each.column) for frame, _, _, each in formulas.foreign()}
    for frame in caseload.frames.values():
        for column in frame.table.computed:
            if column.name in frame.letters:
                answers = results.shown[frame.table.name][column.name]
                example = formulas.text_of(frame, column.name)
                for row, (there, value) in enumerate(zip(frame.columns[column.name], answers, strict=True)):
                    at = (frame.sheet, frame.rows[row], frame.letters[column.name])
                    lacks = bool(example) and at not in formulas.ours
                    told = isinstance(column.computed, Alerts)  # with the due list, not by a rule
                    if at in foreign or lacks or not (told or same(there, value)):
                        yield _over(frame, column, row, there, value, at in foreign, lacks)


def _over(frame: Frame, column: Column, row: int, there: Any, value: Any, foreign: bool, lacks: bool) -> Problem:
    where = frame.place(row, column.name)
    if foreign:
        return Problem(where, f"{column.header}: a formula of somebody's own", _FOREIGN, _HEAL)
    if lacks:
        return Problem(where, f"{column.header}: its formula was typed over", _FOREIGN, _HEAL)
    what = f"{column.header} says {shown(there) if not is_empty(there) else 'nothing'}, the rules {shown(value)}"
    impossible = not is_empty(there) and not is_refusal(there) and not _fits(column, there)
    return Problem(where, what, _STALE, _HEAL, severity="error" if impossible else "warning")


def _fits(column: Column, there: Any) -> bool:
    """Can such a value be an answer at all?"""
    try:
        read_one(column.kind, there)
    except (Refused, TypeError, ValueError, AttributeError):
        return isinstance(there, str) and "," in there  # the texts of lists are many
    return True


__all__ = ["findings", "typed_over"]
