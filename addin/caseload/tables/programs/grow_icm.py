"""Intensive case management in the GROW caseload: visits, sign-ins, weeks, what is watched."""

from __future__ import annotations

from caseload.rules.engine.kinds import Day
from caseload.tables.programs.common import AS_OF, PARTICIPANT, answers, feeds, own, text, typed
from caseload.tables.programs.grow_papers import AT_A_VISIT, SIGNING
from caseload.tables.schema import Across, Due, Each, Table, Ticked

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
