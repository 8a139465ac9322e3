"""The time of post-employment services: from the employment outcome until the case is closed (002:13, 38)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.codes import Codes
from caseload.rules.engine.kinds import NOTHING, Choice, Day, Flag
from caseload.rules.engine.primitives import choose, first_true, known, negate
from caseload.rules.engine.registry import question
from caseload.rules.vr.inputs import closed_on, employment_outcome_on

PERIODS = Codes("before_employment_outcome", "in_period", "case_closed_new_case_needed")
NEXT = Codes("evaluate", "open_new_case")


def _still_open(day: Any, closed_on: Any) -> Any:
    """Is the case open on a day? The closing day itself is [R]."""
    return negate(known(closed_on)) | (day <= closed_on)


@question(
    "VR-PES-02",
    cell={"VR_IN_PES_PERIOD": "in_pes_period", "VR_PES_PERIOD_REASON": "reason"},
    cites="002:13",
    place="nebraska",
    inputs={
        "service_on": Day("day of the service", "día del servicio"),
        "employment_outcome_on": employment_outcome_on(),
        "closed_on": closed_on(not_before="employment_outcome_on", order_reason="before_employment_outcome"),
    },
    gives={
        "in_pes_period": Flag("in the period of post-employment services",
                              "en el período de servicios posteriores al empleo"),
        "reason": Choice(PERIODS, "where the day lies", "dónde cae el día"),
    },
    example={"service_on": "2022-01-10", "employment_outcome_on": "2022-01-10"},
)  # fmt: skip
def in_period(service_on: Any, employment_outcome_on: Any, closed_on: Any) -> Any:
    """Does the day of a service lie in the period of post-employment services?

    Boundary: the first day of the job belongs to it, the day before does not. A service in the period may still
    be none of this kind, by its criteria.
    Reading: the case is still open on its closing day; the next day needs a new case.
    """
    reason = first_true(
        (negate(_still_open(service_on, closed_on)), PERIODS.case_closed_new_case_needed),
        (service_on < employment_outcome_on, PERIODS.before_employment_outcome),
        otherwise=PERIODS.in_period,
    )
    return {"in_pes_period": reason == PERIODS.in_period, "reason": reason}


@question(
    "VR-PES-09",
    cell={"VR_REQUEST_ALLOWED": "allowed", "VR_REQUEST_NEXT": "action"},
    cites="002:38",
    place="nebraska",
    inputs={
        "closed_on": closed_on(),
        "requested_on": Day("day of the request", "día de la solicitud",
                            needed=lambda closed_on, service_on: known(closed_on) & negate(known(service_on))),
        "service_on": Day("day on which it would be given", "día en que se daría", blank=NOTHING),
    },
    gives={
        "allowed": Flag("may be considered", "puede considerarse"),
        "action": Choice(NEXT, "what comes next", "qué sigue"),
    },
    example={"closed_on": "2022-05-01", "requested_on": "2022-04-20", "service_on": "2022-05-10"},
)  # fmt: skip
def after_closure(closed_on: Any, requested_on: Any, service_on: Any) -> Any:
    """May a service still be given in this case, or does the client need a new one?

    Boundary: no service after closure, without exception, also when it was asked for before.
    Reading: the closing day itself is still allowed; the day of the service counts, else the day of the request.
    """
    day = choose(known(service_on), service_on, requested_on)
    allowed = _still_open(day, closed_on)
    return {"allowed": allowed, "action": choose(allowed, NEXT.evaluate, NEXT.open_new_case)}
