"""Computed cells that somebody typed over get their formula or their value back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from caseload.errors import Problem
from caseload.tables.editor.contents import Formula, Plain
from caseload.tables.editor.edits import Columns
from caseload.tables.read import Frame
from caseload.tables.standing import Formulas

Cells = dict[str, dict[Any, Any]]
"""Sheet -> row and column, or an address such as "B7" -> the value that a cell is to show."""


def healed(formulas: Formulas, computed: Mapping[str, Columns]) -> list[Problem]:
    """Turn the values of typed-over cells in ``computed`` (by table) into formulas or plain values; what cannot be healed is named.

    A formula of somebody's own goes; in a column of formulas, a cell without one gets it.
    """
    if not formulas.in_computed_columns:
        return []
    strange = {(frame.sheet, each.row, each.column): each for frame, _, _, each in formulas.foreign()}
    left = {at for at, each in strange.items() if each.tied}
    if len(strange) == sum(map(len, formulas.cells.values())):
        left = set(strange)  # the chain of calculation would be empty, and Excel would have to repair the file
    for name, columns in computed.items():
        frame = formulas.caseload[name]
        for column in frame.table.computed:
            letter, text = frame.letters.get(column.name, 0), formulas.text_of(frame, column.name)
            values = columns.values.get(letter, [])
            for row, value in enumerate(values):
                at = (frame.sheet, frame.rows[row], letter)
                if (text or at in strange) and at not in left and at not in formulas.ours:
                    values[row] = Formula(text, value) if text else Plain(value)
    return [_left(frame, name, row) for frame, name, row, each in formulas.foreign()
            if (frame.sheet, each.row, each.column) in left]  # fmt: skip


def _left(frame: Frame, column: str, row: int) -> Problem:
    return Problem(frame.place(row, column), "a formula of somebody's own stands in a computed cell",
                   "other cells live on it, so it was left", "Delete it in Excel, then refresh.", severity="warning")  # fmt: skip


__all__ = ["Cells", "healed"]
