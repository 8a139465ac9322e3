"""A discontinued record: what starts its closing, when closing is due, who keeps a deferred one (004:234-240, 273)."""

from __future__ import annotations

from typing import Any

from caseload.rules.conventions.counting import MOST_DAYS
from caseload.rules.engine.codes import Codes
from caseload.rules.engine.kinds import NOT_GIVEN, NOTHING, Choice, Count, Day, Flag
from caseload.rules.engine.lookups import parameters
from caseload.rules.engine.primitives import all_of, choose, first_true, known, negate, note
from caseload.rules.engine.registry import question
from caseload.rules.engine.units import NONE
from caseload.rules.wtw.inputs import as_of
from caseload.rules.wtw.roles import ROLES

law = parameters("alameda")
TRIGGERS = Codes("cash_aid_closed", "time_on_aid_exhausted", "removed_other_reason")
REASONS = TRIGGERS.extended(["wtw_sanction"])
"""Why a person is off aid: the triggers of closing, and the sanction, which is none."""
REMOVALS = Codes("none", "wtw_sanction", "other")
SCOPES = Codes("case", "individual")
HOLDS = Codes("restored", "not_yet", "wtw_sanction", "good_cause_deferral")


def closing_day(discontinued_on: Any, limit: Any = NONE, when: Any = True) -> Any:
    """The first day on which closing is due: the day after the days of waiting (``limit``, or those of the law)."""
    waiting = choose(known(limit), limit,
                     law("alameda.closure_after_days", discontinued_on, when=when & negate(known(limit))))  # fmt: skip
    return discontinued_on + waiting + 1


@question(
    "WTW-28",
    cell={"WTW_CLOSES": "closes", "WTW_CLOSING_TRIGGER": "trigger", "WTW_CLOSING_SCOPE": "applies_to"},
    cites="004:220-238",
    place="alameda",
    inputs={
        "cash_aid_closed": Flag("the case has no CalWORKs cash aid any more",
                                "el caso ya no tiene ayuda en efectivo de CalWORKs"),
        "time_on_aid_exhausted": Flag("time on aid used up", "tiempo de ayuda agotado"),
        "removed_reason": Choice(REMOVALS, "why the person was removed from cash aid",
                                 "por qué se retiró a la persona de la ayuda en efectivo"),
    },
    gives={
        "closes": Flag("closing is to be started", "hay que iniciar el cierre"),
        "trigger": Choice(TRIGGERS, "what starts it", "qué lo inicia"),
        "applies_to": Choice(SCOPES, "for the case or the person", "para el caso o la persona"),
    },
    example={"cash_aid_closed": False, "time_on_aid_exhausted": True, "removed_reason": "none"},
)  # fmt: skip
def closing_trigger(cash_aid_closed: Any, time_on_aid_exhausted: Any, removed_reason: Any) -> Any:
    """Is there a reason to start closing the Welfare-to-Work record, and for whom?

    Boundary: a sanctioned person is closed when the case's cash aid ends or the time on aid is used up.
    Reading: any one of the three triggers is enough; the two that concern one person leave another adult's record open.
    Reading: removal for a sanction alone closes nothing, since the counselor owes that person a contact every month.
    """
    trigger = first_true(
        (cash_aid_closed, TRIGGERS.cash_aid_closed),
        (time_on_aid_exhausted, TRIGGERS.time_on_aid_exhausted),
        (removed_reason == REMOVALS.other, TRIGGERS.removed_other_reason),
        otherwise=NONE,
    )
    closes = known(trigger)
    scope = choose(cash_aid_closed, SCOPES.case, SCOPES.individual)
    return {"closes": closes, "trigger": trigger, "applies_to": choose(closes, scope, NONE)}


@question(
    "WTW-29.due",
    cell={"WTW_CLOSING_DUE": "close", "WTW_CLOSING_DUE_ON": "due_on", "WTW_CLOSING_HOLD": "hold",
          "WTW_DAYS_DISCONTINUED": "days"},
    cites="004:240, 273",
    place="alameda",
    looked_up_on="discontinued_on",
    inputs={
        "discontinued_on": Day("first day without cash aid", "primer día sin ayuda en efectivo"),
        "restored_on": Day("first day of aid again", "primer día con ayuda otra vez",
                           blank=NOTHING, not_before="discontinued_on"),
        "reason": Choice(REASONS, "why aid ended", "por qué terminó la ayuda", default="cash_aid_closed"),
        "good_cause_deferral": Flag("good cause or a deferral is in force", "hay causa justificada o aplazamiento",
                                    default=False),
        "as_of": as_of(),
        "limit": Count("days without aid after which a record is closed",
                       "días sin ayuda después de los cuales se cierra un expediente",
                       high=MOST_DAYS, default=NOT_GIVEN),
    },
    gives={
        "days": Count("days since aid ended", "días desde que terminó la ayuda"),
        "close": Flag("the closing steps are due", "hay que hacer los pasos del cierre"),
        "hold": Choice(HOLDS, "why not", "por qué no"),
        "due_on": Day("closing due from", "cierre a partir del"),
    },
    notes={"closing_day": ("first day of closing", "primer día del cierre")},
    example={"discontinued_on": "2020-07-01", "as_of": "2020-08-01"},
)  # fmt: skip
def closing_due(discontinued_on: Any, restored_on: Any, reason: Any, good_cause_deferral: Any, as_of: Any,
                limit: Any) -> Any:  # fmt: skip
    """Are the closing steps due, and if not, what holds them?

    Boundary: on day 30 nothing is due, on day 31 closing is; aid restored on the day asked about is restored.
    Boundary: aid that will be restored later, or will only end later, changes nothing yet.
    Reading: the first day without aid is day 0 (limit); restored aid and a sanction alone are no closing.
    Reading: good cause or a deferral holds the case with the counselor of record, also when aid has ended.
    """
    restored = known(restored_on) & (restored_on <= as_of)
    due_on = note("closing_day", choose(restored, NONE, closing_day(discontinued_on, limit, negate(restored))))
    hold = first_true(
        (restored, HOLDS.restored),
        (as_of < due_on, HOLDS.not_yet),
        (reason == REASONS.wtw_sanction, HOLDS.wtw_sanction),
        (good_cause_deferral, HOLDS.good_cause_deferral),
        otherwise=NONE,
    )
    off_aid = all_of(negate(restored), discontinued_on <= as_of)
    return {
        "days": choose(off_aid, as_of - discontinued_on, NONE),
        "close": negate(known(hold)),
        "hold": hold,
        "due_on": due_on,
    }


@question(
    "WTW-33",
    cell={"WTW_KEPT_BY": "owner", "WTW_BARS_CLOSING": "bars_closing"},
    cites="004:273",
    place="alameda",
    inputs={
        "good_cause_deferral": Flag("good cause or a deferral is in force", "hay causa justificada o aplazamiento"),
        "good_cause_days": Count("days of it, so far or expected", "días que lleva o se espera que dure",
                                 blank=NOTHING),
    },
    gives={
        "owner": Choice(ROLES, "who keeps the case", "quién conserva el caso"),
        "bars_closing": Flag("not to be routed to closed files", "no se envía a casos cerrados"),
    },
    example={"good_cause_deferral": True, "good_cause_days": 200},
)  # fmt: skip
def kept_by(good_cause_deferral: Any, good_cause_days: Any) -> Any:
    """Who keeps a case with good cause or a deferral?

    Boundary: one day and four hundred are alike; without a deferral this rule says nothing.
    """
    return {
        "owner": choose(good_cause_deferral, ROLES.ec_of_record, NONE),
        "bars_closing": good_cause_deferral,
    }
