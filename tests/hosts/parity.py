"""One table of messy cells for every function, from its question's example, which every host must answer alike.

A cell is None (empty), a number, text, truth value, datetime, or an ``Error``; a ``Block`` is a range of cells.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from caseload.cells import functions
from caseload.cells.made import Argument, CellFunction
from caseload.rules.engine.kinds import BLANK, Day, Kind
from caseload.rules.engine.lists import Holidays, Items
from caseload.rules.engine.units import UNKNOWN_BELOW


@dataclass(frozen=True)
class Error:
    """An error value of the spreadsheet."""

    text: str


@dataclass(frozen=True)
class Block:
    """A range: rows of cells."""

    rows: tuple[tuple[Any, ...], ...]


@dataclass(frozen=True)
class Case:
    """A call of a function with cells as arguments; ``about`` names the mess in it."""

    function: str
    about: str
    cells: tuple[Any, ...]


MESS: dict[str, Any] = {
    "empty cell": None, "empty text": "", "spaces": "   ", "zero": 0, "one": 1, "below zero": -1, "hours": 19.99,
    "text number": "7.5", "text zero": "0", "decimal comma": "7,5", "ISO day": "2026-01-05",
    "month-first day": "1/5/2026", "padded day": " 01/05/2026 ", "two-digit year": "1/5/26",
    "no such day": "13/45/2026",
    "day of a cell": datetime(2026, 1, 5), "day and time": datetime(2026, 1, 5, 10, 30), "serial": 46027,
    "serial with time": 46027.25, "serial too far": 3_000_000, "day that Excel invented": 60, "true": True,
    "false": False,
    "yes": "Yes", "error": Error("#N/A"), "division by zero": Error("#DIV/0!"), "month": "2026-01",
    "unknown code": "no such code", "broken list": "[1,", "huge text": "x" * 8_000, "accents": "Añe ✓",
}  # fmt: skip
"""Name -> a cell as people leave it (a text in a formula's reach has at most 32,767 characters; 8,000 are plenty)."""


COLUMN_OF_ALL = Block(tuple((cell,) for cell in MESS.values()))
COLUMN = Block(tuple((cell,) for cell in MESS.values() if not isinstance(cell, Error)))
"""The same without the error values, for programs that do not hand a range with an error to any function."""


def example(function: CellFunction) -> list[Any]:
    """The arguments of a call that is the example of the function's question."""
    question = function.question
    body = question.fold(question.read(question.example))
    return [_cell(argument, question.example, body) for argument in function.arguments]


def _cell(argument: Argument, given: Any, body: dict[str, Any]) -> Any:
    if argument.counts_blanks and not argument.is_fold:
        return 0
    if argument.of:
        shown = None if body[argument.name] <= UNKNOWN_BELOW else argument.kind.show(body[argument.name])
        return _typed(argument, shown)
    if argument.name in given:
        return _typed(argument, given[argument.name])
    return _typed(argument, None if isinstance(argument.kind, Holidays) else _default(argument.kind))


def _default(kind: Kind) -> Any:
    """What leaving an argument out means, as a cell."""
    value = kind.default()
    if value is BLANK or kind.is_not_given(value) or (isinstance(value, int) and value <= UNKNOWN_BELOW):
        return None
    return kind.show(value)


def _typed(argument: Argument, value: Any) -> Any:
    if isinstance(value, dict):
        return Block(tuple(value.items()))
    if isinstance(value, list):
        return _block(argument, value)
    if isinstance(argument.kind, Day) and isinstance(value, str):
        return datetime.fromisoformat(value)
    return datetime(value.year, value.month, value.day) if isinstance(value, date) else _word(value)


def _block(argument: Argument, lines: list[Any]) -> Any:
    if not lines:
        return "none"
    if isinstance(argument.kind, Items) and argument.kind.item is None:
        names = list(argument.kind.fields)
        return Block(tuple(tuple(_word(line.get(name)) for name in names) for line in lines))
    return Block(tuple((_word(line),) for line in lines))


def _word(value: Any) -> Any:
    """Yes and no as people choose them from a list."""
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else value


def trimmed(cells: list[Any], function: CellFunction) -> list[Any]:
    """The cells without optional ones at the end that the example does not give."""
    given = [not each.optional or each.name in function.question.example for each in function.arguments]
    return cells[: max((at for at, is_given in enumerate(given, start=1) if is_given), default=0)]


def single_cells(function: CellFunction) -> Iterator[Case]:
    """The example with every mess in the place of every argument."""
    usual = example(function)
    given = len(trimmed(usual, function))
    yield Case(function.name, "example", tuple(usual[:given]))
    for at, argument in enumerate(function.arguments):
        for about, cell in MESS.items():
            yield Case(function.name, f"{argument.name}: {about}", (*usual[:at], cell, *usual[at + 1 : given]))


def ranges(function: CellFunction) -> Iterator[Case]:
    """The example with ranges: of one cell, a column of every mess, a row and a column, ranges that do not fit."""
    usual = trimmed(example(function), function)
    for at, argument in enumerate(function.arguments[: len(usual)]):

        def with_cells(block: Any, at: int = at) -> tuple[Any, ...]:
            return (*usual[:at], block, *usual[at + 1 :])

        yield Case(function.name, f"{argument.name}: range of one", with_cells(Block(((_single(usual[at]),),))))
        yield Case(function.name, f"{argument.name}: column of all", with_cells(COLUMN_OF_ALL))
        yield Case(function.name, f"{argument.name}: column", with_cells(COLUMN))
        yield Case(function.name, f"{argument.name}: empty column", with_cells(Block(((None,), (None,), (None,)))))
    if len(usual) > 1:
        tall = Block(tuple((_single(usual[0]),) for _ in range(3)))
        yield Case(function.name, "column and row", (tall, Block(((_single(usual[1]), None),)), *usual[2:]))
        yield Case(function.name, "unequal", (tall, Block(((_single(usual[1]),),) * 2), *usual[2:]))


def _single(cell: Any) -> Any:
    return cell.rows[0][0] if isinstance(cell, Block) else cell


def all_cases(shape: Any) -> Iterator[Case]:
    """The cases of every function; ``shape``: ``single_cells`` or ``ranges``."""
    for function in functions().values():
        yield from shape(function)


def as_python(cell: Any) -> Any:
    """A cell as a Python caller hands it over."""
    if isinstance(cell, Block):
        return [[as_python(each) for each in row] for row in cell.rows]
    return cell.text if isinstance(cell, Error) else cell


__all__ = ["BLANK", "MESS", "Block", "Case", "Error", "all_cases", "as_python", "example", "ranges", "single_cells"]
