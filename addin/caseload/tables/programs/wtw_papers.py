"""Sheets of the Welfare-to-Work workbook that its documents need."""

from __future__ import annotations

from caseload.rules.engine.codes import Codes
from caseload.rules.engine.kinds import Choice, Day, Money
from caseload.tables.programs.common import PARTICIPANT, answers, feeds, own, text, typed
from caseload.tables.programs.papers import appointments
from caseload.tables.schema import Table

PURPOSES = Codes("introduction", "noncompliance", "contact", "other")
SERVICES = Codes("child_care", "transportation", "ancillary", "outside_referral")
PAID = Codes("once", "week", "month")

APPOINTMENTS = appointments(
    PURPOSES,
    typed("orientation_on", "Orientation on", Day("orientation"), "For an introduction: day of the orientation.", 12),
)

AUTHORIZATIONS = Table(
    "Authorizations", "Services",
    about="Supportive services: what was asked for, what was decided, and the notice of it.",
    columns=(
        PARTICIPANT,
        typed("service", "Service", Choice(SERVICES, "supportive service"), "Which service.", 16, required=True),
        feeds("requested", "Asked for", "WTW-40.option", "The participant asked for it: yes or no.", 9),
        feeds("needed", "Needed", "WTW-40.option", "It is needed to take part: yes or no.", 9),
        feeds("authorized", "In force", "WTW-40.option", "It is in force already: yes or no.", 9),
        answers("option", "To do", "WTW-40.option", "option",
                own(requested="requested", needed="needed", authorized="authorized"), 13,
                help="What follows from it (WTW-40)."),
        typed("decided_on", "Decided on", Day("decided on"), "Day of the decision; the notice follows.", 12),
        text("decided_by", "Decided by", "Name of the person who decided.", 18),
        typed("amount", "Amount", Money("amount"), "Dollars, if there is an amount.", 11),
        typed("amount_per", "Paid", Choice(PAID, "how often it is paid"), "Once, each week or each month.", 9),
        feeds("authorized_from_on", "From", "WTW-40.covers", "First day of the service.", 12),
        feeds("authorized_to_on", "Until", "WTW-40.covers", "Last day; blank when no end is set.", 12),
        typed("effective_on", "Takes effect on", Day("takes effect on"), "Day from which the decision holds.", 13),
        text("decision_text", "Reason for the participant", "In plain words, in the participant's language.", 34,
             lines=True),
    ),
)  # fmt: skip

ROUTINGS = Table(
    "Routings", "Transfers", about="Cases that go to another unit with a 50-20e; the supervisor releases each.",
    columns=(
        PARTICIPANT,
        typed("handed_in_on", "Handed in on", Day("handed in on"), "Day on which the 50-20e is handed in.", 12),
        feeds("destination", "Destination", "WTW-50", "Office and unit.", 26),
        text("transfer_reason", "Reason", width=30, lines=True),
        feeds("destination_correct", "Destination right", "WTW-50", "The supervisor's finding: yes or no.", 11),
        typed("routed_on", "Routed on", Day("routed on"), "Day on which the file left.", 12),
        answers("release", "Released", "WTW-50", "release",
                own(destination="destination", destination_correct="destination_correct"), 10,
                help="May it leave the unit? (WTW-50)"),
    ),
)  # fmt: skip

ONE_ON_ONE = Table(
    "OneOnOne", "One-on-one", about="Orientations held for one person, with the reason and the supervisor's approval.",
    columns=(
        PARTICIPANT,
        typed("orientation_on", "Held on", Day("orientation"), "Day of the orientation.", 12, required=True),
        feeds("reason", "Reason", "WTW-04.allowed", "Why it was held for one person.", 16, required=True),
        feeds("orientation_needed_for_next", "Needed for next", "WTW-04.allowed",
              "The next step needs the orientation: yes or no.", 10),
        feeds("options_exhausted", "All else tried", "WTW-04.allowed", "Every other way was tried: yes or no.", 10),
        feeds("supervisor_approved", "Approved", "WTW-04.allowed", "The supervisor approved it: yes or no.", 10),
        text("approved_by", "Approved by", "Name of the supervisor.", 18),
        answers("allowed", "Allowed", "WTW-04.allowed", "allowed",
                own(reason="reason", orientation_needed_for_next="orientation_needed_for_next",
                    options_exhausted="options_exhausted", supervisor_approved="supervisor_approved"), 9,
                help="May it be held for one person? (WTW-04)"),
    ),
)  # fmt: skip

MEETING = (
    text("sp", "Service provider", "Name of the provider's staff.", 20),
    text("client_information", "Client information", "First part of the summary.", 30, lines=True),
    text("barriers_and_recommendations", "Barriers", "Second part: barriers and recommendations.", 30, lines=True),
    text("goals_and_plan", "Goals and plan", "Third part.", 30, lines=True),
    text("recommendations_for_ec", "For the EC", "Fourth part: review and recommendations.", 30, lines=True),
    typed("meeting_on", "Meeting on", Day("meeting"), "Day for which the meeting is set.", 12),
    text("meeting_time", "Time", width=11),
    feeds("mode", "Way of meeting", "WTW-09.mode", "By phone, by video, in person, by e-mail.", 12),
    text("place", "Place", width=22),
    feeds("attendees", "Attendees", "WTW-10", "Codes of those who take part, with commas.", 26, lines=True),
    feeds("topics", "Topics", "WTW-12", "Codes of the topics, with commas; blank: all of them.", 30, input="checked",
          lines=True),
    feeds("finalized_on", "Agenda final on", "WTW-12", "Day on which the agenda was final.", 12),
)  # fmt: skip
"""Columns of the sheet of the support team that its summary and its agenda need."""

STARTS_AT = text("starts_at", "Time", "Such as Mon to Thu, 9 a.m.; stands on the plan.", 16)
"""Column of the sheet of activities for the plan (004:190)."""

__all__ = ["APPOINTMENTS", "AUTHORIZATIONS", "MEETING", "ONE_ON_ONE", "ROUTINGS", "STARTS_AT"]
