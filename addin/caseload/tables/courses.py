"""What happened to a person, as the sheets tell it: the dated events that a machine plays, each with its cell.

A program says in ``programs/<program>_course.py`` which columns tell of which event (``Happens``) and which rows a
history shows beside them (``Shown``). Sheets on which people list events themselves (``Listed``) are found by the
columns that a machine's question fills. An event without its day, or an adverse one without who decided it, is named
and left out: nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from caseload.errors import Problem
from caseload.rules import evaluate
from caseload.rules.engine.kinds import BLANK, Day, Refused
from caseload.tables.entered import folded_key, read_one
from caseload.tables.read import Caseload, Frame
from caseload.tables.schema import Computed, Each, Program

NAMES = {"decided_by": "by", "recorded_by": "entered"}
"""Columns of a sheet of events with the name of the person who did it, or who entered it."""


@dataclass(frozen=True)
class Happens:
    """A row of ``table`` tells that ``event`` happened on the day in column ``day``.

    ``fields``: field of the event -> column (of the row, else of the person). ``given``: fields with a fixed value.
    ``when``: a test on the row, which is a mapping of columns. ``needs``: columns that must be filled for the event to
    count (who decided it). ``instead``: a column whose day stands in for a blank ``day``, which is then named. ``by``:
    the column with the name of who did or decided it. ``later``: days after that day on which the event begins.
    ``aside``: the row has a meaning of its own, and the event is left out without a word where it cannot follow.
    """

    table: str
    event: str
    day: str
    fields: Mapping[str, str] = field(default_factory=dict)
    given: Mapping[str, Any] = field(default_factory=dict)
    when: Callable[[Row], bool] | None = None
    needs: tuple[str, ...] = ()
    instead: str = ""
    by: str = ""
    later: int = 0
    aside: bool = False

    @property
    def only_by_day(self) -> bool:
        """Does a row without the day tell of nothing at all?"""
        return self.when is None and not self.instead


@dataclass(frozen=True)
class Listed:
    """Each row of ``table`` is an event: field of the event -> column; who did it stands in one of ``NAMES``."""

    table: str
    fields: Mapping[str, str]


@dataclass(frozen=True)
class Course:
    """The events of one machine's question (``CW-NC.state``) in a program's workbook."""

    question: str
    tells: tuple[Happens | Listed, ...]


@dataclass(frozen=True)
class Shown:
    """Rows that a history shows as they are: the day, how it is called, the column that tells it, who did it."""

    table: str
    day: str
    called: str
    told: str = ""
    by: str = ""


@dataclass
class Recorded:
    """An event of a person as a question takes it, the cells in which it stands, and who did or entered it (``role``)."""

    event: dict[str, Any]
    places: list[str]
    table: str
    by: str = ""
    role: str = "by"
    aside: bool = False


class Row:
    """One row of a table and the person it belongs to; a column is read as JSON, a blank as None."""

    def __init__(self, caseload: Caseload, frame: Frame, row: int, person: int):
        self.caseload, self.frame, self.row, self.person = caseload, frame, row, person

    def __getitem__(self, column: str) -> Any:
        if column in self.frame.columns:
            return _value(self.frame, self.row, column)
        people = self.caseload.people
        return _value(people, self.person, column) if self.person >= 0 and column in people.columns else None

    def text(self, column: str) -> str:
        """A cell as it was typed; "" for a blank one."""
        raw = self.frame.columns[column][self.row] if column in self.frame.columns else None
        return "" if raw is None else str(raw).strip()

    def place(self, column: str) -> str:
        """The cell of a column; of one that the sheet has lost, the row's first."""
        frame = self.frame
        known = column if column in frame.letters else next(iter(frame.letters), column)
        return frame.place(self.row, known)


def courses(program: Program) -> list[Course]:
    """The courses of a program: those it declares, and those whose events stand on a sheet of their own."""
    found: dict[str, list[Happens | Listed]] = {}
    for course in _declared(program, "COURSES"):
        found.setdefault(course.question, []).extend(course.tells)
    for question, listed in _listed(program):
        if listed not in (tells := found.setdefault(question, [])):
            tells.append(listed)
    return [Course(question, tuple(tells)) for question, tells in found.items()]


def answered(question: str, events: Sequence[Recorded], as_of: date) -> tuple[dict[str, Any], list[Recorded], list[Any]]:
    """The answer, the events on which it rests, and those that cannot be right with the reason, the first one first."""
    kept = list(events)
    left_out: list[tuple[Recorded, str]] = []
    while True:
        answer = evaluate(question, {"events": [each.event for each in kept], "as_of": as_of.isoformat()})
        if "status" not in answer or "line" not in answer:
            return answer, kept, left_out
        wrong = kept.pop(answer["line"] - 1)
        if not wrong.aside:
            left_out.append((wrong, answer.get("reason") or f"missing: {', '.join(answer['missing'])}"))


def standings(caseload: Caseload, question: str, as_of: date) -> dict[str, dict[str, Any]]:
    """Where everybody stands in a process that has begun for them: folded key of the person -> answer.

    An event that cannot be right makes the answer a refusal that names it.
    """
    found = {}
    for course in courses(caseload.program):
        for key, (events, _) in events_by_person(caseload, course).items() if course.question == question else ():
            if events:
                answer, _, left_out = answered(question, events, as_of)
                if left_out:
                    found[key] = {"status": "invalid", "field": str(left_out[0][0].event["event"]), "reason": left_out[0][1]}
                elif "status" in answer or answer.get("since") is not None:
                    found[key] = answer
    return found


def shown_rows(program: Program) -> Sequence[Shown]:
    """The rows that a history shows beside the events; without a declaration, the contacts."""
    declared = _declared(program, "SHOWN")
    return declared or (Shown("Contacts", "contact_on", "Contact", "results"),)


def _declared(program: Program, name: str) -> Sequence[Any]:
    module = f"caseload.tables.programs.{program.code}_course"
    return getattr(import_module(module), name, ()) if find_spec(module) is not None else ()


def _listed(program: Program) -> Iterator[tuple[str, Listed]]:
    """The sheets of events that computed columns hand to a question."""
    for table in program.tables:
        for column in table.computed:
            made = column.computed
            source = made.inputs.get("events") if isinstance(made, Computed) else None
            if isinstance(source, Each):
                assert isinstance(made, Computed)
                yield made.question, Listed(source.table, dict(source.fields))


def recorded(caseload: Caseload, course: Course, participant: str) -> tuple[list[Recorded], list[Problem]]:
    """The events of one person in the order of their days, and what kept a row from telling one."""
    wanted = folded_key(participant)
    return events_by_person(caseload, course, wanted).get(wanted, ([], []))


def events_by_person(
    caseload: Caseload, course: Course, only: str = ""
) -> dict[str, tuple[list[Recorded], list[Problem]]]:
    """The same for everybody (or one person, by folded key): key of the person -> events, problems."""
    people = caseload.people
    keys = [folded_key(each) for each in people.columns.get(people.table.key, ())]
    at = {key: row for row, key in reversed(list(enumerate(keys)))}
    found: dict[str, tuple[list[Recorded], list[Problem]]] = {key: ([], []) for key in at if key and only in ("", key)}
    told: dict[str, list[tuple[int, str]]] = {}
    for tells in course.tells:
        frame = caseload.frames.get(tells.table)
        if frame is None:
            continue
        if tells.table not in told:
            rows = enumerate(map(folded_key, frame.columns.get(frame.table.key, ())))
            told[tells.table] = [(row, key) for row, key in rows if key in found]
        days = frame.columns.get(tells.day) if isinstance(tells, Happens) and tells.only_by_day else None
        for row, key in told[tells.table]:
            if days is not None and days[row] is None:
                continue
            one = Row(caseload, frame, row, at[key])
            for each in _happened(one, tells) if isinstance(tells, Happens) else _entered(one, tells):
                found[key][isinstance(each, Problem)].append(each)  # type: ignore[arg-type]
    return {key: (_once(events), problems) for key, (events, problems) in found.items()}


def _happened(row: Row, tells: Happens) -> Iterator[Recorded | Problem]:
    """The event of which some columns of a row tell, or why it does not count."""
    if tells.when is not None and not tells.when(row):
        return
    day, column = row[tells.day], tells.day
    if day is None and tells.instead and row[tells.instead] is not None:
        column, day = tells.instead, row[tells.instead]
        yield _lacks(row, tells.day, f"the day in {_header(row, column)} stands in for it", "warning")
    if day is None:
        if tells.when is not None:
            yield _lacks(row, tells.day, "without its day it is not counted")
        return
    lacking = [each for each in tells.needs if row[each] is None]
    if lacking:
        yield from (_lacks(row, each, "nothing of that kind counts without it") for each in lacking)
        return
    event = {"event": tells.event, "event_on": _later(day, tells.later), **tells.given}
    event |= {name: row[each] for name, each in tells.fields.items()}
    yield Recorded(event, [row.place(column)], tells.table, row.text(tells.by), aside=tells.aside)


def _entered(row: Row, tells: Listed) -> Iterator[Recorded | Problem]:
    """The event that a row of a sheet of events is, or what it lacks."""
    lacking = [tells.fields[name] for name in ("event", "event_on") if row[tells.fields[name]] is None]
    if lacking:
        yield from (_lacks(row, each, "without it the row is not counted") for each in lacking)
        return
    event = {name: row[column] for name, column in tells.fields.items()}
    column = next((each for each in NAMES if row.text(each)), "decided_by")
    place = row.place(tells.fields["event_on"])
    yield Recorded(event, [place], tells.table, row.text(column), NAMES[column])


def _once(events: list[Recorded]) -> list[Recorded]:
    """The events in the order of their days; one that two sheets tell of is one event with two places."""
    found: list[Recorded] = []
    for each in sorted(events, key=lambda one: str(one.event["event_on"])):
        same = next((one for one in found if _same(one, each)), None)
        if same is None:
            found.append(each)
        else:
            same.places += each.places
            same.by = same.by or each.by
            same.event |= {name: value for name, value in each.event.items() if same.event.get(name) is None}
    return found


def _same(one: Recorded, other: Recorded) -> bool:
    told = ("event", "event_on", "service", "month")
    return one.table != other.table and all(one.event.get(name) == other.event.get(name) for name in told)


def _lacks(row: Row, column: str, why: str, severity: str = "error") -> Problem:
    header, place = _header(row, column), row.place(column)
    if not _readable(row, column):
        return Problem(place, f"{header} cannot be read", why, f"Correct {header}.", row.caseload.path.name, severity)
    return Problem(place, f"{header} is blank", why, f"Fill in {header}.", row.caseload.path.name, severity)


def _header(row: Row, column: str) -> str:
    return row.frame.table.column(column).header


def _value(frame: Frame, row: int, column: str) -> Any:
    """A cell as JSON; blank and unreadable ones are None."""
    kind = frame.table.column(column).kind
    try:
        value = read_one(kind, frame.columns[column][row])
    except Refused:
        return None
    return None if value is BLANK else kind.show(value)


def _readable(row: Row, column: str) -> bool:
    try:
        read_one(row.frame.table.column(column).kind, row.frame.columns[column][row.row])
    except Refused:
        return False
    return True


def _later(day: str, days: int) -> str:
    return str(Day().show(Day().read(day) + days))
