"""Referrals during Intensive Case Management: to a Job Developer, for barriers, hand-outs (003:35, 41, 78, 89-95)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.codes import Codes
from caseload.rules.engine.kinds import NOTHING, Choice, Day, Flag
from caseload.rules.engine.primitives import choose
from caseload.rules.engine.registry import question
from caseload.rules.grow.icm_inputs import appointment_on, as_of
from caseload.rules.grow.timed import timed_duty

BARRIERS = Codes("mental_health", "domestic_violence", "substance_abuse", "medical_evaluation", "literacy")
HANDOUTS = Codes("job_fair", "recruitment", "worksource", "onsite_recruitment")


@question(
    "ICM-21",
    cell="GROW_BARRIER_REFERRAL_LISTED",
    cites="003:35, 78, 95",
    place="los_angeles",
    inputs={"referral": Choice(BARRIERS, "referral", "referencia", open_list=True)},
    gives={"listed": Flag("one of the referrals of the list", "una de las referencias de la lista")},
    example={"referral": "medical_evaluation"},
)
def listed(referral: Any) -> Any:
    """Is it one of the referrals that the policy names for barriers to employment?

    Boundary: a referral that is not listed is left to the worker, not refused.
    """
    return referral < len(BARRIERS)


@question(
    "ICM-23",
    cell={"GROW_MAP_NEEDED": "map_needed", "GROW_HANDOUT_OK": "ok"},
    cites="003:53, 89-93",
    place="los_angeles",
    inputs={
        "handout": Choice(HANDOUTS, "what is handed out", "lo que se entrega"),
        "map_given": Flag("map or directions given", "se entregó mapa o indicaciones"),
    },
    gives={
        "map_needed": Flag("a map or directions belong to it", "debe llevar mapa o indicaciones"),
        "ok": Flag("complete", "completo"),
    },
    example={"handout": "job_fair", "map_given": True},
)
def handout_complete(handout: Any, map_given: Any) -> Any:
    """Is what the participant gets about an event or a center complete?

    Boundary: a recruitment at the office itself is only announced and needs no map.
    """
    needed = handout != HANDOUTS.onsite_recruitment
    return {"map_needed": needed, "ok": choose(needed, map_given, True)}


@question(
    "ICM-27",
    cell={"GROW_JOB_DEVELOPER_DUE": "due_on", "GROW_JOB_DEVELOPER_ON_TIME": "on_time"},
    cites="003:41",
    place="los_angeles",
    inputs={
        "appointment_on": appointment_on("first appointment of Intensive Case Management",
                                         "primera cita del manejo intensivo del caso"),
        "referred_on": Day("referred to a Job Developer on", "referido al promotor de empleo el", blank=NOTHING),
        "as_of": as_of(),
    },
    gives={
        "due_on": Day("referral due by", "referencia a más tardar"),
        "on_time": Flag("referred in time", "referido a tiempo"),
    },
    example={"appointment_on": "2022-03-09", "referred_on": "2022-03-09"},
)  # fmt: skip
def job_developer(appointment_on: Any, referred_on: Any, as_of: Any) -> Any:
    """By when is the participant referred to a Job Developer, and was it done?

    Boundary: a referral before the appointment is on time.
    Reading: no limit is stated; the referral belongs to the first appointment.
    """
    return {"due_on": appointment_on, "on_time": timed_duty(referred_on, appointment_on, as_of)}
