"""What a working participant asks for or needs at once: referrals, help after a lost job, appointments (000:19-44)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.codes import Codes
from caseload.rules.engine.kinds import NOTHING, Choice, Day, Flag, Ticks
from caseload.rules.engine.primitives import choose, first_true, known, negate, one_of
from caseload.rules.engine.registry import question
from caseload.rules.engine.units import NONE
from caseload.rules.grow.icm_inputs import as_of
from caseload.rules.grow.pes_services import MENU
from caseload.rules.grow.timed import timed_duty

REQUESTS = Codes(*MENU["supportive_services"])
REEMPLOYMENT = Codes(*MENU["rapid_reemployment"])
ROUTES = Codes("existing_referral_process", "eligibility_worker")


@question(
    "GROW-PES-11",
    cell={"GROW_JOB_LOSS_STEPS": "steps", "GROW_JOB_LOSS_ON_TIME": "on_time"},
    cites="000:19-21",
    place="los_angeles",
    inputs={
        "job_lost_on": Day("job lost on", "perdió el empleo el"),
        "referred_on": Day("referred to a job developer on", "referido al promotor de empleo el", blank=NOTHING,
                           not_before="job_lost_on"),
        "as_of": as_of(),
    },
    gives={
        "due_on": Day("referral due", "referencia a más tardar"),
        "on_time": Flag("referred in time", "referido a tiempo"),
        "steps": Ticks(REEMPLOYMENT, "open steps", "pasos pendientes"),
    },
    example={"job_lost_on": "2022-06-03", "as_of": "2022-06-03"},
)  # fmt: skip
def job_lost(job_lost_on: Any, referred_on: Any, as_of: Any) -> Any:
    """What is due after a participant has lost the job?

    Boundary: a referral on the day of the loss is in time, on the day after it is late.
    Reading: at once means on the same day, whatever kind of day it is.
    """
    return {
        "due_on": job_lost_on,
        "on_time": timed_duty(referred_on, job_lost_on, as_of),
        "steps": choose(known(referred_on), 0, REEMPLOYMENT.bits()),
    }


@question(
    "GROW-PES-12",
    cell={"GROW_REQUEST_ROUTE": "route", "GROW_REQUEST_LISTED": "listed"},
    cites="000:23",
    place="los_angeles",
    inputs={"service_request": Choice(REQUESTS, "service asked for", "servicio pedido", open_list=True)},
    gives={
        "listed": Flag("one of the requests of the list", "una de las peticiones de la lista"),
        "route": Choice(ROUTES, "goes to", "se dirige a"),
    },
    example={"service_request": "domestic_violence"},
)
def request_route(service_request: Any) -> Any:
    """Where does a request for a supportive service go?

    Boundary: a request that is not listed has no route; it is not guessed.
    """
    usual = one_of(service_request, REQUESTS.domestic_violence, REQUESTS.mental_health)
    abuse = service_request == REQUESTS.substance_abuse
    return {
        "listed": usual | abuse,
        "route": first_true((usual, ROUTES.existing_referral_process), (abuse, ROUTES.eligibility_worker),
                            otherwise=NONE),
    }  # fmt: skip


@question(
    "GROW-PES-15",
    cell="GROW_APPOINTMENT_TO_ARRANGE",
    cites="000:44",
    place="los_angeles",
    inputs={
        "asked_for_appointment": Flag("participant asked for an appointment", "el participante pidió una cita"),
        "appointment_on": Day("appointment arranged for", "cita fijada para el", blank=NOTHING),
    },
    gives={
        "to_arrange": Flag("appointment to be arranged", "cita por fijar"),
        "due_on": Day("due", "a más tardar"),
    },
    example={"asked_for_appointment": True},
)
def appointment_asked(asked_for_appointment: Any, appointment_on: Any) -> Any:
    """Is a further appointment to be arranged because the participant asked for one?

    Boundary: there is no interval and no due day; the verification every 60 days is another duty.
    """
    return {"to_arrange": asked_for_appointment & negate(known(appointment_on)), "due_on": NONE}
