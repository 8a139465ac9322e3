"""The page of the cell functions and of the checklists."""

from __future__ import annotations

from caseload.app.reference.markdown import MADE, table
from caseload.app.rulebook import functions
from caseload.rules.engine.registry import CHECKLISTS


def page() -> str:
    """The page."""
    lines = ["# Cell functions", MADE, ""]
    rows = []
    for each in functions():
        words = ", ".join(f"[{a['name']}]" if a["optional"] else a["name"] for a in each["arguments"])
        rows.append((f"`{each['name']}({words})`", each["help"], each["question"]))
    lines += table(("function", "what it answers", "question"), rows)
    lists = [(f"`{each.id}`", each.title, ", ".join(f"`{item.code}`" for item in each.items))
             for each in CHECKLISTS.values()]  # fmt: skip
    lines += ["# Checklists", "", *table(("rule", "list", "points"), lists)]
    return "\n".join(lines)
