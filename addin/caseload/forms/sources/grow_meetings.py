"""Where GROW participants are to go: appointments with the case manager, events, the Resource Center."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from caseload.forms.sources.case import Case
from caseload.forms.sources.checklists import listed, points
from caseload.forms.sources.grow_time import days_left, time_is_up
from caseload.forms.sources.occasion import Occasion, nth_of, today


def _to_come(case: Case) -> bool:
    """Is a meeting ahead that has no letter of its own (a hearing has) and can still be held?"""
    open_yet = case.value("kept") is None and case.ahead(case.value("appointment_on"))
    return open_yet and case.value("purpose") != "hearing" and not (case.value("purpose") == "icm" and time_is_up(case))


def _sheet(cases: Sequence[Case]) -> dict[str, Any]:
    """One sheet for the day, with the tasks of a visit by number (ICM-08)."""
    tasks = points("ICM-08.tasks", cases[0].language)
    return {"tasks": [{"number": number, "task": text} for number, text in enumerate(tasks, 1)]}


OCCASIONS = (
    Occasion("abp1460", "Appointments", "appointment_on", _to_come,
             {"bring": lambda case: listed(case.value("bring")), "days_left": days_left, "days_counted_on": today}),
    Occasion("event_referral", "Events", "event_on",
             lambda case: case.ahead(case.value("event_on")) and not case.yes("map_given"),
             {"contact": lambda case: case.of_row("contact")}, part=nth_of("event_on")),
    Occasion("sign_in_sheet", "Participants", today, lambda case: case.yes("icm_required"),
             {"center": lambda case: case.value("center") or case.value("office_name"), "day_on": today,
              "tasks": lambda case: None}, whole=_sheet),
)  # fmt: skip
