"""More ways to ask the law: is a rule in force or gone, rules that are lists, and places that are an input.

``lookups`` gives one value and refuses where there is none; these either ask without refusing, or spread one question
over the parts of a list or over places.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import numpy as np

from caseload.law import store
from caseload.law.places import WIDER, chain
from caseload.law.rows import Row
from caseload.rules.engine.codes import Codes
from caseload.rules.engine.lookups import law_at
from caseload.rules.engine.primitives import first_true
from caseload.rules.engine.told import told
from caseload.rules.engine.units import EPOCH, FIRST_DAY, LAST_DAY, NONE, UNKNOWN_BELOW

PLACES = Codes(*WIDER)
"""The places whose law is on record, as codes."""


@told
def is_in_force(key: str, on: Any, place: str) -> Any:
    """Is a parameter in force on a day? Never refuses; on a blank day it is not."""
    if type(on) is int:
        return on > UNKNOWN_BELOW and store.in_force(key, on, place) is not None
    index, (rows,) = store.lookup_array((key,), on, place)
    return np.array([row is not None for row in rows])[index]


@told
def is_repealed(key: str, on: Any, place: str) -> Any:
    """Does a day lie after the last one on which a parameter was in force?"""
    return on > max((row.end for row in _rows(key, place)), default=NONE)


def law_list(key: str, on: Any, place: str, *, when: Any = True, codes: Codes | None = None) -> tuple[Any, ...]:
    """The value in force of a parameter that is a list, one body value per part (``NONE`` past its end)."""
    parts = max((len(row.value) for row in _rows(key, place)), default=1)
    return tuple(law_at(key, on, place, when=when, codes=codes, part=part) for part in range(parts))


def law_list_in(key: str, on: Any, place: Any) -> tuple[Any, ...]:
    """The same for a place that is an input (a code of ``PLACES``)."""
    by_place = [law_list(key, on, name, when=place == at) for at, name in enumerate(PLACES)]
    parts = max(map(len, by_place))
    padded = [each + (NONE,) * (parts - len(each)) for each in by_place]
    return tuple(first_true(*[(place == at, each[part]) for at, each in enumerate(padded)], otherwise=NONE)
                 for part in range(parts))  # fmt: skip


def law_edges(key: str) -> Callable[[], list[date]]:
    """``probes=law_edges(key)``: the first and last days of the rows of a parameter, and their neighbours outside."""

    def days() -> list[date]:
        edges = [edge for row in store.rows(key) for edge in (row.start - 1, row.start, row.end, row.end + 1)]
        return [date.fromordinal(edge + EPOCH) for edge in dict.fromkeys(edges) if FIRST_DAY <= edge <= LAST_DAY]

    return days


def _rows(key: str, place: str) -> list[Row]:
    """The rows of a parameter that can hold in a place."""
    return [row for row in store.rows(key) if row.place in chain(place)]
