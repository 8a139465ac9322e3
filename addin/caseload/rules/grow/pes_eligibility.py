"""Post-employment services: who may have them, who is enrolled, and when they end (000:7, 11; 003:56)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.codes import Codes
from caseload.rules.engine.kinds import NOTHING, Choice, Day, Flag, Ticks
from caseload.rules.engine.primitives import bits_where, first_true, known, negate
from caseload.rules.engine.registry import question
from caseload.rules.engine.units import NONE
from caseload.rules.grow.employed import gr_eligible, is_employed, volunteers, weekly_hours

REASONS = Codes("gr_ended", "below_20_hours")
STEPS = Codes("arrange_exit_appointment", "assign_pes_component")
NOTICES = Codes("ABP 1460")


@question(
    "GROW-PES-01",
    cell={"GROW_PES_AVAILABLE": "available", "GROW_PES_ENROLLED": "enrolled"},
    cites="000:7, 11",
    place="los_angeles",
    for_participant=True,
    inputs={"weekly_hours": weekly_hours(), "gr_eligible": gr_eligible(), "volunteers": volunteers()},
    gives={
        "available": Flag("post-employment services available", "servicios después del empleo disponibles"),
        "enrolled": Flag("to be enrolled", "se inscribe"),
    },
    example={"weekly_hours": 24, "gr_eligible": True, "volunteers": True},
)
def services_available(weekly_hours: Any, gr_eligible: Any, volunteers: Any) -> Any:
    """Are post-employment services available, and is the participant to be enrolled?

    Boundary: 20.00 hours are enough, 19.99 are not.
    Reading: where the hours vary, the verified average of the pay period on the ABP 192 counts.
    Reading: who does not volunteer keeps the services available, and is not enrolled.
    """
    available = is_employed(weekly_hours) & gr_eligible
    return {"available": available, "enrolled": available & volunteers}


@question(
    "GROW-PES-07",
    cell={"GROW_PES_STEPS": "steps", "GROW_PES_NOTICES": "documents"},
    cites="000:36-38",
    place="los_angeles",
    inputs={
        "volunteers": volunteers(),
        "exit_appointment_on": Day("exit appointment", "cita de salida", blank=NOTHING),
        "pes_component_on": Day("component assigned on", "componente asignado el", blank=NOTHING),
    },
    gives={
        "steps": Ticks(STEPS, "open steps", "pasos pendientes"),
        "documents": Ticks(NOTICES, "notices to be sent", "avisos por enviar"),
    },
    example={"volunteers": True, "exit_appointment_on": "2022-06-10"},
)
def volunteer_steps(volunteers: Any, exit_appointment_on: Any, pes_component_on: Any) -> Any:
    """Which steps are open for a participant who volunteers?

    Boundary: who does not volunteer has no steps; once both are done it does not matter who volunteered.
    Reading: the appointment comes first and is announced with the ABP 1460; no time limit is stated.
    """
    to_arrange = volunteers & negate(known(exit_appointment_on))
    to_assign = volunteers & negate(known(pes_component_on))
    return {"steps": bits_where(to_arrange, to_assign), "documents": bits_where(to_arrange)}


@question(
    "GROW-PES-17",
    cell={"GROW_PES_ENDS": "pes_ends", "GROW_PES_END_REASON": "reason", "GROW_REQUIRED_AGAIN": "grow_required"},
    cites="000:7; 003:56",
    place="los_angeles",
    for_participant=True,
    inputs={"weekly_hours": weekly_hours(), "gr_eligible": gr_eligible()},
    gives={
        "pes_ends": Flag("post-employment services end", "terminan los servicios después del empleo"),
        "reason": Choice(REASONS, "reason", "motivo"),
        "grow_required": Flag("GROW is required again", "GROW es obligatorio de nuevo"),
    },
    example={"weekly_hours": 15, "gr_eligible": True},
)
def services_end(weekly_hours: Any, gr_eligible: Any) -> Any:
    """Do post-employment services end, and is GROW required again?

    Boundary: 20.00 hours keep them, 19.99 end them; when General Relief ended, the hours do not matter.
    Reading: both sources together; neither says expressly what a loss of hours does.
    """
    employed = is_employed(weekly_hours)
    reason = first_true(
        (negate(gr_eligible), REASONS.gr_ended), (negate(employed), REASONS.below_20_hours), otherwise=NONE
    )
    return {"pes_ends": known(reason), "reason": reason, "grow_required": gr_eligible & negate(employed)}
