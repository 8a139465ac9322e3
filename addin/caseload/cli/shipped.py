"""The workbooks that travel with Caseload, made anew: ``python -m caseload.cli.shipped [FOLDER]``.

Every program's caseload, empty and with invented people, each with values and live: what ``caseload new`` makes.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

DAY = date(2026, 11, 25)
"""The day that they answer for, so that they are the same whenever they are made."""
PEOPLE = 24


def shipped() -> Iterator[tuple[str, list[str]]]:
    """Each file's name and the arguments of ``caseload new`` that make it."""
    from caseload.tables.schema import PROGRAMS

    for program in PROGRAMS:
        for sample in (False, True):
            for live in (False, True):
                name = f"{program}{'-sample' if sample else ''}.{'xlsm' if live else 'xlsx'}"
                more = [*(["--participants", str(PEOPLE)] if sample else []), *(["--live"] if live else [])]
                yield name, [program, *more, "--as-of", DAY.isoformat()]


def make(folder: Path) -> None:
    """Make all of them in a folder, in place of those that are there."""
    from caseload.cli import main

    for name, (program, *more) in shipped():
        (folder / name).unlink(missing_ok=True)
        if main(["new", program, str(folder / name), *more]):
            raise SystemExit(f"{name} could not be made")


if __name__ == "__main__":
    from caseload.resources import workbooks

    make(Path(sys.argv[1]) if len(sys.argv) > 1 else workbooks())
