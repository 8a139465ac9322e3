"""One run over a caseload: its columns, each worked out when another one first needs it, and the lines of its rows."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from caseload.rules.engine.days import month_of
from caseload.rules.engine.kinds import Day, Flag
from caseload.rules.engine.readers import Column
from caseload.tables.computing.columns import mask_of, plain
from caseload.tables.entered import entered_column, folded_key, read_one
from caseload.tables.read import Caseload, Frame
from caseload.tables.schema import Column as SchemaColumn


@dataclass
class Results:
    """What the computed columns show: table -> column -> a value per row (a day as a date, "?" texts for refusals)."""

    shown: Mapping[str, Mapping[str, list[Any]]] = field(default_factory=dict)


class Run(ABC):
    """The columns of a caseload as questions take them, and what is read from them."""

    def __init__(self, caseload: Caseload, as_of: Any):
        self.caseload = caseload
        self.settings = {**caseload.settings, **({"as_of": as_of} if as_of is not None else {})}
        self.shown: dict[str, dict[str, list[Any]]] = {table.name: {} for table in caseload.program.tables}
        self.columns: dict[tuple[str, str], Column] = {}
        self.folded: dict[tuple[str, str], list[str]] = {}
        self._pairs: dict[tuple[str, str], tuple[np.ndarray, np.ndarray]] = {}

    @abstractmethod
    def computed(self, frame: Frame, wanted: SchemaColumn) -> Column:
        """A column that the rules fill, worked out now."""

    def column(self, table: str, name: str) -> Column:
        """A column as questions take it: entered, or computed before."""
        if (table, name) not in self.columns:
            frame = self.caseload[table]
            wanted = frame.table.column(name)
            if wanted.computed is None:
                self.columns[table, name] = entered_column(wanted.kind, frame.columns[name])
            else:
                self.columns[table, name] = self.computed(frame, wanted)
        return self.columns[table, name]

    @property
    def month(self) -> int:
        """The month asked about."""
        return int(month_of(read_one(Day(), self.settings.get("as_of"))))

    def typed(self, frame: Frame, name: str) -> list[Any]:
        """What stands in the cells of a column; a yes or no that was typed as a truth value."""
        if name in self.shown[frame.table.name]:
            return self.shown[frame.table.name][name]
        raws = frame.columns[name]
        if not isinstance(frame.table.column(name).kind, Flag):
            return raws
        column = self.column(frame.table.name, name)
        unread = mask_of(column.blank, len(raws)) | mask_of(column.bad, len(raws))
        return [None if unread[row] else bool(column.values[row]) for row in range(len(raws))]

    def pairs(self, frame: Frame, table: str) -> tuple[Frame, np.ndarray, np.ndarray]:
        """The lines of another table, and every pair of a line and a row of ``frame`` to which it belongs."""
        lines = self.caseload[table]
        if (frame.table.name, table) not in self._pairs:
            found = pairs_of(self.keys(frame, lines.table.key), self.keys(lines, lines.table.key))
            self._pairs[frame.table.name, table] = found
        return lines, *self._pairs[frame.table.name, table]

    def keys(self, frame: Frame, name: str) -> list[str]:
        """A column of keys as they are compared; each is folded once."""
        place = (frame.table.name, name)
        if place not in self.folded:
            self.folded[place] = list(map(folded_key, frame.columns[name]))
        return self.folded[place]

    def holds(self, frame: Frame, when: str | tuple[str, str]) -> np.ndarray:
        """In which rows is a column filled, or does it say one thing?"""
        if isinstance(when, str):
            column = self.column(frame.table.name, when)
            return np.ones(len(frame), bool) if column.blank is None else ~column.blank
        return np.array([word == when[1] for word in self.words(frame, when[0])], bool)

    def words(self, frame: Frame, name: str) -> list[Any]:
        """What a column of codes says in each row; of a yes/no column ``yes`` and ``no``."""
        said = plain(frame.table.column(name).kind, self.column(frame.table.name, name), len(frame), [])
        return [{True: "yes", False: "no"}.get(value, value) for value in said]

    def taken(self, lines: Frame, at: np.ndarray, where: str) -> tuple[np.ndarray, np.ndarray]:
        """Which of some lines fulfil a yes/no column, and of which of the others that is not known."""
        if not where:
            return np.ones(len(at), bool), np.zeros(len(at), bool)
        flags = self.column(lines.table.name, where)
        unknown = mask_of(flags.blank, len(lines))[at]
        return (np.broadcast_to(np.asarray(flags.values) == 1, (len(lines),))[at]) & ~unknown, unknown


def places(keys: Sequence[str], wanted: Sequence[str]) -> np.ndarray:
    """The first row in which each wanted key stands, both folded; -1 where none does, and for a blank."""
    place = {key: row for row, key in reversed(list(enumerate(keys))) if key}
    return np.array([place.get(key, -1) for key in wanted], np.int64)


def pairs_of(keys: Sequence[str], wanted: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
    """Every pair of a wanted key and a row in which it stands, both folded: places among the wanted, and rows."""
    rows: dict[str, list[int]] = {}
    for row, key in enumerate(keys):
        rows.setdefault(key, []).append(row)
    rows.pop("", None)
    found = [(at, row) for at, key in enumerate(wanted) for row in rows.get(key, ())]
    at, parent = np.array(found, np.int64).reshape(-1, 2).T
    return at, parent
