"""The due list of tables that a cell was handed, header and all: the same lines as on the sheet Today, as rows that spill.

What the computed columns show is taken as it stands in the cells; nothing is worked out a second time. What lives here:
knowing the tables by their headers. What does not: what is due (``due``), and reading of single arguments (``cells``).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from caseload.errors import WrongUse
from caseload.rules.engine.entered import is_empty
from caseload.rules.engine.kinds import BLANK, Day, Flag, Refused
from caseload.rules.engine.typed import day_of
from caseload.tables.compute import Results
from caseload.tables.read import Caseload, Frame
from caseload.tables.schema import PROGRAMS, Column, Program, Table, program
from caseload.worklist.due import Line, due_list

Rows = Sequence[Sequence[Any]]
COLUMNS = ("standing", "due_on", "days_left", "participant_id", "person", "what", "why", "source")
"""The columns of the list, as the Today sheet names them; a cell cannot tell where a table stands, so there is no place."""


def spilled(tables: Sequence[Rows], as_of: date, days: int = 7) -> list[list[Any]]:
    """The header of the list, then its lines, the earliest day first; ``tables``: rows of cells, the header first.

    Raises ``WrongUse`` for rows that are no table of a caseload, or of another program than the first.
    """
    found: Program | None = None
    frames: dict[str, Frame] = {}
    shown: dict[str, dict[str, list[Any]]] = {}
    for rows in tables:
        of, table = known(rows)
        if found is not None and of.code != found.code:
            raise WrongUse(f"tables of two programs: {found.title} and {of.title}", todo="Hand over those of one workbook.")
        found = of
        frames[table.name], shown[table.name] = _frame(table, rows)
    if found is None:
        raise WrongUse("no table was handed over", todo="Name some, each with its header: Participants[#All].")
    people = found.table(found.people)
    frames.setdefault(people.name, Frame(people, people.title, {name: [] for name in people.names}, {}, [], {}))
    caseload = Caseload(Path(found.code), found, {}, {}, frames)
    lines = due_list(caseload, Results(shown), as_of, days)
    return [[found.table("Today").column(name).header for name in COLUMNS], *map(_row, lines)]


def _row(line: Line) -> list[Any]:
    told = line.for_today()
    return [told[name] for name in COLUMNS]


def known(rows: Rows) -> tuple[Program, Table]:
    """The program and the table that have these headers, in any order and among others; raises ``WrongUse``."""
    headers = {_folded(each) for each in rows[0]}
    fitting = [(made, table) for made in map(program, PROGRAMS) for table in made.tables
               if {_folded(column.header) for column in table.columns} <= headers]  # fmt: skip
    if not fitting:
        shown = ", ".join(str(each) for each in rows[0][:3])
        raise WrongUse(f"this is no table of a caseload: {shown}", todo="Hand it over with its header: Participants[#All].")
    return max(fitting, key=lambda pair: len(pair[1].columns))


def _folded(header: Any) -> str:
    return " ".join(str(header).split()).casefold()


def _frame(table: Table, rows: Rows) -> tuple[Frame, dict[str, list[Any]]]:
    """A table as it was read from a file, and what its computed columns show."""
    at = {_folded(header): place for place, header in enumerate(rows[0])}
    places = {column.name: at[_folded(column.header)] for column in table.columns}
    lines = [row for row in rows[1:] if any(not is_empty(row[places[each.name]]) for each in table.entered)]
    columns = {column.name: [_value(column, row[places[column.name]]) for row in lines] for column in table.columns}
    letters = {name: place + 1 for name, place in places.items()}
    frame = Frame(table, table.title, columns, {}, list(range(2, len(lines) + 2)), letters)
    return frame, {column.name: columns[column.name] for column in table.computed}


def _value(column: Column, raw: Any) -> Any:
    """A cell as a file gives it: a day for its serial number, yes or no for 1 and 0, nothing for what is empty."""
    if is_empty(raw):
        return None
    if isinstance(column.kind, Flag) and type(raw) in (int, float) and raw in (0, 1):
        return bool(raw)
    if not isinstance(column.kind, Day):
        return raw
    try:
        day = day_of(column.kind, raw)
    except Refused:
        return raw
    return None if day is BLANK else day
