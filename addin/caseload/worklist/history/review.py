"""What cannot be right in the record of a whole caseload: impossible, contradictory, undated, unapproved events."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from caseload.errors import Problem
from caseload.tables.courses import courses, events_by_person
from caseload.tables.read import Caseload
from caseload.worklist.history.strand import played


def record_problems(caseload: Caseload, as_of: date) -> list[Problem]:
    """Every problem of everybody's histories on a day, each once and with its cell."""
    return list({(each.where, each.what): each for each in _found(caseload, as_of)}.values())


def _found(caseload: Caseload, as_of: date) -> Iterator[Problem]:
    for course in courses(caseload.program):
        for events, lacking in events_by_person(caseload, course).values():
            if events or lacking:
                yield from played(course.question, events, lacking, as_of, caseload.path.name).problems
