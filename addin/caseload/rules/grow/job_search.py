"""Looking for work with the case manager: applications, the searches that are asked about (003:37, 84-87, 105)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.codes import Codes
from caseload.rules.engine.kinds import Choice, Count, Flag
from caseload.rules.engine.lookups import parameters
from caseload.rules.engine.primitives import choose, smallest
from caseload.rules.engine.registry import question
from caseload.rules.engine.units import NONE

law = parameters("los_angeles")
RESULTS = Codes("passed", "failed")
HELPERS = Codes("case_manager", "job_developer")


def asked_about() -> Any:
    """How many job searches are asked about at a review."""
    return law("icm.searches_asked_about")


def searches_to_ask(case_number: str, visit_on: str, searches: int) -> list[int]:
    """The places (1 to ``searches``, ascending) of the job searches that are asked about at a visit.

    The choice looks random and depends only on the case and the day of the visit (ISO text), so that asking
    again gives the same ones. At most ``searches`` places; none below 1.
    """
    from hashlib import sha256  # loads much that no other question needs

    def drawn(place: int) -> bytes:
        return sha256(f"{case_number}\n{visit_on}\n{place}".encode()).digest()

    return sorted(sorted(range(1, searches + 1), key=drawn)[: asked_about()])


@question(
    "ICM-13",
    cell={"GROW_SEARCHES_TO_ASK": "review_at_least", "GROW_SEARCHES_ENOUGH": "enough"},
    cites="003:105",
    place="los_angeles",
    inputs={"searches": Count("searches on the ABP 85", "búsquedas en el ABP 85")},
    gives={
        "review_at_least": Count("searches to ask about, at least", "búsquedas sobre las que se pregunta, como mínimo"),
        "enough": Flag("enough searches to choose from", "hay búsquedas suficientes para elegir"),
    },
    example={"searches": 12},
)
def searches_to_review(searches: Any) -> Any:
    """How many job searches are picked and asked about?

    Boundary: of five searches all are asked about; with four, all four, and that there are too few is shown.
    Reading: whether the participant is actively engaged stays the worker's judgement.
    """
    wanted = asked_about()
    return {"review_at_least": smallest(searches, wanted), "enough": searches >= wanted}


@question(
    "ICM-14",
    cell={"GROW_LITERACY_REFERRAL": "literacy_referral", "GROW_MASTER_APPLICATION": "master_application",
          "GROW_MASTER_APPLICATION_BY": "master_application_by"},
    cites="003:37, 84-87",
    place="los_angeles",
    inputs={
        "test_application": Choice(RESULTS, "practice or test application", "solicitud de práctica o de prueba"),
        "would_benefit_literacy": Flag("might benefit from literacy classes",
                                       "podría beneficiarse de clases de lectura y escritura", default=None),
        "first_icm": Flag("first appointment", "primera cita", default=False),
    },
    gives={
        "literacy_referral": Flag("referral to literacy classes", "referencia a clases de lectura y escritura"),
        "master_application": Flag("help with a master application", "ayuda con una solicitud modelo"),
        "master_application_by": Choice(HELPERS, "help given by", "ayuda a cargo de"),
    },
    example={"test_application": "failed", "would_benefit_literacy": True},
)  # fmt: skip
def after_application(test_application: Any, would_benefit_literacy: Any, first_icm: Any) -> Any:
    """What follows from the practice or test application?

    Boundary: failing alone gives no referral; that is the worker's judgement.
    Reading: both the referral and the master application may follow; who passes gets neither.
    """
    failed = test_application == RESULTS.failed
    helper = choose(first_icm, HELPERS.case_manager, HELPERS.job_developer)
    return {
        "literacy_referral": failed & would_benefit_literacy,
        "master_application": failed,
        "master_application_by": choose(failed, helper, NONE),
    }
