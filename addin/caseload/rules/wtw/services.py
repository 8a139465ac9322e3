"""Supportive services: covered for the current month, and what the worker may do about one (004:59, 97, 152, 288)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.codes import Codes
from caseload.rules.engine.days import end_of_month, first_of_month
from caseload.rules.engine.kinds import NOTHING, Choice, Day, Flag
from caseload.rules.engine.primitives import all_of, first_true, known, later, negate, one_of
from caseload.rules.engine.registry import question
from caseload.rules.engine.units import NONE
from caseload.rules.wtw.inputs import as_of

OPTIONS = Codes("issue", "discontinue", "authorize", "deny")


@question(
    "WTW-40.covers",
    cell={"WTW_SERVICE_COVERED": "covered", "WTW_SERVICE_UNCOVERED_ON": "first_uncovered_on"},
    cites="004:97, 152",
    place="alameda",
    inputs={
        "authorized_from_on": Day("first day authorized", "primer día autorizado"),
        "authorized_to_on": Day("last day authorized", "último día autorizado",
                                blank=NOTHING, not_before="authorized_from_on"),
        "as_of": as_of(),
    },
    gives={
        "covered": Flag("the whole month is covered", "todo el mes está cubierto"),
        "first_uncovered_on": Day("first day not covered", "primer día sin cubrir"),
    },
    example={"authorized_from_on": "2020-08-01", "authorized_to_on": "2020-08-31", "as_of": "2020-08-25"},
)  # fmt: skip
def month_covered(authorized_from_on: Any, authorized_to_on: Any, as_of: Any) -> Any:
    """Is a supportive service authorized on every day of the current month?

    Boundary: authorized from the 2nd, the 1st is uncovered; without a last day the authorization is open.
    Reading: authorized for the current month means the whole calendar month.
    """
    first, last = first_of_month(as_of), end_of_month(as_of)
    uncovered = first_true(
        (authorized_from_on > first, first),
        (known(authorized_to_on) & (authorized_to_on < last), later(authorized_to_on + 1, first)),
        otherwise=NONE,
    )
    return {"covered": negate(known(uncovered)), "first_uncovered_on": uncovered}


@question(
    "WTW-40.option",
    cell={"WTW_SERVICE_OPTION": "option", "WTW_SERVICE_NOTICE": "notice"},
    cites="004:59, 288",
    place="alameda",
    inputs={
        "requested": Flag("the participant asked for it", "el participante lo pidió"),
        "needed": Flag("needed to take part", "necesario para participar"),
        "authorized": Flag("authorized at present", "autorizado actualmente"),
    },
    gives={
        "option": Choice(OPTIONS, "step open to the worker", "paso posible para el trabajador"),
        "notice": Flag("a notice of action belongs to it", "le corresponde un aviso de acción"),
    },
    example={"requested": True, "needed": True, "authorized": False},
)
def service_option(requested: Any, needed: Any, authorized: Any) -> Any:
    """Which step about a supportive service is open to the worker?

    Boundary: a need that is not recorded never leads to a denial or a discontinuance.
    Boundary: once authorized, it does not matter whether it was asked for; neither asked for nor authorized: no step.
    """
    option = first_true(
        (authorized & needed, OPTIONS.issue),
        (authorized, OPTIONS.discontinue),
        (all_of(requested, needed), OPTIONS.authorize),
        (requested, OPTIONS.deny),
        otherwise=NONE,
    )
    return {"option": option, "notice": one_of(option, OPTIONS.discontinue, OPTIONS.authorize, OPTIONS.deny)}
