"""The compliance plan that avoids a sanction, and the cure that ends one (P-14, P-15, P-19, P-20)."""

from __future__ import annotations

from typing import Any

from caseload.rules.calworks.sanction_days import cure_last_day, plan_last_day
from caseload.rules.engine.codes import Codes
from caseload.rules.engine.days import first_after
from caseload.rules.engine.kinds import NOTHING, Count, Day, Flag
from caseload.rules.engine.lookups import parameters
from caseload.rules.engine.primitives import choose
from caseload.rules.engine.registry import question
from caseload.rules.engine.units import NONE

law = parameters("california")
RESTORED = Codes("first_of_month_after_contact")
PLAN_BEGAN_ON = Day("first day of the compliance plan", "primer día del plan de cumplimiento")
ACTIVITY_ENDS_ON = Day("last day of the activity", "último día de la actividad", blank=NOTHING, not_before="began_on")


@question(
    "CW-NC-04.last_day",
    cell="CW_PLAN_LAST_DAY",
    cites="P-14, P-15; ACL 03-59 (P-23)",
    looked_up_on="began_on",
    for_participant=True,
    inputs={
        "began_on": PLAN_BEGAN_ON,
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
        "began_on": PLAN_BEGAN_ON,
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
