"""Letters that ask a GAIN participant for something: a talk, papers about the job, hours of a month, a status report."""

from __future__ import annotations

from datetime import date
from typing import Any

from caseload.forms import words
from caseload.forms.sources.case import Case, cited
from caseload.forms.sources.checklists import coded, codes_of
from caseload.forms.sources.occasion import Occasion, nth_of, today
from caseload.forms.sources.sentences import say
from caseload.forms.sources.wtw_contact import contact_reason


def _talk(case: Case, name: str) -> Any:
    """A column of the appointment that was saved for the talk, if it is still ahead."""
    found = case.latest("Appointments", "appointment_on", purpose="pes")
    return found.value(name) if found is not None and case.ahead(found.value("appointment_on")) else None


def _asked_because(case: Case) -> str | None:
    """Why papers are asked for: a full pay cycle of changing hours is outstanding, or there is no proof of the job."""
    if not case.yes("running"):
        return None
    if case.value("records_needed") is not None:
        return "records"
    return "proof" if case.yes("may_ask") else None


def _asked_on(case: Case) -> Any:
    return case.value("verified_on" if _asked_because(case) == "records" else "employment_started_on")


def _wanted(case: Case) -> list[str]:
    """The papers that would do: the records of the pay cycle, or the office's own list (GAIN-PES-37)."""
    if _asked_because(case) == "records":
        return [say(case, f"records_{case.value('records_needed')}")]
    return [coded(case, "proof", code) for code in codes_of(case.value("documents_new"))]


def _open_months(case: Case) -> list[str]:
    return codes_of(case.value("months_open"))


def _latest_month(case: Case) -> date | None:
    """The first day of the last month whose hours are not verified yet."""
    months = _open_months(case)
    return date.fromisoformat(f"{months[-1]}-01") if months else None


def _activity(case: Case) -> Any:
    """The activity that goes on beside the job; None while it is not known or there is none."""
    from caseload.forms.catalogue import read_catalogue

    activity = case.value("activity")
    return activity if activity in read_catalogue().codes["gain_activity"] else None


def _sar7_owed(case: Case) -> bool:
    """Is a status report of this or the next month not complete, and would it still be accepted?"""
    due = case.value("sar7_due_on")
    if not isinstance(due, date) or case.yes("sar7_complete") or not case.ahead(case.value("sar7_last_day")):
        return False
    return (due.year - case.as_of.year) * 12 + due.month - case.as_of.month <= 1


def _lacking(case: Case) -> list[str]:
    """What is lacking of a report that has come in part."""
    received = case.value("sar7_received_on") is not None
    return [coded(case, "sar7_item", code) for code in codes_of(case.value("sar7_open"))] if received else []


OCCASIONS = (
    Occasion(
        "contact_letter", "Participants", "contact_due_on", lambda case: case.soon(case.value("contact_due_on")),
        {"due_on": lambda case: case.upcoming(case.value("contact_due_on")), "reason_text": contact_reason,
         "rule_cited": lambda case: cited(case, "GAIN-PES-22"), "bring": lambda case: None,
         "appointment_on": lambda case: _talk(case, "appointment_on"),
         "appointment_time": lambda case: _talk(case, "appointment_time"), "place": lambda case: _talk(case, "place")},
    ),
    Occasion(
        "verification_request", "Employment", _asked_on, lambda case: _asked_because(case) is not None,
        {"requested_on": today, "return_by": lambda case: None, "what": _wanted,
         "reason_text": lambda case: say(case, f"asked_{_asked_because(case)}"),
         "rule_cited": lambda case: cited(case, "GAIN-PES-18" if _asked_because(case) == "records" else "GAIN-PES-23.ask_participant")},
        part=nth_of("employment_started_on"),
    ),
    Occasion(
        "month_reminder", "Participants", _latest_month, lambda case: bool(_open_months(case)),
        {"month": _latest_month, "activity": _activity, "reason_text": lambda case: say(case, "months_needed"),
         "open_months": lambda case: [words.month(each, "es" if case.language == "es" else "en")
                                      for each in _open_months(case)[:-1]],
         "rule_cited": lambda case: cited(case, "GAIN-PES-20")},
    ),
    Occasion(
        "sar7_reminder", "Reports", "sar7_due_on", _sar7_owed,
        {"report_month": lambda case: case.value("submit_month"), "due_on": lambda case: case.value("sar7_due_on"),
         "last_day": lambda case: case.value("sar7_last_day"), "open_items": _lacking},
    ),
)  # fmt: skip
