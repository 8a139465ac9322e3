"""Values that cannot be right beside others: an end before its beginning, parts that exceed the whole."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from caseload.rules.engine.kinds import BLANK, Kind
from caseload.rules.engine.primitives import at_least_zero
from caseload.rules.engine.units import NONE, UNKNOWN_BELOW


@dataclass(frozen=True)
class Check:
    """``field`` is refused with ``reason`` where ``wrong`` holds.

    ``wrong`` names the inputs (or fields of a line) that it needs as its parameters; it is asked only when all
    of them are there, and is written in the words of ``primitives``, for one case and for arrays. A blank that is
    an answer comes to it as ``NONE`` where ``may_be_blank`` names it; any blank does, also a gap and a value that
    cannot be read, where ``as_far_as_known`` names it.
    """

    field: str
    reason: str
    wrong: Callable[..., Any]
    names: tuple[str, ...] = ()
    may_be_blank: tuple[str, ...] = ()
    as_far_as_known: tuple[str, ...] = ()
    asks_for: tuple[str, ...] = ()
    """The names that must have a value, or the check is not asked (worked out)."""

    def __post_init__(self) -> None:
        if not self.names:
            object.__setattr__(self, "names", tuple(inspect.signature(self.wrong).parameters))
        asked = tuple(name for name in self.names if name not in (*self.may_be_blank, *self.as_far_as_known))
        object.__setattr__(self, "asks_for", asked)

    @property
    def must_be_read(self) -> tuple[str, ...]:
        """The names whose values must be readable, or the check is not asked."""
        return (*self.asks_for, *self.may_be_blank)

    def fails(self, values: Mapping[str, Any]) -> bool:
        """Does one case fail? A blank among the values is no failure."""
        if any(values[name] is BLANK for name in self.may_be_blank):
            return False
        return all(_there(values[name]) for name in self.asks_for) and bool(
            self.wrong(*[NONE if values[name] is BLANK else values[name] for name in self.names]))  # fmt: skip


def order_checks(kinds: Mapping[str, Kind]) -> tuple[Check, ...]:
    """The checks that ``not_before`` and ``not_after`` declare."""
    found = []
    for name, kind in kinds.items():
        if kind.not_before:
            found.append(Check(name, kind.order_reason or "order", _precedes, (name, kind.not_before)))
        if kind.not_after:
            reason = kind.order_reason or ("after_as_of" if kind.not_after == "as_of" else "order")
            found.append(Check(name, reason, _follows, (name, kind.not_after)))
    return tuple(found)


def parts_within(total: str, *parts: str) -> tuple[Check, ...]:
    """The check that refuses ``total`` when its parts, as far as they are known, are more than it."""
    return (Check(total, "exceeds_total", _exceeded, (total, *parts), as_far_as_known=parts),)


def _exceeded(total: Any, *parts: Any) -> Any:
    return sum(at_least_zero(part) for part in parts) > total


def _precedes(day: Any, other: Any) -> Any:
    return day < other


def _follows(day: Any, other: Any) -> Any:
    return day > other


def _there(value: Any) -> bool:
    if value is BLANK:
        return False
    if type(value) is int:
        return value > UNKNOWN_BELOW
    return not (isinstance(value, str) and not value)
