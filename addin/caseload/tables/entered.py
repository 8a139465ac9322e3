"""Columns of a workbook as the questions take them: each cell read once, what cannot be right kept in view."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from caseload.rules.engine.kinds import BLANK, Kind, Refused, Text, Ticks
from caseload.rules.engine.readers import Column
from caseload.rules.engine.typed import reader_of
from caseload.rules.engine.units import NONE


def folded_key(value: Any) -> str:
    """A key as people compare it: spaces around and capitals do not matter, 17 and 17.0 are the same."""
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
    values = np.full(len(raws), NONE)
    blank, bad = np.zeros(len(raws), bool), np.zeros(len(raws), bool)
    reasons: dict[int, str] = {}
    seen: dict[Any, tuple[Any, str]] = {}
    for row, raw in enumerate(raws):
        key = (type(raw), raw)
        if key not in seen:
            seen[key] = _outcome(kind, raw)
        value, reason = seen[key]
        if reason:
            bad[row], reasons[row] = True, reason
        elif value is BLANK:
            blank[row] = True
        else:
            values[row] = 1 if isinstance(kind, Text) else value
    return Column(values, blank if blank.any() else None, bad if bad.any() else None, reasons)


def _outcome(kind: Kind, raw: Any) -> tuple[Any, str]:
    try:
        return read_one(kind, raw), ""
    except Refused as wrong:
        return BLANK, wrong.reason
