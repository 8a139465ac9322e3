"""One run over the rows of a form: what each row lacks, and one document after the other into file and register."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from caseload import __version__
from caseload.errors import CaseloadError, Problem, TemplateRefused
from caseload.forms import words
from caseload.forms.catalogue import Form
from caseload.forms.fields import in_words
from caseload.forms.naming import file_name
from caseload.forms.register import Key, Plan, Register
from caseload.forms.report import BatchReport, Issued
from caseload.forms.template import Template
from caseload.forms.writing import put

GROUP = 250
"""Documents entered into the register in one change."""

SAMPLE_ID = "N-0000-000000"

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Job:
    """One row that may be issued: its number in the list, its key, its language."""

    number: int
    row: Row
    key: Key
    language: str


class Run:
    """One run of a form: its templates by language, opened once, and the report as it grows."""

    def __init__(self, form: Form, issued_by: str, as_of: date):
        self.form, self.issued_by, self.as_of = form, issued_by, as_of
        self.report = BatchReport()
        self._templates: dict[str, Template] = {}
        self._names: dict[str, frozenset[str]] = {}

    def template(self, language: str) -> Template:
        """The template in a language; its fields are those of the catalogue, or it is refused."""
        if language not in self._templates:
            self._templates[language] = checked_template(self.form, language)
        return self._templates[language]

    def words(self, job: Job, notice: str) -> tuple[dict[str, Any], list[Problem]]:
        """The words of one row's document."""
        given = {**job.row, "notice_id": notice, "produced_on": self.as_of}
        return in_words(self.form, given, job.language, self._shown(job.language))

    def _shown(self, language: str) -> frozenset[str]:
        """The fields that the template in a language names."""
        if language not in self._names:
            self._names[language] = frozenset(use.name for use in self.template(language).uses)
        return self._names[language]

    def checked(self, rows: Iterable[Row], language: str) -> list[Job]:
        """The rows that may be issued; all that is wrong with the others goes into the report."""
        jobs: list[Job] = []
        seen: dict[Key, int] = {}
        for number, row in enumerate(rows, 1):
            job, problems = self._job(number, row, language, seen)
            problems += self.words(job, SAMPLE_ID)[1]
            if problems:
                case = job.key[1] or "no case number"
                self.report.skipped += 1
                self.report.problems += [_located(problem, number, case) for problem in problems]
                continue
            seen[job.key] = number
            jobs.append(job)
        return jobs

    def _job(self, number: int, row: Row, language: str, seen: Mapping[Key, int]) -> tuple[Job, list[Problem]]:
        spoken = self.form.language(language or str(row.get("language") or ""))
        recipient = str(row.get("recipient") or self.form.reader)
        case, trigger = _text(row.get("case_number")), _iso(row.get("trigger_on"))
        key = (self.form.code, case, trigger, recipient)
        problems = []
        if not case and "case_number" not in self._shown(spoken):
            problems.append(Problem("case_number", "Case number is missing", todo="Enter it, then run again."))
        if not trigger:
            why = "without it, the same notice could be sent twice"
            problems.append(Problem("trigger_on", "the day that makes the notice due is missing or no date", why))
        if key in seen and case and trigger:
            why = f"row {seen[key]} asks for the same form, case, day and recipient"
            problems.append(Problem("trigger_on", "the notice is asked for twice", why, "Delete one of the rows."))
        return Job(number, row, key, spoken), problems

    def write(self, jobs: Sequence[Job], folder: Path, book: Register, progress: Callable[[int, int], None]) -> None:
        """Plan, write and register the documents that were not issued before."""
        known = book.known(self.form.code)
        done = [job for job in jobs if known.get(job.key, ("", "planned", ""))[1] != "planned"]
        self.report.already += [self._issued(job, known[job.key][0], known[job.key][2]) for job in done]
        fresh = [job for job in jobs if known.get(job.key, ("", "planned", ""))[1] == "planned"]
        if not fresh:
            return
        placed = book.plan([self._plan(job) for job in fresh], self._name)
        group = Group(book)
        try:
            for count, (job, (notice, file)) in enumerate(zip(fresh, placed), 1):
                self._one(job, notice, folder / file, group)
                progress(count, len(fresh))
        except KeyboardInterrupt:
            self.report.interrupted = True
        finally:
            group.close()

    def _one(self, job: Job, notice: str, path: Path, group: Group) -> None:
        try:
            filled = self.template(job.language).fill(self.words(job, notice)[0])
        except CaseloadError as error:
            problem = Problem(error.where, error.what, error.why, error.todo)
            self.report.problems.append(_located(problem, job.number, job.key[1]))
            self.report.skipped += 1
            group.failed.append(notice)
            return
        put(path, filled.prefix, filled.tail)
        group.add((notice, filled.digest, filled.prefix, filled.tail))
        self.report.written.append(self._issued(job, notice, path.name))

    def _issued(self, job: Job, notice: str, file: str) -> Issued:
        return Issued(notice, *job.key, job.language, file)

    def _plan(self, job: Job) -> Plan:
        return Plan(
            job.key, job.language, self.as_of.isoformat(), self.form.version, self.template(job.language).version,
            __version__, self.issued_by, started(self.form, job.row), self.form.is_draft(job.language),
        )  # fmt: skip

    def _name(self, plan: Plan, notice: str) -> str:
        return file_name(plan.key[1], plan.key[0], self.as_of, notice)


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


def checked_template(form: Form, language: str) -> Template:
    """A form's template; ``TemplateRefused`` when it names fields that the catalogue does not know."""
    template = Template(form.template(language))
    unknown = sorted({use.name for use in template.uses} - form.names())
    if unknown:
        raise TemplateRefused(
            "the template names fields that its form does not have",
            where=f"{form.code}, {language}",
            why=", ".join(unknown),
            todo=f"`caseload forms fields {form.code}` lists those it has.",
        )
    return template


def started(form: Form, row: Row) -> tuple[tuple[str, str], ...]:
    """The due dates that a document starts: the rule and the day it counts from, one per day that is known."""
    found = []
    for rule, source in form.starts:
        table, _, name = source.rpartition(".")
        entries = row.get(table) if table else None
        rows = entries if isinstance(entries, (list, tuple)) else [row]
        days = {_iso(entry.get(name)) for entry in rows if isinstance(entry, Mapping)}
        found += [(rule, day) for day in sorted(days) if day]
    return tuple(found)


def _text(value: Any) -> str:
    """A case number as text; empty when it is blank or none."""
    try:
        return "" if words.is_blank(value) else words.text(value, "en")
    except words.Unfit:
        return ""


def _iso(value: Any) -> str:
    """A day as ISO text; empty when it is blank or no date."""
    if words.is_blank(value):
        return ""
    try:
        return words.iso_day(value)
    except words.Unfit:
        return ""


def _located(problem: Problem, number: int, case: str) -> Problem:
    """The problem with its row in front of its field."""
    where = f"row {number}, case {case}: {problem.where}".rstrip(": ")
    return Problem(where, problem.what, problem.why, problem.todo)
