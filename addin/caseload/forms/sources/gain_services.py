"""Papers about the post-employment services themselves: offer, end or refusal, attendance report, career plan.

Nothing here decides anything: the notice that services end or are refused is printed only where the sheet names who
decided that, and when.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from caseload.forms.sources.case import Case, cited
from caseload.forms.sources.checklists import coded, codes_of, listed
from caseload.forms.sources.occasion import Occasion, always
from caseload.forms.sources.sentences import say

OVER = ("window_over", "no_ptl_months_left")
"""Reasons for which services end; all others refuse them."""


def _to_mail(case: Case) -> bool:
    """Is a report needed for the activity, not mailed yet, and its day there?"""
    open_yet = case.value("mailed_on") is None and case.value("returned_on") is None
    return open_yet and case.yes("report_required") and case.soon(case.value("mail_on"))


def _offered(case: Case) -> bool:
    """May the person have the services now, without having been told so?"""
    return case.value("gn6010_sent_on") is None and (case.yes("aided_eligible") or case.yes("eligible"))


def _services(case: Case) -> list[str]:
    """The post-employment services in the policy's order (GAIN-PES-27)."""
    from caseload.forms.catalogue import read_catalogue

    return [coded(case, "gain_service", code) for code in read_catalogue().codes["gain_service"]]


def _reasons(case: Case) -> list[str]:
    return codes_of(case.value("reasons"))


def _decided(case: Case) -> bool:
    """Are the services over or refused by what is recorded, and has a named person decided so?"""
    by_name = bool(case.value("end_decided_by")) and isinstance(case.value("end_decided_on"), date)
    return by_name and case.value("eligible") is False and case.value("gn6369_sent_on") is None


def _ends(case: Case) -> bool:
    return any(reason in OVER for reason in _reasons(case))


def _from(case: Case) -> Any:
    """The first day without services: the day after their last one, or the first day without aid when they are refused."""
    if _ends(case):
        return case.ask("TIME-01.due", "due_on", event_on=case.value("pes_end_on"), days=1)
    return case.value("discontinued_on")


def _because(case: Case) -> str:
    why = {"reason_excluded": f"excluded_{case.value('discontinued_because')}"}
    return " ".join(say(case, f"pes_{why.get(reason, reason)}", day=case.value("pes_end_on")) for reason in _reasons(case))


def _job(case: Case, name: str) -> Any:
    """A column of the participant's latest job that runs."""
    found = case.latest("Employment", "employment_started_on", running=True)
    return found.value(name) if found is not None else None


OCCASIONS = (
    Occasion(
        "gn6365", "Attendance", "mail_on", _to_mail,
        {"report_month": lambda case: case.value("report_month"), "return_by": lambda case: case.value("report_due_on")},
        part=lambda case: case.value("activity"),
    ),
    Occasion("gn6010_9b", "Participants", "employed_since", _offered,
             {"services": _services, "months_after": lambda case: case.law("gain.pes_months_after_discontinuance")}),
    Occasion(
        "gn6369", "Participants", "end_decided_on", _decided,
        {"action": lambda case: say(case, "ends_services" if _ends(case) else "refused_services"), "effective_on": _from,
         "reason_text": _because, "rule_cited": lambda case: cited(case, "GAIN-PES-35")},
    ),
    Occasion(
        "career_assessment_plan", "CareerPlans", "made_on", always,
        {"employer": lambda case: _job(case, "employer"), "job_title": lambda case: _job(case, "job_title"),
         "weekly_hours": lambda case: _job(case, "weekly_hours"),
         "steps": lambda case: [{"step": step, "help": None, "by_on": None} for step in listed(case.value("steps"))]},
    ),
)  # fmt: skip
