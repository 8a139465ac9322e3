"""What the supervisor wrote beside a row stays with that row, wherever the next roll-up puts it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from caseload.rules.engine.kinds import BLANK, Day, Refused
from caseload.rules.engine.typed import reader_of
from caseload.worklist.unit.reading import Row, plain_text
from caseload.worklist.unit.sheets import UnitTable

BETWEEN = " | "
SINCE = "listed_since"
JOINED = ("worker_id", "worker", "participant_id", "person", "file", "shown", "because")
"""Columns of which rows with the same key show all values."""


@dataclass
class Standing:
    """The rows of a sheet as they stand in the unit workbook: by column name, columns of the supervisor's own by header.

    ``own`` are the headers of columns that did not come with the workbook; ``missing`` the names of ours that are gone.
    """

    rows: list[Row] = field(default_factory=list)
    own: tuple[str, ...] = ()
    missing: frozenset[str] = frozenset()


def key_text(table: UnitTable, row: Mapping[str, Any], without: str = "") -> str:
    """The key of a row as text, as it is compared and as it stands on the sheet of earlier notes."""
    return BETWEEN.join(_text(row.get(name)) for name in table.row_key if name != without)


def _text(value: Any) -> str:
    return str(as_day(value)) if isinstance(value, date) else plain_text(value)


def as_day(value: Any) -> Any:
    """A moment at midnight as a day; other values as they are."""
    return value.date() if isinstance(value, datetime) else value


def grouped(table: UnitTable, rows: Iterable[Row]) -> dict[str, Row]:
    """Rows by key, those with the same key as one row that shows all participants, workers and workbooks."""
    found: dict[str, Row] = {}
    for row in rows:
        there = found.setdefault(key_text(table, row).casefold(), row)
        if there is not row:
            for name in JOINED:
                there[name] = _both(there.get(name), row.get(name))
    return found


def _both(one: Any, other: Any) -> Any:
    if one is None or other is None or str(other) in str(one).split("; "):
        return other if one is None else one
    return f"{one}; {other}"


def kept_columns(table: UnitTable, standing: Standing) -> list[str]:
    """The columns whose values travel with a row: those that the supervisor fills, and columns of their own."""
    return [*(column.name for column in table.entered if column.name not in table.row_key), *standing.own]


class Keeping:
    """One sheet at a roll-up: the new rows get what was kept of the old ones; what finds no row goes to earlier notes."""

    def __init__(self, table: UnitTable, standing: Standing, as_of: date):
        self.table, self.standing, self.as_of = table, standing, as_of
        self.kept = kept_columns(table, standing)
        self.left: dict[str, Row] = {}
        self._again: dict[str, list[str]] = {}
        for row in standing.rows:
            self.left.setdefault(key_text(table, row).casefold(), row)
        for key, row in self.left.items():
            self._again.setdefault(self._loose(row), []).append(key)

    def _loose(self, row: Row) -> str:
        return key_text(self.table, row, "participant_id").casefold()

    def rows(self, new: Sequence[Row], earlier: dict[str, Row]) -> list[Row]:
        """The new rows with what was kept; ``earlier`` are the earlier notes by key, used up where a row is back."""
        by_key = grouped(self.table, new)
        exact = {key: self.left.pop(key, None) for key in by_key}
        for key, row in by_key.items():
            old = exact[key]
            self._put(key, row, old if old is not None else self._moved(row), earlier)
        found = list(by_key.values())
        if self.table.records:
            found += self.left.values()
            self.left = {}
        return found

    def _moved(self, row: Row) -> Row | None:
        """The row of the same case under another participant number (the case went to another worker)."""
        if not self.left or "participant_id" not in self.table.row_key:
            return None
        keys = [key for key in self._again.get(self._loose(row), ()) if key in self.left]
        return self.left.pop(keys[0]) if len(keys) == 1 else None

    def _put(self, key: str, row: Row, old: Row | None, earlier: dict[str, Row]) -> None:
        for name in self.kept:
            back = earlier.pop(self._place(key, name), None) if old is None and earlier else None
            value = old.get(name) if old is not None else back and _typed(self.table, name, back["kept"])
            row[name] = row.get(name) if value in (None, "") else value
        if SINCE in self.table.names:
            row[SINCE] = (old or {}).get(SINCE) or self.as_of

    def _place(self, key: str, name: str) -> str:
        return BETWEEN.join((self.table.title, key, self._header(name))).casefold()

    def _header(self, name: str) -> str:
        return self.table.column(name).header if name in self.table.names else name

    def notes_left(self) -> list[Row]:
        """What was written beside rows that are no longer listed, one line for each cell."""
        return [{"list": self.table.title, "row": key_text(self.table, row), "column": self._header(name),
                 "kept": _text(row[name]), "left_on": self.as_of}
                for row in self.left.values() for name in self.kept if row.get(name) not in (None, "")]  # fmt: skip


def earlier_key(row: Mapping[str, Any]) -> str:
    """The key of an earlier note: list, row and column."""
    return BETWEEN.join(_text(row.get(name)) for name in ("list", "row", "column")).casefold()


def _typed(table: UnitTable, name: str, text: str) -> Any:
    """An earlier note as the value it was."""
    if name in table.names and isinstance(table.column(name).kind, Day):
        try:
            value = reader_of(table.column(name).kind)(text)
        except Refused:
            return text
        return None if value is BLANK else value
    return text
