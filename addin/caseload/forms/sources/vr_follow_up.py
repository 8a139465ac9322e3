"""Papers of Employment Follow-Up: the letter before a contact, the checklist before closing, the closure letter."""

from __future__ import annotations

from typing import Any

from caseload.forms.sources.case import Case, cited
from caseload.forms.sources.checklists import listed, rows_of_points
from caseload.forms.sources.occasion import Occasion
from caseload.forms.sources.sentences import say


def _followed(case: Case) -> bool:
    """Is the client at work, and the case neither closed nor moved out of follow-up?"""
    over = case.value("closed_on") is not None or case.value("ef_cancelled_on") is not None
    return not over and case.value("employed") is not False


def _services(case: Case) -> list[dict[str, Any]]:
    """Every service of the case that was not withdrawn."""
    return [{"service": each.value("service"), "from_on": each.value("authorized_from_on"), "to_on": each.value("ends_on"),
             "paid": each.value("paid_in_full"), "paid_on": each.value("paid_on")}
            for each in case.lines("Authorizations") if each.value("state") != "cancelled"]  # fmt: skip


def _counted(case: Case) -> str:
    inputs = ("counts_from", "employed", "job_lost_on", "reemployed_on", "pes_open", "requirements_met")
    return case.why("VR-PES-08", ("counts_from", "days_elapsed", "closure_eligible_on"), as_of=case.as_of,
                    **{name: case.value(name) for name in inputs})  # fmt: skip


def _day_90(case: Case) -> Any:
    return case.value("closure_eligible_on")


OCCASIONS = (
    Occasion(
        "follow_up_letter", "Clients", "contact_due_on",
        lambda case: _followed(case) and case.soon(case.value("contact_due_on")),
        {"due_on": lambda case: case.upcoming(case.value("contact_due_on")),
         "day_90_on": lambda case: case.upcoming(_day_90(case))},
    ),
    Occasion(
        "closing_checklist", "Clients", "closure_eligible_on", lambda case: _followed(case) and case.soon(_day_90(case)),
        {"earliest_close_on": _day_90, "services": _services,
         "points": lambda case: rows_of_points(case, "VR-PES-14", "points_done", "point"),
         "reason_text": _counted, "rule_cited": lambda case: cited(case, "VR-PES-08")},
    ),
    Occasion(
        "closure_letter", "Clients", "closed_on", lambda case: bool(case.value("closed_by")),
        {"supports": lambda case: listed(case.value("supports")),
         "reason_text": lambda case: say(case, "closed_because", days=case.law("vr.follow_up_days")),
         "rule_cited": lambda case: cited(case, "VR-PES-08")},
    ),
)  # fmt: skip
