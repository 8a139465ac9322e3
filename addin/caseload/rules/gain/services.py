"""The services of the program: their list, referrals, help after a job loss, work experience (001:24-46)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.codes import Codes
from caseload.rules.engine.kinds import NOTHING, Choice, Count, Day, Flag, Ticks
from caseload.rules.engine.primitives import bits_where, choose, is_true, known, negate
from caseload.rules.engine.registry import question
from caseload.rules.engine.units import NONE

LISTED = Codes(
    "job_retention", "educational_development", "job_skills_training", "eitc_counseling", "life_skills_training",
    "supportive_services", "rapid_reemployment", "mentoring", "sud_mh_dv_services", "continued_case_management",
    "work_experience",
)  # fmt: skip
SCREENS = Codes("positive", "negative")
REFERRALS = Codes("domestic_violence", "substance_abuse", "mental_health")
HELP = Codes("job_search_help", "refer_bss", "refer_job_services_contractor", "refer_placing_entity")


@question(
    "GAIN-PES-27",
    cell={"GAIN_PES_ACTIVITY_LISTED": "listed", "GAIN_PES_ACTIVITY_POSITION": "position"},
    cites="001:24-46",
    place="los_angeles",
    inputs={"activity": Choice(LISTED, "activity", "actividad", open_list=True)},
    gives={
        "listed": Flag("a post-employment service", "un servicio después del empleo"),
        "position": Count("place in the list", "lugar en la lista"),
    },
    example={"activity": "mentoring"},
)
def listed(activity: Any) -> Any:
    """Is this one of the post-employment services?

    Boundary: an activity that is not listed is answered with no.
    """
    found = activity < len(LISTED)
    return {"listed": found, "position": choose(found, activity + 1, NONE)}


def _referrals(dv_disclosed: Any, sud_screen: Any, mh_screen: Any) -> Any:
    return bits_where(is_true(dv_disclosed), sud_screen == SCREENS.positive, mh_screen == SCREENS.positive)


def _none_known(dv_disclosed: Any, sud_screen: Any, mh_screen: Any) -> Any:
    """A blank is asked for only while no referral is known."""
    return _referrals(dv_disclosed, sud_screen, mh_screen) == 0


ASKED = {
    "dv_disclosed": Flag("domestic violence was disclosed", "se reveló violencia doméstica", needed=_none_known),
    "sud_screen": Choice(SCREENS, "screening for substance use", "detección de uso de sustancias", needed=_none_known),
    "mh_screen": Choice(SCREENS, "screening for mental health", "detección de salud mental", needed=_none_known),
}


@question(
    "GAIN-PES-28",
    cell={"GAIN_REFERRALS": "referrals", "GAIN_REFERRALS_OPEN": "not_checked"},
    cites="001:42",
    place="los_angeles",
    inputs=ASKED,
    gives={
        "referrals": Ticks(REFERRALS, "referrals to be made", "referencias que deben hacerse"),
        "not_checked": Ticks(Codes(*ASKED), "not checked, blank", "sin revisar, en blanco"),
    },
    example={"dv_disclosed": False, "sud_screen": "positive", "mh_screen": "negative"},
)
def referrals(dv_disclosed: Any, sud_screen: Any, mh_screen: Any) -> Any:
    """Which referrals must be made?

    Boundary: an unknown screening is not a negative one.
    Reading: a referral that is known does not wait for a screening that is blank.
    """
    return {
        "referrals": _referrals(dv_disclosed, sud_screen, mh_screen),
        "not_checked": bits_where(*[negate(known(each)) for each in (dv_disclosed, sud_screen, mh_screen)]),
    }


@question(
    "GAIN-PES-29",
    cell={"GAIN_REEMPLOYMENT_DUE": "help_due", "GAIN_REEMPLOYMENT_DUE_ON": "due_on",
          "GAIN_REEMPLOYMENT_HELP": "options"},
    cites="001:37-38",
    place="los_angeles",
    inputs={
        "job_lost": Flag("the job was lost", "se perdió el empleo"),
        "job_lost_on": Day("job lost on", "empleo perdido el", default=None,
                           once=lambda job_lost: is_true(job_lost)),
        "helped_on": Day("help given on", "ayuda prestada el", blank=NOTHING),
    },
    gives={
        "help_due": Flag("help is due", "corresponde ayuda"),
        "due_on": Day("due on", "corresponde el"),
        "options": Ticks(HELP, "ways to help", "formas de ayudar"),
    },
    example={"job_lost": True, "job_lost_on": "2022-08-03"},
)  # fmt: skip
def help_due(job_lost: Any, job_lost_on: Any, helped_on: Any) -> Any:
    """Is help with a new job due after a job loss?

    Boundary: help on any day ends the duty.
    Reading: "immediate" is the day of the loss itself, shown and nothing more.
    """
    due = job_lost & negate(known(helped_on))
    return {
        "help_due": due,
        "due_on": choose(job_lost, job_lost_on, NONE),
        "options": choose(due, HELP.bits(), 0),
    }


@question(
    "GAIN-PES-30",
    cell={"GAIN_WORK_EXPERIENCE": "work_experience", "GAIN_ARRANGE_BSS": "arrange_bss_meeting"},
    cites="001:45-46",
    place="los_angeles",
    inputs={
        "paid": Flag("the work is paid", "el trabajo es pagado"),
        "bss_meeting_on": Day("meeting with the Business Services Specialist",
                              "reunión con el especialista de servicios a empresas", blank=NOTHING),
    },
    gives={
        "work_experience": Flag("work experience", "experiencia laboral"),
        "arrange_bss_meeting": Flag("meeting is to be arranged", "hay que concertar la reunión"),
    },
    example={"paid": False},
)  # fmt: skip
def work_experience(paid: Any, bss_meeting_on: Any) -> Any:
    """Is this work experience, and is the meeting with the specialist still to be arranged?

    Boundary: paid work is no work experience.
    """
    return {"work_experience": negate(paid), "arrange_bss_meeting": negate(paid) & negate(known(bss_meeting_on))}
