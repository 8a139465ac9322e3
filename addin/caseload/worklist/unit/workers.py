"""The figures of each worker and of the unit, counted over workbooks and sheets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from caseload.rules.wtw.report_608 import CATEGORIES
from caseload.worklist.unit.extract import Extract
from caseload.worklist.unit.reading import Asked, Row, plain_text
from caseload.worklist.unit.sheets import MEASURES, spoken
from caseload.worklist.unit.standings import lines_without_action, one_on_one_of, reviews_of

REVIEWED = "wtw"
"""The program whose cases the supervisor reviews every month (WTW-43)."""


def worker_rows(read: Sequence[Extract], rows: Mapping[str, list[Row]], asked: Asked) -> list[Row]:
    """One row of figures for each worker, over all of the worker's workbooks."""
    found: dict[str, Row] = {}
    for each in read:
        row = found.setdefault(each.worker_id, {"worker_id": each.worker_id, "worker": each.worker, "programs": each.program})
        if each.program not in row["programs"].split(", "):
            row["programs"] += f", {each.program}"
        for name, value in {**each.figures, "unanswered": each.unanswered}.items():
            row[name] = max(row.get(name, 0), value) if name == "oldest_days" else row.get(name, 0) + value
    lines = {name: _by_worker(rows[name]) for name in ("Report608", "Unengaged", "Forms5020e")}
    for key, row in found.items():
        _count(row, {name: each.get(key, []) for name, each in lines.items()}, rows, asked)
    _count_lines(found, "no_action", lines_without_action(rows["Report608"]))
    return list(found.values())


def _by_worker(lines: Iterable[Row]) -> dict[str, list[Row]]:
    """The lines of each worker; a line of two workers belongs to both."""
    found: dict[str, list[Row]] = {}
    for line in lines:
        for key in _ids(line):
            found.setdefault(key, []).append(line)
    return found


def _count(row: Row, mine: Mapping[str, list[Row]], rows: Mapping[str, list[Row]], asked: Asked) -> None:
    """Figures of one worker that are counted on the sheets; ``mine`` are the worker's own lines."""
    key = row["worker_id"]
    answered = row.get("hours_met", 0) + row.get("hours_short", 0)
    row["hours_rate"] = round(100 * row["hours_met"] / answered, 1) if answered else None
    if REVIEWED in row["programs"].split(", "):
        row |= {code: sum(line["category"] == spoken(code) for line in mine["Report608"]) for code in CATEGORIES}
        row["unengaged"] = sum(not str(line["because"]).startswith("? ") for line in mine["Unengaged"])
        row["forms_waiting"] = sum(line["standing"] == "waiting" for line in mine["Forms5020e"])
        reviews = reviews_of(rows["Reviews"], key, f"{asked.as_of:%Y-%m}")
        log = one_on_one_of(rows["OneOnOne"], key, asked.as_of)
        row |= {"reviews_done": reviews.get("done"), "reviews_owed": reviews.get("remaining"),
                "one_on_one": log.get("orientations"), "one_on_one_days": log.get("days"), "no_action": 0}  # fmt: skip
        row |= {each.name: row.get(each.name, 0) for each in MEASURES if each.name not in ("hours_rate",)}


def _ids(line: Mapping[str, Any]) -> list[str]:
    return plain_text(line.get("worker_id")).split("; ")


def _count_lines(workers: Mapping[str, Row], name: str, lines: Iterable[Row]) -> None:
    for line in lines:
        for key in _ids(line):
            if key in workers:
                workers[key][name] = workers[key].get(name, 0) + 1


def unit_totals(workers: Sequence[Row]) -> Row:
    """The figures of the unit: sums, and the rate from the sums."""
    found = {each.name: sum(row.get(each.name) or 0 for row in workers) for each in MEASURES}
    answered = found["hours_met"] + found["hours_short"]
    return {**found, "hours_rate": round(100 * found["hours_met"] / answered, 1) if answered else None}
