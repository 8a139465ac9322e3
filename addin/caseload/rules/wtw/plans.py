"""The WTW 2 plan: who owes one, when it is amended, and when an amendment is complete (004:51, 186-206)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.checklists import Checklist, Item
from caseload.rules.engine.codes import Codes
from caseload.rules.engine.kinds import NOTHING, Choice, Day, Flag, Hours
from caseload.rules.engine.primitives import all_of, any_of, first_true, known, negate, one_of
from caseload.rules.engine.registry import checklist, question

CHANGES = Codes(
    "new_activity", "concurrent_activity_added", "hours", "location", "start_time", "other_within_activity",
    "exempt_becomes_volunteer", "exempt_becomes_mandatory", "no_longer_full_time", "sip_completed", "left_school",
    "dropped_activity", "address", "telephone",
)  # fmt: skip


@question(
    "WTW-05",
    cell={"WTW_PLAN_OWED": "wtw2_required", "WTW_PLAN_TO_SIGN": "still_to_sign"},
    cites="004:51, 186",
    place="alameda",
    inputs={
        "employed": Flag("employed", "con empleo", blank=NOTHING),
        "weekly_hours": Hours("hours worked a week", "horas trabajadas por semana", blank=NOTHING),
        "required_hours": Hours("required hours a week", "horas requeridas por semana", blank=NOTHING),
        "exempt": Flag("exempt", "exento", default=False),
        "volunteers": Flag("takes part by choice", "participa por voluntad propia", default=False),
        "signed_on": Day("WTW 2 signed", "WTW 2 firmado", blank=NOTHING),
    },
    gives={
        "wtw2_required": Flag("a signed plan is owed", "se debe un plan firmado"),
        "still_to_sign": Flag("still to be signed", "falta firmar"),
    },
    example={"employed": True, "weekly_hours": 40, "required_hours": 30},
)  # fmt: skip
def plan_owed(employed: Any, weekly_hours: Any, required_hours: Any, exempt: Any, volunteers: Any,
              signed_on: Any) -> Any:  # fmt: skip
    """Does the participant owe a signed WTW 2 plan?

    Boundary: work never changes the answer, however many hours; of the exempt only volunteers owe a plan.
    """
    required = negate(exempt) | volunteers
    return {"wtw2_required": required, "still_to_sign": required & negate(known(signed_on))}


@question(
    "WTW-19",
    cell="WTW_VOLUNTEER_PLAN",
    cites="004:186",
    place="alameda",
    inputs={
        "exempt": Flag("exempt", "exento"),
        "volunteers": Flag("wishes to take part", "desea participar"),
        "orientation_completed": Flag("orientation completed", "orientación completada"),
    },
    gives={"volunteer_wtw2": Flag("a plan is developed", "se elabora un plan")},
    example={"exempt": True, "volunteers": True, "orientation_completed": True},
)  # fmt: skip
def volunteer_plan(exempt: Any, volunteers: Any, orientation_completed: Any) -> Any:
    """Does the counselor develop a plan for an exempt volunteer?

    Boundary: one condition that fails decides; for a participant who is not exempt WTW-05 answers.
    """
    return all_of(exempt, volunteers, orientation_completed)


def _left_school(change: Any) -> Any:
    return change == CHANGES.left_school


@question(
    "WTW-20",
    cell={"WTW_PLAN_AMEND": "amend", "WTW_REAPPRAISE": "reappraise"},
    cites="004:31, 63, 190-194, 201-206",
    place="alameda",
    inputs={
        "change": Choice(CHANGES, "what changed", "qué cambió"),
        "planned_hours": Hours("weekly hours in the plan", "horas semanales del plan", blank=NOTHING),
        "new_hours": Hours("weekly hours now", "horas semanales ahora", blank=NOTHING),
        "full_time_employed": Flag("employed full-time", "con empleo de tiempo completo", default=None,
                                   asked=_left_school),
        "school_in_plan": Flag("the plan shows the school", "el plan incluye la escuela", default=None,
                                   asked=_left_school),
        "job_in_plan": Flag("the plan shows the job", "el plan incluye el empleo", default=None, asked=_left_school),
    },
    gives={
        "amend": Flag("the plan is amended", "se enmienda el plan"),
        "reappraise": Flag("the participant is reappraised", "se reevalúa al participante"),
    },
    example={"change": "hours", "planned_hours": 24, "new_hours": 20},
)  # fmt: skip
def amendment(change: Any, planned_hours: Any, new_hours: Any, full_time_employed: Any, school_in_plan: Any,
              job_in_plan: Any) -> Any:  # fmt: skip
    """Must the plan be amended after a change?

    Boundary: a new address or telephone number is a case comment; every other change amends the plan.
    Boundary: hours that are known to be the same amend nothing; a blank among them is taken as a change.
    Reading: who leaves school for a full-time job that the plan shows already, without the school, needs no amendment.
    """
    same_hours = all_of(known(planned_hours), known(new_hours), planned_hours == new_hours)
    amend = first_true(
        (one_of(change, CHANGES.address, CHANGES.telephone), False),
        (change == CHANGES.hours, negate(same_hours)),
        (change == CHANGES.left_school, any_of(negate(full_time_employed), school_in_plan, negate(job_in_plan))),
        otherwise=True,
    )
    return {"amend": amend, "reappraise": change == CHANGES.dropped_activity}


checklist(
    Checklist(
        "WTW-23",
        "Is the amendment of a plan complete?",
        question="WTW-23",
        cites="004:190, 196",
        place="alameda",
        who="employment counselor",
        cell="WTW_AMENDMENT_OPEN",
        items=(
            Item("reviewed_with_participant", "Reviewed with the participant", "Revisado con el participante"),
            Item("signed", "Signed", "Firmado"),
            Item("copy_given", "Copy given to the participant", "Copia entregada al participante"),
            Item("grace_periods_told", "Told both times within which a change may be asked for",
                 "Se informaron ambos plazos para pedir un cambio"),
            Item("entered_on_plan_tab", "Entered on the Plan tab", "Registrado en la pestaña del plan"),
        ),
        example={"checked": ["reviewed_with_participant", "signed", "copy_given"]},
    )
)  # fmt: skip
