"""Reductions over the lines that belong to a case: latest, earliest, total, count, any.

One declaration has three spellings: over Python lines and over numpy columns with a parent index here, and as a native
Excel formula in ``tables``. The number of blank lines is a fold of its own, since ``MAXIFS`` skips blanks silently.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from caseload.rules.engine.kinds import BLANK
from caseload.rules.engine.units import NONE, UNKNOWN_BELOW

_COMPARE: dict[str, Callable[[Any, Any], Any]] = {
    "<=": lambda a, b: a <= b,
    "<": lambda a, b: a < b,
    ">=": lambda a, b: a >= b,
    ">": lambda a, b: a > b,
    "=": lambda a, b: a == b,
}


@dataclass(frozen=True)
class Fold:
    """One reduction: ``how`` over the row value ``of``, for lines where ``where`` holds.

    ``where`` is the name of a yes/no row value, or (row value, comparison, other body argument).
    """

    how: str
    of: str = "value"
    where: str | tuple[str, str, str] | None = None
    label: str = ""
    es: str = ""
    kind: Any = None

    @property
    def other(self) -> str | None:
        """The body argument that ``where`` compares with."""
        return self.where[2] if isinstance(self.where, tuple) else None

    def of_lines(self, lines: Sequence[dict[str, Any]], outer: dict[str, Any]) -> Any:
        """The reduction over Python lines; blank and unknown values are left out."""
        if self.how == "blanks":
            return sum(1 for line in lines if line[self.of] is BLANK or line[self.of] == NONE)
        if self.how == "count" and self.where is None:
            return len(lines)
        kept = [line[self.of] for line in lines if self._counts(line, outer)]
        if self.how == "count":
            return len(kept)
        if self.how == "any":
            return any(value is True or value == 1 for value in kept)
        if self.how == "total":
            return sum(value for value in kept if value > UNKNOWN_BELOW)
        there = [value for value in kept if value > UNKNOWN_BELOW]
        if not there:
            return NONE
        return max(there) if self.how == "latest" else min(there)

    def _counts(self, line: dict[str, Any], outer: dict[str, Any]) -> bool:
        if self.how != "count" and line.get(self.of) is BLANK:
            return False
        if self.where is None:
            return True
        if isinstance(self.where, str):
            return bool(line[self.where])
        name, sign, other = self.where
        value = line[name]
        return value is not BLANK and bool(_COMPARE[sign](value, outer[other]))

    def of_columns(self, columns: dict[str, np.ndarray], parent: np.ndarray, size: int,
                   outer: dict[str, Any], blank: np.ndarray) -> np.ndarray:  # fmt: skip
        """The reduction over columns; ``parent`` is each line's row, ``blank`` marks lines with a blank."""
        if self.how == "blanks":
            return np.bincount(parent[blank], minlength=size).astype(np.int64)
        keep = np.ones(len(parent), bool) if self.how == "count" else ~blank
        if isinstance(self.where, str):
            keep &= np.broadcast_to(columns[self.where], parent.shape).astype(bool)
        elif self.where is not None:
            name, sign, other = self.where
            against = outer[other]
            against = against[parent] if isinstance(against, np.ndarray) else against
            keep &= np.asarray(_COMPARE[sign](columns[name], against), bool) & ~blank
        return self._reduced(columns, parent, size, keep)

    def _reduced(self, columns: Any, parent: np.ndarray, size: int, keep: np.ndarray) -> np.ndarray:
        if self.how == "count":
            return np.bincount(parent[keep], minlength=size).astype(np.int64)
        values = np.broadcast_to(columns[self.of], parent.shape)
        if self.how == "any":
            return np.bincount(parent[keep & (values == 1)], minlength=size) > 0
        keep = keep & (values > UNKNOWN_BELOW)
        rows, values = parent[keep], values[keep].astype(np.int64)
        out = np.full(size, {"latest": NONE, "earliest": np.iinfo(np.int64).max, "total": 0}[self.how])
        {"latest": np.maximum, "earliest": np.minimum, "total": np.add}[self.how].at(out, rows, values)
        if self.how == "earliest":
            out[out == np.iinfo(np.int64).max] = NONE
        return out


def latest(of: str = "value", **more: Any) -> Fold:
    """The latest (largest) value; ``NONE`` when there is none."""
    return Fold("latest", of, **more)


def earliest(of: str = "value", **more: Any) -> Fold:
    """The earliest (smallest) value; ``NONE`` when there is none."""
    return Fold("earliest", of, **more)


def total(of: str = "value", **more: Any) -> Fold:
    """The sum of the values that are filled in."""
    return Fold("total", of, **more)


def count(of: str = "value", **more: Any) -> Fold:
    """The number of lines, filled in or not."""
    return Fold("count", of, **more)


def any_line(of: str = "value", **more: Any) -> Fold:
    """Does a line have this yes/no value?"""
    return Fold("any", of, **more)


def blanks(of: str = "value", **more: Any) -> Fold:
    """The number of lines in which the value is blank."""
    return Fold("blanks", of, **more)


def lines_with_values(items: Any, lines: list[Any], outer: dict[str, Any]) -> list[dict[str, Any]]:
    """The lines of a list as records, with the values of the row function beside the fields."""
    records = [{"value": line} if items.item is not None else dict(line) for line in lines]
    if items.row is None:
        return records
    names = row_arguments(items.row)
    for record in records:
        record.update(items.row(*[record[name] if name in record else outer[name] for name in names]))
    return records


@cache
def row_arguments(row: Callable[..., Any]) -> tuple[str, ...]:
    """The names that a row function asks for: fields of the line, then other arguments of the body."""
    return tuple(inspect.signature(row).parameters)
