"""What every kind of value has: its label, what an absent input and a blank mean, what is tried for a blank."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any

from caseload.law import store
from caseload.rules.engine.units import ANY_DAY, NONE, UNKNOWN_BELOW

BLANK: Any = type("Blank", (), {"__repr__": lambda self: "BLANK"})()
"""Read: the value is there and empty."""
REQUIRED: Any = type("Required", (), {"__repr__": lambda self: "REQUIRED"})()
"""No default: an absent input is a blank one."""
NOTHING = "nothing"
"""``blank=NOTHING``: a blank is an answer ("has not happened"); the body gets ``NONE``."""
DEFAULT = "default"
"""``blank=DEFAULT``: a blank means the default, as an absent input does."""
NOT_GIVEN: Any = type("NotGiven", (), {"__repr__": lambda self: "NOT_GIVEN"})()
"""``default=NOT_GIVEN``: an absent input is an answer of its own, a blank one is not (the body gets ``not_given``)."""


class InLaw:
    """``default=InLaw(key, place)``: an absent input means the parameter's value (for keys without a day of lookup)."""

    def __init__(self, key: str, place: str):
        self.key, self.place = key, place

    def row(self) -> Any:
        """The row in force, or None."""
        return store.in_force(self.key, ANY_DAY, self.place)


class Kind:
    """One input or output.

    ``default``: what an absent input means. ``blank``: ``None`` (a gap that is reported when it decides),
    ``NOTHING`` or ``DEFAULT``. ``needed``: a condition on other inputs, by their names; a blank is then
    missing where it holds and ``NONE`` elsewhere. ``asked``: the same, but where it holds the blank is a gap
    like any other, reported only when it decides. ``once``: the blank is a gap only once the condition is known to
    hold, looking at other inputs as they are given (blank ones come as ``NONE``); until then it is not asked for and
    is ``NONE``. ``not_before`` / ``not_after``: the input it must not
    precede / follow (refused with ``order`` / ``order_reason``). ``probes``: further values to try when the
    input is blank, or a function that gives them (``law_edges``). ``around``: for a blank day, the days that may
    matter beside another day of the case (a birthday, a month later). ``nothing``: what the body gets for a blank
    that is an answer. ``es``: the label in Spanish.
    """

    reads = "value"
    nothing: Any = NONE
    """What the body gets for a blank that is an answer."""
    not_given: Any = NONE
    """What the body gets for an absent input that is an answer; for codes the place after the last."""

    def __init__(
        self,
        label: str = "",
        es: str = "",
        *,
        default: Any = REQUIRED,
        blank: str | None = None,
        needed: Callable[..., Any] | None = None,
        asked: Callable[..., Any] | None = None,
        once: Callable[..., Any] | None = None,
        nothing: Any = None,
        not_before: str = "",
        not_after: str = "",
        order_reason: str = "",
        probes: Sequence[Any] | Callable[[], Sequence[Any]] = (),
        around: Callable[[Any], Sequence[Any]] | None = None,
        unit: str = "",
    ):
        self.label, self.es, self.unit = label, es, unit
        self.blank, self.needed, self.asked, self.once = blank, needed, asked, once
        if nothing is not None:
            self.nothing = nothing
        self.not_before, self.not_after, self.order_reason = not_before, not_after, order_reason
        self.raw_default, self.raw_probes, self.around = default, probes, around

    @property
    def optional(self) -> bool:
        """May it be left out?"""
        return self.raw_default is not REQUIRED or self.blank is not None

    @property
    def maybe_nothing(self) -> bool:
        """May the body get ``NONE`` or its like for this input (a blank or an absent one that is an answer)?"""
        conditions = (self.needed, self.asked, self.once)
        return self.blank == NOTHING or any(conditions) or isinstance(self.raw_default, (type(NOT_GIVEN), InLaw))

    @cached_property
    def neutral(self) -> Any:
        """What stands in a column for a gap while the other rows are answered."""
        first = self.candidates()[0]
        return 1 if isinstance(first, str) else first

    def default(self) -> Any:
        """What an absent input means, as read; ``BLANK`` when it means a blank."""
        if self.raw_default is REQUIRED or self.raw_default is None:
            return BLANK
        if self.raw_default is NOT_GIVEN:
            return self.not_given
        if isinstance(self.raw_default, InLaw):
            row = self.raw_default.row()
            return BLANK if row is None else self.nothing if row.value is None else self.read(row.value)
        return self._read_default

    @cached_property
    def _read_default(self) -> Any:
        """A default that is always the same; bodies change no value that they get."""
        return self.read(self.raw_default)

    def is_not_given(self, value: Any) -> bool:
        """Is this the value of an input that was left out, where that is an answer of its own?"""
        return self.raw_default is NOT_GIVEN and bool(value == self.not_given)

    def read(self, raw: Any) -> Any:
        """One value as the body takes it, or ``BLANK``; raises ``Refused``."""
        if raw is None or (not raw.strip() if type(raw) is str else raw != raw):
            return BLANK
        return self.take(raw)

    def take(self, raw: Any) -> Any:
        """Read a value that is there."""
        return raw

    def show(self, value: Any) -> Any:
        """A body's value as JSON; a blank is None."""
        return None if value < UNKNOWN_BELOW else int(value)

    def extremes(self) -> list[Any]:
        """Values to try when the input is blank: both ends of its range."""
        return []

    def candidates(self) -> list[Any]:
        """All values to try when the input is blank, the declared probes included."""
        tried = self.extremes() + self.probes()
        return list(dict.fromkeys([*tried, self.not_given] if self.raw_default is NOT_GIVEN else tried))

    def probes(self) -> list[Any]:
        """The values that the declaration asks to try for a blank."""
        return [self.read(probe) for probe in (self.raw_probes() if callable(self.raw_probes) else self.raw_probes)]

    def allowed(self) -> str:
        """The allowed values in words, for help and reference pages."""
        return self.unit
