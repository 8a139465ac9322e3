"""The page of the parameters: every row with unit, days in force, place and source."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from caseload import rules
from caseload.app.reference.markdown import MADE, table
from caseload.app.rulebook import parameters
from caseload.app.uses import parameters_of


def page() -> str:
    """The page."""
    lines = ["# Parameters and their sources", MADE, "", "A row without a first day is undated: in force from the "
             "beginning. A reading is our choice where the text is unclear or silent. An office puts its own value in force in "
             "`caseload.toml` beside the workbook.", ""]  # fmt: skip
    asked = {id: parameters_of(id) for id in rules.questions()}
    rows = [(f"`{row['key']}`", row["value"], row["unit"], row["in_force_from"] or "undated", row["in_force_to"] or "",
             row["place"], row["looked_up_on"], row["source"], _marks(row),
             ", ".join(id for id, keys in asked.items() if row["key"] in keys)) for row in parameters()]  # fmt: skip
    lines += table(("key", "value", "unit", "from", "to", "place", "looked up on", "source", "mark", "used by"), rows)
    return "\n".join(lines)


def _marks(row: Mapping[str, Any]) -> str:
    return ", ".join(word for word, on in (("reading", row["reading"]), ("to verify", row["to_verify"])) if on)
