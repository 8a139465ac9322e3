"""Referrals that a participant asks for: the nine listed, those that wait, who gets a copy (004:60, 144, 303-312)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.codes import Codes
from caseload.rules.engine.kinds import NOTHING, Choice, Day, Flag, Text, Ticks
from caseload.rules.engine.lists import Items
from caseload.rules.engine.primitives import any_of, choose, known, ticked
from caseload.rules.engine.registry import question
from caseload.rules.wtw.roles import ROLES

REFERRALS = Codes(
    "domestic_violence", "mental_health", "substance_abuse", "learning_disability_screening", "ssi_advocacy",
    "child_care", "ihss", "family_stabilization", "starting_out_strong",
)  # fmt: skip
MADE_BY = Codes("sp", "ec", "other")
REFERRAL = Text("referral", "referencia")


@question(
    "WTW-38",
    cell="WTW_REFERRAL_LISTED",
    cites="004:60, 303-312",
    place="alameda",
    inputs={"referral": Choice(REFERRALS, "referral", "referencia", open_list=True)},
    gives={"listed": Flag("one of the referrals of the list", "una de las referencias de la lista")},
    example={"referral": "child_care"},
)
def listed(referral: Any) -> Any:
    """Is it one of the nine referrals that the counselor provides or starts on request?

    Boundary: a referral that is not listed is not forbidden.
    Reading: the list is of internal referrals; community resources are allowed beside it.
    """
    return referral < len(REFERRALS)


@question(
    "WTW-38.open",
    cell="WTW_REFERRALS_OPEN",
    cites="004:303-312",
    place="alameda",
    over_lists=True,
    inputs={
        "referrals": Items(
            None, "referrals", "referencias",
            fields={"referral": REFERRAL,
                    "requested_on": Day("asked for on", "pedida el", blank=NOTHING),
                    "referred_on": Day("referred on", "hecha el", blank=NOTHING)},
        ),
    },
    gives={"open": Items(REFERRAL, "asked for and not yet made", "pedidas y aún no hechas")},
    example={"referrals": [{"referral": "child_care", "requested_on": "2020-08-03", "referred_on": None}]},
)  # fmt: skip
def open_referrals(referrals: list[Any]) -> dict[str, Any]:
    """Which referrals did the participant ask for that were not made yet?

    Boundary: a line without a day of asking was not asked for.
    """
    return {"open": [line.referral for line in referrals if known(line.requested_on) and not known(line.referred_on)]}


@question(
    "WTW-51",
    cell={"WTW_REFERRAL_COPIED": "ok", "WTW_REFERRAL_COPY_TO": "add"},
    cites="004:144",
    place="alameda",
    inputs={
        "made_by": Choice(MADE_BY, "who made the referral", "quién hizo la referencia"),
        "copied_to": Ticks(ROLES, "who got a copy", "quién recibió copia"),
    },
    gives={
        "ok": Flag("the counselor is on it", "el consejero está incluido"),
        "add": Ticks(ROLES, "copy still to be sent to", "falta enviar copia a"),
    },
    example={"made_by": "sp", "copied_to": []},
)
def copied(made_by: Any, copied_to: Any) -> Any:
    """Is the employment counselor included on a referral?

    Boundary: made by the counselor it needs no copy; with a copy to the counselor it does not matter who made it.
    Reading: this holds for every referral, also one that someone else than the service provider made.
    """
    ok = any_of(made_by == MADE_BY.ec, ticked(copied_to, ROLES.ec))
    return {"ok": ok, "add": choose(ok, 0, ROLES.bits("ec"))}
