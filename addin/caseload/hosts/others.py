"""Functions of cells that answer no question of their own: about another function, and the due list of some tables."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from caseload.cells import source, why
from caseload.cells.hostvalues import CellFault, Grid, grid
from caseload.cells.made import Argument
from caseload.cells.reading import cell_text, reader_of
from caseload.cells.single import refuse_error, to_host, unreadable
from caseload.errors import CaseloadError, WrongUse
from caseload.rules.engine.entered import is_empty
from caseload.rules.engine.kinds import BLANK, Count, Day, Refused, Text

MOST_VALUES = 40
"""How many arguments of another function can be handed on; more than any has, so that a new one changes nothing here."""
MOST_TABLES = 12
"""How many tables the due list takes; no program has more with a due day."""
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Other:
    """A function: its name, its sentence in the function wizard, its arguments, and what gives the answer."""

    name: str
    help: str
    arguments: tuple[Argument, ...]
    tell: Callable[[Sequence[Any]], Any]

    def call(self, args: Sequence[Any]) -> Any:
        """What the cell shows: a text, or rows of values. Never raises: a fault is a text that begins with ``?``."""
        try:
            if len(args) > len(self.arguments):
                raise CellFault(f"too many arguments: {self.name} takes {len(self.arguments)}")
            return self.tell(args)
        except CellFault as fault:
            return fault.text
        except CaseloadError as wrong:
            return f"? {wrong.sentence()}"
        except Exception as wrong:  # a host must never see an exception; the log holds no values of the case
            _log.error("%s failed: %s", self.name, type(wrong).__name__)
            return f"? {self.name} failed ({type(wrong).__name__}): please report it"


@cache
def others() -> dict[str, Other]:
    """These functions by name."""
    made = [
        Other("CASE_WHY", "Why a cell shows what it shows: the function's name, then the same arguments.",
              _of_a_function(), lambda args: why(_name(args), args[1:])),
        Other("CASE_SOURCE", "Where the rule behind a function stands; with the arguments of a cell also the parameters that "
              "its answer used.", _of_a_function(), lambda args: source(_name(args), args[1:])),
        Other("CASE_WORKLIST", "What is overdue, due today or due soon, for whom and why, the earliest first: the list of "
              "the sheet Today, from tables handed over with their headers.", _of_tables(), _worklist),
    ]  # fmt: skip
    return {each.name: each for each in made}


def _of_a_function() -> tuple[Argument, ...]:
    more = (Argument(f"value_{at}", Text(), True, "argument of that function") for at in range(1, MOST_VALUES + 1))
    return (Argument("function_name", Text(), False, "name of a cell function, in quotes"), *more)


def _name(args: Sequence[Any]) -> str:
    name = grid(args[0]) if args else None
    if isinstance(name, Grid):
        raise CellFault(f"one function at a time, not {name.height} x {name.width} cells (function_name)")
    if is_empty(name):
        raise CellFault("missing: function_name")
    return cell_text(name).strip()


_AS_OF = Argument("as_of", Day(), False, "day asked about", read=reader_of(Day()))
_DAYS = Argument("days", Count(), False, "how many days ahead to look; empty means 7", read=reader_of(Count()))


def _of_tables() -> tuple[Argument, ...]:
    more = (Argument(f"table_{at}", Text(), True, "another table of the same workbook, with its header", takes_list=True)
            for at in range(2, MOST_TABLES + 1))  # fmt: skip
    first = Argument("table_1", Text(), False, "a table with its header, such as Participants[#All]", takes_list=True)
    return (_AS_OF, _DAYS, first, *more)


def _worklist(args: Sequence[Any]) -> list[list[Any]]:
    from caseload.worklist.spilled import spilled

    as_of, days = (_read(argument, grid(raw)) for argument, raw in zip((_AS_OF, _DAYS), args, strict=False))
    if as_of is None:
        raise CellFault("missing: as_of")
    tables = [found for found in map(grid, args[2:]) if not is_empty(found) and found != 0]
    for at, found in enumerate(tables, start=1):
        refuse_error(Argument(f"table_{at}", Text(), True, ""), found)
        if not isinstance(found, Grid):
            raise WrongUse("a table is a range with its header", todo="Hand it over so: Participants[#All].")
    rows = spilled([found.rows() for found in tables], as_of, 7 if days is None else days)
    return [[to_host(each) for each in row] for row in rows]


def _read(argument: Argument, raw: Any) -> Any:
    """One value, as every cell function reads one; None when the cell is empty."""
    refuse_error(argument, raw)
    try:
        value = argument.read(raw)
        if value is not BLANK:
            argument.kind.read(value)
    except Refused as wrong:
        raise CellFault(unreadable(argument, raw, wrong)) from None
    return None if value is BLANK else value
