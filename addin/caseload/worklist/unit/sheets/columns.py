"""What the sheets of the unit workbook are made of, and the columns that many of them share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from caseload.rules.engine.kinds import Kind, Text
from caseload.tables.programs.common import text
from caseload.tables.schema import Column, Table

HANDOVER = "Handover"
"""Table of the workbook with the open steps of somebody who is away: ours, but no caseload."""
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
