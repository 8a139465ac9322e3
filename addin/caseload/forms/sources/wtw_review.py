"""The supervisor's review form for a case that was drawn: the case's own answers beside the points of its checklists."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from caseload.forms import words
from caseload.forms.sources.block import name_of
from caseload.forms.sources.case import Case
from caseload.forms.sources.occasion import Occasion, always
from caseload.forms.sources.sentences import said_in
from caseload.rules import questions
from caseload.rules.engine.registry import CHECKLISTS

FORM = "supervisor_review"


def review_form(month: date, number: int) -> Occasion:
    """The occasion of one review: the month it is drawn for, and its number in the month."""
    return Occasion(FORM, "Participants", lambda case: month, always, {
        "month": lambda case: month, "review_number": lambda case: number,
        "reviews_owed": lambda case: reviews_owed(case, f"{month:%Y-%m}"),
        "participant_name": _name, "plan_signed_on": lambda case: _latest(case, "Plans", "signed_on"),
        "open_alerts": lambda case: None, "points": points_with_findings,
    })  # fmt: skip


def reviews_owed(case: Case, month: str) -> Any:
    """How many reviews a counselor's cases are owed in a month (WTW-43)."""
    return case.ask("WTW-43.reviews", "remaining", reviews=[], ec="any", month=month)


def _name(case: Case) -> str:
    return said_in("en", "confidential_name") if case.yes("confidential") else name_of(case)


def _latest(case: Case, table: str, day: str) -> Any:
    found = case.latest(table, day)
    return found.value(day) if found else None


def points_with_findings(case: Case) -> list[dict[str, Any]]:
    """The points of every checklist that the check list 42-126 names for the case, with what the workbook says."""
    questions()
    assigned, registration = case.value("assigned_on"), case.value("registration")
    parts = case.ask(
        "WTW-48", "sections", exempt=registration == "exempt", sanctioned=registration == "sanction",
        newly_assigned=isinstance(assigned, date) and assigned >= case.as_of.replace(day=1),
        closing=case.value("discontinued_on") is not None,
    )  # fmt: skip
    return [{"point": item.text, "finding": FINDINGS[item.code](case) if item.code in FINDINGS else None}
            for part in parts or () for item in CHECKLISTS[part].items]  # fmt: skip


def _day(label: str, value: Any) -> str | None:
    return f"{label} {words.paragraph(value, 'en')}" if isinstance(value, date) else None


def _joined(*parts: str | None) -> str | None:
    return "; ".join(part for part in parts if part) or None


def _contact(case: Case) -> str | None:
    last, due = case.value("last_contact_on"), case.value("contact_due_on")
    late = "overdue" if isinstance(due, date) and due < case.as_of else None
    return _joined(_day("last", last) or "no contact on record", _day("due", due), late)


def _hours(case: Case) -> str | None:
    planned, owed, met = (case.value(name) for name in ("known_hours", "required_hours", "hours_met"))
    word = {True: "met", False: "not met"}.get(met, "not known")
    return None if planned is None or owed is None else f"{planned:g} of {owed:g} hours planned: {word}"


def _attendance(case: Case) -> str | None:
    months = [each for each in case.lines("Attendance") if each.value("attended_month")]
    if not months:
        return "no month entered"
    last = max(months, key=lambda each: str(each.value("attended_month")))
    average = last.value("average_hours")
    met = {True: "met", False: "not met"}.get(last.value("month_met"))
    return _joined(str(last.value("attended_month")), None if average is None else f"{average:g} hours a week", met)


def _clock(case: Case) -> str | None:
    left = case.value("months_left")
    return None if left is None else f"{left:g} months left"


def _plan(case: Case) -> str | None:
    return _joined(_day("signed", _latest(case, "Plans", "signed_on")), _day("changed", _latest(case, "Plans", "amended_on"))) or (
        "no plan on record")  # fmt: skip


def _notice(case: Case) -> str | None:
    found = case.latest("Noncompliance", "notice_on", open=True)
    if found is None:
        return "none open"
    cause = {True: "good cause", False: "no good cause", None: "cause pending"}[found.value("good_cause")]
    return _joined(_day("notice", found.value("notice_on")), _day("day 20", found.value("day_twenty")), cause)


def _team(case: Case) -> str | None:
    found = case.latest("Team", "plan_completed_on") or case.latest("Team", "sp_notified_on")
    return None if found is None else _joined(_day("set by", found.value("schedule_by")), _day("hold by", found.value("meet_by")),
                                              _day("held", found.value("held_on")))  # fmt: skip


def _new_case(case: Case) -> str | None:
    found = case.latest("NewCases", "received_on")
    if found is None:
        return None
    left = found.value("open_points")
    return f"open: {str(left).replace('_', ' ')}" if left else "complete"


def _imaging(case: Case) -> str | None:
    waiting = sum(each.value("imaged_on") is None for each in case.lines("Documents"))
    return f"{waiting} to be imaged" if waiting else None


FINDINGS: dict[str, Callable[[Case], str | None]] = {
    "monthly_contact": _contact, "plan_and_hours": _hours, "attendance_review": _attendance, "attendance_hours": _attendance,
    "time_on_aid": _clock, "create_or_amend_plan": _plan, "noncompliance": _notice, "pst_meeting": _team,
    "acceptability_review": _new_case, "imaging": _imaging,
}  # fmt: skip
"""Code of a point -> what the workbook says about it; other points stay blank for the supervisor."""
