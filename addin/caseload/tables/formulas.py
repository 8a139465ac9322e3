"""The cell formula of a computed column, from the same declaration that refresh computes.

Written as Excel stores it (``Table[[#This Row],[Column]]``). Numbers, codes and flags that may be blank are passed as
``…&""``, since some hosts hand an empty cell over as 0.
"""

from __future__ import annotations

import json
from typing import Any

from caseload.rules import find
from caseload.rules.engine.kinds import Day, Flag, Kind
from caseload.rules.engine.lists import Items
from caseload.tables.reductions import Lines, across, alerts, any_line, counted, folded, latest, total, unreadable
from caseload.tables.schema import (
    Across,
    Alerts,
    AnyLine,
    Chosen,
    Column,
    Computed,
    Counted,
    Each,
    FirstFilled,
    Fixed,
    LastMonth,
    Latest,
    Lookup,
    Own,
    Program,
    Says,
    Setting,
    Source,
    Standing,
    Sum,
    Table,
    Ticked,
    Total,
)

_CODE = '{by}="{word}"'
_SAID = {"yes": 'OR({by}="yes",{by}="y",{by}=TRUE)', "no": 'OR({by}="no",{by}="n",{by}=FALSE)'}
"""How a cell says a word, as the rules read it; Excel does not mind capitals."""


def formula(program: Program, table: Table, column: Column) -> str:
    """The formula of a computed column, with its "=" sign."""
    made = column.computed
    if isinstance(made, Latest):
        text = _latest(program, table, made)
    elif isinstance(made, Chosen):
        text = _chosen(table, made)
    elif isinstance(made, AnyLine):
        text = any_line(_lines(program, table, made.table, made.where), made)
    elif isinstance(made, Counted):
        text = counted(_lines(program, table, made.table, made.where))
    elif isinstance(made, Alerts):
        text = alerts(program.table("Today"), _here(table, table.key))
    elif isinstance(made, Total):
        text = total(_lines(program, table, made.table, made.where), made)
    elif isinstance(made, (Sum, FirstFilled, Says, LastMonth)):
        text = _of_row(table, made)
    else:
        assert isinstance(made, Computed)
        text = _call(program, table, made)
    when = made.when if isinstance(made, (Computed, Chosen)) else ""
    return f"={_when(table, when or table.key, text)}"


def defined_name(setting: str) -> str:
    """The name under which formulas find a setting: ``as_of`` is ``AsOf``."""
    return "".join(part.capitalize() for part in setting.split("_"))


def settings_used(program: Program) -> set[str]:
    """The settings that formulas of a program name."""
    made = [column.computed for table in program.tables for column in table.computed]
    return {"as_of"} | {source.name for each in made if isinstance(each, Computed)
                        for source in each.inputs.values() if isinstance(source, Setting)}  # fmt: skip


def has_formula(column: Column) -> bool:
    """Can this column be computed in the cell?

    Its question needs a cell function for that output; and no cell can hand over the lines of one row as a whole list,
    nor the ticks of another sheet.
    """
    made = column.computed
    if not isinstance(made, Computed):
        return made is not None and not isinstance(made, Standing)
    question = find(made.question)
    whole_list = any(isinstance(source, Each) and not getattr(question.inputs[name], "folds", None)
                     for name, source in made.inputs.items())  # fmt: skip
    ticked = any(isinstance(source, Ticked) for source in made.inputs.values())
    return made.output in question.cells.values() and not whole_list and not ticked


def _call(program: Program, table: Table, made: Computed) -> str:
    from caseload.cells.made import find as find_cell

    question = find(made.question)
    name = next(name for name, output in question.cells.items() if output == made.output)
    words: list[str] = []
    last = 0
    for argument in find_cell(name).arguments:
        source = made.inputs.get(argument.of or argument.name)
        if source is None:
            words.append(_left_out(argument))
            continue
        kind = question.inputs[argument.of] if argument.of else argument.kind
        if isinstance(source, Across) and isinstance(kind, Items):
            ends = "]:[".join(table.column(source.columns[at]).header for at in (0, -1))
            assert kind.item is not None
            words.append(across(f"{table.name}[[#This Row],[{ends}]]", kind.item, argument.is_fold))
        elif isinstance(source, Each) and isinstance(kind, Items):
            words.append(_reduction(program, table, question, kind, made, argument, source))
        else:
            words.append(_value(program, table, kind, source))
        last = len(words)
    return f"{name}({','.join(words[:last])})"


def _left_out(argument: Any) -> str:
    """What stands for an input that the column leaves out, before one that it gives: its default."""
    default = argument.kind.raw_default
    return _fixed(default) if isinstance(default, (bool, str, int, float)) else '""'


def _reduction(program: Program, table: Table, question: Any, kind: Items, made: Computed, argument: Any,
               source: Each) -> str:  # fmt: skip
    """One reduction over the lines of another table, or the count of lines that cannot be read."""
    lines = _lines(program, table, source.table, source.where)
    if not argument.is_fold:
        return unreadable(lines, source, list(kind.folds.values()))
    return folded(lines, source, argument.name, kind.folds[argument.name],
                  lambda other: _value(program, table, question.inputs[other], made.inputs[other]))  # fmt: skip


def _when(table: Table, when: str | tuple[str, str], text: str) -> str:
    """A formula that answers only once a cell of the row is filled, or says one thing."""
    if isinstance(when, tuple):
        by, word = _here(table, when[0]), when[1]
        return f'IF({by}="","",IF({_SAID.get(word, _CODE).format(by=by, word=word)},{text},""))'
    return f'IF({_empty(table, when)},"",{text})'


def _empty(table: Table, column: str) -> str:
    """Is a cell of the row blank, or could it not be answered?

    Emptiness is asked with ``LEN``: in Calc a function's empty answer is not equal to an empty text.
    """
    here = _here(table, column)
    return f'{here}=""' if table.column(column).computed is None else f'OR(LEN({here})=0,LEFT({here})="?")'


def _chosen(table: Table, made: Chosen) -> str:
    """One of some cells of the row, by what another one says; while that one is blank, nothing can be shown."""
    by, text = _here(table, made.by), '""'
    for word, name in reversed(list(made.columns.items())):
        text = f"IF({_SAID.get(word, _CODE).format(by=by, word=word)},{_shown(table, name)},{text})"
    return f'IF({_empty(table, made.by)},"? missing: {made.by}",{text})'


def _shown(table: Table, name: str) -> str:
    """A cell as it shows itself; a yes or no that was typed as a truth value."""
    here, column = _here(table, name), table.column(name)
    if column.computed is None and isinstance(column.kind, Flag):
        yes, no = (_SAID[word].format(by=here) for word in ("yes", "no"))
        return f'IF({here}="","",IF({yes},TRUE,IF({no},FALSE,"")))'
    return f'IF(LEN({here})=0,"",{here})'


def _of_row(table: Table, made: Sum | FirstFilled | Says | LastMonth) -> str:
    """What other cells of the row give by themselves."""
    if isinstance(made, Sum):
        return _sum(table, made)
    if isinstance(made, FirstFilled):
        return _first_filled(table, made)
    if isinstance(made, Says):
        return _says(table, made)
    here, last = _here(table, made.column), f"EDATE({defined_name('as_of')},-1)"
    return f'IF({here}="","",{here}=YEAR({last})&"-"&TEXT(MONTH({last}),"00"))'


def _sum(table: Table, made: Sum) -> str:
    cells = [_here(table, name) for name in made.columns]
    return f'IF(COUNT({",".join(cells)})<{len(cells)},"",{"+".join(cells)})'


def _first_filled(table: Table, made: FirstFilled) -> str:
    text = '""'
    for here in reversed([_here(table, name) for name in made.columns]):
        text = f"IF(ISNUMBER({here}),{here},{text})"
    return text


def _says(table: Table, made: Says) -> str:
    here = _here(table, made.column)
    said = ",".join(_SAID.get(word, _CODE).format(by=here, word=word) for word in made.words)
    return f'IF({_empty(table, made.column)},"",OR({said}))'


def _lines(program: Program, table: Table, other: str, where: str, alike: tuple[str, str] | None = None) -> Lines:
    lines = program.table(other)
    return Lines(lines, _here(table, lines.key), where, alike and (alike[0], _here(table, alike[1])))


def _latest(program: Program, table: Table, source: Latest) -> str:
    return _or_nothing(latest(_lines(program, table, source.table, source.where, source.alike), source))


def _value(program: Program, table: Table, kind: Kind, source: Source) -> str:
    """A cell text for an input: what could not be answered in another cell is a blank here, as in a refresh."""
    if isinstance(source, Fixed):
        value = _fixed(source.value)
        return f'IF({_empty(table, source.when)},"",{value})' if source.when else value
    if isinstance(source, Setting):
        return defined_name(source.name) + ("" if isinstance(kind, Day) else '&""')
    if isinstance(source, Own):
        text, from_column = _here(table, source.column), table.column(source.column)
    elif isinstance(source, Lookup):
        text, from_column = _looked_up(program, table, source), program.table(source.table).column(source.column)
    elif isinstance(source, Latest):
        return _latest(program, table, source)
    else:
        assert isinstance(source, AnyLine)
        text = any_line(_lines(program, table, source.table, source.where), source)
        return _yes_no(text)
    if isinstance(source, Own) and source.opposite:
        return f'IF({text}=TRUE,"no",IF({text}=FALSE,IF({text}="","","yes"),""))'
    if from_column.computed is None:
        return text if isinstance(kind, Day) else f'{text}&""'
    return _yes_no(text) if isinstance(from_column.kind, Flag) else f'IF(LEFT({text})="?","",{text})'


def _yes_no(text: str) -> str:
    """A truth value as the word for it: not every host hands truth values over as such."""
    return f'IF({text}="","",IF({text}=TRUE,"yes",IF({text}=FALSE,"no","")))'


def _fixed(value: Any) -> str:
    if isinstance(value, bool):
        return '"yes"' if value else '"no"'
    if isinstance(value, list):
        value = json.dumps(value).replace('"', '""')
    return f'"{value}"' if isinstance(value, str) else str(value)


def _here(table: Table, column: str) -> str:
    return f"{table.name}[[#This Row],[{table.column(column).header}]]"


def _looked_up(program: Program, table: Table, source: Lookup) -> str:
    other = program.table(source.table)
    key = other.column(other.key).header
    return (f"IFERROR(INDEX({other.name}[{other.column(source.column).header}],"
            f'MATCH({_here(table, table.key)},{other.name}[{key}],0)),"")')  # fmt: skip


def _or_nothing(text: str) -> str:
    """A day, or nothing where no line was found (the reduction gives 0)."""
    return f'IF({text}=0,"",{text})'
