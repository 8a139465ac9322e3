"""Answers about rows of the unit workbook: where a 50-20e goes, how the WPR sample stands, what is owed and open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from caseload.rules import evaluate, find
from caseload.rules.engine.kinds import BLANK, Kind, Refused
from caseload.rules.engine.registry import CHECKLISTS
from caseload.rules.wtw.report_608 import CATEGORIES
from caseload.tables.entered import read_one
from caseload.worklist.unit.keep import as_day
from caseload.worklist.unit.reading import Row, plain_text
from caseload.worklist.unit.sheets import TABLES, spoken


def typed_value(kind: Kind, raw: Any) -> Any:
    """What somebody typed as JSON; None when it is blank or cannot be read."""
    try:
        value = read_one(kind, raw)
    except Refused:
        return None
    return None if value is BLANK else kind.show(value)


def iso(value: Any) -> str | None:
    """A day as ISO text; None for what is no day."""
    return as_day(value).isoformat() if isinstance(value, date) else None


def form_standing(row: Row, as_of: date) -> None:
    """Where a 50-20e goes, from what the supervisor ticked (WTW-30, WTW-50); without a name and a day it waits."""
    table = TABLES["Forms5020e"]
    ticked = {name: typed_value(table.column(name).kind, row.get(name))
              for name in ("screens_ok", "comments_ok", "eligibility_active", "destination_correct")}  # fmt: skip
    if row["purpose"] == "transfer":
        correct = ticked["destination_correct"] if ticked["destination_correct"] is not None else row.get("found_correct")
        answer = evaluate("WTW-50", {"destination": row.get("destination"), "destination_correct": correct})
        goes = "clerical" if answer.get("release") else answer.get("return_to")
    else:
        ticked.pop("destination_correct")
        answer = evaluate("WTW-30", {**ticked, "registration": row.get("registration")})
        goes = answer.get("forward_to") or answer.get("return_to")
    asked = any(value is not None for value in ticked.values())
    decided = bool(plain_text(row.get("decided_by"))) and isinstance(row.get("decided_on"), date)
    row["problems"] = (", ".join(map(spoken, answer.get("problems") or ())) or None) if asked else None
    if asked and answer.get("status") == "missing":
        row["problems"] = f"? missing: {', '.join(map(spoken, answer['missing']))}"
    row["goes_to"] = {"ec": "back to the worker"}.get(goes, goes) if goes else None
    row["standing"] = "waiting" if not (goes and decided) else "returned" if goes == "ec" else "forwarded"
    handed = as_day(row.get("handed_in_on"))
    row["days_waiting"] = (as_of - handed).days if row["standing"] == "waiting" and isinstance(handed, date) else None


def wpr_standings(rows: Sequence[Row], as_of: date) -> dict[str, int]:
    """Enter how each case of the WPR sample stands (WTW-42); gives how many are open and overdue."""
    counts = {"wpr_open": 0, "wpr_overdue": 0}
    for row in rows:
        line = {"case_number": plain_text(row.get("case_number")), "due_on": iso(row.get("due_on")),
                "reviewed_on": iso(row.get("reviewed_on"))}  # fmt: skip
        answer = evaluate("WTW-42", {"sample": [line], "as_of": as_of.isoformat()})
        row["standing"] = ("?" if "status" in answer else "reviewed" if answer["complete"] else
                           "overdue" if answer["overdue"] else "open")  # fmt: skip
        counts["wpr_open"] += row["standing"] in ("open", "overdue")
        counts["wpr_overdue"] += row["standing"] == "overdue"
    return counts


def reviews_of(rows: Iterable[Row], worker_id: str, month: str) -> dict[str, Any]:
    """How many reviews of a worker are done in a month, and how many are owed (WTW-43)."""
    done = [{"ec": plain_text(row.get("worker_id")), "case_number": plain_text(row.get("case_number")),
             "reviewed_on": iso(row.get("reviewed_on"))}
            for row in rows if is_reviewed(row) and plain_text(row.get("worker_id")) == worker_id]  # fmt: skip
    return evaluate("WTW-43.reviews", {"reviews": done, "ec": worker_id, "month": month})


def is_reviewed(row: Mapping[str, Any]) -> bool:
    """Is a review done? It has its day and its findings."""
    return iso(row.get("reviewed_on")) is not None and bool(plain_text(row.get("findings")))


def one_on_one_of(rows: Iterable[Row], worker_id: str, as_of: date) -> dict[str, Any]:
    """How many orientations for one person a worker held in the month, and on how many days (WTW-04)."""
    log = [{"ec": plain_text(row.get("worker_id")), "orientation_on": iso(row.get("orientation_on"))} for row in rows
           if plain_text(row.get("worker_id")) == worker_id]  # fmt: skip
    return evaluate("WTW-04.log", {"log": log, "ec": worker_id, "month": f"{as_of:%Y-%m}"})


def lines_without_action(rows: Sequence[Row]) -> list[Row]:
    """The lines of the 608 whose action is not noted (WTW-16)."""
    codes = {spoken(code): code for code in CATEGORIES}
    cases: dict[str, list[Row]] = {}
    for row in rows:
        cases.setdefault(plain_text(row.get("case_number")).casefold(), []).append(row)
    found, known = [], {}
    for lines in cases.values():
        listed = tuple(codes[line["category"]] for line in lines)
        noted = tuple(codes[line["category"]] for line in lines if plain_text(line.get("action")))
        if (listed, noted) not in known:
            known[listed, noted] = evaluate("WTW-16.actions", {"categories": list(listed), "checked": list(noted)})
        found += [line for line in lines if codes[line["category"]] in known[listed, noted]["unchecked"]]
    return found


def duties_open(checked: Any) -> str | None:
    """Which of the supervisor's five duties are open (WTW-43), in words."""
    question = find("WTW-43.duties")
    try:
        value = read_one(question.inputs["checked"], checked)
    except Refused:
        codes = ", ".join(item.code for item in CHECKLISTS["WTW-43"].items)
        return f"? cannot be read; codes with commas: {codes}"
    given = [] if value is BLANK else question.inputs["checked"].show(value)
    left = evaluate("WTW-43.duties", {"checked": given})["unchecked"]
    return ", ".join(map(spoken, left)) or None
