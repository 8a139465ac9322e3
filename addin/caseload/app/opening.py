"""The one place where a caseload is opened: under its agency's profile, read once, and computed for a day."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from caseload.errors import CaseloadError, Problem


@contextmanager
def opened(path: str | Path, as_of: date | None = None) -> Iterator[tuple[Any, Any, date]]:
    """The caseload, its computed columns, and the day they answer for, while its agency's profile is in force.

    Blank settings are filled from the profile. Raises ``DataProblems`` for mistakes in the profile and what
    ``caseload.tables.refresh.opened`` raises.
    """
    from caseload.app.due import REGISTER
    from caseload.tables.refresh import as_day

    with under_profile(path) as caseload:
        day = as_of or as_day(caseload.settings.get("as_of"), caseload.path.name)
        yield caseload, computed(caseload, day, Path(path).with_name(REGISTER)), day


def computed(caseload: Any, day: date, register: Path) -> Any:
    """The computed columns of a caseload for a day, and in them what the whole due list says of each person."""
    from caseload.app.due import DAYS, due_lines
    from caseload.tables.compute import compute
    from caseload.worklist.alerts import tell_alerts

    results = compute(caseload, day)
    tell_alerts(caseload, results, due_lines(caseload, results, day, DAYS, register))
    return results


@contextmanager
def under_profile(path: str | Path) -> Iterator[Any]:
    """The caseload as it was read, not computed, while its agency's profile is in force."""
    from caseload.tables.read import read_caseload

    with agency(path) as fill:
        caseload = read_caseload(path)
        fill(caseload.settings)
        yield caseload


@contextmanager
def agency(path: str | Path) -> Iterator[Callable[[dict[str, Any]], None]]:
    """Lets the profile beside a workbook be in force; gives what fills the blank settings of its workbooks."""
    from caseload.app.profile import read_profile

    profile = read_profile(path)
    with profile.in_force():
        yield profile.fill


def told(path: Path, error: Exception) -> list[Problem]:
    """What kept a workbook from being worked on, as problems of that file."""
    if not isinstance(error, CaseloadError):
        return [Problem(path.name, "the workbook cannot be worked on", f"{type(error).__name__}: {error}",
                        "Open it in Excel and save it again, or take it out of the folder.", path.name)]  # fmt: skip
    own = error.as_problem(path.name, path.name)
    return [own, *getattr(error, "problems", ())]


__all__ = ["agency", "computed", "opened", "told", "under_profile"]
