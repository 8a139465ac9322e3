"""The 90 days start over after post-employment services, and where the count stands on a day (002:34, 36, 66)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.codes import Codes
from caseload.rules.engine.kinds import DEFAULT, Choice, Count, Day, Flag, InLaw
from caseload.rules.engine.primitives import choose, first_true, known, later, note
from caseload.rules.engine.registry import question
from caseload.rules.engine.units import NONE
from caseload.rules.vr.authorizations import authorizations, post_employment_only, prepaid
from caseload.rules.vr.clock import closure_day
from caseload.rules.vr.inputs import as_of, count_first_day

RESTARTS = Codes("no_pes", "completed", "open_authorization")
STANDINGS = Codes("in_progress", "not_started", "running")
NOTES = {"counts_from": ("later of the start and the restart", "la última entre el inicio y el reinicio")}
RESTARTED = {
    "restarted_on": Day("the 90 days started over on", "los 90 días volvieron a empezar el"),
    "counts_from": Day("the count runs from", "el conteo corre desde"),
    "closure_eligible_on": Day("closure possible from", "cierre posible desde"),
}


def _record() -> dict[str, Any]:
    """The start of the count and the services after it, as both questions take them."""
    return {
        "started_on": Day("first start of the 90 days", "primer inicio de los 90 días"),
        "authorizations": authorizations(post_employment_only, post_employment=True),
    }


def _readings() -> dict[str, Any]:
    """What the agency may read otherwise."""
    return {
        "prepaid": prepaid(),
        "unauthorised_pes_restarts": Flag(
            "a service without authorization restarts the count", "un servicio sin autorización reinicia el conteo",
            default=InLaw("vr.unauthorised_pes_restarts", "nebraska"), blank=DEFAULT),
        "count_first_day": count_first_day(),
    }  # fmt: skip


def _restarted(stopped: Any, started_on: Any, completed_on: Any, count_first_day: Any) -> dict[str, Any]:
    """The outputs that both questions share; all blank while the count is stopped."""
    counts_from = choose(stopped, NONE, note("counts_from", later(started_on, completed_on)))
    return {
        "restarted_on": choose(stopped, NONE, completed_on),
        "counts_from": counts_from,
        "closure_eligible_on": closure_day(counts_from, count_first_day),
    }


@question(
    "VR-PES-07.restart",
    cell={"VR_RESTARTED_ON": "restarted_on", "VR_COUNTS_FROM": "counts_from",
          "VR_CLOSURE_AFTER_PES": "closure_eligible_on", "VR_RESTART_RESULT": "result"},
    cites="002:34, 36, 66",
    place="nebraska",
    looked_up_on="counts_from",
    inputs={**_record(), **_readings()},
    gives={**RESTARTED, "result": Choice(RESTARTS, "standing of the services", "estado de los servicios")},
    notes=NOTES,
    example={"started_on": "2022-01-10", "authorizations": [
        {"post_employment": True, "ends_on": "2022-03-31", "paid_in_full": False}]},
)  # fmt: skip
def restart(started_on: Any, completed_on: Any, open_end: Any, prepaid: Any, unauthorised_pes_restarts: Any,
            count_first_day: Any) -> Any:  # fmt: skip
    """From which day do the 90 days count once post-employment services are in the record?

    Boundary: a service that ends on the 90th day still restarts the count; one completed before the start does not.
    Boundary: one that was only asked for, or withdrawn, has no effect; one without an end lets no count run.
    Reading: all of several services must be completed, and the latest completion counts.
    Reading: the end or the payment in full completes a service, as for the first start (prepaid).
    Reading: a service given without authorization counts with its last day (unauthorised_pes_restarts).
    """
    result = first_true(
        (open_end, RESTARTS.open_authorization), (known(completed_on), RESTARTS.completed), otherwise=RESTARTS.no_pes
    )
    return {**_restarted(open_end, started_on, completed_on, count_first_day), "result": result}


@question(
    "VR-PES-07.count",
    cell={"VR_COUNT_STANDING": "result", "VR_DAYS_COUNTED": "days_elapsed"},
    cites="002:34, 36, 66",
    place="nebraska",
    looked_up_on="counts_from",
    inputs={**_record(), "as_of": as_of(), **_readings()},
    gives={
        "result": Choice(STANDINGS, "standing of the count", "estado del conteo"),
        **RESTARTED,
        "days_elapsed": Count("days counted so far", "días contados hasta ahora"),
    },
    notes=NOTES,
    example={"started_on": "2022-01-10", "authorizations": [], "as_of": "2022-02-09"},
)  # fmt: skip
def count(started_on: Any, completed_on: Any, open_end: Any, as_of: Any, prepaid: Any,
          unauthorised_pes_restarts: Any, count_first_day: Any) -> Any:  # fmt: skip
    """Where do the 90 days stand on the day asked about?

    Boundary: on the last completion day itself the count runs again, with day 0; the day before it is in progress.
    Boundary: a count that begins after the day asked about has not started; its first day is shown all the same.
    Reading: a service is in progress until it is completed, also while only its last payment is outstanding.
    """
    stopped = open_end | (completed_on > as_of)
    outputs = _restarted(stopped, started_on, completed_on, count_first_day)
    counts_from = outputs["counts_from"]
    runs = known(counts_from) & (counts_from <= as_of)
    result = first_true((stopped, STANDINGS.in_progress), (runs, STANDINGS.running), otherwise=STANDINGS.not_started)
    return {"result": result, **outputs, "days_elapsed": choose(runs, as_of - counts_from, NONE)}
