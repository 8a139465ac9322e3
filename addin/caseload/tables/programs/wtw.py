"""The Welfare-to-Work caseload of Alameda County (source 004)."""

from __future__ import annotations

from caseload.rules.engine.kinds import Day
from caseload.tables.programs.common import (
    APPROVER,
    AS_OF,
    CHECKLIST,
    NOTICES,
    PARTICIPANT,
    SETTINGS,
    TODAY,
    answers,
    feeds,
    fixed,
    own,
    text,
    typed,
)
from caseload.tables.programs.papers import DOCUMENTS, RECIPIENTS
from caseload.tables.programs.schedules import WEEKLY_TIMES
from caseload.tables.programs.wtw_course import CLOSING_STEPS, NONCOMPLIANCE_STEPS
from caseload.tables.programs.wtw_noncompliance import NONCOMPLIANCE
from caseload.tables.programs.wtw_papers import APPOINTMENTS, AUTHORIZATIONS, ONE_ON_ONE, ROUTINGS
from caseload.tables.programs.wtw_people import CHILDREN, PARTICIPANTS
from caseload.tables.programs.wtw_work import ACTIVITIES, ATTENDANCE, CONTACTS, PLANS, TEAM
from caseload.tables.schema import Duties, Program, Table

EXEMPTIONS = Table(
    "Exemptions", "Exemptions", in_order=(("began_on", "ends_on"),),
    about="Exemptions with their end and the day of their review.",
    columns=(
        PARTICIPANT,
        feeds("reason", "Reason", "WTW-24.steps", "Reason of the exemption.", 28, required=True),
        typed("began_on", "Began on", Day("began on"), "First day.", 12, required=True),
        feeds("ends_on", "Ends on", "WTW-24.review", "Last day.", 12),
        feeds("open_ended", "Open-ended", "WTW-24.review", "yes when no end is set.", 10),
        feeds("review_on", "Review on", "WTW-24.review", "Day of the next review.", 12),
        text("approved_by", "Approved by", APPROVER, 18),
        answers("review_due", "Review due", "WTW-24.review", "review_due",
                {**own(ends_on="ends_on", open_ended="open_ended", review_on="review_on"), "as_of": AS_OF}, 10,
                help="Is a review due? (WTW-24)"),
    ),
)  # fmt: skip

NEW_CASES = Table(
    "NewCases", "New cases", about="The seven points of a new case; list the ones that are done, with commas.",
    columns=(
        PARTICIPANT,
        typed("received_on", "Received on", Day("received on"), "Day of the 50-20e.", 12, required=True),
        feeds("checked", "Points done", "WTW-06.review", "Codes of the points that are done, with commas.", 44,
              lines=True),
        feeds("wtw2_applicable", "Plan applies", "WTW-06.review", "Does a WTW 2 plan apply yet? yes or no.", 10),
        answers("open_points", "Open points", "WTW-06.review", "unchecked",
                {**own(checked="checked", wtw2_applicable="wtw2_applicable"), **fixed(apr_asm_applicable=True)}, 36,
                help="Points that are still open (WTW-06).", lines=True),
        text("from_office", "From", "Office or unit that had the case.", 20),
        text("to_office", "To", "Office or unit that has it now.", 20),
        feeds("orientation_on", "Orientation on", "WTW-07.order", "Day of the orientation.", 13),
    ),
)  # fmt: skip

REVIEWS = Table(
    "Reviews", "Reviews", key="case_number", about="Supervisor's reviews of this worker's cases (WTW-43).",
    columns=(
        text("ec", "Worker", width=16, required=True),
        text("case_number", "Case number", width=14, required=True),
        typed("reviewed_on", "Reviewed on", Day("reviewed on"), "Day of the review.", 12),
        text("findings", "Findings", width=50, lines=True),
        text("reviewed_by", "Reviewed by", width=18),
    ),
)

PROGRAM = Program(
    "wtw", "Welfare-to-Work", "alameda",
    (TODAY, PARTICIPANTS, CHECKLIST, CHILDREN, ACTIVITIES, CONTACTS, ATTENDANCE, WEEKLY_TIMES, PLANS, TEAM, NONCOMPLIANCE,
     NONCOMPLIANCE_STEPS, CLOSING_STEPS, EXEMPTIONS, NEW_CASES, APPOINTMENTS, AUTHORIZATIONS, ROUTINGS,
     ONE_ON_ONE, REVIEWS, DOCUMENTS, RECIPIENTS, NOTICES),
    (*SETTINGS, feeds("bank_office", "Closed-bank office", "WTW-31.bank", "Whose bank takes closed cases.",
                      input="office", required=True)),
    closed=(("registration", "closed"),),
    duties=(Duties("WTW-53", "Participants", "duties_month", ended=("discontinued_on",)),),
)  # fmt: skip
