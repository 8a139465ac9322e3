"""Contacts with the participant: once a month, and what is dictated about each (004:167-182, 286)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.checklists import Checklist, Item
from caseload.rules.engine.checks import Check
from caseload.rules.engine.codes import Codes
from caseload.rules.engine.kinds import NOTHING, Choice, Day, Filled, Flag, InLaw, Ticks
from caseload.rules.engine.primitives import bits_where, known, negate
from caseload.rules.engine.recurring import next_contact
from caseload.rules.engine.registry import checklist, question
from caseload.rules.wtw.inputs import as_of, monthly_reading

NAMED_KINDS = ("face_to_face", "telephone")
"""The two kinds of contact that the handbook prints."""
EXTRA_KINDS = Codes("video", "email", "text_message", "letter")
CONTACT_KINDS = Codes(*NAMED_KINDS).extended(EXTRA_KINDS)


@question(
    "WTW-03",
    cell={"WTW_CONTACT_DUE": "due_on", "WTW_CONTACT_OVERDUE": "overdue"},
    cites="004:286",
    place="alameda",
    for_participant=True,
    inputs={
        "last_contact_on": Day("last documented contact", "último contacto documentado",
                               blank=NOTHING, not_after="as_of"),
        "assigned_on": Day("case assigned to the counselor", "caso asignado al consejero", default=None,
                           asked=lambda last_contact_on: negate(known(last_contact_on))),
        "as_of": as_of(),
        "reading": monthly_reading("calendar_month"),
    },
    gives={
        "due_on": Day("next contact due", "próximo contacto a más tardar"),
        "overdue": Flag("contact overdue", "contacto atrasado"),
    },
    example={"last_contact_on": "2020-07-15", "as_of": "2020-08-25"},
)  # fmt: skip
def contact_due(last_contact_on: Any, assigned_on: Any, as_of: Any, reading: Any) -> Any:
    """When is the next contact with the participant due?

    Boundary: on the due day the contact is in time, the day after it is overdue; a closed day does not move it.
    Boundary: a contact before the case was assigned does not count; without one, the month of the assignment does.
    Reading: no less than once a month is once in each calendar month (reading).
    """
    due_on = next_contact(assigned_on, last_contact_on, reading)
    return {"due_on": due_on, "overdue": as_of > due_on}


DICTATION = checklist(
    Checklist(
        "WTW-18",
        "What is dictated about each contact",
        cites="004:171-182",
        place="alameda",
        who="employment counselor",
        items=(
            Item("contact_on", "Date of contact", "Fecha del contacto"),
            Item("contact_kind", "Type of contact", "Tipo de contacto"),
            Item("purpose", "Purpose of contact", "Propósito del contacto"),
            Item("results", "Results, with the reason of any action", "Resultados, con el motivo de cada acción"),
            Item("documents", "Documents received, or none", "Documentos recibidos, o ninguno"),
        ),
    )
)


def _not_in_use(contact_kind: Any, extra_kinds: Any) -> Any:
    """Is a kind of contact neither one that the handbook prints nor one that the agency added?"""
    allowed = CONTACT_KINDS.bits(*NAMED_KINDS) | (extra_kinds << len(NAMED_KINDS))
    return (allowed >> contact_kind) & 1 == 0


@question(
    "WTW-18",
    cell={"WTW_DICTATION_COMPLETE": "complete", "WTW_DICTATION_OPEN": "unchecked"},
    cites="004:167-182",
    place="alameda",
    checks=(Check("contact_kind", "not_allowed", _not_in_use),),
    inputs={
        "contact_on": Day("date of contact", "fecha del contacto", blank=NOTHING),
        "contact_kind": Choice(CONTACT_KINDS, "type of contact", "tipo de contacto", blank=NOTHING),
        "purpose": Filled("purpose of contact", "propósito del contacto"),
        "results": Filled("results of contact", "resultados del contacto"),
        "forms": Filled("forms completed", "formularios completados"),
        "documents": Filled("documents received", "documentos recibidos"),
        "extra_kinds": Ticks(EXTRA_KINDS, "further kinds that the agency allows",
                             "otros tipos que la agencia permite", blank=NOTHING, nothing=0,
                             default=InLaw("alameda.contact_kinds_extra", "alameda")),
    },
    gives={
        "complete": Flag("dictation complete", "registro completo"),
        "unchecked": Ticks(DICTATION.codes, "elements still missing", "elementos que faltan"),
    },
    example={"contact_on": "2020-01-15", "contact_kind": "telephone", "purpose": "new address",
             "results": "told the technician", "documents": "none"},
)  # fmt: skip
def dictation(contact_on: Any, contact_kind: Any, purpose: Any, results: Any, forms: Any, documents: Any,
              extra_kinds: Any) -> Any:  # fmt: skip
    """Is the dictation of a contact complete?

    Boundary: a blank element is the finding, never a gap; forms are only named when some were completed.
    Reading: documents carry no "when appropriate", so that none were received is said as well.
    Reading: kinds of contact beyond the two printed are off until the agency adds them (extra_kinds).
    """
    unchecked = bits_where(negate(known(contact_on)), negate(known(contact_kind)), negate(purpose),
                           negate(results), negate(documents))  # fmt: skip
    return {"complete": unchecked == 0, "unchecked": unchecked}
