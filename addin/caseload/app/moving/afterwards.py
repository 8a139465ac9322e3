"""What follows a move: the register's history tells of it, and both workbooks are brought up to date."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from caseload.app.moving.belongings import CASE, Belongings
from caseload.app.moving.move import MoveReport
from caseload.errors import CaseloadError, Problem
from caseload.tables.entered import folded_key


def told(report: MoveReport, mine: Belongings, word: str, *, register: Path, who: str, on: date) -> None:
    """Enter in the history of the case's documents where it went; the documents themselves stay in the register.

    A register that cannot be written is named in the report: the move itself is done.
    """
    from caseload.forms import Register

    if not register.exists():
        return
    book = Register(register)
    try:
        found = [each["id"] for each in book.list() if folded_key(each["case_number"]) == folded_key(mine.person[CASE])]
        if found:
            book.mention(found, word, who=who, on=on, note=f"{report.source} -> {report.target}, {report.number}")
        report.notices = found
    except CaseloadError as error:
        report.left.append(Problem(register.name, "the register was not told", error.sentence(), "Note it by hand.", register.name))
    finally:
        book.close()


def refreshed(report: MoveReport, paths: tuple[Path, ...], as_of: date | None) -> None:
    """Bring both workbooks up to date for the day that each of them names (``as_of``: for that day)."""
    from caseload.app.refreshing import refresh_one

    for path in paths:
        try:
            refresh_one(path, as_of, backup=False)
        except CaseloadError as error:
            report.left.append(Problem(error.where or path.name, error.what, error.why, "Refresh it later.", path.name, "warning"))


__all__ = ["refreshed", "told"]
