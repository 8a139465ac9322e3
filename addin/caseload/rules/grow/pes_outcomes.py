"""What is ticked off around employment: advice, the appointment for the services, the outcomes (000:34, 40, 47-57)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.checklists import Checklist, Item
from caseload.rules.engine.kinds import Flag, Ticks
from caseload.rules.engine.primitives import bits_where, unticked
from caseload.rules.engine.registry import checklist, question
from caseload.rules.grow.employed import remains_on_aid, volunteers

checklist(
    Checklist(
        "GROW-PES-06",
        "Was everything explained to a participant who works?",
        question="GROW-PES-06",
        cites="000:34, 49",
        place="los_angeles",
        who="case manager",
        cell="GROW_EMPLOYMENT_ADVICE_OPEN",
        remarks="Boundary: two of the three are not enough; the third comes from the list of outcomes.",
        items=(
            Item("earned_income_disregards", "Earned income disregards explained",
                 "Explicadas las deducciones de ingresos del trabajo", line="000:34"),
            Item("earned_income_tax_credit", "Earned income tax credit explained",
                 "Explicado el crédito tributario por ingreso del trabajo", line="000:34"),
            Item("other_resources", "Other resources for employed persons explained",
                 "Explicados otros recursos para personas con empleo", line="000:49"),
        ),
    )
)  # fmt: skip

checklist(
    Checklist(
        "GROW-PES-14",
        "Is the appointment for post-employment services complete?",
        question="GROW-PES-14",
        cites="000:40",
        place="los_angeles",
        who="case manager",
        cell="GROW_PES_APPOINTMENT_OPEN",
        remarks="Boundary: expenses that are authorized and not posted leave the appointment incomplete.",
        items=(
            Item("discussed_services", "Services the participant wants discussed",
                 "Conversados los servicios que el participante desea", line="000:40"),
            Item("made_referrals", "Referrals made", "Referencias hechas", line="000:40"),
            Item("connected_job_developer", "Connected with a job developer for mentoring",
                 "Conectado con un promotor de empleo para mentoría", line="000:40"),
            Item("reviewed_expenses", "Work-related expenses reviewed", "Gastos relacionados con el trabajo revisados",
                 line="000:40"),
            Item("authorized_expenses", "Expenses authorized", "Gastos autorizados", applies="expenses_requested",
                 line="000:40"),
            Item("posted_expenses", "Expenses posted on GROW", "Gastos registrados en GROW",
                 applies="expenses_requested", line="000:40"),
        ),
        conditions={"expenses_requested": Flag("expenses asked for", "se pidieron gastos")},
        example={"checked": ["discussed_services", "made_referrals"], "expenses_requested": False},
    )
)  # fmt: skip

OUTCOMES = checklist(
    Checklist(
        "GROW-PES-16",
        "Outcomes after employment",
        cites="000:47-57",
        place="los_angeles",
        who="case manager",
        items=(
            Item("explained_disregards_eitc", "Disregards, tax credit and other resources explained",
                 "Explicadas las deducciones, el crédito tributario y otros recursos", line="000:49"),
            Item("offered_pes", "Post-employment services offered, exit interview for volunteers",
                 "Servicios después del empleo ofrecidos, entrevista de salida para quien los desea", line="000:51"),
            Item("referrals_made", "Referrals made, to a job developer among them",
                 "Referencias hechas, también al promotor de empleo", line="000:53"),
            Item("expenses_authorized", "Work-related expenses authorized as needed",
                 "Gastos relacionados con el trabajo autorizados según la necesidad", line="000:55"),
            Item("grow_updated", "GROW updated", "GROW actualizado", line="000:57"),
        ),
    )
)  # fmt: skip


@question(
    "GROW-PES-16",
    cell={"GROW_EMPLOYMENT_OUTCOMES_OPEN": "unchecked", "GROW_EMPLOYMENT_OUTCOMES_DONE": "complete"},
    cites="000:47-57",
    place="los_angeles",
    inputs={
        "checked": Ticks(OUTCOMES.codes, "points that are done", "puntos hechos"),
        "volunteers": volunteers(),
        "remains_on_aid": remains_on_aid(),
        "expenses_needed": Flag("expenses asked for or needed", "gastos pedidos o necesarios"),
    },
    gives={
        "complete": Flag("complete", "completo"),
        "unchecked": Ticks(OUTCOMES.codes, "open points", "puntos abiertos"),
    },
    example={"checked": ["explained_disregards_eitc"], "volunteers": False, "remains_on_aid": True,
             "expenses_needed": False},
)  # fmt: skip
def outcomes_open(checked: Any, volunteers: Any, remains_on_aid: Any, expenses_needed: Any) -> Any:
    """Which outcomes are still open after employment of 20 hours a week or more?

    Boundary: whether something applies does not matter once it is ticked.
    Reading: referrals belong to the appointment for the services, so only to volunteers who stay on aid; expenses do
    not; without aid there is no offer.
    """
    wanted = bits_where(True, remains_on_aid, remains_on_aid & volunteers, expenses_needed, True)
    left = unticked(checked, wanted)
    return {"complete": left == 0, "unchecked": left}
