"""The appointment that opens Intensive Case Management: until when, its papers, its steps (003:21-37, 97-107)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.checklists import Checklist, Item
from caseload.rules.engine.codes import Codes
from caseload.rules.engine.kinds import Day, Flag, Ticks
from caseload.rules.engine.lookups import parameters
from caseload.rules.engine.offices import rolled
from caseload.rules.engine.primitives import bits_where
from caseload.rules.engine.registry import checklist, question
from caseload.rules.grow.counted_days import basis, counted_day
from caseload.rules.grow.employed import roll
from caseload.rules.grow.icm_inputs import OFFICE_DAYS, holidays

law = parameters("los_angeles")
PAPERS = Codes("ABP 85", "ABP 1463-ICM", "ABP 821", "practice_application")


def first_icm() -> Flag:
    """The first appointment of Intensive Case Management, or a later one."""
    return Flag("first appointment of Intensive Case Management", "primera cita del manejo intensivo del caso")


@question(
    "ICM-05",
    cell="GROW_APPOINTMENT_DUE",
    cites="003:21",
    place="los_angeles",
    looked_up_on="completed_on",
    for_participant=True,
    inputs={
        "completed_on": Day("other assignment completed on", "otra asignación terminada el", probes=OFFICE_DAYS),
        "basis": basis("calendar"),
        "roll": roll("inside_else_next"),
        "holidays": holidays(),
    },
    gives={"due_on": Day("appointment by", "cita a más tardar")},
    example={"completed_on": "2022-03-10"},
)
def appointment_due(completed_on: Any, basis: Any, roll: Any, holidays: Any) -> Any:
    """By when is the appointment with the case manager after another assignment is completed?

    Boundary: completed on a Thursday it is on Friday, completed on a Friday on Monday.
    Reading: calendar days, and held by then; the text says business day where it means one (basis).
    """
    counted = counted_day(completed_on, law("icm.appointment_days", completed_on), basis, holidays)
    return rolled(completed_on, counted, roll, holidays)


@question(
    "ICM-06.documents",
    cell="GROW_APPOINTMENT_PAPERS",
    cites="003:23-25, 37, 97-101, 107",
    place="los_angeles",
    inputs={"first_icm": first_icm()},
    gives={"documents": Ticks(PAPERS, "papers for the appointment", "documentos para la cita")},
    example={"first_icm": True},
)
def appointment_papers(first_icm: Any) -> Any:
    """Which papers belong to an appointment of Intensive Case Management?

    Boundary: the practice application belongs to the first appointment only.
    Reading: the ABP 1463-ICM is signed anew each time.
    """
    return bits_where(True, True, True, first_icm)


checklist(
    Checklist(
        "ICM-06",
        "Is an appointment of Intensive Case Management complete?",
        question="ICM-06.steps",
        cites="003:23-27, 37, 97-101, 107, 132",
        place="los_angeles",
        who="case manager",
        cell="GROW_APPOINTMENT_OPEN",
        remarks="Boundary: participant and case manager both sign; the signature of one of the two is not enough.",
        items=(
            Item("abp85_given", "ABP 85 given", "ABP 85 entregado", line="003:23, 99, 107"),
            Item("abp1463_icm_explained", "ABP 1463-ICM explained", "ABP 1463-ICM explicado", line="003:101"),
            Item("signed_by_participant", "ABP 1463-ICM signed by the participant",
                 "ABP 1463-ICM firmado por el participante", line="003:25, 101"),
            Item("signed_by_case_manager", "ABP 1463-ICM signed by the case manager",
                 "ABP 1463-ICM firmado por el administrador del caso", line="003:132"),
            Item("abp821_updated", "ABP 821 completed or updated", "ABP 821 completado o actualizado", line="003:97"),
            Item("next_activity_scheduled", "Next activity scheduled", "Siguiente actividad programada",
                 applies="components_left", line="003:27"),
            Item("practice_application_given", "Practice application given", "Solicitud de práctica entregada",
                 applies="first_icm", line="003:37"),
        ),
        conditions={
            "first_icm": first_icm(),
            "components_left": Flag("components are left to be scheduled", "quedan componentes por programar"),
        },
        example={"checked": ["abp85_given", "abp821_updated"], "first_icm": False, "components_left": True},
    )
)  # fmt: skip
