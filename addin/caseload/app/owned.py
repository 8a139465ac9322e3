"""The rows of the lists that refresh owns (Today, Checklist, Notices): one spelling for a file and for an open workbook."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from pathlib import Path
from typing import Any


def owned_rows(caseload: Any, results: Any, day: date, days: int, register: Path,
               cases: Collection[str] | None = None) -> tuple[list[Any], dict[str, list[dict[str, Any]]]]:  # fmt: skip
    """The lines of the due list, and by table the rows that belong into the lists that are there.

    Fills the column Alerts from the same lines. ``cases``: notices of these cases only (folded numbers).
    """
    from caseload.app.due import due_lines
    from caseload.app.issued import issued
    from caseload.worklist.alerts import tell_alerts
    from caseload.worklist.checklists import checklist_rows

    lines, rows = due_lines(caseload, results, day, days, register), {}
    tell_alerts(caseload, results, lines)
    if "Today" in caseload.frames:
        rows["Today"] = [line.for_today() for line in lines]
    if "Checklist" in caseload.frames:
        rows["Checklist"] = checklist_rows(caseload, results, day)
    if "Notices" in caseload.frames and register.exists():
        rows["Notices"] = issued(caseload["Notices"], register, cases)
    return lines, rows


__all__ = ["owned_rows"]
