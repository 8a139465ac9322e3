"""May a VR case be closed as successful, and what is reviewed before (002:34-38, 70; P-44)? It never closes a case."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.checklists import Checklist, Item
from caseload.rules.engine.checks import Check
from caseload.rules.engine.codes import Codes
from caseload.rules.engine.kinds import NOTHING, Count, Day, Flag, Ticks
from caseload.rules.engine.lookups import parameters
from caseload.rules.engine.primitives import bits_where, choose, is_false, is_true, known, negate, note
from caseload.rules.engine.registry import checklist, question
from caseload.rules.engine.units import NONE
from caseload.rules.vr.clock import closure_day
from caseload.rules.vr.inputs import as_of, count_first_day

law = parameters("nebraska")
POINTS = Codes("days", "employed", "pes_open", "requirements")


def _lost(job_lost_on: Any, as_of: Any) -> Any:
    """Is a job loss seen by the day asked about?"""
    return known(job_lost_on) & (job_lost_on <= as_of)


def _back(reemployed_on: Any, as_of: Any) -> Any:
    """Is a new job seen by the day asked about?"""
    return known(reemployed_on) & (reemployed_on <= as_of)


def _without_job(job_lost_on: Any, reemployed_on: Any, as_of: Any) -> Any:
    return _lost(job_lost_on, as_of) & negate(_back(reemployed_on, as_of))


def _count_runs_from(counts_from: Any, job_lost_on: Any, reemployed_on: Any, as_of: Any) -> Any:
    """The start of the count, moved to a new job when days without one lie between, or by the same-job rule."""
    back = known(counts_from) & _back(reemployed_on, as_of) & (reemployed_on > counts_from)
    changed = back & (reemployed_on == job_lost_on)
    restarts = (reemployed_on > job_lost_on) | is_true(law("vr.same_job_required", reemployed_on, when=changed))
    return choose(back & restarts, reemployed_on, counts_from)


def standing(counts_from: Any, as_of: Any, employed: Any, job_lost_on: Any, reemployed_on: Any, pes_open: Any,
             requirements_met: Any, count_first_day: Any) -> dict[str, Any]:  # fmt: skip
    """Each point of the closure on a day: known to fail, or not answered; and the days counted so far."""
    has_job = choose(_without_job(job_lost_on, reemployed_on, as_of), False, employed)
    halted = is_false(has_job) | is_true(pes_open)
    start = choose(halted, NONE, _count_runs_from(counts_from, job_lost_on, reemployed_on, as_of))
    start = note("start", start)
    over_on = closure_day(start, count_first_day)
    return {
        "days_elapsed": choose(known(start) & (as_of >= start), as_of - start, NONE),
        "closure_eligible_on": over_on,
        "not_met": bits_where(known(start) & (as_of < over_on), is_false(has_job), is_true(pes_open),
                              is_false(requirements_met)),
        "unanswered": bits_where(negate(halted) & negate(known(start)), negate(known(has_job)),
                                 negate(known(pes_open)), negate(known(requirements_met))),
    }  # fmt: skip


def _no_failure_known(counts_from: Any, as_of: Any, employed: Any, job_lost_on: Any, reemployed_on: Any, pes_open: Any,
                      requirements_met: Any, count_first_day: Any) -> Any:  # fmt: skip
    """A blank is asked for only while nothing known forbids the closure."""
    known_points = standing(counts_from, as_of, employed, job_lost_on, reemployed_on, pes_open, requirements_met,
                            count_first_day)  # fmt: skip
    return known_points["not_met"] == 0


def _contradicts(employed: Any, job_lost_on: Any, reemployed_on: Any, as_of: Any) -> Any:
    return is_true(employed) & _without_job(job_lost_on, reemployed_on, as_of)


@question(
    "VR-PES-08",
    cell={"VR_CLOSURE_ELIGIBLE": "eligible", "VR_CLOSURE_DAYS": "days_elapsed", "VR_CLOSURE_ON": "closure_eligible_on",
          "VR_CLOSURE_NOT_MET": "not_met", "VR_CLOSURE_UNANSWERED": "unanswered"},
    cites="002:34, 36, 70; P-44",
    place="nebraska",
    looked_up_on="reemployed_on; counts_from",
    inputs={
        "counts_from": Day("the count runs from", "el conteo corre desde", needed=_no_failure_known),
        "as_of": as_of(),
        "employed": Flag("has a job on that day", "tiene empleo ese día", needed=_no_failure_known),
        "job_lost_on": Day("first day without the job", "primer día sin el empleo",
                           once=lambda reemployed_on, as_of: _back(reemployed_on, as_of)),
        "reemployed_on": Day("first day of the new job", "primer día del nuevo empleo", blank=NOTHING,
                             not_before="job_lost_on", order_reason="before_job_loss"),
        "pes_open": Flag("a post-employment service is authorized or running",
                         "hay un servicio posterior al empleo autorizado o en curso", needed=_no_failure_known),
        "requirements_met": Flag("all requirements of a successful outcome met",
                                 "se cumplen todos los requisitos de un resultado exitoso", needed=_no_failure_known),
        "count_first_day": count_first_day(),
    },
    checks=(Check("employed", "contradicts_job_loss", _contradicts, may_be_blank=("reemployed_on",)),),
    gives={
        "eligible": Flag("may be closed as successful", "puede cerrarse como exitoso"),
        "days_elapsed": Count("days counted so far", "días contados hasta ahora"),
        "closure_eligible_on": Day("closure possible from", "cierre posible desde"),
        "not_met": Ticks(POINTS, "not met", "no se cumple"),
        "unanswered": Ticks(POINTS, "not answered", "sin respuesta"),
    },
    notes={"start": ("start that counts", "inicio que cuenta")},
    example={"counts_from": "2022-01-10", "as_of": "2022-04-10", "employed": True, "pes_open": False,
             "requirements_met": True},
)  # fmt: skip
def closure_eligible(counts_from: Any, as_of: Any, employed: Any, job_lost_on: Any, reemployed_on: Any, pes_open: Any,
                     requirements_met: Any, count_first_day: Any) -> Any:  # fmt: skip
    """May the case be closed as successful on the day asked about?

    Boundary: day 89 no, day 90 yes; a loss or a new job after the day asked about is not yet seen.
    Boundary: one known failure decides; then the blanks are only listed. No count runs without a job or with a service
    open.
    Reading: closure is possible after 90 full days (count_first_day).
    Reading: after a day without a job the count begins again with the new job; a change without a day between restarts
    it only where the same job is required (parameter row by the day of the change).
    """
    points = standing(counts_from, as_of, employed, job_lost_on, reemployed_on, pes_open, requirements_met,
                      count_first_day)  # fmt: skip
    return {"eligible": points["not_met"] == 0, **points}


checklist(
    Checklist(
        "VR-PES-14",
        "What is reviewed before a case is closed?",
        question="VR-PES-14",
        cites="002:38",
        place="nebraska",
        who="specialist",
        cell="VR_CLOSING_REVIEW_OPEN",
        unchecked_first=True,
        items=(
            Item("employment_reviewed", "Employment situation reviewed", "Situación de empleo revisada"),
            Item("supports_reviewed", "Supports reviewed: they meet the client's needs",
                 "Apoyos revisados: cubren las necesidades del cliente"),
            Item("closure_requirements_met", "Requirements of a successful outcome met",
                 "Requisitos de un resultado exitoso cumplidos"),
            Item("long_term_supports_referred", "Referred to long-term supports, or none needed",
                 "Referido a apoyos a largo plazo, o no hacen falta"),
        ),
        example={"checked": ["employment_reviewed", "supports_reviewed"]},
    )
)  # fmt: skip
