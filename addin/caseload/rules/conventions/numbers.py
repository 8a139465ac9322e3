"""Numbers: exact sums, at least, weeks in a month, cents (NUM-01 to NUM-04)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.codes import Codes
from caseload.rules.engine.folds import blanks, total
from caseload.rules.engine.kinds import Choice, Count, Flag, Hours, InLaw, Money, Number
from caseload.rules.engine.lists import Items
from caseload.rules.engine.primitives import at_least_zero, choose, display, hours, quotient, quotient_at_least
from caseload.rules.engine.registry import question

WEEKS_BASES = Codes("factor", "fifty_two_twelfths")
MONTH = 744
"""The hours of a month of 31 days."""
REQUIRED = Hours("required hours", "horas requeridas", high=None)


@question(
    "NUM-01.sum",
    cites="004:64, 290",
    place="us",
    inputs={
        "hours_parts": Items(
            Hours("hours of a part", "horas de una parte"),
            "hours to be added up",
            "horas que se suman",
            folds={
                "known_hours": total(kind=Hours("hours known", "horas conocidas", high=None)),
                "blank_parts": blanks(kind=Count("parts without hours", "partes sin horas")),
            },
            needed=lambda known_hours, required_hours, blank_parts: (blank_parts > 0) & (known_hours < required_hours),
        ),
        "required_hours": REQUIRED,
    },
    gives={
        "total": Hours("hours known", "horas conocidas", high=None),
        "meets": Flag("requirement met", "requisito cumplido"),
        "blanks": Count("parts without hours", "partes sin horas"),
    },
    example={"hours_parts": [6.7, 6.7, 6.6], "required_hours": 20},
)
def sum_meets(known_hours: Any, blank_parts: Any, required_hours: Any) -> Any:
    """Do the parts together reach the requirement, added up exactly as they were typed?

    Boundary: a blank part is missing only while the known ones do not reach the requirement; no parts are no hours.
    """
    return {"total": known_hours, "meets": known_hours >= required_hours, "blanks": blank_parts}


@question(
    "NUM-02.meets",
    cites="000:7; 004:64-67",
    place="us",
    inputs={
        "actual_hours": Hours("hours", "horas", high=MONTH),
        "required_hours": Hours("required hours", "horas requeridas", high=MONTH),
    },
    gives={
        "meets": Flag("requirement met", "requisito cumplido"),
        "shortfall": Hours("hours short", "horas que faltan", high=None),
        "display_hours": Hours("hours, rounded to print", "horas, redondeadas para imprimir", high=None),
    },
    example={"actual_hours": 19.995, "required_hours": 20},
)
def at_least(actual_hours: Any, required_hours: Any) -> Any:
    """Are there at least the required hours, and how many are short?

    Boundary: compared first and rounded afterwards: 19.995 prints as 20 and does not reach 20.
    """
    return {
        "meets": actual_hours >= required_hours,
        "shortfall": at_least_zero(required_hours - actual_hours),
        "display_hours": display(actual_hours),
    }


@question(
    "NUM-03.weekly",
    cites="P-36",
    place="us",
    inputs={
        "month_hours": Hours("hours in the month", "horas en el mes", high=MONTH),
        "required_hours": Hours("required hours a week", "horas requeridas por semana", high=None),
        "weeks_per_month": Number("weeks in a month", "semanas en un mes", above=0,
                                  default=InLaw("hours.weeks_per_month", "us")),
        "weeks_basis": Choice(WEEKS_BASES, "how a month becomes weeks", "cómo un mes se convierte en semanas",
                              default="factor"),
    },
    gives={
        "meets": Flag("requirement met", "requisito cumplido"),
        "display_hours": Hours("hours a week, rounded to print", "horas por semana, redondeadas para imprimir",
                               high=None),
    },
    example={"month_hours": 86.6, "required_hours": 20},
)  # fmt: skip
def weekly_from_month(month_hours: Any, required_hours: Any, weeks_per_month: Any, weeks_basis: Any) -> Any:
    """Do the hours of a month, spread over its weeks, reach the weekly requirement?

    Boundary: compared without rounding: 86.6 hours are exactly 20 a week, 86.59 print as 20 and do not reach it.
    Reading: 4.33 weeks in a month; 52/12 as an exact fraction is the other choice (weeks_basis).
    """
    twelfths = weeks_basis == WEEKS_BASES.fifty_two_twelfths
    dividend = choose(twelfths, month_hours * 12, month_hours)
    divisor = choose(twelfths, hours(52), weeks_per_month)
    return {
        "meets": quotient_at_least(dividend, divisor, required_hours),
        "display_hours": quotient(dividend, divisor),
    }


@question(
    "NUM-04.cents",
    cites="P-36",
    place="us",
    inputs={"amount": Money("amount", "cantidad", low=None)},
    gives={"rounded": Money("amount in cents", "cantidad en centavos", low=None)},
    example={"amount": 1.005},
)
def cents(amount: Any) -> Any:
    """What is an amount in whole cents?

    Boundary: half a cent goes away from zero, on the decimal as typed: 1.005 becomes 1.01.
    """
    return display(amount)
