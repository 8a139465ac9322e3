"""Sheets on which the supervisor decides and records: 50-20e, one-on-one, WPR sample, reviews, own duties."""

from __future__ import annotations

from caseload.rules import questions
from caseload.rules.engine.kinds import Count, Day, Month
from caseload.rules.engine.registry import CHECKLISTS
from caseload.tables.programs.common import feeds, text, typed
from caseload.worklist.unit.sheets.columns import CASE, FILE, NOTES, WORKER, UnitTable, rolled


def _duties() -> str:
    questions()
    return ", ".join(item.code for item in CHECKLISTS["WTW-43"].items)


FORMS = UnitTable(
    "Forms5020e", "50-20e", row_key=("case_number", "participant_id", "purpose"),
    about="50-20e that wait for you: tick what you checked, the roll-up says where the form goes (WTW-30, WTW-50).",
    columns=(
        *WORKER, *CASE,
        rolled("purpose", "Purpose", help="closing or transfer.", width=11),
        rolled("handed_in_on", "Handed in on", Day, width=12),
        rolled("days_waiting", "Days waiting", Count, width=9),
        rolled("destination", "Destination", width=30),
        rolled("standing", "Standing", width=14),
        rolled("goes_to", "Goes to", width=18),
        rolled("problems", "Because", width=44, lines=True),
        feeds("screens_ok", "Screens right", "WTW-30", "All screens are up to date: yes or no.", 10),
        feeds("comments_ok", "Comments right", "WTW-30", "The comments are complete: yes or no.", 11),
        feeds("eligibility_active", "Active in eligibility", "WTW-30", "Still active in eligibility: yes or no.", 11),
        feeds("destination_correct", "Destination right", "WTW-50", "For a transfer: yes or no.", 11),
        text("decided_by", "Decided by", "Your name; nothing leaves without a name and a day.", 16),
        typed("decided_on", "Decided on", Day("decided on"), "Day of the decision.", 12),
        NOTES, FILE,
    ),
)
ONE_ON_ONE = UnitTable(
    "OneOnOne", "One-on-one", row_key=("case_number", "participant_id", "orientation_on"), records=True,
    about="Log of orientations for one person (WTW-04): the workers' entries; add rows that are missing.",
    columns=(
        *WORKER, *CASE,
        rolled("orientation_on", "Held on", Day, width=12),
        rolled("reason", "Reason", width=16),
        rolled("allowed", "Allowed", help="All else tried, and approved (WTW-04).", width=10),
        rolled("approved_by", "Approved by", width=18),
        NOTES, FILE,
    ),
)
WPR = UnitTable(
    "WprSample", "WPR sample", row_key=("case_number", "sample_month"), records=True,
    about="Cases that the State drew for the work participation rate: enter number, month and day due (WTW-42).",
    columns=(
        text("case_number", "Case number", "As the State's list has it.", 14),
        typed("sample_month", "Sample month", Month("sample month"), "Month as YYYY-MM.", 11),
        typed("due_on", "Due on", Day("due on"), "Day by which the worker's review is due; may stay blank.", 12),
        typed("reviewed_on", "Reviewed on", Day("reviewed on"), "Day of the worker's advance review.", 12),
        text("correct", "Correct", "Was the review right? In your own words.", 26, lines=True),
        rolled("standing", "Standing", help="open, overdue or reviewed (WTW-42).", width=11),
        *WORKER,
        rolled("person", "Name", width=22),
        FILE, NOTES,
    ),
)
REVIEWS = UnitTable(
    "Reviews", "Reviews", row_key=("worker_id", "case_number", "month"), records=True,
    about="Case reviews: drawn with `caseload reviews draw`, recorded here or with `caseload reviews record` (WTW-43).",
    columns=(
        *WORKER,
        rolled("case_number", "Case number", width=14),
        rolled("month", "Month", Month, "Month for which it was drawn.", 10),
        rolled("drawn_on", "Drawn on", Day, width=12),
        rolled("seed", "Seed", help="With worker and month it gives the same draw again.", width=8),
        typed("reviewed_on", "Reviewed on", Day("reviewed on"), "Day of the review.", 12),
        text("findings", "Findings", "What you found.", 44, lines=True),
        text("to_mend", "To mend", "What the worker is to correct.", 34, lines=True),
        typed("mend_by", "Mend by", Day("mend by"), "Day by which.", 12),
        typed("mended_on", "Mended on", Day("mended on"), "Day on which you saw it done.", 12),
        text("reviewed_by", "Reviewed by", "Your name.", 18),
        FILE,
    ),
)
DUTIES = UnitTable(
    "Duties", "My duties", row_key=("month",), records=True,
    about="Your five duties of each month (WTW-43): list the codes of those that are done, with commas.",
    columns=(
        rolled("month", "Month", Month, width=10),
        feeds("checked", "Done", "WTW-43.duties", f"Codes with commas: {_duties()}", 60, lines=True),
        rolled("open", "Still open", width=60, lines=True),
        NOTES,
    ),
)
