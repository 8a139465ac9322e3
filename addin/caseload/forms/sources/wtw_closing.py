"""Papers of cases that come, move on or end: assignment, transfer, closing, and the CalFresh option."""

from __future__ import annotations

from typing import Any

from caseload.forms.sources.case import Case, cited
from caseload.forms.sources.checklists import points
from caseload.forms.sources.occasion import Occasion
from caseload.forms.sources.sentences import said_in


def _discontinuance(case: Case) -> dict[str, Any]:
    return {"discontinued_on": case.value("discontinued_on"), "restored_on": case.value("restored_on"),
            "reason": case.value("discontinued_because"), "good_cause_deferral": case.value("good_cause_deferral"),
            "as_of": case.as_of}  # fmt: skip


def _closing_reason(case: Case) -> str:
    return case.why("WTW-29.due", ("discontinued_on", "reason", "days", "due_on"), **_discontinuance(case))


def _scope(case: Case) -> Any:
    because = case.value("discontinued_because")
    return case.ask("WTW-28", "applies_to", cash_aid_closed=because == "cash_aid_closed",
                    time_on_aid_exhausted=because == "time_on_aid_exhausted",
                    removed_reason="other" if because == "removed_other_reason" else "none")  # fmt: skip


def _closing_steps(case: Case) -> list[dict[str, Any]]:
    """The steps of closing, to be ticked by hand."""
    return [{"step": text, "done": None, "done_on": None} for text in points("WTW-29")]


def _bank(case: Case) -> Any:
    """The bank to which the record goes once the supervisor has approved it."""
    return case.ask("WTW-31.bank", "bank", office=case.value("bank_office"), supervisor_approved=True)


def _introduction_by(case: Case) -> Any:
    return case.ask("WTW-07.order", "schedule_before_on", intro_on=None, orientation_on=case.value("orientation_on"),
                    as_of=case.as_of)  # fmt: skip


def _option_due(case: Case) -> bool:
    """Is the CalFresh option owed because the case closes?"""
    return case.value("benefit") is not None and bool(
        case.ask("WTW-32", "document", benefit=case.value("benefit"), event="case_closing"))  # fmt: skip


OCCASIONS = (
    Occasion(
        "closing_50_20e", "Participants", "closing_due_on",
        lambda case: case.soon(case.value("closing_due_on")) and case.value("closing_hold") is None,
        {"trigger": lambda case: case.value("discontinued_because"), "applies_to": _scope,
         "days": lambda case: case.ask("WTW-29.due", "days", **_discontinuance(case)), "steps": _closing_steps,
         "bank": _bank, "reason_text": _closing_reason, "rule_cited": lambda case: cited(case, "WTW-29.due")},
    ),
    Occasion("option_63_62", "Participants", "discontinued_on", _option_due),
    Occasion(
        "transfer_50_20e", "Routings", "handed_in_on", lambda case: case.value("routed_on") is None,
        {"review_points": lambda case: points("WTW-06")},
    ),
    Occasion(
        "assignment_50_20e", "NewCases", "received_on", lambda case: bool(case.value("open_points")),
        {"language_of_participant": lambda case: said_in("en", f"language_{case.language}"),
         "assigned_on": lambda case: case.value("received_on"), "introduction_by": _introduction_by,
         "review_points": lambda case: points("WTW-06")},
    ),
)  # fmt: skip
