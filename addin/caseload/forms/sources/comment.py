"""The case comment: one for each contact, with what it must tell of an exemption, a sanction, a closing, a transfer."""

from __future__ import annotations

from datetime import date
from typing import Any

from caseload.forms.sources.case import Case
from caseload.forms.sources.occasion import Occasion, nth_of

NOT_SHOWN = "not_shown"


def _first_since(case: Case, day: Any) -> bool:
    """Is this the first contact on or after a day? Then its comment tells what happened on it."""
    on = case.value("contact_on")
    if not isinstance(day, date) or day > on:
        return False
    others = (each.value("contact_on") for each in case.lines("Contacts"))
    return not any(isinstance(other, date) and day <= other < on for other in others)


def _exemption(case: Case, name: str) -> Any:
    """A column of the latest exemption that this comment is to tell of; the reason of a confidential case is not told."""
    found = case.latest("Exemptions", "began_on")
    if found is None or not _first_since(case, found.value("began_on")):
        return None
    if name == "reason" and (case.yes("confidential") or found.value("reason") == "domestic_violence"):
        return NOT_SHOWN
    if name == "referral":
        to = found.ask("WTW-24.steps", "refer_to", reason=found.value("reason"), checked=[])
        return str(to).upper().replace("_", " ") if to else None
    return found.value(name)


def _sanctioned(case: Case) -> tuple[Case, str, str] | None:
    """The row that holds a sanction, with its columns for the first day and for who approved it."""
    if "sanction_began_on" in case.caseload.people.columns:
        return case, "sanction_began_on", "sanction_approved_by"
    found = case.latest("Noncompliance", "effective_on")
    return (found, "effective_on", "approved_by") if found is not None else None


def _sanction(case: Case, name: str) -> Any:
    """The day, the approver, the problem or the activity of a sanction that this comment is to tell of.

    Nothing is told of a sanction that nobody has approved by name.
    """
    row, day, approver = _sanctioned(case) or (case, "", "")
    if not approver or not row.value(approver) or not _first_since(case, row.value(day)):
        return None
    if name in ("began", "approver"):
        return row.value(day if name == "began" else approver)
    problem = row if row is not case else case.latest("Noncompliance", "sanction_approved_on")
    return problem.value(name) if problem is not None and name in problem.frame.columns else None


def _closing(case: Case, name: str) -> Any:
    """A column about the end of aid, or of the case, that this comment is to tell of."""
    ended = case.value("closed_on") or case.value("discontinued_on")
    return case.value(name) if _first_since(case, ended) else None


def _routing(case: Case, name: str) -> Any:
    found = case.latest("Routings", "routed_on")
    return found.value(name) if found is not None and _first_since(case, found.value("routed_on")) else None


def _calfresh(case: Case) -> Any:
    benefit = _closing(case, "benefit")
    if benefit is None:
        return None
    paper = case.ask("WTW-32", "document", benefit=benefit, event="case_closing")
    return f"{str(benefit).upper()}; {f'form {paper} given' if paper else 'no form due'}"


OCCASIONS = (
    Occasion(
        "case_comment", "Contacts", "contact_on", lambda case: not case.value("dictation_open"),
        {"program": lambda case: case.value("comment_program") or case.caseload.program.code.upper(),
         "contact_type": lambda case: case.value("contact_kind"),
         "exemption_from_on": lambda case: _exemption(case, "began_on"),
         "exemption_to_on": lambda case: _exemption(case, "ends_on"),
         "exemption_reason": lambda case: _exemption(case, "reason"),
         "exemption_review_on": lambda case: _exemption(case, "review_on"),
         "exemption_referral": lambda case: _exemption(case, "referral"),
         "sanction_began_on": lambda case: _sanction(case, "began"),
         "sanction_activity": lambda case: _sanction(case, "problem_activity"),
         "sanction_reason": lambda case: _sanction(case, "problem"),
         "sanction_approved_by": lambda case: _sanction(case, "approver"),
         "discontinued_on": lambda case: _closing(case, "discontinued_on"),
         "closed_on": lambda case: _closing(case, "closed_on"), "closed_by": lambda case: _closing(case, "closed_by"),
         "closing_reason": lambda case: _closing(case, "discontinued_because"),
         "calfresh_notice": _calfresh,
         "routed_to": lambda case: _routing(case, "destination"),
         "routed_on": lambda case: _routing(case, "routed_on")},
        part=nth_of("contact_on"),
    ),
)  # fmt: skip
