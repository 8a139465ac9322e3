"""Self-employed and on commission: who is, and how many hours count (001:20-21, 49-50; P-36)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.codes import Codes
from caseload.rules.engine.dated import law_edges
from caseload.rules.engine.days import first_day
from caseload.rules.engine.kinds import NOT_GIVEN, Choice, Flag, Hours, Money, Month
from caseload.rules.engine.primitives import all_of, at_least_zero, choose, display, hours, known, negate, quotient, quotient_at_least
from caseload.rules.engine.registry import question
from caseload.rules.gain.inputs import FEDERAL_WAGE, minimum_wage, required_hours, weeks_per_month
from caseload.rules.gain.windows import law

PURPOSES = Codes("wtw", "federal_rate")
METHODS = Codes("wage", "self_reported")
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
    wage = choose(known(fmw), fmw, law(FEDERAL_WAGE, first_day(month), when=lookup))
    earned, by = at_least_zero(net), choose(known(wage), wage, hours(1))
    return {
        "hours": choose(reported, display(self_reported_hours), quotient(earned, by, weeks_per_month)),
        "meets": choose(reported, self_reported_hours >= required_hours,
                        quotient_at_least(earned, by, required_hours, weeks_per_month)),
        "method": choose(reported, METHODS.self_reported, METHODS.wage),
    }  # fmt: skip
