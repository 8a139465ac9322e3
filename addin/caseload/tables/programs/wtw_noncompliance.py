"""Noncompliance in the Welfare-to-Work caseload: each problem, its plan or cure, and what they tell the 608."""

from __future__ import annotations

from caseload.rules.engine.kinds import Day, Flag
from caseload.tables.programs.common import APPROVER, AS_OF, PARTICIPANT, answers, feeds, fixed, own, text, typed
from caseload.tables.schema import Column, Due, FirstFilled, Fixed, Latest, Source, Table

PLAN_AND_CURE = (
    feeds("problem_activity", "In activity", "WTW-22", "Kind of activity in which it happened.", 16, input="activity_kind"),
    typed("problem_on", "Found on", Day("problem found"), "Day on which the problem was found.", 12),
    text("problem_text", "What happened", "In your own words.", 30, lines=True),
    typed("plan_agreed_on", "Plan agreed on", Day("plan agreed on"), "Day on which the plan was agreed.", 12),
    feeds("plan_from_on", "Plan from", "CW-NC-04.last_day", "First day of the compliance plan.", 12, input="began_on"),
    feeds("plan_activity_ends_on", "Its activity ends", "CW-NC-04.last_day",
          "Last day of the activity, if it ends sooner.", 13, input="activity_ends_on"),
    answers("plan_to_on", "Plan until", "CW-NC-04.last_day", "last_day",
            own(began_on="plan_from_on", activity_ends_on="plan_activity_ends_on"), 12,
            help="Last day of the compliance plan (CW-NC-04).", when="plan_from_on",
            due=Due("Compliance plan ends: was it met?", "resolved_on", "open")),
    Column("plan_made_on", "Plan made on", Day("compliance plan made"),
           "Day on which the plan was agreed or, while that is blank, from which it runs.", 12,
           computed=FirstFilled(("plan_agreed_on", "plan_from_on"))),
    typed("plan_failed_on", "Plan failed on", Day("plan failed"), "Day on which it was found that it failed.", 12),
    typed("plan_good_cause", "Cause of the failure", Flag("good cause for the failed plan"),
          "yes: good cause; no: determined that there is none; blank: pending.", 11),
    text("plan_failed_text", "Not done in the plan", "What of the plan was not done, in plain words for the participant.", 30,
         lines=True),
    text("cure_place", "Cure: place and time", "Where and at what time the participant does it.", 24),
    text("cure_activity", "Cure activity", "What the participant does to end the sanction.", 24),
    feeds("cure_from_on", "Cure from", "CW-NC-05.last_day", "First day of the cure plan.", 12, input="began_on"),
    answers("cure_to_on", "Cure until", "CW-NC-05.last_day", "last_day", own(began_on="cure_from_on"), 12,
            help="Last day of the cure plan (CW-NC-05).", when="cure_from_on"),
    feeds("cure_contact_on", "Asked to end it on", "CW-NC-05.restore",
          "Day on which the participant asked to end the sanction.", 13, input="contact_on"),
    answers("aid_restored_on", "Aid from", "CW-NC-05.restore", "aid_restored_on", own(contact_on="cure_contact_on"), 12,
            help="First day with aid after the cure (CW-NC-05).", when="cure_contact_on"),
    typed("other_parent", "Other parent", Flag("the other parent"),
          "yes: this person is the other parent of a sanctioned one and gets the NA 845.", 11),
)  # fmt: skip
"""Columns of the sheet of noncompliance for compliance plans and for ending a sanction."""



def _of_notice(name: str, header: str, day: str, help: str, source: str) -> Column:
    running = Latest("Noncompliance", source, where="open", alike=("notice_on", "notice_on"))
    return Column(name, header, Day(day), help, 12, computed=running)


PLAN_OF_NOTICE = (
    _of_notice("nc_plan_on", "Plan made on", "compliance plan made", "Compliance plan for the notice that runs.",
               "plan_made_on"),
    _of_notice("nc_plan_to_on", "Plan until", "last day of the compliance plan", "Last day of that plan.", "plan_to_on"),
    _of_notice("nc_plan_failed_on", "Plan failed on", "compliance plan failed", "Day on which it was found that it failed.",
               "plan_failed_on"),
)  # fmt: skip
"""Columns of the participants: the compliance plan that answers the latest notice, by the sheet of noncompliance."""

PLAN_ANSWERS: dict[str, Source] = {
    **own(resolved_on="nc_plan_on", plan_ends_on="nc_plan_to_on"),
    "resolution": Fixed("compliance_plan", when="nc_plan_on"), "plan_outcome": Fixed("failed", when="nc_plan_failed_on"),
}  # fmt: skip
"""What they tell the 608: a plan settles the notice until it has failed or is over."""

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
