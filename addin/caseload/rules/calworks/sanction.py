"""Sanctions: the earliest day, the plan that avoids one, the cure that ends one, later guards (P-12 to P-20, P-40)."""

from __future__ import annotations

from typing import Any

from caseload.rules.calworks.sanction_days import cure_last_day, lead_met, plan_last_day, sanction_day
from caseload.rules.engine.codes import Codes
from caseload.rules.engine.dated import is_in_force, law_edges
from caseload.rules.engine.days import first_after
from caseload.rules.engine.kinds import NOTHING, Count, Day, Flag, Ticks
from caseload.rules.engine.lookups import parameters
from caseload.rules.engine.primitives import bits_where, choose, negate, note
from caseload.rules.engine.registry import question
from caseload.rules.engine.units import NONE

PLACE = "california"
law = parameters(PLACE)
FIRST_DAYS = "calworks.no_sanction_first_days"
RESTORED = Codes("first_of_month_after_contact")
GUARDS = Codes("first_90_days", "child_care", "transportation")
NOTICE_ON = Day("day of the noncompliance notice", "día del aviso de incumplimiento")
ACTIVITY_ENDS_ON = Day("last day of the activity", "último día de la actividad", blank=NOTHING, not_before="began_on")
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
    "CW-NC-04.last_day",
    cell="CW_PLAN_LAST_DAY",
    cites="P-14, P-15; ACL 03-59 (P-23)",
    looked_up_on="began_on",
    for_participant=True,
    inputs={
        "began_on": Day("first day of the compliance plan", "primer día del plan de cumplimiento"),
        "activity_ends_on": ACTIVITY_ENDS_ON,
    },
    gives={"last_day": Day("last day of the plan", "último día del plan")},
    example={"began_on": "2022-04-15"},
)
def compliance_plan_ends(began_on: Any, activity_ends_on: Any) -> Any:
    """On which day does a compliance plan end at the latest?

    Boundary: 60 days with the first one counted: April 15 to June 13; an activity that ends before ends the plan.
    """
    return plan_last_day(began_on, activity_ends_on)


@question(
    "CW-NC-04.check",
    cell={"CW_PLAN_LENGTH_OK": "allowed", "CW_PLAN_DAYS": "days"},
    cites="P-14, P-15; ACL 03-59 (P-23)",
    looked_up_on="began_on",
    inputs={
        "began_on": Day("first day of the compliance plan", "primer día del plan de cumplimiento"),
        "ends_on": Day("last day as printed", "último día impreso", not_before="began_on"),
    },
    gives={
        "days": Count("days of the plan", "días del plan"),
        "allowed": Flag("the plan is not too long", "el plan no es demasiado largo"),
    },
    example={"began_on": "2022-04-15", "ends_on": "2022-06-13"},
)
def plan_length(began_on: Any, ends_on: Any) -> Any:
    """May a compliance plan run to this day?

    Boundary: both ends count; 60 days are allowed, 61 are not.
    """
    return {"days": ends_on - began_on + 1, "allowed": ends_on <= plan_last_day(began_on, NONE)}


@question(
    "CW-NC-05.last_day",
    cell="CW_CURE_LAST_DAY",
    cites="P-19",
    looked_up_on="began_on",
    for_participant=True,
    inputs={
        "began_on": Day("first day of the activity to cure", "primer día de la actividad para subsanar"),
        "activity_ends_on": ACTIVITY_ENDS_ON,
    },
    gives={"last_day": Day("last day of the cure", "último día para subsanar")},
    example={"began_on": "2022-06-01", "activity_ends_on": "2022-06-10"},
)
def cure_ends(began_on: Any, activity_ends_on: Any) -> Any:
    """On which day does the activity that cures a sanction end at the latest?

    Boundary: 30 days with the first one counted; an activity that ends before ends the cure.
    Reading: the first day counts, as in a compliance plan.
    """
    return cure_last_day(began_on, activity_ends_on)


@question(
    "CW-NC-05.restore",
    cell="CW_AID_RESTORED",
    cites="P-20",
    looked_up_on="contact_on",
    for_participant=True,
    inputs={"contact_on": Day("day the participant asked to cure", "día en que el participante pidió subsanar")},
    gives={"aid_restored_on": Day("aid is restored from", "la ayuda se restablece desde el")},
    example={"contact_on": "2022-06-15"},
)
def aid_restored(contact_on: Any) -> Any:
    """From which day is aid restored after a sanction is cured?

    Boundary: always the next month, also after a contact on the first.
    Reading: read in Los Angeles and taken for all counties.
    """
    rule = law("calworks.aid_restored", contact_on, codes=RESTORED)
    return choose(rule == RESTORED.first_of_month_after_contact, first_after(contact_on), NONE)


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
