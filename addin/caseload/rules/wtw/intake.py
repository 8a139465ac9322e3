"""Intake: the counselor of record, and the counselor of the day who sees waiting participants (004:27, 76-88)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.checklists import Checklist, Item
from caseload.rules.engine.kinds import NOTHING, Day, Filled, Flag, Text
from caseload.rules.engine.lists import Items
from caseload.rules.engine.lookups import parameters
from caseload.rules.engine.registry import checklist, question

law = parameters("alameda")


@question(
    "WTW-54",
    cell="WTW_EC_ASSIGNED",
    cites="004:27",
    place="alameda",
    inputs={
        "ec": Filled("counselor of record", "consejero a cargo"),
        "referred_to_sp": Flag("referred to the service provider", "referido al proveedor de servicios",
                               blank=NOTHING),
    },
    gives={"assigned": Flag("a counselor is named", "hay un consejero asignado")},
    example={"ec": "EC1"},
)  # fmt: skip
def counselor_assigned(ec: Any, referred_to_sp: Any) -> Any:
    """Is an employment counselor of record named?

    Boundary: a referral to the service provider does not replace the counselor.
    Reading: a blank is the finding, so that a data check can report the row.
    """
    return ec


MAIL_IDS = Text("mail", "correo")


@question(
    "WTW-55.queue",
    cell={"WTW_INBOX_WAITING": "waiting", "WTW_INBOX_ASSIGNMENTS": "to_assignment"},
    cites="004:76-81",
    place="alameda",
    over_lists=True,
    inputs={
        "mails": Items(
            None, "mails in the inbox", "correos en el buzón",
            fields={"mail_id": MAIL_IDS, "received_on": Day("received", "recibido", blank=NOTHING),
                    "has_50_20": Flag("a 50-20 is attached", "lleva un 50-20 adjunto"),
                    "subject": Text("subject", "asunto", blank=NOTHING)},
        ),
        "seen": Items(MAIL_IDS, "mails whose participant was seen", "correos cuyo participante ya fue atendido",
                      default=[]),
    },
    gives={
        "waiting": Items(MAIL_IDS, "participants to be seen", "participantes por atender"),
        "to_assignment": Items(MAIL_IDS, "new assignments", "asignaciones nuevas"),
    },
    example={"mails": [{"mail_id": "m1", "received_on": "2020-08-25", "has_50_20": False, "subject": "new client"}]},
)  # fmt: skip
def inbox(mails: list[Any], seen: list[Any]) -> dict[str, Any]:
    """Who in the inbox is waiting for the counselor of the day?

    Boundary: to be seen is a mail without a 50-20, or one whose subject says that the client waits, in any letters.
    Boundary: a mail that was seen stays an assignment; the day of receipt never matters.
    Reading: no time limit is printed; the participant is seen the same day, and that is only shown.
    """
    words = law("alameda.waiting_subject").casefold()
    to_see = [not mail.has_50_20 or words in str(mail.subject).casefold() for mail in mails]
    return {
        "waiting": [mail.mail_id for mail, due in zip(mails, to_see, strict=True) if due and mail.mail_id not in seen],
        "to_assignment": [mail.mail_id for mail, due in zip(mails, to_see, strict=True) if not due],
    }


checklist(
    Checklist(
        "WTW-55",
        "Did the counselor of the day do all for a waiting participant?",
        question="WTW-55.meeting",
        cites="004:82-88",
        place="alameda",
        who="employment counselor of the day",
        cell="WTW_EC_OF_DAY_OPEN",
        items=(
            Item("client_met", "Participant met", "Participante atendido"),
            Item("questions_answered", "Questions answered", "Preguntas contestadas"),
            Item("referrals_started", "Immediate referrals started", "Referencias inmediatas iniciadas"),
            Item("sanction_cure_guidance", "Sanctions and how to cure them explained",
                 "Se explicaron las sanciones y cómo subsanarlas"),
            Item("programs_promoted", "Programs promoted", "Programas promovidos"),
        ),
        remarks="Reading: a point for which there was no occasion is ticked too.",
    )
)  # fmt: skip
