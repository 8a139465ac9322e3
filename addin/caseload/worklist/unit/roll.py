"""The roll-up itself: what the workbooks told, joined with what stands in the unit workbook, as rows of every sheet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from caseload.rules.wtw.report_608 import CATEGORIES
from caseload.tables.compute import folded_key
from caseload.worklist.unit.copies import without_copies
from caseload.worklist.unit.extract import Extract
from caseload.worklist.unit.keep import Keeping, Standing, as_day, earlier_key
from caseload.worklist.unit.reading import Asked, Row, plain_text
from caseload.worklist.unit.schema import (
    AGES,
    EARLIER,
    MEASURES,
    TABLES,
    TRENDS,
    UNIT_MEASURES,
    WORKER_TRENDS,
    WORKERS,
    spoken,
)  # fmt: skip
from caseload.worklist.unit.standings import (
    duties_open,
    form_standing,
    lines_without_action,
    one_on_one_of,
    reviews_of,
    wpr_standings,
)  # fmt: skip

LISTED = ("Report608", "Unengaged", "GoodCause", "Forms5020e", "OneOnOne", "Exemptions", "Clocks", "OverdueCases", "Reviews")
REVIEWED = "wtw"
"""The program whose cases the supervisor reviews every month (WTW-43)."""
PLACES = {"overdue": "Overdue cases", "no_action": "608", "unengaged": "Unengaged", "forms_waiting": "50-20e",
          "reviews_owed": "Reviews", "exemptions": "Exemptions", "clocks": "Clocks", "wpr_open": "WPR sample",
          "wpr_overdue": "WPR sample", "not_read": "Sources", **dict.fromkeys(CATEGORIES, "608")}  # fmt: skip
"""Figure -> the sheet that lists its cases."""


@dataclass
class Rolled:
    """A roll-up: the rows of every sheet by table, and every workbook that was found."""

    rows: dict[str, list[Row]]
    sources: list[Extract] = field(default_factory=list)


def roll(extracts: Iterable[Extract], book: Mapping[str, Standing], asked: Asked) -> Rolled:
    """The rows of every sheet of the unit workbook, from the workbooks and from what stands there now."""
    found = without_copies(list(extracts))
    read = [each for each in found if each.standing in ("read", "open elsewhere")]
    keeping = {name: Keeping(table, book.get(name, Standing()), asked.as_of) for name, table in TABLES.items()}
    earlier = {earlier_key(row): row for row in book.get(EARLIER.name, Standing()).rows}
    keeping[EARLIER.name].left = {}
    rows = {name: keeping[name].rows([row for each in read for row in each.lists.get(name, ())], earlier)
            for name in LISTED}  # fmt: skip
    for row in rows["Forms5020e"]:
        form_standing(row, asked.as_of)
    rows["WprSample"] = keeping["WprSample"].rows([], earlier)
    unit = wpr_standings(rows["WprSample"], asked.as_of)
    _name_wpr(rows["WprSample"], read)
    workers = _workers(read, rows, asked)
    rows["Workers"] = keeping["Workers"].rows(workers, earlier)
    rows["Overdue"] = keeping["Overdue"].rows(_overdue(rows["OverdueCases"], read), earlier)
    rows["Duties"] = keeping["Duties"].rows([{"month": f"{asked.as_of:%Y-%m}"}], earlier)
    for row in rows["Duties"]:
        row["open"] = duties_open(row.get("checked"))
    unit |= {"exemptions": len(rows["Exemptions"]), "clocks": len(rows["Clocks"]),
             "not_read": sum(each.standing not in ("read", "open elsewhere", "unit") for each in found)}  # fmt: skip
    trend = {"as_of": asked.as_of, "workers": len(workers), **_totals(workers), **unit}
    rows["Trends"] = keeping["Trends"].rows([trend], earlier)
    rows["WorkerTrends"] = keeping["WorkerTrends"].rows(
        [{"as_of": asked.as_of, **_only(worker, WORKER_TRENDS.names)} for worker in workers], earlier)  # fmt: skip
    rows["Overview"] = keeping["Overview"].rows(_overview(trend, rows["Trends"]), earlier)
    rows["Sources"] = keeping["Sources"].rows([_source(each) for each in found if each.standing != "unit"], earlier)
    rows["EarlierNotes"] = [*earlier.values(), *(note for each in keeping.values() for note in each.notes_left())]
    for name, order in ORDER.items():
        rows[name].sort(key=order)
    return Rolled(rows, found)


def _only(row: Mapping[str, Any], names: Iterable[str]) -> Row:
    return {name: row[name] for name in names if name in row}


def _name_wpr(sample: Sequence[Row], read: Sequence[Extract]) -> None:
    """Worker, name and workbook of each case of the WPR sample, as far as a caseload has it."""
    known = {folded_key(row["case_number"]): row for each in read for row in each.lists.get("WprCases", ())}
    for row in sample:
        whom = known.get(folded_key(row.get("case_number")), {})
        row |= {name: whom.get(name) for name in ("worker_id", "worker", "person", "file")}


def _workers(read: Sequence[Extract], rows: Mapping[str, list[Row]], asked: Asked) -> list[Row]:
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


def _totals(workers: Sequence[Row]) -> Row:
    """The figures of the unit: sums, and the rate from the sums."""
    found = {each.name: sum(row.get(each.name) or 0 for row in workers) for each in MEASURES}
    answered = found["hours_met"] + found["hours_short"]
    return {**found, "hours_rate": round(100 * found["hours_met"] / answered, 1) if answered else None}


def _overdue(lines: Sequence[Row], read: Sequence[Extract]) -> list[Row]:
    """What is overdue by worker, program and kind, in bands of age."""
    found: dict[tuple[str, ...], Row] = {}
    for line in lines:
        row = found.setdefault((line["worker_id"], line["program"], line["what"]), {
            **{name: line[name] for name in ("worker_id", "worker", "program", "what")}, "total": 0,
            **{f"days_{low}": 0 for low, _ in AGES}, "oldest_on": line["due_on"],
        })  # fmt: skip
        row["total"] += 1
        row["oldest_on"] = min(row["oldest_on"], line["due_on"])
        low = next(low for low, high in AGES if high is None or line["days_overdue"] <= high)
        row[f"days_{low}"] += 1
    return list(found.values())


def _overview(now: Row, trends: Sequence[Row]) -> list[Row]:
    """The unit's figures beside those of the roll-up before."""
    earlier = [row for row in trends if as_day(row["as_of"]) < now["as_of"]]
    before = max(earlier, key=lambda row: as_day(row["as_of"]), default={})
    found = []
    for each in (TRENDS.column("workers"), *MEASURES, *UNIT_MEASURES):
        value, last = now.get(each.name), before.get(each.name)
        last = last if isinstance(last, (int, float)) else None
        change = round(value - last, 1) if value is not None and last is not None else None
        found.append({"measure": each.header, "now": value, "before": last, "change": change,
                      "sheet": PLACES.get(each.name, WORKERS.title)})  # fmt: skip
    return found


def _source(each: Extract) -> Row:
    first = each.problems[0] if each.problems else None
    return {"place": each.place, "standing": each.standing, "program": each.program or None, "worker_id": each.worker_id or None,
            "worker": each.worker or None, "participants": each.participants if each.program else None,
            "saved_at": each.saved_at or None, "problems": len(each.problems),
            "why": first.sentence() if first else None, "todo": first.todo or None if first else None}  # fmt: skip


def _by(*names: str) -> Callable[[Row], Any]:
    def order(row: Row) -> Any:
        return [(row.get(name) is None or row.get(name) == "", _sortable(row.get(name))) for name in names]

    return order


def _sortable(value: Any) -> Any:
    if isinstance(value, date):
        return as_day(value).isoformat()
    if isinstance(value, (int, float)):
        return f"{value + 10**9:020.4f}"
    return plain_text(value).casefold()


ORDER: dict[str, Callable[[Row], Any]] = {
    "Workers": _by("worker"), "Overdue": _by("worker", "program", "what"), "OverdueCases": _by("due_on", "worker", "case_number"),
    "Report608": _by("worker", "category", "case_number"), "Unengaged": _by("worker", "last_contact_on", "case_number"),
    "GoodCause": _by("day_twenty", "worker", "case_number"), "Forms5020e": _by("standing", "handed_in_on", "case_number"),
    "OneOnOne": _by("orientation_on", "worker"), "WprSample": _by("sample_month", "due_on", "case_number"),
    "Exemptions": _by("ends_on", "review_on", "worker"), "Clocks": _by("unit", "left", "worker"),
    "Reviews": _by("month", "worker", "case_number"), "Duties": _by("month"), "Trends": _by("as_of"),
    "WorkerTrends": _by("as_of", "worker"), "Sources": _by("place"), "EarlierNotes": _by("list", "row", "column"),
}
"""The order of the rows of each sheet; a blank comes last."""
