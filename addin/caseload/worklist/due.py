"""The due list: every computed day by which something is to be done, with its standing, reason and source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from string import Formatter
from typing import Any

from caseload.rules import ask, find
from caseload.rules.engine.kinds import Day
from caseload.tables.compute import Results
from caseload.tables.entered import folded_key
from caseload.tables.formulas.reductions import STANDINGS
from caseload.tables.read import Caseload, Frame
from caseload.tables.schema import Column, Computed, Own

ORDER = ("overdue", "due_today", "open")
NAMED = ("last_name", "first_name")
WORDS = dict(zip(ORDER, STANDINGS, strict=True))
"""Standing -> the word on the Today sheet."""


@dataclass(frozen=True)
class Line:
    """One thing that is due: until when, how it stands, for whom, what, why, by which rule, and the cell."""

    standing: str
    due_on: date
    days_left: int
    participant_id: str
    person: str
    what: str
    why: str
    source: str
    place: str
    table: str
    column: str
    row: int

    def record(self) -> dict[str, Any]:
        """The line as a JSON record."""
        return {**asdict(self), "due_on": self.due_on.isoformat()}

    def for_today(self) -> dict[str, Any]:
        """The line as a row of the Today sheet."""
        return {"standing": WORDS[self.standing], "due_on": self.due_on, "days_left": self.days_left,
                "participant_id": self.participant_id, "person": self.person, "what": self.what, "why": self.why,
                "source": self.source, "place": self.place}  # fmt: skip


def due_list(caseload: Caseload, results: Results, as_of: date, days: int = 7) -> list[Line]:
    """What is overdue, due today or due within some days, the earliest first."""
    waiting = [(frame, column, row, day) for frame, column in _due_columns(caseload)
               for row, day in enumerate(results.shown[frame.table.name][column.name])
               if isinstance(day, date) and not _done(frame, results, column, row)]  # fmt: skip
    if not waiting:
        return []
    standings = ask("TIME-12.standing", {"due_on": [day.isoformat() for *_, day in waiting], "as_of": as_of.isoformat()},
                    len(waiting)).records()  # fmt: skip
    names = _names(caseload)
    lines = [_line(results, names, *told, answer) for told, answer in zip(waiting, standings, strict=True)
             if answer["standing"] in ORDER and answer["days_left"] <= days]  # fmt: skip
    return sorted(lines, key=lambda line: (line.due_on, line.participant_id, line.what))


def _due_columns(caseload: Caseload) -> list[tuple[Frame, Column]]:
    return [(caseload[table.name], column) for table in caseload.program.tables for column in table.computed
            if column.due is not None and table.name in caseload.frames]  # fmt: skip


def _names(caseload: Caseload) -> dict[str, str]:
    columns = caseload.people.columns
    parts = [{name: columns[name][row] for name in NAMED if name in columns} for row in range(len(caseload.people))]
    return {folded_key(key): full_name(part) for key, part in zip(columns["participant_id"], parts, strict=True)}


def full_name(person: Mapping[str, Any]) -> str:
    """Last name, first name, as far as they are known."""
    last, first = (person.get(part) or "" for part in NAMED)
    return f"{last}, {first}".strip(", ")


def is_confidential(person: Mapping[str, Any]) -> bool:
    """Is a participant to be named nowhere? Only a no opens the name: a blank, or what cannot be read, does not."""
    from caseload.rules.engine.kinds import Flag, Refused
    from caseload.tables.entered import read_one

    try:
        return read_one(Flag(), person.get("confidential")) is not False
    except Refused:
        return True


def _line(results: Results, names: Mapping[str, str], frame: Frame, column: Column, row: int, day: date,
          answer: Mapping[str, Any]) -> Line:  # fmt: skip
    assert column.due is not None
    key = frame.columns[frame.table.key][row]
    return Line(answer["standing"], day, answer["days_left"], str(key), names.get(folded_key(key), ""),
                _what(frame, results, column.due.what, row), reason(frame, column, results, row), _source(column),
                frame.place(row, column.name), frame.table.name, column.name, row)  # fmt: skip


def _done(frame: Frame, results: Results, column: Column, row: int) -> bool:
    """Is it done already, or not to be done?"""
    assert column.due is not None
    if any(_value(frame, results, name, row) is not None for name in column.due.ends):
        return True
    wanted, ended = column.due.only_when, column.due.unless
    return bool(wanted and not _is_yes(frame, results, wanted, row)) or bool(ended and _is_yes(frame, results, ended, row))


def _is_yes(frame: Frame, results: Results, name: str, row: int) -> bool:
    return str(_value(frame, results, name, row)).strip().casefold() in ("yes", "true", "y")


def _what(frame: Frame, results: Results, words: str, row: int) -> str:
    """What is due, with the columns that it names; codes read as words."""
    named = [name for _, name, _, _ in Formatter().parse(words) if name]
    return words.format(**{name: str(_value(frame, results, name, row) or "").replace("_", " ") for name in named})


def reason(frame: Frame, column: Column, results: Results, row: int) -> str:
    """Why it is due: the days and facts of the row from which the rule counts."""
    made = column.computed
    if not isinstance(made, Computed):
        return ""
    facts = []
    for source in made.inputs.values():
        if isinstance(source, Own):
            other = frame.table.column(source.column)
            value = _value(frame, results, other.name, row)
            if value not in (None, "", "no", False) and (isinstance(other.kind, Day) or other.computed is None):
                facts.append(f"{other.header} {value}")
    words = column.help or find(made.question).sentence
    return f"{'; '.join(facts)}. {words}" if facts else words


def _value(frame: Frame, results: Results, name: str, row: int) -> Any:
    shown = results.shown.get(frame.table.name, {})
    value = shown[name][row] if name in shown else frame.columns[name][row]
    return value.isoformat() if isinstance(value, date) else value


def _source(column: Column) -> str:
    made = column.computed
    if not isinstance(made, Computed):
        return ""
    return f"{made.question} ({find(made.question).cites})"


def counts(lines: Sequence[Line]) -> dict[str, int]:
    """How many lines stand where."""
    return {standing: sum(line.standing == standing for line in lines) for standing in ORDER}
