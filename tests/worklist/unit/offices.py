"""Invented caseloads whose counts can be worked out by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from caseload.tables.build import build
from caseload.tables.sample import SETTINGS
from caseload.tables.schema import program

DAY = date(2026, 11, 25)
Rows = Sequence[Mapping[str, Any]]


def person(number: int, **more: Any) -> dict[str, Any]:
    """An invented participant of a Welfare-to-Work caseload with nothing special."""
    return {
        "participant_id": f"P{number}", "case_number": f"C{number}", "first_name": f"First{number}",
        "last_name": "Sampleton", "language": "en", "address": "1 Nowhere Street", "city": "Oakland, CA 94600",
        "confidential": False, "registration": "mandatory", "adults": 1, "disabled_adult": False,
        "pregnant_only": False, "assigned_on": date(2026, 1, 5), "good_cause_deferral": False, "months_on_case": 12,
        "months_exempt": 0, "months_sanctioned": 0, **more,
    }  # fmt: skip


def caseload(path: Path, people: Rows, worker: str = "EX1", name: str = "Ada Sample", **tables: Rows) -> Path:
    """A Welfare-to-Work workbook with these records."""
    settings = {**SETTINGS, "worker_id": worker, "worker_name": name, "as_of": DAY}
    build(program("wtw"), path, {"Participants": people, **tables}, settings, False)
    return path


def contact(who: str, on: date, **more: Any) -> dict[str, Any]:
    """A contact with a participant."""
    return {"participant_id": who, "contact_on": on, "contact_kind": "telephone", "purpose": "Monthly contact",
            "results": "Talked.", "forms": "none", "documents": "none", **more}  # fmt: skip


def activity(who: str, hours: Any = 30, **more: Any) -> dict[str, Any]:
    """A running activity of a participant."""
    return {"participant_id": who, "activity": "Job club", "activity_kind": "job_search", "began_on": date(2026, 6, 1),
            "weekly_hours": hours, **more}  # fmt: skip


def rows_of(path: Path, table: str) -> list[dict[str, Any]]:
    """The rows of a sheet of a unit workbook by column name."""
    from caseload.worklist.unit.book import UnitBook

    return UnitBook(path).standing[table].rows


def write(path: Path, table: str, row: int, **values: Any) -> None:
    """Type values into a row (counted from 0) of a sheet of a unit workbook, as a supervisor would."""
    from caseload.tables import patch_cells
    from caseload.tables.editor.address import cell_name
    from caseload.tables.editor.reading import open_workbook
    from caseload.worklist.unit.sheets import TABLES

    part = open_workbook(path).table(table)
    headers = {name: TABLES[table].column(name).header for name in values}
    cells = {cell_name(part.first_row + row, part.area.left + part.columns.index(headers[name])): value
             for name, value in values.items()}  # fmt: skip
    patch_cells(path, path, {part.sheet: cells})
