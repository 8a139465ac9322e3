"""The 90 days before a VR case may close: when they start (002:28-36; P-48)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.codes import Codes
from caseload.rules.engine.kinds import NOTHING, Choice, Day
from caseload.rules.engine.lookups import parameters
from caseload.rules.engine.primitives import choose, known, later, note
from caseload.rules.engine.registry import question
from caseload.rules.engine.units import NONE
from caseload.rules.vr.authorizations import authorizations, authorized_only, prepaid
from caseload.rules.vr.inputs import count_first_day, employment_outcome_on

law = parameters("nebraska")
RESULTS = Codes("started", "open_authorization")
STARTED = {
    "started_on": Day("the 90 days start on", "los 90 días empiezan el"),
    "closure_eligible_on": Day("closure possible from", "cierre posible desde"),
    "result": Choice(RESULTS, "standing of the start", "estado del inicio"),
}
NOTES = {"latest": ("latest of these days", "la última de estas fechas")}


def closure_day(counts_from: Any, count_first_day: Any) -> Any:
    """The day on which the 90 days that count from a day are over; blank while no count runs."""
    runs = known(counts_from)
    days = law("vr.follow_up_days", counts_from, when=runs)
    return choose(runs, counts_from + days - choose(count_first_day, 1, 0), NONE)


def _start(first: Any, completed_on: Any, open_end: Any, count_first_day: Any) -> dict[str, Any]:
    start = choose(open_end, NONE, note("latest", later(first, completed_on)))
    return {
        "started_on": start,
        "closure_eligible_on": closure_day(start, count_first_day),
        "result": choose(open_end, RESULTS.open_authorization, RESULTS.started),
    }


@question(
    "VR-PES-05",
    cell={"VR_COUNT_STARTS": "started_on", "VR_CLOSURE_FROM": "closure_eligible_on"},
    cites="002:30; P-44",
    place="nebraska",
    looked_up_on="started_on",
    inputs={
        "employment_outcome_on": employment_outcome_on(),
        "authorizations": authorizations(authorized_only),
        "prepaid": prepaid(),
        "count_first_day": count_first_day(),
    },
    gives=STARTED,
    notes=NOTES,
    example={"employment_outcome_on": "2022-01-10", "authorizations": [
        {"ends_on": "2022-03-01", "paid_in_full": True, "paid_on": "2022-03-20"}]},
)  # fmt: skip
def start_of_ninety_days(employment_outcome_on: Any, completed_on: Any, open_end: Any, prepaid: Any,
                         count_first_day: Any) -> Any:  # fmt: skip
    """From which day do the 90 days before closure run, when the job is not supported employment?

    Boundary: paid in full, the day of payment counts, also when it lies before the end; part payment, the end counts.
    Boundary: one authorization without an end keeps the count from starting; cancelled and requested ones are skipped.
    Boundary: a service given without an authorization is not an authorization and is skipped here.
    Reading: a prepaid service that still runs is completed on the day of payment (prepaid).
    Reading: closure is possible after 90 full days, the start being day 0 (count_first_day).
    """
    return _start(employment_outcome_on, completed_on, open_end, count_first_day)


@question(
    "VR-PES-06",
    cell={"VR_SUPPORTED_COUNT_STARTS": "started_on", "VR_SUPPORTED_CLOSURE_FROM": "closure_eligible_on"},
    cites="002:32; P-44; P-48",
    place="nebraska",
    looked_up_on="started_on",
    inputs={
        "employment_outcome_on": employment_outcome_on(blank=NOTHING),
        "transition_completed_on": Day("transition to extended services agreed complete",
                                       "transición a servicios extendidos acordada como completa"),
        "authorizations": authorizations(authorized_only),
        "prepaid": prepaid(),
        "count_first_day": count_first_day(),
    },
    gives=STARTED,
    notes=NOTES,
    example={"transition_completed_on": "2022-05-02", "authorizations": []},
)  # fmt: skip
def start_of_ninety_days_supported(employment_outcome_on: Any, transition_completed_on: Any, completed_on: Any,
                                   open_end: Any, prepaid: Any, count_first_day: Any) -> Any:  # fmt: skip
    """From which day do the 90 days before closure run in supported employment?

    Boundary: the job start never changes the answer; the agreement governs even when the job began after it.
    Boundary: the last milestone is an authorization like any other and may move the start.
    Reading: where the agreement and the end of the last milestone differ, the agreement is the first date.
    """
    return _start(transition_completed_on, completed_on, open_end, count_first_day)
