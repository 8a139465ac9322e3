"""Does a cell show a value already?"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from caseload.rules.engine.entered import is_empty

_NEAR = 1e-9


def same(there: Any, value: Any) -> bool:
    """Does a cell show a value already? Blank and empty text are the same, and so are a day and its midnight, yes and TRUE."""
    if there is value or (type(there) is type(value) and there == value):
        return True  # most cells: nothing is to be made alike
    if there is None or value is None:
        return is_empty(there) and is_empty(value)
    one, other = _comparable(there), _comparable(value)
    if isinstance(one, float) and isinstance(other, float):
        return abs(one - other) <= _NEAR * max(1.0, abs(other))
    return bool(one == other)


def _comparable(value: Any) -> Any:
    if isinstance(value, (date, datetime)):
        return (value.year, value.month, value.day)
    if is_empty(value):
        return None
    if isinstance(value, bool):
        return "yes" if value else "no"
    return float(value) if isinstance(value, (int, float)) else str(value).strip()
