"""What happened to a GAIN participant, day by day, and what is reported and verified (001:7-15, 60-70, 84)."""

from __future__ import annotations

from caseload.rules.engine.kinds import Day, Flag
from caseload.tables.courses import Shown
from caseload.tables.programs.common import AS_OF, PARTICIPANT, answers, feeds, own, text, typed
from caseload.tables.programs.papers import COMMENT
from caseload.tables.schema import Column, Due, Each, Own, Says, Setting, Table

FIELDS = ("event", "event_on", "reason", "conditions_met", "activity", "tse_ends_on", "month", "cause")
EVENTS = Each("Course", {name: name for name in FIELDS})
SAR7 = {
    **own(due_on="sar7_due_on", sar7_received_on="sar7_received_on", evidence_attached="evidence_attached"), "as_of": AS_OF,
}  # fmt: skip


def _event(name: str, header: str, help: str, width: int, required: bool = False) -> Column:
    return feeds(name, header, "GAIN-PES.state", help, width, field=name, input="events", required=required)


COURSE = Table(
    "Course", "Course",
    about="What happened, day by day: the stage and the next step follow from it. It decides nothing by itself.",
    columns=(
        PARTICIPANT,
        _event("event", "What happened", "Choose from the list.", 22, required=True),
        _event("event_on", "On", "First day for which it holds.", 12, required=True),
        _event("reason", "Aid ended because", "For a discontinuance: why aid ended.", 26),
        _event("conditions_met", "Conditions met",
               "For a discontinuance: job and activity were there the day before: yes or no.", 11),
        _event("activity", "Activity", "For Excess Income: the concurrent activity.", 18),
        _event("tse_ends_on", "TSE ends on", "Last day of subsidized employment.", 12),
        _event("month", "Month", "For a verified month: which one, as YYYY-MM.", 11),
        _event("cause", "What ended", "For failed conditions: job or activity.", 11),
        text("recorded_by", "Entered by", "Name of the person who decided or found it.", 18),
        Column("is_verification", "Verifies", Flag("a month was verified"), "Does this row verify a month?", 9,
               computed=Says("event", ("month_verified",))),
    ),
)  # fmt: skip

REPORTS = Table(
    "Reports", "SAR 7", about="Semi-annual reports: when each is due, and whether its evidence came with it.",
    columns=(
        PARTICIPANT,
        feeds("submit_month", "Month", "CW-SAR-01.received", "Month in which it is due, as YYYY-MM.", 11, required=True),
        feeds("sar7_received_on", "Received on", "GAIN-PES-19", "Day on which it came.", 12),
        feeds("evidence_attached", "Evidence", "GAIN-PES-19", "Evidence of what it reports came with it: yes or no.", 10),
        answers("sar7_due_on", "Due on", "CW-SAR-01.received", "due_on",
                {**own(submit_month="submit_month"), "as_of": AS_OF}, 12,
                help="Day on which the SAR 7 is due (CW-SAR-01).",
                due=Due("SAR 7 with its evidence", unless="sar7_complete")),
        answers("sar7_last_day", "Accepted until", "CW-SAR-01.received", "last_day",
                {**own(submit_month="submit_month"), "as_of": AS_OF}, 12,
                help="Last day on which it is still accepted (CW-SAR-01)."),
        answers("sar7_result", "Standing", "CW-SAR-01.received", "result",
                {**own(submit_month="submit_month", received_on="sar7_received_on"), "as_of": AS_OF}, 12,
                help="On time, accepted or late (CW-SAR-01).", when="sar7_received_on"),
        answers("sar7_complete", "Complete", "GAIN-PES-19", "complete",
                SAR7, 10, help="Is it there with its evidence? (GAIN-PES-19)"),
        answers("sar7_open", "Still open", "GAIN-PES-19", "open_items",
                SAR7, 16, help="What is still missing (GAIN-PES-19)."),
        text("remark", "Remark", width=30, lines=True),
    ),
)  # fmt: skip

VERIFICATIONS = Table(
    "Verifications", "Verifications",
    about="Occasions on which work and earnings may have to be verified to the eligibility worker.",
    columns=(
        PARTICIPANT,
        typed("occasion_on", "On", Day("day of the occasion"), "Day of the occasion.", 12, required=True),
        feeds("occasion", "Occasion", "GAIN-PES-24", "SAR 7, annual redetermination, or income.", 22, input="event",
              required=True),
        feeds("income", "Income", "GAIN-PES-24", "Dollars a month, for the occasion income.", 11),
        feeds("irt", "Threshold", "GAIN-PES-24", "Income reporting threshold in dollars, for the occasion income.", 11),
        answers("verify", "Verify", "GAIN-PES-24", "verify_employment", own(event="occasion", income="income", irt="irt"),
                9, help="Is employment verified on this occasion? (GAIN-PES-24)"),
        answers("give_to", "Goes to", "GAIN-PES-24", "give_to", own(event="occasion", income="income", irt="irt"), 18,
                help="Who gets the proof (GAIN-PES-24)."),
        typed("given_on", "Given on", Day("given on"), "Day on which the proof was handed over.", 12),
        text("remark", "Remark", width=30, lines=True),
    ),
)  # fmt: skip

CONTACTS = Table(
    "Contacts", "Contacts", about="Every contact with an employed participant, at least one in each month.",
    columns=(
        PARTICIPANT,
        feeds("contact_on", "Contact on", "GAIN-PES-22", "Day of the contact.", 12, input="last_contact_on", required=True),
        text("purpose", "Purpose", "Why you met or called.", 30, lines=True),
        text("results", "Results", "What came of it.", 40, lines=True),
        *COMMENT,
        feeds("topics_done", "Topics done", "GAIN-PES-22.topics", "Codes of the office's topics that were discussed, with commas.",
              30, input="checked", lines=True),
        answers("topics_open", "Topics open", "GAIN-PES-22.topics", "unchecked",
                {"required_items": Setting("contact_topics"), "checked": Own("topics_done")}, 30,
                help="Topics of the office's list that are still open (GAIN-PES-22).", when="topics_done", lines=True),
    ),
)  # fmt: skip

SHOWN = (
    Shown("Contacts", "contact_on", "Contact", "results"),
    Shown("Employment", "employment_started_on", "Job", "job_title"),
    Shown("Activities", "began_on", "Activity", "activity"),
    Shown("Supports", "decided_on", "Support decided", "decision_text", "decided_by"),
    Shown("Verifications", "given_on", "Proof handed over", "occasion"),
    Shown("Reports", "sar7_received_on", "SAR 7 received"),
)
"""Rows that a history shows beside the events."""
