"""Sanctions: the earliest day, and what stands against one since July 2026 (P-12, P-16, P-40)."""

from __future__ import annotations

from typing import Any

from caseload.rules.calworks.sanction_days import lead_met, sanction_day
from caseload.rules.engine.codes import Codes
from caseload.rules.engine.dated import is_in_force, law_edges
from caseload.rules.engine.kinds import Day, Flag, Ticks
from caseload.rules.engine.lookups import parameters
from caseload.rules.engine.primitives import bits_where, choose, negate, note
from caseload.rules.engine.registry import question
from caseload.rules.engine.units import NONE

PLACE = "california"
law = parameters(PLACE)
FIRST_DAYS = "calworks.no_sanction_first_days"
GUARDS = Codes("first_90_days", "child_care", "transportation")
NOTICE_ON = Day("day of the noncompliance notice", "día del aviso de incumplimiento")
EFFECTIVE = Day("a sanction can begin on", "una sanción puede comenzar el")


@question(
    "CW-NC-02.effective",
    cell="CW_SANCTION_FROM",
    cites="P-12; example in P-22",
    looked_up_on="notice_on",
    inputs={"notice_on": NOTICE_ON},
    gives={
        "sanction_effective_on": EFFECTIVE,
        "lead_met_on": Day("the notice has stood long enough on", "el aviso cumple su plazo el"),
    },
    example={"notice_on": "2022-06-01"},
)
def earliest_sanction(notice_on: Any) -> Any:
    """On which day can a sanction begin at the earliest?

    Boundary: 30 days after the notice, if that is the first of a month; a day later costs a month.
    """
    return {"sanction_effective_on": sanction_day(notice_on), "lead_met_on": lead_met(notice_on)}


@question(
    "CW-NC-02.after_plan",
    cell={"CW_SANCTION_AFTER_PLAN": "sanction_effective_on", "CW_SECOND_NOTICE_OK": "allowed"},
    cites="P-12, P-16",
    looked_up_on="notice_on",
    inputs={
        "notice_on": NOTICE_ON,
        "na817_on": Day("day of the NA 817 after the failed plan", "día del NA 817 tras el plan fallido"),
    },
    gives={
        "allowed": Flag("the NA 817 may bear this day", "el NA 817 puede llevar esta fecha"),
        "sanction_effective_on": EFFECTIVE,
    },
    example={"notice_on": "2022-06-01", "na817_on": "2022-06-22"},
)
def sanction_after_plan(notice_on: Any, na817_on: Any) -> Any:
    """On which day can a sanction begin after a failed compliance plan?

    Boundary: the NA 817 may bear the day of the first notice, not an earlier one.
    Reading: a timely notice is one of ten days; the text read gives no number.
    """
    allowed = na817_on >= notice_on
    effective = sanction_day(notice_on, na817_on)
    return {"allowed": allowed, "sanction_effective_on": choose(allowed, effective, NONE)}


@question(
    "CW-NC-07",
    cell={"CW_SANCTION_ALLOWED": "sanction_allowed", "CW_SANCTION_GUARDS": "guards"},
    cites="P-40",
    looked_up_on="as_of",
    inputs={
        "as_of": Day("day the sanction would begin", "día en que comenzaría la sanción", probes=law_edges(FIRST_DAYS)),
        "aid_began_on": Day("first day of aid", "primer día de ayuda", not_after="as_of", order_reason="order"),
        "child_care_needed": Flag("child care is needed", "se necesita cuidado infantil"),
        "child_care_verified": Flag("child care is verified as available",
                                    "se verificó que hay cuidado infantil disponible"),
        "transportation_pending": Flag("transportation is being processed", "el transporte está en trámite"),
    },
    gives={
        "sanction_allowed": Flag("a sanction may begin", "una sanción puede comenzar"),
        "guards": Ticks(GUARDS, "what stands against it", "lo que lo impide"),
    },
    notes={"guarded_to": ("last of the first days without sanction", "último de los primeros días sin sanción")},
    example={"as_of": "2026-07-01", "aid_began_on": "2026-06-01", "child_care_needed": False,
             "child_care_verified": False, "transportation_pending": False},
)  # fmt: skip
def later_guards(as_of: Any, aid_began_on: Any, child_care_needed: Any, child_care_verified: Any,
                 transportation_pending: Any) -> Any:  # fmt: skip
    """Does something stand against a sanction since July 2026?

    Boundary: day 90 of aid, the first day counted, is still guarded, day 91 is not; before 2026-07-01 nothing stands.
    Reading: taken from summaries; the statute is to be read before use.
    """
    since = is_in_force(FIRST_DAYS, as_of, PLACE)
    guarded_to = note("guarded_to", aid_began_on + law(FIRST_DAYS, as_of, when=since) - 1)
    guards = bits_where(
        since & (as_of <= guarded_to),
        since & child_care_needed & negate(child_care_verified),
        since & transportation_pending,
    )
    return {"sanction_allowed": guards == 0, "guards": guards}
