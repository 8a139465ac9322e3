"""Computed cells that somebody typed over get their formula or their value back."""

from __future__ import annotations

from typing import Any

from caseload.errors import Problem
from caseload.tables.editor.celltext import Formula, Plain
from caseload.tables.read import Frame
from caseload.tables.schema import Column
from caseload.tables.standing import Formulas

Cells = dict[str, dict[Any, Any]]
"""Sheet -> row and column, or an address such as "B7" -> the value that a cell is to show."""


def healed(formulas: Formulas, cells: Cells) -> list[Problem]:
    """Turn the values of typed-over cells in ``cells`` into formulas or plain values; what cannot be healed is named.

    A formula of somebody's own goes; in a column of formulas, a cell without one gets it.
    """
    if not formulas.in_computed_columns:
        return []
    strange = {(frame.sheet, each.row, each.column): each for frame, _, _, each in formulas.foreign()}
    left = {at for at, each in strange.items() if each.tied}
    if len(strange) == sum(map(len, formulas.cells.values())):
        left = set(strange)  # the chain of calculation would be empty, and Excel would have to repair the file
    for frame in formulas.caseload.frames.values():
        for column in frame.table.computed:
            letter = frame.letters.get(column.name)
            if letter is not None:
                text = formulas.text_of(frame, column.name)
                for number in frame.rows if text else [n for n in frame.rows if (frame.sheet, n, letter) in strange]:
                    at = (frame.sheet, number, letter)
                    if at not in left and at not in formulas.ours:
                        _heal(frame, column, number, text, cells)
    return [_left(frame, name, row) for frame, name, row, each in formulas.foreign()
            if (frame.sheet, each.row, each.column) in left]  # fmt: skip


def _heal(frame: Frame, column: Column, number: int, text: str, cells: Cells) -> None:
    address, values = (number, frame.letters[column.name]), cells.get(frame.sheet, {})
    if address in values:
        values[address] = Formula(text, values[address]) if text else Plain(values[address])


def _left(frame: Frame, column: str, row: int) -> Problem:
    return Problem(frame.place(row, column), "a formula of somebody's own stands in a computed cell",
                   "other cells live on it, so it was left", "Delete it in Excel, then refresh.", severity="warning")  # fmt: skip


__all__ = ["Cells", "healed"]
