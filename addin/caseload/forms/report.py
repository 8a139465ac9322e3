"""What a run of documents did, as records."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

from caseload.errors import Problem


@dataclass(frozen=True)
class Issued:
    """One document: its notice id, its key in words, its file, and its state in the register."""

    notice: str
    form: str
    case_number: str
    trigger_on: str
    recipient: str
    language: str
    file: str
    state: str = "rendered"


@dataclass
class BatchReport:
    """What a run did: documents written now, issued earlier, rows left out, and every problem.

    ``interrupted`` means that it was stopped; run it again to go on.
    """

    written: list[Issued] = field(default_factory=list)
    already: list[Issued] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    skipped: int = 0
    interrupted: bool = False

    def record(self) -> dict[str, Any]:
        """The report as a JSON record."""
        return {**asdict(self), "problems": [problem.record() for problem in self.problems]}
