"""Lists of cases that the roll-up makes anew: overdue steps, the 608, the unengaged, good cause, exemptions, clocks."""

from __future__ import annotations

from caseload.rules.engine.kinds import Count, Day
from caseload.tables.programs.common import text, typed
from caseload.worklist.unit.sheets.columns import CASE, FILE, NOTES, WORKER, UnitTable, rolled

OVERDUE_CASES = UnitTable(
    "OverdueCases", "Overdue cases", row_key=("case_number", "participant_id", "what", "due_on"),
    about="Each overdue step, the oldest first.",
    columns=(*WORKER, *CASE, rolled("due_on", "Due on", Day, width=12), rolled("days_overdue", "Days overdue", Count, width=9),
             rolled("what", "What", width=52, lines=True), rolled("source", "Rule", width=34), FILE,
             rolled("place", "Cell", width=18), NOTES),
)  # fmt: skip
REPORT_608 = UnitTable(
    "Report608", "608", row_key=("case_number", "category"),
    about="The five categories of the Case Management Report (WTW-16); write the action taken beside each.",
    columns=(
        *WORKER, *CASE,
        rolled("category", "Category", width=24),
        rolled("shown", "The workbook shows", width=34),
        rolled("listed_since", "Listed since", Day, "First roll-up that listed it.", 12),
        text("action", "Action taken", "What was done about it; kept with case and category.", 34, lines=True),
        typed("action_on", "Action on", Day("action on"), "Day of the action.", 12),
        NOTES, FILE,
    ),
)
UNENGAGED = UnitTable(
    "Unengaged", "Unengaged", row_key=("case_number", "participant_id"),
    about="Cases for the conference with the worker: no activity or no update, neither exempt nor deferred (WTW-44).",
    columns=(
        *WORKER, *CASE,
        rolled("because", "Because", width=52, lines=True),
        rolled("last_contact_on", "Last contact", Day, width=12),
        rolled("contact_due_on", "Contact due", Day, width=12),
        rolled("listed_since", "Listed since", Day, "First roll-up that listed it.", 12),
        typed("discussed_on", "Discussed on", Day("discussed on"), "Day of the conference.", 12),
        text("agreed", "Agreed", "What you agreed with the worker; kept with the case.", 34, lines=True),
        NOTES, FILE,
    ),
)
GOOD_CAUSE = UnitTable(
    "GoodCause", "Good cause", row_key=("case_number", "participant_id", "notice_on"),
    about="Notices at or near day 20, and those beyond it (CW-NC-01). Nothing is sanctioned without your name and a day.",
    columns=(
        *WORKER, *CASE,
        rolled("standing", "Standing", width=26),
        rolled("notice_on", "Notice on", Day, width=12),
        rolled("notice_day", "Day of notice", Count, width=9),
        rolled("day_twenty", "Day 20", Day, width=12),
        rolled("good_cause", "Good cause", help="found, none, or pending.", width=11),
        rolled("problem", "Problem", width=34),
        rolled("earliest_sanction", "Earliest sanction", Day, "If you approve one (CW-NC-02).", 13),
        rolled("listed_since", "Listed since", Day, width=12),
        text("decision", "Decided", "What you decided with the worker.", 30, lines=True),
        NOTES, FILE,
    ),
)
EXEMPTIONS = UnitTable(
    "Exemptions", "Exemptions", row_key=("case_number", "participant_id", "began_on"),
    about="Exemptions that are over, due for review, or soon will be (WTW-24).",
    columns=(
        *WORKER, *CASE,
        rolled("standing", "Standing", width=14),
        rolled("reason", "Reason", help="Not shown for confidential participants.", width=30),
        rolled("began_on", "Began on", Day, width=12),
        rolled("ends_on", "Ends on", Day, width=12),
        rolled("review_on", "Review on", Day, width=12),
        rolled("listed_since", "Listed since", Day, width=12),
        NOTES, FILE,
    ),
)
CLOCKS = UnitTable(
    "Clocks", "Clocks", row_key=("case_number", "participant_id", "clock"),
    about="Clocks near their end, the shortest first.",
    columns=(
        *WORKER, *CASE,
        rolled("clock", "Clock", width=22),
        rolled("left", "Left", Count, width=8),
        rolled("unit", "Unit", width=9),
        rolled("listed_since", "Listed since", Day, width=12),
        NOTES, FILE,
    ),
)
