"""Live formulas in the open workbook: put in, mended, or turned back into values."""

from __future__ import annotations

from typing import Any

from caseload.cells import functions
from caseload.errors import WrongUse
from caseload.hosts.server.caseloads import live
from caseload.hosts.server.verbs import Asked
from caseload.hosts.server.writeback import Changes, entered, runs
from caseload.tables.dialects import Dialect, calls, convert
from caseload.tables.formulas import formula, has_formula
from caseload.tables.read import Caseload, Frame

_FUTURE = "_xlfn."
"""How a file marks newer functions of Excel; an open workbook takes them without it."""


def insert(asked: Asked) -> dict[str, Any]:
    """Put the formula of every computed column into its rows."""
    caseload = asked.caseload
    cells = sum(_enter(asked.changes, caseload, frame, column, frame.rows)
                for frame in caseload.frames.values() for column in frame.table.computed
                if column.name in frame.letters and has_formula(column))  # fmt: skip
    return {"cells": cells}


def _enter(changes: Changes, caseload: Caseload, frame: Frame, column: Any, rows: list[int]) -> int:
    text = formula(caseload.program, frame.table, column).replace(_FUTURE, "")
    for run in runs(rows):
        changes.formulas(frame.sheet, (run[0], frame.letters[column.name]), text, len(run))
    return len(rows)


def repair(asked: Asked) -> dict[str, Any]:
    """Enter again what is stuck: computed columns with a formula or an error, and calls of ours elsewhere."""
    caseload, found = asked.caseload, live(asked.words)
    cells = 0
    for frame in caseload.frames.values():
        for column in frame.table.computed:
            if column.name in frame.letters and has_formula(column):
                rows = found.get(frame.table.name, {}).get(column.header, ())
                if rows or any(value == "#NAME?" for value in frame.columns[column.name]):
                    cells += _enter(asked.changes, caseload, frame, column, frame.rows)
    return {"cells": cells, "others": _others(asked)}


def _others(asked: Asked) -> int:
    """Formulas of the workbook's own that call our functions in another add-in's spelling, or do not resolve."""
    names, sheets = functions(), {sheet.name for sheet in asked.book.sheets}
    mended = 0
    for each in asked.words.get("stuck", []):
        if not (isinstance(each, list) and len(each) == 4 and each[0] in sheets and isinstance(each[3], str)
                and all(isinstance(number, int) and 1 <= number <= 1_048_576 for number in each[1:3])):  # fmt: skip
            raise WrongUse("the list of formulas to mend cannot be read")
        sheet, row, column, text = each
        if any(calls(text, names)):
            asked.changes.formulas(sheet, (row, column), convert(text, Dialect.PLAIN, names))
            mended += 1
    return mended


def remove(asked: Asked) -> dict[str, Any]:
    """Turn the formulas of computed columns into the values that the rules give."""
    caseload, results, _ = asked.opened()
    found = live(asked.words)
    cells = 0
    for frame in caseload.frames.values():
        for column in frame.table.computed:
            rows = set(found.get(frame.table.name, {}).get(column.header, ()))
            shown = results.shown[frame.table.name].get(column.name)
            if rows and shown is not None and column.name in frame.letters:
                place = {row: at for at, row in enumerate(frame.rows)}
                for run in runs(row for row in frame.rows if row in rows):
                    values = [[entered(shown[place[row]])] for row in run]
                    asked.changes.values(frame.sheet, (run[0], frame.letters[column.name]), values)
                    cells += len(run)
    return {"cells": cells}
