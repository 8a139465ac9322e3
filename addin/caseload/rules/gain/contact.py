"""The monthly contact with an employed participant (001:68-69)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.kinds import NOTHING, Day, Flag
from caseload.rules.engine.primitives import known, negate, note
from caseload.rules.engine.recurring import next_contact
from caseload.rules.engine.registry import question
from caseload.rules.gain.inputs import as_of

DUE = Day("contact due by", "contacto a más tardar")


@question(
    "GAIN-PES-22",
    cell={"GAIN_CONTACT_DUE": "due_on", "GAIN_CONTACT_OVERDUE": "overdue"},
    cites="001:68-69",
    place="los_angeles",
    inputs={
        "last_contact_on": Day("last contact", "último contacto", blank=NOTHING, not_after="as_of"),
        "employment_started_on": Day("job began", "inicio del empleo", default=None,
                                     once=lambda last_contact_on: negate(known(last_contact_on))),
        "as_of": as_of(),
    },
    gives={"due_on": DUE, "overdue": Flag("overdue", "atrasado")},
    notes={"due": (DUE.label, DUE.es)},
    example={"last_contact_on": "2020-01-31", "as_of": "2020-03-01"},
)  # fmt: skip
def contact_due(last_contact_on: Any, employment_started_on: Any, as_of: Any) -> Any:
    """By when is the next contact with an employed participant due?

    Boundary: whenever in a month the last contact was, the next is due by the end of the month after it.
    Reading: monthly means once in each calendar month; the first is due in the month in which the job began.
    Reading: a contact before the job began does not count.
    """
    due = note("due", next_contact(employment_started_on, last_contact_on))
    return {"due_on": due, "overdue": as_of > due}
