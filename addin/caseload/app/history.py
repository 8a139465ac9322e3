"""The history of one participant for a hearing file: told as sentences, as a record, or as a Word document."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from caseload.errors import WrongUse

FORM = "case_history"


def history(path: str | Path, participant: str, *, as_of: date | None = None, days: int = 7) -> Any:
    """What a workbook tells of one participant up to a day (``worklist.history.History``).

    Raises ``WrongUse`` for a person who is not in the workbook.
    """
    from caseload.app.opening import opened
    from caseload.worklist.history import history as tell

    with opened(path, as_of) as (caseload, results, day):
        return tell(caseload, results, participant, day, days)


def document(path: str | Path, participant: str, out: str | Path, *, as_of: date | None = None,
             register: str | Path | None = None, issued_by: str = "") -> Any:  # fmt: skip
    """The history as a Word document in the folder ``out``, entered in the register as any other paper is.

    A history that was written for the same day already is not written twice: the report names it. Raises
    ``WrongUse`` for a person who is not in the workbook.
    """
    from caseload.app.notices import notices

    if Path(out).suffix:
        raise WrongUse(f"{out} is not a folder", todo="Name a folder: the file's name holds the case number and the day.")
    history(path, participant, as_of=as_of)
    return notices(path, FORM, out=out, register=register, as_of=as_of, participants=[participant],
                   issued_by=issued_by)  # fmt: skip
