"""Papers that wait for the supervisor, and the worker's logs: 50-20e, one-on-one orientations, reviews, WPR cases."""

from __future__ import annotations

from datetime import date
from typing import Any

from caseload.tables.entered import folded_key
from caseload.worklist.unit.reading import Reading, Row, plain_text
from caseload.worklist.unit.sheets import spoken

CLOSING_FORM = "closing_50_20e"


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
