"""Who works on a case, and how a participant is registered: codes that the rules of closing and supervision share."""

from __future__ import annotations

from caseload.rules.engine.codes import Codes
from caseload.rules.engine.kinds import Choice

ROLES = Codes("ec", "ec_of_record", "ec_supervisor", "clerical", "sp")
"""Employment counselor (EC), EC of record, the EC's supervisor, clerical staff, service provider (SP)."""
REGISTRATIONS = Codes("mandatory", "exempt_volunteer", "exempt", "good_cause", "sanction", "closed")


def registration() -> Choice:
    """The registration status of a participant."""
    return Choice(REGISTRATIONS, "registration status", "estado de la inscripción")
