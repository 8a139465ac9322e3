"""The cell formula of one computed column."""

from __future__ import annotations

from typing import Any

from caseload.rules import find
from caseload.rules.engine.lists import Items
from caseload.tables.formulas.cells import cell_of, fixed, latest_of, lines_of, value
from caseload.tables.formulas.reductions import across, alerts, any_line, counted, folded, total, unreadable
from caseload.tables.formulas.row import chosen, of_row, only_when
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
    LastMonth,
    Latest,
    Program,
    Says,
    Standing,
    Sum,
    Table,
    Ticked,
    Total,
)


def formula(program: Program, table: Table, column: Column) -> str:
    """The formula of a computed column, with its "=" sign."""
    made = column.computed
    if isinstance(made, Latest):
        text = latest_of(program, table, made)
    elif isinstance(made, Chosen):
        text = chosen(table, made)
    elif isinstance(made, AnyLine):
        text = any_line(lines_of(program, table, made.table, made.where), made)
    elif isinstance(made, Counted):
        text = counted(lines_of(program, table, made.table, made.where))
    elif isinstance(made, Alerts):
        text = alerts(program.table("Today"), cell_of(table, table.key))
    elif isinstance(made, Total):
        text = total(lines_of(program, table, made.table, made.where), made)
    elif isinstance(made, (Sum, FirstFilled, Says, LastMonth)):
        text = of_row(table, made)
    else:
        assert isinstance(made, Computed)
        text = _call(program, table, made)
    when = made.when if isinstance(made, (Computed, Chosen)) else ""
    return f"={only_when(table, when or table.key, text)}"


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
            words.append(value(program, table, kind, source))
        last = len(words)
    return f"{name}({','.join(words[:last])})"


def _left_out(argument: Any) -> str:
    """What stands for an input that the column leaves out, before one that it gives: its default."""
    default = argument.kind.raw_default
    return fixed(default) if isinstance(default, (bool, str, int, float)) else '""'


def _reduction(program: Program, table: Table, question: Any, kind: Items, made: Computed, argument: Any,
               source: Each) -> str:  # fmt: skip
    """One reduction over the lines of another table, or the count of lines that cannot be read."""
    lines = lines_of(program, table, source.table, source.where)
    if not argument.is_fold:
        return unreadable(lines, source, list(kind.folds.values()))
    return folded(lines, source, argument.name, kind.folds[argument.name],
                  lambda other: value(program, table, question.inputs[other], made.inputs[other]))  # fmt: skip
