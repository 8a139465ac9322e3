"""Verification of employment: the ABP 192 and its return, the verification every 60 days (000:9, 28)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.kinds import NOTHING, Day, Flag
from caseload.rules.engine.lookups import parameters
from caseload.rules.engine.offices import rolled
from caseload.rules.engine.primitives import choose, first_true, known, later, negate, note
from caseload.rules.engine.registry import question
from caseload.rules.engine.units import NONE
from caseload.rules.grow.employed import roll
from caseload.rules.grow.icm_inputs import as_of, holidays
from caseload.rules.grow.timed import timed_duty

law = parameters("los_angeles")
COUNTED = {"counted": ("day as counted", "día contado")}


def both_blank(day: Any, other: Any) -> Any:
    """Is neither of two days recorded?"""
    return negate(known(day)) & negate(known(other))


@question(
    "GROW-PES-02",
    cell={"GROW_VERIFICATION_DUE": "due_on", "GROW_VERIFICATION_OVERDUE": "overdue"},
    cites="000:9",
    place="los_angeles",
    looked_up_on="the day counted from",
    for_participant=True,
    inputs={
        "verified_on": Day("employment last verified on", "empleo verificado por última vez el",
            needed=lambda reached_20_on, employment_started_on: both_blank(reached_20_on, employment_started_on)),
        "reached_20_on": Day("first day of 20 hours a week", "primer día de 20 horas por semana",
            needed=lambda verified_on, employment_started_on: both_blank(verified_on, employment_started_on)),
        "employment_started_on": Day("first day of the job", "primer día del empleo",
            needed=lambda verified_on, reached_20_on: both_blank(verified_on, reached_20_on)),
        "as_of": as_of(),
        "roll": roll("inside_else_next"),
        "holidays": holidays(),
    },
    gives={
        "due_on": Day("next verification due", "próxima verificación a más tardar"),
        "overdue": Flag("overdue", "atrasada"),
    },
    notes=COUNTED,
    example={"verified_on": "2022-03-15", "as_of": "2022-05-02"},
)  # fmt: skip
def next_verification(verified_on: Any, reached_20_on: Any, employment_started_on: Any, as_of: Any, roll: Any,
                      holidays: Any) -> Any:  # fmt: skip
    """When is the next verification of employment due, and is it overdue?

    Boundary: the counted day itself is on time, the day after is overdue, wherever the appointment was moved.
    Reading: counted from the last completed verification; before the first one from the day the hours were reached,
    else from the first day of the job.
    """
    since = first_true(
        (known(verified_on), verified_on), (known(reached_20_on), reached_20_on), otherwise=employment_started_on
    )
    counted = note("counted", since + law("grow.verification_days", since))
    due = rolled(since, counted, roll, holidays)
    return {"due_on": due, "overdue": choose(known(as_of), as_of > later(counted, due), NONE)}


@question(
    "GROW-PES-03",
    cell={"GROW_ABP192_DUE": "due_on", "GROW_ABP192_ON_TIME": "on_time"},
    cites="000:28",
    place="los_angeles",
    looked_up_on="requested_on",
    for_participant=True,
    inputs={
        "requested_on": Day("ABP 192 given on", "ABP 192 entregado el"),
        "returned_on": Day("ABP 192 returned on", "ABP 192 devuelto el", blank=NOTHING, not_before="requested_on"),
        "as_of": as_of(),
        "roll": roll("none"),
        "holidays": holidays(),
    },
    gives={
        "due_on": Day("to be returned by", "se debe devolver a más tardar"),
        "on_time": Flag("returned in time", "devuelto a tiempo"),
    },
    notes=COUNTED,
    example={"requested_on": "2022-01-15", "returned_on": "2022-02-14"},
)
def form_returned(requested_on: Any, returned_on: Any, as_of: Any, roll: Any, holidays: Any) -> Any:
    """By when must the ABP 192 be back, and was it?

    Boundary: day 30 is in time, also when the appointment was set earlier; day 31 is late.
    Reading: counted from the day the form is given; the printed deadline stands, the appointment can be moved (roll).
    Reading: no consequence of a late return is stated, and none is drawn.
    """
    counted = note("counted", requested_on + law("grow.abp192_return_days", requested_on))
    due = rolled(requested_on, counted, roll, holidays)
    return {"due_on": due, "on_time": timed_duty(returned_on, later(counted, due), as_of)}
