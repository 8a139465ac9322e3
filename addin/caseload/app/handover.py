"""Coverage: the open steps of a caseload by date, each with its reason and the last case comment, for an absence."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from caseload.errors import WrongUse
from caseload.rules.engine.kinds import Day
from caseload.tables.programs.common import text, typed
from caseload.tables.schema import Program, Table
from caseload.worklist.unit.sheets.columns import HANDOVER

STEPS = Table(
    HANDOVER, "Handover", about="Open steps by date; tick off what you did.",
    columns=(
        text("standing", "Standing", width=9), typed("due_on", "Due on", Day("due on"), width=10),
        text("case_number", "Case number", width=10), text("person", "Name", width=14, lines=True),
        text("phone", "Phone", width=13), text("language", "Speaks", width=7),
        text("what", "What", width=18, lines=True), text("why", "Why", width=26, lines=True),
        text("last_comment", "Last case comment", width=26, lines=True),
        typed("done_on", "Done on", Day("done on"), "Day on which you did it.", 10),
        text("remark", "Your remark", width=14, lines=True),
    ),
)  # fmt: skip


@dataclass
class HandoverReport:
    """The handover of one caseload: for which day, the steps, and the workbook that was written."""

    file: str
    as_of: str
    worker: str
    until: str
    written: str = ""
    steps: list[dict[str, Any]] = field(default_factory=list)

    def record(self) -> dict[str, Any]:
        """The handover as a JSON record."""
        return asdict(self)


def handover(path: str | Path, *, as_of: date | None = None, days: int = 14, out: str | Path | None = None,
             write: bool = True) -> HandoverReport:  # fmt: skip
    """The open steps of a caseload for the next ``days``, written as a workbook that the covering worker fills in.

    Confidential participants appear by case number only. Raises ``WrongUse`` when the file to write exists.
    """
    from datetime import timedelta

    from caseload.app.opening import opened
    from caseload.worklist.due import WORDS, due_list
    from caseload.worklist.unit.reading import Asked, Reading

    source = Path(path)
    with opened(source, as_of) as (caseload, results, day):
        lines = due_list(caseload, results, day, days)
    reading = Reading(caseload, results, Asked(day, days), source.name, lines)
    comments = _last_comments(reading)
    steps = []
    for line in lines:
        row = reading.person_row(caseload[line.table], line.row)
        whom = reading.whom(row)
        on, comment = comments.get(row, (None, ""))
        open_to_all = row >= 0 and not reading.confidential(row)
        steps.append({
            "standing": WORDS[line.standing], "due_on": line.due_on, "days_left": line.days_left,
            "case_number": whom.get("case_number"), "person": whom.get("person"),
            "phone": reading.people.columns["phone"][row] if open_to_all and "phone" in reading.people.columns else None,
            "language": reading.of(row, "language") if row >= 0 else None, "what": line.what, "why": line.why,
            "last_contact_on": on, "last_comment": f"{on}: {comment}" if comment else None, "place": line.place,
        })  # fmt: skip
    report = HandoverReport(source.name, day.isoformat(), reading.worker, (day + timedelta(days=days)).isoformat(), steps=steps)
    if write:
        target = Path(out) if out is not None else source.with_name(f"handover-{source.stem}-{day:%Y-%m-%d}.xlsx")
        _write(target, steps, reading.worker)
        report.written = str(target)
    return report


def _last_comments(reading: Any) -> dict[int, tuple[date, str]]:
    """The latest contact of each participant and what was written about it."""
    found: dict[int, tuple[date, str]] = {}
    for frame, row, person in reading.rows("Contacts"):
        on = reading.value(frame, row, "contact_on")
        if on is not None and (person not in found or on >= found[person][0]):
            words = [str(value) for name in ("purpose", "results") if (value := reading.value(frame, row, name))]
            found[person] = (on, ". ".join(word.rstrip(". ") for word in words) + ("." if words else ""))
    return found


def _write(path: Path, steps: list[dict[str, Any]], worker: str) -> None:
    """The handover as a new workbook; one that exists is never replaced: somebody may have written into it."""
    import io

    from openpyxl import Workbook

    from caseload.tables.build import sheet_of
    from caseload.tables.editor import swap

    if path.suffix.lower() != ".xlsx":
        raise WrongUse(f"a handover is an .xlsx file, not {path.suffix or 'without a suffix'}")
    if path.exists():
        raise WrongUse(f"{path.name} exists already", todo="Give another name with --out, or move the old file away.")
    book = Workbook()
    book.remove(book.active)
    sheet_of(book, Program("handover", "Handover", "", (STEPS,)), STEPS, steps, False)
    sheet = book[STEPS.title]
    sheet.page_setup.fitToWidth = 1  # a step is read across: never on two pages
    sheet.oddHeader.left.text = f"Handover: {worker.replace('&', '&&')}"
    book.properties.title, book.properties.creator = "Handover", "Caseload"
    whole = io.BytesIO()
    book.save(whole)
    path.parent.mkdir(parents=True, exist_ok=True)
    swap.replace(path, [whole.getvalue()])


__all__ = ["STEPS", "HandoverReport", "handover"]
