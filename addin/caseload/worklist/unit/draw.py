"""Which cases are reviewed: drawn at random, the same again for the same worker, month and seed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from caseload.rules.engine.kinds import BLANK, Month, Refused
from caseload.tables.entered import read_one
from caseload.worklist.unit.reading import plain_text

DEFAULT_SEED = "1"


def quarter(month: str) -> str:
    """The quarter of a month written YYYY-MM, as ``2026-Q4``."""
    year, number = month.split("-")
    return f"{year}-Q{(int(number) + 2) // 3}"


def lot(worker_id: str, month: str, seed: str, case_number: str) -> str:
    """The lot of a case: it depends on these four alone, so cases that come and go do not move the others."""
    words = "\x1f".join((seed, worker_id, month, case_number)).casefold()
    return hashlib.sha256(words.encode()).hexdigest()


def drawn(cases: Iterable[str], reviews: Iterable[Mapping[str, Any]], worker_id: str, month: str, seed: str,
          wanted: int) -> list[str]:  # fmt: skip
    """``wanted`` cases of a worker for a month, fewer when there are not so many.

    ``reviews``: rows of the sheet of reviews. No case comes twice in a quarter while others remain; then those come
    first that came least often. A case that was drawn for the month already is never drawn again for it.
    """
    times: dict[str, int] = {}
    already: set[str] = set()
    for row in reviews:
        when, case = plain_text(row.get("month")), plain_text(row.get("case_number")).casefold()
        if plain_text(row.get("worker_id")) == worker_id and is_month(when) and quarter(when) == quarter(month):
            times[case] = times.get(case, 0) + 1
            if when == month:
                already.add(case)
    left = {case.casefold(): case for case in cases if case and case.casefold() not in already}
    order = sorted(left, key=lambda case: (times.get(case, 0), lot(worker_id, month, seed, case)))
    return [left[case] for case in order[: max(wanted, 0)]]


def is_month(text: str) -> bool:
    """Is a text a month written YYYY-MM?"""
    try:
        return read_one(Month("month"), text) is not BLANK
    except Refused:
        return False
