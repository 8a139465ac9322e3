"""The order of the rows of each sheet; a blank comes last."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from caseload.worklist.unit.keep import as_day
from caseload.worklist.unit.reading import Row, plain_text


def _by(*names: str) -> Callable[[Row], Any]:
    def order(row: Row) -> Any:
        return [(row.get(name) is None or row.get(name) == "", _sortable(row.get(name))) for name in names]

    return order


def _sortable(value: Any) -> Any:
    if isinstance(value, date):
        return as_day(value).isoformat()
    if isinstance(value, (int, float)):
        return f"{value + 10**9:020.4f}"
    return plain_text(value).casefold()


ORDER: dict[str, Callable[[Row], Any]] = {
    "Workers": _by("worker"), "Overdue": _by("worker", "program", "what"), "OverdueCases": _by("due_on", "worker", "case_number"),
    "Report608": _by("worker", "category", "case_number"), "Unengaged": _by("worker", "last_contact_on", "case_number"),
    "GoodCause": _by("day_twenty", "worker", "case_number"), "Forms5020e": _by("standing", "handed_in_on", "case_number"),
    "OneOnOne": _by("orientation_on", "worker"), "WprSample": _by("sample_month", "due_on", "case_number"),
    "Exemptions": _by("ends_on", "review_on", "worker"), "Clocks": _by("unit", "left", "worker"),
    "Reviews": _by("month", "worker", "case_number"), "Duties": _by("month"), "Trends": _by("as_of"),
    "WorkerTrends": _by("as_of", "worker"), "Sources": _by("place"), "EarlierNotes": _by("list", "row", "column"),
}
"""Table -> what its rows are sorted by."""
