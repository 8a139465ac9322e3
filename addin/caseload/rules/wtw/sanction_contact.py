"""The monthly contact with a sanctioned person: until when, and what is discussed (004:230)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.checklists import Checklist, Item
from caseload.rules.engine.kinds import NOTHING, Day, Flag
from caseload.rules.engine.primitives import all_of, choose, known, negate
from caseload.rules.engine.recurring import next_contact
from caseload.rules.engine.registry import checklist, question
from caseload.rules.engine.units import NONE
from caseload.rules.wtw.inputs import as_of


@question(
    "WTW-27.due",
    cell={"WTW_SANCTION_CONTACT_DUE": "due_on", "WTW_SANCTION_CONTACT_OVERDUE": "overdue"},
    cites="004:230",
    place="alameda",
    inputs={
        "sanction_began_on": Day("first day of the sanction", "primer día de la sanción", default=None,
                                 asked=lambda last_contact_on: negate(known(last_contact_on))),
        "last_contact_on": Day("last contact", "último contacto", blank=NOTHING, not_after="as_of"),
        "sanction_ended_on": Day("first day without the sanction", "primer día sin la sanción",
                                 blank=NOTHING, not_before="sanction_began_on"),
        "as_of": as_of(),
    },
    gives={
        "due_on": Day("next contact due", "próximo contacto a más tardar"),
        "overdue": Flag("contact overdue", "contacto atrasado"),
    },
    example={"sanction_began_on": "2020-09-01", "last_contact_on": "2020-09-10", "as_of": "2020-10-20"},
)  # fmt: skip
def sanction_contact_due(sanction_began_on: Any, last_contact_on: Any, sanction_ended_on: Any, as_of: Any) -> Any:
    """Until when is the next contact with a sanctioned person owed?

    Boundary: a contact on the first day of the sanction counts, one on the day before does not.
    Boundary: on the due day it is not overdue; with the sanction the duty ends, and the usual monthly contact is owed.
    Reading: monthly is once in each calendar month, the first by the end of the month in which the sanction began.
    Reading: an attempt that reached nobody is recorded but is no contact.
    """
    ended = known(sanction_ended_on) & (sanction_ended_on <= as_of)
    due_on = choose(ended, NONE, next_contact(sanction_began_on, last_contact_on))
    return {"due_on": due_on, "overdue": all_of(negate(ended), as_of > due_on)}


checklist(
    Checklist(
        "WTW-27",
        "Was everything discussed with the sanctioned person?",
        question="WTW-27.topics",
        cites="004:230",
        place="alameda",
        who="employment counselor",
        cell="WTW_SANCTION_TOPICS_OPEN",
        items=(
            Item("changed_circumstances", "What has changed, such as earnings or a barrier",
                 "Qué ha cambiado, como ingresos o un obstáculo"),
            Item("benefits_of_participating", "What taking part would bring", "Qué beneficios traería participar"),
        ),
    )
)  # fmt: skip
