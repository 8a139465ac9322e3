"""Many cells answered at once: calls of one function become columns, and the question is asked once for all of them."""

from __future__ import annotations

import inspect
import json
from collections.abc import Sequence
from functools import cache
from typing import Any

from caseload.cells import call, functions

FEW = 4
"""Below this many calls of a function, one by one is as quick."""
_SIMPLE = (str, int, float, bool, type(None))


def answer_calls(calls: Sequence[Any], module: Any) -> list[Any]:
    """The answer of each call as a cell gets it (rows of values), in order.

    ``calls``: pairs of a function's name and its arguments as Office hands them over (rows of values). ``module``
    holds the registered functions.
    """
    answers: list[Any] = [None] * len(calls)
    groups: dict[Any, list[tuple[int, list[Any]]]] = {}
    for at, (name, args) in enumerate(calls):
        cells = _cells(name, args)
        if cells is None:
            answers[at] = rows(_alone(module, name, args))
        else:
            groups.setdefault((name, len(cells), _lists(name, cells)), []).append((at, cells))
    for (name, _, _), members in groups.items():
        if len(members) < FEW:
            for at, _ in members:
                answers[at] = rows(_alone(module, name, calls[at][1]))
        else:
            for (at, _), value in zip(members, _column(name, [cells for _, cells in members]), strict=True):
                answers[at] = [[value]]
    return answers


def _alone(module: Any, name: str, args: Sequence[Any]) -> Any:
    """One call by itself: what Office leaves out is null, which is the default where there is one."""
    made = getattr(module, name)
    wanted = inspect.signature(made).parameters.values()
    values = [parameter.default if value is None and parameter.default is not parameter.empty else value
              for parameter, value in zip(wanted, map(_single, args), strict=False)]  # fmt: skip
    return made(*values)


def _single(value: Any) -> Any:
    return value[0][0] if _is_cell(value) else value


def _cells(name: str, args: Sequence[Any]) -> list[Any] | None:
    """The arguments as single values, what was left out at the end cut off; None when one of them is a range."""
    made = functions().get(name)
    if made is None:
        return None
    cells = [_single(each) for each in args]
    if not all(isinstance(each, _SIMPLE) for each in cells):
        return None
    while cells and cells[-1] is None and made.arguments[len(cells) - 1].optional:
        cells.pop()
    return cells


def _is_cell(value: Any) -> bool:
    return (isinstance(value, list) and len(value) == 1 and isinstance(value[0], list) and len(value[0]) == 1)


def _lists(name: str, cells: Sequence[Any]) -> str:
    """The values of arguments that take a whole list: the same for all calls of a group."""
    lists = _list_places(name)
    return json.dumps([cells[at] for at in lists if at < len(cells)]) if lists else ""


@cache
def _list_places(name: str) -> tuple[int, ...]:
    """The places of a function's arguments that take a whole list."""
    return tuple(at for at, argument in enumerate(functions()[name].arguments) if argument.takes_list)


def _column(name: str, many: Sequence[Sequence[Any]]) -> list[Any]:
    taken = functions()[name].arguments
    if not many[0]:
        return [call(name, [])] * len(many)
    args = [many[0][at] if taken[at].takes_list else [[cells[at]] for cells in many] for at in range(len(many[0]))]
    if all(taken[at].takes_list for at in range(len(args))):
        return [call(name, args)] * len(many)
    found = call(name, args)
    return [row[0] for row in found] if isinstance(found, list) else [found] * len(many)


def rows(value: Any) -> list[list[Any]]:
    """A result as rows, as a cell function hands it to Office."""
    return value if isinstance(value, list) else [[value]]


__all__ = ["answer_calls", "rows"]
