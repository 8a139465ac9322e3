"""Columns and sheets of the GROW workbook that its documents need."""

from __future__ import annotations

from caseload.rules.engine.codes import Codes
from caseload.rules.engine.kinds import Choice, Day
from caseload.tables.programs.common import PARTICIPANT, answers, feeds, own, text, typed
from caseload.tables.programs.papers import appointments
from caseload.tables.schema import Table

PURPOSES = Codes("icm", "employment_check", "pes", "hearing", "job_developer", "other")
ACTIVITIES = Codes("orientation", "jspc", "education_training", "one_stop", "youth", "non_custodial_parent",
                   "supportive_services", "other")  # fmt: skip

APPOINTMENTS = appointments(
    PURPOSES, text("bring", "To bring", "Papers to bring, with semicolons; they stand on the letter.", 26, lines=True),
)

EVENTS = Table(
    "Events", "Events", about="Job fairs, recruitments and centers to which a participant is sent, with the way there.",
    columns=(
        PARTICIPANT,
        text("event", "Event", "What it is called.", 26, required=True),
        feeds("event_kind", "Kind", "ICM-23", "What kind of event.", 16, input="handout", required=True),
        typed("event_on", "Day", Day("day of the event"), "Day of the event.", 12, required=True),
        text("event_time", "Time", "Such as 9:30 a.m.", 11),
        text("place", "Place", "Name and address.", 26),
        text("contact", "Ask for", "Whom to ask for there.", 18),
        text("directions", "How to get there", "In plain words, in the participant's language.", 34, lines=True),
        feeds("map_given", "Paper given", "ICM-23", "Map or directions given: yes or no.", 11),
        answers("handout_ok", "Complete", "ICM-23", "ok", own(handout="event_kind", map_given="map_given"), 10,
                help="Was all given that belongs to it? (ICM-23)", when="event_kind"),
    ),
)  # fmt: skip

ASSIGNMENT = (
    typed("activity_kind", "Kind", Choice(ACTIVITIES, "kind of activity"), "Kind of activity on the ABP 1463.", 17),
    feeds("weekly_hours", "Hours a week", "ICM-03.hours", "Hours a week.", 9, input="other_hours"),
    text("place", "Place", "Where it takes place.", 24),
)
"""Columns of the sheet of components that the ABP 1463 needs."""

SIGNING = (
    text("starts_at", "Time", "Such as Mon to Thu, 9 a.m.", 16),
    typed("plan_signed_on", "ABP 1463 signed", Day("ABP 1463 signed on"), "Day on which both signed the ABP 1463.", 12),
)
"""Columns of both sheets of activities."""

AT_A_VISIT = (
    feeds("outcomes_done", "Outcomes reached", "ICM-22", "Codes of the outcomes of the assignment that are reached, "
          "with commas.", 30, input="checked", lines=True),
    feeds("test_application", "Test application", "ICM-14", "Could the participant fill it in alone?", 12),
    feeds("would_benefit_literacy", "Would gain from classes", "ICM-14",
          "Would reading and writing classes help? yes or no.", 12),
    answers("master_application", "Master application", "ICM-14", "master_application",
            own(test_application="test_application", would_benefit_literacy="would_benefit_literacy",
                first_icm="first_icm"), 11,
            help="Is a master application to be made with the participant? (ICM-14)", when="test_application"),
    typed("master_made_on", "Master made on", Day("master application made on"),
          "Day on which the master application was made.", 12),
)  # fmt: skip
"""Columns of the sheet of visits: outcomes of the assignment (ABP 821), job applications."""

FINDING = (
    text("officer", "Hearing officer", "Name; somebody who has not worked on the case.", 18),
    typed("decided_on", "Decided on", Day("decided on"), "Day of the hearing officer's decision.", 12),
    typed("return_on", "Back on", Day("back to the activity on"), "First day back in the activity.", 12),
)
"""Columns of the sheet of noncompliance about the hearing."""

FORMS_SETTINGS = (text("center", "Resource Center", "Name of the center on sign-in sheets; may stay blank."),)

__all__ = ["APPOINTMENTS", "ASSIGNMENT", "AT_A_VISIT", "EVENTS", "FINDING", "FORMS_SETTINGS", "SIGNING"]
