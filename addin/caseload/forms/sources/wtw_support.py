"""Papers about support: decisions on services, the summary and the agenda of the support team."""

from __future__ import annotations

from typing import Any

from caseload.forms.sources.case import Case, cited
from caseload.forms.sources.checklists import codes_of, items
from caseload.forms.sources.occasion import Occasion
from caseload.forms.sources.sentences import said_in, say


def _topics(case: Case) -> list[dict[str, Any]]:
    """The topics of the agenda: those that were ticked, or all of them."""
    ticked = codes_of(case.value("topics"))
    return [{"topic": item.text, "notes": None} for item in items("WTW-12") if not ticked or item.code in ticked]


def _decided(case: Case) -> bool:
    """Was it decided, by somebody with a name, so that a notice is owed?"""
    owed = case.ask("WTW-40.option", "notice", **{name: case.value(name) for name in ("requested", "needed", "authorized")})
    return bool(owed) and bool(case.value("decided_by"))


OCCASIONS = (
    Occasion(
        "service_noa", "Authorizations", "decided_on", _decided,
        {"action": lambda case: say(case, f"service_{case.value('option')}"),
         "reason_text": lambda case: case.value("decision_text"),
         "rule_cited": lambda case: cited(case, "WTW-40.option"),
         "open_ended": lambda case: (case.value("option") in ("authorize", "issue") and case.value("authorized_to_on") is None) or None,
         "takes_away": lambda case: case.value("option") in ("deny", "discontinue") or None,
         "service_from_on": lambda case: case.value("authorized_from_on"),
         "service_to_on": lambda case: case.value("authorized_to_on")},
        part=lambda case: case.value("service"),
    ),
    Occasion(
        "pst_summary", "Team", "plan_completed_on",
        lambda case: case.value("held_on") is None and bool(case.value("client_information")),
    ),
    Occasion(
        "pst_agenda", "Team", "meeting_on", lambda case: case.value("held_on") is None,
        {"topics": _topics, "finalised_on": lambda case: case.value("finalized_on"), "barriers": lambda case: None,
         "attendees": lambda case: [said_in("en", f"role_{code}") for code in codes_of(case.value("attendees"))]},
    ),
)  # fmt: skip
