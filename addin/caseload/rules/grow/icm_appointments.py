"""Later appointments of Intensive Case Management: the return visit and the reminder (003:64, 68, 103, 107)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.checks import Check
from caseload.rules.engine.codes import Codes
from caseload.rules.engine.kinds import NOTHING, Choice, Day
from caseload.rules.engine.lookups import parameters
from caseload.rules.engine.offices import business_day_before, previous_open
from caseload.rules.engine.primitives import choose, earlier, first_true, known, negate
from caseload.rules.engine.registry import question
from caseload.rules.engine.units import NONE
from caseload.rules.grow.icm_inputs import OFFICE_DAYS, appointment_on, holidays

law = parameters("los_angeles")
FLAGS = Codes("no_room_for_return_visit", "component_already_began")


@question(
    "ICM-09",
    cell={"GROW_RETURN_VISIT_DUE": "due_on", "GROW_RETURN_VISIT_FLAG": "flag"},
    cites="003:64, 103, 107",
    place="los_angeles",
    looked_up_on="visit_on",
    for_participant=True,
    inputs={
        "visit_on": Day("visit", "visita", probes=OFFICE_DAYS),
        "next_component_on": Day("first day of the next component", "primer día del siguiente componente",
                                 blank=NOTHING),
        "holidays": holidays(),
    },
    gives={
        "due_on": Day("return visit by", "próxima visita a más tardar"),
        "flag": Choice(FLAGS, "remark", "observación"),
    },
    example={"visit_on": "2022-03-14", "next_component_on": "2022-03-24"},
)  # fmt: skip
def return_visit(visit_on: Any, next_component_on: Any, holidays: Any) -> Any:
    """By when is the return visit?

    Boundary: day 14 is in time; it is never later than the last open day before another component begins.
    Boundary: where that leaves no day after the visit, the day is given all the same, with a remark.
    Reading: a component that began by the day of the visit leaves nothing to set; Intensive Case Management rests.
    """
    began = known(next_component_on) & (next_component_on <= visit_on)
    two_weeks = previous_open(choose(began, NONE, visit_on + law("icm.return_days", visit_on)), holidays)
    before_next = business_day_before(choose(began, NONE, next_component_on), 1, holidays)
    due = earlier(two_weeks, before_next)
    flag = first_true(
        (began, FLAGS.component_already_began), (due <= visit_on, FLAGS.no_room_for_return_visit), otherwise=NONE
    )
    return {"due_on": due, "flag": flag}


def office_closed(appointment_on: Any, holidays: Any) -> Any:
    """Is it a day on which the office is known to be closed? Of years without a calendar only the weekends are."""
    return negate(holidays.is_open(appointment_on))


@question(
    "ICM-10",
    cell="GROW_REMIND_ON",
    cites="003:68",
    place="los_angeles",
    for_participant=True,
    inputs={"appointment_on": appointment_on(), "holidays": holidays()},
    checks=(Check("appointment_on", "closed_day", office_closed),),
    gives={"remind_on": Day("reminder on", "recordatorio el")},
    example={"appointment_on": "2022-03-07"},
)
def reminder(appointment_on: Any, holidays: Any) -> Any:
    """When is the participant reminded of an appointment?

    Boundary: for a Monday it is the Friday before.
    Reading: an appointment on a closed day is refused, not moved.
    """
    return business_day_before(appointment_on, 1, holidays)
