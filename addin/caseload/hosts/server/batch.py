"""Many cells answered at once: calls of one function come as columns, and the question is asked once for all of them."""

from __future__ import annotations

import inspect
import json
from collections.abc import Sequence
from typing import Any

from caseload.cells import call, functions

FEW = 4
"""Below this many calls of a function, one by one is as quick."""


def answer_calls(calls: Sequence[Any], module: Any) -> list[Any]:
    """The answer of each call as a cell gets it (rows of values), in order.

    ``calls``: pairs of a function's name and its arguments as Office hands them over (rows of values). ``module``
    holds the registered functions.
    """
    return [rows(_alone(module, name, args)) for name, args in calls]


def answer_columns(name: str, count: int, columns: Sequence[list[Any] | None], module: Any) -> list[Any]:
    """The answers of ``count`` calls of one function, in order: a value each, or rows where an answer spills.

    ``columns``: for each argument its value in each call (None: an empty cell), or None where no call gives it.
    """
    made = functions().get(name)
    if made is None:
        return [_alone(module, name, each) for each in _calls(columns, range(count))]
    kept = list(columns)
    while kept and kept[-1] is None and made.arguments[len(kept) - 1].optional:
        kept.pop()
    lists = {at for at, argument in enumerate(made.arguments[: len(kept)]) if argument.takes_list}
    answers: list[Any] = [None] * count
    for members in _alike([kept[at] for at in lists], count):
        if len(members) < FEW:
            found = [call(name, each) for each in _calls(kept, members)]
        else:
            found = _answered(name, [_argument(column, members, at in lists) for at, column in enumerate(kept)], len(members))
        for at, value in zip(members, found, strict=True):
            answers[at] = value
    return answers


def _alike(lists: Sequence[list[Any] | None], count: int) -> list[Sequence[int]]:
    """The calls in groups within which the arguments that take a whole list are the same."""
    if not lists:
        return [range(count)]
    groups: dict[str, list[int]] = {}
    for at in range(count):
        groups.setdefault(json.dumps([column and column[at] for column in lists]), []).append(at)
    return list(groups.values())


def _argument(column: list[Any] | None, members: Sequence[int], takes_list: bool) -> Any:
    """One argument for all members: a range of a row each, or the one value they share."""
    if column is None or takes_list:
        return column and column[members[0]]
    return [[column[at]] for at in members]


def _answered(name: str, args: list[Any], count: int) -> list[Any]:
    found = call(name, args)
    return [row[0] for row in found] if any(isinstance(each, list) for each in args) and isinstance(found, list) else [found] * count


def _calls(columns: Sequence[list[Any] | None], members: Sequence[int]) -> list[list[Any]]:
    """The arguments of each of these calls."""
    return [[None if column is None else column[at] for column in columns] for at in members]


def _alone(module: Any, name: str, args: Sequence[Any]) -> Any:
    """One call by itself: what Office leaves out is null, which is the default where there is one."""
    made = getattr(module, name)
    wanted = inspect.signature(made).parameters.values()
    values = [parameter.default if value is None and parameter.default is not parameter.empty else value
              for parameter, value in zip(wanted, map(_single, args), strict=False)]  # fmt: skip
    return made(*values)


def _single(value: Any) -> Any:
    cell = isinstance(value, list) and len(value) == 1 and isinstance(value[0], list) and len(value[0]) == 1
    return value[0][0] if cell else value


def rows(value: Any) -> list[list[Any]]:
    """A result as rows, as a cell function hands it to Office."""
    return value if isinstance(value, list) else [[value]]


__all__ = ["answer_calls", "answer_columns", "rows"]
