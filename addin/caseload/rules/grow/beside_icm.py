"""What goes on beside Intensive Case Management: JSPC once, and employment that ends the duty (003:53, 56)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.codes import Codes
from caseload.rules.engine.kinds import Choice, Count, Flag
from caseload.rules.engine.primitives import negate
from caseload.rules.engine.registry import question
from caseload.rules.grow.employed import is_employed, weekly_hours

CONCURRENT = Codes(
    "education_training", "supportive_services", "non_custodial_parent", "youth", "one_stop", "part_time_employment",
    "jspc",
)  # fmt: skip


def concurrent_activity() -> Choice:
    """An activity beside Intensive Case Management; the list gives examples."""
    return Choice(CONCURRENT, "activity", "actividad", open_list=True)


def once_only(activity: Any) -> Any:
    """Is it an activity that may run beside Intensive Case Management only once?"""
    return activity == CONCURRENT.jspc


@question(
    "ICM-15",
    cell="GROW_JSPC_ALLOWED",
    cites="003:53",
    place="los_angeles",
    inputs={
        "prior_jspc_in_icm": Count("earlier assignments to JSPC during Intensive Case Management",
                                   "asignaciones anteriores a JSPC durante el manejo intensivo del caso"),
        "activity": concurrent_activity(),
    },
    gives={"allowed": Flag("may be assigned", "se puede asignar")},
    example={"prior_jspc_in_icm": 0, "activity": "jspc"},
)  # fmt: skip
def assignable(prior_jspc_in_icm: Any, activity: Any) -> Any:
    """May the activity be assigned beside Intensive Case Management?

    Boundary: the limit is on JSPC alone; without an earlier assignment every activity passes.
    """
    return negate(once_only(activity)) | (prior_jspc_in_icm == 0)


@question(
    "ICM-16",
    cell={"GROW_REQUIRED": "grow_required", "GROW_MAY_REQUEST_PES": "may_request_pes"},
    cites="003:56",
    place="los_angeles",
    for_participant=True,
    inputs={"weekly_hours": weekly_hours(), "on_aid": Flag("on aid", "con ayuda")},
    gives={
        "grow_required": Flag("GROW is still required", "GROW sigue siendo obligatorio"),
        "may_request_pes": Flag("may ask for post-employment services", "puede pedir servicios después del empleo"),
    },
    example={"weekly_hours": 20, "on_aid": True},
)
def release(weekly_hours: Any, on_aid: Any) -> Any:
    """Is GROW still required, and may post-employment services be requested?

    Boundary: 20.00 hours a week release from GROW, 19.99 do not.
    Reading: without aid neither holds, whatever the hours.
    """
    employed = is_employed(weekly_hours)
    return {"grow_required": on_aid & negate(employed), "may_request_pes": on_aid & employed}
