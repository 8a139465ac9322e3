"""The supervisor's case reviews: drawn, recorded with findings, and what is still owed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from caseload.errors import CaseloadError, DataProblems, Problem, WrongUse

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
    wanted_month = _month(month or f"{day:%Y-%m}")
    book = UnitBook(target)
    rows = [dict(row) for row in _standing(book)]
    report = DrawReport(target.name, wanted_month)
    chosen: list[tuple[_Worker, str, int, int]] = []
    for worker in _workers(paths, target, day, report):
        answer = reviews_of(rows, worker.worker_id, wanted_month)
        waiting = [row for row in rows if _of(row, worker.worker_id, wanted_month) and not is_reviewed(row)]
        for case in drawn(worker.cases, rows, worker.worker_id, wanted_month, seed or DEFAULT_SEED,
                          answer["remaining"] - len(waiting)):  # fmt: skip
            row = {"worker_id": worker.worker_id, "worker": worker.worker, "case_number": case, "month": wanted_month,
                   "drawn_on": day, "seed": seed or DEFAULT_SEED, "file": worker.file}  # fmt: skip
            waiting.append(row)
            rows.append(row)
            report.drawn.append({**row, "drawn_on": day.isoformat()})
        chosen += [(worker, case, number, answer["remaining"] + answer["done"])
                   for number, row in enumerate(waiting, answer["done"] + 1)
                   if (case := plain_text(row.get("case_number"))) in worker.cases]  # fmt: skip
    if report.drawn:
        book.write({"Reviews": rows})
    if forms and chosen:
        folder = Path(out) if out is not None else target.with_name("reviews")
        _write_forms(chosen, wanted_month, day, folder, Path(register or target.with_name(REGISTER)), who, report)
    return report


def _month(text: str) -> str:
    from caseload.worklist.unit.draw import is_month

    if not is_month(text):
        raise WrongUse(f"{text!r} is not a month", todo="Write it as YYYY-MM, such as 2026-11.")
    return text


def _standing(book: Any) -> list[dict[str, Any]]:
    standing = book.standing.get("Reviews")
    return standing.rows if standing is not None else []


def _of(row: dict[str, Any], worker_id: str, month: str) -> bool:
    from caseload.worklist.unit.reading import plain_text

    return plain_text(row.get("worker_id")) == worker_id and plain_text(row.get("month")) == month


def _workers(paths: Iterable[str | Path], target: Path, day: date, report: DrawReport) -> Iterator[_Worker]:
    """Every worker of the program that has reviews, with the cases of all of the worker's workbooks."""
    from caseload.app.rollup import named
    from caseload.tables.refresh import opened
    from caseload.worklist.unit.gather import standing_of
    from caseload.worklist.unit.reading import Asked, Reading, plain_text
    from caseload.worklist.unit.workers import REVIEWED

    found: dict[str, _Worker] = {}
    for path, name in named(paths, target):
        try:
            caseload, results, _ = opened(path, day)
        except CaseloadError as error:
            if standing_of(path, error) != "unit":
                report.problems.append(Problem(error.where, error.what, error.why, error.todo, name))
            continue
        if caseload.program.code != REVIEWED:
            continue
        reading = Reading(caseload, results, Asked(day), name, [])
        worker = found.setdefault(reading.worker_id, _Worker(reading.worker_id, reading.worker, name, {}))
        for row, number in enumerate(reading.people.columns["case_number"]):
            if plain_text(number) and reading.of(row, "registration") != "closed":
                worker.cases.setdefault(plain_text(number), (reading, row))
    yield from sorted(found.values(), key=lambda each: each.worker_id)


def _write_forms(chosen: Iterable[tuple[_Worker, str, int, int]], month: str, day: date, folder: Path, register: Path,
                 who: str, report: DrawReport) -> None:  # fmt: skip
    """The review form of each drawn case; one that lacks something is named and the others are written."""
    from caseload.forms import issue, read_catalogue
    from caseload.forms.sources.case import Case
    from caseload.forms.sources.occasion import filled
    from caseload.forms.sources.wtw_review import FORM, review_form

    form, rows = read_catalogue().form(FORM), []
    for worker, number, place, owed in chosen:
        reading, row = worker.cases[number]
        case = Case(reading.caseload, reading.results, reading.people, row, row, day, 0)
        rows.append(filled(review_form(date.fromisoformat(f"{month}-01"), place, owed), case, form))
    done = issue(rows, form, folder, register, issued_by=who, as_of=day, skip_incomplete=True)
    report.forms = [each.file for each in done.written]
    report.problems += done.problems


def record(unit: str | Path, case_number: str, *, on: date, findings: str, worker_id: str = "", month: str | None = None,
           to_mend: str = "", mend_by: date | None = None, who: str = "") -> dict[str, Any]:  # fmt: skip
    """Enter the findings of a review; gives the row as it stands then.

    The drawn row of the case is filled in; a case that was not drawn needs ``worker_id`` and gets a row of its own.
    Raises ``DataProblems`` with everything that is lacking or contradicts what stands there; nothing is written then.
    """
    from caseload.worklist.unit.book import UnitBook
    from caseload.worklist.unit.reading import plain_text
    from caseload.worklist.unit.standings import is_reviewed

    book = UnitBook(_existing(unit))
    rows = _standing(book)
    wanted = _month(month) if month else f"{on:%Y-%m}"
    mine = [row for row in rows if plain_text(row.get("case_number")).casefold() == case_number.strip().casefold()
            and plain_text(row.get("month")) == wanted and worker_id in ("", plain_text(row.get("worker_id")))]  # fmt: skip
    problems = []
    if not findings.strip():
        problems.append(Problem("findings", "the findings are blank", "a review without findings counts for nothing",
                                "Write what was found, if only: in order."))  # fmt: skip
    if not who.strip():
        problems.append(Problem("who", "nobody is named", "a review needs the name of who did it", "Give --who."))
    if mend_by is not None and mend_by < on:
        problems.append(Problem("mend by", "it lies before the review", "", "Correct one of the two days."))
    if not mine and not worker_id:
        problems.append(Problem("case", f"no review of case {case_number} was drawn for {wanted}", "",
                                "Give --worker to record a review that was not drawn."))  # fmt: skip
    if len(mine) > 1:
        problems.append(Problem("case", f"case {case_number} stands there for several workers", "", "Give --worker."))
    if len(mine) == 1 and is_reviewed(mine[0]):
        problems.append(Problem("case", f"case {case_number} has findings for {wanted} already", "",
                                "Change them on the sheet Reviews, where both can be seen."))  # fmt: skip
    if problems:
        raise DataProblems("the review cannot be recorded", problems, todo="Nothing was written.")
    row = mine[0] if mine else {"worker_id": worker_id, "case_number": case_number.strip(), "month": wanted}
    if not mine:
        rows.append(row)
    row |= {"reviewed_on": on, "findings": findings.strip(), "to_mend": to_mend.strip() or None, "mend_by": mend_by,
            "reviewed_by": who}  # fmt: skip
    book.write({"Reviews": rows})
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in row.items()}


def _existing(unit: str | Path) -> Path:
    path = Path(unit)
    if not path.is_file():
        raise WrongUse(f"there is no unit workbook {path.name}", todo="`caseload rollup PATH... --out UNIT.xlsx` makes one.")
    return path


def owed(unit: str | Path, month: str | None = None, as_of: date | None = None) -> list[dict[str, Any]]:
    """For each worker: reviews done, drawn and not yet done (their cases), and still owed in a month."""
    from caseload.worklist.unit.book import UnitBook
    from caseload.worklist.unit.reading import plain_text
    from caseload.worklist.unit.standings import is_reviewed, reviews_of
    from caseload.worklist.unit.workers import REVIEWED

    book, wanted = UnitBook(_existing(unit)), _month(month or f"{as_of or date.today():%Y-%m}")
    rows = _standing(book)
    standing = book.standing.get("Workers")
    workers = {plain_text(row.get("worker_id")): plain_text(row.get("worker")) for row in (standing.rows if standing else ())
               if REVIEWED in plain_text(row.get("programs")).split(", ")}  # fmt: skip
    for row in rows:
        workers.setdefault(plain_text(row.get("worker_id")), plain_text(row.get("worker")))
    found = []
    for worker_id, worker in sorted(workers.items()):
        answer = reviews_of(rows, worker_id, wanted)
        waiting = [plain_text(row.get("case_number")) for row in rows if _of(row, worker_id, wanted) and not is_reviewed(row)]
        found.append({"worker_id": worker_id, "worker": worker, "month": wanted, "done": answer["done"],
                      "owed": answer["remaining"], "drawn": waiting, "to_draw": max(answer["remaining"] - len(waiting), 0)})  # fmt: skip
    return found
