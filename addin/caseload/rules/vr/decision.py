"""The decision about a post-employment service, and the steps after it (002:58-68)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.codes import Codes
from caseload.rules.engine.kinds import NOTHING, Flag, Ticks
from caseload.rules.engine.primitives import bits_where, choose, first_true, is_false, is_true, known, negate, unticked
from caseload.rules.engine.registry import question
from caseload.rules.engine.units import NONE
from caseload.rules.vr.verdicts import CANCEL_EF, PES, REVIEW

PARTS = Codes("in_pes_period", "necessary", "criteria", "table")
STEPS = Codes(
    "check_other_agencies", "ipe_amendment", "copy_to_client", "enter_qe2", "authorize_if_needed", "task_note",
    "update_work_history_if_needed", CANCEL_EF, "provide_service_outside_ef",
)  # fmt: skip
OUTSIDE_EF = STEPS.bits(CANCEL_EF, "provide_service_outside_ef")
WITH_AMENDMENT = STEPS.bits() & ~OUTSIDE_EF
WITHOUT_AMENDMENT = WITH_AMENDMENT & ~STEPS.bits("ipe_amendment", "copy_to_client", "enter_qe2")


@question(
    "VR-PES-13.decision",
    cell={"VR_PES": "pes", "VR_PES_REVIEW": "review", "VR_PES_FAILED": "failed", "VR_PES_ACTIONS": "actions"},
    cites="002:58-60",
    place="nebraska",
    inputs={
        "in_pes_period": Flag("in the period (VR-PES-02)", "dentro del período (VR-PES-02)", blank=NOTHING),
        "necessary": Flag("necessary (VR-PES-16)", "necesario (VR-PES-16)", blank=NOTHING),
        "criteria": Flag("meets the criteria (VR-PES-03)", "cumple los criterios (VR-PES-03)", blank=NOTHING),
        "table": Flag("passes the questions of its purpose (VR-PES-10, 11 or 12)",
                      "pasa las preguntas de su propósito (VR-PES-10, 11 o 12)", blank=NOTHING),
    },
    gives={
        "pes": PES,
        "review": REVIEW,
        "failed": Ticks(PARTS, "parts that fail", "partes que no se cumplen"),
        "actions": Ticks(Codes(CANCEL_EF), "what to do", "qué hacer"),
    },
    example={"in_pes_period": True, "necessary": True, "criteria": True, "table": True},
)  # fmt: skip
def decision(in_pes_period: Any, necessary: Any, criteria: Any, table: Any) -> Any:
    """Does the service go on as a post-employment service?

    Boundary: a part that fails decides, however many are open; with an open one a person decides.
    Reading: only criteria or questions that fail move the client out of Employment Follow-Up; a service that is not
    necessary or lies outside the period does not by itself.
    """
    failed = bits_where(is_false(in_pes_period), is_false(necessary), is_false(criteria), is_false(table))
    still_open = negate(known(in_pes_period) & known(necessary) & known(criteria) & known(table))
    pes = first_true((failed != 0, False), (still_open, NONE), otherwise=True)
    return {
        "pes": pes,
        "review": negate(known(pes)),
        "failed": failed,
        "actions": bits_where(is_false(criteria) | is_false(table)),
    }


def _decided() -> dict[str, Any]:
    """The decision and the plan, as both questions about steps take them; the plan matters only when it goes on."""
    return {
        "pes": Flag("goes on as a post-employment service", "sigue como servicio posterior al empleo"),
        "category_on_ipe": Flag("category already on the plan", "categoría ya en el plan",
                                once=lambda pes: is_true(pes)),
    }


def _steps(pes: Any, category_on_ipe: Any) -> Any:
    """The steps that the decision asks for."""
    return choose(pes, choose(is_true(category_on_ipe), WITHOUT_AMENDMENT, WITH_AMENDMENT), OUTSIDE_EF)


@question(
    "VR-PES-13.steps",
    cell="VR_PES_STEPS",
    cites="002:58-68",
    place="nebraska",
    inputs=_decided(),
    gives={"steps": Ticks(STEPS, "steps", "pasos")},
    example={"pes": True, "category_on_ipe": False},
)
def steps(pes: Any, category_on_ipe: Any) -> Any:
    """Which steps follow the decision about a service?

    Boundary: with the category already on the plan there is nothing to amend, to copy or to enter.
    Boundary: completing an authorized service, not authorizing it, restarts the 90 days.
    """
    return _steps(pes, category_on_ipe)


@question(
    "VR-PES-13.open",
    cell={"VR_PES_STEPS_OPEN": "unchecked", "VR_PES_STEPS_COMPLETE": "complete"},
    cites="002:58-68",
    place="nebraska",
    inputs={**_decided(), "checked": Ticks(STEPS, "steps that are done", "pasos hechos")},
    gives={
        "unchecked": Ticks(STEPS, "open steps", "pasos pendientes"),
        "complete": Flag("complete", "completo"),
    },
    example={"pes": True, "category_on_ipe": True, "checked": ["check_other_agencies", "task_note"]},
)
def open_steps(pes: Any, category_on_ipe: Any, checked: Any) -> Any:
    """Which steps after the decision are still open?

    Boundary: a tick for a step that is not asked for here is ignored; steps to take if needed are ticked when done or
    found not needed.
    """
    left = unticked(checked, _steps(pes, category_on_ipe))
    return {"unchecked": left, "complete": left == 0}
