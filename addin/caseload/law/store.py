"""The parameter store: which row of a parameter is in force on a day, in a place (NUM-06).

The narrowest place that has a row in force on that day gives the answer, else the next wider one. Nothing is
extrapolated: outside the rows there is no value.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from caseload.law.places import chain
from caseload.law.rows import Row, load_yaml, rows_of

DATA = Path(__file__).resolve().parent / "data" / "parameters"
BEFORE_ALL = -(1 << 62)
_FEW = 8
"""A timeline of so few parts is read faster by comparing than by searching."""
_timelines: dict[tuple[str, str], tuple[list[int], list[Row | None]]] = {}
_amended: list[Row] = []


@cache
def _shipped() -> dict[str, list[Row]]:
    """Every parameter that ships with Caseload; a key without rows waits for an office to fill it."""
    found: dict[str, list[Row]] = {}
    for path in sorted(DATA.glob("*.yaml")):
        for entry in load_yaml(path):
            found.setdefault(entry["key"], []).extend(rows_of(entry, path.name))
    return found


def all_keys() -> list[str]:
    """All parameter keys, in the order of the data files."""
    return [*_shipped(), *dict.fromkeys(row.key for row in _amended if row.key not in _shipped())]


def rows(key: str) -> list[Row]:
    """All rows of a parameter; amended ones take the place of the shipped rows of the same key and place."""
    changed = [row for row in _amended if row.key == key]
    places = {row.place for row in changed}
    return changed + [row for row in _shipped().get(key, ()) if row.place not in places]


def in_force(key: str, day: int, place: str) -> Row | None:
    """The row in force on a day (days since 1970-01-01) in a place, or None.

    Raises ``KeyError`` for an unknown place; an unknown key has no row.
    """
    line = _timelines.get((key, place)) or _timeline(key, place)
    return line[1][bisect_right(line[0], day) - 1]


def during(key: str, days: Any, place: str) -> Row | None:
    """The one row in force on all days of an array; None when there are several, or days without one."""
    if type(days) is int:
        return in_force(key, days, place)
    if not days.size:
        return None
    starts, found = _timeline(key, place)
    first, last = (bisect_right(starts, int(end)) - 1 for end in (days.min(), days.max()))
    return found[first] if first == last and first >= 0 else None


def lookup_array(keys: Sequence[str], days: Any, place: str) -> tuple[Any, list[list[Row | None]]]:
    """For each day of an array its place among the parts of time in which no row of some parameters changes.

    Returned with it: for each key its row in each of these parts, or ``None``.
    """
    import numpy as np

    starts = sorted({start for key in keys for start in _timeline(key, place)[0]})
    rows = [[in_force(key, start, place) for start in starts] for key in keys]
    if len(starts) > _FEW:
        return np.maximum(np.searchsorted(starts, days, side="right") - 1, 0), rows
    index = np.zeros(np.shape(days), np.int8)
    for start in starts[1:]:
        index += days >= start
    return index, rows


@contextmanager
def amended(changes: Iterable[Row]) -> Iterator[None]:
    """Let further rows be in force for a while: an office's own values, or a what-if."""
    before = list(_amended)
    _amended.extend(changes)
    _timelines.clear()
    try:
        yield
    finally:
        _amended[:] = before
        _timelines.clear()


def _timeline(key: str, place: str) -> tuple[list[int], list[Row | None]]:
    """From which day on which row holds, narrower places first; computed once per key and place."""
    if (key, place) not in _timelines:
        by_place = [[row for row in rows(key) if row.place == each] for each in chain(place)]
        edges = {edge for group in by_place for row in group for edge in (row.start, row.end + 1)}
        starts = sorted(edges | {BEFORE_ALL})
        held = [_holding(by_place, day) for day in starts]
        _timelines[key, place] = (starts, held)
    return _timelines[key, place]


def _holding(by_place: list[list[Row]], day: int) -> Row | None:
    for group in by_place:
        for row in group:
            if row.start <= day <= row.end:
                return row
    return None
