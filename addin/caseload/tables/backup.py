"""The copy of a workbook from before its last change by refresh, import or transfer, and the way back to it."""

from __future__ import annotations

import time
from os import PathLike
from pathlib import Path

from caseload.errors import WrongUse
from caseload.tables.editor import swap

BACKUP = ".before-refresh"
"""Stands in the name of a copy."""
MOST_DAYS = 30
"""A copy that is older is put back only on request: much may have been typed since."""
_DAY = 86400


def backup_of(path: Path) -> Path:
    """The copy that is kept of a workbook."""
    return path.with_name(f"{path.stem}{BACKUP}{path.suffix}")


def restore(path: str | PathLike[str], *, most_days: int = MOST_DAYS) -> Path:
    """Put the copy kept before the last refresh back; the refreshed file becomes the copy, so that nothing is lost.

    ``most_days``: refuse a copy that is older. Raises ``WrongUse`` when there is none, ``FileBusy`` when one of the
    two files is open or cannot be written.
    """
    where = Path(path)
    kept = backup_of(where)
    if not kept.exists():
        raise WrongUse(f"there is no copy of {where.name} from before a refresh", where=kept.name)
    age = int((time.time() - kept.stat().st_mtime) / _DAY)
    if age > most_days:
        raise WrongUse(f"the copy is {age} days old", where=kept.name, why="what was typed since then would go",
                       todo=f"Give --days {age} or more when you want it all the same.")  # fmt: skip
    if where.exists():
        swap.exchange(where, kept)
    else:
        swap.replace(where, [kept.read_bytes()])
    return where


__all__ = ["BACKUP", "MOST_DAYS", "backup_of", "restore"]
