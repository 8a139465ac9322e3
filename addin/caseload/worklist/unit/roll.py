"""The roll-up itself: what the workbooks told, joined with what stands in the unit workbook, as rows of every sheet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from caseload.rules.wtw.report_608 import CATEGORIES
from caseload.tables.entered import folded_key
from caseload.worklist.unit.copies import without_copies
from caseload.worklist.unit.extract import Extract
from caseload.worklist.unit.keep import Keeping, Standing, as_day, earlier_key
from caseload.worklist.unit.order import ORDER
from caseload.worklist.unit.reading import Asked, Row
from caseload.worklist.unit.sheets import AGES, EARLIER, MEASURES, TABLES, TRENDS, UNIT_MEASURES, WORKER_TRENDS, WORKERS  # fmt: skip
from caseload.worklist.unit.standings import duties_open, form_standing, wpr_standings  # fmt: skip
from caseload.worklist.unit.workers import unit_totals, worker_rows

LISTED = ("Report608", "Unengaged", "GoodCause", "Forms5020e", "OneOnOne", "Exemptions", "Clocks", "OverdueCases", "Reviews")
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
    workers = worker_rows(read, rows, asked)
    rows["Workers"] = keeping["Workers"].rows(workers, earlier)
    rows["Overdue"] = keeping["Overdue"].rows(_overdue(rows["OverdueCases"], read), earlier)
    rows["Duties"] = keeping["Duties"].rows([{"month": f"{asked.as_of:%Y-%m}"}], earlier)
    for row in rows["Duties"]:
        row["open"] = duties_open(row.get("checked"))
    unit |= {"exemptions": len(rows["Exemptions"]), "clocks": len(rows["Clocks"]),
             "not_read": sum(each.standing not in ("read", "open elsewhere", "unit") for each in found)}  # fmt: skip
    trend = {"as_of": asked.as_of, "workers": len(workers), **unit_totals(workers), **unit}
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
        found.append({"measure": each.header, "now": value, "before": _whole(last), "change": _whole(change),
                      "sheet": PLACES.get(each.name, WORKERS.title)})  # fmt: skip
    return found


def _whole(value: float | None) -> float | None:
    """A number that was read from a cell, a whole one as such."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _source(each: Extract) -> Row:
    first = each.problems[0] if each.problems else None
    return {"place": each.place, "standing": each.standing, "program": each.program or None, "worker_id": each.worker_id or None,
            "worker": each.worker or None, "participants": each.participants if each.program else None,
            "saved_at": each.saved_at or None, "problems": len(each.problems),
            "why": first.sentence() if first else None, "todo": first.todo or None if first else None}  # fmt: skip
