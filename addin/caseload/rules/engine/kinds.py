"""Kinds of values: how an input is read, what its blank means, and how an output is shown.

Reading one value gives an integer, ``BLANK`` (there and empty) or raises ``Refused`` with a reason code.
The order of the reason codes is that of the catalogue (part 0.0).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from caseload.law import store
from caseload.rules.engine.codes import Codes
from caseload.rules.engine.days import iso_day, iso_month
from caseload.rules.engine.units import (
    ANY_DAY,
    EPOCH,
    FIRST_DAY,
    FIRST_MONTH,
    LAST_DAY,
    LAST_MONTH,
    NONE,
    SCALE,
    UNKNOWN_BELOW,
    scaled,
    unscaled,
)  # fmt: skip

BLANK: Any = type("Blank", (), {"__repr__": lambda self: "BLANK"})()
"""Read: the value is there and empty."""
REQUIRED: Any = type("Required", (), {"__repr__": lambda self: "REQUIRED"})()
"""No default: an absent input is a blank one."""
LARGEST = 10**9
"""No hours, dollars or count is larger (so that columns can hold every sum of them)."""
NOTHING = "nothing"
"""``blank=NOTHING``: a blank is an answer ("has not happened"); the body gets ``NONE``."""
DEFAULT = "default"
"""``blank=DEFAULT``: a blank means the default, as an absent input does."""
NOT_GIVEN: Any = type("NotGiven", (), {"__repr__": lambda self: "NOT_GIVEN"})()
"""``default=NOT_GIVEN``: an absent input is an answer of its own, a blank one is not (the body gets ``not_given``)."""


class Refused(ValueError):
    """A value that is there and cannot be right; ``reason`` is a code of the catalogue."""

    def __init__(self, reason: str, field: str = ""):
        self.reason, self.field = reason, field
        super().__init__(reason)


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

    def default(self) -> Any:
        """What an absent input means, as read; ``BLANK`` when it means a blank."""
        if self.raw_default is REQUIRED or self.raw_default is None:
            return BLANK
        if self.raw_default is NOT_GIVEN:
            return self.not_given
        if isinstance(self.raw_default, InLaw):
            row = self.raw_default.row()
            return BLANK if row is None else self.nothing if row.value is None else self.read(row.value)
        return self.read(self.raw_default)

    def is_not_given(self, value: Any) -> bool:
        """Is this the value of an input that was left out, where that is an answer of its own?"""
        return self.raw_default is NOT_GIVEN and bool(value == self.not_given)

    def read(self, raw: Any) -> Any:
        """One value as the body takes it, or ``BLANK``; raises ``Refused``."""
        if raw is None or (type(raw) is str and not raw.strip()) or raw != raw:
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


class Day(Kind):
    """A day: ISO text or a date; 1900-01-01 to 2199-12-31."""

    reads = "date"

    def take(self, raw: Any) -> int:
        if type(raw) is str:
            text = raw.strip()
            if len(text) != 10 or text[4] != "-" or text[7] != "-":
                raise Refused("not_a_date")
            try:
                day = date.fromisoformat(text).toordinal() - EPOCH
            except ValueError:
                raise Refused("not_a_date") from None
        elif isinstance(raw, date):
            day = raw.toordinal() - EPOCH
        else:
            raise Refused("not_a_date")
        if not FIRST_DAY <= day <= LAST_DAY:
            raise Refused("out_of_range")
        return day

    def show(self, value: Any) -> str | None:
        return None if value < UNKNOWN_BELOW else iso_day(int(value))

    def extremes(self) -> list[int]:
        """Both ends of the calendar, and a day beside the first: two blank days may lie close together."""
        return [FIRST_DAY, FIRST_DAY + 1, LAST_DAY]

    def allowed(self) -> str:
        return "a date"


class Month(Kind):
    """A month: text ``YYYY-MM``."""

    reads = "month"

    def take(self, raw: Any) -> int:
        text = raw.strip() if type(raw) is str else ""
        year, dash, number = text.partition("-")
        if not (len(year) == 4 and dash and len(number) == 2 and year.isdecimal() and number.isdecimal()):
            raise Refused("not_a_month")
        month = int(year) * 12 + int(number) - 1
        if not 1 <= int(number) <= 12:
            raise Refused("not_a_month")
        if not FIRST_MONTH <= month <= LAST_MONTH:
            raise Refused("out_of_range")
        return month

    def show(self, value: Any) -> str | None:
        return None if value < UNKNOWN_BELOW else iso_month(int(value))

    def extremes(self) -> list[int]:
        return [FIRST_MONTH, FIRST_MONTH + 1, LAST_MONTH]

    def allowed(self) -> str:
        return "a month, YYYY-MM"


class Number(Kind):
    """A decimal number, exact as typed; ``low`` and ``high`` belong to the range (None = no bound)."""

    reads = "number"
    scale = SCALE

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
        if self.choices:
            return list(self.choices)
        low = self.above + 1 if self.above is not None else self.low
        low = -1000 * self.scale if low is None else low
        return [low, 100_000 * self.scale if self.high is None else self.high]

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

    def __init__(self, label: str = "", es: str = "", *, low: Any = 0, **more: Any):
        super().__init__(label, es, low=low, **more)

    def _scaled(self, raw: Any) -> int:
        if raw != int(raw):
            raise Refused("not_an_integer")
        return int(raw)

    def show(self, value: Any) -> int | None:
        return None if value < UNKNOWN_BELOW else int(value)

    def extremes(self) -> list[int]:
        low, high = super().extremes()[0], super().extremes()[-1]
        return list(self.choices) if self.choices else [low, min(high, 4000), *([1] if low == 0 else [])]


class Flag(Kind):
    """Yes or no."""

    reads = "flag"

    def take(self, raw: Any) -> bool:
        if raw is True or raw is False:
            return raw
        if str(getattr(raw, "dtype", "")) == "bool":
            return bool(raw)
        raise Refused("not_a_bool")

    def show(self, value: Any) -> bool | None:
        return None if value < UNKNOWN_BELOW else bool(value)

    def extremes(self) -> list[Any]:
        return [False, True]

    def allowed(self) -> str:
        return "true, false"


class Choice(Kind):
    """One code of a list; ``open_list`` lets other codes through as the place after the last."""

    reads = "code"

    def __init__(self, codes: Codes, label: str = "", es: str = "", *, open_list: bool = False,
                 folded: bool = False, **more: Any):  # fmt: skip
        self.codes, self.open_list, self.folded = codes, open_list, folded
        self.not_given = len(codes)
        super().__init__(label, es, **more)

    def take(self, raw: Any) -> int:
        if self.folded and isinstance(raw, str):
            raw = "_".join(raw.casefold().split())
        place = self.codes.place(raw)
        if place is None:
            if self.open_list and isinstance(raw, str):
                return len(self.codes)
            raise Refused("not_allowed")
        return place

    def show(self, value: Any) -> str | None:
        return None if not 0 <= value < len(self.codes) else self.codes.names[int(value)]

    def extremes(self) -> list[int]:
        return list(range(len(self.codes) + self.open_list))

    def allowed(self) -> str:
        return ", ".join(self.codes.names) + (" … (open)" if self.open_list else "")


class Ticks(Kind):
    """Ticked codes of a list, in any order, repeats allowed; shown in the order of the list."""

    reads = "codes"

    def __init__(self, codes: Codes, label: str = "", es: str = "", **more: Any):
        self.codes = codes
        super().__init__(label, es, **more)

    def take(self, raw: Any) -> Any:
        if isinstance(raw, (str, bytes, dict)) or not hasattr(raw, "__iter__"):
            raise Refused("not_a_list")
        bits, gap = 0, False
        for code in raw:
            place = self.codes.place(code)
            if place is None:
                gap = gap or code is None or (isinstance(code, str) and not code.strip())
                if not gap:
                    raise Refused("not_allowed")
                continue
            bits |= 1 << place
        return BLANK if gap else bits

    def show(self, value: Any) -> list[str] | None:
        return None if value < UNKNOWN_BELOW else self.codes.ticked(int(value))

    def extremes(self) -> list[int]:
        return [0, self.codes.bits()]

    def allowed(self) -> str:
        return "any of: " + ", ".join(self.codes.names)


class Filled(Kind):
    """A text of which only matters whether it is there; the body gets true or false."""

    reads = "text"
    nothing = False

    def __init__(self, label: str = "", es: str = "", **more: Any):
        super().__init__(label, es, **{"blank": NOTHING, **more} if "needed" not in more else more)

    def take(self, raw: Any) -> bool:
        return True

    def extremes(self) -> list[bool]:
        return [True]

    def allowed(self) -> str:
        return "text"


class Text(Kind):
    """A text that the body itself reads (bodies over lists only); a blank that is an answer is ``""``."""

    reads = "text"
    nothing = ""

    def take(self, raw: Any) -> Any:
        if isinstance(raw, (list, tuple, dict, set)):
            raise Refused("not_allowed")
        return raw.strip() if isinstance(raw, str) else raw

    def show(self, value: Any) -> Any:
        return None if value is None or value == "" or value == NONE else value

    def extremes(self) -> list[str]:
        return ["\u2014", "\u2015"]

    def near(self, words: Sequence[Any]) -> list[Any]:
        """The texts to try for a blank beside those that stand elsewhere in the case."""
        return list(words)

    def allowed(self) -> str:
        return "text"


class Lacking(Exception):
    """A body over lists found blanks that decide; ``names`` as the answer names them."""

    def __init__(self, *names: str):
        self.names = names
        super().__init__(", ".join(names))


def refuse(field: str, reason: str) -> None:
    """Refuse an input from inside a body over lists (an event that cannot follow, a line that contradicts)."""
    raise Refused(reason, field)
