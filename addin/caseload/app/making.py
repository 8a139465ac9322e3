"""A new workbook, empty or with invented people."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from caseload.errors import WrongUse


def new(program: str, path: str | Path, *, participants: int = 0, seed: int = 1, live: bool = False,
        as_of: date | None = None, macros: Any = None) -> Any:  # fmt: skip
    """A new workbook of a program, empty or with invented people, computed for a day; returns the refresh's report.

    ``live``: its cells hold formulas; ``macros`` then makes the VBA project with their functions (``tables.macro.Project``,
    from the desktop host; without it they come from an add-in). The same arguments give the same bytes.
    Raises ``WrongUse`` for an unknown program, a wrong suffix or a file that exists.
    """
    from caseload.app.refreshing import refresh_one
    from caseload.tables.build import build, refuse_existing
    from caseload.tables.sample import sample, settings
    from caseload.tables.schema import program as find_program

    made, where, day = find_program(program), Path(path), as_of or date.today()
    wanted = ".xlsm" if live else ".xlsx"
    if where.suffix.lower() != wanted:
        kind = "live caseload" if live else "caseload"
        raise WrongUse(f"a {kind} is a {wanted} file, not {where.suffix or 'without a suffix'}")
    refuse_existing(where)
    records = sample(program, participants, seed, day) if participants else {}
    build(made, where, records, {**(settings(program) if participants else {}), "as_of": day}, live, macros)
    return refresh_one(where, day, backup=False)
