"""What is due in some workbooks, and the same as a calendar file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from caseload.app.files import workbooks
from caseload.errors import Problem, WrongUse


@dataclass
class Worklist:
    """What is due in some workbooks, each line with its file's name, the earliest first; and which could not be read."""

    lines: list[tuple[str, Any]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    open_people: set[tuple[str, str]] = field(default_factory=set)
    """File and number of the participants whose address is known not to be confidential."""
    as_of: date | None = None
    """The latest day that the workbooks answer for."""


def worklist(paths: Iterable[str | Path], as_of: date | None = None, days: int = 7) -> Worklist:
    """What is overdue, due today or soon in some workbooks; one that cannot be read does not stop the rest."""
    from caseload.app.due import REGISTER, due_lines
    from caseload.app.opening import opened, told
    from caseload.worklist.due import is_confidential

    found = Worklist()
    for path in workbooks(paths):
        try:
            with opened(path, as_of) as (caseload, results, day):
                lines = due_lines(caseload, results, day, days, path.with_name(REGISTER))
                found.lines += [(path.name, line) for line in lines]
                found.open_people |= {(path.name, str(who["participant_id"])) for who in caseload.people.records()
                                      if not is_confidential(who)}  # fmt: skip
                found.as_of = max(day, found.as_of or day)
        except Exception as error:  # as in a refresh
            found.problems += told(path, error)
    found.lines.sort(key=lambda pair: (pair[1].due_on, pair[1].participant_id))
    return found


def write_calendar(found: Worklist, target: Path, *, names: bool = False) -> None:
    """A due list as a calendar file; ``names``: also names and reasons, save those of people to be kept secret.

    Raises ``WrongUse`` for another kind of file, ``FileBusy`` when it cannot be written.
    """
    from caseload.tables.editor import swap
    from caseload.worklist.calendar import calendar

    if target.suffix.lower() != ".ics":
        raise WrongUse(f"a calendar is an .ics file, not {target.name}")
    swap.replace(target, [calendar(found.lines, found.as_of or date.today(), found.open_people if names else ())])
