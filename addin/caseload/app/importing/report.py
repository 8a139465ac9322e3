"""What an import did, and what of the export found no place."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

from caseload.app.importing.mapping import Mapping
from caseload.errors import Problem


@dataclass
class ImportReport:
    """What an import did; ``proposed`` is the mapping file when one was only proposed and nothing imported.

    ``not_placed`` names columns, rows and values of the export that found no place; ``kept`` cells that say something
    else than the export and were left as they are.
    """

    file: str
    export: str
    table: str = ""
    proposed: str = ""
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    not_placed: list[Problem] = field(default_factory=list)
    kept: list[Problem] = field(default_factory=list)

    def record(self) -> dict[str, Any]:
        """The report as a JSON record."""
        return asdict(self)


def left_out(mapping: Mapping, export: str) -> list[Problem]:
    todo = "Name its column in the mapping file, or leave it out."
    return [Problem(f"column {header}", "no column of the workbook is like it", "", todo, export, "warning")
            for header, target in mapping.columns.items() if not target]  # fmt: skip
