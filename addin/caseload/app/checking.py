"""Every problem of a caseload: of its cells, and of what they tell of each person's history."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from caseload.app.files import workbooks
from caseload.errors import Problem


def check(paths: Iterable[str | Path]) -> list[Problem]:
    """Every problem of some workbooks; a file that is no caseload is one of them."""
    found: list[Problem] = []
    for path in workbooks(paths):
        found += check_one(path)
    return found


def check_one(path: Path) -> list[Problem]:
    """Every problem of one workbook, under its agency's profile."""
    from caseload.app.opening import told, under_profile

    try:
        with under_profile(path) as caseload:
            return problems_of(caseload)
    except Exception as error:  # as in a refresh
        return told(path, error)


def problems_of(caseload: Any) -> list[Problem]:
    """Every problem of a caseload that was read: of its cells, and of what they tell of each person's history."""
    from caseload.rules.engine.kinds import Day, Refused
    from caseload.rules.engine.typed import reader_of
    from caseload.tables.check import check_caseload
    from caseload.worklist.history import record_problems

    found = check_caseload(caseload)
    try:
        day = reader_of(Day())(caseload.settings.get("as_of"))
    except Refused:
        day = None
    if not isinstance(day, date):
        return found
    known = {each.where for each in found}
    return [*found, *(each for each in record_problems(caseload, day) if each.where not in known)]
