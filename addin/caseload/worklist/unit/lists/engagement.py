"""Cases that need the worker: categories of the 608, the unengaged, notices near day 20."""

from __future__ import annotations

from datetime import date

from caseload.rules import ask
from caseload.rules.engine.shown import cell_column, is_refusal
from caseload.worklist.report608 import COLUMN
from caseload.worklist.unit.reading import Reading, Row
from caseload.worklist.unit.sheets import spoken

SHOWN = {
    "discontinued": "discontinued_on",
    "approaching_or_at_day_20": "notice_on",
    "no_activity_update": "last_contact_on",
    "past_overdue_noncompliance": "notice_on",
}
"""Category of the 608 -> the day in the workbook that puts a case there."""
NOTICE = ("open", "problem", "good_cause", "notice_on", "notice_day", "day_twenty", "earliest_sanction")


def _categories(reading: Reading) -> list[list[str]]:
    """The categories of each participant."""
    return [str(shown).split(", ") if shown else [] for shown in reading.about(COLUMN)]


def report_608(reading: Reading) -> list[Row]:
    """A line for each participant and category of the Case Management Report."""
    found = []
    for row, categories in enumerate(_categories(reading)):
        for category in categories:
            name = SHOWN.get(category, "")
            day = reading.of(row, name) if name else None
            shown = f"{reading.people.table.column(name).header} {day}" if isinstance(day, date) else None
            if category == "no_activity_update" and day is None:
                shown = "No contact on record"
            found.append({**reading.whom(row), "category": spoken(category), "shown": shown})
    return found


def unengaged(reading: Reading) -> list[Row]:
    """The cases for the conference; a line also where a blank keeps the answer open."""
    people = reading.people
    if COLUMN not in reading.names:
        return []
    categories = _categories(reading)
    rows = [row for row, each in enumerate(categories) if each]
    inputs = {
        "categories": [categories[row] for row in rows],
        "exempt": [None if (kind := reading.of(row, "registration")) is None else kind == "exempt" for row in rows],
        "good_cause_deferral": [reading.of(row, "good_cause_deferral") for row in rows],
    }
    answers = cell_column(ask("WTW-44", inputs, len(rows)), "unengaged")
    shown = reading.results.shown[people.table.name][COLUMN]
    unknown = [(row, value) for row, value in enumerate(shown) if is_refusal(value)]
    return [{**reading.whom(row), "because": str(answer) if is_refusal(answer) else ", ".join(map(spoken, categories[row])),
             "last_contact_on": reading.of(row, "last_contact_on"), "contact_due_on": reading.of(row, "contact_due_on")}
            for row, answer in [*zip(rows, answers, strict=True), *unknown] if answer is True or is_refusal(answer)]  # fmt: skip


def good_cause(reading: Reading) -> list[Row]:
    """Open notices of those who are at or near day 20, or beyond it."""
    found = []
    categories = _categories(reading)
    for frame, row, person in reading.rows("Noncompliance"):
        standing = [each for each in categories[person] if SHOWN.get(each) == "notice_on"]
        told = {name: reading.value(frame, row, name) for name in NOTICE} if standing else {}
        if standing and told.get("open") is True and told.get("notice_on") is not None:
            cause = {True: "found", False: "none", None: "pending"}[told.get("good_cause")]
            found.append({**reading.whom(person), "standing": ", ".join(map(spoken, standing)), "good_cause": cause,
                          "problem": spoken(str(told["problem"] or "")) or None,
                          **{name: told.get(name) for name in ("notice_on", "notice_day", "day_twenty", "earliest_sanction")}})  # fmt: skip
    return found
