"""Reductions over the lines of another table as native Excel formulas, so that no cell call carries a whole column.

``MAXIFS`` and its kin skip what they cannot read; so the number of such lines is counted beside each of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from caseload.rules.engine.kinds import Day, Kind, Number
from caseload.tables.schema import AnyLine, Column, Each, Latest, Table, Total

STANDINGS = ("overdue", "today", "coming")
"""Words on the sheet Today."""
_REFUSED = '"~?*"'
"""Criterion of a computed cell that could not be answered."""


class Lines:
    """The lines of ``table`` that belong to the row whose key stands in ``own_key``.

    ``alike``: a column of the table, and the cell of the row with which it must agree.
    """

    def __init__(self, table: Table, own_key: str, where: str = "", alike: tuple[str, str] | None = None):
        self.table, self.where = table, table.column(where) if where else None
        self.mine = f"{self.cells(table.column(table.key))},{own_key}"
        if alike:
            self.mine += f",{self.cells(table.column(alike[0]))},{alike[1]}"

    def cells(self, column: Column) -> str:
        """A column of the table."""
        return f"{self.table.name}[{column.header}]"

    def taken(self) -> list[str]:
        """The conditions of the lines that are taken, one for each spelling of "yes"."""
        return [""] if self.where is None else self.yes(self.where)

    def yes(self, column: Column) -> list[str]:
        """The conditions of a yes in a column: people choose a text, the rules give a truth value."""
        cells = self.cells(column)
        return [f",{cells},TRUE"] if column.computed is not None else [f',{cells},"yes"', f",{cells},TRUE"]

    def unsure(self) -> list[str]:
        """The conditions of the lines of which nobody knows whether they are taken."""
        if self.where is None:
            return []
        flags = self.cells(self.where)
        return [f",{flags},{_REFUSED}"] + ([] if self.where.computed is not None else [f',{flags},""'])

    def counted(self, conditions: Sequence[str], more: str = "") -> str:
        """How many lines fulfil one of some conditions, and another one."""
        return "+".join(f"COUNTIFS({self.mine}{each}{more})" for each in conditions)

    def unreadable(self, column: Column) -> str:
        """How many of the taken lines have no value that can be read, or may belong to them and nobody knows."""
        taken, cells = self.taken(), self.cells(column)
        if column.computed is not None:
            text = self.counted(taken, f",{cells},{_REFUSED}")
        elif isinstance(column.kind, (Day, Number)):
            text = f"{self.counted(taken)}-({self.counted(taken, _readable(column.kind, cells))})"
        else:
            text = self.counted(taken, f',{cells},""')
        unsure = self.counted(self.unsure())
        return f"{text}+{unsure}" if unsure else text

    def days(self, column: Column, earliest: bool, test: str = "") -> str:
        """The latest or earliest day; 0 when there is none."""
        name = "_xlfn.MINIFS" if earliest else "_xlfn.MAXIFS"
        found = [f"{name}({self.cells(column)},{self.mine}{each}{test})" for each in self.taken()]
        if len(found) == 1:
            return found[0]
        one, other = found
        return f"IF({one}=0,{other},IF({other}=0,{one},MIN({one},{other})))" if earliest else f"MAX({one},{other})"

    def total(self, column: Column, test: str = "") -> str:
        """The sum of the values that the rules can read; the others are counted as unreadable."""
        if column.computed is None:
            test += _readable(column.kind, self.cells(column))
        return "+".join(f"SUMIFS({self.cells(column)},{self.mine}{each}{test})" for each in self.taken())

    def any(self, column: Column, test: str = "") -> str:
        """Is a yes/no column true in one of the lines?"""
        return "+".join(self.counted(self.taken(), each + test) for each in self.yes(column)) + ">0"


def _readable(kind: Kind, cells: str) -> str:
    """The condition of a value that the rules can read: a day, or a number within its bounds."""
    if isinstance(kind, Day):
        return f',{cells},">0"'
    assert isinstance(kind, Number)
    bounds = [(">=", kind.low), (">", kind.above), ("<=", kind.high)]
    found = [f',{cells},"{sign}{kind.show(bound)}"' for sign, bound in bounds if bound is not None]
    return "".join(found) or f',{cells},">-1E+300"'


def latest(lines: Lines, source: Latest) -> str:
    """The latest (or earliest) day of the lines; 0 when there is none."""
    return lines.days(lines.table.column(source.column), source.earliest)


def any_line(lines: Lines, source: AnyLine) -> str:
    """Is there such a line? Nothing while one of them could not be answered."""
    yes, unsure = lines.counted(lines.taken()), lines.counted(lines.unsure())
    return f'IF({yes}>0,TRUE,IF({unsure}>0,"",FALSE))'


def alerts(today: Table, own_key: str) -> str:
    """How many lines of Today there are for a person, by their standing: "2 overdue, 1 coming"."""
    columns = [f"{today.name}[{today.column(name).header}]" for name in (today.key, "standing")]
    counts = {word: f'COUNTIFS({columns[0]},{own_key},{columns[1]},"{word}")' for word in STANDINGS}
    return f'MID({"&".join(f"""IF({n}>0,", "&{n}&" {word}","")""" for word, n in counts.items())},3,99)'


def total(lines: Lines, source: Total) -> str:
    """The sum of a column of the lines; nothing while one of them cannot be read."""
    column, taken = lines.table.column(source.column), lines.taken()
    readable = _readable(column.kind, lines.cells(column))
    unread = f"{lines.counted(taken)}-({lines.counted(taken, readable)})"
    if lines.where is not None:
        unread += f"+{lines.counted(lines.unsure())}"
    text = f'IF({unread}>0,"",{lines.total(column)})'
    return f'IF({lines.counted(taken)}=0,"",{text})' if source.or_nothing else text


def counted(lines: Lines) -> str:
    """How many lines there are; nothing while one of them may be one and nobody knows."""
    return f'IF({lines.counted(lines.unsure())}>0,"",{lines.counted(lines.taken())})'


def folded(lines: Lines, source: Each, name: str, fold: Any, text_of: Callable[[str], str]) -> str:
    """A reduction of a list input; ``text_of`` gives the cell text of the argument with which it compares."""
    helper = source.helpers.get(name) or source.fields.get(fold.of) or next(iter(source.fields.values()))
    column = lines.table.column(helper)
    test = ""
    if isinstance(fold.where, tuple):
        test = f',{lines.cells(column)},"{fold.where[1]}"&{text_of(fold.where[2])}'
    if fold.how == "blanks":
        return lines.unreadable(column)
    if fold.how == "count":
        return lines.counted(lines.taken(), test)
    if fold.how == "any":
        return lines.any(column, test)
    return lines.total(column, test) if fold.how == "total" else lines.days(column, fold.how == "earliest", test)


def across(cells: str, kind: Kind, is_total: bool) -> str:
    """The sum of neighbouring cells of a row, or how many of them cannot be read."""
    readable = _readable(kind, cells)
    return f"SUMIFS({cells}{readable})" if is_total else f"COLUMNS({cells})-COUNTIFS({readable[1:]})"


def unreadable(lines: Lines, source: Each, folds: Sequence[Any]) -> str:
    """How many lines the reductions of a list could not read."""
    of = next((fold.of for fold in folds if fold.of in source.fields), next(iter(source.fields)))
    return lines.unreadable(lines.table.column(next(iter(source.helpers.values()), source.fields[of])))
