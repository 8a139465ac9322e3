"""What to try for a blank, and in which combinations; shared by one case (``gaps``) and columns (``patterns``).

For each blank a few values are tried: both ends of its range, all codes, the other days of the case and
their neighbours, and the declared probes. A blank list is tried empty and with a few kinds of lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Any

import numpy as np

from caseload.rules.engine.days import month_of
from caseload.rules.engine.kinds import NOTHING, Day, Kind, Month, Text
from caseload.rules.engine.lists import Items, Record
from caseload.rules.engine.units import FIRST_DAY, FIRST_MONTH, LAST_DAY, LAST_MONTH, NONE, UNKNOWN_BELOW

MOST_FILLINGS = 4000
FEW = 4
"""So many values of each blank are tried first: enough to see that most blanks decide."""
_SAMPLES = 60


def candidates(kind: Kind, days: Sequence[Any], words: Sequence[str] = ()) -> list[Any]:
    """The values to try for one blank; ``days`` and ``words`` stand elsewhere in the case (days may be arrays)."""
    if isinstance(kind, Items):
        return _lists(kind, days, words)
    tried = list(kind.candidates())
    if isinstance(kind, (Day, Month)):
        days = [*days, *[other for day in days for other in (kind.around(day) if kind.around else ())]]
        near = _near_day if isinstance(kind, Day) else _near_month
        tried += [near(day, shift) for day in days for shift in (-1, 0, 1)]
    elif isinstance(kind, Text):
        tried = [*kind.near(words), *tried]
    return distinct(tried)


def _near_day(day: Any, shift: int) -> Any:
    if isinstance(day, np.ndarray):
        return np.where(day > UNKNOWN_BELOW, np.clip(day + shift, FIRST_DAY, LAST_DAY), FIRST_DAY)
    return min(max(day + shift, FIRST_DAY), LAST_DAY)


def _near_month(day: Any, shift: int) -> Any:
    month = month_of(day)
    if isinstance(month, np.ndarray):
        return np.where(month > UNKNOWN_BELOW, np.clip(month + shift, FIRST_MONTH, LAST_MONTH), FIRST_MONTH)
    return min(max(month + shift, FIRST_MONTH), LAST_MONTH)


def distinct(values: list[Any]) -> list[Any]:
    """The values without repeats (yes is not 1); arrays are kept."""
    kept: dict[Any, Any] = {}
    for each in values:
        plain = isinstance(each, (int, str))
        kept.setdefault((type(each), each) if plain else id(each), each)
    return list(kept.values())


def _lists(kind: Items, days: Sequence[Any], words: Sequence[str]) -> list[Any]:
    """Lists to try for a blank one: empty, and with one line of every kind that may matter."""
    empty: list[Any] = [] if kind.no_empty or kind.size else [[]]
    if kind.item is not None:
        lines = [[each] * (kind.size or 1) for each in candidates(kind.item, days, words)]
    else:
        lines = [[line] * (kind.size or 1) for line in _lines(kind, days, words)]
    return [*empty, *lines, *kind.probes()]


def _lines(kind: Items, days: Sequence[Any], words: Sequence[str]) -> Iterator[Record]:
    """Lines that differ from a usual one, and from both extremes, in one field at a time."""
    options = {name: candidates(inner, days, words) or [NONE] for name, inner in kind.fields.items()}
    usual = {name: _usual(inner, options[name]) for name, inner in kind.fields.items()}
    lowest = {name: each[0] for name, each in options.items()}
    highest = {name: each[-1] for name, each in options.items()}
    for base in (usual, lowest, highest):
        yield Record(base)
        for name, values in options.items():
            yield from (Record({**base, name: value}) for value in values if value is not base[name])


def _usual(kind: Kind, options: list[Any]) -> Any:
    if isinstance(kind.raw_default, (str, int, bool)):
        return kind.default()
    return kind.nothing if kind.blank == NOTHING else options[0]


def fillings(sizes: list[int]) -> Iterator[tuple[int, ...]]:
    """Which candidate to take for each blank: all combinations, or a fair choice when there are too many."""
    combinations = 1
    for size in sizes:
        combinations *= max(size, 1)
    if combinations <= MOST_FILLINGS:
        yield from product(*[range(size) for size in sizes])
        return
    import random  # not needed for most cases, and it loads much

    chance = random.Random(20)
    bases = [tuple(0 for _ in sizes), tuple(size - 1 for size in sizes)]
    bases += [tuple(chance.randrange(size) for size in sizes) for _ in range(_SAMPLES)]
    for base in bases:
        for at, size in enumerate(sizes):
            for pick in range(size):
                yield (*base[:at], pick, *base[at + 1 :])
