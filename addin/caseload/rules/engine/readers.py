"""Whole columns read as the bodies take them: integers, a mask of blanks, a mask of refused values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from caseload.rules.engine.kinds import BLANK, Choice, Count, Day, Filled, Flag, Kind, Number, Refused, Text, Ticks  # fmt: skip
from caseload.rules.engine.units import FIRST_DAY, LAST_DAY, NONE, SCALE


@dataclass
class Column:
    """Values (an array, or one value for all rows), where they are blank, where they cannot be right."""

    values: Any
    blank: np.ndarray | None
    bad: np.ndarray | None
    reasons: dict[int, str] = field(default_factory=dict)


def read_column(kind: Kind, raw: Any) -> Column:
    """Read a column of one kind from an array, a pandas column or a sequence (or one value for all rows).

    Fast without any work per value in Python: ``datetime64`` for days, numbers for numbers (NaN = blank),
    booleans for flags, integers for codes (their places; below 0 = blank).
    """
    if isinstance(raw, Column):
        return raw
    if raw is None or isinstance(raw, (str, bytes)) or not (hasattr(raw, "__len__") or hasattr(raw, "dtype")):
        return _single(kind, raw)
    if isinstance(kind, Ticks) and _is_one_tick_list(raw):
        return _single(kind, raw)
    values = raw if isinstance(raw, (list, tuple)) else np.asarray(raw)
    if isinstance(values, np.ndarray) and values.ndim == 0:
        return _single(kind, values.item())
    if isinstance(values, np.ndarray) and values.dtype.kind in "Mifub":
        return _typed(kind, values)
    return _mixed(kind, values)


def _is_one_tick_list(raw: Any) -> bool:
    return isinstance(raw, (set, frozenset))


def _single(kind: Kind, raw: Any) -> Column:
    try:
        return Column(kind.read(raw), None, None)
    except Refused as wrong:
        return Column(BLANK, None, np.array(True), {-1: wrong.reason})


def _typed(kind: Kind, values: np.ndarray) -> Column:
    letter = values.dtype.kind
    if isinstance(kind, Day) and letter == "M":
        days = values.astype("M8[D]").astype(np.int64)
        blank = np.isnat(values)
        return _bounded(days, blank, (days < FIRST_DAY) | (days > LAST_DAY), "out_of_range")
    if isinstance(kind, Flag) and letter == "b":
        return Column(values, None, None)
    if isinstance(kind, Filled) and letter == "b":
        return Column(values, None, None)
    if isinstance(kind, Choice) and letter in "iu":
        places = values.astype(np.int64)
        top = len(kind.codes) + kind.open_list
        return _bounded(places, places < 0, places >= top, "not_allowed")
    if isinstance(kind, Ticks) and letter in "iu":
        bits = values.astype(np.int64)
        return _bounded(bits, bits < 0, bits > kind.codes.bits(), "not_allowed")
    if isinstance(kind, Number) and letter in "ifu":
        return _numbers(kind, values)
    return _mixed(kind, values.tolist())


def _numbers(kind: Number, values: np.ndarray) -> Column:
    blank = np.isnan(values) if values.dtype.kind == "f" else np.zeros(len(values), bool)
    clean = np.where(blank, 0, values) if blank.any() else values
    broken = ~np.isfinite(clean) | (np.abs(clean) > 4e6) if values.dtype.kind == "f" else np.abs(clean) > 4e9
    if broken.any():
        return _mixed(kind, values.tolist())
    if isinstance(kind, Count):
        numbers = np.rint(clean).astype(np.int64)
        wrong = numbers != clean
    elif values.dtype.kind == "f":
        numbers = np.rint(clean * SCALE).astype(np.int64)
        wrong = np.zeros(len(values), bool)
    else:
        numbers, wrong = clean.astype(np.int64) * SCALE, np.zeros(len(values), bool)
    beyond = kind.beyond(numbers) | wrong
    if kind.choices:
        beyond = beyond | ~np.isin(numbers, kind.choices)
    beyond = np.broadcast_to(beyond, numbers.shape) & ~blank
    column = Column(np.where(blank, NONE, numbers) if blank.any() else numbers, blank if blank.any() else None, None)
    if beyond.any():
        column.bad = beyond
        for row in np.flatnonzero(beyond):
            column.reasons[int(row)] = _reason(kind, values[row].item())
    return column


def _reason(kind: Kind, raw: Any) -> str:
    try:
        kind.read(raw)
    except Refused as wrong:
        return wrong.reason
    return "out_of_range"


def _bounded(values: np.ndarray, blank: np.ndarray, beyond: np.ndarray, reason: str) -> Column:
    bad = beyond & ~blank
    if blank.any():
        values = np.where(blank, NONE, values)
    column = Column(values, blank if blank.any() else None, bad if bad.any() else None)
    if bad.any():
        column.reasons = {int(row): reason for row in np.flatnonzero(bad)}
    return column


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
    blank = np.fromiter((value is BLANK for value in values), bool, len(values))
    filled = [NONE if value is BLANK else value for value in values] if blank.any() else values
    array = np.array([1 if isinstance(value, str) else value for value in filled])
    return Column(array, blank if blank.any() else None, None)


def _outcome(kind: Kind, raw: Any) -> tuple[Any, str]:
    try:
        return kind.read(raw), ""
    except Refused as wrong:
        return BLANK, wrong.reason


def nothing_in_column(kind: Kind) -> int:
    """What stands in a column for a blank that is an answer."""
    return NONE if isinstance(kind, Text) else int(kind.nothing)
