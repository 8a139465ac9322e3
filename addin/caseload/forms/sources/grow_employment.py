"""Papers about a GROW participant's job: its verification by the employer, the change told to the eligibility worker."""

from __future__ import annotations

from datetime import date
from typing import Any

from caseload.forms.sources.case import Case, cited
from caseload.forms.sources.occasion import Occasion, nth_of
from caseload.forms.sources.sentences import said_in


def _produced(case: Case, output: str) -> Any:
    """What is to be produced for this job (GROW-PES-05)."""
    return case.ask("GROW-PES-05.start", output, weekly_hours=case.value("weekly_hours"),
                    remains_on_aid=case.value("remains_on_aid"))  # fmt: skip


def _owed(case: Case, paper: str) -> bool:
    return case.value("job_lost_on") is None and paper in (_produced(case, "documents") or [])


def _given_on(case: Case) -> date:
    """The day on which the request was given to the participant; today, when it is given now."""
    on = case.value("requested_on")
    return on if isinstance(on, date) else case.as_of


def _return(case: Case, name: str) -> Any:
    """A column of the appointment at which the verification is returned, if one is ahead (000:28)."""
    found = case.latest("Appointments", "appointment_on", purpose="employment_check")
    return found.value(name) if found is not None and case.ahead(found.value("appointment_on")) else None


def _change(case: Case) -> str:
    job, employer = case.value("job_title"), case.value("employer")
    return said_in("en", "job_begun", job=job or said_in("en", "not_known"), employer=employer or said_in("en", "not_known"))


def _papers(case: Case) -> list[Any]:
    return [each.value("document") for each in case.lines("Documents")]


OCCASIONS = (
    Occasion(
        "abp192", "Employment", "learned_on",
        lambda case: case.value("returned_on") is None and _owed(case, "ABP 192"),
        {"requested_on": _given_on,
         "return_by": lambda case: case.ask("GROW-PES-03", "due_on", requested_on=_given_on(case), returned_on=None,
                                            as_of=case.as_of),
         "appointment_on": lambda case: _return(case, "appointment_on"),
         "appointment_time": lambda case: _return(case, "appointment_time"), "place": lambda case: _return(case, "place")},
        part=nth_of("learned_on"),
    ),
    Occasion(
        "abp296", "Employment", "learned_on", lambda case: case.value("sent_on") is None and _owed(case, "ABP 296"),
        {"change": _change, "change_on": lambda case: case.value("employment_started_on"),
         "wage": lambda case: case.value("hourly_wage"), "component": lambda case: _produced(case, "component"),
         "evidence": _papers,
         "reason_text": lambda case: case.why("GROW-PES-05.notify", ("learned_on",),
                                              learned_on=case.value("learned_on"), sent_on=None, as_of=case.as_of),
         "rule_cited": lambda case: cited(case, "GROW-PES-05.notify")},
        part=nth_of("learned_on"),
    ),
)  # fmt: skip
