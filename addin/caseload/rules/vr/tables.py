"""The questions before a post-employment service, one table for each purpose (002:42-56)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.checks import Check
from caseload.rules.engine.codes import Codes
from caseload.rules.engine.kinds import DEFAULT, Count, Flag, InLaw
from caseload.rules.engine.primitives import any_of, negate, one_of
from caseload.rules.engine.registry import question
from caseload.rules.vr.occupations import MAJOR_GROUP, WHOLE, SocCode, same_group
from caseload.rules.vr.verdicts import verdict, verdict_outputs

MAINTAIN = Codes("remind_others", "use_comparable_services", "involve_employer", "use_simple_accommodation")
REGAIN = Codes("cancel_ef", "refer_community_resource")
ADVANCE = Codes("cancel_ef", "use_employer_help")


@question(
    "VR-PES-10",
    cell={"VR_MAINTAIN_PES": "pes", "VR_MAINTAIN_ACTIONS": "actions"},
    cites="002:42-46",
    place="nebraska",
    inputs={
        "others_fulfilled": Flag("others did what they were responsible for",
                                 "otros cumplieron con lo que les correspondía"),
        "others_can_meet": Flag("others can meet the need", "otros pueden cubrir la necesidad"),
        "worksite_modification": Flag("a worksite modification that has to include the employer",
                                      "una modificación del lugar de trabajo que debe incluir al empleador"),
        "simple_accommodation": Flag("a simple worksite accommodation would do instead of a personal device",
                                     "un ajuste sencillo en el trabajo bastaría en vez de un aparato personal"),
    },
    gives=verdict_outputs(MAINTAIN),
    example={"others_fulfilled": True, "others_can_meet": False, "worksite_modification": False,
             "simple_accommodation": False},
)  # fmt: skip
def maintain(others_fulfilled: Any, others_can_meet: Any, worksite_modification: Any, simple_accommodation: Any) -> Any:
    """What do the questions about keeping the same job say?

    Boundary: several answers bring several actions; none of them ends the matter, so the answer is never a no.
    Reading: an answer that asks for action leaves the decision to a person.
    """
    return verdict(
        MAINTAIN, stopped=False, remind_others=negate(others_fulfilled), use_comparable_services=others_can_meet,
        involve_employer=worksite_modification, use_simple_accommodation=simple_accommodation,
    )  # fmt: skip


@question(
    "VR-PES-11.decision",
    cell={"VR_REGAIN_PES": "pes", "VR_REGAIN_ACTIONS": "actions"},
    cites="002:48-51",
    place="nebraska",
    inputs={
        "same_soc": Flag("same occupation code (SOC)", "mismo código de ocupación (SOC)"),
        "needs_vr": Flag("something prevents seeking work alone or with a community resource",
                         "algo impide buscar empleo por cuenta propia o con un recurso comunitario"),
    },
    gives=verdict_outputs(REGAIN),
    example={"same_soc": True, "needs_vr": True},
)  # fmt: skip
def regain(same_soc: Any, needs_vr: Any) -> Any:
    """What do the questions about getting another job say?

    Boundary: another occupation code ends the matter, whatever else is known.
    Reading: a client whom nothing keeps from seeking work is referred, and a person decides.
    """
    return verdict(REGAIN, stopped=negate(same_soc), refer_community_resource=negate(needs_vr))


@question(
    "VR-PES-11.soc",
    cell="VR_SAME_SOC",
    cites="002:48, 51; P-44",
    place="nebraska",
    inputs={
        "old_soc": SocCode("occupation code of the old job", "código de ocupación del empleo anterior",
                           needed=lambda: True),
        "new_soc": SocCode("occupation code of the new job", "código de ocupación del empleo nuevo",
                           needed=lambda: True),
        "soc_digits": Count("digits that must agree", "dígitos que deben coincidir", low=MAJOR_GROUP, high=WHOLE,
                            default=InLaw("vr.soc_digits", "nebraska"), blank=DEFAULT),
    },
    checks=(Check("soc_digits", "out_of_range", lambda soc_digits: negate(one_of(soc_digits, MAJOR_GROUP, WHOLE))),),
    gives={"same_soc": Flag("same occupation code (SOC)", "mismo código de ocupación (SOC)")},
    example={"old_soc": "43-4051", "new_soc": "43-4051.00"},
)  # fmt: skip
def same_occupation(old_soc: Any, new_soc: Any, soc_digits: Any) -> Any:
    """Have the old and the new job the same occupation code (SOC)?

    Boundary: an ending of two digits after a point is dropped; any other shape is refused.
    Reading: the whole code must agree; elsewhere the manual compares its first two digits (soc_digits).
    """
    return same_group(old_soc, new_soc, soc_digits)


@question(
    "VR-PES-12",
    cell={"VR_ADVANCE_PES": "pes", "VR_ADVANCE_ACTIONS": "actions"},
    cites="002:53-56",
    place="nebraska",
    inputs={
        "same_pathway": Flag("same career pathway", "misma trayectoria profesional"),
        "greater_pay": Flag("greater pay", "mejor salario"),
        "more_hours": Flag("more hours", "más horas"),
        "promotion": Flag("promotion", "ascenso"),
        "benefits": Flag("benefits", "prestaciones"),
        "employer_help": Flag("the employer can help", "el empleador puede ayudar"),
    },
    gives=verdict_outputs(ADVANCE),
    example={"same_pathway": True, "greater_pay": True, "more_hours": False, "promotion": False, "benefits": False,
             "employer_help": False},
)  # fmt: skip
def advance(same_pathway: Any, greater_pay: Any, more_hours: Any, promotion: Any, benefits: Any,
            employer_help: Any) -> Any:  # fmt: skip
    """What do the questions about moving up in the job say?

    Boundary: another pathway ends the matter whatever the gain, and no gain ends it whatever the pathway.
    Boundary: one gain is enough.
    Reading: help that the employer can give is used first, and a person decides.
    """
    gains = any_of(greater_pay, more_hours, promotion, benefits)
    return verdict(ADVANCE, stopped=negate(same_pathway & gains), use_employer_help=employer_help)
