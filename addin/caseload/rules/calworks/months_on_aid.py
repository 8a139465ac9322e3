"""Time on aid month by month: which months count, and which do not (P-06, P-09, P-10)."""

from __future__ import annotations

from typing import Any

from caseload.law import store
from caseload.rules.calworks.time_on_aid import AS_OF, CHANGE_OVER, STANDING, limit_on, standing
from caseload.rules.engine.checks import Check
from caseload.rules.engine.codes import Codes
from caseload.rules.engine.dated import PLACES
from caseload.rules.engine.days import first_day, month_of
from caseload.rules.engine.kinds import BLANK, NOTHING, Choice, Month
from caseload.rules.engine.lists import Items
from caseload.rules.engine.lookups import parameters
from caseload.rules.engine.registry import question
from caseload.rules.engine.units import NONE

law = parameters("california")
WAIVED = "calworks.toa_waived_months"
NOT_COUNTED = Codes("exempt", "sanctioned", "no_payment", "retro_disability", "repaid_overpayment", "waived")


def _after_the_day(aided_months: Any, as_of: Any) -> bool:
    return any(month is not BLANK and month > month_of(as_of) for month in aided_months)


@question(
    "CW-TOA-02.months",
    cell={
        "CW_TOA_MONTHS_COUNTED": "counted", "CW_TOA_MONTHS_REMAINING": "remaining", "CW_TOA_MONTHS_REACHED": "reached",
        "CW_TOA_MONTHS_SKIPPED": "skipped_months",
    },
    cites="P-06, P-09, P-10, P-11",
    looked_up_on="as_of",
    over_lists=True,
    for_participant=True,
    inputs={
        "aided_months": Items(Month("month of aid", "mes de ayuda"), "months of aid", "meses de ayuda",
                              table="MonthsOnAid", column="month"),
        "not_counted": Items(
            None,
            "months that do not count",
            "meses que no cuentan",
            default=[],
            fields={
                "month": Month("month", "mes"),
                "cause": Choice(NOT_COUNTED, "why it does not count", "por qué no cuenta"),
            },
        ),
        "county": Choice(PLACES, "county", "condado", blank=NOTHING),
        "as_of": AS_OF,
        "county_automated_on": CHANGE_OVER,
    },
    checks=(Check("aided_months", "after_as_of", _after_the_day),),
    gives={**STANDING, "skipped_months": Items(Month(), "months of aid that do not count",
                                               "meses de ayuda que no cuentan")},
    example={"aided_months": ["2020-01", "2020-02"], "not_counted": [{"month": "2020-02", "cause": "exempt"}],
             "as_of": "2020-04-01"},
)  # fmt: skip
def time_on_aid_from_months(aided_months: Any, not_counted: Any, county: Any, as_of: Any,
                            county_automated_on: Any) -> Any:  # fmt: skip
    """Which months of aid count for an adult, and how many are left?

    Boundary: a month counts once however many lines it has; months before 1998 and waived months never count.
    Boundary: Los Angeles waived March to August 2020; without a county there is no county's waiver.
    Reading: a month without a payment, or with less than $10, is entered by the worker as not counted.
    """
    aided = sorted(set(aided_months))
    left_out = {line["month"] for line in not_counted}
    first = law("calworks.toa_first_month")
    skipped = [month for month in aided if month < first or month in left_out or _is_waived(month, county)]
    return {**standing(len(aided) - len(skipped), limit_on(as_of, county_automated_on)), "skipped_months": skipped}


def _is_waived(month: int, county: int) -> bool:
    """Did a county waive a month for everybody? Most counties waived none."""
    if county == NONE:
        return False
    row = store.in_force(WAIVED, first_day(month), PLACES.names[county])
    return row is not None and Month().read(row.value[0]) <= month <= Month().read(row.value[1])
