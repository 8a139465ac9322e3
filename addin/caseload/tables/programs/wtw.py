"""The Welfare-to-Work caseload of Alameda County (source 004)."""

from __future__ import annotations

from caseload.rules.engine.kinds import Count, Day, Flag, Hours
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
    fixed,
    own,
    stands,
    text,
    typed,
)
from caseload.tables.programs.papers import DOCUMENTS, RECIPIENTS
from caseload.tables.programs.schedules import OVERLAP, SLOT, WEEKLY_TIMES, conflicts
from caseload.tables.programs.wtw_course import CLOSING_STEPS, NONCOMPLIANCE_STEPS
from caseload.tables.programs.wtw_papers import (
    APPOINTMENTS,
    AUTHORIZATIONS,
    MEETING,
    ONE_ON_ONE,
    PLAN_AND_CURE,
    PLAN_ANSWERS,
    PLAN_OF_NOTICE,
    ROUTINGS,
    STARTS_AT,
)
from caseload.tables.schema import (
    AnyLine,
    Column,
    Counted,
    Due,
    Duties,
    Each,
    Finding,
    LastMonth,
    Latest,
    Lookup,
    Own,
    Program,
    Table,
    Ticked,
    Total,
)

NUMBER, CASE, FIRST, LAST, *CONTACT_FACTS = PERSON
APPROVER = "Name of the person who approved it; without a name and a day nothing is in force."

PARTICIPANTS = Table(
    "Participants", "Participants", unique=("participant_id",), findings=(OVERLAP,),
    in_order=(("discontinued_on", "restored_on"), ("sanction_began_on", "sanction_ended_on")),
    approvals=(("sanction_began_on", "sanction_approved_by", "sanction_approved_on"),),
    about="One row for each person: who it is, what is owed and met, and what comes next.",
    columns=(
        NUMBER, LAST, FIRST, ALERTS,
        answers("required_hours", "Hours owed", "WTW-01", "required_hours", {
            **own(adults="adults", disabled_adult="disabled_adult", pregnant_only="pregnant_only"),
            "child_births": Each("Children", {"value": "birth_on"}), "as_of": AS_OF, **fixed(age_basis="day"),
        }, 9, help="Weekly hours that the family owes (WTW-01)."),
        answers("known_hours", "Hours planned", "WTW-02", "known_hours", {
            "activity_hours": Each("Activities", {"value": "weekly_hours"}, where="current"),
            **own(required_hours="required_hours"),
        }, 9, help="Weekly hours of the current activities (WTW-02)."),
        answers("hours_met", "Hours met", "WTW-02", "meets", {
            "activity_hours": Each("Activities", {"value": "weekly_hours"}, where="current"),
            **own(required_hours="required_hours"),
        }, 9, help="Do the current activities reach the hours owed? (WTW-02)"),
        Column("attended_hours", "Attended", Hours("hours attended a week"),
               "Weekly average of last month by the sheet Attendance; empty without a row.", 9,
               computed=Total("Attendance", "average_hours", where="last_month", or_nothing=True)),
        Column("last_contact_on", "Last contact", Day("last contact"), "Latest row on the Contacts sheet.", 12,
               computed=Latest("Contacts", "contact_on")),
        answers("contact_due_on", "Contact due", "WTW-03", "due_on", {
            **own(last_contact_on="last_contact_on", assigned_on="assigned_on"), "as_of": AS_OF,
            **fixed(reading="calendar_month"),
        }, 12, help="Day of the next monthly contact (WTW-03).", due=Due("Monthly contact")),
        answers("months_left", "Months left", "CW-TOA-02.tally", "remaining", {
            **own(months_on_case="months_on_case", months_exempt="months_exempt",
                  months_sanctioned="months_sanctioned"),
            "as_of": AS_OF, **fixed(months_other=0),
        }, 9, help="Months of aid left on the time clock (CW-TOA-02)."),
        Column("notice_on", "Notice running since", Day("notice sent"), "Latest row on the Noncompliance sheet.", 13,
               computed=Latest("Noncompliance", "notice_on", where="open")),
        *PLAN_OF_NOTICE,
        stands("nc_stage", "Noncompliance", "CW-NC.state", "state", 18,
               "Where a noncompliance stands, by the sheets Noncompliance and Noncompliance steps (CW-NC)."),
        stands("nc_next", "Next step", "CW-NC.state", "next", 30, "What comes next, and by which day (CW-NC).", lines=True),
        stands("nc_next_on", "Next step on", "CW-NC.state", "next.due_on", 12, "Day of the next step (CW-NC)."),
        stands("closing_stage", "Closing", "WTW-29.state", "state", 18, "Where the closing of the record stands (WTW-29)."),
        stands("closing_next", "Closing: next step", "WTW-29.state", "next", 26, "What comes next (WTW-29).", lines=True),
        answers("report_608", "608 categories", "WTW-16.report", "categories", {
            "as_of": AS_OF,
            **own(registration="registration", good_cause_deferral="good_cause_deferral",
                  discontinued_on="discontinued_on", last_update_on="last_contact_on", notice_on="notice_on",
                  current_activity="has_activity"),
            **PLAN_ANSWERS, **fixed(reading="same_day"),
        }, 30, help="Categories of the Case Management Report (WTW-16).", lines=True),
        answers("duties_month", "Duties this month", "WTW-53.duties", "duties",
                own(registration="registration", adults="adults", open_activities="open_activities",
                    participation_problem="problem_open", services_open="services_asked"), 76,
                help="Duties of the month that follow from the sheets (WTW-53).", lines=True),
        answers("duties_open", "Duties open", "WTW-53.open", "unchecked",
                {"duties": Own("duties_month"), "checked": Ticked("WTW-53")}, 76,
                help="Duties of the month that are not ticked on the sheet Checklist (WTW-53).", when="duties_month",
                lines=True),
        Column("open_activities", "Open activities", Count("open activities"), "Activities that are open.", 9,
               computed=Counted("Activities", "current")),
        Column("problem_open", "Problem open", Flag("a problem is open"), "Is a problem of participation open?", 9,
               computed=AnyLine("Noncompliance", "open")),
        Column("services_asked", "Services asked", Flag("services were asked for"), "Was a service asked for?", 9,
               computed=AnyLine("Authorizations", "requested")),
        Column("has_activity", "Current activity", Flag("an activity is open"),
               "Is an activity open that day? (WTW-16)", 10, computed=AnyLine("Activities", "current")),
        answers("closing_due_on", "Closing due", "WTW-29.due", "due_on", {
            **own(discontinued_on="discontinued_on", restored_on="restored_on", reason="discontinued_because",
                  good_cause_deferral="good_cause_deferral"),
            "as_of": AS_OF,
        }, 12, help="Day from which the record is to be closed (WTW-29).", when="discontinued_on",
            due=Due("Close the record: complete the steps and hand in the 50-20e")),
        answers("closing_hold", "Closing waits for", "WTW-29.due", "hold", {
            **own(discontinued_on="discontinued_on", restored_on="restored_on", reason="discontinued_because",
                  good_cause_deferral="good_cause_deferral"),
            "as_of": AS_OF,
        }, 18, help="Why the record is not to be closed yet (WTW-29).", when="discontinued_on"),
        answers("sanction_contact_due_on", "Sanction contact due", "WTW-27.due", "due_on", {
            **own(sanction_began_on="sanction_began_on", last_contact_on="last_contact_on",
                  sanction_ended_on="sanction_ended_on"),
            "as_of": AS_OF,
        }, 13, help="Next monthly contact with a sanctioned person (WTW-27).", when="sanction_began_on",
            due=Due("Contact with the sanctioned person")),
        conflicts("WTW-35", {"slots": Each("Schedule", {"activity": "activity", **SLOT})}),
        text("eligibility_worker", "Eligibility worker", "Worker of the eligibility case; gets the 42-6.", 18),
        feeds("registration", "Registration", "WTW-16.report", "How the person is registered.", required=True),
        feeds("adults", "Adults", "WTW-01", "Adults in the unit, 1 or 2.", 9, required=True),
        feeds("disabled_adult", "Disabled adult", "WTW-01", "One of two adults is disabled: yes or no.", 11),
        feeds("pregnant_only", "Pregnant only", "WTW-01", "The unit is one pregnant person: yes or no.", 11),
        feeds("assigned_on", "Assigned on", "WTW-03", "Day on which the case came to you.", 12),
        feeds("good_cause_deferral", "Deferral", "WTW-29.due", "Good cause or deferral in force: yes or no.", 10),
        feeds("discontinued_on", "Discontinued on", "WTW-29.due", "First day without cash aid.", 13),
        feeds("discontinued_because", "Discontinued because", "WTW-29.due", "Why aid ended.", 22, input="reason"),
        feeds("restored_on", "Restored on", "WTW-29.due", "First day with aid again.", 12),
        feeds("months_on_case", "Months on case", "CW-TOA-02.tally", "Months of aid so far.", 10),
        feeds("months_exempt", "Months exempt", "CW-TOA-02.tally", "Of these, months that do not count.", 10),
        feeds("months_sanctioned", "Months sanctioned", "CW-TOA-02.tally", "Of these, months under sanction.", 11),
        feeds("sanction_began_on", "Sanction since", "WTW-27.due", "First day of a sanction in force.", 12),
        text("sanction_approved_by", "Sanction approved by", APPROVER, 18),
        typed("sanction_approved_on", "Sanction approved on", Day("sanction approved on"), APPROVER, 13),
        feeds("sanction_ended_on", "Sanction ended on", "WTW-27.due", "Day on which the sanction ended.", 12),
        feeds("benefit", "CalFresh", "WTW-32", "CalFresh after cash aid: tcf, nacf or none.", 10),
        CASE, *CONTACT_FACTS,
    ),
)  # fmt: skip

CHILDREN = Table(
    "Children", "Children", about="The children of each unit; the youngest decides the hours owed.",
    columns=(PARTICIPANT, text("child_name", "Child", width=18),
             typed("birth_on", "Born on", Day("birth of a child"), "Day of birth.", 12, required=True)),
)  # fmt: skip

ACTIVITIES = Table(
    "Activities", "Activities", in_order=(("began_on", "ends_on"),),
    about="Every activity with its days and weekly hours, also those that are over.",
    columns=(
        PARTICIPANT,
        text("activity", "Activity", width=26, required=True),
        feeds("activity_kind", "Kind", "WTW-22", "Kind of activity.", 16, required=True),
        text("place", "Provider", width=22),
        feeds("began_on", "Began on", "WTW-06.services", "First day.", 12, required=True),
        feeds("ends_on", "Ends on", "WTW-06.services", "Last day; blank while it is open.", 12),
        feeds("weekly_hours", "Hours a week", "WTW-02", "Hours a week; leave blank when not known.", 10,
              input="activity_hours"),
        answers("current", "Current", "WTW-06.services", "current",
                {**own(began_on="began_on", ends_on="ends_on"), "as_of": AS_OF}, 10,
                help="Is it open on the day asked about?"),
        STARTS_AT,
    ),
)  # fmt: skip

CONTACTS = Table(
    "Contacts", "Contacts", about="Every contact; what a dictation must hold is checked in each row.",
    columns=(
        PARTICIPANT,
        feeds("contact_on", "Contact on", "WTW-18", "Day of the contact.", 12, required=True),
        feeds("contact_kind", "How", "WTW-18", "Face to face, by telephone …", 14, required=True),
        feeds("purpose", "Purpose", "WTW-18", "Why you met or called.", 30, lines=True),
        feeds("results", "Results", "WTW-18", "What came of it.", 37, lines=True),
        feeds("forms", "Forms", "WTW-18", "Forms given or taken.", 22),
        feeds("documents", "Documents", "WTW-18", "Documents given or taken.", 22),
        answers("dictation_open", "Dictation lacks", "WTW-18", "unchecked",
                own(contact_on="contact_on", contact_kind="contact_kind", purpose="purpose", results="results",
                    forms="forms", documents="documents"), 24, help="Parts that are not written yet (WTW-18)."),
    ),
)  # fmt: skip

ATTENDANCE = Table(
    "Attendance", "Attendance", about="Hours of each month, compared with the hours owed.",
    findings=(Finding("unexplained_hours", "{} scheduled hours are not explained",
                      "Hours attended, excused and unexcused must add up to the hours scheduled: correct one of them."),),
    columns=(
        PARTICIPANT,
        feeds("attended_month", "Month", "WTW-43.reviews", "Month as YYYY-MM.", 11, input="month", required=True),
        feeds("month_hours", "Hours attended", "WTW-34.weekly", "Hours attended in the month.", 12),
        feeds("excused_hours", "Hours excused", "WTW-34.totals", "Hours of excused absence.", 12),
        feeds("unexcused_hours", "Hours unexcused", "WTW-34.totals", "Hours of absence without excuse.", 12),
        feeds("scheduled_hours", "Hours scheduled", "WTW-34.balance", "Hours that were scheduled in the month.", 12),
        answers("unexplained_hours", "Not explained", "WTW-34.balance", "unexplained_hours",
                own(scheduled_hours="scheduled_hours", attended_hours="month_hours", excused_hours="excused_hours",
                    unexcused_hours="unexcused_hours"), 11, when="scheduled_hours",
                help="Scheduled hours that are neither attended, excused nor unexcused (WTW-34)."),
        answers("average_hours", "Average a week", "WTW-34.weekly", "average_hours", {
            **own(month_hours="month_hours"), "required_hours": Lookup("Participants", "required_hours"),
        }, 11, help="Average weekly hours of the month (WTW-34)."),
        answers("month_met", "Month met", "WTW-34.weekly", "meets", {
            **own(month_hours="month_hours"), "required_hours": Lookup("Participants", "required_hours"),
        }, 10, help="Did the month reach the hours owed? (WTW-34)"),
        Column("last_month", "Last month", Flag("the month before the day asked about"),
               "Is it the month before the day asked about?", 9, computed=LastMonth("attended_month")),
    ),
)  # fmt: skip

PLANS = Table(
    "Plans", "Plans", about="Plans and their amendments, with the days in which a participant may ask for a change.",
    columns=(
        PARTICIPANT,
        typed("signed_on", "Signed on", Day("signed on"), "Day on which the plan was signed.", 12),
        feeds("amended_on", "Amended on", "WTW-21", "Day of the amendment.", 12),
        feeds("change", "Change", "WTW-20", "What the amendment changes.", 22),
        text("change_text", "What changes", "In your own words, for the participant.", 34, lines=True),
        typed("told_3_days", "Told of 3 days", Flag("told of the three days"), "yes when told.", 10),
        typed("told_30_days", "Told of 30 days", Flag("told of the thirty days"), "yes when told.", 10),
        typed("copy_given", "Copy given", Flag("copy given"), "yes when a copy was given.", 10),
        feeds("requested_on", "Change asked on", "WTW-21", "Day on which the participant asked for a change.", 13),
        feeds("activity_kind", "Activity kind", "WTW-22", "Kind of the assigned activity.", 16),
        feeds("initial", "Initial assignment", "WTW-22", "yes for the first assignment.", 11),
        feeds("began_on", "Assignment began", "WTW-22", "First day of the assignment.", 13),
        feeds("already_used", "Change used", "WTW-22", "yes when the change was used before.", 11),
        text("approved_by", "Approved by", APPROVER, 18),
        answers("change_by", "Change possible to", "WTW-21", "last_day",
                own(amended_on="amended_on", requested_on="requested_on"), 13,
                help="Last day on which a change of the plan may be asked for (WTW-21).", when="amended_on"),
        answers("training_change_by", "Training change to", "WTW-22", "last_day",
                own(activity_kind="activity_kind", initial="initial", began_on="began_on",
                    requested_on="requested_on", already_used="already_used"), 13,
                help="Last day on which a change of the assignment may be asked for (WTW-22).", when="began_on"),
    ),
)  # fmt: skip

TEAM = Table(
    "Team", "Support team", about="Meetings of the Program Support Team: when each must be set and held.",
    columns=(
        PARTICIPANT,
        feeds("sp_notified_on", "Provider told on", "WTW-08.schedule", "Day on which the provider was told.", 13),
        typed("scheduled_on", "Set on", Day("set on"), "Day on which the meeting was set.", 12),
        feeds("plan_completed_on", "Plan completed on", "WTW-08.meet", "Day on which the plan was completed.", 13),
        feeds("same_day_as_appraisal", "Same day", "WTW-08.meet", "Plan completed on the day of the appraisal.", 9),
        typed("held_on", "Held on", Day("held on"), "Day on which the meeting took place.", 12),
        answers("schedule_by", "Set by", "WTW-08.schedule", "due_on",
                {**own(sp_notified_on="sp_notified_on"), **fixed(roll="none")}, 12,
                help="Last day to set the meeting (WTW-08).", when="sp_notified_on",
                due=Due("Set the support team meeting", "scheduled_on")),
        answers("meet_by", "Hold by", "WTW-08.meet", "due_on", {
            **own(plan_completed_on="plan_completed_on", same_day_as_appraisal="same_day_as_appraisal"),
            **fixed(roll="inside_else_next"),
        }, 12, help="Last day to hold the meeting (WTW-08).", when="plan_completed_on",
           due=Due("Hold the support team meeting", "held_on")),
        *MEETING,
    ),
)  # fmt: skip

NONCOMPLIANCE = Table(
    "Noncompliance", "Noncompliance", in_order=(("notice_on", "resolved_on"),),
    approvals=(("sanction_approved_on", "sanction_approved_by", "cause_decided_by"),),
    about="Each problem from the notice to its end. Nothing is sanctioned without a finding, a name and a day.",
    columns=(
        PARTICIPANT,
        feeds("problem", "Problem", "WTW-37", "What happened.", 24, required=True),
        feeds("notice_on", "Notice on", "CW-NC-01.period", "Date that the notice bears.", 12),
        feeds("good_cause", "Good cause", "CW-NC-03", "yes: found; no: determined that there is none; blank: pending.",
              11),
        text("cause_decided_by", "Cause decided by", "Name of the person who decided the cause.", 18),
        typed("cause_decided_on", "Cause decided on", Day("cause decided on"), "Day of that decision.", 13),
        typed("open", "Open", Flag("still open"), "yes while the problem is open.", 8, required=True),
        typed("resolved_on", "Resolved on", Day("resolved on"), "Day on which it ended.", 12),
        text("sanction_approved_by", "Sanction approved by", APPROVER, 18),
        typed("sanction_approved_on", "Sanction approved on", Day("sanction approved on"), APPROVER, 13),
        answers("day_twenty", "Day 20", "CW-NC-01.last_day", "last_day",
                {**own(notice_on="notice_on"), **fixed(roll="none")}, 12,
                help="Last day on which the participant can answer (CW-NC-01).", when="notice_on",
                due=Due("Day 20 of the notice: decide the cause or agree a plan", ("resolved_on", "plan_made_on"), "open")),
        answers("notice_day", "Day of notice", "CW-NC-01.period", "day",
                {**own(notice_on="notice_on"), "as_of": AS_OF}, 9, help="Days since the notice (CW-NC-01).",
                when="notice_on"),
        answers("earliest_sanction", "Earliest sanction", "CW-NC-02.effective", "sanction_effective_on",
                own(notice_on="notice_on"), 13,
                help="First day on which a sanction could take effect, if a supervisor approves it (CW-NC-02).",
                when="notice_on"),
        *PLAN_AND_CURE,
    ),
)  # fmt: skip

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

