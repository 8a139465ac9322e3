"""Whole columns read as the bodies take them: integers, a mask of blanks, a mask of refused values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from typing import Any

import numpy as np

from caseload.rules.engine.kinds import BLANK, Choice, Day, Filled, Flag, Kind, Number, Refused, Text, Ticks
from caseload.rules.engine.units import FIRST_DAY, LAST_DAY, NONE


@dataclass
class Column:
    """Values (an array, or one value for all rows), where they are blank, where they cannot be right and why.

    What stands in ``values`` under a blank or a refused value has no meaning. ``reasons`` by row; -1 for all rows.
    """

    values: Any
    blank: np.ndarray | None
    bad: np.ndarray | None
    reasons: Mapping[int, str] = field(default_factory=dict)

    def at(self, rows: Any) -> Column:
        """The column of some rows (a slice or places); the reasons stay with the whole."""
        values = self.values[rows] if isinstance(self.values, np.ndarray) and self.values.ndim else self.values
        return Column(values, _some(self.blank, rows), _some(self.bad, rows))

    def reason(self, row: int) -> str:
        """Why the value of a row cannot be right."""
        return self.reasons[row] if row in self.reasons else self.reasons.get(-1, "")


def _some(mask: np.ndarray | None, rows: Any) -> np.ndarray | None:
    """A mask of some rows; None when none of them is marked."""
    if mask is None or mask.ndim == 0:
        return mask
    part = mask[rows]
    return part if part.any() else None


def is_typed(kind: Kind, raw: Any) -> bool:
    """Is a column an array that is read at once, without a look at each value in Python?"""
    letters = "" if isinstance(kind, Text) else _TYPED.get(kind.reads, "")
    return isinstance(raw, np.ndarray) and raw.ndim > 0 and raw.dtype.kind in letters


_TYPED = {"date": "M", "number": "ifu", "flag": "b", "text": "b", "code": "iu", "codes": "iu"}
"""How a kind reads -> the kinds of arrays that hold it: days, numbers, flags, the places of codes or their bits."""


def read_column(kind: Kind, raw: Any) -> Column:
    """Read a column of one kind from an array, a pandas column or a sequence (or one value for all rows).

    Fast without any work per value in Python: ``datetime64`` for days, numbers for numbers (NaN = blank),
    booleans for flags, integers for codes (their places; below 0 = blank); masked arrays of these (masked = blank).
    """
    if isinstance(raw, Column):
        return raw
    if raw is None or isinstance(raw, (str, bytes)) or not (hasattr(raw, "__len__") or hasattr(raw, "dtype")):
        return _single(kind, raw)
    if isinstance(kind, Ticks) and isinstance(raw, (set, frozenset)):
        return _single(kind, raw)
    if isinstance(raw, (list, tuple)):
        return _mixed(kind, raw)
    values = as_array(raw)
    if values.ndim == 0:
        return _single(kind, values.item())
    return read_typed(kind, values) if is_typed(kind, values) else _mixed(kind, values.tolist())


def as_array(raw: Any) -> np.ndarray:
    """An array as it is, a pandas column as an array; one that knows its blanks comes as a masked array."""
    if isinstance(raw, np.ndarray):
        return raw
    dtype = getattr(getattr(raw, "dtype", None), "numpy_dtype", None)
    if dtype is None or dtype.kind not in "biuf":
        return np.asarray(raw)
    blank = np.asarray(raw.isna(), bool)
    return np.ma.MaskedArray(raw.to_numpy(dtype, na_value=dtype.type(0)), blank)


def _single(kind: Kind, raw: Any) -> Column:
    try:
        return Column(kind.read(raw), None, None)
    except Refused as wrong:
        return Column(BLANK, None, np.array(True), {-1: wrong.reason})


def read_typed(kind: Kind, values: np.ndarray, masked: np.ndarray | None = None) -> Column:
    """Read an array that ``is_typed``; ``masked`` are further blanks (a masked array has its own)."""
    if isinstance(values, np.ma.MaskedArray):
        return read_typed(kind, values.data, np.ma.getmaskarray(values))
    column = _read_typed(kind, values)
    return column if masked is None else _unmasked(column, masked)


def _read_typed(kind: Kind, values: np.ndarray) -> Column:
    if isinstance(kind, Day):
        return _bounded(values.astype("M8[D]", copy=False).view(np.int64), FIRST_DAY, LAST_DAY, _NOT_A_DAY, "out_of_range")
    if isinstance(kind, Choice):
        return _bounded(values.astype(np.int64), 0, len(kind.codes) + kind.open_list - 1, -1, "not_allowed")
    if isinstance(kind, Ticks):
        return _bounded(values.astype(np.int64), 0, kind.codes.bits(), -1, "not_allowed")
    return _numbers(kind, values) if isinstance(kind, Number) else Column(values, None, None)


def _unmasked(column: Column, blank: np.ndarray) -> Column:
    """A column with further blanks."""
    if not blank.any():
        return column
    if column.blank is not None:
        blank = blank | column.blank
    return Column(column.values, blank, None if column.bad is None else _some(column.bad & ~blank, ...), column.reasons)


_NOT_A_DAY = np.iinfo(np.int64).min
"""The number of a day that is none (NaT)."""


def _bounded(values: np.ndarray, first: int, last: int, nothing: int, reason: str) -> Column:
    """Whole numbers within bounds; ``nothing`` and what is below it is a blank."""
    low, high = (values.min(), values.max()) if values.size else (first, last)
    if first <= low and high <= last:
        return Column(values, None, None)
    blank = values <= nothing
    bad = ((values < first) | (values > last)) & ~blank
    return Column(values, _some(blank, ...), _some(bad, ...), {-1: reason})


def _numbers(kind: Number, values: np.ndarray) -> Column:
    blank, given = None, values
    if values.dtype.kind == "f":
        blank = _some(np.isnan(values), ...)
        values = values if blank is None else np.where(blank, 0, values)
    limit = _EXACT_FLOAT if values.dtype.kind == "f" else _EXACT_WHOLE
    low, high = (values.min(), values.max()) if values.size else (0, 0)
    if not (-limit <= low and high <= limit):
        return _mixed(kind, given.tolist())
    numbers, wrong = values.astype(np.int64), None
    if kind.scale != 1 and values.dtype.kind == "f":
        numbers = np.rint(values * kind.scale).astype(np.int64)
    elif kind.scale != 1:
        numbers = numbers * kind.scale
    elif values.dtype.kind == "f":
        wrong = numbers != values
    bad = _some(_beyond(kind, numbers, wrong), ...)
    if bad is not None and blank is not None:
        bad = _some(bad & ~blank, ...)
    return Column(numbers, blank, bad, {} if bad is None else _Reasons(kind, given, bad))


_EXACT_FLOAT, _EXACT_WHOLE = 4e6, 4e9
"""Up to here a number of hours or dollars as a float, or a whole one, gives its billionths exactly in 64 bits."""


def _beyond(kind: Number, numbers: np.ndarray, wrong: np.ndarray | None) -> np.ndarray:
    """Where numbers lie outside the range, are not allowed, or are wrong already."""
    low, high = (numbers.min(), numbers.max()) if numbers.size else (0, 0)
    beyond = np.zeros(numbers.shape, bool) if wrong is None else wrong
    if kind.choices:
        return beyond | ~reduce(np.logical_or, [numbers == each for each in kind.choices])
    return beyond | kind.beyond(numbers) if kind.beyond(low) or kind.beyond(high) else beyond


class _Reasons(Mapping[int, str]):
    """Why numbers cannot be right, by row, worked out when somebody asks."""

    def __init__(self, kind: Kind, values: np.ndarray, bad: np.ndarray):
        self.kind, self.raw, self.bad = kind, values, bad

    def __getitem__(self, row: int) -> str:
        if not (0 <= row < len(self.bad) and self.bad[row]):
            raise KeyError(row)
        return _outcome(self.kind, self.raw[row].item())[1] or "out_of_range"

    def __iter__(self) -> Iterator[int]:
        return iter(np.flatnonzero(self.bad).tolist())

    def __len__(self) -> int:
        return int(self.bad.sum())


def _mixed(kind: Kind, raw: Any) -> Column:
    """A column of Python values; each distinct value is read once. Of a text only its presence matters in a column."""
    size = len(raw)
    values, blank, bad = np.full(size, NONE), np.zeros(size, bool), np.zeros(size, bool)
    reasons: dict[int, str] = {}
    seen: dict[Any, Any] = {}
    for row, each in enumerate(raw):
        key = (type(each), each) if isinstance(each, (str, int, float, bool)) else None
        outcome = seen.get(key) if key is not None else None
        if outcome is None:
            outcome = _outcome(kind, each)
            if key is not None:
                seen[key] = outcome
        value, reason = outcome
        if reason:
            bad[row], reasons[row] = True, reason
        elif value is BLANK:
            blank[row] = True
        else:
            values[row] = 1 if isinstance(kind, Text) else value
    if isinstance(kind, (Flag, Filled)) and not blank.any() and not bad.any():
        values = values.astype(bool)
    return Column(values, blank if blank.any() else None, bad if bad.any() else None, reasons)


def column_of(kind: Kind, values: Sequence[Any]) -> Column:
    """A column of body values that were read already; ``BLANK`` marks the gaps."""
    blank = np.array([value is BLANK for value in values], bool)
    types = set(map(type, values))
    if types - {int, bool}:
        values = [NONE if value is BLANK else 1 if isinstance(value, str) else value for value in values]
    return Column(np.array(values), blank if blank.any() else None, None)


def _outcome(kind: Kind, raw: Any) -> tuple[Any, str]:
    try:
        return kind.read(raw), ""
    except Refused as wrong:
        return BLANK, wrong.reason


def nothing_in_column(kind: Kind) -> int:
    """What stands in a column for a blank that is an answer."""
    return NONE if isinstance(kind, Text) else int(kind.nothing)
