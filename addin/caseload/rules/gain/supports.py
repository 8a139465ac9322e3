"""What supportive services are paid for, before and after cash aid ended (001:36, 61-63, 66)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.codes import Codes
from caseload.rules.engine.kinds import NOTHING, Choice, Flag
from caseload.rules.engine.primitives import choose, first_true, is_true, negate, one_of
from caseload.rules.engine.registry import question
from caseload.rules.engine.units import NONE
from caseload.rules.gain.codes import ACTIVITIES, COUNTING, REASONS
from caseload.rules.gain.concurrent import SERVICES
from caseload.rules.gain.inputs import reason
from caseload.rules.gain.windows import law

PURPOSES = Codes(*COUNTING, "employment", "job_search", "work_experience")
FOR_ACTIVITIES = Codes(*ACTIVITIES.names[:-1], "employment", "none")
REFUSALS = Codes("no_activity", "not_approved")


def _discontinued() -> Flag:
    return Flag("cash aid has ended", "la ayuda en efectivo terminó")


@question(
    "GAIN-PES-12",
    cell="GAIN_SERVICE_COVERED",
    cites="001:36, 61-62",
    place="los_angeles",
    for_participant=True,
    inputs={
        "discontinued": _discontinued(),
        "service_for": Choice(PURPOSES, "what the service is for", "para qué es el servicio"),
        "reason": reason(default=None, once=lambda discontinued, service_for: (
            is_true(discontinued) & (service_for == PURPOSES.tse))),
    },
    gives={"covered": Flag("covered", "cubierto")},
    example={"discontinued": True, "service_for": "education"},
)  # fmt: skip
def covered(discontinued: Any, service_for: Any, reason: Any) -> Any:
    """Is a supportive service for this covered?

    Boundary: while aided every purpose listed; afterwards only the concurrent activity, not the job itself.
    Boundary: whether the person is eligible, and the activity approved, are other questions.
    Reading: while aided the job counts as an approved activity.
    Reading: subsidized employment is covered after excess income, and not after another reason (parameter).
    """
    by_reason = (reason == REASONS.excess_income) | law("gain.tse_services_other_reason")
    concurrent = one_of(service_for, *[PURPOSES[name] for name in COUNTING])
    return first_true(
        (negate(discontinued), True),
        (service_for == PURPOSES.tse, by_reason),
        otherwise=concurrent,
    )


@question(
    "GAIN-PES-31",
    cell="GAIN_CHECK_CHILD_CARE",
    cites="001:63",
    place="los_angeles",
    for_participant=True,
    inputs={
        "discontinued": _discontinued(),
        "pes_eligible": Flag("eligible for post-employment services", "con derecho a servicios después del empleo",
                             blank=NOTHING),
    },
    gives={"check_child_care": Flag("child care is to be checked", "hay que revisar el cuidado infantil")},
    example={"discontinued": True},
)  # fmt: skip
def check_child_care(discontinued: Any, pes_eligible: Any) -> Any:
    """Is child care after cash aid to be checked under its own policy?

    Boundary: eligibility for post-employment services plays no part; this is a reminder, never a denial.
    Reading: while aided child care is an ordinary support.
    """
    return discontinued


@question(
    "GAIN-PES-38",
    cell={"GAIN_SUPPORT_ALLOWED": "allowed", "GAIN_SUPPORT_REASON": "reason"},
    cites="001:36, 61",
    place="los_angeles",
    for_participant=True,
    inputs={
        "support": Choice(SERVICES, "support asked for", "apoyo solicitado"),
        "for_activity": Choice(FOR_ACTIVITIES, "activity that it is for", "actividad para la que es"),
        "approved": Flag("the activity is approved", "la actividad está aprobada"),
    },
    gives={
        "allowed": Flag("allowed", "permitido"),
        "reason": Choice(REFUSALS, "why not", "por qué no"),
    },
    example={"support": "transportation", "for_activity": "education", "approved": True},
)
def support_allowed(support: Any, for_activity: Any, approved: Any) -> Any:
    """Is a support asked for in connection with a named and approved activity?

    Boundary: costs without an activity are never paid, whatever else is known.
    Reading: the job counts as an approved activity while aided; afterwards ask what is paid for (GAIN-PES-12).
    """
    none = for_activity == FOR_ACTIVITIES.none
    reason = first_true((none, REFUSALS.no_activity), (negate(approved), REFUSALS.not_approved), otherwise=NONE)
    return {"allowed": choose(none, False, approved), "reason": reason}
