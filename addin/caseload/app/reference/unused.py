"""The page of rules that nothing uses, and of those that only a cell function uses."""

from __future__ import annotations

from caseload import rules
from caseload.app.reference.markdown import MADE, table
from caseload.app.reference.programs import natural
from caseload.app.uses import unused, uses


def page() -> str:
    """The page."""
    asked = rules.questions()
    nothing = sorted((asked[id] for id in unused()), key=natural)
    cells = sorted((asked[id] for id, places in uses().items() if set(places) == {"cell functions"}), key=natural)
    lines = ["# Rules that nothing uses yet", MADE, "", "No workbook, due list, form or history asks these questions, and no cell "
             "function does. `caseload evaluate` and `caseload explain` answer them. The conventions on time, "
             "numbers and blanks are not listed: every rule counts by them.", ""]  # fmt: skip
    lines += table(("rule", "what it answers"), [(each.id, each.sentence) for each in nothing]) or ["None.", ""]
    lines += ["## Only in cells of one's own", "", "These have a cell function, but no shipped column, due list, form or "
              "history asks them.", ""]  # fmt: skip
    lines += table(("rule", "cell functions", "what it answers"),
                   [(each.id, ", ".join(f"`{name}`" for name in each.cells), each.sentence) for each in cells])  # fmt: skip
    return "\n".join(lines)
