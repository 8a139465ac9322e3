"""Exemptions: what the counselor does about one, and when it is due for review (004:208-218)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.checklists import Checklist, Item
from caseload.rules.engine.codes import Codes
from caseload.rules.engine.kinds import Choice, Day, Flag, Ticks
from caseload.rules.engine.primitives import choose, first_true, known, negate, unticked
from caseload.rules.engine.registry import checklist, pointer, question
from caseload.rules.engine.units import NONE
from caseload.rules.wtw.inputs import as_of

EXEMPTIONS = Codes(
    "permanently_disabled", "caring_for_disabled_family", "temporarily_disabled", "age_under_16", "age_60", "pregnant",
    "young_child", "cal_learn", "non_parent_caretaker", "ill_household_member", "domestic_violence", "indian_country",
    "other",
)  # fmt: skip
REFERRALS = Codes("ssi_advocacy", "ihss")

pointer("WTW-25", "CW-TOA-01, CW-TOA-02",
        "the 48 months are the law of 2020; today's limit, and the months that count, are State law")

STEPS = checklist(
    Checklist(
        "WTW-24",
        "What is done about an exemption",
        cites="004:208-218",
        place="alameda",
        who="employment counselor",
        items=(
            Item("status_and_reason_verified", "Status and reason verified", "Estado y motivo verificados"),
            Item("referral", "Referred to the internal provider", "Referido al proveedor interno"),
            Item("clock_stopped_checked", "Checked that the time-on-aid clock stopped where it should",
                 "Se revisó que el reloj de tiempo con ayuda se detuvo donde corresponde"),
            Item("case_comment_length", "Case comment with the length", "Comentario del caso con la duración"),
            Item("review_date_set", "Review date set", "Fecha de revisión fijada"),
        ),
    )
)


@question(
    "WTW-24.steps",
    cell={"WTW_EXEMPTION_OPEN": "unchecked", "WTW_EXEMPTION_REFER_TO": "refer_to"},
    cites="004:208-218",
    place="alameda",
    inputs={
        "reason": Choice(EXEMPTIONS, "reason of the exemption", "motivo de la exención"),
        "checked": Ticks(STEPS.codes, "points that are done", "puntos hechos"),
    },
    gives={
        "refer_to": Choice(REFERRALS, "refer to", "referir a"),
        "complete": Flag("complete", "completo"),
        "unchecked": Ticks(STEPS.codes, "open points", "puntos abiertos"),
    },
    example={"reason": "permanently_disabled", "checked": ["status_and_reason_verified", "referral"]},
)  # fmt: skip
def exemption_steps(reason: Any, checked: Any) -> Any:
    """What is still to be done about an exemption?

    Boundary: permanent disability goes to SSI advocacy, care for a disabled spouse or child to IHSS, no other reason.
    Reading: the clock "stopped if appropriate" is ticked once it was checked.
    """
    refer_to = first_true(
        (reason == EXEMPTIONS.permanently_disabled, REFERRALS.ssi_advocacy),
        (reason == EXEMPTIONS.caring_for_disabled_family, REFERRALS.ihss),
        otherwise=NONE,
    )
    without = STEPS.codes.bits() - STEPS.codes.bits("referral")
    left = unticked(checked, choose(known(refer_to), STEPS.codes.bits(), without))
    return {"refer_to": refer_to, "complete": left == 0, "unchecked": left}


@question(
    "WTW-24.review",
    cell={"WTW_EXEMPTION_EXPIRED": "expired", "WTW_EXEMPTION_REVIEW_DUE": "review_due"},
    cites="004:218",
    place="alameda",
    inputs={
        "ends_on": Day("last day of the exemption", "último día de la exención"),
        "open_ended": Flag("no end was set", "sin fecha final", default=False),
        "review_on": Day("planned review", "revisión prevista", default=None, asked=lambda open_ended: open_ended == 1),
        "as_of": as_of(),
    },
    gives={
        "expired": Flag("exemption over", "exención vencida"),
        "review_due": Flag("review due", "revisión pendiente"),
    },
    example={"ends_on": "2020-08-31", "as_of": "2020-08-31"},
)  # fmt: skip
def exemption_review(ends_on: Any, open_ended: Any, review_on: Any, as_of: Any) -> Any:
    """Is an exemption over, or due for review?

    Boundary: on the last day it is not over, yet due for review; the day after it is both.
    Reading: with no review recorded the review falls on the last day; without an end the review day must be known.
    """
    due_on = choose(known(review_on), review_on, ends_on)
    return {"expired": negate(open_ended) & (as_of > ends_on), "review_due": as_of >= due_on}
