"""Joint tests: several conditions judged one by one, each met, failed, or open because it rests on a blank.

A failed condition stands whatever is blank elsewhere. A condition is open when some value of a blank would change
it; the blanks are tried as ``gaps`` tries them, but for one condition at a time, and for one case and for arrays alike.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

import numpy as np

from caseload.rules.engine.codes import Codes
from caseload.rules.engine.fillings import candidates
from caseload.rules.engine.kinds import Flag, Kind, Ticks
from caseload.rules.engine.primitives import bits_where, choose, known, negate
from caseload.rules.engine.told import plain
from caseload.rules.engine.units import UNKNOWN_BELOW


@dataclass(frozen=True)
class Condition:
    """``reason`` is given where ``holds`` fails; its parameters name the inputs on which it rests."""

    reason: str
    holds: Callable[..., Any]
    names: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "names", tuple(inspect.signature(self.holds).parameters))


def judged(condition: Condition, kinds: Mapping[str, Kind], values: Mapping[str, Any]) -> tuple[Any, dict[str, Any]]:
    """Is a condition known to fail, and which blank inputs leave it open? (flags; blanks are ``NONE``)

    Conditions over days are not judged here: a blank day would have to be tried beside the other days of a case.
    """
    gaps = [name for name in condition.names if _has_blank(plain(values[name]))]
    if not gaps:
        return negate(condition.holds(*[values[name] for name in condition.names])), {}
    blank = {name: negate(known(plain(values[name]))) for name in gaps}
    options = {name: candidates(kinds[name], []) for name in gaps}
    results = {}
    for pick in product(*[range(len(options[name])) for name in gaps]):
        tried = {name: plain(values[name]) for name in condition.names}
        for name, choice in zip(gaps, pick, strict=True):
            tried[name] = choose(blank[name], options[name][choice], tried[name])
        results[pick] = condition.holds(*[tried[name] for name in condition.names])
    fails = negate(_any(results.values()))
    return fails, {name: blank[name] & _changes(at, results) for at, name in enumerate(gaps)}


def _has_blank(value: Any) -> bool:
    return bool(np.any(value < UNKNOWN_BELOW)) if isinstance(value, np.ndarray) else value < UNKNOWN_BELOW


def _any(flags: Any) -> Any:
    held: Any = False
    for each in flags:
        held = held | each
    return held


def _changes(at: int, results: Mapping[tuple[int, ...], Any]) -> Any:
    """Does one blank change the condition, with the others filled alike?"""
    first: dict[tuple[int, ...], Any] = {}
    return _any(first.setdefault(pick[:at] + pick[at + 1 :], held) != held for pick, held in results.items())


class JointTest:
    """The conditions of one question, and what its inputs and outputs have in common.

    ``inputs()`` are the kinds with the condition under which each blank is asked for: nothing has failed, and the
    blank leaves a condition open. ``outputs(name)`` are the yes/no answer, ``reasons`` and ``not_checked``.
    """

    def __init__(self, kinds: Mapping[str, Kind], *conditions: Condition):
        self.kinds, self.conditions = dict(kinds), conditions
        self.names = Codes(*self.kinds)
        self.reasons = Codes(*[each.reason for each in conditions])

    def inputs(self) -> dict[str, Kind]:
        """The kinds of the inputs, their blanks asked for as the test needs them."""
        for name, kind in self.kinds.items():
            kind.needed = self._asked(name)
        return self.kinds

    def outputs(self, name: str, label: str, es: str) -> dict[str, Kind]:
        """The outputs of a joint test, the yes/no answer under its own name."""
        return {
            name: Flag(label, es),
            "reasons": Ticks(self.reasons, "why not", "por qué no"),
            "not_checked": Ticks(self.names, "not checked, blank", "sin revisar, en blanco"),
        }

    def answer(self, *values: Any) -> tuple[Any, Any]:
        """The bits of the failed conditions, and of the blanks that leave one open."""
        given = dict(zip(self.kinds, values, strict=True))
        found = [judged(each, self.kinds, given) for each in self.conditions]
        failed = bits_where(*[fails for fails, _ in found])
        return failed, bits_where(*[_any(blanks.get(name, False) for _, blanks in found) for name in self.names])

    def _asked(self, name: str) -> Callable[..., Any]:
        place = self.names[name]

        def asked(*values: Any) -> Any:
            failed, still_open = self.answer(*values)
            return (failed == 0) & (still_open >> place & 1 == 1)

        parameters: Sequence[Any] = [
            inspect.Parameter(each, inspect.Parameter.POSITIONAL_OR_KEYWORD) for each in self.names
        ]
        asked.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
        return asked


__all__ = ["Condition", "JointTest", "judged"]
