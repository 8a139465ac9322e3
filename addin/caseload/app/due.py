"""The whole due list of a caseload: what its sheets say, and what documents that were issued have started."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

DAYS = 7
"""Days ahead that the sheet Today shows."""
REGISTER = "register.sqlite"
"""The register that belongs to the caseloads of a folder, unless another one is named."""


def due_lines(caseload: Any, results: Any, as_of: date, days: int, register: Path) -> list[Any]:
    """What is overdue, due today or due within some days, the earliest first; ``register`` need not be there."""
    from caseload.worklist.due import due_list

    lines = due_list(caseload, results, as_of, days)
    if not register.exists():
        return lines
    from caseload.forms.awaited import awaited

    return sorted([*lines, *awaited(register, caseload, as_of, days)],
                  key=lambda line: (line.due_on, line.participant_id, line.what))  # fmt: skip
