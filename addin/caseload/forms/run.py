"""One run over the rows of a form: what each row lacks, and one document after the other into file and register."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from caseload import __version__
from caseload.errors import CaseloadError, Problem, WrongUse
from caseload.forms.catalogue import Form
from caseload.forms.crew import Alone, Crew
from caseload.forms.fields import in_words
from caseload.forms.jobs import Job, Row, job_of, started
from caseload.forms.naming import file_name
from caseload.forms.register import Key, Plan, Register
from caseload.forms.report import BatchReport, Issued
from caseload.forms.shelf import BARRED, Look, Shelf
from caseload.forms.writing import put

GROUP = 250
"""Documents entered into the register in one change."""

KEPT = 2000
"""Documents whose words are kept from the check until they are filled; of the others they are made again."""

NOTICE_ID = "notice_id"
SAMPLE_ID = "N-0000-000000"
ANY = Look("")
"""Nothing asked of all documents: each looks as its row says."""


class Made(NamedTuple):
    """A filled document without what all documents of its template share."""

    digest: str
    tail: bytes


class Run:
    """One run of a form: its templates, and the report as it grows; ``asked``: how every document is to look."""

    def __init__(self, form: Form, issued_by: str, as_of: date, asked: Look = ANY):
        if asked.large and not form.is_letter:
            raise WrongUse(f"{form.code} is no letter", why="only what participants read comes in large print")
        if asked.barcode and BARRED not in form.names():
            raise WrongUse(f"{form.code} has no field {BARRED}", why="the barcode in the footer says it")
        self.form, self.issued_by, self.as_of, self.asked = form, issued_by, as_of, asked
        self.report = BatchReport()
        self.shelf = Shelf(form)
        self._worded: dict[int, dict[str, Any]] = {}

    def jobs(self, rows: Iterable[Row]) -> list[Job]:
        """The rows as jobs, and their templates opened."""
        found = [job_of(number, row, self.form, self.asked) for number, row in enumerate(rows, 1)]
        for look in {job.look for job in found}:
            self.shelf.shown(look)
        return found

    def words(self, job: Job, notice: str) -> tuple[dict[str, Any], list[Problem]]:
        """The words of one row's document."""
        given = {**job.row, NOTICE_ID: notice, "produced_on": self.as_of}
        return in_words(self.form, given, job.look.language, self.shelf.shown(job.look))

    def lacks(self, job: Job) -> list[Problem]:
        """What is wrong with the fields of one row."""
        words, problems = self.words(job, SAMPLE_ID)
        if not problems and len(self._worded) < KEPT:
            self._worded[job.number] = words
        return problems

    def made(self, job: Job, notice: str, path: Path) -> Made | Problem:
        """One row's document, written to ``path``, or why it cannot be filled; ``FileBusy`` as in ``writing.put``."""
        try:
            filled = self.shelf.template(job.look).fill(self._words_again(job, notice))
        except CaseloadError as error:
            return error.as_problem()
        put(path, filled.prefix, filled.tail)
        return Made(filled.digest, filled.tail)

    def _words_again(self, job: Job, notice: str) -> dict[str, Any]:
        """The words of a row that was checked, now with the notice's own id."""
        words = self._worded.pop(job.number, None)
        if words is None:
            return self.words(job, notice)[0]
        return {**words, **in_words(self.form, {NOTICE_ID: notice}, job.look.language, (NOTICE_ID,))[0]}

    def sample(self, job: Job) -> bytes:
        """One row's document to look at, with no notice id of its own yet."""
        return self.shelf.template(job.look).render(self.words(job, SAMPLE_ID)[0])

    def checked(self, jobs: Sequence[Job], crew: Alone | Crew | None = None) -> list[Job]:
        """The jobs that may be issued; all that is wrong with the others goes into the report."""
        good: list[Job] = []
        seen: dict[Key, int] = {}
        every = (crew or Alone(self)).each("lacks", [(job,) for job in jobs])
        for job, lacks in zip(jobs, every, strict=True):
            problems = [*self._unkeyed(job), *job.problems, *_twice(job, seen), *lacks]
            if problems:
                self.report.skipped += 1
                self.report.problems += map(job.located, problems)
                continue
            seen[job.key] = job.number
            good.append(job)
        return good

    def _unkeyed(self, job: Job) -> list[Problem]:
        """A missing case number, unless the template shows it and so misses it already."""
        if job.key[1] or "case_number" in self.shelf.shown(job.look):
            return []
        return [Problem("case_number", "Case number is missing", todo="Enter it, then run again.")]

    def write(
        self, jobs: Sequence[Job], folder: Path, book: Register, progress: Callable[[int, int], None],
        crew: Alone | Crew | None = None,
    ) -> None:  # fmt: skip
        """Plan, write and register the documents that were not issued before."""
        known = book.known(self.form.code)
        done = [job for job in jobs if known.get(job.key, ("", "planned", ""))[1] != "planned"]
        for job in done:
            notice, state, file = known[job.key]
            self.report.already.append(Issued(notice, *job.key, job.look.language, file, state))
        fresh = [job for job in jobs if known.get(job.key, ("", "planned", ""))[1] == "planned"]
        if not fresh:
            return
        placed = book.plan([self._plan(job) for job in fresh], self._name)
        group = Group(book)
        try:
            tasks = [(job, notice, folder / file) for job, (notice, file) in zip(fresh, placed, strict=True)]
            every = (crew or Alone(self)).each("made", tasks)
            for count, ((job, notice, path), made) in enumerate(zip(tasks, every, strict=True), 1):
                self._enter(job, notice, path.name, made, group)
                progress(count, len(fresh))
        except KeyboardInterrupt:
            self.report.interrupted = True
        finally:
            group.close()

    def _enter(self, job: Job, notice: str, file: str, made: Made | Problem, group: Group) -> None:
        if isinstance(made, Problem):
            self.report.problems.append(job.located(made))
            self.report.skipped += 1
            group.failed.append(notice)
            return
        group.add((notice, made.digest, self.shelf.template(job.look).prefix, made.tail))
        self.report.written.append(Issued(notice, *job.key, job.look.language, file))

    def _plan(self, job: Job) -> Plan:
        return Plan(
            job.key, job.look.language, self.as_of.isoformat(), self.form.version,
            self.shelf.version(job.look), __version__, self.issued_by, started(self.form, job.row),
            self.form.is_draft(job.look.language),
        )  # fmt: skip

    def _name(self, plan: Plan, notice: str) -> str:
        return file_name(plan.key[1], plan.key[0], self.as_of, notice)


def _twice(job: Job, seen: dict[Key, int]) -> list[Problem]:
    if job.key not in seen or not job.key[1] or not job.key[2]:
        return []
    why = f"row {seen[job.key]} asks for the same form, case, day and recipient"
    return [Problem("trigger_on", "the notice is asked for twice", why, "Delete one of the rows.")]


class Group:
    """Documents on the disk and not yet in the register; entered together."""

    def __init__(self, book: Register):
        self._book = book
        self._waiting: list[tuple[str, str, bytes, bytes]] = []
        self.failed: list[str] = []

    def add(self, document: tuple[str, str, bytes, bytes]) -> None:
        """One more document; every so often all of them are entered."""
        self._waiting.append(document)
        if len(self._waiting) >= GROUP:
            self._enter()

    def _enter(self) -> None:
        waiting, self._waiting = self._waiting, []
        if waiting:
            self._book.rendered(waiting)

    def close(self) -> None:
        """Enter the rest; plans that failed are taken back."""
        self._enter()
        if self.failed:
            self._book.forget(self.failed)
