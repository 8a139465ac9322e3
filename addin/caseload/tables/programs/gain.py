"""The GAIN caseload of Los Angeles County: post-employment services while aided and afterwards (source 001)."""

from __future__ import annotations

from dataclasses import replace

from caseload.rules.engine.codes import Codes
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
    fixed,
    own,
    text,
    typed,
)
from caseload.tables.programs.gain_course import CONTACTS, COURSE, EVENTS, REPORTS, VERIFICATIONS
from caseload.tables.programs.gain_services import ACTIVITIES, ATTENDANCE, CAREER_PLANS, SCREENINGS, SUPPORTS
from caseload.tables.programs.gain_work import EMPLOYMENT, FREE_RENT, SELF_EMPLOYMENT
from caseload.tables.programs.papers import DOCUMENTS, RECIPIENTS, appointments
from caseload.tables.schema import Chosen, Column, Due, Duties, Each, Latest, Program, Says, Setting, Source, Sum, Table, Total

NUMBER, CASE, FIRST, LAST, *CONTACT_FACTS = PERSON
STATE: dict[str, Source] = {"events": EVENTS, "as_of": AS_OF}
MONTHS = Each("Course", {"value": "month"}, where="is_verification")
AFTER: dict[str, Source] = {
    **own(discontinued_on="discontinued_on", reason="discontinued_because", time_off_on="time_off_on",
          activity="activity", tse_ends_on="tse_ends_on", activity_approved="activity_approved",
          two_parent="two_parent", weekly_hours="paid_hours", required_hours="required_hours",
          subsidized="subsidized", job_unbroken="job_unbroken", activity_unbroken="activity_unbroken"),
    "verified_months": MONTHS, "as_of": AS_OF,
}  # fmt: skip
UNBROKEN: dict[str, Source] = {
    **own(discontinued_on="discontinued_on"), "as_of": AS_OF,
    "jobs": Each("Employment", {"began_on": "employment_started_on", "ends_on": "ends_on"}),
    "activities": Each("Activities", {"began_on": "began_on", "ends_on": "ends_on"}, where="counts"),
}  # fmt: skip
AIDED = own(case_open="case_open", months_counted="months_counted", limit="limit", extender="extender",
            required_hours="required_hours", weekly_hours="paid_hours", activity_hours="activity_hours")  # fmt: skip
CLOCK: dict[str, Source] = {**own(months_on_case="months_on_case", months_exempt="months_exempt", months_sanctioned="months_sanctioned",
               months_other="months_other"), "as_of": AS_OF}  # fmt: skip
BOTH: dict[str, Source] = {"weekly_hours": Each("Parents", {"value": "weekly_hours"}),
        "activity_hours": Each("Parents", {"value": "activity_hours"})}  # fmt: skip

IN_VIEW = (
    answers("stage", "Stage", "GAIN-PES.state", "state", STATE, 14,
            help="Where the person stands, by the rows of the sheet Course (GAIN-PES)."),
    answers("stage_since", "Since", "GAIN-PES.state", "since", STATE, 12,
            help="Day since which the person stands there (GAIN-PES)."),
    answers("next_step", "Next step", "GAIN-PES.state", "next", STATE, 24,
            help="What comes next, and by which day (GAIN-PES).", lines=True),
    answers("next_step_on", "Next step on", "GAIN-PES.state", "next.due_on", STATE, 12,
            help="Day of the next step (GAIN-PES).", due=Due("Post-employment services: {next_step}")),
    Column("required_hours", "Hours owed", Hours("required hours a week"),
           "Weekly hours that the family owes, by its kind (GAIN-PES-02, or WTW-01 for a special family).", 9,
           computed=Chosen("special_family", {"no": "family_hours", "yes": "special_hours"})),
    Column("paid_hours", "Paid hours", Hours("paid hours a week"),
           "Weekly hours of all jobs that run, with self-employment and free rent; empty while one is not known.", 9,
           computed=Sum(("job_hours", "business_hours", "rent_hours"))),
    Column("activity_hours", "Activity hours", Hours("hours of activities a week"),
           "Weekly hours of the activities that run; empty while one is not known.", 9,
           computed=Total("Activities", "weekly_hours", where="running")),
    Column("attended_hours", "Attended", Hours("hours attended a week"),
           "Weekly average of last month by the attendance reports; empty without one.", 9,
           computed=Total("Attendance", "average_hours", where="last_month", or_nothing=True)),
    answers("hours_short", "Hours short", "GAIN-PES-17", "shortfall",
            own(required_hours="required_hours", countable_hours="all_hours"), 9,
            help="Hours that are lacking while aided; a concurrent activity is encouraged (GAIN-PES-17).",
            when=("case_open", "yes")),
    answers("aided_eligible", "PES while aided", "GAIN-PES-01", "eligible", AIDED, 9,
            help="May the person have the services now, with aid? (GAIN-PES-01)", when=("case_open", "yes")),
    answers("aided_reasons", "Aided: why not", "GAIN-PES-01", "reasons", AIDED, 20,
            help="Conditions that are known not to be met (GAIN-PES-01).", when=("case_open", "yes"), lines=True),
    answers("eligible", "PES after aid", "GAIN-PES-35", "eligible", AFTER, 9,
            help="May the person have the services on this day, after aid? A person decides a denial (GAIN-PES-35).",
            when="discontinued_on"),
    answers("reasons", "After: why not", "GAIN-PES-35", "reasons", AFTER, 22,
            help="Conditions that are known not to be met (GAIN-PES-35).", when="discontinued_on", lines=True),
    answers("not_checked", "After: still open", "GAIN-PES-35", "not_checked", AFTER, 22,
            help="Blanks that could still change the answer (GAIN-PES-35).", when="discontinued_on", lines=True),
    answers("pes_end_on", "PES ends", "GAIN-PES-35", "last_day", AFTER, 12,
            help="Last day of the person's track (GAIN-PES-35).", when="discontinued_on"),
    answers("months_open", "Months open", "GAIN-PES-20", "unverified_months", {
        **own(discontinued_on="discontinued_on", last_day="pes_end_on"), "verified_months": MONTHS, "as_of": AS_OF,
    }, 18, help="Completed months whose hours are not verified yet (GAIN-PES-20).", when="discontinued_on", lines=True),
    answers("contact_due_on", "Contact due", "GAIN-PES-22", "due_on",
            {**own(last_contact_on="last_contact_on", employment_started_on="employed_since"), "as_of": AS_OF}, 12,
            help="Day of the next monthly contact with an employed participant (GAIN-PES-22).", when="employed_since",
            due=Due("Monthly contact with an employed participant")),
    Column("verification_due_on", "Verification due", Day("verification due"),
           "First day to which the hours of a job are projected; then they are verified anew (GAIN-PES-18).", 12,
           computed=Latest("Employment", "project_through", earliest=True, where="running")),
    answers("months_left", "Months left", "GAIN-PES-34", "months_left",
            own(months_counted="months_counted", limit="limit", extender="extender"), 9,
            help="Months of aid left on the time clock (GAIN-PES-34)."),
)  # fmt: skip

FACTS = (
    typed("case_open", "On aid", Flag("the CalWORKs case is open"), "The CalWORKs case is open: yes or no.", 9,
          required=True),
    feeds("family", "Family", "GAIN-PES-02", "Kind of family; blank for a special one.", 20),
    typed("special_family", "Special family", Flag("special family"),
          "One of two adults is disabled, or one pregnant person: yes or no.", 9, required=True),
    feeds("adults", "Adults", "WTW-01", "Special family: adults in the unit, 1 or 2.", 8),
    feeds("disabled_adult", "Disabled adult", "WTW-01", "Special family: one of two adults is disabled: yes or no.", 10),
    feeds("pregnant_only", "Pregnant only", "WTW-01", "Special family: one pregnant person: yes or no.", 10),
    feeds("two_parent", "Two parents", "GAIN-PES-35", "Two parents in the household: yes or no.", 9),
    feeds("months_on_case", "Months on case", "CW-TOA-02.tally", "Months of aid so far.", 9),
    feeds("months_exempt", "Months exempt", "CW-TOA-02.tally", "Of these, months that do not count.", 9),
    feeds("months_sanctioned", "Months sanctioned", "CW-TOA-02.tally", "Of these, months under sanction.", 11),
    feeds("months_other", "Other months", "CW-TOA-02.tally", "Months of aid elsewhere that count; 0 when none.", 9),
    feeds("extender", "Extender", "GAIN-PES-01", "A time limit extender was granted: yes or no.", 10),
    feeds("aid_began_on", "Aid since", "CW-SAR-01.next", "First day of this spell of aid.", 12),
    feeds("time_off_on", "Off the unit on", "GAIN-PES-05.services", "First day off the unit for the time limit.", 12),
    feeds("discontinued_on", "Discontinued on", "GAIN-PES-35", "First day without cash aid.", 13),
    feeds("discontinued_because", "Discontinued because", "GAIN-PES-35", "Why aid ended.", 24, input="reason"),
    feeds("activity", "Activity relied on", "GAIN-PES-35", "The concurrent activity; none when there is none.", 18),
    feeds("activity_approved", "Approved", "GAIN-PES-35", "That activity is approved: yes or no.", 10),
    feeds("tse_ends_on", "TSE ends on", "GAIN-PES-35", "Last day of subsidized employment, after Excess Income.", 12),
    feeds("subsidized", "Job subsidized", "GAIN-PES-35", "The qualifying job is subsidized: yes or no.", 10),
    feeds("job_decided", "Job goes on", "GAIN-PES-35", "After a gap: the worker's decision, yes or no.", 9,
          input="job_unbroken"),
    feeds("activity_decided", "Activity goes on", "GAIN-PES-35", "After a gap: the worker's decision, yes or no.", 9,
          input="activity_unbroken"),
    text("decided_by", "Gap decided by", "Name of the person who decided about the gap.", 18),
    typed("decided_on", "Gap decided on", Day("gap decided on"), "Day of that decision.", 12),
    text("end_decided_by", "End or refusal by", "Name of the person who decided that services end or are refused.", 18),
    typed("end_decided_on", "End or refusal on", Day("end or refusal decided on"), "Day of that decision.", 12),
    typed("gn6010_sent_on", "GN 6010.9B sent", Day("offer sent"), "Day on which the services were offered.", 12),
    typed("gn6369_sent_on", "GN 6369 sent", Day("notice sent"), "Day on which the end or refusal was told.", 12),
    text("eligibility_worker", "Eligibility worker", width=18),
    CASE, *CONTACT_FACTS,
)  # fmt: skip

BEHIND = (
    answers("family_hours", "Hours by family", "GAIN-PES-02", "required_hours",
            {**own(family="family"), "as_of": AS_OF}, 9, help="Hours owed by the kind of family (GAIN-PES-02).",
            when=("special_family", "no")),
    answers("special_hours", "Hours, special family", "WTW-01", "required_hours", {
        **own(adults="adults", disabled_adult="disabled_adult", pregnant_only="pregnant_only"), "as_of": AS_OF,
        "child_births": Each("Children", {"value": "birth_on"}), **fixed(age_basis="day"),
    }, 10, help="Hours owed by a special family (WTW-01).", when=("special_family", "yes")),
    Column("job_hours", "Hours in jobs", Hours("hours in jobs"), "Weekly hours of the jobs that run.", 9,
           computed=Total("Employment", "weekly_hours", where="running")),
    Column("business_hours", "Self-employed", Hours("hours of self-employment"),
           "Weekly hours of self-employment that count.", 9, computed=Total("SelfEmployment", "counted_hours")),
    Column("rent_hours", "For free rent", Hours("hours for free rent"), "Weekly hours of work for free rent.", 9,
           computed=Total("FreeRent", "rent_hours")),
    Column("all_hours", "All hours", Hours("all hours a week"), "Paid and activity hours together.", 9,
           computed=Sum(("paid_hours", "activity_hours"))),
    answers("months_counted", "Months counted", "CW-TOA-02.tally", "counted", CLOCK, 9,
            help="Months that count (CW-TOA-02)."),
    answers("limit", "Limit", "CW-TOA-01", "limit", {"as_of": AS_OF}, 8, help="Months of aid at most (CW-TOA-01)."),
    answers("ptl_last_day", "PTL until", "GAIN-PES-05.services", "last_day",
            {**own(time_off_on="time_off_on"), "as_of": AS_OF}, 12,
            help="Last day of post-time-limit services while the case is open (GAIN-PES-05).", when="time_off_on"),
    answers("reason_qualifies", "Reason allows PES", "GAIN-PES-04", "qualifies", own(reason="discontinued_because"), 9,
            help="Does the reason for which aid ended leave the services open? (GAIN-PES-04)",
            when="discontinued_because"),
    answers("track", "Track", "GAIN-PES-35", "track", AFTER, 10,
            help="Ordinary, after the time limit, or with subsidized employment (GAIN-PES-35).", when="discontinued_on"),
    answers("gap_review", "Gap to review", "GAIN-PES-11", "review", UNBROKEN, 9,
            help="Is there a gap in job or activity, so that the worker decides? (GAIN-PES-11)", when="discontinued_on"),
    answers("gap_reasons", "Which gap", "GAIN-PES-11", "reasons", UNBROKEN, 18,
            help="What is not there before, or broken since (GAIN-PES-11).", when="discontinued_on", lines=True),
    answers("job_without_gap", "Job without gap", "GAIN-PES-11", "job_unbroken", UNBROKEN, 9,
            help="Does a job cover every day since the day before aid ended? (GAIN-PES-11)", when="discontinued_on"),
    answers("activity_without_gap", "Activity without gap", "GAIN-PES-11", "activity_unbroken", UNBROKEN, 9,
            help="Does a counting activity cover every day? (GAIN-PES-11)", when="discontinued_on"),
    Column("job_unbroken", "Job unbroken", Flag("job unbroken"), "By the rows of Employment, or the worker's decision.",
           9, computed=Chosen("gap_review", {"no": "job_without_gap", "yes": "job_decided"}, "discontinued_on")),
    Column("activity_unbroken", "Activity unbroken", Flag("activity unbroken"),
           "By the rows of Activities, or the worker's decision.", 9,
           computed=Chosen("gap_review", {"no": "activity_without_gap", "yes": "activity_decided"}, "discontinued_on")),
    answers("parents_hours", "Parents' hours", "GAIN-PES-08", "total", BOTH, 9,
            help="Hours of both parents while aided (GAIN-PES-08).", when=("two_parent", "yes")),
    answers("parents_met", "Parents meet", "GAIN-PES-08", "meets", BOTH, 9,
            help="Do both parents together reach the hours while aided? (GAIN-PES-08)", when=("two_parent", "yes")),
    answers("parents_eligible", "Parents: PES", "GAIN-PES-07", "eligible", {
        "parents": Each("Parents", {"weekly_hours": "weekly_hours", "activity": "activity"}),
    }, 12, help="Which of two parents may have the services after aid, in the order of the sheet Parents "
                "(GAIN-PES-07).", when=("two_parent", "yes")),
    answers("next_sar7_on", "Next SAR 7", "CW-SAR-01.next", "next_sar7_on",
            {**own(aid_began_on="aid_began_on"), "as_of": AS_OF}, 12, help="Day of the next SAR 7 (CW-SAR-01).",
            when="aid_began_on"),
    answers("next_redetermination_on", "Redetermination", "CW-SAR-01.next", "next_redetermination_on",
            {**own(aid_began_on="aid_began_on"), "as_of": AS_OF}, 12,
            help="Day of the next annual redetermination (CW-SAR-01).", when="aid_began_on"),
    Column("aid_ended", "Aid ended", Flag("aid has ended"), "Has cash aid ended?", 9,
           computed=Says("case_open", ("no",))),
    answers("check_child_care", "Check child care", "GAIN-PES-31", "check_child_care", own(discontinued="aid_ended"), 9,
            help="Is child care to be checked under its own policy? (GAIN-PES-31)", when=("aid_ended", "yes")),
    answers("contact_points", "To discuss this month", "GAIN-PES-22.topics", "unchecked",
            {"required_items": Setting("contact_topics"), **fixed(checked=[])}, 66,
            help="Topics of the monthly contact, by the office's list (GAIN-PES-22).", when="employed_since", lines=True),
    Column("last_contact_on", "Last contact", Day("last contact"), "Latest row on the Contacts sheet.", 12,
           computed=Latest("Contacts", "contact_on")),
    Column("employed_since", "Employed since", Day("first day of a running job"), "First job that runs.", 12,
           computed=Latest("Employment", "employment_started_on", earliest=True, where="running")),
)  # fmt: skip

PARTICIPANTS = Table(
    "Participants", "Participants", unique=("participant_id",),
    in_order=(("aid_began_on", "discontinued_on"), ("time_off_on", "discontinued_on")),
    approvals=(("gn6369_sent_on", "end_decided_by", "end_decided_on"),),
    about="One row for each person: stage, hours owed and met, services now and after aid, and what comes next.",
    columns=(NUMBER, LAST, FIRST, ALERTS, *IN_VIEW, *FACTS, *BEHIND),
)  # fmt: skip

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
