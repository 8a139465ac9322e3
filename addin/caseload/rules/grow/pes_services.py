"""The menu of post-employment services, and the expenses of education beside the work (000:13-23, 42)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.codes import Codes
from caseload.rules.engine.kinds import DEFAULT, Choice, Flag, InLaw
from caseload.rules.engine.primitives import choose, first_true, one_of
from caseload.rules.engine.registry import question
from caseload.rules.engine.units import NONE

MENU = {
    "job_retention": ("mentoring", "counseling", "networking", "advice", "guidance"),
    "continued_education": ("local_program_referral", "help_choosing_program", "help_choosing_provider"),
    "rapid_reemployment": ("job_search_assistance", "job_developer_referral"),
    "supportive_services": ("domestic_violence", "mental_health", "substance_abuse"),
}
"""The services of each group, in the order of the source (000:13-23)."""
GROUPS = Codes(*MENU)
SERVICES = Codes(*[service for group in MENU.values() for service in group])
EXPENSES = Codes("transportation", "other_work_related")
CAPS = Codes("none", "grow_pes_13")


def places(group: str) -> list[int]:
    """The places of a group's services in the menu."""
    return [SERVICES[service] for service in MENU[group]]


@question(
    "GROW-PES-08",
    cell={"GROW_SERVICE_GROUP": "group", "GROW_SERVICE_LISTED": "listed"},
    cites="000:13-23",
    place="los_angeles",
    inputs={"service": Choice(SERVICES, "service", "servicio", open_list=True)},
    gives={
        "listed": Flag("one of the services of the list", "uno de los servicios de la lista"),
        "group": Choice(GROUPS, "group", "grupo"),
    },
    example={"service": "job_developer_referral"},
)
def service_group(service: Any) -> Any:
    """To which group of post-employment services does a service belong?

    Boundary: the name of a group is no service; a service that is not listed is left to the worker, not refused.
    """
    groups = [(one_of(service, *places(group)), GROUPS[group]) for group in GROUPS]
    return {"listed": service < len(SERVICES), "group": first_true(*groups, otherwise=NONE)}


@question(
    "GROW-PES-10",
    cell={"GROW_EXPENSE_ALLOWED": "allowed", "GROW_EXPENSE_CAP": "cap"},
    cites="000:17, 42",
    place="los_angeles",
    inputs={
        "expense": Choice(EXPENSES, "expense", "gasto"),
        "in_pes": Flag("enrolled in post-employment services", "inscrito en los servicios después del empleo"),
        "in_education": Flag("in a continued education or training program",
                             "en un programa de educación o capacitación"),
        "education_transport_capped": Flag(
            "the days of transportation after employment bind here too",
            "los días de transporte después del empleo valen aquí también",
            default=InLaw("grow.transport_cap_covers_education", "los_angeles"), blank=DEFAULT,
        ),
    },
    gives={
        "allowed": Flag("may be authorized", "se puede autorizar"),
        "cap": Choice(CAPS, "limit in days", "límite de días"),
    },
    example={"expense": "transportation", "in_pes": True, "in_education": True},
)  # fmt: skip
def education_expense(expense: Any, in_pes: Any, in_education: Any, education_transport_capped: Any) -> Any:
    """May an expense of continued education or training be authorized, and is it limited in days?

    Boundary: outside the services or outside a program nothing is allowed, and no limit is named.
    Reading: the days of transportation after employment do not bind education transport, unless an office chooses so.
    """
    allowed = in_pes & in_education
    capped = allowed & education_transport_capped & (expense == EXPENSES.transportation)
    return {"allowed": allowed, "cap": choose(capped, CAPS.grow_pes_13, CAPS.none)}
