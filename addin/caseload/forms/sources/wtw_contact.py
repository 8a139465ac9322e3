"""Letters to Welfare-to-Work participants that ask them to call or to come."""

from __future__ import annotations

from typing import Any

from caseload.forms.sources.case import Case, cited
from caseload.forms.sources.occasion import Occasion
from caseload.forms.sources.sentences import say

LATER = ("later_support_team", "later_interview")


def _participates(case: Case) -> bool:
    return case.value("registration") in ("mandatory", "volunteer") and case.value("discontinued_on") is None


def contact_reason(case: Case) -> str:
    """Why a talk is due; says so when its day is past."""
    due = case.value("contact_due_on")
    return say(case, "contact_due" if case.ahead(due) else "contact_overdue", day=due)


def _talk(case: Case, name: str) -> Any:
    """A column of the appointment that was saved for the monthly talk, if it is still ahead."""
    found = case.latest("Appointments", "appointment_on", purpose="contact")
    return found.value(name) if found is not None and case.ahead(found.value("appointment_on")) else None


OCCASIONS = (
    Occasion(
        "contact_letter", "Participants", "contact_due_on",
        lambda case: _participates(case) and case.soon(case.value("contact_due_on")),
        {"due_on": lambda case: case.upcoming(case.value("contact_due_on")), "reason_text": contact_reason,
         "rule_cited": lambda case: cited(case, "WTW-03"), "bring": lambda case: None,
         "appointment_on": lambda case: _talk(case, "appointment_on"),
         "appointment_time": lambda case: _talk(case, "appointment_time"), "place": lambda case: _talk(case, "place")},
    ),
    Occasion(
        "introduction_letter", "Appointments", "appointment_on",
        lambda case: case.value("purpose") == "introduction" and case.value("kept") is None
        and case.ahead(case.value("appointment_on")),
        {"later_meetings": lambda case: [say(case, name) for name in LATER]},
    ),
    Occasion(
        "sanction_contact_letter", "Participants", "sanction_contact_due_on",
        lambda case: case.value("sanction_ended_on") is None and case.soon(case.value("sanction_contact_due_on")),
        {"due_on": lambda case: case.upcoming(case.value("sanction_contact_due_on")),
         "reason_text": lambda case: say(case, "sanction_contact"),
         "rule_cited": lambda case: cited(case, "WTW-27.due")},
    ),
)  # fmt: skip
