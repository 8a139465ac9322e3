"""One caseload as the unit reads it: its answers, its columns by kind, and by participant who it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from caseload.rules.engine.kinds import BLANK, Refused
from caseload.rules.engine.shown import is_refusal
from caseload.rules.engine.typed import reader_of
from caseload.tables.compute import Results
from caseload.tables.entered import folded_key
from caseload.tables.read import Caseload, Frame
from caseload.worklist.due import NAMED, Line, full_name

Row = dict[str, Any]


@dataclass(frozen=True)
class Asked:
    """What a roll-up asks: the day, how many days ahead is soon, how many months left is near the end of a clock.

    ``ahead``: days ahead for exemptions. ``sample``: case numbers of the WPR sample, folded, whose worker is wanted.
    """

    as_of: date
    days: int = 7
    ahead: int = 31
    months: int = 6
    sample: frozenset[str] = frozenset()


@dataclass
class Reading:
    """A caseload with its answers, and by participant who it is; names of confidential participants stay out."""

    caseload: Caseload
    results: Results
    asked: Asked
    place: str
    lines: list[Line]

    def __post_init__(self) -> None:
        self._columns: dict[tuple[str, str], list[Any]] = {}
        self._whom: dict[int, Row] = {}
        settings = self.caseload.settings
        self.worker = plain_text(settings.get("worker_name")) or plain_text(settings.get("worker_id")) or self.place
        self.worker_id = plain_text(settings.get("worker_id")) or self.worker
        self.people = self.caseload.people
        self.names = frozenset(self.people.table.names)
        key = self.people.table.key
        self.row_of = {folded_key(value): row for row, value in reversed(list(enumerate(self.people.columns[key])))}

    def column(self, frame: Frame, name: str) -> list[Any]:
        """A column as its kind reads it; None where it is blank, unreadable or not answered, or where there is none."""
        key = (frame.table.name, name)
        known = self._columns.get(key)
        if known is None:
            known = self._columns[key] = self._read(frame, name)
        return known

    def _read(self, frame: Frame, name: str) -> list[Any]:
        shown = self.results.shown.get(frame.table.name, {})
        if name in shown:
            return [None if is_refusal(value) else value for value in shown[name]]
        if name not in frame.columns:
            return [None] * len(frame)
        read = reader_of(frame.table.column(name).kind)
        seen: dict[Any, Any] = {(type(None), None): None}
        for raw in frame.columns[name]:
            if (type(raw), raw) not in seen:
                seen[type(raw), raw] = _typed(read, raw)
        return [seen[type(raw), raw] for raw in frame.columns[name]]

    def value(self, frame: Frame, row: int, name: str) -> Any:
        """One value of a column."""
        return self.column(frame, name)[row]

    def of(self, row: int, name: str) -> Any:
        """A column of a participant's row."""
        return self.about(name)[row]

    def about(self, name: str) -> list[Any]:
        """A column of the participants."""
        return self.column(self.people, name)

    def person_row(self, frame: Frame, row: int) -> int:
        """The participant's row to which a row of another table belongs; -1 when to nobody."""
        return self.row_of.get(folded_key(frame.columns[frame.table.key][row]), -1)

    def confidential(self, row: int) -> bool:
        """Is the participant confidential? A blank is never taken for no: only a plain no lets the name be shown."""
        return self.of(row, "confidential") is not False

    def whom(self, row: int) -> Row:
        """Worker, case and participant for a line of a list."""
        if row not in self._whom:
            self._whom[row] = self._who(row)
        return dict(self._whom[row])

    def _who(self, row: int) -> Row:
        found: Row = {"worker_id": self.worker_id, "worker": self.worker, "file": self.place}
        if row < 0:
            return found
        columns = self.people.columns
        name: Row = {part: columns[part][row] for part in NAMED if part in columns}
        return {**found, "case_number": plain_text(columns["case_number"][row]),
                "participant_id": plain_text(columns["participant_id"][row]),
                "person": None if self.confidential(row) else full_name(name) or None}  # fmt: skip

    def rows(self, table: str) -> Iterator[tuple[Frame, int, int]]:
        """The rows of a table with the participant's row of each; none when the program has no such table."""
        frame = self.caseload.frames.get(table)
        if frame is not None:
            for row in range(len(frame)):
                person = self.person_row(frame, row)
                if person >= 0:
                    yield frame, row, person


def _typed(read: Callable[[Any], Any], raw: Any) -> Any:
    try:
        value = read(raw)
    except Refused:
        return None
    return None if value is BLANK else value


def plain_text(value: Any) -> str:
    """A value as text: 17.0 is ``17``, nothing is empty."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value).strip()
