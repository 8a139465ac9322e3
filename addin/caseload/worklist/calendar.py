"""The due list as a calendar file (.ics) that Outlook and others take in: one all-day entry for each thing due."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from typing import Any

from caseload.worklist.due import WORDS, Line

PRODUCT = "-//Caseload//due list//EN"


def calendar(lines: Iterable[tuple[str, Line]], as_of: date, named: Collection[tuple[str, str]] = ()) -> bytes:
    """The calendar file of some lines, each with its workbook's name.

    ``named``: workbook and participant of those whose name and reason may stand in the entry; of all others only the
    number does, for calendars are seen by many. What is overdue stands on ``as_of``. The same thing due on the same
    day is the same entry however often it is made, so that taking the file in twice doubles nothing.
    """
    from icalendar import Calendar

    made = Calendar()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    for file, line in lines:
        made.add_component(_entry(file, line, as_of, (file, line.participant_id) in named))
    return bytes(made.to_ical())


def _entry(file: str, line: Line, as_of: date, named: bool) -> Any:
    from icalendar import Event

    day = max(line.due_on, as_of)
    who = f"{line.participant_id}, {line.person}" if named and line.person else line.participant_id
    late = f"overdue since {line.due_on}: " if line.standing == "overdue" else ""
    where = f"{file}, {line.place}. {line.source}"
    entry = Event()
    entry.add("uid", _uid(file, line))
    entry.add("dtstamp", datetime.combine(as_of, time(), UTC))
    entry.add("dtstart", day)
    entry.add("dtend", day + timedelta(days=1))
    entry.add("summary", f"{late}{line.what} ({who})")
    entry.add("description", f"{line.why}\n{where}" if named else where)
    entry.add("categories", [f"Caseload {WORDS[line.standing]}"])
    entry.add("class", "PRIVATE")
    entry.add("transp", "TRANSPARENT")
    return entry


def _uid(file: str, line: Line) -> str:
    facts = (file, line.table, line.column, line.participant_id, line.due_on.isoformat())
    return f"{sha256('|'.join(facts).encode()).hexdigest()[:32]}@caseload"


__all__ = ["PRODUCT", "calendar"]
