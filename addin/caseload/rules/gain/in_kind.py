"""Work in exchange for free rent: its value, and the hours that it gives (001:56-58; P-37)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.checks import Check
from caseload.rules.engine.dated import law_edges, law_list
from caseload.rules.engine.kinds import NOTHING, Count, Hours, InLaw, Money
from caseload.rules.engine.primitives import choose, first_true, known, negate, note, quotient, smallest
from caseload.rules.engine.registry import question
from caseload.rules.gain.inputs import FEDERAL_WAGE, as_of, minimum_wage, weeks_per_month

LEVELS = "calworks.iik_housing.region1"


def _rent_paid() -> Money:
    return Money("rent paid", "renta pagada")


@question(
    "GAIN-PES-16.hours",
    cell="GAIN_FREE_RENT_HOURS",
    cites="001:56-58; P-36; P-37",
    place="los_angeles",
    for_participant=True,
    inputs={
        "rent_paid": _rent_paid(),
        "ew_earned_value": Money("value set by the eligibility worker", "valor fijado por elegibilidad"),
        "fmw": minimum_wage(default=InLaw(FEDERAL_WAGE, "los_angeles")),
        "weeks_per_month": weeks_per_month(),
    },
    gives={"hours": Hours("countable hours a week", "horas computables por semana", high=None)},
    example={"rent_paid": 0, "ew_earned_value": 593},
)
def free_rent_hours(rent_paid: Any, ew_earned_value: Any, fmw: Any, weeks_per_month: Any) -> Any:
    """How many weekly hours does work in exchange for rent give?

    Boundary: only rent that is completely free counts; one cent of rent gives no hours.
    Reading: the value is divided by the federal wage and the weeks of a month, as earnings are.
    """
    return choose(rent_paid > 0, 0, quotient(ew_earned_value, fmw, weeks_per_month))


def _from_table(level: Any) -> Any:
    """Does the level come from the table?"""
    return negate(known(level))


@question(
    "GAIN-PES-16.value",
    cell="GAIN_FREE_RENT_VALUE",
    cites="001:56-58; P-37",
    place="los_angeles",
    looked_up_on="as_of",
    for_participant=True,
    inputs={
        "rent_paid": _rent_paid(),
        "actual_value": Money("actual value of the housing", "valor real de la vivienda"),
        "level": Money("in-kind housing level", "nivel en especie de la vivienda", blank=NOTHING),
        "au_size": Count("persons in the Assistance Unit", "personas en la unidad de asistencia", low=None,
                         probes=(1, 2, 3, 4), once=_from_table),
        "as_of": as_of(probes=law_edges(LEVELS), once=_from_table),
    },
    checks=(Check("au_size", "out_of_range", lambda au_size: au_size < 1),),
    gives={"earned_value": Money("value that counts as earned", "valor que cuenta como ganado")},
    notes={"level": ("level that is used", "nivel que se usa")},
    example={"rent_paid": 0, "actual_value": 1500, "au_size": 2, "as_of": "2025-06-30"},
)  # fmt: skip
def free_rent_value(rent_paid: Any, actual_value: Any, level: Any, au_size: Any, as_of: Any) -> Any:
    """What does the eligibility worker count for free rent?

    Boundary: the lesser of actual value and level; a unit of four and more shares a level; any rent leaves nothing.
    Boundary: the levels change every July 1; a day without a table has no answer.
    Reading: the levels from July 2025 are those before, raised and rounded to whole dollars.
    """
    free = rent_paid == 0
    table = law_list(LEVELS, as_of, "los_angeles", when=free & _from_table(level))
    by_size = first_true(*[(au_size <= size, each) for size, each in enumerate(table[:-1], start=1)],
                         otherwise=table[-1])  # fmt: skip
    return choose(free, smallest(actual_value, note("level", choose(known(level), level, by_size))), 0)
