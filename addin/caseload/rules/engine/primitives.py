"""The few words in which rule bodies are written; each works on one case, on arrays and on told values.

They stand in for ``if``, ``and``, ``or``, ``not``, ``min``, ``max``. All arguments are worked out before
a choice is made, so a lookup that may have no row takes ``when=`` (see ``lookups``).
"""

from __future__ import annotations

from functools import reduce
from math import gcd
from typing import Any

import numpy as np

from caseload.rules.engine.told import Told, plain
from caseload.rules.engine.units import NONE, SCALE, UNKNOWN_BELOW

_ROOM = 2.0**60
"""Products of columns stay below this, so that twice as much is still a 64-bit number."""
_LARGEST = 1 << 60
"""A quotient is never printed as more (a thousand million hours)."""


def choose(condition: Any, yes: Any, no: Any) -> Any:
    """``yes`` where the condition holds, else ``no``."""
    if condition is True:
        return yes
    if condition is False:
        return no
    if type(condition) is Told:
        return yes if condition.value else no
    if isinstance(condition, np.ndarray):
        return np.where(condition, plain(yes), plain(no))
    return yes if condition else no


def first_true(*pairs: tuple[Any, Any], otherwise: Any) -> Any:
    """The value of the first pair (condition, value) whose condition holds."""
    answer = otherwise
    for condition, value in reversed(pairs):
        answer = choose(condition, value, answer)
    return answer


def negate(flag: Any) -> Any:
    """Not."""
    if flag is True or flag is False:
        return not flag
    if type(flag) is Told:
        return Told(not flag.value, flag.story)
    return np.logical_not(flag) if isinstance(flag, np.ndarray) else not flag


def known(value: Any) -> Any:
    """Is there a value (not the blank that is an answer)?"""
    if type(value) is int:
        return value > UNKNOWN_BELOW
    if type(value) is Told:
        return Told(bool(value.value > UNKNOWN_BELOW), value.story)
    return value > UNKNOWN_BELOW


def is_true(flag: Any) -> Any:
    """Is a flag that may be blank (pending) true?"""
    return flag == 1


def is_false(flag: Any) -> Any:
    """Is a flag that may be blank (pending) determined to be false?"""
    return flag == 0


def later(*days: Any) -> Any:
    """The latest (largest) value; a blank never wins."""
    return reduce(lambda a, b: _pick(a, b, b > a), days)


def earlier(*days: Any) -> Any:
    """The earliest (smallest) value that is there; blank only when all are."""
    return reduce(lambda a, b: _pick(a, b, (known(b) & (b < a)) | negate(known(a))), days)


largest, smallest = later, earlier


def _pick(a: Any, b: Any, second: Any) -> Any:
    return choose(second, b, a)


def at_least_zero(value: Any) -> Any:
    """A difference, but never below zero."""
    return choose(value < 0, 0, value)


def one_of(value: Any, *places: int) -> Any:
    """Is a code one of some?"""
    return reduce(lambda a, b: a | b, [value == place for place in places])


def any_of(*flags: Any) -> Any:
    """Does one condition hold?"""
    return reduce(lambda a, b: a | b, flags)


def all_of(*flags: Any) -> Any:
    """Do all conditions hold?"""
    return reduce(lambda a, b: a & b, flags)


def bits_where(*flags: Any) -> Any:
    """Ticked codes from one condition per code, in the order of the list."""
    total: Any = 0
    for place, flag in enumerate(flags):
        total = total | (flag * np.int64(1 << place) if isinstance(flag, np.ndarray) else choose(flag, 1 << place, 0))
    return total


def unticked(checked: Any, wanted: Any) -> Any:
    """The wanted codes that are not ticked."""
    return wanted & ~checked


def ticked(checked: Any, place: int) -> Any:
    """Is one code ticked?"""
    return (checked & (1 << place)) != 0


def count_bits(bits: Any, codes: int) -> Any:
    """How many of the first ``codes`` bits are set."""
    return sum((bits >> place) & 1 for place in range(codes))


def hours(number: int | str) -> int:
    """A literal number of hours or dollars in a body's own unit (structure only: policy numbers are law)."""
    from caseload.rules.engine.units import scaled

    return scaled(number)


def quotient_at_least(total: Any, divisor: Any, limit: Any, *more: Any) -> Any:
    """Is ``total / divisor >= limit``? Compared by cross-multiplication, exactly; ``more`` are further divisors."""
    numerator, denominator = _divided_by(divisor, *more)
    return _product(total, denominator) >= _product(limit, numerator)


def quotient(total: Any, divisor: Any, *more: Any) -> Any:
    """``total / divisor`` in hundredths, half away from zero: for display only, never for a comparison.

    ``more`` are further divisors. ``NONE`` where one of them is blank or there is nothing to divide by.
    """
    divisors = [plain(each) for each in (divisor, *more)]
    usable = [known(each) & (each != 0) for each in divisors]
    possible = all_of(known(plain(total)), *usable)
    numerator, denominator = _divided_by(*[choose(able, each, SCALE) for able, each in zip(usable, divisors, strict=True)])
    return choose(possible, _hundredths(_product(choose(possible, total, 0), denominator), numerator), NONE)


def percent_of(total: Any, percent: Any) -> Any:
    """That many percent of an amount (both scaled) in whole cents, half away from zero."""
    numerator, denominator = _reduced(percent)
    return _hundredths(_product(total, numerator), _product(100, denominator))


def display(value: Any) -> Any:
    """A number rounded to hundredths, half away from zero, still in the body's unit."""
    return _hundredths(value, 1)


def _hundredths(top: Any, bottom: Any) -> Any:
    step = SCALE // 100
    there = known(top)
    number = choose(there, top, 0)
    below = plain(number) < 0
    size = choose(below, -number, number)
    unit = _product(bottom, step)
    whole = (2 * size + unit) // (2 * unit)
    shown = choose(below, -whole, whole) * step
    shown = choose(plain(shown) > _LARGEST, _LARGEST, shown)
    rounded = choose(there, shown, NONE)
    return rounded.astype(np.int64) if isinstance(rounded, np.ndarray) else rounded


def _product(a: Any, b: Any) -> Any:
    """A product that stays exact: columns too large for 64 bits go on as Python's own integers."""
    if not isinstance(a, np.ndarray) and not isinstance(b, np.ndarray):
        return a * b
    if _size(a) * _size(b) < _ROOM:
        return a * b
    return np.asarray(a, object) * np.asarray(b, object)


def _size(value: Any) -> float:
    return float(np.abs(np.asarray(value, float)).max(initial=0))


def _reduced(number: Any) -> tuple[Any, Any]:
    """A scaled number as numerator and denominator without common factor, so that products stay small."""
    value = plain(number)
    common = np.gcd(value, SCALE) if isinstance(value, np.ndarray) else gcd(value, SCALE)
    return value // common, SCALE // common


def _divided_by(*divisors: Any) -> tuple[Any, Any]:
    """Several scaled divisors as one numerator and denominator."""
    numerator, denominator = _reduced(divisors[0])
    for each in divisors[1:]:
        above, below = _reduced(each)
        numerator, denominator = _product(numerator, above), _product(denominator, below)
    return numerator, denominator


def note(label: str, value: Any) -> Any:
    """Name an interim value for the explanation (no effect elsewhere); the words stand in the declaration."""
    if type(value) is Told:
        return value.story.noted(label, value)
    return value


__all__ = [
    "NONE", "all_of", "any_of", "at_least_zero", "bits_where", "choose", "count_bits", "display",
    "earlier", "first_true", "hours", "is_false", "is_true", "known", "largest", "later", "negate", "note",
    "one_of", "percent_of", "quotient", "quotient_at_least", "smallest", "ticked", "unticked",
]  # fmt: skip
