"""What one caseload workbook tells the unit: figures, lines for each sheet, and one row of data for each case."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from caseload.errors import Problem
from caseload.rules.engine.shown import is_refusal
from caseload.tables.entered import folded_key
from caseload.worklist.unit.lists import LISTS
from caseload.worklist.unit.measures import ANSWERS, case_rows, figures
from caseload.worklist.unit.reading import Reading, Row


@dataclass
class Extract:
    """What a workbook told; ``standing`` is ``read``, or says why it was not (``locked``, ``broken``, ``foreign`` …)."""

    place: str
    standing: str
    program: str = ""
    worker_id: str = ""
    worker: str = ""
    participants: int = 0
    saved_at: str = ""
    unanswered: int = 0
    problems: list[Problem] = field(default_factory=list)
    figures: dict[str, int] = field(default_factory=dict)
    lists: dict[str, list[Row]] = field(default_factory=dict)
    cases: bytes = b""
    """The rows of data on cases, packed where the workbook was read: they go to the disk without being looked at."""
    keys: frozenset[str] = frozenset()


def packed(rows: Iterable[Row]) -> bytes:
    """Rows of data as bytes."""
    return pickle.dumps(list(rows), pickle.HIGHEST_PROTOCOL)


def unpacked(data: bytes) -> list[Row]:
    """The rows of data in bytes that ``packed`` made in this run: never those of a file that somebody else could write."""
    found: list[Row] = pickle.loads(data)
    return found


def saved_at(seconds: float) -> str:
    """The moment a file was last saved, in local time, as text."""
    return datetime.fromtimestamp(seconds).strftime("%Y-%m-%d %H:%M")


def extract(reading: Reading) -> Extract:
    """Everything that the unit takes from one caseload."""
    lists = {name: made for name, make in LISTS.items() if (made := make(reading))}
    caseload = reading.caseload
    return Extract(
        reading.place, "read", caseload.program.code, reading.worker_id, reading.worker, len(reading.people),
        unanswered=sum(map(is_refusal, _answers(reading))),
        problems=list(caseload.problems), figures=figures(reading, lists), lists=lists,
        cases=packed(case_rows(reading, lists)),
        keys=frozenset(folded_key(value) for value in reading.people.columns["case_number"] if value is not None),
    )  # fmt: skip


def _answers(reading: Reading) -> Iterator[Any]:
    """Every answer on which the unit's figures rest: the days of the due list, and what is copied for each case."""
    for table in reading.caseload.program.tables:
        for column in table.computed:
            if column.due is not None or (table is reading.people.table and column.name in ANSWERS):
                yield from reading.results.shown[table.name][column.name]
