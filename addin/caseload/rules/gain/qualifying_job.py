"""Which job qualifies, and which minimum wage it must pay (001:8, 47-48; P-02)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.joint import Condition, JointTest
from caseload.rules.engine.kinds import Flag, InLaw, Money
from caseload.rules.engine.primitives import choose, first_true, largest, negate, smallest
from caseload.rules.engine.registry import question
from caseload.rules.gain.inputs import FEDERAL_WAGE, minimum_wage, subsidized

TEST = JointTest(
    {
        "verifiable": Flag("the job can be verified", "el empleo se puede verificar"),
        "release_signed": Flag("release of information signed", "autorización para divulgar información firmada"),
        "hourly_wage": Money("hourly wage", "salario por hora"),
        "minimum_wage": Money("minimum wage that applies", "salario mínimo que corresponde"),
        "aided": Flag("cash aid goes on", "la ayuda en efectivo continúa"),
        "subsidized": subsidized(),
    },
    Condition("not_verifiable", lambda verifiable: verifiable),
    Condition("no_release", lambda release_signed: release_signed),
    Condition("wage_below_minimum", lambda hourly_wage, minimum_wage: hourly_wage >= minimum_wage),
    Condition("subsidized_after_discontinuance", lambda aided, subsidized: aided | negate(subsidized)),
)


@question(
    "GAIN-PES-32",
    cell={"GAIN_JOB_QUALIFIES": "qualifies", "GAIN_JOB_REASONS": "reasons", "GAIN_JOB_OPEN": "not_checked"},
    cites="001:8, 47-48; P-02",
    place="los_angeles",
    for_participant=True,
    inputs=TEST.inputs(),
    gives=TEST.outputs("qualifies", "the job qualifies", "el empleo califica"),
    example={"verifiable": True, "release_signed": True, "hourly_wage": 16, "minimum_wage": 15, "aided": True,
             "subsidized": False},
)  # fmt: skip
def job_qualifies(verifiable: Any, release_signed: Any, hourly_wage: Any, minimum_wage: Any, aided: Any,
                  subsidized: Any) -> Any:  # fmt: skip
    """Does the job qualify?

    Boundary: the minimum wage itself is enough, one cent less is not.
    Boundary: a subsidized job qualifies only while aided; the least hours are another question (GAIN-PES-02).
    """
    failed, still_open = TEST.answer(verifiable, release_signed, hourly_wage, minimum_wage, aided, subsidized)
    return {"qualifies": failed == 0, "reasons": failed, "not_checked": still_open}


@question(
    "GAIN-PES-32.floor",
    cell="GAIN_MINIMUM_WAGE",
    cites="001:47-48; P-02",
    place="los_angeles",
    for_participant=True,
    inputs={
        "state_applies": Flag("the state minimum wage applies", "corresponde el salario mínimo estatal"),
        "federal_applies": Flag("the federal minimum wage applies", "corresponde el salario mínimo federal"),
        "state_minimum_wage": Money("state minimum wage", "salario mínimo estatal"),
        "fmw": minimum_wage(default=InLaw(FEDERAL_WAGE, "los_angeles")),
    },
    gives={"minimum_wage": Money("minimum wage that applies", "salario mínimo que corresponde")},
    example={"state_applies": True, "federal_applies": True, "state_minimum_wage": 15},
)
def wage_floor(state_applies: Any, federal_applies: Any, state_minimum_wage: Any, fmw: Any) -> Any:
    """Which minimum wage must the job pay?

    Boundary: where neither applies, the lesser of the two.
    Reading: where both apply, the higher one.
    """
    return first_true(
        (state_applies & federal_applies, largest(state_minimum_wage, fmw)),
        (state_applies | federal_applies, choose(state_applies, state_minimum_wage, fmw)),
        otherwise=smallest(state_minimum_wage, fmw),
    )
