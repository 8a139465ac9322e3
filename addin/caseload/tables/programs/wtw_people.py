"""The participants of the Welfare-to-Work caseload and their children."""

from __future__ import annotations

from caseload.rules.engine.kinds import Count, Day, Flag, Hours
from caseload.tables.programs.common import ALERTS, APPROVER, AS_OF, PARTICIPANT, PERSON, answers, feeds, fixed, own, stands, text, typed
from caseload.tables.programs.schedules import OVERLAP, SLOT, conflicts
from caseload.tables.programs.wtw_noncompliance import PLAN_ANSWERS, PLAN_OF_NOTICE
from caseload.tables.schema import AnyLine, Column, Counted, Due, Each, Latest, Own, Table, Ticked, Total

NUMBER, CASE, FIRST, LAST, *CONTACT_FACTS = PERSON
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
