"""What a Welfare-to-Work participant does: activities, contacts, attendance, plans, meetings of the support team."""

from __future__ import annotations

from caseload.rules.engine.kinds import Day, Flag
from caseload.tables.programs.common import APPROVER, AS_OF, PARTICIPANT, answers, feeds, fixed, own, text, typed
from caseload.tables.programs.wtw_papers import MEETING, STARTS_AT
from caseload.tables.schema import Column, Due, Finding, LastMonth, Lookup, Table

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
