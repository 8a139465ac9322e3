"""Papers of Intensive Case Management: what is given, signed and brought up to date at an appointment."""

from __future__ import annotations

from typing import Any

from caseload.forms.sources.case import Case
from caseload.forms.sources.checklists import coded, codes_of, rows_of_points
from caseload.forms.sources.grow_time import days_left, time_is_up
from caseload.forms.sources.occasion import Occasion, today
from caseload.forms.sources.sentences import say


def _at_hand(case: Case, step: str) -> bool:
    """Is a step of this appointment still open, no later appointment held, and time on aid left?"""
    return case.value("returned_on") is None and step in codes_of(case.value("steps_open")) and not time_is_up(case)


def _runs_on(case: Case) -> bool:
    """Is the return visit of this appointment still to come, so that its papers cover the time until then?"""
    return case.ahead(case.value("return_due_on")) and case.value("return_due_on") != case.as_of


def _from(case: Case) -> Any:
    """The first day that the papers of an appointment cover: its own; today, when they are given at a later one."""
    return case.value("visit_on") if _runs_on(case) else case.as_of


def _return_by(case: Case) -> Any:
    """The last day for the return visit (ICM-09), counted from the day on which the papers are given."""
    if _runs_on(case):
        return case.value("return_due_on")
    return case.ask("ICM-09", "due_on", visit_on=case.as_of, next_component_on=_next_on(case))


def _next_on(case: Case) -> Any:
    """The first day of the next component, if it is ahead."""
    return case.upcoming(case.value("next_component_on"))


def _reasons_until(case: Case) -> Any:
    """The last day to tell reasons against taking part, when the plan is signed today (ICM-11)."""
    return case.ask("ICM-11", "last_day", signed_on=case.as_of, told_on=None, as_of=case.as_of)


def _beside(case: Case) -> list[Case]:
    return [each for each in case.lines("Beside") if each.yes("running")]


def _named(case: Case, beside: Case) -> str:
    """An activity beside ICM: what it is, where, and its weekly hours."""
    hours = beside.value("weekly_hours")
    shown = say(case, "hours_open") if hours is None else say(case, "hours_a_week", hours=hours)
    kind = coded(case, "grow_activity", _kind(beside))
    return say(case, "beside_icm", activity=kind, where=beside.value("provider") or kind, hours=shown)


def _in_all(case: Case) -> Any:
    """The weekly hours of Intensive Case Management and all that runs beside it (ICM-03)."""
    return case.ask("ICM-03.hours", "combined", other_hours=[each.value("weekly_hours") for each in _beside(case)])


def _center(case: Case) -> Any:
    return case.value("center") or case.value("office_name")


def _duties(case: Case) -> list[dict[str, Any]]:
    """What is done at the appointment (ICM-06), the duties (ICM-26 and those ticked by hand) and the outcomes (ICM-22)."""
    lists = (("ICM-06", "steps_done"), ("ICM-26", "duties_done"), ("ICM-19.points", ""), ("ICM-22", "outcomes_done"))
    return [row for checklist, column in lists for row in rows_of_points(case, checklist, column, "duty")]


def _kind(case: Case) -> Any:
    """The kind of an assignment; a kind that the form has no word for is printed as another activity."""
    from caseload.forms.catalogue import read_catalogue

    kind = case.value("activity_kind") or case.value("activity")
    return kind if kind is None or kind in read_catalogue().codes["grow_activity"] else "other"


def _to_sign(case: Case) -> bool:
    """Is an assignment by the case manager running or ahead, and its plan not signed?"""
    over = case.value("ends_on") is not None and not case.ahead(case.value("ends_on"))
    return case.value("plan_signed_on") is None and not over and _kind(case) != "part_time_employment"


OCCASIONS = (
    Occasion(
        "abp85", "Visits", "visit_on", lambda case: _at_hand(case, "abp85_given"),
        {"period_from_on": _from, "period_to_on": _return_by},
    ),
    Occasion(
        "abp1463", ("Components", "Beside"), "began_on", _to_sign,
        {"activity": _kind, "activity_hours": lambda case: case.value("weekly_hours"),
         "place": lambda case: case.value("place") or case.value("provider"), "object_by": _reasons_until},
        part=_kind,
    ),
    Occasion(
        "abp1463_icm", "Visits", "visit_on", lambda case: _at_hand(case, "signed_by_participant"),
        {"activity": lambda case: "icm", "activity_hours": _in_all, "began_on": _from, "place": _center,
         "job_hours": lambda case: case.law("grow.pes_hours"), "next_component_on": _next_on,
         "icm_hours": lambda case: case.value("icm_hours"),
         "beside": lambda case: [_named(case, each) for each in _beside(case)], "days_left": days_left,
         "days_counted_on": today, "return_by": _return_by, "object_by": _reasons_until},
    ),
    Occasion(
        "abp821", "Visits", "visit_on",
        lambda case: case.value("returned_on") is None and case.value("abp821_up_to_date") is not True,
        {"appointment_on": lambda case: case.value("visit_on"), "duties": _duties},
    ),
    Occasion("practice_application", "Visits", "visit_on", lambda case: _at_hand(case, "practice_application_given"),
             {"first_icm_on": lambda case: case.value("visit_on")}),
    Occasion("master_application", "Visits", "visit_on",
             lambda case: case.yes("master_application") and case.value("master_made_on") is None),
)  # fmt: skip
