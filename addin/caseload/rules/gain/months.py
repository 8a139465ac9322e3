"""The months that must be verified after cash aid ended (001:70, 84)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.days import month_of
from caseload.rules.engine.kinds import BLANK, NOTHING, Day, Flag, Lacking, Month
from caseload.rules.engine.lists import Items
from caseload.rules.engine.registry import question
from caseload.rules.engine.units import NONE
from caseload.rules.gain.inputs import as_of, discontinued_on
from caseload.rules.gain.windows import pes_last_day


def due_months(discontinued_on: int, as_of: int, last_day: int) -> list[int]:
    """The months that must be verified by a day: over before it, and begun within the period of the services."""
    last = min(month_of(as_of) - 1, month_of(last_day))
    return list(range(month_of(discontinued_on), last + 1))


def unverified(due: list[int], verified_months: list[Any]) -> tuple[list[int], bool]:
    """The due months that are not in a list, and whether blank entries of the list may stand for all of them."""
    left = [month for month in due if month not in verified_months]
    return left, bool(left) and verified_months.count(BLANK) >= len(left)


def months_verified(label: str = "months verified", es: str = "meses verificados") -> Items:
    """A list of months, whose blanks the body weighs itself."""
    return Items(Month("month", "mes"), label, es, table="VerifiedMonths", column="month",
                 blank=NOTHING, needed=lambda: False)  # fmt: skip


@question(
    "GAIN-PES-20",
    cell={"GAIN_MONTHS_UNVERIFIED": "unverified_months", "GAIN_PES_CONTINUES": "continues"},
    cites="001:70, 84",
    place="los_angeles",
    looked_up_on="discontinued_on",
    for_participant=True,
    over_lists=True,
    inputs={
        "discontinued_on": discontinued_on(blank=NOTHING),
        "verified_months": months_verified(),
        "as_of": as_of(blank=NOTHING),
        "last_day": Day("last day of the services", "último día de los servicios", blank=NOTHING),
    },
    gives={
        "unverified_months": Items(Month("month", "mes"), "months not verified", "meses sin verificar"),
        "continues": Flag("services go on", "los servicios continúan"),
    },
    example={"discontinued_on": "2022-07-01", "verified_months": ["2022-07"], "as_of": "2022-09-05"},
)  # fmt: skip
def monthly_verification(discontinued_on: int, verified_months: Any, as_of: int, last_day: int) -> Any:
    """Which months since cash aid ended are not verified yet?

    Boundary: July is asked for from August 1; months that begin after the last day of the services are not.
    Boundary: no list is needed before the first month is over.
    Reading: no day of the month is given, so a month is open as soon as it is over.
    """
    if discontinued_on == NONE:
        raise Lacking(*["discontinued_on", *(["as_of"] if as_of == NONE else [])])
    until = pes_last_day(discontinued_on) if last_day == NONE else last_day
    due = due_months(discontinued_on, until + 31 if as_of == NONE else as_of, until)
    left = unverified(due, [] if verified_months == NONE else verified_months)[0]
    if left and as_of == NONE:
        raise Lacking("as_of")
    if left and (verified_months == NONE or BLANK in verified_months):
        raise Lacking("verified_months")
    return {"unverified_months": left, "continues": not left}
