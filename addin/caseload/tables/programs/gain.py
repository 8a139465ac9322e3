"""The GAIN caseload of Los Angeles County: post-employment services while aided and afterwards (source 001)."""

from __future__ import annotations

from dataclasses import replace

from caseload.rules.engine.codes import Codes
from caseload.tables.programs.common import CHECKLIST, NOTICES, PARTICIPANT, SETTINGS, TODAY, answers, feeds, own, text
from caseload.tables.programs.gain_course import CONTACTS, COURSE, REPORTS, VERIFICATIONS
from caseload.tables.programs.gain_people import PARTICIPANTS
from caseload.tables.programs.gain_services import ACTIVITIES, ATTENDANCE, CAREER_PLANS, SCREENINGS, SUPPORTS
from caseload.tables.programs.gain_work import EMPLOYMENT, FREE_RENT, SELF_EMPLOYMENT
from caseload.tables.programs.papers import DOCUMENTS, RECIPIENTS, appointments
from caseload.tables.schema import Duties, Program, Table

CHILDREN = Table(
    "Children", "Children", about="The children of special families, whose hours follow the youngest child.",
    columns=(PARTICIPANT, text("child_name", "Child", width=18),
             feeds("birth_on", "Born on", "WTW-01", "Day of birth.", 12, input="child_births", required=True)),
)  # fmt: skip

PARENTS = Table(
    "Parents", "Parents", about="Both parents of a two-parent household, one row each.",
    columns=(
        PARTICIPANT,
        text("parent_name", "Parent", width=22, required=True),
        feeds("weekly_hours", "Paid hours", "GAIN-PES-08", "Hours a week in paid work.", 9),
        feeds("activity_hours", "Activity hours", "GAIN-PES-08", "Hours a week in activities; 0 when none.", 9),
        feeds("activity", "Activity", "GAIN-PES-07", "Concurrent activity; none when there is none.", 20,
              field="activity", input="parents"),
    ),
)  # fmt: skip

PAPERS = replace(DOCUMENTS, columns=(
    *DOCUMENTS.columns,
    feeds("dv_case", "Domestic violence", "GAIN-PES-25", "A domestic violence case: yes or no.", 10),
    feeds("open_activity", "Open activity", "GAIN-PES-25", "Belongs to an open activity: yes or no.", 9),
    answers("must_image", "Must be imaged", "GAIN-PES-25", "must_image",
            own(dated_on="dated_on", dv_case="dv_case", open_activity="open_activity"), 9,
            help="Must this paper be imaged? (GAIN-PES-25)", when="dated_on"),
))  # fmt: skip

PURPOSES = Codes("pes", "career_plan", "verification", "business_services", "other")
LIST = "Codes with commas; while it is blank the sheets that need it say so."

PROGRAM = Program(
    "gain", "GAIN Post-Employment Services", "los_angeles",
    (TODAY, PARTICIPANTS, CHECKLIST, COURSE, EMPLOYMENT, SELF_EMPLOYMENT, FREE_RENT, ACTIVITIES, ATTENDANCE, CONTACTS, REPORTS,
     VERIFICATIONS, SUPPORTS, SCREENINGS, CAREER_PLANS, PARENTS, CHILDREN, appointments(PURPOSES), RECIPIENTS, PAPERS,
     NOTICES),
    (*SETTINGS,
     text("contact_topics", "Topics of a contact", f"Topics of the monthly contact. {LIST}"),
     text("career_plan_items", "Career plan items", f"Items of the Career Assessment Plan. {LIST}"),
     text("support_requirements", "Support requirements", f"What a support must be. {LIST}"),
     text("documents_new", "Proof of a new job", f"Documents that prove a new job. {LIST}"),
     text("documents_ongoing", "Proof of a job", f"Documents that prove a job that goes on. {LIST}")),
    closed=(("case_open", "no"),),
    duties=(Duties("GAIN-PES-22", "Participants", "contact_points"),),
)  # fmt: skip
