"""Sessions of Intensive Case Management: what counts as the meeting, its checklist, its expenses (003:33-101)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.codes import Codes
from caseload.rules.engine.days import add_months, end_of_month, first_after
from caseload.rules.engine.kinds import DEFAULT, NOTHING, Choice, Count, Day, Flag
from caseload.rules.engine.primitives import choose
from caseload.rules.engine.registry import question
from caseload.rules.engine.units import NONE
from caseload.rules.grow.icm_inputs import appointment_on

FORMS = Codes("one_on_one", "small_group", "supportive_call")
PERIODS = Codes("next_calendar_month", "one_month_from_visit")


@question(
    "ICM-25",
    cell={"GROW_SESSION_LISTED": "listed", "GROW_SESSION_IS_MEETING": "counts_as_meeting"},
    cites="003:33, 39, 64",
    place="los_angeles",
    inputs={"session_form": Choice(FORMS, "form of the contact", "forma del contacto", open_list=True)},
    gives={
        "listed": Flag("one of the forms of the list", "una de las formas de la lista"),
        "counts_as_meeting": Flag("counts as the two-weekly meeting", "cuenta como la reunión quincenal"),
    },
    example={"session_form": "small_group"},
)
def session(session_form: Any) -> Any:
    """Does a contact count as the meeting that is due every two weeks?

    Boundary: for a form that is not listed the worker decides.
    Reading: a supportive call does not replace the meeting.
    """
    listed = session_form < len(FORMS)
    return {"listed": listed, "counts_as_meeting": choose(listed, session_form != FORMS.supportive_call, NONE)}


@question(
    "ICM-19",
    cell="GROW_ABP821_UP_TO_DATE",
    cites="003:97",
    place="los_angeles",
    inputs={
        "appointment_on": appointment_on("latest appointment held", "última cita realizada"),
        "abp821_updated_on": Day("latest update of the ABP 821", "última actualización del ABP 821", blank=NOTHING),
    },
    gives={"up_to_date": Flag("ABP 821 up to date", "ABP 821 al día")},
    example={"appointment_on": "2022-03-14", "abp821_updated_on": "2022-03-14"},
)
def abp821_up_to_date(appointment_on: Any, abp821_updated_on: Any) -> Any:
    """Is the case manager's checklist ABP 821 up to date?

    Boundary: an update on the day of the appointment is enough, one of the day before is not.
    Reading: it is brought up to date at each appointment.
    """
    return abp821_updated_on >= appointment_on


@question(
    "ICM-20",
    cell={"GROW_EXPENSES_FROM": "starts_on", "GROW_EXPENSES_TO": "ends_on",
          "GROW_EXPENSES_UNCOVERED": "uncovered_days"},
    cites="003:101, 138",
    place="los_angeles",
    inputs={
        "authorized_on": Day("authorized on", "autorizado el"),
        "period_reading": Choice(PERIODS, "what the upcoming month means", "qué significa el próximo mes",
                                 default="next_calendar_month", blank=DEFAULT),
    },
    gives={
        "starts_on": Day("first day covered", "primer día cubierto"),
        "ends_on": Day("last day covered", "último día cubierto"),
        "uncovered_days": Count("days before it that stay uncovered", "días anteriores sin cubrir"),
    },
    example={"authorized_on": "2022-01-31"},
)  # fmt: skip
def expenses_period(authorized_on: Any, period_reading: Any) -> Any:
    """Which days does an authorization of work-related expenses cover?

    Boundary: authorized on January 31, the next calendar month ends on the last day of February.
    Boundary: a month from January 31 ends the day before the last day of February.
    Reading: the upcoming month is the next calendar month, so that two visits in a month do not pay twice; what is
    left of the first month is shown as uncovered (the other choice: period_reading).
    """
    from_visit = period_reading == PERIODS.one_month_from_visit
    starts = choose(from_visit, authorized_on, first_after(authorized_on))
    ends = choose(from_visit, add_months(authorized_on, 1) - 1, end_of_month(authorized_on, 1))
    return {"starts_on": starts, "ends_on": ends, "uncovered_days": starts - authorized_on}
