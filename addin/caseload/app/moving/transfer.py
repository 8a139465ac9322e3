"""A participant is transferred to another worker's caseload (WTW-50 says whether a case may leave its unit)."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from caseload.errors import DataProblems, Problem, WrongUse

RELEASE = "WTW-50"


def transfer(path: str | Path, participant: str, to: str | Path, *, who: str, as_of: date | None = None,
             register: str | Path | None = None) -> Any:  # fmt: skip
    """Move a participant with everything that belongs to it into the caseload ``to``; both files change or neither.

    Where the program asks for the supervisor's finding on the destination, nothing goes without it. The register's
    history of the case's documents tells of the move. A run that was stopped between the two files is finished by the
    same command. Raises ``DataProblems``, ``WrongUse``, ``WorkbookRefused`` or ``FileBusy``; then nothing was moved.
    """
    from caseload.app.moving.afterwards import refreshed, told
    from caseload.app.moving.belongings import belongings
    from caseload.app.moving.move import move
    from caseload.app.notices import REGISTER
    from caseload.app.opening import opened
    from caseload.tables.read import read_caseload

    source, target = Path(path), Path(to)
    if not who.strip():
        raise WrongUse("a transfer needs the name of who makes it", todo="Give --who NAME.")
    with opened(source, as_of) as (caseload, results, day):
        mine = belongings(caseload, participant)
        _refuse_unreleased(mine, results)
        report = move(mine, read_caseload(target))
    told(report, mine, "transferred", register=Path(register) if register else source.with_name(REGISTER), who=who, on=day)
    refreshed(report, (target, source), as_of)
    return report


def _refuse_unreleased(mine: Any, results: Any) -> None:
    """Raise ``DataProblems`` unless the latest row about the transfer may go, in a program that asks for it."""
    caseload = mine.caseload
    for frame in caseload.frames.values():
        for column in frame.table.computed:
            if getattr(column.computed, "question", "") == RELEASE:
                rows = mine.rows.get(frame.table.name, [])
                answer = results.shown[frame.table.name][column.name][rows[-1]] if rows else None
                if answer is not True:
                    where = frame.place(rows[-1], column.name) if rows else frame.sheet
                    why = f"{column.header} says {answer!r}" if rows else "there is no row about it"
                    todo = "Enter the destination, and the supervisor's finding that it is the right one."
                    problem = Problem(where, "the case may not leave yet", f"{RELEASE}: {why}", todo, caseload.path.name)
                    raise DataProblems("the participant is not transferred", [problem])


__all__ = ["transfer"]
