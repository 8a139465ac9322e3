"""Cell texts of a formula: a cell of the row, an input of a question, a day of other lines."""

from __future__ import annotations

import json
from typing import Any

from caseload.rules.engine.kinds import Day, Flag, Kind
from caseload.tables.formulas.names import defined_name
from caseload.tables.formulas.reductions import Lines, any_line, latest
from caseload.tables.schema import AnyLine, Fixed, Latest, Lookup, Own, Program, Setting, Source, Table


def cell_of(table: Table, column: str) -> str:
    return f"{table.name}[[#This Row],[{table.column(column).header}]]"


def empty(table: Table, column: str) -> str:
    """Is a cell of the row blank, or could it not be answered?

    Emptiness is asked with ``LEN``: in Calc a function's empty answer is not equal to an empty text.
    """
    here = cell_of(table, column)
    return f'{here}=""' if table.column(column).computed is None else f'OR(LEN({here})=0,LEFT({here})="?")'


def value(program: Program, table: Table, kind: Kind, source: Source) -> str:
    """A cell text for an input: what could not be answered in another cell is a blank here, as in a refresh."""
    if isinstance(source, Fixed):
        value = fixed(source.value)
        return f'IF({empty(table, source.when)},"",{value})' if source.when else value
    if isinstance(source, Setting):
        return defined_name(source.name) + ("" if isinstance(kind, Day) else '&""')
    if isinstance(source, Own):
        text, from_column = cell_of(table, source.column), table.column(source.column)
    elif isinstance(source, Lookup):
        text, from_column = looked_up(program, table, source), program.table(source.table).column(source.column)
    elif isinstance(source, Latest):
        return latest_of(program, table, source)
    else:
        assert isinstance(source, AnyLine)
        text = any_line(lines_of(program, table, source.table, source.where), source)
        return yes_no(text)
    if isinstance(source, Own) and source.opposite:
        return f'IF({text}=TRUE,"no",IF({text}=FALSE,IF({text}="","","yes"),""))'
    if from_column.computed is None:
        return text if isinstance(kind, Day) else f'{text}&""'
    return yes_no(text) if isinstance(from_column.kind, Flag) else f'IF(LEFT({text})="?","",{text})'


def yes_no(text: str) -> str:
    """A truth value as the word for it: not every host hands truth values over as such."""
    return f'IF({text}="","",IF({text}=TRUE,"yes",IF({text}=FALSE,"no","")))'


def fixed(value: Any) -> str:
    if isinstance(value, bool):
        return '"yes"' if value else '"no"'
    if isinstance(value, list):
        value = json.dumps(value).replace('"', '""')
    return f'"{value}"' if isinstance(value, str) else str(value)


def looked_up(program: Program, table: Table, source: Lookup) -> str:
    other = program.table(source.table)
    key = other.column(other.key).header
    return (f"IFERROR(INDEX({other.name}[{other.column(source.column).header}],"
            f'MATCH({cell_of(table, table.key)},{other.name}[{key}],0)),"")')  # fmt: skip


def or_nothing(text: str) -> str:
    """A day, or nothing where no line was found (the reduction gives 0)."""
    return f'IF({text}=0,"",{text})'


def lines_of(program: Program, table: Table, other: str, where: str, alike: tuple[str, str] | None = None) -> Lines:
    lines = program.table(other)
    return Lines(lines, cell_of(table, lines.key), where, alike and (alike[0], cell_of(table, alike[1])))


def latest_of(program: Program, table: Table, source: Latest) -> str:
    return or_nothing(latest(lines_of(program, table, source.table, source.where, source.alike), source))
