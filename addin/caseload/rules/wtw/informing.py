"""What a participant must have been told of SB 1041: the 24-month rule and the hours (004:293; P-07, P-08)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.codes import Codes
from caseload.rules.engine.dated import is_in_force, law_edges
from caseload.rules.engine.kinds import NOTHING, Choice, Day, Flag
from caseload.rules.engine.primitives import all_of, choose, first_true, known, negate
from caseload.rules.engine.registry import question
from caseload.rules.engine.units import NONE
from caseload.rules.wtw.inputs import as_of

PLACE = "alameda"
CLOCK = "calworks.wtw_24_month_clock"
OCCASIONS = Codes("orientation", "sb1041_appointment")
PROBLEMS = Codes("not_informed", "before_2013", "other_place")


def plan_on_file() -> Flag:
    """Was there a plan already when the rule began?"""
    return Flag("a WTW 2 plan was on file when the rule began", "había un plan WTW 2 cuando comenzó la regla")


def occasion(plan_on_file: Any) -> Any:
    """Where a participant is told: at an appointment of its own when a plan was on file already."""
    return choose(plan_on_file, OCCASIONS.sb1041_appointment, OCCASIONS.orientation)


@question(
    "WTW-36.where",
    cell="WTW_SB1041_WHERE",
    cites="004:293",
    place=PLACE,
    inputs={"plan_on_file": plan_on_file()},
    gives={"where": Choice(OCCASIONS, "where it is explained", "dónde se explica")},
    example={"plan_on_file": False},
)
def where_told(plan_on_file: Any) -> Any:
    """Where is the participant told of the 24-month rule and the hours?"""
    return occasion(plan_on_file)


@question(
    "WTW-36.informed",
    cell={"WTW_SB1041_INFORMED": "informed", "WTW_SB1041_PROBLEM": "problem", "WTW_SB1041_REQUIRED": "required"},
    cites="004:293; P-07; P-08",
    place=PLACE,
    looked_up_on="as_of",
    inputs={
        "plan_on_file": plan_on_file(),
        "informed_on": Day("told on", "informado el", blank=NOTHING, not_after="as_of"),
        "informed_at": Choice(OCCASIONS, "told at", "informado en", default=None,
                              asked=lambda informed_on: known(informed_on)),
        "as_of": as_of(probes=law_edges(CLOCK)),
    },
    gives={
        "required": Flag("must have been told", "tiene que haber sido informado"),
        "informed": Flag("has been told", "ha sido informado"),
        "problem": Choice(PROBLEMS, "what is wrong", "qué está mal"),
    },
    example={"plan_on_file": False, "informed_on": "2013-01-01", "informed_at": "orientation", "as_of": "2020-08-25"},
)  # fmt: skip
def informed(plan_on_file: Any, informed_on: Any, informed_at: Any, as_of: Any) -> Any:
    """Has the participant been told of the 24-month rule and the hours?

    Boundary: asked for from 2013-01-01 through 2022-04-30; before and after, the other answers do not matter.
    Boundary: told on 2012-12-31 does not count, on 2013-01-01 it does.
    Reading: told before the law began is not told; told on the other occasion counts, with a warning.
    """
    required = is_in_force(CLOCK, as_of, PLACE)
    told = known(informed_on)
    in_time = all_of(told, is_in_force(CLOCK, informed_on, PLACE))
    problem = first_true(
        (negate(required), NONE),
        (negate(told), PROBLEMS.not_informed),
        (negate(in_time), PROBLEMS.before_2013),
        (informed_at != occasion(plan_on_file), PROBLEMS.other_place),
        otherwise=NONE,
    )
    return {"required": required, "informed": choose(required, in_time, NONE), "problem": problem}
