"""How values stand in a rule body: exact integers, so that scalars and arrays share one arithmetic."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from caseload.law.rows import EPOCH

NONE = -(1 << 62)
"""A blank that is an answer ("has not happened"); every sum or shift of it is still unknown."""

UNKNOWN_BELOW = -(1 << 61)
SCALE = 10**9
"""Hours and money are whole billionths: decimals as typed stay exact (19.995 is not 20)."""

FIRST_DAY = -25567  # 1900-01-01
LAST_DAY = 84005  # 2199-12-31
FIRST_MONTH = 1900 * 12
LAST_MONTH = 2199 * 12 + 11
ANY_DAY = LAST_DAY
"""The lookup day of a parameter for which the catalogue asks no date."""


def scaled(number: Any) -> int:
    """A decimal number as whole billionths, exactly as typed (floats by their shortest text)."""
    if type(number) is int:
        return number * SCALE
    if type(number) is float and abs(number) < 4e6:
        return round(number * SCALE)
    return int((Decimal(str(number)) * SCALE).to_integral_value())


def unscaled(value: int) -> int | float:
    """Whole billionths as a JSON number."""
    whole, rest = divmod(value, SCALE)
    return whole if rest == 0 else float(Decimal(value) / SCALE)


__all__ = [
    "ANY_DAY", "EPOCH", "FIRST_DAY", "FIRST_MONTH", "LAST_DAY", "LAST_MONTH", "NONE", "SCALE", "UNKNOWN_BELOW",
    "scaled", "unscaled",
]  # fmt: skip
