"""Drawing the reviews of a month, with the review form of each drawn case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from caseload.app.reviews.rows import is_for, month_of, review_rows
from caseload.errors import CaseloadError, Problem

REGISTER = "register.sqlite"


@dataclass
class DrawReport:
    """What was drawn now, the review forms that were written, and what kept a worker or a form out."""

    unit: str
    month: str
    drawn: list[dict[str, Any]] = field(default_factory=list)
    forms: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def record(self) -> dict[str, Any]:
        """The report as a JSON record."""
        return {**self.__dict__, "problems": [each.record() for each in self.problems]}


@dataclass
class _Worker:
    """One worker's cases that may be drawn: the case number, and where its first participant stands."""

    worker_id: str
    worker: str
    file: str
    cases: dict[str, tuple[Any, int]]


def draw(paths: Iterable[str | Path], unit: str | Path, month: str | None = None, *, seed: str = "", as_of: date | None = None,
         out: str | Path | None = None, register: str | Path | None = None, forms: bool = True, who: str = "") -> DrawReport:  # fmt: skip
    """Draw the reviews that are still owed for each worker and month, enter them in the unit workbook, write the forms.

    ``month``: YYYY-MM (default: the month of ``as_of``, today unless given). The same worker, month and seed give the
    same cases; what stands in the workbook is never drawn again. A form that was held back by a blank is written when
    the blank is filled and this runs again. Raises ``WrongUse`` for a wrong month, ``FileBusy``
    when the unit workbook is open.
    """
    from caseload.worklist.unit.book import UnitBook, refuse_other
    from caseload.worklist.unit.draw import DEFAULT_SEED, drawn
    from caseload.worklist.unit.reading import plain_text
    from caseload.worklist.unit.standings import is_reviewed, reviews_of

    target, day = Path(unit), as_of or date.today()
    refuse_other(target)
    wanted_month = month_of(month or f"{day:%Y-%m}")
    book = UnitBook(target)
    rows = [dict(row) for row in review_rows(book)]
    report = DrawReport(target.name, wanted_month)
    chosen: list[tuple[_Worker, str, int]] = []
    for worker in _workers(paths, target, day, report):
        answer = reviews_of(rows, worker.worker_id, wanted_month)
        waiting = [row for row in rows if is_for(row, worker.worker_id, wanted_month) and not is_reviewed(row)]
        for case in drawn(worker.cases, rows, worker.worker_id, wanted_month, seed or DEFAULT_SEED,
                          answer["remaining"] - len(waiting)):  # fmt: skip
            row = {"worker_id": worker.worker_id, "worker": worker.worker, "case_number": case, "month": wanted_month,
                   "drawn_on": day, "seed": seed or DEFAULT_SEED, "file": worker.file}  # fmt: skip
            waiting.append(row)
            rows.append(row)
            report.drawn.append({**row, "drawn_on": day.isoformat()})
        chosen += [(worker, case, number)
                   for number, row in enumerate(waiting, answer["done"] + 1)
                   if (case := plain_text(row.get("case_number"))) in worker.cases]  # fmt: skip
    if report.drawn:
        book.write({"Reviews": rows})
    if forms and chosen:
        folder = Path(out) if out is not None else target.with_name("reviews")
        _write_forms(chosen, wanted_month, day, folder, Path(register or target.with_name(REGISTER)), who, report)
    return report


def _workers(paths: Iterable[str | Path], target: Path, day: date, report: DrawReport) -> Iterator[_Worker]:
    """Every worker of the program that has reviews, with the cases of all of the worker's workbooks."""
    from caseload.app.opening import opened
    from caseload.app.rollup import named
    from caseload.worklist.unit.gather import problems_of, standing_of
    from caseload.worklist.unit.reading import Asked, Reading, plain_text
    from caseload.worklist.unit.workers import REVIEWED

    found: dict[str, _Worker] = {}
    for path, name in named(paths, target):
        try:
            with opened(path, day) as (caseload, results, _):
                pass  # read and computed; what follows only reads
        except CaseloadError as error:
            standing = standing_of(path, error)
            if standing != "unit":
                report.problems += problems_of(path, name, standing, error)
            continue
        if caseload.program.code != REVIEWED:
            continue
        reading = Reading(caseload, results, Asked(day), name, [])
        worker = found.setdefault(reading.worker_id, _Worker(reading.worker_id, reading.worker, name, {}))
        for row, number in enumerate(reading.people.columns["case_number"]):
            if plain_text(number) and reading.of(row, "registration") != "closed":
                worker.cases.setdefault(plain_text(number), (reading, row))
    yield from sorted(found.values(), key=lambda each: each.worker_id)


def _write_forms(chosen: Iterable[tuple[_Worker, str, int]], month: str, day: date, folder: Path, register: Path,
                 who: str, report: DrawReport) -> None:  # fmt: skip
    """The review form of each drawn case; one that lacks something is named and the others are written."""
    from caseload.forms import issue, read_catalogue
    from caseload.forms.sources.case import Case
    from caseload.forms.sources.occasion import filled
    from caseload.forms.sources.wtw_review import FORM, review_form

    form, rows = read_catalogue().form(FORM), []
    for worker, number, place in chosen:
        reading, row = worker.cases[number]
        case = Case(reading.caseload, reading.results, reading.people, row, row, day, 0)
        rows.append(filled(review_form(date.fromisoformat(f"{month}-01"), place), case, form))
    done = issue(rows, form, folder, register, issued_by=who, as_of=day, skip_incomplete=True)
    report.forms = [each.file for each in done.written]
    report.problems += done.problems
