"""The GROW caseload of Los Angeles County: Intensive Case Management and the way into work (sources 000, 003)."""

from __future__ import annotations

from caseload.rules.engine.kinds import Day
from caseload.tables.programs.common import AS_OF, CHECKLIST, NOTICES, PARTICIPANT, SETTINGS, TODAY, answers, feeds, own, text, typed
from caseload.tables.programs.grow_course import STEPS as COURSE
from caseload.tables.programs.grow_employment import EMPLOYMENT
from caseload.tables.programs.grow_icm import BESIDE, SIGN_INS, VISITS, WATCHED, WEEKS
from caseload.tables.programs.grow_noncompliance import NONCOMPLIANCE
from caseload.tables.programs.grow_papers import APPOINTMENTS, ASSIGNMENT, EVENTS, FORMS_SETTINGS, SIGNING
from caseload.tables.programs.grow_people import AID, PARTICIPANTS
from caseload.tables.programs.papers import COMMENT, DOCUMENTS, RECIPIENTS
from caseload.tables.programs.schedules import WORK_AND_CLASSES
from caseload.tables.schema import Due, Duties, Program, Table

COMPONENTS = Table(
    "Components", "Components", in_order=(("began_on", "ends_on"), ("completed_on", "next_component_on")),
    about="Assignments that take all hours: while one runs, Intensive Case Management rests.",
    columns=(
        PARTICIPANT,
        text("component", "Component", width=26, required=True),
        feeds("began_on", "Began on", "WTW-06.services", "First day.", 12, required=True),
        feeds("ends_on", "Ends on", "WTW-06.services", "Last day; blank when no end is set.", 12),
        feeds("completed_on", "Completed on", "ICM-01", "Day on which it was completed.", 12),
        feeds("next_component_on", "Next begins on", "ICM-01", "First day of the next component; blank: none set.", 12),
        typed("appointment_held_on", "Appointment held", Day("appointment held on"),
              "Day of the appointment after this component.", 12),
        answers("running", "Running", "WTW-06.services", "current",
                {**own(began_on="began_on", ends_on="ends_on"), "as_of": AS_OF}, 9,
                help="Does it run on the day asked about?"),
        answers("gap_days", "Gap in days", "ICM-01", "gap_days",
                own(completed_on="completed_on", next_component_on="next_component_on"), 9,
                help="Days until the next component (ICM-01).", when="completed_on"),
        answers("gap_is_icm", "ICM for the gap", "ICM-01", "icm",
                own(completed_on="completed_on", next_component_on="next_component_on"), 10,
                help="Is the gap filled with Intensive Case Management? (ICM-01)", when="completed_on"),
        answers("appointment_due_on", "Appointment by", "ICM-05", "due_on", own(completed_on="completed_on"), 12,
                help="Last day for the appointment after it (ICM-05).", when="completed_on",
                due=Due("Appointment after a completed component", "appointment_held_on")),
        *ASSIGNMENT, *SIGNING,
    ),
)  # fmt: skip

CONTACTS = Table(
    "Contacts", "Contacts", about="Every contact; one that counts as the meeting of the two weeks is marked.",
    columns=(
        PARTICIPANT,
        typed("contact_on", "Contact on", Day("day of the contact"), "Day of the contact.", 12, required=True),
        feeds("session_form", "Form", "ICM-25", "one_on_one, small_group or supportive_call.", 16, required=True),
        text("purpose", "Purpose", width=30, lines=True),
        text("results", "Results", width=40, lines=True),
        *COMMENT,
        answers("counts_as_meeting", "Is the meeting", "ICM-25", "counts_as_meeting", own(session_form="session_form"),
                11, help="Does it count as the meeting that is due every two weeks? (ICM-25)", when="session_form"),
    ),
)  # fmt: skip

REFERRALS = Table(
    "Referrals", "Referrals", about="Referrals for barriers to employment, with their outcome.",
    columns=(
        PARTICIPANT,
        feeds("referral", "Referral", "ICM-21", "Kind of help.", 22, required=True),
        typed("referred_on", "Referred on", Day("referred on"), "Day of the referral.", 12, required=True),
        text("to", "To", width=26),
        typed("answered_on", "Answered on", Day("answered on"), "Day on which the provider answered.", 12),
        text("outcome", "Outcome", width=36, lines=True),
    ),
)  # fmt: skip

PROGRAM = Program(
    "grow", "GROW", "los_angeles",
    (TODAY, PARTICIPANTS, CHECKLIST, VISITS, COMPONENTS, BESIDE, WEEKS, WORK_AND_CLASSES, SIGN_INS, WATCHED, EMPLOYMENT,
     NONCOMPLIANCE, COURSE, AID, CONTACTS, REFERRALS, EVENTS, APPOINTMENTS, RECIPIENTS, DOCUMENTS, NOTICES),
    (*SETTINGS, *FORMS_SETTINGS), duties=(Duties("ICM-26", "Visits", "duties_open", day="visit_on"),),
    closed=(("on_aid", "no"),),
)  # fmt: skip
