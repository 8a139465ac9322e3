"""Time on aid: the limit in force, the months used, the notices on the way (001:7; 004:213, 236; P-05)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.checks import parts_within
from caseload.rules.engine.dated import PLACES, law_edges, law_list_in
from caseload.rules.engine.kinds import Choice, Count, Day, Flag, InLaw
from caseload.rules.engine.lookups import parameters
from caseload.rules.engine.primitives import any_of, at_least_zero, choose, earlier, note
from caseload.rules.engine.registry import question
from caseload.rules.engine.units import NONE

law = parameters("california")
LIMIT = "calworks.toa_limit_months"
AS_OF = Day("day asked about", "día consultado", probes=law_edges(LIMIT))
CHANGE_OVER = Day("day the county's system was changed over", "día en que el condado cambió su sistema",
                  default=InLaw("calworks.toa_restored_from", "california"))  # fmt: skip
STANDING = {
    "counted": Count("months that count", "meses que cuentan"),
    "limit": Count("limit in months", "límite en meses"),
    "remaining": Count("months left", "meses restantes"),
    "reached": Flag("limit reached", "límite alcanzado"),
}


def limit_on(as_of: Any, county_automated_on: Any) -> Any:
    """The limit in months on a day; a county keeps the one before until its own change-over."""
    restored = law("calworks.toa_restored_from")
    before_change_over = (as_of >= restored) & (as_of < county_automated_on)
    return law(LIMIT, choose(before_change_over, restored - 1, as_of))


def standing(counted: Any, limit: Any) -> dict[str, Any]:
    """How the counted months stand against the limit."""
    return {
        "counted": counted,
        "limit": limit,
        "remaining": at_least_zero(limit - counted),
        "reached": counted >= limit,
    }


@question(
    "CW-TOA-01",
    cell="CW_TOA_LIMIT",
    cites="001:7; 004:213, 236; P-05",
    looked_up_on="as_of",
    inputs={"as_of": AS_OF, "county_automated_on": CHANGE_OVER},
    gives={"limit": Count("time limit in months", "límite de tiempo en meses")},
    example={"as_of": "2022-05-01"},
)
def time_limit(as_of: Any, county_automated_on: Any) -> Any:
    """How many months of aid may an adult have?

    Boundary: 60 until 2011-06-30, 48 from 2011-07-01, 60 again from 2022-05-01; nothing is on record before 1998.
    Reading: a county whose system was changed over later applies 60 from that day (county_automated_on).
    """
    return limit_on(as_of, county_automated_on)


@question(
    "CW-TOA-02.tally",
    cell={"CW_TOA_COUNTED": "counted", "CW_TOA_REMAINING": "remaining", "CW_TOA_REACHED": "reached"},
    cites="P-06, P-09, P-10, P-11",
    looked_up_on="as_of",
    for_participant=True,
    inputs={
        "months_on_case": Count("months in which the family was aided with the adult in the home",
                                "meses en que la familia recibió ayuda con el adulto en el hogar"),
        "months_exempt": Count("exempt months", "meses exentos"),
        "months_sanctioned": Count("months removed for a sanction", "meses excluidos por una sanción"),
        "months_other": Count("other months that do not count", "otros meses que no cuentan", default=0),
        "as_of": AS_OF,
        "county_automated_on": CHANGE_OVER,
    },
    checks=parts_within("months_on_case", "months_exempt", "months_sanctioned", "months_other"),
    gives=STANDING,
    notes={"counted": ("months that count", "meses que cuentan")},
    example={"months_on_case": 50, "months_exempt": 3, "months_sanctioned": 0, "as_of": "2020-08-25"},
)  # fmt: skip
def time_on_aid_from_totals(months_on_case: Any, months_exempt: Any, months_sanctioned: Any, months_other: Any,
                            as_of: Any, county_automated_on: Any) -> Any:  # fmt: skip
    """How many months of aid count for an adult, and how many are left, from totals?

    Boundary: 47 of 48 leave one month, 48 reach the limit; the same 47 leave 13 from 2022-05-01.
    Reading: exempt, sanctioned and other months do not overlap.
    """
    counted = note("counted", months_on_case - months_exempt - months_sanctioned - months_other)
    return standing(counted, limit_on(as_of, county_automated_on))


@question(
    "CW-TOA-02.notices",
    cell={"CW_TOA_NOTICE_DUE": "notice_due", "CW_TOA_NEXT_NOTICE": "next_at"},
    cites="P-11",
    place="los_angeles",
    looked_up_on="as_of",
    inputs={
        "counted": Count("months that count", "meses que cuentan", probes=(42, 48)),
        "as_of": Day("day asked about", "día consultado", probes=law_edges("calworks.toa_notice_months")),
        "county": Choice(PLACES, "county", "condado", default="los_angeles"),
    },
    gives={
        "notice_due": Flag("a notice of the time limit goes out", "corresponde un aviso del límite de tiempo"),
        "next_at": Count("month of the next notice", "mes del próximo aviso"),
    },
    example={"counted": 42, "as_of": "2020-08-25"},
)
def time_limit_notices(counted: Any, as_of: Any, county: Any) -> Any:
    """Is a notice of the time limit due at this month, and at which month comes the next?

    Boundary: at counted months 42, 46 and 48 of the 48-month years; other years and counties have none on record.
    """
    months = law_list_in("calworks.toa_notice_months", as_of, county)
    return {
        "notice_due": any_of(*[counted == month for month in months]),
        "next_at": earlier(*[choose(counted < month, month, NONE) for month in months]),
    }
