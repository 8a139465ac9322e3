"""Columns of a workbook as the questions take them: each cell read once, what cannot be right kept in view."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from caseload.rules.engine.kinds import BLANK, Kind, Refused, Text, Ticks
from caseload.rules.engine.readers import Column
from caseload.rules.engine.typed import reader_of
from caseload.rules.engine.units import NONE

_EQUAL = frozenset((bool, int, float))
"""Kinds whose values may be equal and yet be read differently: 1, 1.0 and TRUE."""


def folded_key(value: Any) -> str:
    """A key as people compare it: spaces around and capitals do not matter, 17 and 17.0 are the same."""
    if isinstance(value, str):
        return value.strip().casefold()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value).strip().casefold()


def read_one(kind: Kind, raw: Any) -> Any:
    """One cell as the body of a rule takes it, ``BLANK`` when empty; raises ``Refused``."""
    if isinstance(kind, Ticks) and isinstance(raw, str):
        return kind.read([part.strip() for part in raw.split(",") if part.strip()]) if raw.strip() else BLANK
    value = reader_of(kind)(raw)
    return BLANK if value is BLANK else kind.read(value)


def entered_column(kind: Kind, raws: Sequence[Any]) -> Column:
    """A column of cells: body values, where they are blank, where they cannot be right and why."""
    keys = raws if len(_EQUAL.intersection(map(type, raws))) < 2 else list(zip(map(type, raws), raws, strict=True))
    seen = {key: _outcome(kind, key if keys is raws else key[1]) for key in set(keys)}
    refused = {key: reason for key, (_, reason, _) in seen.items() if reason}
    blanks = {key for key, (_, _, is_blank) in seen.items() if is_blank}
    values = {key: value for key, (value, _, _) in seen.items()}
    size = len(keys)
    reasons = {row: refused[key] for row, key in enumerate(keys) if key in refused} if refused else {}
    bad = None
    if reasons:
        bad = np.zeros(size, bool)
        bad[list(reasons)] = True
    blank = np.fromiter(map(blanks.__contains__, keys), bool, size) if blanks else None
    return Column(np.fromiter(map(values.__getitem__, keys), np.int64, size), blank, bad, reasons)


def _outcome(kind: Kind, raw: Any) -> tuple[int, str, bool]:
    """The body value of a cell, why it cannot be right, and whether it is blank."""
    try:
        value = read_one(kind, raw)
    except Refused as wrong:
        return NONE, wrong.reason, False
    if value is BLANK:
        return NONE, "", True
    return 1 if isinstance(kind, Text) else value, "", False
