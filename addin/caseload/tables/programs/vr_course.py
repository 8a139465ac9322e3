"""Which rows of the Nebraska VR workbook a history shows beside the sheet Course."""

from __future__ import annotations

from caseload.tables.courses import Shown

SHOWN = (
    Shown("Contacts", "contact_on", "Contact", "results"),
    Shown("Requests", "requested_on", "Service asked for", "service"),
    Shown("Requests", "decided_on", "Request decided", "service", "decided_by"),
    Shown("Amendments", "client_signed_on", "Plan change signed by the client", "change_text"),
    Shown("Amendments", "counselor_signed_on", "Plan change signed by the counselor", "change_text"),
    Shown("Authorizations", "authorized_from_on", "Authorization begins", "service"),
)
