"""Contacts with client and employer in Employment Follow-Up (P-44, manual page of 2025-08-21)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.codes import Codes
from caseload.rules.engine.kinds import DEFAULT, NOTHING, Choice, Day, Flag, InLaw, Ticks
from caseload.rules.engine.lookups import parameters
from caseload.rules.engine.primitives import bits_where, choose, known, negate, note
from caseload.rules.engine.recurring import month_after
from caseload.rules.engine.registry import question
from caseload.rules.engine.units import NONE
from caseload.rules.vr.inputs import as_of, closed_on, employment_outcome_on

law = parameters("nebraska")
EF_MONTHLY = Codes("calendar_month", "rolling_month")
"""The first two readings of ``MONTHLY``, in the same places."""
CONTACTS = Codes("client_contact", "employer_contact")
CLIENT_DUE = Day("client contact due by", "contacto con el cliente a más tardar")
EMPLOYER_DUE = Day("employer contact due by", "contacto con el empleador a más tardar")
NOTES = {
    "client_due": (CLIENT_DUE.label, CLIENT_DUE.es),
    "employer_due": (EMPLOYER_DUE.label, EMPLOYER_DUE.es),
}


def _contact_on(**more: Any) -> Day:
    return Day("last client contact", "último contacto con el cliente", blank=NOTHING, **more)


def _supported_employment(**more: Any) -> Flag:
    return Flag("supported employment", "empleo con apoyo", default=False, **more)


def _client_due(employment_outcome_on: Any, contact_on: Any, monthly: Any) -> Any:
    """The next client contact: within the first days of the job, then a month after the last one."""
    counted = known(contact_on) & (contact_on >= employment_outcome_on)
    asked = known(employment_outcome_on) & negate(counted)
    first = employment_outcome_on + law("vr.ef_client_first_days", employment_outcome_on, when=asked)
    return note("client_due", choose(counted, month_after(contact_on, monthly), first))


def _employer_due(employment_outcome_on: Any, supported_employment: Any) -> Any:
    """The employer contact; none is asked for in supported employment."""
    asked = known(employment_outcome_on) & negate(supported_employment)
    days = law("vr.ef_employer_first_days", employment_outcome_on, when=asked)
    return note("employer_due", choose(asked, employment_outcome_on + days, NONE))


def _still_open(closed_on: Any, as_of: Any) -> Any:
    """Is the case open after the day asked about? On its closing day nothing is owed any more."""
    return negate(known(closed_on) & (closed_on <= as_of))


def _employer_overdue(employment_outcome_on: Any, employer_contact_on: Any, closed_on: Any, as_of: Any) -> Any:
    """Is the employer contact overdue, unless the job is supported employment?"""
    due = _employer_due(employment_outcome_on, False)
    made = known(employer_contact_on) & (employer_contact_on >= employment_outcome_on)
    return _still_open(closed_on, as_of) & known(due) & negate(made) & (due < as_of)


@question(
    "VR-EF-01.first",
    cell={"VR_FIRST_CONTACT_DUE": "client_contact_due_on", "VR_EMPLOYER_CONTACT_DUE": "employer_contact_due_on"},
    cites="P-44",
    place="nebraska",
    looked_up_on="employment_outcome_on",
    inputs={
        "employment_outcome_on": employment_outcome_on(),
        "supported_employment": _supported_employment(),
    },
    gives={"client_contact_due_on": CLIENT_DUE, "employer_contact_due_on": EMPLOYER_DUE},
    notes=NOTES,
    example={"employment_outcome_on": "2025-09-01"},
)
def first_contacts(employment_outcome_on: Any, supported_employment: Any) -> Any:
    """By when are the first contacts with client and employer due?

    Boundary: the day of the job is day 0; a closed day does not move the due days; no employer contact in supported
    employment.
    """
    return {
        "client_contact_due_on": _client_due(employment_outcome_on, NONE, EF_MONTHLY.calendar_month),
        "employer_contact_due_on": _employer_due(employment_outcome_on, supported_employment),
    }


@question(
    "VR-EF-01.next",
    cell="VR_NEXT_CONTACT_DUE",
    cites="P-44",
    place="nebraska",
    looked_up_on="employment_outcome_on",
    inputs={
        "employment_outcome_on": employment_outcome_on(),
        "contact_on": _contact_on(),
        "closed_on": closed_on(),
        "monthly": Choice(EF_MONTHLY, "what a month means", "qué significa un mes",
                          default=InLaw("vr.ef_monthly", "nebraska"), blank=DEFAULT),
    },
    gives={"due_on": CLIENT_DUE},
    notes=NOTES,
    example={"employment_outcome_on": "2025-09-01", "contact_on": "2025-09-15"},
)  # fmt: skip
def next_contact(employment_outcome_on: Any, contact_on: Any, closed_on: Any, monthly: Any) -> Any:
    """By when is the next contact with the client due?

    Boundary: a rolling month from the 31st ends on the last day of a shorter one; nothing is due in a closed case.
    Reading: monthly means once in each calendar month (monthly); a contact before the job starts does not count.
    """
    return choose(known(closed_on), NONE, _client_due(employment_outcome_on, contact_on, monthly))


@question(
    "VR-EF-01.overdue",
    cell="VR_CONTACTS_OVERDUE",
    cites="P-44",
    place="nebraska",
    looked_up_on="employment_outcome_on",
    inputs={
        "employment_outcome_on": employment_outcome_on(),
        "supported_employment": _supported_employment(once=_employer_overdue),
        "contact_on": _contact_on(),
        "employer_contact_on": Day("first employer contact", "primer contacto con el empleador", blank=NOTHING),
        "closed_on": closed_on(),
        "as_of": as_of(),
    },
    gives={"overdue": Ticks(CONTACTS, "overdue contacts", "contactos atrasados")},
    notes=NOTES,
    example={"employment_outcome_on": "2025-09-01", "as_of": "2025-09-16"},
)
def overdue_contacts(employment_outcome_on: Any, supported_employment: Any, contact_on: Any,
                     employer_contact_on: Any, closed_on: Any, as_of: Any) -> Any:  # fmt: skip
    """Which contacts are overdue on the day asked about?

    Boundary: the due day itself is in time; contacts are taken as they stand, also later than the day asked about.
    Boundary: an employer contact once made, even late, is no longer overdue; a closed case owes none.
    Reading: a contact before the job starts does not count.
    """
    still_open = _still_open(closed_on, as_of)
    client_due = _client_due(employment_outcome_on, contact_on, law("vr.ef_monthly", codes=EF_MONTHLY))
    return bits_where(
        still_open & (client_due < as_of),
        _employer_overdue(employment_outcome_on, employer_contact_on, closed_on, as_of) & negate(supported_employment),
    )
