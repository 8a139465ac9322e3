"""The figures of one caseload, and one row of data for each of its cases."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from caseload.worklist.report608 import COLUMN
from caseload.worklist.unit.lists.limits import CLOCKS
from caseload.worklist.unit.reading import Reading, Row

PARTICIPATE = ("mandatory", "volunteer")


def owing_hours(reading: Reading) -> list[bool]:
    """Who owes hours: registered for work, aid running, no deferral. Programs without a registration ask everyone."""
    asked = "registration" not in reading.names
    columns = map(reading.about, ("registration", "discontinued_on", "restored_on", "good_cause_deferral"))
    return [asked if registration is None else
            registration in PARTICIPATE and deferral is not True
            and not (isinstance(off, date) and off <= reading.asked.as_of and restored is None)
            for registration, off, restored, deferral in zip(*columns, strict=True)]  # fmt: skip


def figures(reading: Reading, lists: Mapping[str, list[Row]]) -> dict[str, int]:
    """What is counted for the worker; figures of several workbooks of one worker are added up."""
    found = {"participants": len(reading.people), **_hours(reading)}
    found["overdue"] = sum(line.standing == "overdue" for line in reading.lines)
    found["due_soon"] = len(reading.lines) - found["overdue"]
    found["oldest_days"] = max((row["days_overdue"] for row in lists.get("OverdueCases", ())), default=0)
    return found


def _hours(reading: Reading) -> dict[str, int]:
    if "hours_met" not in reading.names:
        return {}
    answers = [met for met, owed in zip(reading.about("hours_met"), owing_hours(reading), strict=True) if owed]
    met, short = sum(each is True for each in answers), sum(each is False for each in answers)
    return {"hours_met": met, "hours_short": short, "hours_unknown": len(answers) - met - short}


DATA = ("as_of", "worker_id", "worker", "program", "file", "case_number", "participant_id", "registration",
        "required_hours", "known_hours", "hours_owed", "hours_met", "last_contact_on", "contact_due_on", "months_left",
        "categories_608", "unengaged", "overdue_steps", "oldest_due_on")  # fmt: skip
"""Columns of the data on cases: numbers, days and codes, no names of participants."""
_COPIED = ("registration", "required_hours", "known_hours", "hours_met", "last_contact_on", "contact_due_on", "months_left")

ANSWERS = (*_COPIED, *CLOCKS, COLUMN)
"""Columns of a participant whose answers the unit's figures and lists show."""


def case_rows(reading: Reading, lists: Mapping[str, list[Row]]) -> Iterator[Row]:
    """One row of data for each participant."""
    overdue: dict[Any, list[date]] = {}
    for line in lists.get("OverdueCases", ()):
        overdue.setdefault(line.get("participant_id"), []).append(line["due_on"])
    idle = {line.get("participant_id") for line in lists.get("Unengaged", ()) if not str(line["because"]).startswith("? ")}
    listed: dict[Any, list[str]] = {}
    for line in lists.get("Report608", ()):
        listed.setdefault(line.get("participant_id"), []).append(line["category"])
    columns = {name: reading.about(name) for name in _COPIED}
    owing = owing_hours(reading)
    for row in range(len(reading.people)):
        whom = reading.whom(row)
        key = whom["participant_id"]
        late = overdue.get(key, [])
        yield {"as_of": reading.asked.as_of, "program": reading.caseload.program.code,
               **{name: whom[name] for name in ("worker_id", "worker", "file", "case_number", "participant_id")},
               **{name: values[row] for name, values in columns.items()},
               "hours_owed": owing[row], "categories_608": "; ".join(listed.get(key, ())),
               "unengaged": key in idle, "overdue_steps": len(late), "oldest_due_on": min(late, default=None)}  # fmt: skip
