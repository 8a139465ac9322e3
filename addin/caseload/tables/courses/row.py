"""One row of a table, as the events of a person are told from it."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.kinds import BLANK, Kind, Refused
from caseload.tables.entered import read_one
from caseload.tables.read import Caseload, Frame


class Cells:
    """The cells of a caseload as JSON, blank and unreadable ones as None; the same value in a column is read once."""

    def __init__(self) -> None:
        self._seen: dict[tuple[str, str, type, Any], Any] = {}

    def value(self, frame: Frame, row: int, column: str) -> Any:
        """A cell, its row counted from 0."""
        raw = frame.columns[column][row]
        if raw is None:
            return None
        key = frame.table.name, column, type(raw), raw
        if key not in self._seen:
            self._seen[key] = _read(frame.table.column(column).kind, raw)
        return self._seen[key]


class Row:
    """One row of a table and the person it belongs to; a column is read as JSON, a blank as None."""

    def __init__(self, caseload: Caseload, frame: Frame, row: int, person: int, cells: Cells | None = None):
        self.caseload, self.frame, self.row, self.person = caseload, frame, row, person
        self._cells = cells or Cells()

    def __getitem__(self, column: str) -> Any:
        if column in self.frame.columns:
            return self._cells.value(self.frame, self.row, column)
        people = self.caseload.people
        return self._cells.value(people, self.person, column) if self.person >= 0 and column in people.columns else None

    def text(self, column: str) -> str:
        """A cell as it was typed; "" for a blank one."""
        raw = self.frame.columns[column][self.row] if column in self.frame.columns else None
        return "" if raw is None else str(raw).strip()

    def place(self, column: str) -> str:
        """The cell of a column; of one that the sheet has lost, the row's first."""
        frame = self.frame
        known = column if column in frame.letters else next(iter(frame.letters), column)
        return frame.place(self.row, known)

    def header(self, column: str) -> str:
        """What stands above a column."""
        return self.frame.table.column(column).header

    def readable(self, column: str) -> bool:
        """Is a cell blank, or right as far as it goes?"""
        try:
            read_one(self.frame.table.column(column).kind, self.frame.columns[column][self.row])
        except Refused:
            return False
        return True


def _read(kind: Kind, raw: Any) -> Any:
    try:
        value = read_one(kind, raw)
    except Refused:
        return None
    return None if value is BLANK else kind.show(value)
