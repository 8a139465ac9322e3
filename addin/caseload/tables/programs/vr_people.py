"""The clients of the VR caseload, from the job to the closure."""

from __future__ import annotations

from caseload.rules.engine.kinds import Day, Flag
from caseload.tables.programs.common import ALERTS, AS_OF, PARTICIPANT, PERSON, answers, called, feeds, own, text, typed
from caseload.tables.programs.vr_papers import SUPPORTS
from caseload.tables.schema import AnyLine, Chosen, Column, Due, Each, Latest, Source, Table, Ticked

CLIENT = called("Client", PARTICIPANT)[0]
NUMBER, CASE, FIRST, LAST, *CONTACT_FACTS = called("Client", *PERSON)
RECORD = {"authorized": "authorized", "ends_on": "ends_on", "paid_in_full": "paid_in_full", "paid_on": "paid_on",
          "state": "state"}  # fmt: skip
ALL_AUTHORIZATIONS = Each("Authorizations", RECORD, helpers={"completed_on": "completed_on", "open_end": "open_end"})
POST_EMPLOYMENT = Each("Authorizations", {**RECORD, "post_employment": "post_employment"},
                       helpers={"completed_on": "pes_completed_on", "open_end": "pes_open_end"})  # fmt: skip
OVER = ("closed_on", "ef_cancelled_on")
JOB = own(employment_outcome_on="employment_outcome_on")
CLOSURE = {
    **own(counts_from="counts_from", employed="employed", job_lost_on="job_lost_on", reemployed_on="reemployed_on",
          pes_open="pes_open", requirements_met="requirements_met"),
    "as_of": AS_OF,
}  # fmt: skip

COURSE_FACTS: dict[str, Source] = {"events": Each("Course", {"event": "event", "event_on": "event_on", "service": "service",
                                          "supported_employment": "with_support", "ends_on": "expected_end",
                                          "approved_by": "recorded_by"}),
                "as_of": AS_OF}  # fmt: skip

CLIENTS = Table(
    "Clients", "Clients", unique=("participant_id",),
    in_order=(("employment_outcome_on", "closed_on"), ("job_lost_on", "reemployed_on")),
    approvals=(("closed_on", "closed_by", "closure_reviewed_on"), ("ef_cancelled_on", "ef_cancelled_by")),
    about="One row for each client: the 90 days, the next contact, and what a closure still needs.",
    columns=(
        NUMBER, LAST, FIRST, ALERTS,
        answers("stage", "Stage", "VR-PES.state", "state", COURSE_FACTS, 15,
                help="Where the case stands, by the rows of the sheet Course (VR-PES).", when="course_since"),
        answers("stage_since", "Since", "VR-PES.state", "since", COURSE_FACTS, 12,
                help="Day since which it stands there (VR-PES).", when="course_since"),
        answers("next_step", "Next step", "VR-PES.state", "next", COURSE_FACTS, 24,
                help="What comes next, and by which day where there is one (VR-PES).", when="course_since", lines=True),
        answers("next_step_on", "Next step on", "VR-PES.state", "next.due_on", COURSE_FACTS, 12,
                help="Day of the next step, where there is one (VR-PES).", when="course_since"),
        Column("started_on", "90 days start", Day("first start of the 90 days"),
               "First start of the 90 days, by the kind of employment; empty while an authorization has no end.", 12,
               computed=Chosen("supported_employment", {"no": "started_in_job", "yes": "started_supported"})),
        Column("start_open", "No end yet", Flag("an authorization has no end yet"),
               "Is there an authorization without a known end? Then the 90 days cannot start (VR-PES-05).", 9,
               computed=AnyLine("Authorizations", "open_end")),
        answers("count_standing", "Count", "VR-PES-07.count", "result", {
            **own(started_on="started_on"), "authorizations": POST_EMPLOYMENT, "as_of": AS_OF,
        }, 12, help="Is the count of the 90 days running? (VR-PES-07)", when="started_on"),
        answers("days_counted", "Day", "VR-PES-08", "days_elapsed", CLOSURE, 7,
                help="Days counted so far; none without a job or with a service open (VR-PES-08).",
                when="started_on"),
        answers("closure_eligible_on", "Closure from", "VR-PES-08", "closure_eligible_on", CLOSURE, 12,
                help="First day on which the case could be closed as successful; a person closes it (VR-PES-08).",
                when="employment_outcome_on",
                due=Due("Day 90: review the four points and decide about closing", OVER)),
        answers("closure_not_met", "Closure lacks", "VR-PES-08", "not_met", CLOSURE, 20,
                help="Points that are known not to be met (VR-PES-08).", when="employment_outcome_on", lines=True),
        answers("points_open", "Points open", "VR-PES-14", "unchecked",
                {"checked": Ticked("VR-PES-14", "points_done")}, 76,
                help="Points of the review before closing that are still open (VR-PES-14).",
                when="employment_outcome_on", lines=True),
        answers("contact_due_on", "Contact due", "VR-EF-01.next", "due_on",
                own(employment_outcome_on="employment_outcome_on", contact_on="last_contact_on", closed_on="closed_on"),
                12, help="Next contact with the client (VR-EF-01).", when="employment_outcome_on",
                due=Due("Contact with the client", OVER)),
        answers("employer_contact_due_on", "Employer contact due", "VR-EF-01.first", "employer_contact_due_on",
                own(employment_outcome_on="employment_outcome_on", supported_employment="supported_employment"), 13,
                help="First contact with the employer; none in supported employment (VR-EF-01).",
                when="employment_outcome_on", due=Due("First contact with the employer", ("employer_contact_on", *OVER))),
        answers("contacts_overdue", "Overdue", "VR-EF-01.overdue", "overdue", {
            **own(employment_outcome_on="employment_outcome_on", supported_employment="supported_employment",
                  contact_on="last_contact_on", employer_contact_on="employer_contact_on", closed_on="closed_on"),
            "as_of": AS_OF,
        }, 18, help="Contacts that are overdue (VR-EF-01).", when="employment_outcome_on", lines=True),
        text("employer", "Employer", width=22),
        text("job_title", "Job", width=20),
        feeds("employment_outcome_on", "Job began on", "VR-PES-05", "Day on which the job of the plan began.", 12),
        feeds("supported_employment", "Supported", "VR-EF-01.first", "Supported employment: yes or no.", 11,
              required=True),
        feeds("transition_completed_on", "Transition complete", "VR-PES-06",
              "Supported employment: day on which VR and the provider agreed that the transition is complete.", 13),
        feeds("employed", "Employed", "VR-PES-08", "Has a job now: yes or no.", 10),
        feeds("job_lost_on", "Job lost on", "VR-PES-08", "First day without the job.", 12),
        feeds("reemployed_on", "New job on", "VR-PES-08", "First day of the new job.", 12),
        feeds("requirements_met", "Outcome requirements", "VR-PES-08",
              "All requirements of a successful outcome are met: yes or no.", 13),
        feeds("points_done", "Points done", "VR-PES-14",
              "Points of the review before closing that are done, with commas.", 76, input="checked", lines=True),
        feeds("closed_on", "Closed on", "VR-PES-09", "Day on which the case was closed.", 12),
        text("closed_by", "Closed by", "Name of the person who closed the case.", 18),
        typed("closure_reviewed_on", "Closure reviewed on", Day("closure reviewed on"),
              "Day on which that person reviewed the four points.", 13),
        typed("ef_cancelled_on", "EF cancelled on", Day("moved out of Employment Follow-Up"),
              "Day on which the client was moved out of Employment Follow-Up.", 13),
        text("ef_cancelled_by", "EF cancelled by", "Name of the person who decided it.", 18),
        answers("started_in_job", "Start by job", "VR-PES-05", "started_on",
                {**JOB, "authorizations": ALL_AUTHORIZATIONS}, 12,
                help="Start of the count when it is not supported employment (VR-PES-05).",
                when=("supported_employment", "no")),
        answers("started_supported", "Start by transition", "VR-PES-06", "started_on",
                {**own(transition_completed_on="transition_completed_on"), "authorizations": ALL_AUTHORIZATIONS}, 12,
                help="Start of the count in supported employment (VR-PES-06).", when=("supported_employment", "yes")),
        answers("counts_from", "Counts from", "VR-PES-07.restart", "counts_from",
                {**own(started_on="started_on"), "authorizations": POST_EMPLOYMENT}, 12,
                help="Day from which the 90 days count, after the last post-employment service (VR-PES-07).",
                when="started_on"),
        Column("pes_open", "Service open", Flag("a post-employment service is authorized or running"),
               "Is a post-employment service authorized or running? (VR-PES-07)", 10,
               computed=AnyLine("Authorizations", "pes_running")),
        Column("course_since", "Course since", Day("first event"), "First row on the sheet Course.", 12,
               computed=Latest("Course", "event_on", earliest=True)),
        Column("last_contact_on", "Last contact", Day("last client contact"), "Latest contact with the client.", 12,
               computed=Latest("Contacts", "contact_on", where="with_client")),
        Column("employer_contact_on", "Employer contact", Day("first employer contact"),
               "First contact with the employer.", 12,
               computed=Latest("Contacts", "contact_on", earliest=True, where="with_employer")),
        CASE, *CONTACT_FACTS,
        text("job_goal", "Job goal", "Goal of the plan, as it stands there.", 22),
        text("soc", "SOC code", "Occupation code of the goal, such as 43-4051.", 11),
        text("benefits_program", "Social Security benefit", "SSI, SSDI or both, when the client has one.", 14),
        *SUPPORTS,
    ),
)  # fmt: skip
