"""Which workbooks were found, and the notes whose rows are no longer listed."""

from __future__ import annotations

from caseload.rules.engine.kinds import Count, Day
from caseload.worklist.unit.sheets.columns import WORKER, UnitTable, rolled

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
        rolled("why", "Why", width=60, lines=True),
        rolled("todo", "What to do", width=50, lines=True),
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
