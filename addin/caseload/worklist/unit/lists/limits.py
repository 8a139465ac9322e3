"""What ends or has ended: exemptions, clocks, steps whose last day has passed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from caseload.rules import ask
from caseload.rules.engine.shown import refusal_text
from caseload.worklist.unit.reading import Reading, Row
from caseload.worklist.unit.sheets import spoken

CLOCKS = {"months_left": "months", "days_left": "days"}
"""Column with what is left of a clock -> its unit."""


def exemptions(reading: Reading) -> list[Row]:
    """Exemptions that are over, due for review, or will be within the days ahead; a blank that decides is named."""
    lines = list(reading.rows("Exemptions"))
    names = ("ends_on", "open_ended", "review_on")
    inputs: dict[str, Any] = {name: [_json(reading.value(frame, row, name)) for frame, row, _ in lines] for name in names}
    now, later = (ask("WTW-24.review", {**inputs, "as_of": day.isoformat()}, len(lines)).records()
                  for day in (reading.asked.as_of, reading.asked.as_of + timedelta(days=reading.asked.ahead)))  # fmt: skip
    found = []
    for (frame, row, person), today, soon in zip(lines, now, later, strict=True):
        standing = (refusal_text(today) if "status" in today else "over" if today["expired"] else
                    "review due" if today["review_due"] else
                    "ends soon" if soon.get("expired") or soon.get("review_due") else "")  # fmt: skip
        if standing:
            told = {name: reading.value(frame, row, name) for name in ("reason", "began_on", "ends_on", "review_on")}
            told["reason"] = None if reading.confidential(person) else spoken(str(told["reason"] or "")) or None
            found.append({**reading.whom(person), "standing": standing, **told})
    return found


def _json(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def clocks(reading: Reading) -> list[Row]:
    """Clocks with few months or days left."""
    near = {"months": reading.asked.months, "days": reading.asked.ahead}
    people, found = reading.people, []
    for name, unit in CLOCKS.items():
        if name in reading.names:
            for row in range(len(people)):
                left = reading.of(row, name)
                if isinstance(left, (int, float)) and left <= near[unit] and not _off_aid(reading, row):
                    found.append({**reading.whom(row), "clock": people.table.column(name).header, "left": left, "unit": unit})
    return found


def _off_aid(reading: Reading, row: int) -> bool:
    day = reading.of(row, "discontinued_on")
    return isinstance(day, date) and day <= reading.asked.as_of and reading.of(row, "restored_on") is None


def overdue_cases(reading: Reading) -> list[Row]:
    """Each step whose last day has passed."""
    found = []
    for line in reading.lines:
        if line.standing == "overdue":
            person = reading.person_row(reading.caseload[line.table], line.row)
            found.append({**reading.whom(person), "due_on": line.due_on, "days_overdue": -line.days_left, "what": line.what,
                          "source": line.source, "place": line.place, "program": reading.caseload.program.code})  # fmt: skip
    return found
