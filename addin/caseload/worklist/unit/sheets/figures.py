"""Sheets of figures: the unit, its workers, what is overdue by age, and the trends."""

from __future__ import annotations

from caseload.rules.engine.kinds import Count, Day, Number
from caseload.rules.wtw.report_608 import CATEGORIES
from caseload.tables.programs.common import text
from caseload.worklist.unit.sheets.columns import WORKER, UnitTable, rolled, spoken

CATEGORY_COLUMNS = tuple(rolled(code, spoken(code).capitalize(), Count, "Cases in this category of the 608 (WTW-16).", 14)
                         for code in CATEGORIES)  # fmt: skip
AGES = ((1, 7), (8, 30), (31, 90), (91, None))
"""Days overdue, in bands for the eye; no rule hangs on them."""
AGE_COLUMNS = tuple(rolled(f"days_{low}", f"{low} to {high} days" if high else f"{low} days and more", Count, width=10)
                    for low, high in AGES)  # fmt: skip
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
        rolled("unanswered", "Not answered", Count, "Due days, hours, 608, clocks kept open by a blank; `caseload check` names them.", 10),
        text("notes", "Agreed with the worker", "Yours; every roll-up keeps it.", 34, lines=True),
    ),
)
OVERDUE = UnitTable(
    "Overdue", "Overdue", row_key=("worker_id", "program", "what"), about="What is overdue, by worker, kind and age.",
    columns=(*WORKER, rolled("program", "Program", width=10), rolled("what", "What", width=52),
             rolled("total", "Overdue", Count, width=9), *AGE_COLUMNS, rolled("oldest_on", "Oldest due on", Day, width=12)),
)  # fmt: skip
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
