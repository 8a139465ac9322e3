"""Numbers as inputs and outputs: plain ones, hours, money, counts."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from caseload.rules.engine.kind import Kind
from caseload.rules.engine.refusals import Refused
from caseload.rules.engine.units import SCALE, UNKNOWN_BELOW, scaled, unscaled

LARGEST = 10**9
"""No hours, dollars or count is larger (so that columns can hold every sum of them)."""


class Number(Kind):
    """A decimal number, exact as typed; ``low`` and ``high`` belong to the range (None = no bound)."""

    reads = "number"
    scale = SCALE
    most = 100_000
    """The largest number to try for a blank."""

    def __init__(self, label: str = "", es: str = "", *, low: Any = None, high: Any = None,
                 above: Any = None, allowed: Sequence[int] = (), **more: Any):  # fmt: skip
        super().__init__(label, es, **more)
        self.low = None if low is None else self._scaled(low)
        self.high = None if high is None else self._scaled(high)
        self.above = None if above is None else self._scaled(above)
        self.choices = tuple(self._scaled(each) for each in allowed)

    def _scaled(self, raw: Any) -> int:
        return scaled(raw)

    def take(self, raw: Any) -> int:
        if isinstance(raw, bool) or not isinstance(raw, (int, float, Decimal)):
            if not hasattr(raw, "__index__") and not hasattr(raw, "dtype"):
                raise Refused("not_a_number")
            if isinstance(raw, bool) or str(getattr(raw, "dtype", "")) == "bool":
                raise Refused("not_a_number")
        if raw in (float("inf"), float("-inf")):
            raise Refused("not_a_number")
        value = self._scaled(raw.item() if hasattr(raw, "item") else raw)
        if self.choices and value not in self.choices:
            raise Refused("not_allowed")
        if value < 0 and any(bound is not None and bound >= 0 for bound in (self.low, self.above)):
            raise Refused("negative")
        if self.beyond(value):
            raise Refused("out_of_range")
        return value

    def beyond(self, value: Any) -> Any:
        """Is a value outside the range? (one value or an array)"""
        outside: Any = abs(value) > LARGEST * self.scale
        if self.low is not None:
            outside = outside | (value < self.low)
        if self.above is not None:
            outside = outside | (value <= self.above)
        if self.high is not None:
            outside = outside | (value > self.high)
        return outside

    def show(self, value: Any) -> int | float | None:
        return None if value < UNKNOWN_BELOW else unscaled(int(value))

    def extremes(self) -> list[int]:
        """Both ends of the range, and a number beside the last: other inputs may rule out all smaller ones."""
        if self.choices:
            return list(self.choices)
        low = self.above + 1 if self.above is not None else self.low
        low = -1000 * self.scale if low is None else low
        high = min(self.most * self.scale, LARGEST * self.scale if self.high is None else self.high)
        return list(dict.fromkeys([low, high, max(high - self.scale, low)]))

    def allowed(self) -> str:
        if self.choices:
            return ", ".join(str(each // self.scale) for each in self.choices)
        ends = [f"{sign} {unscaled(bound) if self.scale == SCALE else bound}"
                for sign, bound in (("from", self.low), ("above", self.above), ("to", self.high))
                if bound is not None]  # fmt: skip
        return " ".join([*ends, self.unit]).strip()


class Hours(Number):
    """Hours, 0 to 168 a week unless ``high`` says otherwise."""

    def __init__(self, label: str = "", es: str = "", *, low: Any = 0, high: Any = 168, **more: Any):
        super().__init__(label, es, low=low, high=high, unit=more.pop("unit", "hours"), **more)


class Money(Number):
    """Dollars and cents."""

    def __init__(self, label: str = "", es: str = "", *, low: Any = 0, **more: Any):
        super().__init__(label, es, low=low, unit=more.pop("unit", "dollars"), **more)


class Count(Number):
    """A whole number; ``low`` is 0 unless it says otherwise."""

    scale = 1
    most = 4000

    def __init__(self, label: str = "", es: str = "", *, low: Any = 0, **more: Any):
        super().__init__(label, es, low=low, **more)

    def _scaled(self, raw: Any) -> int:
        if raw != int(raw):
            raise Refused("not_an_integer")
        return int(raw)

    def show(self, value: Any) -> int | None:
        return None if value < UNKNOWN_BELOW else int(value)

    def extremes(self) -> list[int]:
        ends = super().extremes()
        return ends if self.choices or 1 in ends or self.low != 0 else [*ends, 1]
