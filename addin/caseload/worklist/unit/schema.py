"""The unit workbook: its sheets, which columns the roll-up fills, which belong to the supervisor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from caseload.rules import questions
from caseload.rules.engine.kinds import Count, Day, Kind, Month, Number, Text
from caseload.rules.engine.registry import CHECKLISTS
from caseload.rules.wtw.report_608 import CATEGORIES
from caseload.tables.programs.common import feeds, text, typed
from caseload.tables.schema import Column, Program, Table

CODE = "unit"
ROLLED: Any = "filled by the roll-up"
"""Stands where a column of a caseload has its question: the roll-up fills it, nobody types there."""


@dataclass(frozen=True)
class UnitTable(Table):
    """A sheet of the unit workbook. ``row_key`` names the columns by which a row is known again at the next roll-up.

    ``records``: rows stay although the caseloads no longer show them (logs, reviews, trends).
    """

    row_key: tuple[str, ...] = ()
    records: bool = False


def spoken(code: str) -> str:
    """A code as words."""
    return code.replace("_", " ")


def rolled(name: str, header: str, kind: type[Kind] = Text, help: str = "", width: int = 14, **more: Any) -> Column:
    """A column that the roll-up fills."""
    words = help or "The roll-up fills this column."
    return Column(name, header, kind(header), words, width, computed=ROLLED, **more)


WORKER = (rolled("worker_id", "Worker number", width=11), rolled("worker", "Worker", width=18))
CASE = (
    rolled("case_number", "Case number", width=14),
    rolled("participant_id", "Participant", help="Number in the worker's workbook.", width=12),
    rolled("person", "Name", help="Shown only when Confidential says no; else the case number stands alone.", width=22),
)
FILE = rolled("file", "Workbook", width=18)
NOTES = text("notes", "Notes", "Yours; every roll-up keeps it with its case.", 34, lines=True)
CATEGORY_COLUMNS = tuple(rolled(code, spoken(code).capitalize(), Count, "Cases in this category of the 608 (WTW-16).", 14)
                         for code in CATEGORIES)  # fmt: skip
AGES = ((1, 7), (8, 30), (31, 90), (91, None))
"""Days overdue, in bands for the eye; no rule hangs on them."""
AGE_COLUMNS = tuple(rolled(f"days_{low}", f"{low} to {high} days" if high else f"{low} days and more", Count, width=10)
                    for low, high in AGES)  # fmt: skip


def _duties() -> str:
    questions()
    return ", ".join(item.code for item in CHECKLISTS["WTW-43"].items)


OVERVIEW = UnitTable(
    "Overview", "Overview", row_key=("measure",), about="The unit in figures, and what changed since the roll-up before.",
    columns=(
        rolled("measure", "Measure", width=34),
        rolled("now", "Now", Number, width=10),
        rolled("before", "Before", Number, "The same figure at the roll-up before.", 10),
        rolled("change", "Change", Number, width=10),
        rolled("sheet", "Where", help="The sheet that lists the cases.", width=18),
    ),
)
WORKERS = UnitTable(
    "Workers", "Workers", row_key=("worker_id",), about="One row for each worker; the last column is yours.",
    columns=(
        *WORKER,
        rolled("programs", "Programs", width=12),
        rolled("participants", "Participants", Count, width=11),
        rolled("overdue", "Overdue", Count, "Steps whose last day has passed.", 9),
        rolled("oldest_days", "Oldest, days", Count, "Days since the oldest overdue step was due.", 9),
        rolled("due_soon", "Due soon", Count, "Steps due today or in the next days.", 9),
        rolled("hours_met", "Hours met", Count, "Of those who owe hours: planned hours reach them (WTW-02).", 9),
        rolled("hours_short", "Hours short", Count, "Of those who owe hours: planned hours do not reach them.", 9),
        rolled("hours_unknown", "Hours not known", Count, "A blank decides: not counted in the rate.", 9),
        rolled("hours_rate", "Met of 100", Number, "Hours met, of 100 with an answer.", 9),
        *CATEGORY_COLUMNS,
        rolled("no_action", "608 without action", Count, "Lines of the 608 without an action noted (WTW-16).", 11),
        rolled("unengaged", "Unengaged", Count, "Cases for the conference (WTW-44).", 11),
        rolled("forms_waiting", "50-20e waiting", Count, "Forms that wait for your decision (WTW-30, WTW-50).", 10),
        rolled("reviews_done", "Reviews done", Count, "Case reviews of the month (WTW-43).", 9),
        rolled("reviews_owed", "Reviews owed", Count, "Case reviews still owed this month (WTW-43).", 9),
        rolled("one_on_one", "One-on-one", Count, "Orientations for one person this month (WTW-04).", 10),
        rolled("one_on_one_days", "Days of them", Count, "Different days with such an orientation (WTW-04).", 9),
        rolled("unanswered", "Not answered", Count, "Cells that begin with ? in the worker's workbooks.", 10),
        text("notes", "Agreed with the worker", "Yours; every roll-up keeps it.", 34, lines=True),
    ),
)
OVERDUE = UnitTable(
    "Overdue", "Overdue", row_key=("worker_id", "program", "what"), about="What is overdue, by worker, kind and age.",
    columns=(*WORKER, rolled("program", "Program", width=10), rolled("what", "What", width=52),
             rolled("total", "Overdue", Count, width=9), *AGE_COLUMNS, rolled("oldest_on", "Oldest due on", Day, width=12)),
)  # fmt: skip
OVERDUE_CASES = UnitTable(
    "OverdueCases", "Overdue cases", row_key=("case_number", "participant_id", "what", "due_on"),
    about="Each overdue step, the oldest first.",
    columns=(*WORKER, *CASE, rolled("due_on", "Due on", Day, width=12), rolled("days_overdue", "Days overdue", Count, width=9),
             rolled("what", "What", width=52), rolled("source", "Rule", width=34), FILE,
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
        rolled("because", "Because", width=52),
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
        rolled("problems", "Because", width=44),
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
        rolled("open", "Still open", width=84),
        NOTES,
    ),
)
_MEASURES = ("participants", "overdue", "hours_met", "hours_short", "hours_rate", *CATEGORIES, "no_action", "unengaged",
             "forms_waiting", "reviews_owed")  # fmt: skip
MEASURES = tuple(WORKERS.column(name) for name in _MEASURES)
"""The figures that are followed over time."""
UNIT_MEASURES = (
    rolled("exemptions", "Exemptions to review", Count, width=11), rolled("clocks", "Clocks near their end", Count, width=11),
    rolled("wpr_open", "WPR reviews open", Count, width=11), rolled("wpr_overdue", "WPR reviews overdue", Count, width=11),
    rolled("not_read", "Workbooks not read", Count, width=11),
)  # fmt: skip
"""Further figures of the unit as a whole."""
TRENDS = UnitTable(
    "Trends", "Trends", row_key=("as_of",), records=True, about="The unit's figures at each roll-up.",
    columns=(rolled("as_of", "As of", Day, width=12), rolled("workers", "Workers", Count, width=9), *MEASURES,
             *UNIT_MEASURES),
)  # fmt: skip
WORKER_TRENDS = UnitTable(
    "WorkerTrends", "Worker trends", row_key=("as_of", "worker_id"), records=True,
    about="Each worker's figures at each roll-up.", columns=(rolled("as_of", "As of", Day, width=12), *WORKER, *MEASURES),
)  # fmt: skip
SOURCES = UnitTable(
    "Sources", "Sources", row_key=("place",), about="Every workbook that was found: read, or why not.",
    columns=(
        rolled("place", "Workbook", width=34),
        rolled("standing", "Standing", width=14),
        rolled("program", "Program", width=10),
        *WORKER,
        rolled("participants", "Participants", Count, width=11),
        rolled("saved_at", "Saved", help="When it was last saved.", width=17),
        rolled("problems", "Problems", Count, "Parts of the workbook that are missing or renamed.", 9),
        rolled("why", "Why", width=84),
        rolled("todo", "What to do", width=70),
    ),
)
EARLIER = UnitTable(
    "EarlierNotes", "Earlier notes", row_key=("list", "row", "column"), records=True,
    about="Notes on rows that are no longer listed; they return to their row when it is listed again.",
    columns=(
        rolled("list", "List", width=16), rolled("row", "Row", width=48),
        rolled("column", "Column", width=16), rolled("kept", "What it says", width=60, lines=True),
        rolled("left_on", "Left the list on", Day, width=13),
    ),
)

UNIT = Program(
    CODE, "Supervisor's unit", "alameda",
    (OVERVIEW, WORKERS, OVERDUE, OVERDUE_CASES, REPORT_608, UNENGAGED, GOOD_CAUSE, FORMS, ONE_ON_ONE, WPR, EXEMPTIONS,
     CLOCKS, REVIEWS, DUTIES, TRENDS, WORKER_TRENDS, SOURCES, EARLIER),
    (typed("as_of", "Day asked about", Day("day asked about"), "Day of the last roll-up."),
     text("supervisor_name", "Supervisor", "Your name, for review forms.")),
)  # fmt: skip
TABLES: dict[str, UnitTable] = {each.name: each for each in UNIT.tables if isinstance(each, UnitTable)}
"""The sheets of the unit workbook by the name of their table."""
