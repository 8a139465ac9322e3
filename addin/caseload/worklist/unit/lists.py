"""The lines that one caseload gives to each sheet of the unit workbook."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from caseload.rules import ask
from caseload.rules.engine.shown import cell_column, is_refusal, refusal_text
from caseload.tables.compute import folded_key
from caseload.worklist.report608 import COLUMN
from caseload.worklist.unit.reading import Reading, Row, plain_text
from caseload.worklist.unit.schema import spoken

SHOWN = {
    "discontinued": "discontinued_on",
    "approaching_or_at_day_20": "notice_on",
    "no_activity_update": "last_contact_on",
    "past_overdue_noncompliance": "notice_on",
}
"""Category of the 608 -> the day in the workbook that puts a case there."""
NOTICE = ("open", "problem", "good_cause", "notice_on", "notice_day", "day_twenty", "earliest_sanction")
CLOSING_FORM = "closing_50_20e"
CLOCKS = {"months_left": "months", "days_left": "days"}
"""Column with what is left of a clock -> its unit."""


def _categories(reading: Reading, row: int) -> list[str]:
    shown = reading.of(row, COLUMN)
    return str(shown).split(", ") if shown else []


def report_608(reading: Reading) -> list[Row]:
    """A line for each participant and category of the Case Management Report."""
    found = []
    for row in range(len(reading.people)):
        for category in _categories(reading, row):
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
    rows = [row for row in range(len(people)) if _categories(reading, row)]
    inputs = {
        "categories": [_categories(reading, row) for row in rows],
        "exempt": [None if (kind := reading.of(row, "registration")) is None else kind == "exempt" for row in rows],
        "good_cause_deferral": [reading.of(row, "good_cause_deferral") for row in rows],
    }
    answers = cell_column(ask("WTW-44", inputs, len(rows)), "unengaged")
    shown = reading.results.shown[people.table.name][COLUMN]
    unknown = [(row, value) for row, value in enumerate(shown) if is_refusal(value)]
    return [{**reading.whom(row), "because": _because(reading, row, answer),
             "last_contact_on": reading.of(row, "last_contact_on"), "contact_due_on": reading.of(row, "contact_due_on")}
            for row, answer in [*zip(rows, answers, strict=True), *unknown] if answer is True or is_refusal(answer)]  # fmt: skip


def _because(reading: Reading, row: int, answer: Any) -> str:
    return str(answer) if is_refusal(answer) else ", ".join(map(spoken, _categories(reading, row)))


def good_cause(reading: Reading) -> list[Row]:
    """Open notices of those who are at or near day 20, or beyond it."""
    found = []
    for frame, row, person in reading.rows("Noncompliance"):
        standing = [each for each in _categories(reading, person) if SHOWN.get(each) == "notice_on"]
        told = {name: reading.value(frame, row, name) for name in NOTICE} if standing else {}
        if standing and told.get("open") is True and told.get("notice_on") is not None:
            cause = {True: "found", False: "none", None: "pending"}[told.get("good_cause")]
            found.append({**reading.whom(person), "standing": ", ".join(map(spoken, standing)), "good_cause": cause,
                          "problem": spoken(str(told["problem"] or "")) or None,
                          **{name: told.get(name) for name in ("notice_on", "notice_day", "day_twenty", "earliest_sanction")}})  # fmt: skip
    return found


def forms_5020e(reading: Reading) -> list[Row]:
    """50-20e that were handed in: for closing (issued, record not closed) and for a transfer (not routed yet)."""
    return [*_closings(reading), *_transfers(reading)]


def _closings(reading: Reading) -> list[Row]:
    issued: dict[str, date] = {}
    notices = reading.caseload.frames.get("Notices")
    for row in range(len(notices) if notices is not None else 0):
        assert notices is not None
        day = reading.value(notices, row, "produced_on")
        if notices.columns["form"][row] == CLOSING_FORM and notices.columns["state"][row] != "void" and day is not None:
            case = plain_text(notices.columns["case_number"][row]).casefold()
            issued[case] = max(day, issued.get(case, day))
    found = []
    for row, case in enumerate(reading.people.columns["case_number"]):
        on = issued.get(plain_text(case).casefold())
        if on is not None and reading.of(row, "registration") != "closed" and reading.of(row, "discontinued_on") is not None:
            found.append({**reading.whom(row), "purpose": "closing", "handed_in_on": on, "destination": "closed bank",
                          "registration": _registration(reading, row)})  # fmt: skip
    return found


def _registration(reading: Reading, row: int) -> Any:
    """How the person is registered, in the words of the form: a deferral shows as good cause."""
    if reading.of(row, "good_cause_deferral") is True:
        return "good_cause"
    kind = reading.of(row, "registration")
    return "exempt_volunteer" if kind == "volunteer" else kind


def _transfers(reading: Reading) -> list[Row]:
    found = []
    for frame, row, person in reading.rows("Routings"):
        told = {name: reading.value(frame, row, name) for name in frame.table.names}
        if told["handed_in_on"] is not None and told["routed_on"] is None:
            found.append({**reading.whom(person), "purpose": "transfer", "handed_in_on": told["handed_in_on"],
                          "destination": told["destination"], "found_correct": told["destination_correct"]})  # fmt: skip
    return found


def one_on_one(reading: Reading) -> list[Row]:
    """The worker's log of orientations for one person."""
    found = []
    for frame, row, person in reading.rows("OneOnOne"):
        told = {name: reading.value(frame, row, name) for name in frame.table.names}
        if told["orientation_on"] is not None:
            answer = reading.results.shown[frame.table.name]["allowed"][row]
            allowed = {True: "yes", False: "no"}.get(answer, answer)
            found.append({**reading.whom(person), "orientation_on": told["orientation_on"], "allowed": allowed,
                          "reason": spoken(str(told["reason"] or "")) or None, "approved_by": told["approved_by"]})  # fmt: skip
    return found


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
            person = reading.row_of.get(line.participant_id.strip().casefold(), -1)
            found.append({**reading.whom(person), "due_on": line.due_on, "days_overdue": -line.days_left, "what": line.what,
                          "source": line.source, "place": line.place, "program": reading.caseload.program.code})  # fmt: skip
    return found


def reviews(reading: Reading) -> list[Row]:
    """Reviews with findings in the worker's own workbook; a row without findings is a review that is still to come."""
    frame = reading.caseload.frames.get("Reviews")
    found = []
    for row in range(len(frame) if frame is not None and frame.letters else 0):
        assert frame is not None
        on, findings = reading.value(frame, row, "reviewed_on"), reading.value(frame, row, "findings")
        if on is not None and findings:
            found.append({"worker_id": plain_text(frame.columns["ec"][row]) or reading.worker_id, "worker": reading.worker,
                          "case_number": plain_text(frame.columns["case_number"][row]), "month": f"{on:%Y-%m}",
                          "reviewed_on": on, "findings": findings,
                          "reviewed_by": frame.columns["reviewed_by"][row], "file": reading.place})  # fmt: skip
    return found


def wpr_cases(reading: Reading) -> list[Row]:
    """Whose caseload the cases of the WPR sample are in."""
    numbers = reading.people.columns["case_number"] if reading.asked.sample else []
    return [reading.whom(row) for row, number in enumerate(numbers) if folded_key(number) in reading.asked.sample]


LISTS: Mapping[str, Callable[[Reading], list[Row]]] = {
    "Report608": report_608, "Unengaged": unengaged, "GoodCause": good_cause, "Forms5020e": forms_5020e,
    "OneOnOne": one_on_one, "Exemptions": exemptions, "Clocks": clocks, "OverdueCases": overdue_cases, "Reviews": reviews,
    "WprCases": wpr_cases,
}  # fmt: skip
"""Table of the unit workbook -> the lines that a caseload gives to it."""
