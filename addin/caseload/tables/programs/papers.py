"""Sheets that only documents need, the same in every program: further recipients, papers on hand, appointments."""

from __future__ import annotations

from caseload.rules.engine.codes import Codes
from caseload.rules.engine.kinds import Choice, Count, Day, Flag
from caseload.tables.programs.common import LANGUAGES, PARTICIPANT, feeds, text, typed
from caseload.tables.schema import Column, Table

RECIPIENT_KINDS = Codes("second_parent", "representative")

RECIPIENTS = Table(
    "Recipients", "Recipients",
    about="Who else gets letters: the other parent, and a representative whom the participant has named in writing.",
    columns=(
        PARTICIPANT,
        typed("recipient", "Who", Choice(RECIPIENT_KINDS, "who else gets letters"),
              "second_parent gets notices of their own; representative gets a copy of each letter.", 16, required=True),
        text("recipient_name", "Name", width=22, required=True),
        text("recipient_address", "Address", "Street and number.", 24, required=True),
        text("recipient_city", "City, state, ZIP", width=24, required=True),
        typed("recipient_language", "Language", Choice(LANGUAGES, "language for letters"),
              "Language for letters; blank: the participant's.", 10),
        typed("copies", "Gets copies", Flag("gets copies"), "yes while this person is to get letters.", 11,
              required=True),
    ),
)  # fmt: skip

DOCUMENTS = Table(
    "Documents", "Documents", about="Papers that came in or were made, until they are imaged.",
    columns=(
        PARTICIPANT,
        text("document", "Document", width=34, required=True),
        typed("dated_on", "Dated", Day("date on the paper"), "Day that stands on the paper.", 12),
        typed("pages", "Pages", Count("pages"), "Number of pages.", 8),
        typed("imaged_on", "Imaged on", Day("imaged on"), "Blank until it was imaged.", 12),
    ),
)  # fmt: skip


def appointments(purposes: Codes, *more: Column) -> Table:
    """The sheet of appointments: with the purposes of a program, and columns of its own."""
    return Table(
        "Appointments", "Appointments", about="Meetings that were set, each with its letter.",
        columns=(
            PARTICIPANT,
            typed("purpose", "Purpose", Choice(purposes, "what the meeting is for"), "What the meeting is for.", 18,
                  required=True),
            typed("appointment_on", "Day", Day("day of the meeting"), "Day of the meeting.", 12, required=True),
            text("appointment_time", "Time", "Such as 9:30 a.m.", 11),
            text("place", "Place", "Room, address, or phone number.", 26),
            *more,
            typed("kept", "Kept", Flag("meeting was kept"), "yes: came; no: did not; blank: not known yet.", 8),
        ),
    )  # fmt: skip


COMMENT = (
    feeds("contact_kind", "How", "WTW-18", "Face to face, by telephone …; stands on the case comment.", 14),
    text("forms", "Forms", 'Forms completed; "none" when none.', 20),
    text("documents", "Documents", 'Papers received; "none" when none.', 20),
)
"""Columns of a sheet of contacts that the case comment needs beside its day, purpose and results."""
