"""What a report of employment starts: papers, the working component, the word to the Eligibility Worker (000:26-34)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.codes import Codes
from caseload.rules.engine.kinds import NOTHING, Choice, Day, Filled, Flag, Hours, Money, Ticks
from caseload.rules.engine.offices import business_day
from caseload.rules.engine.primitives import bits_where, choose, known, negate
from caseload.rules.engine.registry import question
from caseload.rules.engine.units import NONE
from caseload.rules.grow.employed import is_employed, remains_on_aid, weekly_hours
from caseload.rules.grow.icm_inputs import as_of, holidays
from caseload.rules.grow.timed import timed_duty

PAPERS = Codes("ABP 192", "ABP 296")
COMPONENTS = Codes("WRK")
ADVICE = Codes("earned_income_disregards", "earned_income_tax_credit")
PAY_CYCLES = Codes("weekly", "biweekly", "semimonthly", "monthly", "other")
JOB = {
    "employer": Filled("employer", "empleador"),
    "job_title": Filled("job title", "puesto"),
    "employment_started_on": Day("first day of the job", "primer día del empleo", blank=NOTHING),
    "weekly_hours": Hours("paid hours a week", "horas pagadas por semana", blank=NOTHING),
    "hourly_wage": Money("hourly wage", "salario por hora", blank=NOTHING),
    "pay_cycle": Choice(PAY_CYCLES, "pay cycle", "período de pago", blank=NOTHING),
    "work_schedule": Filled("work schedule", "horario de trabajo"),
}


@question(
    "GROW-PES-04",
    cell={"GROW_JOB_INFORMATION_OPEN": "unfilled", "GROW_JOB_INFORMATION_COMPLETE": "complete"},
    cites="000:30",
    place="los_angeles",
    inputs=JOB,
    gives={
        "complete": Flag("complete", "completo"),
        "unfilled": Ticks(Codes(*JOB), "fields still to be filled in", "campos por llenar"),
    },
    example={"employer": "Sunrise Bakery", "job_title": "packer", "employment_started_on": "2022-05-10",
             "weekly_hours": 24, "hourly_wage": 16.5, "pay_cycle": "biweekly"},
)  # fmt: skip
def job_information(employer: Any, job_title: Any, employment_started_on: Any, weekly_hours: Any, hourly_wage: Any,
                    pay_cycle: Any, work_schedule: Any) -> Any:  # fmt: skip
    """Is the job information of the working component complete?

    Boundary: a wage of 0 is filled in; a blank is an answer here.
    Reading: the source does not say what the job information is; the seven fields are chosen here.
    """
    unfilled = bits_where(
        negate(employer), negate(job_title), negate(known(employment_started_on)), negate(known(weekly_hours)),
        negate(known(hourly_wage)), negate(known(pay_cycle)), negate(work_schedule),
    )  # fmt: skip
    return {"complete": unfilled == 0, "unfilled": unfilled}


@question(
    "GROW-PES-05.start",
    cell={"GROW_EMPLOYMENT_PAPERS": "documents", "GROW_EMPLOYMENT_COMPONENT": "component",
          "GROW_OFFER_PES": "offer_pes"},
    cites="000:26-34",
    place="los_angeles",
    inputs={"weekly_hours": weekly_hours(), "remains_on_aid": remains_on_aid()},
    gives={
        "documents": Ticks(PAPERS, "papers to be made", "documentos por preparar"),
        "component": Choice(COMPONENTS, "component to be created", "componente por crear"),
        "offer_pes": Flag("offer post-employment services", "ofrecer servicios después del empleo"),
        "advice": Ticks(ADVICE, "advice to be given", "información por dar"),
    },
    example={"weekly_hours": 24, "remains_on_aid": True},
)  # fmt: skip
def employment_starts(weekly_hours: Any, remains_on_aid: Any) -> Any:
    """What is to be produced when a participant reports employment?

    Boundary: 20.00 hours start everything, 19.99 nothing; the services are offered only to those who stay on aid.
    """
    employed = is_employed(weekly_hours)
    return {
        "documents": choose(employed, PAPERS.bits(), 0),
        "component": choose(employed, COMPONENTS.WRK, NONE),
        "offer_pes": employed & remains_on_aid,
        "advice": choose(employed, ADVICE.bits(), 0),
    }


@question(
    "GROW-PES-05.notify",
    cell={"GROW_WORKER_TOLD_DUE": "due_on", "GROW_WORKER_TOLD_ON_TIME": "on_time"},
    cites="000:32",
    place="los_angeles",
    inputs={
        "learned_on": Day("employment became known on", "se supo del empleo el"),
        "sent_on": Day("ABP 296 sent on", "ABP 296 enviado el", blank=NOTHING, not_before="learned_on"),
        "as_of": as_of(),
        "holidays": holidays(),
    },
    gives={
        "due_on": Day("ABP 296 due", "ABP 296 a más tardar"),
        "flag_after": Day("late after", "atrasado después del"),
        "on_time": Flag("sent in time", "enviado a tiempo"),
    },
    example={"learned_on": "2022-03-11", "sent_on": "2022-03-14"},
)
def worker_told(learned_on: Any, sent_on: Any, as_of: Any, holidays: Any) -> Any:
    """Was the Eligibility Worker told of the employment in time?

    Boundary: learned on a Friday and sent on the Monday after is in time, on the Tuesday late.
    Reading: no limit is stated; it is due the same day and flagged after the next open day.
    """
    flag_after = business_day(learned_on, 1, holidays)
    return {"due_on": learned_on, "flag_after": flag_after, "on_time": timed_duty(sent_on, flag_after, as_of)}
