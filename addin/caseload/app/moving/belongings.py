"""Everything in a caseload that belongs to one participant: rows of every sheet, own columns, notes on the cells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import time, timedelta
from typing import Any

from caseload.errors import WrongUse
from caseload.rules.engine.entered import is_empty
from caseload.tables.editor.address import cell_name, parse_cell
from caseload.tables.editor.notes import notes_on
from caseload.tables.entered import folded_key
from caseload.tables.read import Caseload, Frame
from caseload.tables.standing import Formulas

CASE = "case_number"


@dataclass
class Belongings:
    """Rows by table (places in its frame), and the notes on their cells: (sheet, row of the sheet, column) -> text."""

    caseload: Caseload
    key: str
    case: str
    rows: dict[str, list[int]] = field(default_factory=dict)
    notes: dict[tuple[str, int, int], str] = field(default_factory=dict)

    @property
    def person(self) -> dict[str, Any]:
        """The participant's own row."""
        return self.caseload.people.record(self.rows[self.caseload.people.table.name][0])

    def taken(self) -> Iterator[tuple[Frame, int]]:
        """Every row that goes, with its table."""
        return ((self.caseload[table], row) for table, rows in self.rows.items() for row in rows)


def belongings(caseload: Caseload, participant: str) -> Belongings:
    """What belongs to a participant. Raises ``WrongUse`` when there is no such participant, or more than one."""
    people = caseload.people
    wanted = folded_key(participant)
    found = [row for row, value in enumerate(people.columns[people.table.key]) if folded_key(value) == wanted]
    if len(found) != 1:
        many = "is there more than once" if found else "is not there"
        raise WrongUse(f"the participant {participant} {many}", where=f"{caseload.path.name}, {people.sheet}",
                       todo="Give the number as it stands on the first sheet." if not found else "Correct the numbers first.")  # fmt: skip
    case = folded_key(people.columns[CASE][found[0]])
    mine = Belongings(caseload, wanted, case)
    alone = [folded_key(value) for value in people.columns[CASE]].count(case) == 1
    for frame in caseload.frames.values():
        of = {people.table.key: wanted, CASE: case if alone else ""}.get(frame.table.key, "")
        if of and not frame.table.owned:
            mine.rows[frame.table.name] = [row for row, value in enumerate(frame.columns[frame.table.key]) if folded_key(value) == of]
    mine.notes = _notes(mine)
    return mine


def _notes(mine: Belongings) -> dict[tuple[str, int, int], str]:
    assert mine.caseload.book is not None
    rows = {(frame.sheet, frame.rows[row]) for frame, row in mine.taken()}
    found = {}
    for sheet in {sheet for sheet, _ in rows}:
        for note in notes_on(mine.caseload.book, sheet):
            row, column = parse_cell(note.cell) or (0, 0)
            if (sheet, row) in rows:
                found[sheet, row, column] = note.text
    return found


def values(frame: Frame, row: int) -> dict[str, Any]:
    """What a row holds, by header: what people entered, and the columns of the user's own."""
    entered = {each.header: cell_of(frame.columns[each.name][row]) for each in frame.table.entered if each.name in frame.letters}
    own = {name: cell_of(column[row]) for name, column in frame.extra.items() if not is_empty(column[row])}
    return entered | own


def cell_of(value: Any) -> Any:
    """A value as a cell takes it: a time of day is its text."""
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return str(value) if isinstance(value, timedelta) else value


def emptied(mine: Belongings, formulas: Formulas) -> dict[str, dict[str, Any]]:
    """The cells that become empty when the rows go: all of them but formulas of the user's own.

    The rows themselves stay, blank: nothing below moves, so no formula, note or colour comes to stand beside another person.
    """
    found: dict[str, dict[str, Any]] = {}
    for frame, row in mine.taken():
        number = frame.rows[row]
        standing = formulas.cells.get(frame.sheet, {})
        cells = found.setdefault(frame.sheet, {})
        cells |= {frame.cell(row, name): None for name in frame.letters}
        for letter in frame.extra_letters.values():
            if (number, letter) not in standing:
                cells[cell_name(number, letter)] = None
    return found


__all__ = ["CASE", "Belongings", "belongings", "cell_of", "emptied", "values"]
