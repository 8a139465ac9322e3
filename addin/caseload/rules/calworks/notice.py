"""The twenty days after a notice of noncompliance, and the appointment inside them (004:161, 323; P-12, P-13, P-21)."""

from __future__ import annotations

from typing import Any

from caseload.rules.calworks.sanction_days import twentieth_day
from caseload.rules.engine.codes import Codes
from caseload.rules.engine.kinds import NOTHING, Choice, Count, Day, Flag
from caseload.rules.engine.lists import Holidays
from caseload.rules.engine.lookups import parameters
from caseload.rules.engine.offices import ROLLS, rolled
from caseload.rules.engine.primitives import first_true, known, negate, note
from caseload.rules.engine.registry import question

law = parameters("california")
PERIODS = Codes("open", "at_day_20", "expired")
CITES = "004:161, 323; P-12, P-13, P-21"
TWENTY_DAYS_BEFORE_A_SATURDAY = "2000-01-02"
NOTICE = {"notice_on": Day("day of the noncompliance notice", "día del aviso de incumplimiento")}
LAST_DAY = {"last_day": Day("last of the twenty days", "último de los veinte días")}
NOTES = {"last_day": ("last of the twenty days", "último de los veinte días")}


def _last_day(notice_on: Any) -> Any:
    return note("last_day", twentieth_day(notice_on))


@question(
    "CW-NC-01.last_day",
    cell="CW_NOTICE_LAST_DAY",
    cites=CITES,
    looked_up_on="notice_on",
    for_participant=True,
    inputs={
        "notice_on": Day("day of the noncompliance notice", "día del aviso de incumplimiento",
                         probes=(TWENTY_DAYS_BEFORE_A_SATURDAY,)),
        "roll": Choice(ROLLS, "what happens on a closed day", "qué pasa si cae en día de cierre", default="none"),
        "holidays": Holidays(),
    },
    gives=LAST_DAY,
    notes=NOTES,
    example={"notice_on": "2022-06-01"},
)
def last_of_twenty_days(notice_on: Any, roll: Any, holidays: Any) -> Any:
    """By which day must noncompliance be settled after the notice?

    Boundary: the notice's day is day 0, day 20 still counts.
    Reading: day 20 stands whatever kind of day it is; an office can choose to move it off a closed day (roll).
    """
    return rolled(notice_on, _last_day(notice_on), roll, holidays)


@question(
    "CW-NC-01.period",
    cell={"CW_NOTICE_PERIOD": "period", "CW_NOTICE_DAY": "day"},
    cites=CITES,
    looked_up_on="notice_on",
    inputs={**NOTICE, "as_of": Day("day asked about", "día consultado", not_before="notice_on")},
    gives={
        **LAST_DAY,
        "day": Count("days since the notice", "días desde el aviso"),
        "period": Choice(PERIODS, "where the twenty days stand", "situación de los veinte días"),
    },
    notes=NOTES,
    example={"notice_on": "2022-06-01", "as_of": "2022-06-21"},
)
def twenty_days(notice_on: Any, as_of: Any) -> Any:
    """Are the twenty days after the notice still open?

    Boundary: day 20 is the last, day 21 is over.
    """
    last_day = _last_day(notice_on)
    return {
        "last_day": last_day,
        "day": as_of - notice_on,
        "period": first_true(
            (as_of < last_day, PERIODS.open), (as_of == last_day, PERIODS.at_day_20), otherwise=PERIODS.expired
        ),
    }


@question(
    "CW-NC-01.appointment",
    cell="CW_APPOINTMENT_OK",
    cites=CITES,
    looked_up_on="notice_on",
    inputs={**NOTICE, "appointment_on": Day("day of the appointment", "día de la cita")},
    gives={"appointment_ok": Flag("the appointment is inside the period", "la cita está dentro del plazo"), **LAST_DAY},
    notes=NOTES,
    example={"notice_on": "2022-06-01", "appointment_on": "2022-06-21"},
)
def appointment_inside(notice_on: Any, appointment_on: Any) -> Any:
    """Does the appointment to find the cause lie inside the twenty days?

    Boundary: day 1 to day 20.
    Reading: an appointment on the notice's own day is not inside.
    """
    last_day = _last_day(notice_on)
    return {"appointment_ok": (appointment_on > notice_on) & (appointment_on <= last_day), "last_day": last_day}


@question(
    "CW-NC-01.reschedule",
    cell="CW_MAY_RESCHEDULE",
    cites=CITES,
    looked_up_on="notice_on",
    inputs={
        **NOTICE,
        "as_of": Day("day asked about", "día consultado", not_before="notice_on"),
        "reschedules": Count("appointments moved so far", "citas cambiadas hasta ahora"),
        "new_appointment_on": Day("day of the new appointment", "día de la nueva cita", blank=NOTHING),
    },
    gives={"may_reschedule": Flag("the appointment may be moved", "la cita se puede cambiar"), **LAST_DAY},
    notes=NOTES,
    example={"notice_on": "2022-06-01", "as_of": "2022-06-10", "reschedules": 0},
)
def may_reschedule(notice_on: Any, as_of: Any, reschedules: Any, new_appointment_on: Any) -> Any:
    """May the appointment to find the cause be moved?

    Boundary: once, on or before day 20, to a day from today to day 20.
    """
    last_day = _last_day(notice_on)
    chosen = known(new_appointment_on)
    fits = negate(chosen) | ((new_appointment_on <= last_day) & (new_appointment_on >= as_of))
    none_left = reschedules >= law("calworks.nc_reschedules", notice_on)
    return {"may_reschedule": negate(none_left) & (as_of <= last_day) & fits, "last_day": last_day}
