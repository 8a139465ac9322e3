"""What the register keeps of one document: what is planned, what is read back, and the steps of its history."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

COLUMNS = (
    "id state form case_number trigger_on recipient language as_of file form_version template_version rule_version "
    "issued_by starts planned_at rendered_at digest draft"
).split()

_FACTS = "language as_of file form_version template_version rule_version issued_by starts draft".split()
PLANNED = (
    f"INSERT INTO notice (number, id, form, case_number, trigger_on, recipient, planned_at, {', '.join(_FACTS)}, state) "
    f"VALUES ({', '.join('?' * (7 + len(_FACTS)))}, 'planned')"
)
PLANNED_AGAIN = f"UPDATE notice SET {' = ?, '.join(_FACTS)} = ? WHERE id = ? AND state = 'planned'"

Key = tuple[str, str, str, str]
"""What may be issued once: form, case number, trigger date (ISO), recipient."""


@dataclass(frozen=True)
class Plan:
    """One document about to be written; ``key`` as in ``Key``, days as ISO text.

    ``draft``: it is our draft of a form that the State issues, whose own form goes to the reader.
    """

    key: Key
    language: str
    as_of: str
    form_version: str
    template_version: str
    rule_version: str
    issued_by: str
    starts: tuple[tuple[str, str], ...] = ()
    draft: bool = False


def noted(database: sqlite3.Connection, notice: str, state: str, who: str, day: str, note: str = "") -> None:
    """Add a step to a document's history."""
    database.execute("INSERT INTO history VALUES (?, ?, ?, ?, ?, ?)", (notice, now(), state, who, day, note))


def now() -> str:
    """This moment as ISO text."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def step(at: str, state: str, who: str, on: str, note: str = "") -> dict[str, str]:
    """A step of a document's history as a record."""
    return {"at": at, "state": state, "who": who, "on": on, "note": note}


def made(record: Mapping[str, Any]) -> list[dict[str, str]]:
    """How a document came to be, as the first steps of its history."""
    times = [("planned", record["planned_at"]), ("rendered", record["rendered_at"])]
    return [step(at, state, record["issued_by"], record["as_of"]) for state, at in times if at]


def facts(plan: Plan, file: str) -> tuple[Any, ...]:
    """What is planned of a document, in the order of the statements."""
    return (
        plan.language, plan.as_of, file, plan.form_version, plan.template_version, plan.rule_version, plan.issued_by,
        json.dumps(plan.starts), plan.draft,
    )  # fmt: skip


def record_of(row: Sequence[Any]) -> dict[str, Any]:
    """A row of ``COLUMNS`` as a record."""
    record: Mapping[str, Any] = dict(zip(COLUMNS, row))
    starts = [{"due": due, "on": on} for due, on in json.loads(record["starts"])]
    return {**record, "starts": starts, "draft": bool(record["draft"])}
