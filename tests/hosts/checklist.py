"""The table of the Windows checklist, from the parity table; run as a program it renews the one in the checklist."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from caseload.cells import call, functions, shown_text
from caseload.hosts.desktop import build
from hosts.parity import Block, Case, Error, as_python, single_cells
from hosts.server import serial

FILE = Path(build.__file__).with_name("WINDOWS_CHECKLIST.md")
HEAD = ["| formula | shows |", "|---|---|"]
CHOSEN = {
    "WTW_REQUIRED_HOURS": ("example", "adults: empty text", "adults: text number", "adults: unknown code", "as_of: no such day",
                           "as_of: two-digit year", "youngest: padded day", "adults: error"),
    "WTW_HOURS_MET": ("example", "required_hours: decimal comma", "required_hours: hours"),
    "CW_NOTICE_LAST_DAY": ("example", "roll: unknown code"),
    "CW_NOTICE_PERIOD": ("example", "as_of: empty text"),
    "CW_TOA_MONTHS_COUNTED": ("example",),
}  # fmt: skip
"""Function -> the kinds of cells to try in Excel itself; one of each that an office meets."""


def cases() -> Iterator[Case]:
    """The chosen cases of the parity table, in its order."""
    for name, wanted in CHOSEN.items():
        found = {case.about: case for case in single_cells(functions()[name])}
        yield from (found[about] for about in wanted)


def formula(case: Case) -> str:
    """A case as somebody types it into a cell."""
    return f"={case.function}({','.join(map(_typed, case.cells))})"


def _typed(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, Block):
        return "{" + ";".join(",".join(map(_typed, row)) for row in cell.rows) + "}"
    if isinstance(cell, Error):
        return {"#N/A": "NA()", "#DIV/0!": "1/0"}[cell.text]
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, str):
        return '"' + cell.replace('"', '""') + '"'
    return f"{serial(cell):g}" if isinstance(cell, date) else f"{cell:g}"


def table() -> list[str]:
    """The lines of the table: a formula, and what its cell shows."""
    rows = [(formula(case), shown_text(case.function, call(case.function, list(map(as_python, case.cells))))) for case in cases()]
    return [*HEAD, *[f"| `{typed}` | {f'`{shown}`' if shown else 'nothing'} |" for typed, shown in rows]]


def renewed(text: str) -> str:
    """The checklist with today's table in the place of the one that it has."""
    lines = text.splitlines()
    first = lines.index(HEAD[0])
    last = next(at for at in range(first, len(lines)) if not lines[at].startswith("|"))
    return "\n".join([*lines[:first], *table(), *lines[last:], ""])


if __name__ == "__main__":
    FILE.write_text(renewed(FILE.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
    print(f"{FILE}: {len(table()) - len(HEAD)} formulas")
