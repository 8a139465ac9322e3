"""The places of a column that are blank in some rows: an input, a field in a line of its list, or a whole list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from caseload.rules.engine.keyed import Lines, fields_of
from caseload.rules.engine.kinds import Kind

MOST_IN_A_LIST = 4
"""Cases with more blanks in one field of their lines are weighed one by one."""


@dataclass(frozen=True)
class Slot:
    """A blank place: the input, what kind of value belongs there, and the rows in which it is blank.

    ``field`` and ``nth``: the nth blank line of a list in that field. ``conditional``: not asked for in all rows.
    """

    name: str
    kind: Kind
    rows: np.ndarray
    field: str = ""
    nth: int = 0
    conditional: bool = False

    def filled(self, value: Any, options: Sequence[Any], picks: np.ndarray, cases: int) -> Any:
        """The input (of all cases, once per filling) with the picked option of each filling in this place."""
        if not isinstance(value, Lines):
            return chosen(options, picks, cases)
        if not self.field:
            return value.with_lines([_records(value, options[pick]) for pick in picks])
        return value.with_values(self.field, self.nth, chosen(options, picks, cases))


def chosen(options: Sequence[Any], picks: np.ndarray, cases: int) -> np.ndarray:
    """For each filling the picked option for all cases; an option is one value or an array with one for each case."""
    table = np.stack([np.broadcast_to(_in_column(option), (cases,)) for option in options])
    return table[picks].ravel()


def _in_column(option: Any) -> Any:
    """A value as it stands in a column: of a text only its presence matters there."""
    return 1 if isinstance(option, str) else option


def _records(lines: Lines, tried: Sequence[Any]) -> list[Mapping[str, Any]]:
    """The lines of a list to try, as field -> value."""
    named = tried if lines.kind.item is None else [{"value": each} for each in tried]
    return [{name: _in_column(line[name]) for name in fields_of(lines.kind)} for line in named]


def slots_of(question: Any, values: Mapping[str, Any], blanks: Mapping[str, np.ndarray],
             size: int) -> tuple[list[Slot], np.ndarray]:  # fmt: skip
    """The blank places whatever else the rows hold, in the order of the inputs; and the rows too hard for columns."""
    slots: list[Slot] = []
    hard = np.zeros(size, bool)
    for name, kind in question.inputs.items():
        value = values[name]
        if name in blanks:
            slots.append(Slot(name, kind, blanks[name]))
        if not isinstance(value, Lines):
            continue
        if kind.needed is not None or kind.asked is not None or kind.once is not None:
            hard |= value.blank_rows()
            continue
        for field in value.blanks:
            for nth, lines in enumerate(value.nth_blank(field)):
                if nth < MOST_IN_A_LIST:
                    slots.append(Slot(name, fields_of(kind)[field], lines >= 0, field, nth))
                else:
                    hard |= lines >= 0
    return slots, hard
