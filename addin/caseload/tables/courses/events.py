"""The events of a person in the order of their days, each with the cells that tell of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from caseload.errors import Problem
from caseload.rules.engine.kinds import Day
from caseload.tables.courses.declared import Course, Happens, Listed
from caseload.tables.courses.row import Cells, Row
from caseload.tables.entered import folded_key
from caseload.tables.read import Caseload

NAMES = {"decided_by": "by", "recorded_by": "entered"}
"""Columns of a sheet of events with the name of the person who did it, or who entered it."""
_TOLD = ("event", "event_on", "service", "month")
"""What is the same where two sheets tell of one event."""


@dataclass
class Recorded:
    """An event of a person as a question takes it, the cells in which it stands, and who did or entered it (``role``)."""

    event: dict[str, Any]
    cells: list[tuple[Row, str]]
    table: str
    by: str = ""
    role: str = "by"
    aside: bool = False

    @property
    def places(self) -> list[str]:
        """The names of its cells."""
        return [row.place(column) for row, column in self.cells]


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
    told: dict[str, list[tuple[Row, str]]] = {}
    cells = Cells()
    for tells in course.tells:
        frame = caseload.frames.get(tells.table)
        if frame is None:
            continue
        if tells.table not in told:
            rows = enumerate(map(folded_key, frame.columns.get(frame.table.key, ())))
            told[tells.table] = [(Row(caseload, frame, row, at[key], cells), key) for row, key in rows if key in found]
        days = frame.columns.get(tells.day) if isinstance(tells, Happens) and tells.only_by_day else None
        for row, key in told[tells.table]:
            if days is not None and days[row.row] is None:
                continue
            for each in _happened(row, tells) if isinstance(tells, Happens) else _entered(row, tells):
                found[key][isinstance(each, Problem)].append(each)  # type: ignore[arg-type]
    return {key: (_once(events), problems) for key, (events, problems) in found.items()}


def _happened(row: Row, tells: Happens) -> Iterator[Recorded | Problem]:
    """The event of which some columns of a row tell, or why it does not count."""
    if tells.when is not None and not tells.when(row):
        return
    day, column = row[tells.day], tells.day
    if day is None and tells.instead and row[tells.instead] is not None:
        column, day = tells.instead, row[tells.instead]
        yield _lacks(row, tells.day, f"the day in {row.header(column)} stands in for it", "warning")
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
    yield Recorded(event, [(row, column)], tells.table, row.text(tells.by), aside=tells.aside)


def _entered(row: Row, tells: Listed) -> Iterator[Recorded | Problem]:
    """The event that a row of a sheet of events is, or what it lacks."""
    lacking = [tells.fields[name] for name in ("event", "event_on") if row[tells.fields[name]] is None]
    if lacking:
        yield from (_lacks(row, each, "without it the row is not counted") for each in lacking)
        return
    event = {name: row[column] for name, column in tells.fields.items()}
    column = next((each for each in NAMES if row.text(each)), "decided_by")
    yield Recorded(event, [(row, tells.fields["event_on"])], tells.table, row.text(column), NAMES[column])


def _once(events: list[Recorded]) -> list[Recorded]:
    """The events in the order of their days; one that two sheets tell of is one event with two places."""
    found: list[Recorded] = []
    alike: dict[tuple[Any, ...], list[Recorded]] = {}
    for each in sorted(events, key=lambda one: str(one.event["event_on"])):
        known = alike.setdefault(tuple(map(each.event.get, _TOLD)), [])
        same = next((one for one in known if one.table != each.table), None)
        if same is None:
            known.append(each)
            found.append(each)
        else:
            same.cells += each.cells
            same.by = same.by or each.by
            same.event |= {name: value for name, value in each.event.items() if same.event.get(name) is None}
    return found


def _lacks(row: Row, column: str, why: str, severity: str = "error") -> Problem:
    header, place = row.header(column), row.place(column)
    if not row.readable(column):
        return Problem(place, f"{header} cannot be read", why, f"Correct {header}.", row.caseload.path.name, severity)
    return Problem(place, f"{header} is blank", why, f"Fill in {header}.", row.caseload.path.name, severity)


def _later(day: str, days: int) -> str:
    return str(Day().show(Day().read(day) + days)) if days else day
