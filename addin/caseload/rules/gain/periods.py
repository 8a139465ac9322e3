"""From when to when: after discontinuance, and after the time limit (001:8, 60, 64-65)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.checks import Check
from caseload.rules.engine.days import month_of
from caseload.rules.engine.kinds import NOTHING, Choice, Count, Day, Flag
from caseload.rules.engine.primitives import choose, first_true, known, negate, note, smallest
from caseload.rules.engine.registry import question
from caseload.rules.engine.units import NONE
from caseload.rules.gain.codes import PLACES
from caseload.rules.gain.inputs import as_of, discontinued_on, time_off_on
from caseload.rules.gain.windows import law, pes_last_day, ptl_last_day

FIRST_DAY = Day("first day", "primer día")
LAST_DAY = Day("last day", "último día")
PLACE = Choice(PLACES, "where the day lies", "dónde cae el día")
NOTES = {"last_day": (LAST_DAY.label, LAST_DAY.es)}


def _place(day: Any, first: Any, last: Any) -> Any:
    """Where a day lies; both ends are inside."""
    return first_true((day < first, PLACES.before), (day <= last, PLACES.inside), otherwise=PLACES.after)


@question(
    "GAIN-PES-03.window",
    cell={"GAIN_PES_FIRST_DAY": "first_day", "GAIN_PES_LAST_DAY": "last_day"},
    cites="001:8, 60",
    place="los_angeles",
    looked_up_on="discontinued_on",
    for_participant=True,
    inputs={
        "discontinued_on": discontinued_on(needed=lambda last_day_of_aid: negate(known(last_day_of_aid))),
        "last_day_of_aid": Day("last day of aid", "último día de ayuda", blank=NOTHING),
    },
    checks=(Check("last_day_of_aid", "contradicts",
                  lambda discontinued_on, last_day_of_aid: discontinued_on - 1 != last_day_of_aid),),
    gives={"first_day": FIRST_DAY, "last_day": LAST_DAY},
    example={"discontinued_on": "2022-07-01"},
)  # fmt: skip
def window(discontinued_on: Any, last_day_of_aid: Any) -> Any:
    """From when to when may services last after cash aid ended?

    Boundary: first and last day are inside; three months from December 1 end on the last day of February.
    Reading: the period begins with the first day without aid; months added to a last day of aid would lose days.
    """
    first = choose(known(discontinued_on), discontinued_on, last_day_of_aid + 1)
    return {"first_day": first, "last_day": pes_last_day(first, when=known(first))}


@question(
    "GAIN-PES-03.in_window",
    cell={"GAIN_PES_IN_WINDOW": "in_window", "GAIN_PES_WINDOW_PLACE": "place"},
    cites="001:8, 60",
    place="los_angeles",
    looked_up_on="discontinued_on",
    for_participant=True,
    inputs={"discontinued_on": discontinued_on(), "as_of": as_of()},
    gives={
        "first_day": FIRST_DAY,
        "last_day": LAST_DAY,
        "place": PLACE,
        "in_window": Flag("inside the period", "dentro del período"),
    },
    notes=NOTES,
    example={"discontinued_on": "2022-07-01", "as_of": "2022-09-30"},
)
def in_window(discontinued_on: Any, as_of: Any) -> Any:
    """Does a day lie in the period after cash aid ended?

    Boundary: only the dates are looked at; who is eligible inside the period is another question.
    """
    last = note("last_day", pes_last_day(discontinued_on))
    place = _place(as_of, discontinued_on, last)
    return {"first_day": discontinued_on, "last_day": last, "place": place, "in_window": place == PLACES.inside}


@question(
    "GAIN-PES-05",
    cell={"GAIN_PTL": "ptl", "GAIN_PTL_MONTHS_LEFT": "remaining_months", "GAIN_PTL_LAST_DAY": "last_day"},
    cites="001:8, 64-65",
    place="los_angeles",
    looked_up_on="time_off_on",
    for_participant=True,
    inputs={"time_off_on": time_off_on(), "discontinued_on": discontinued_on()},
    gives={
        "ptl": Flag("what is left of the post-time-limit period counts", "cuenta lo que queda del período posterior"),
        "remaining_months": Count("months left", "meses que quedan"),
        "last_day": LAST_DAY,
    },
    notes=NOTES,
    example={"time_off_on": "2022-07-01", "discontinued_on": "2022-09-01"},
)  # fmt: skip
def remaining(time_off_on: Any, discontinued_on: Any) -> Any:
    """What is left of the post-time-limit months when cash aid ends?

    Boundary: on the same day all of them are left; in the month after the last one nothing is.
    Boundary: aid that ended before the time limit opens the ordinary period.
    Reading: the last day governs; the number of months that are touched is information only.
    """
    ptl = discontinued_on >= time_off_on
    last = ptl_last_day(time_off_on)
    left = ptl & (last >= discontinued_on)
    touched = month_of(last) - month_of(discontinued_on) + 1
    return {
        "ptl": ptl,
        "remaining_months": first_true(
            (left, smallest(touched, law("gain.ptl_months", time_off_on))), (ptl, 0), otherwise=NONE),
        "last_day": first_true((left, last), (ptl, NONE), otherwise=pes_last_day(discontinued_on, when=negate(ptl))),
    }  # fmt: skip


@question(
    "GAIN-PES-05.services",
    cell={"GAIN_PTL_SERVICES_UNTIL": "last_day", "GAIN_PTL_SERVICES_PLACE": "place"},
    cites="001:8, 64-65",
    place="los_angeles",
    looked_up_on="time_off_on",
    for_participant=True,
    inputs={"time_off_on": time_off_on(), "as_of": as_of()},
    gives={"first_day": FIRST_DAY, "last_day": LAST_DAY, "place": PLACE},
    notes=NOTES,
    example={"time_off_on": "2022-07-01", "as_of": "2022-09-30"},
)
def ptl_services(time_off_on: Any, as_of: Any) -> Any:
    """From when to when does someone off the unit for the time limit have services while the case is open?

    Boundary: the first day off the unit and the last day of the third month are inside.
    """
    last = note("last_day", ptl_last_day(time_off_on))
    return {"first_day": time_off_on, "last_day": last, "place": _place(as_of, time_off_on, last)}
