"""Told values: what an explanation calculates with instead of plain integers.

A told value carries the words for what it is. The primitives that meet one compute as always and write
down what they compared, looked up or moved, so an explanation can never differ from the answer.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from functools import wraps
from typing import Any


class Told:
    """A value with the name by which an explanation speaks of it, and the story it belongs to."""

    __slots__ = ("kind", "name", "story", "value")
    __hash__ = None  # type: ignore[assignment]

    def __init__(self, value: Any, story: Any, name: Any = None, kind: Any = None):
        self.value, self.story, self.name, self.kind = value, story, name, kind

    def like(self, value: Any, name: Any = None) -> Told:
        """Another value of the same kind, with or without a name of its own."""
        return Told(value, self.story, name, self.kind)

    def __index__(self) -> int:
        return int(self.value)

    def __bool__(self) -> bool:
        raise TypeError("a rule body must not branch with if/and/or/not: use choose(), &, |, negate()")


def plain(value: Any) -> Any:
    """The value without its words."""
    return value.value if type(value) is Told else value


def teller(*values: Any) -> Told | None:
    """The first told value among some, or None when all are plain."""
    for value in values:
        if type(value) is Told:
            return value
    return None


def told(function: Callable[..., Any]) -> Callable[..., Any]:
    """Let a kernel function of plain values take told ones too."""

    @wraps(function)
    def either(*args: Any, **more: Any) -> Any:
        for arg in args:
            if type(arg) is Told:
                return arg.like(function(*[plain(each) for each in args], **more))
        return function(*args, **more)

    return either


def _arithmetic(work: Callable[[Any, Any], Any], swapped: bool = False) -> Callable[[Told, Any], Told]:
    def apply(self: Told, other: Any) -> Told:
        a, b = (plain(other), self.value) if swapped else (self.value, plain(other))
        span = work is operator.sub and _both_days(self, other)
        return Told(work(a, b), self.story) if span else self.like(work(a, b))

    return apply


def _both_days(one: Told, other: Any) -> bool:
    """Are two values days or months, so that their difference is a number and no day?"""
    return type(other) is Told and {getattr(each.kind, "reads", "") for each in (one, other)} <= {"date", "month"}


def _comparison(work: Callable[[Any, Any], Any], sign: str) -> Callable[[Told, Any], Told]:
    def apply(self: Told, other: Any) -> Told:
        holds = bool(work(self.value, plain(other)))
        self.story.compared(self, sign, other, holds)
        return Told(holds, self.story)

    return apply


for _name in ("add", "sub", "mul", "floordiv", "mod", "and", "or", "xor", "rshift", "lshift"):
    _work = getattr(operator, f"{_name}_" if _name in ("and", "or") else _name)
    setattr(Told, f"__{_name}__", _arithmetic(_work))
    setattr(Told, f"__r{_name}__", _arithmetic(_work, swapped=True))
for _name, _sign in (("lt", "<"), ("le", "<="), ("gt", ">"), ("ge", ">="), ("eq", "=="), ("ne", "!=")):
    setattr(Told, f"__{_name}__", _comparison(getattr(operator, _name), _sign))
for _name, _unary in (("neg", operator.neg), ("invert", operator.invert)):
    setattr(Told, f"__{_name}__", lambda self, work=_unary: self.like(work(self.value)))
