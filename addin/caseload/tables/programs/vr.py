"""The Employment Follow-Up caseload of Nebraska VR (source 002; contacts P-44)."""

from __future__ import annotations

from dataclasses import replace

from caseload.rules.engine.kinds import Day, Flag
from caseload.tables.programs.common import CHECKLIST, NOTICES, SETTINGS, TODAY, called, feeds, text, typed
from caseload.tables.programs.papers import COMMENT
from caseload.tables.programs.vr_papers import CLIENT_PAPERS
from caseload.tables.programs.vr_people import CLIENT, CLIENTS, OVER
from caseload.tables.programs.vr_services import AMENDMENTS, AUTHORIZATIONS, PLAN, REQUESTS
from caseload.tables.schema import Duties, Program, Table

CONTACTS = Table(
    "Contacts", "Contacts", about="Every contact with client or employer during Employment Follow-Up.",
    columns=(
        CLIENT,
        typed("contact_on", "Contact on", Day("contact"), "Day of the contact.", 12, required=True),
        typed("with_client", "With client", Flag("with the client"), "yes or no.", 10, required=True),
        typed("with_employer", "With employer", Flag("with the employer"), "yes or no.", 11, required=True),
        text("purpose", "Purpose", "Why you met or called.", 30, lines=True),
        text("results", "Results", "What came of it.", 40, lines=True),
        *COMMENT,
    ),
)  # fmt: skip

COURSE = Table(
    "Course", "Course",
    about="What happened, day by day: the stage and the next step follow from it. It decides nothing by itself.",
    columns=(
        CLIENT,
        feeds("event", "What happened", "VR-PES.state", "Choose from the list.", 20, field="event", input="events",
              required=True),
        feeds("event_on", "On", "VR-PES.state", "Day on which it happened.", 12, field="event_on", input="events",
              required=True),
        feeds("service", "Service", "VR-PES.state", "Which service, where one is meant.", 24, field="service",
              input="events"),
        feeds("with_support", "Supported", "VR-PES.state", "Supported employment, when the job starts: yes or no.", 11,
              field="supported_employment", input="events"),
        feeds("expected_end", "Expected end", "VR-PES.state", "Last day of the service, as far as it is known.", 12,
              field="ends_on", input="events"),
        text("recorded_by", "Entered by", "Name of the person; a closing without a name does not count.", 18),
    ),
)  # fmt: skip

PROGRAM = Program(
    "vr", "Nebraska VR Employment Follow-Up", "nebraska",
    (replace(TODAY, columns=called("Client", *TODAY.columns)), CLIENTS,
     replace(CHECKLIST, columns=called("Client", *CHECKLIST.columns)), AUTHORIZATIONS, CONTACTS, REQUESTS, PLAN,
     AMENDMENTS, COURSE, *CLIENT_PAPERS, NOTICES),
    (*SETTINGS,
     text("cap_information", "Client Assistance Program", "How a client reaches it; stands on letters.", required=True),
     text("cap_information_es", "Client Assistance Program, Spanish", "The same in Spanish; may stay blank.")),
    people="Clients",
    closed=(("closed_on", ""), ("ef_cancelled_on", "")),
    duties=(Duties("VR-PES-14", "Clients", "points_open", until="closure_eligible_on", ended=OVER),),
)  # fmt: skip
