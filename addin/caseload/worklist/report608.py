"""The Case Management Report (608): who stands in which category, and how many."""

from __future__ import annotations

from typing import Any

from caseload.rules import find
from caseload.tables.compute import Results
from caseload.tables.read import Caseload
from caseload.worklist.due import full_name, is_confidential

COLUMN = "report_608"


def categories(caseload: Caseload, results: Results) -> list[dict[str, Any]]:
    """Each category with its participants; only those whose address is known not to be confidential appear by name."""
    shown = results.shown.get(caseload.program.people, {}).get(COLUMN)
    if shown is None:
        return []
    codes = find("WTW-16.report").gives["categories"].codes.names
    found: dict[str, list[dict[str, Any]]] = {code: [] for code in codes}
    for row, value in enumerate(shown):
        person = caseload.people.record(row)
        for code in str(value or "").split(", "):
            if code in found:
                found[code].append(_who(person))
    return [{"category": code, "participants": who, "count": len(who)} for code, who in found.items()]


def _who(person: dict[str, Any]) -> dict[str, Any]:
    name = "" if is_confidential(person) else full_name(person)
    return {"participant_id": str(person["participant_id"]), "case_number": str(person["case_number"]), "name": name}
