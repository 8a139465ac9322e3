"""After General Relief was ended: the extended suspense, and how long before a new application (P-24 to P-27)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.codes import Codes
from caseload.rules.engine.days import first_day, last_day_of, month_of, weekday
from caseload.rules.engine.kinds import NOTHING, Count, Day, Flag, refuse
from caseload.rules.engine.lists import Items
from caseload.rules.engine.lookups import parameters
from caseload.rules.engine.primitives import choose, first_true
from caseload.rules.engine.registry import question
from caseload.rules.engine.units import ANY_DAY
from caseload.rules.grow.timed import timed_duty

law = parameters("los_angeles")
SUSPEND_ENDS = Codes("third_thursday_next_month", "last_day_next_month")
THURSDAY = 3


def penalty_days(earlier_ones: Any, on: Any) -> Any:
    """The days of penalty after some earlier occurrences."""
    return first_true(
        (earlier_ones == 0, law("gr.penalty_days.1", on)),
        (earlier_ones == 1, law("gr.penalty_days.2", on)),
        otherwise=law("gr.penalty_days.3", on),
    )


def earlier_occurrences(days: Any, new_on: int) -> int:
    """How many of some days lie in the look-back before a new occurrence."""
    back = new_on - law("gr.penalty_lookback_days", new_on)
    return sum(1 for day in days if back <= day < new_on)


def suspense_ends(last_day_of_aid: Any, on: Any = None) -> Any:
    """The last day on which compliance takes a termination back, in the month after the last day of aid."""
    rule = law("gr.extended_suspend_end", last_day_of_aid if on is None else on, codes=SUSPEND_ENDS)
    following = month_of(last_day_of_aid) + 1
    first = first_day(following)
    third_thursday = first + (THURSDAY - weekday(first)) % 7 + 14
    return choose(rule == SUSPEND_ENDS.third_thursday_next_month, third_thursday, last_day_of(following))


@question(
    "GR-NC-04.penalty",
    cell="GR_PENALTY_DAYS",
    cites="P-26",
    place="los_angeles",
    inputs={"sanctions_in_prior_365": Count("earlier occurrences in 365 days", "faltas anteriores en 365 días")},
    gives={"penalty_days": Count("days of penalty", "días de penalización")},
    example={"sanctions_in_prior_365": 1},
)
def length_of_penalty(sanctions_in_prior_365: Any) -> Any:
    """How long is the penalty, given the earlier occurrences?

    Boundary: none, one, two earlier ones give the three lengths in turn.
    Reading: a fourth and later occurrence has the length of the third.
    """
    return penalty_days(sanctions_in_prior_365, ANY_DAY)


@question(
    "GR-NC-04.reapply",
    cites="P-26",
    place="los_angeles",
    looked_up_on="new_sanction_on",
    over_lists=True,
    for_participant=True,
    inputs={
        "prior_sanctions_on": Items(Day("day of an earlier occurrence", "día de una falta anterior"),
                                    "earlier occurrences", "faltas anteriores"),
        "new_sanction_on": Day("day of the present occurrence", "día de la falta actual"),
    },
    gives={
        "prior_count": Count("earlier occurrences that count", "faltas anteriores que cuentan"),
        "penalty_days": Count("days of penalty", "días de penalización"),
        "may_reapply_on": Day("may apply again from", "puede solicitar de nuevo desde"),
    },
    example={"prior_sanctions_on": ["2023-01-31"], "new_sanction_on": "2023-06-30"},
)  # fmt: skip
def day_of_reapplying(prior_sanctions_on: Any, new_sanction_on: Any) -> Any:
    """From when may the person apply for General Relief again?

    Boundary: an occurrence exactly 365 days back counts, one 366 days back does not.
    Reading: without days of penalty a new application is possible the same day.
    """
    if any(day >= new_sanction_on for day in prior_sanctions_on):
        refuse("prior_sanctions_on", "order")
    count = earlier_occurrences(prior_sanctions_on, new_sanction_on)
    days = penalty_days(count, new_sanction_on)
    return {"prior_count": count, "penalty_days": days, "may_reapply_on": new_sanction_on + days}


@question(
    "GR-NC-05",
    cell={"GR_SUSPENSE_LAST_DAY": "last_day", "GR_TERMINATION_RESCINDED": "rescinded"},
    cites="P-24; P-27",
    place="los_angeles",
    looked_up_on="last_day_of_aid",
    for_participant=True,
    inputs={
        "last_day_of_aid": Day("last day with aid", "último día con ayuda"),
        "complied_on": Day("day of compliance", "día de cumplimiento", blank=NOTHING),
        "as_of": Day("day asked about", "día consultado", blank=NOTHING),
    },
    gives={
        "last_day": Day("last day to comply", "último día para cumplir"),
        "rescinded": Flag("the termination is taken back", "se anula la terminación"),
    },
    example={"last_day_of_aid": "2025-10-31", "complied_on": "2025-11-15"},
)
def extended_suspense(last_day_of_aid: Any, complied_on: Any, as_of: Any) -> Any:
    """Until when does compliance take a termination back without a break in aid, and has it?

    Boundary: a last day of aid up to 2025-09-21 ends on the third Thursday, from the day after on the last day.
    Reading: the input is the last day with aid, not the first one without; that day decides which rule binds.
    """
    last = suspense_ends(last_day_of_aid)
    return {"last_day": last, "rescinded": timed_duty(complied_on, last, as_of)}
