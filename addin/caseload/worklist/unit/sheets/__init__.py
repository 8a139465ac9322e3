"""The unit workbook: its sheets, which columns the roll-up fills, which belong to the supervisor."""

from __future__ import annotations

from caseload.rules.engine.kinds import Day
from caseload.tables.programs.common import text, typed
from caseload.tables.schema import Program
from caseload.worklist.unit.sheets.cases import CLOCKS, EXEMPTIONS, GOOD_CAUSE, OVERDUE_CASES, REPORT_608, UNENGAGED
from caseload.worklist.unit.sheets.columns import HANDOVER, UnitTable, spoken
from caseload.worklist.unit.sheets.decisions import DUTIES, FORMS, ONE_ON_ONE, REVIEWS, WPR
from caseload.worklist.unit.sheets.figures import (
    AGES,
    MEASURES,
    OVERDUE,
    OVERVIEW,
    TRENDS,
    UNIT_MEASURES,
    WORKER_TRENDS,
    WORKERS,
)  # fmt: skip
from caseload.worklist.unit.sheets.found import EARLIER, SOURCES

CODE = "unit"
UNIT = Program(
    CODE, "Supervisor's unit", "alameda",
    (OVERVIEW, WORKERS, OVERDUE, OVERDUE_CASES, REPORT_608, UNENGAGED, GOOD_CAUSE, FORMS, ONE_ON_ONE, WPR, EXEMPTIONS,
     CLOCKS, REVIEWS, DUTIES, TRENDS, WORKER_TRENDS, SOURCES, EARLIER),
    (typed("as_of", "Day asked about", Day("day asked about"), "Day of the last roll-up."),
     text("supervisor_name", "Supervisor", "Your name, for review forms.")),
)  # fmt: skip
TABLES: dict[str, UnitTable] = {each.name: each for each in UNIT.tables if isinstance(each, UnitTable)}
"""The sheets of the unit workbook by the name of their table."""

__all__ = ["AGES", "CODE", "EARLIER", "HANDOVER", "MEASURES", "OVERVIEW", "REPORT_608", "TABLES", "TRENDS", "UNIT", "UNIT_MEASURES",
           "WORKERS", "WORKER_TRENDS", "UnitTable", "spoken"]  # fmt: skip
