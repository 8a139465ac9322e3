"""Self-employed and on commission: who is, net earnings, the choice of method, hours (001:20-21, 49-53; P-36)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.codes import Codes
from caseload.rules.engine.dated import law_edges
from caseload.rules.engine.days import add_months, first_day
from caseload.rules.engine.kinds import NOT_GIVEN, Choice, Day, Flag, Hours, Money, Month
from caseload.rules.engine.primitives import (
    all_of,
    at_least_zero,
    choose,
    display,
    earlier,
    hours,
    known,
    negate,
    note,
    percent_of,
    quotient,
    quotient_at_least,
)
from caseload.rules.engine.registry import question
from caseload.rules.gain.inputs import FEDERAL_WAGE, minimum_wage, required_hours, weeks_per_month
from caseload.rules.gain.windows import law

PURPOSES = Codes("wtw", "federal_rate")
METHODS = Codes("wage", "self_reported")
DEDUCTIONS = Codes("standard_40", "actual")
BASIS = "calworks.selfemp_hours_basis"


@question(
    "GAIN-PES-36",
    cell="GAIN_SELF_EMPLOYED",
    cites="001:20-21",
    place="los_angeles",
    inputs={
        "works_for_self": Flag("works for themselves, not for an employer",
                               "trabaja por cuenta propia, no para un empleador"),
        "own_business_income": Flag("income from a trade or service personally operated",
                                    "ingresos de un oficio o servicio que opera en persona"),
    },
    gives={"self_employed": Flag("self-employed", "trabaja por cuenta propia")},
    example={"works_for_self": True, "own_business_income": True},
)  # fmt: skip
def self_employed(works_for_self: Any, own_business_income: Any) -> Any:
    """Is the participant self-employed?

    Boundary: both must hold; one that does not decides whatever the other is.
    """
    return all_of(works_for_self, own_business_income)


def _self_reported(month: Any, purpose: Any) -> Any:
    """Do the hours that the participant reports count in a month, for this purpose?"""
    asked = (purpose == PURPOSES.wtw) & known(month)
    return law(BASIS, first_day(month), when=asked, codes=METHODS) == METHODS.self_reported


@question(
    "GAIN-PES-13",
    cell={"GAIN_SELF_EMPLOYED_HOURS": "hours", "GAIN_SELF_EMPLOYED_MEETS": "meets"},
    cites="001:49-50; P-36",
    place="los_angeles",
    looked_up_on="first day of the month",
    for_participant=True,
    inputs={
        "month": Month("month of the earnings", "mes de los ingresos", probes=lambda: [
            day.isoformat()[:7] for key in (BASIS, FEDERAL_WAGE) for day in law_edges(key)()]),
        "purpose": Choice(PURPOSES, "what the hours are for", "para qué son las horas", default="wtw"),
        "net": Money("net earnings of the month", "ingresos netos del mes", low=None),
        "self_reported_hours": Hours("hours a week that the participant reports",
                                     "horas semanales que informa el participante", default=None,
                                     once=_self_reported),
        "required_hours": required_hours(),
        "fmw": minimum_wage(default=NOT_GIVEN),
        "weeks_per_month": weeks_per_month(),
    },
    gives={
        "hours": Hours("countable hours a week", "horas computables por semana", high=None),
        "meets": Flag("requirement met", "requisito cumplido"),
        "method": Choice(METHODS, "how the hours were found", "cómo se determinaron las horas"),
    },
    notes={"wage": ("federal minimum wage used", "salario mínimo federal usado")},
    example={"month": "2022-03", "net": 941.78, "required_hours": 30},
)  # fmt: skip
def self_employed_hours(month: Any, purpose: Any, net: Any, self_reported_hours: Any, required_hours: Any, fmw: Any,
                        weeks_per_month: Any) -> Any:  # fmt: skip
    """How many weekly hours of self-employment or commission work count?

    Boundary: earnings divided by wage and weeks are compared unrounded; 34.9998 hours print as 35 and are too few.
    Boundary: a loss gives no hours. From October 2022 welfare-to-work counts the hours reported, and only these.
    Reading: the wage in force on the first of the month divides; an earlier wage is not on record.
    Reading: commission work goes by this formula; an office that counts actual hours does not ask this question.
    """
    reported = _self_reported(month, purpose)
    lookup = negate(reported) & negate(known(fmw))
    wage = note("wage", choose(known(fmw), fmw, law(FEDERAL_WAGE, first_day(month), when=lookup)))
    earned, by = at_least_zero(net), choose(known(wage), wage, hours(1))
    return {
        "hours": choose(reported, display(self_reported_hours), quotient(earned, by, weeks_per_month)),
        "meets": choose(reported, self_reported_hours >= required_hours,
                        quotient_at_least(earned, by, required_hours, weeks_per_month)),
        "method": choose(reported, METHODS.self_reported, METHODS.wage),
    }  # fmt: skip


@question(
    "GAIN-PES-14",
    cell="GAIN_NET_EARNINGS",
    cites="001:51-52; P-36",
    place="los_angeles",
    for_participant=True,
    inputs={
        "gross": Money("gross earnings", "ingresos brutos"),
        "platform_fees": Money("fees kept back by a platform", "comisiones retenidas por una plataforma", default=0),
        "method": Choice(DEDUCTIONS, "deduction that the participant chose", "deducción que eligió el participante"),
        "expenses": Money("actual business expenses", "gastos reales del negocio", default=None,
                          once=lambda method: method == DEDUCTIONS.actual),
    },
    gives={"net": Money("net earnings", "ingresos netos")},
    example={"gross": 2000, "method": "standard_40"},
)  # fmt: skip
def net_earnings(gross: Any, platform_fees: Any, method: Any, expenses: Any) -> Any:
    """What are the net earnings of self-employment?

    Boundary: fees that a platform keeps back belong to the gross; half a cent goes up; never below zero.
    Boundary: the participant chooses the method; it is not chosen for them.
    Reading: expenses above the earnings give zero.
    """
    taken = gross + platform_fees
    left = hours(100) - law("calworks.selfemp_standard_deduction")
    return at_least_zero(choose(method == DEDUCTIONS.actual, display(taken - expenses), percent_of(taken, left)))


def _choice() -> dict[str, Any]:
    return {
        "chosen_on": Day("method chosen", "método elegido"),
        "next_redetermination_on": Day("next annual redetermination", "próxima redeterminación anual",
                                       not_before="chosen_on"),
    }  # fmt: skip


NEXT_CHANGE = Day("may be changed from", "se puede cambiar desde")
NOTES = {"next_change": (NEXT_CHANGE.label, NEXT_CHANGE.es)}


def _next_change(chosen_on: Any, next_redetermination_on: Any) -> Any:
    later_choice = add_months(chosen_on, law("gain.method_change_months"))
    return note("next_change", earlier(next_redetermination_on, later_choice))


@question(
    "GAIN-PES-15.next",
    cell="GAIN_METHOD_NEXT_CHANGE",
    cites="001:53",
    place="los_angeles",
    for_participant=True,
    inputs=_choice(),
    gives={"next_change_on": NEXT_CHANGE},
    notes=NOTES,
    example={"chosen_on": "2022-01-15", "next_redetermination_on": "2022-10-01"},
)
def next_change(chosen_on: Any, next_redetermination_on: Any) -> Any:
    """From when may the method of deduction be changed?

    Boundary: six months after the choice or at the redetermination, whichever is first; August 31 gives February's end.
    """
    return _next_change(chosen_on, next_redetermination_on)


@question(
    "GAIN-PES-15.allowed",
    cell="GAIN_METHOD_CHANGE_ALLOWED",
    cites="001:53",
    place="los_angeles",
    for_participant=True,
    inputs={**_choice(), "requested_on": Day("change asked for", "cambio solicitado")},
    gives={"next_change_on": NEXT_CHANGE, "allowed": Flag("may be changed", "se puede cambiar")},
    notes=NOTES,
    example={"chosen_on": "2022-01-15", "next_redetermination_on": "2022-10-01", "requested_on": "2022-07-15"},
)
def change_allowed(chosen_on: Any, next_redetermination_on: Any, requested_on: Any) -> Any:
    """May the method of deduction be changed on the day asked for?

    Boundary: one day early no, on the day itself yes.
    """
    day = _next_change(chosen_on, next_redetermination_on)
    return {"next_change_on": day, "allowed": requested_on >= day}
