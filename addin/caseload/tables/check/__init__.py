"""What is wrong in a caseload workbook: everything at once, each with its cell, why, and what to do.

What lives here: the checks, each reading a caseload as it stands. What does not: mending (``healing``), and any rule:
whether hours balance or times overlap is asked of the questions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from os import PathLike

from caseload.errors import Problem, WrongUse
from caseload.tables.check.answers import findings, typed_over
from caseload.tables.check.cells import cells, orders, settings
from caseload.tables.check.keys import repeated, strangers
from caseload.tables.check.names import approvals
from caseload.tables.compute import compute
from caseload.tables.read import Caseload, read_caseload


def check(path: str | PathLike[str]) -> list[Problem]:
    """Every problem of a workbook's structure and data; raises only for a file that is no caseload at all."""
    return check_caseload(read_caseload(path))


def check_caseload(caseload: Caseload) -> list[Problem]:
    """Every problem of a caseload that was read."""
    found = [*caseload.problems, *settings(caseload)]
    if not len(caseload.people):
        found.append(Problem(caseload.people.sheet, "there are no participants", "the table is empty",
                             "Enter the first one, or import a list.", severity="warning"))  # fmt: skip
    for frame in caseload.frames.values():
        if not frame.table.owned:
            for each in (cells, orders, approvals, repeated):
                found += each(frame)
    found += strangers(caseload)
    found += _answered(caseload)
    return [replace(each, file=caseload.path.name) for each in found]


def _answered(caseload: Caseload) -> list[Problem]:
    """What the answers of the questions tell; nothing while the day asked about cannot be read, which is named itself."""
    from caseload.tables.refresh import as_day

    try:
        day = as_day(caseload.settings.get("as_of"), caseload.path.name)
    except WrongUse:
        return []
    results = compute(caseload, day)
    return [*findings(caseload, results), *typed_over(caseload, results)]


def errors(problems: Sequence[Problem]) -> list[Problem]:
    """The problems that must be mended (not the mere warnings)."""
    return [each for each in problems if each.severity == "error"]


__all__ = ["check", "check_caseload", "errors"]
