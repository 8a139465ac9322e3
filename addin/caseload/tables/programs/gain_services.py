"""Activities, their attendance reports, supports, referrals and career plans of GAIN participants (001:22-46, 60-67, 82-84)."""

from __future__ import annotations

from caseload.rules.engine.kinds import Day, Flag, Money
from caseload.rules.gain.codes import COUNTING
from caseload.tables.programs.common import AS_OF, PARTICIPANT, answers, feeds, own, text, typed
from caseload.tables.schema import Column, Due, LastMonth, Lookup, Own, Says, Setting, Table

ACTIVITIES = Table(
    "Activities", "Activities", in_order=(("began_on", "ends_on"),),
    about="Every activity with its days and weekly hours, also those that are over.",
    columns=(
        PARTICIPANT,
        feeds("activity_kind", "Kind", "GAIN-PES-09", "Kind of activity.", 18, input="activity", required=True),
        text("activity", "Activity", width=26, required=True),
        text("provider", "Provider", width=22),
        feeds("began_on", "Began on", "WTW-06.services", "First day.", 12, required=True),
        feeds("ends_on", "Ends on", "WTW-06.services", "Last day; blank while it runs.", 12),
        feeds("weekly_hours", "Hours a week", "GAIN-PES-01", "Hours a week; blank when not known.", 9,
              input="activity_hours"),
        feeds("approved", "Approved", "GAIN-PES-09", "The activity is approved: yes or no.", 10,
              input="activity_approved"),
        typed("in_plan_on", "In the plan on", Day("in the plan on"), "Day on which it was written into the plan.", 12),
        feeds("service", "PES service", "GAIN-PES-27", "Which of the post-employment services it is.", 24, input="activity"),
        feeds("paid", "Paid", "GAIN-PES-30", "Work experience: is it paid? yes or no.", 8),
        feeds("bss_meeting_on", "BSS meeting", "GAIN-PES-30",
              "Work experience: day of the meeting with the Business Services Specialist.", 12),
        answers("arrange_bss", "Arrange meeting", "GAIN-PES-30", "arrange_bss_meeting",
                own(paid="paid", bss_meeting_on="bss_meeting_on"), 10,
                help="Is the meeting with the specialist still to be arranged? (GAIN-PES-30)",
                when=("activity_kind", "work_experience")),
        answers("running", "Running", "WTW-06.services", "current",
                {**own(began_on="began_on", ends_on="ends_on"), "as_of": AS_OF}, 9,
                help="Does it run on the day asked about?"),
        Column("counts", "Counts", Flag("counts as concurrent activity"),
               "Is it one of the activities that count beside a job after aid?", 8,
               computed=Says("activity_kind", COUNTING)),
    ),
)  # fmt: skip

MONTHLY = own(report_month="report_month")
ATTENDANCE = Table(
    "Attendance", "Attendance reports", in_order=(("mailed_on", "returned_on"),),
    about="The monthly attendance report (GN 6365) of each activity: when it is mailed, when it is back, and the hours.",
    columns=(
        PARTICIPANT,
        feeds("report_month", "Month", "GN6365-DATES", "Month as YYYY-MM.", 11, required=True),
        feeds("activity", "Activity", "GAIN-PES-21", "Kind of activity.", 18, required=True),
        text("provider", "Provider", width=22),
        answers("report_required", "Report needed", "GAIN-PES-21", "report_required", own(activity="activity"), 9,
                help="Does this activity need a report? (GAIN-PES-21)"),
        answers("mail_on", "Mail on", "GN6365-DATES", "mail_on", MONTHLY, 12,
                help="Day on which the GN 6365 is mailed (GN6365-DATES).", when=("report_required", "yes"),
                due=Due("Mail the attendance report (GN 6365)", ("mailed_on", "returned_on"))),
        typed("mailed_on", "Mailed on", Day("mailed on"), "Day on which it was mailed.", 12),
        answers("report_due_on", "Back by", "GN6365-DATES", "due_on", MONTHLY, 12,
                help="Day by which it is to be back (GN6365-DATES).", when=("report_required", "yes"),
                due=Due("Attendance report (GN 6365) is to be back", "returned_on")),
        typed("returned_on", "Back on", Day("back on"), "Day on which it came back.", 12),
        feeds("month_hours", "Hours attended", "WTW-34.weekly", "Hours attended in the month.", 10),
        typed("provider_verified", "Provider agrees", Flag("verified by the provider"),
              "The provider has verified the hours: yes or no.", 10),
        answers("average_hours", "Average a week", "WTW-34.weekly", "average_hours", {
            **own(month_hours="month_hours"), "required_hours": Lookup("Participants", "required_hours"),
        }, 9, help="Average weekly hours of the month (WTW-34).", when="month_hours"),
        Column("last_month", "Last month", Flag("the month before the day asked about"),
               "Is it the month before the day asked about?", 9, computed=LastMonth("report_month")),
    ),
)  # fmt: skip

SUPPORTS = Table(
    "Supports", "Supports", in_order=(("requested_on", "decided_on"), ("authorized_from_on", "authorized_to_on")),
    approvals=(("decided_on", "decided_by"),),
    about="Child care, transportation and ancillary costs: for what each was asked, what may be paid, what was decided.",
    columns=(
        PARTICIPANT,
        feeds("support", "Support", "GAIN-PES-38", "Which support.", 16, required=True),
        typed("requested_on", "Asked for on", Day("asked for on"), "Day of the request.", 12, required=True),
        feeds("for_activity", "For", "GAIN-PES-38", "The activity for which it is; none when there is none.", 18),
        feeds("approved", "Approved activity", "GAIN-PES-38", "That activity is approved: yes or no.", 10),
        answers("allowed", "Has a purpose", "GAIN-PES-38", "allowed",
                own(support="support", for_activity="for_activity", approved="approved"), 9,
                help="Is it for a named and approved activity? (GAIN-PES-38)"),
        answers("no_purpose", "Because", "GAIN-PES-38", "reason",
                own(support="support", for_activity="for_activity", approved="approved"), 14,
                help="Why not (GAIN-PES-38)."),
        feeds("after_aid", "After aid", "GAIN-PES-12", "Cash aid has ended: yes or no.", 9, input="discontinued"),
        answers("covered", "May be paid for", "GAIN-PES-12", "covered", {
            **own(discontinued="after_aid", service_for="for_activity"),
            "reason": Lookup("Participants", "discontinued_because"),
        }, 9, help="May a support for this be paid, before or after aid? (GAIN-PES-12)", when=("allowed", "yes")),
        feeds("in_plan", "In the plan", "GAIN-PES-10", "The activity stands in the plan: yes or no.", 9),
        feeds("activity_in_plan_on", "In the plan on", "GAIN-PES-10", "Day on which it was written into the plan.", 12),
        answers("plan_met", "Plan in time", "GAIN-PES-10", "met", {
            **own(service="support", activity="for_activity", in_plan="in_plan", activity_in_plan_on="activity_in_plan_on"),
            "discontinued_on": Lookup("Participants", "discontinued_on"),
        }, 9, help="After aid: did the activity stand in the plan before aid ended, where that is needed? (GAIN-PES-10)",
            when=("after_aid", "yes")),
        feeds("requirements_done", "Requirements met", "GAIN-PES-33", "Codes of the office's requirements that are met, with commas.",
              26, input="checked", lines=True),
        answers("requirements_open", "Requirements open", "GAIN-PES-33", "unchecked",
                {"required_items": Setting("support_requirements"), "checked": Own("requirements_done")}, 26,
                help="Requirements of the office's list that are not met yet (GAIN-PES-33).", when="requirements_done",
                lines=True),
        typed("decided_on", "Decided on", Day("decided on"), "Day of the decision.", 12),
        text("decided_by", "Decided by", "Name of the person who decided.", 18),
        typed("amount", "Amount", Money("amount"), "Dollars, if there is an amount.", 11),
        typed("authorized_from_on", "From", Day("first day"), "First day of the support.", 12),
        typed("authorized_to_on", "Until", Day("last day"), "Last day; blank when no end is set.", 12),
        text("decision_text", "Reason for the participant", "In plain words, in the participant's language.", 34, lines=True),
    ),
)  # fmt: skip

SCREENINGS = Table(
    "Screenings", "Screenings", in_order=(("screened_on", "referred_on"),),
    about="What was disclosed or found, and the referrals that must be made.",
    columns=(
        PARTICIPANT,
        typed("screened_on", "On", Day("day of the screening"), "Day of the screening or of the disclosure.", 12, required=True),
        feeds("dv_disclosed", "Domestic violence", "GAIN-PES-28", "Domestic violence was disclosed: yes or no.", 10),
        feeds("sud_screen", "Substance use", "GAIN-PES-28", "Result of the screening.", 12),
        feeds("mh_screen", "Mental health", "GAIN-PES-28", "Result of the screening.", 12),
        answers("referrals", "Must be referred", "GAIN-PES-28", "referrals",
                own(dv_disclosed="dv_disclosed", sud_screen="sud_screen", mh_screen="mh_screen"), 26,
                help="Referrals that must be made (GAIN-PES-28).", lines=True),
        answers("referrals_open", "Not known yet", "GAIN-PES-28", "not_checked",
                own(dv_disclosed="dv_disclosed", sud_screen="sud_screen", mh_screen="mh_screen"), 22,
                help="What is still blank (GAIN-PES-28).", lines=True),
        typed("referred_on", "Referred on", Day("referred on"), "Day of the referral.", 12),
        text("referred_to", "To", width=26),
    ),
)  # fmt: skip

CAREER_PLANS = Table(
    "CareerPlans", "Career plans", about="The Career Assessment Plan: the way to a better job, and what it still lacks.",
    columns=(
        PARTICIPANT,
        typed("made_on", "Made on", Day("made on"), "Day of the plan.", 12, required=True),
        text("goal", "Goal", "The better job, in the participant's words.", 34, lines=True),
        text("steps", "Steps", "The steps to it.", 40, lines=True),
        feeds("items_done", "Items done", "GAIN-PES-26", "Codes of the office's items that the plan has, with commas.", 30,
              input="checked", lines=True),
        answers("items_open", "Plan lacks", "GAIN-PES-26", "unchecked",
                {"required_items": Setting("career_plan_items"), "checked": Own("items_done")}, 30,
                help="Items of the office's list that the plan still lacks (GAIN-PES-26).", when="items_done", lines=True),
        typed("review_on", "Review on", Day("review on"), "Day on which the plan is looked at again.", 12),
    ),
)  # fmt: skip
