"""The documents that a Welfare-to-Work workbook can fill."""

from __future__ import annotations

from typing import Any

from caseload.forms.sources.occasion import Case, Occasion, cited
from caseload.rules.engine.registry import CHECKLISTS


def _contact_reason(case: Case) -> str:
    return case.why("WTW-03", ("due_on",), last_contact_on=case.value("last_contact_on"),
                    assigned_on=case.value("assigned_on"), as_of=case.as_of)  # fmt: skip


def _activities(case: Case) -> list[dict[str, Any]]:
    """The current activities as rows of a plan."""
    return [{"activity": each.value("activity_kind"), "activity_hours": each.value("weekly_hours"),
             "place": each.value("place"), "began_on": each.value("began_on"), "starts_at": None}
            for each in case.lines("Activities") if each.value("current") is True]  # fmt: skip


def _participates(case: Case) -> bool:
    return case.value("registration") in ("mandatory", "volunteer") and case.value("discontinued_on") is None


def _cause(case: Case) -> Any:
    return case.ask("WTW-37", "cause", problem=case.value("problem"), good_cause=case.value("good_cause"),
                    exempt=case.value("registration") == "exempt")  # fmt: skip


def _papers(case: Case) -> str:
    papers = case.ask("WTW-37", "documents", problem=case.value("problem"), good_cause=case.value("good_cause"),
                      exempt=case.value("registration") == "exempt") or []  # fmt: skip
    return ", ".join(paper for paper in papers if paper != "42-6")


def _step(case: Case) -> Any:
    """Where the person stands in the noncompliance process."""
    problem = {"event": "participation_problem", "event_on": case.value("notice_on").isoformat(),
               "good_cause": case.value("good_cause")}  # fmt: skip
    return case.ask("CW-NC.state", "state", events=[problem], as_of=case.as_of)


def _notice_reason(case: Case) -> str:
    return case.why("CW-NC-01.last_day", ("notice_on", "last_day"), notice_on=case.value("notice_on"))


def _closing_reason(case: Case) -> str:
    return case.why("WTW-29.due", ("discontinued_on", "reason", "days", "due_on"), **_discontinuance(case))


def _discontinuance(case: Case) -> dict[str, Any]:
    return {"discontinued_on": case.value("discontinued_on"), "restored_on": case.value("restored_on"),
            "reason": case.value("discontinued_because"), "good_cause_deferral": case.value("good_cause_deferral"),
            "as_of": case.as_of}  # fmt: skip


def _scope(case: Case) -> Any:
    because = case.value("discontinued_because")
    return case.ask("WTW-28", "applies_to", cash_aid_closed=because == "cash_aid_closed",
                    time_on_aid_exhausted=because == "time_on_aid_exhausted",
                    removed_reason="other" if because == "removed_other_reason" else "none")  # fmt: skip


def _closing_steps(case: Case) -> list[dict[str, Any]]:
    """The steps of closing, none of them done yet."""
    return [{"step": item.text, "done": False, "done_on": None} for item in CHECKLISTS["WTW-29"].items]


def _bank(case: Case) -> Any:
    """The bank to which the record goes once the supervisor has approved it."""
    return case.ask("WTW-31.bank", "bank", office=case.value("bank_office"), supervisor_approved=True)


OCCASIONS = {each.form: each for each in (
    Occasion(
        "contact_letter", "Participants", "contact_due_on",
        lambda case: _participates(case) and case.soon(case.value("contact_due_on")),
        {"due_on": lambda case: case.value("contact_due_on"), "reason_text": _contact_reason,
         "rule_cited": lambda case: cited("WTW-03"), "appointment_on": lambda case: None,
         "appointment_time": lambda case: None, "place": lambda case: None, "bring": lambda case: None},
    ),
    Occasion(
        "wtw2_plan", "Plans", "signed_on",
        lambda case: case.value("amended_on") is None,
        {"activities": _activities, "total_hours": lambda case: case.value("known_hours"),
         "request_change_by": lambda case: case.ask("WTW-21", "last_day", amended_on=case.value("signed_on")),
         "training_change_by": lambda case: case.value("training_change_by"),
         "plan_signed_on": lambda case: case.value("signed_on"), "supportive_services": lambda case: None},
    ),
    Occasion(
        "wtw2_amendment", "Plans", "amended_on",
        lambda case: case.value("requested_on") is None,
        {"activities": _activities, "total_hours": lambda case: case.value("known_hours"),
         "request_change_by": lambda case: case.value("change_by"), "supportive_services": lambda case: None},
    ),
    Occasion(
        "notice_42_6", "Noncompliance", "notice_on",
        lambda case: case.yes("open"),
        {"cause": _cause, "step": _step, "notice_form": _papers, "reason_text": _notice_reason,
         "rule_cited": lambda case: cited("CW-NC-01.last_day"),
         "day_20_on": lambda case: case.value("day_twenty"),
         "sanction_on": lambda case: case.value("earliest_sanction"), "second_parent": lambda case: False,
         "approved_by": lambda case: case.value("sanction_approved_by"),
         "approved_on": lambda case: case.value("sanction_approved_on")},
    ),
    Occasion(
        "closing_50_20e", "Participants", "closing_due_on",
        lambda case: case.soon(case.value("closing_due_on")) and case.value("closing_hold") is None,
        {"trigger": lambda case: case.value("discontinued_because"), "applies_to": _scope,
         "days": lambda case: case.ask("WTW-29.due", "days", **_discontinuance(case)), "steps": _closing_steps,
         "bank": _bank, "reason_text": _closing_reason,
         "rule_cited": lambda case: cited("WTW-29.due")},
    ),
    Occasion(
        "case_comment", "Contacts", "contact_on",
        lambda case: not case.value("dictation_open"),
        {"contact_type": lambda case: case.value("contact_kind"), "discontinued_on": lambda case: None,
         "sanction_began_on": lambda case: None},
    ),
)}  # fmt: skip
"""Code of a form -> when it is due and how it is filled."""

