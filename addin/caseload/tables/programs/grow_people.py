"""The participants of the GROW caseload and their months of aid."""

from __future__ import annotations

from caseload.rules.engine.kinds import Day, Flag, Hours
from caseload.tables.programs.common import ALERTS, AS_OF, PARTICIPANT, PERSON, answers, feeds, own, stands, text, typed
from caseload.tables.programs.schedules import OVERLAP, SLOT, conflicts
from caseload.tables.schema import AnyLine, Column, Due, Each, Latest, Table, Total

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
