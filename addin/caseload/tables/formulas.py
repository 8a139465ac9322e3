"""The cell formula of a computed column, from the same declaration that refresh computes.

Written as Excel stores it (``Table[[#This Row],[Column]]``). Numbers, codes and flags that may be blank are passed as
``…&""``, since some hosts hand an empty cell over as 0.
"""

from __future__ import annotations

from typing import Any

from caseload.rules import find
from caseload.rules.engine.kinds import Day, Kind
from caseload.rules.engine.lists import Items
from caseload.tables.schema import (
    AnyLine,
    Chosen,
    Column,
    Computed,
    Each,
    Fixed,
    Latest,
    Lookup,
    Own,
    Program,
    Setting,
    Source,
    Table,
)

_NAMES = {"as_of": "AsOf"}
"""Defined names of the settings that formulas use."""
_CODE = '{by}="{word}"'
_SAID = {"yes": 'OR({by}="yes",{by}="y",{by}=TRUE)', "no": 'OR({by}="no",{by}="n",{by}=FALSE)'}
"""How a cell says a word, as the rules read it; Excel does not mind capitals."""


def formula(program: Program, table: Table, column: Column) -> str:
    """The formula of a computed column, with its "=" sign."""
    made = column.computed
    if isinstance(made, Latest):
        return f"={_or_nothing(_latest(program, table, made))}"
    if isinstance(made, Chosen):
        return f"={_chosen(table, made)}"
    if isinstance(made, AnyLine):
        return f"={_any(program, table, made)}"
    assert made is not None
    text = _call(program, table, made)
    return f"={_when(table, made.when, text)}" if made.when else f"={text}"


def has_formula(column: Column) -> bool:
    """Can this column be computed in the cell (its question has a cell function for that output)?"""
    made = column.computed
    if isinstance(made, Computed):
        return made.output in find(made.question).cells.values()
    return made is not None


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
        if isinstance(source, Each) and isinstance(kind, Items):
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
    lines = program.table(source.table)
    also, unknown = _where(lines, source.where), ""
    if source.where:
        unknown = f'+COUNTIFS({lines.name}[{lines.column(lines.key).header}],{_here(table, lines.key)}'
        unknown += f',{lines.name}[{lines.column(source.where).header}],"~?*")'
    if source.helpers:
        return _of_helpers(lines, _here(table, lines.key), argument, kind, source) + unknown
    of = "value" if argument.counts_blanks and not argument.is_fold else kind.folds[argument.name].of
    values = f"{lines.name}[{lines.column(source.fields.get(of, next(iter(source.fields.values())))).header}]"
    key, own_key = lines.column(lines.key).header, _here(table, lines.key)
    if argument.counts_blanks:
        return f'COUNTIFS({lines.name}[{key}],{own_key},{values},""{also}){unknown}'
    fold = kind.folds[argument.name]
    outer = {name: _value(program, table, question.inputs[name], each) for name, each in made.inputs.items()
             if not isinstance(each, Each)}  # fmt: skip
    text: str = fold.in_excel(lines.name, values.partition("[")[2][:-1], key, own_key, outer)
    return text[:-1] + also + ")" if text.endswith(")") else text


def _of_helpers(lines: Table, own_key: str, argument: Any, kind: Items, source: Each) -> str:
    """A reduction over a computed column of the lines, or the count of lines where such a column has no answer."""
    key = lines.column(lines.key).header
    if argument.counts_blanks and not argument.is_fold:
        first = lines.column(next(iter(source.helpers.values()))).header
        return f'COUNTIFS({lines.name}[{key}],{own_key},{lines.name}[{first}],"~?*")'
    helper = lines.column(source.helpers[argument.name]).header
    text: str = kind.folds[argument.name].in_excel(lines.name, helper, key, own_key, {})
    return text


def _when(table: Table, when: str | tuple[str, str], text: str) -> str:
    """A formula that answers only once a cell of the row is filled, or says one thing."""
    if isinstance(when, str):
        return f'IF({_here(table, when)}="","",{text})'
    by, word = _here(table, when[0]), when[1]
    return f'IF({by}="","",IF({_SAID.get(word, _CODE).format(by=by, word=word)},{text},""))'


def _chosen(table: Table, made: Chosen) -> str:
    """One of some cells of the row, by what another one says; while that one is blank, nothing can be shown."""
    by, text = _here(table, made.by), '""'
    for word, name in reversed(list(made.columns.items())):
        here = _here(table, name)
        text = f'IF({_SAID.get(word, _CODE).format(by=by, word=word)},IF({here}="","",{here}),{text})'
    return f'IF({by}="","? missing: {made.by}",{text})'


def _where(lines: Table, where: str) -> str:
    return f",{lines.name}[{lines.column(where).header}],TRUE" if where else ""


def _value(program: Program, table: Table, kind: Kind, source: Source) -> str:
    if isinstance(source, Fixed):
        return _fixed(source.value)
    if isinstance(source, Setting):
        return _NAMES[source.name]
    if isinstance(source, Own):
        text = _here(table, source.column)
        text = f'IF({text}=TRUE,FALSE,IF({text}=FALSE,TRUE,""))' if source.opposite else text
    elif isinstance(source, Lookup):
        text = _looked_up(program, table, source)
    else:
        assert isinstance(source, Latest)
        return _latest(program, table, source)
    return text if isinstance(kind, Day) else f'{text}&""'


def _fixed(value: Any) -> str:
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    return f'"{value}"' if isinstance(value, str) else str(value)


def _here(table: Table, column: str) -> str:
    return f"{table.name}[[#This Row],[{table.column(column).header}]]"


def _looked_up(program: Program, table: Table, source: Lookup) -> str:
    other = program.table(source.table)
    key = other.column(other.key).header
    return (f"IFERROR(INDEX({other.name}[{other.column(source.column).header}],"
            f'MATCH({_here(table, table.key)},{other.name}[{key}],0)),"")')  # fmt: skip


def _latest(program: Program, table: Table, source: Latest) -> str:
    lines = program.table(source.table)
    name = "_xlfn.MINIFS" if source.earliest else "_xlfn.MAXIFS"
    key = lines.column(lines.key).header
    return (f"{name}({lines.name}[{lines.column(source.column).header}],{lines.name}[{key}],"
            f"{_here(table, lines.key)}{_where(lines, source.where)})")  # fmt: skip


def _any(program: Program, table: Table, source: AnyLine) -> str:
    lines = program.table(source.table)
    mine = f"{lines.name}[{lines.column(lines.key).header}],{_here(table, lines.key)}"
    flags = f"{lines.name}[{lines.column(source.where).header}]"
    return f'IF(COUNTIFS({mine},{flags},TRUE)>0,TRUE,IF(COUNTIFS({mine},{flags},"~?*")>0,"",FALSE))'


def _or_nothing(text: str) -> str:
    """A day, or nothing where no line was found (the reduction gives 0)."""
    return f'IF({text}=0,"",{text})'
