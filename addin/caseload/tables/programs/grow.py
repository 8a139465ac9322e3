"""The GROW caseload of Los Angeles County: Intensive Case Management and the way into work (sources 000, 003)."""

from __future__ import annotations

from caseload.rules.engine.kinds import Day, Flag, Hours
from caseload.tables.programs.common import (
    ALERTS,
    AS_OF,
    CHECKLIST,
    NOTICES,
    PARTICIPANT,
    PERSON,
    SETTINGS,
    TODAY,
    answers,
    feeds,
    own,
    stands,
    text,
    typed,
)
from caseload.tables.programs.grow_course import STEPS as COURSE
from caseload.tables.programs.grow_employment import EMPLOYMENT
from caseload.tables.programs.grow_noncompliance import NONCOMPLIANCE
from caseload.tables.programs.grow_papers import APPOINTMENTS, ASSIGNMENT, AT_A_VISIT, EVENTS, FORMS_SETTINGS, SIGNING
from caseload.tables.programs.papers import COMMENT, DOCUMENTS, RECIPIENTS
from caseload.tables.programs.schedules import OVERLAP, SLOT, WORK_AND_CLASSES, conflicts
from caseload.tables.schema import Across, AnyLine, Column, Due, Duties, Each, Latest, Program, Table, Ticked, Total

NUMBER, CASE, FIRST, LAST, *CONTACT_FACTS = PERSON
RUNNING = Each("Beside", {"value": "weekly_hours"}, where="running")

PARTICIPANTS = Table(
    "Participants", "Participants", unique=("participant_id",), findings=(OVERLAP,),
    about="One row for each person: what is required, the days left on aid, and what comes next.",
    columns=(
        NUMBER, LAST, FIRST, ALERTS,
        stands("nc_stage", "Noncompliance", "GR-NC.state", "state", 18,
               "Where a noncompliance stands, by the sheets Noncompliance and Course (GR-NC)."),
        stands("nc_next", "Next step", "GR-NC.state", "next", 28, "What comes next, and by which day (GR-NC).", lines=True),
        stands("nc_next_on", "Next step on", "GR-NC.state", "next.due_on", 12, "Day of the next step (GR-NC)."),
        answers("grow_required", "GROW required", "ICM-16", "grow_required",
                own(weekly_hours="paid_hours", on_aid="on_aid"), 11,
                help="Is GROW still required with these paid hours? (ICM-16)"),
        answers("icm_required", "ICM required", "ICM-07", "icm_required", {
            "as_of": AS_OF,
            "spans": Each("Components", {"began_on": "began_on", "ends_on": "ends_on"}, helpers={"active": "running"}),
        }, 11, help="Is Intensive Case Management required on the day asked about? (ICM-07)"),
        answers("icm_reason", "Because of", "ICM-07", "reason", {
            "as_of": AS_OF,
            "spans": Each("Components", {"began_on": "began_on", "ends_on": "ends_on"}, helpers={"active": "running"}),
        }, 18, help="Why it is required or rests (ICM-07)."),
        answers("icm_hours", "ICM hours", "ICM-03.hours", "icm_hours", {"other_hours": RUNNING}, 9,
                help="Weekly hours of Intensive Case Management beside the other activities (ICM-03)."),
        answers("hours_flag", "Hours alert", "ICM-03.hours", "flag", {"other_hours": RUNNING}, 17,
                help="Do the hours together stay within the week? (ICM-03)"),
        Column("last_visit_on", "Last visit", Day("last visit"), "Latest row on the ICM visits sheet.", 12,
               computed=Latest("Visits", "visit_on")),
        Column("return_due_on", "Return visit", Day("return visit due"), "Latest day for a return visit.", 12,
               computed=Latest("Visits", "return_due_on")),
        Column("verification_due_on", "Verification", Day("verification due"), "Next verification of a job that goes on.", 12,
               computed=Latest("Employment", "verification_due_on", earliest=True)),
        Column("hours_short", "Hours short", Hours("hours short"), "Hours missing in the weeks on the sheet Weeks.", 9,
               computed=Total("Weeks", "week_short", or_nothing=True)),
        answers("days_left", "Days left", "GR-TL-02.reset", "days_left",
                {**own(period_started_on="period_started_on", days_used="days_used"), "as_of": AS_OF}, 9,
                help="Days of aid left in the 365-day period (GR-TL-02).", when="period_started_on"),
        answers("period_last_day", "Period ends", "GR-TL-02.end", "period_last_day",
                own(period_started_on="period_started_on", continuous="aided_every_day"), 12,
                help="Last day of the 365-day period (GR-TL-02).", when="period_started_on"),
        answers("last_day_of_aid", "Aid until", "GR-TL-02.end", "last_day_of_aid",
                own(period_started_on="period_started_on", continuous="aided_every_day"), 12,
                help="Last day of aid when every day counts (GR-TL-02).", when="period_started_on",
                due=Due("Aid reaches its time limit: tell what comes then", only_when="on_aid")),
        answers("icm_available", "ICM available", "ICM-04", "available", {
            **own(gr_approved_on="approved_on", weekly_hours="paid_hours", days_left="days_left",
                  in_other_component="in_component"),
            "as_of": AS_OF,
        }, 11, help="Is Intensive Case Management available on the day asked about? (ICM-04)"),
        typed("on_aid", "On aid", Flag("on aid"), "Gets General Relief now: yes or no.", 9, required=True),
        feeds("paid_hours", "Paid hours", "ICM-16", "Paid hours a week; 0 without work.", 9, input="weekly_hours"),
        feeds("approved_on", "Approved on", "GR-TL-02.start", "Day on which aid was approved.", 12),
        feeds("orientation_on", "Orientation on", "GR-TL-02.start", "Day of the orientation or appraisal.", 12),
        feeds("aided_every_day", "Aided every day", "GR-TL-02.end",
              "On aid and employable on every day of the period: yes or no.", 10, input="continuous"),
        answers("period_started_on", "Period since", "GR-TL-02.start", "period_started_on",
                own(orientation_on="orientation_on", approved_on="approved_on"), 12,
                help="First day of the 365-day period (GR-TL-02)."),
        answers("days_used", "Days used", "GR-TL-01", "days_used", {
            **own(period_started_on="period_started_on"), "as_of": AS_OF,
            "aid_spans": Each("Aid", {"began_on": "began_on", "ends_on": "ends_on", "employable": "employable"}),
        }, 9, help="Employable days on aid used in the period (GR-TL-01).", when="period_started_on"),
        Column("in_component", "In a component", Flag("in another component"),
               "Is one of the rows of the Components sheet running?", 11, computed=AnyLine("Components", "running")),
        text("eligibility_worker", "Eligibility worker", "Worker of the eligibility case; gets the ABP 296.", 18),
        conflicts("GROW-PES-09", {"work_slots": Each("Schedule", SLOT, where="is_work"),
                                  "class_slots": Each("Schedule", SLOT, where="is_class")}),
        CASE, *CONTACT_FACTS,
    ),
)  # fmt: skip

AID = Table(
    "Aid", "Aid", in_order=(("began_on", "ends_on"),),
    about="Spans of General Relief; the days on which the person was employable count towards the limit.",
    columns=(
        PARTICIPANT,
        typed("began_on", "From", Day("first day of the span"), "First day with aid.", 12, required=True),
        typed("ends_on", "Until", Day("last day of the span"), "Last day; blank while it runs.", 12),
        typed("employable", "Employable", Flag("employable"), "Employable in that time: yes or no.", 11, required=True),
    ),
)  # fmt: skip

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

BESIDE = Table(
    "Beside", "Beside ICM", in_order=(("began_on", "ends_on"),),
    about="Activities that run beside Intensive Case Management, with their weekly hours.",
    columns=(
        PARTICIPANT,
        feeds("activity", "Activity", "ICM-03.concurrent", "Kind of activity.", 24, required=True),
        text("provider", "Provider", width=24),
        feeds("began_on", "Began on", "WTW-06.services", "First day.", 12, required=True),
        feeds("ends_on", "Ends on", "WTW-06.services", "Last day; blank while it runs.", 12),
        feeds("weekly_hours", "Hours a week", "ICM-03.hours", "Hours a week; blank when not known.", 10,
              input="other_hours"),
        feeds("prior_jspc", "Earlier JSPC", "ICM-15", "Earlier assignments to JSPC during ICM; 0 when none.", 10,
              input="prior_jspc_in_icm"),
        answers("running", "Running", "WTW-06.services", "current",
                {**own(began_on="began_on", ends_on="ends_on"), "as_of": AS_OF}, 9,
                help="Does it run on the day asked about?"),
        answers("listed", "Listed", "ICM-03.concurrent", "listed", own(activity="activity"), 9,
                help="Is it one of the activities that may run beside ICM? (ICM-03)", when="activity"),
        answers("allowed", "May be assigned", "ICM-15", "allowed",
                own(prior_jspc_in_icm="prior_jspc", activity="activity"), 11,
                help="May it be assigned, given the earlier ones? (ICM-15)", when="activity"),
        *SIGNING,
    ),
)  # fmt: skip

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday")
WEEKS = Table(
    "Weeks", "Weeks", about="Hours of visits and directed activities, week by week; 0 where nothing was owed.",
    columns=(
        PARTICIPANT,
        typed("week_of", "Week of", Day("Monday of the week"), "Monday of the week.", 12, required=True),
        *(feeds(day, day.capitalize(), "ICM-29", f"Hours on {day.capitalize()}; 0 when none.", 11, input="week_hours")
          for day in DAYS),
        feeds("icm_hours", "Hours owed", "ICM-29", "Weekly hours of ICM, when they differ from the usual.", 9),
        answers("week_met", "Week met", "ICM-29", "meets", {"week_hours": Across(DAYS), **own(icm_hours="icm_hours")},
                9, help="Do the hours reach what is owed? (ICM-29)", when="week_of"),
        answers("week_short", "Hours short", "ICM-29", "shortfall",
                {"week_hours": Across(DAYS), **own(icm_hours="icm_hours")}, 9,
                help="Hours that are missing (ICM-29).", when="week_of"),
    ),
)  # fmt: skip

VISITS = Table(
    "Visits", "ICM visits", in_order=(("visit_on", "returned_on"),),
    about="Appointments of Intensive Case Management: what is done at each, and when the next one is due.",
    columns=(
        PARTICIPANT,
        feeds("visit_on", "Visit on", "ICM-09", "Day of the appointment.", 12, required=True),
        feeds("first_icm", "First", "ICM-06.steps", "First appointment of ICM: yes or no.", 8, required=True),
        feeds("components_left", "Components left", "ICM-06.steps", "Are components left to be scheduled? yes or no.",
              11),
        feeds("next_component_on", "Next component on", "ICM-09", "First day of the next component; blank: none.", 12),
        typed("returned_on", "Returned on", Day("returned on"), "Day of the return visit.", 12),
        feeds("signed_on", "ABP 1463 signed", "ICM-11", "Day on which the assignment was signed.", 12),
        feeds("told_on", "Reasons told on", "ICM-11", "Day on which reasons against it were told.", 12),
        feeds("referred_on", "To Job Developer", "ICM-27", "Day of the referral to a Job Developer.", 12),
        feeds("abp821_updated_on", "ABP 821 updated", "ICM-19", "Latest update of the ABP 821.", 12),
        feeds("searches", "Searches", "ICM-13", "Job searches listed on the ABP 85.", 9),
        feeds("authorized_on", "Expenses authorized", "ICM-20", "Day on which work-related expenses were authorized.",
              12),
        feeds("steps_done", "Steps done", "ICM-06.steps", "Codes of the steps that are done, with commas.", 30,
              input="checked", lines=True),
        feeds("resume_in_order", "Résumé in order", "ICM-26", "Accurate, timely and effective: yes or no.", 10),
        feeds("duties_done", "Duties done", "ICM-26", "Codes of the duties that are done, with commas.", 30,
              input="checked", lines=True),
        answers("return_due_on", "Return visit by", "ICM-09", "due_on",
                own(visit_on="visit_on", next_component_on="next_component_on"), 12,
                help="Last day for the return visit (ICM-09).", when="visit_on",
                due=Due("Return visit of Intensive Case Management", "returned_on")),
        answers("return_flag", "Return alert", "ICM-09", "flag",
                own(visit_on="visit_on", next_component_on="next_component_on"), 18,
                help="Why no return visit can be set (ICM-09).", when="visit_on"),
        answers("reasons_last_day", "Reasons until", "ICM-11", "last_day", own(signed_on="signed_on", told_on="told_on"),
                12, help="Last day to tell reasons against taking part (ICM-11).", when="signed_on"),
        answers("job_developer_due_on", "Job Developer by", "ICM-27", "due_on",
                own(appointment_on="visit_on", referred_on="referred_on"), 12,
                help="Last day for the referral at a first appointment (ICM-27).", when=("first_icm", "yes"),
                due=Due("Refer to a Job Developer", "referred_on")),
        answers("abp821_up_to_date", "ABP 821 in step", "ICM-19", "up_to_date",
                own(appointment_on="visit_on", abp821_updated_on="abp821_updated_on"), 11,
                help="Was the ABP 821 updated for this appointment? (ICM-19)", when="visit_on"),
        answers("searches_to_ask", "Ask about", "ICM-13", "review_at_least", own(searches="searches"), 9,
                help="Searches to pick and ask about (ICM-13).", when="searches"),
        answers("expenses_from", "Expenses from", "ICM-20", "starts_on", own(authorized_on="authorized_on"), 12,
                help="First day that the authorization covers (ICM-20).", when="authorized_on"),
        answers("expenses_to", "Expenses until", "ICM-20", "ends_on", own(authorized_on="authorized_on"), 12,
                help="Last day that it covers (ICM-20).", when="authorized_on",
                due=Due("Authorization of expenses ends: review the need")),
        answers("steps_open", "Steps open", "ICM-06.steps", "unchecked",
                own(checked="steps_done", first_icm="first_icm", components_left="components_left"), 30,
                help="Steps of the appointment that are still open (ICM-06).", when="visit_on", lines=True),
        answers("duties_open", "Duties open", "ICM-26", "unchecked",
                {"checked": Ticked("ICM-26", "duties_done", "visit_on"), **own(resume_in_order="resume_in_order")}, 30,
                help="Duties at a visit that are still open (ICM-26).", when="visit_on", lines=True),
        *AT_A_VISIT,
    ),
)  # fmt: skip

SIGN_INS = Table(
    "SignIns", "Sign-ins", about="Days on which the participant signed in at the Resource Center, and what was done.",
    columns=(
        PARTICIPANT,
        typed("signed_in_on", "Signed in on", Day("signed in on"), "Day of the visit.", 12, required=True),
        feeds("tasks_done", "Tasks done", "ICM-08.tasks", "Codes of the tasks that were done, with commas.", 44,
              input="checked", lines=True),
        answers("tasks_open", "Tasks open", "ICM-08.tasks", "unchecked", own(checked="tasks_done"), 44,
                help="Tasks of a visit that were not done (ICM-08).", lines=True),
    ),
)  # fmt: skip

WATCHED = Table(
    "Attendance", "Visits watched", in_order=(("began_on", "ends_on"),),
    about="Periods in which daily visits to the Resource Center are required, compared with the sign-ins.",
    columns=(
        PARTICIPANT,
        feeds("began_on", "From", "ICM-08.attendance", "First day looked at.", 12, required=True),
        feeds("ends_on", "Until", "ICM-08.attendance", "Last day looked at.", 12, required=True),
        answers("required_days", "Days required", "ICM-08.attendance", "required_days", {
            **own(began_on="began_on", ends_on="ends_on"), "as_of": AS_OF,
            "signed_in_on": Each("SignIns", {"value": "signed_in_on"}),
        }, 10, help="Days with a required visit (ICM-08).", when="began_on"),
        answers("missed_on", "Days missed", "ICM-08.attendance", "missed_on", {
            **own(began_on="began_on", ends_on="ends_on"), "as_of": AS_OF,
            "signed_in_on": Each("SignIns", {"value": "signed_in_on"}),
        }, 44, help="Required days without a sign-in (ICM-08).", when="began_on", lines=True),
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
