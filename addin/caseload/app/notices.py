"""Notices: choose who is due one, see every problem of every row, preview, write each once, print as one file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from caseload.app.choosing import Chosen, choose, choose_due, due_forms
from caseload.errors import CaseloadError, DataProblems, Problem

REGISTER = "register.sqlite"


@dataclass
class NoticesReport:
    """What a run of notices did: written, issued before, left out, files to print."""

    form: str
    written: list[Any] = field(default_factory=list)
    already: list[Any] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    skipped: int = 0
    files: list[str] = field(default_factory=list)
    interrupted: bool = False

    def record(self) -> dict[str, Any]:
        """The report as a JSON record."""
        return {**self.__dict__, "written": [each.__dict__ for each in self.written],
                "already": [each.__dict__ for each in self.already],
                "problems": [problem.record() for problem in self.problems]}  # fmt: skip


def notices(path: str | Path, form: str, *, out: str | Path | None = None, register: str | Path | None = None,
            as_of: date | None = None, days: int = 7, where: str = "", tick: str = "",
            participants: Iterable[str] = (), since: date | None = None, skip_incomplete: bool = False,
            merge: bool = False, pdf: bool = False, duplex: bool = False, large_print: bool = False,
            barcode: bool = False, jobs: int = 1, issued_by: str = "",
            on_progress: Callable[[int, int], None] | None = None) -> NoticesReport:  # fmt: skip
    """Write the documents of a form that are due, each once, and enter them in the register.

    Chosen as by ``choosing.choose``. ``merge`` and ``pdf`` also make files to print, of all chosen documents that are
    not printed yet. Raises ``DataProblems`` with every problem of every row, and writes nothing, unless
    ``skip_incomplete``.
    """
    chosen, day = choose(path, form, as_of=as_of, days=days, where=where, tick=tick, participants=participants,
                         since=since)  # fmt: skip
    asked = _Asked(Path(path), out, register, day, issued_by, large_print, barcode, jobs, merge, pdf, duplex, on_progress)
    return _issued(chosen, asked, skip_incomplete)


def notices_due(path: str | Path, *, out: str | Path | None = None, register: str | Path | None = None,
                as_of: date | None = None, days: int = 7, where: str = "", tick: str = "",
                participants: Iterable[str] = (), skip_incomplete: bool = False, merge: bool = False,
                pdf: bool = False, duplex: bool = False, barcode: bool = False, jobs: int = 1, issued_by: str = "",
                on_progress: Callable[[int, int], None] | None = None) -> list[NoticesReport]:  # fmt: skip
    """The same for every form with something due, but those that are made on request only; one report for each form.

    The rows of all forms are checked before the first document is written.
    """
    from caseload.forms import problems_of

    chosen, day = choose_due(path, as_of=as_of, days=days, where=where, tick=tick, participants=participants)
    asked = _Asked(Path(path), out, register, day, issued_by, False, barcode, jobs, merge, pdf, duplex, on_progress)
    if not skip_incomplete:
        problems = [replace(found, where=f"{each.form.code}, {found.where}") for each in chosen
                    for found in _placed_all(problems_of(each.rows, each.form, as_of=day, look=asked.look(each)), each)]  # fmt: skip
        if problems:
            raise DataProblems("not every document that is due can be written", problems,
                               todo="Nothing was written. Correct the rows, or leave them out with --skip-incomplete.")  # fmt: skip
    made: list[NoticesReport] = []
    for each in chosen:
        made.append(_issued(each, asked, skip_incomplete=True))
        if made[-1].interrupted:
            break
    return made


@dataclass(frozen=True)
class _Asked:
    """What is asked of one run: where documents go, how they look, what is printed."""

    book: Path
    out: str | Path | None
    register: str | Path | None
    day: date
    issued_by: str
    large_print: bool
    barcode: bool
    jobs: int
    merge: bool
    pdf: bool
    duplex: bool
    on_progress: Callable[[int, int], None] | None

    @property
    def folder(self) -> Path:
        return Path(self.out) if self.out is not None else self.book.parent / "notices"

    @property
    def register_file(self) -> Path:
        return Path(self.register) if self.register is not None else self.book.with_name(REGISTER)

    def look(self, chosen: Chosen) -> Any:
        """How the documents of a form are to look; papers without a notice number get no barcode of it."""
        from caseload.forms import Look

        return Look("", self.large_print, self.barcode and "notice_id" in chosen.form.names())


def _issued(chosen: Chosen, asked: _Asked, skip_incomplete: bool) -> NoticesReport:
    from caseload.forms import issue, refuse_without_program

    if asked.pdf:
        refuse_without_program()
    try:
        report = issue(chosen.rows, chosen.form, asked.folder, asked.register_file, issued_by=asked.issued_by,
                       as_of=asked.day, look=asked.look(chosen), skip_incomplete=skip_incomplete, jobs=asked.jobs,
                       on_progress=asked.on_progress)  # fmt: skip
    except DataProblems as error:
        error.problems[:] = _placed_all(error.problems, chosen)
        raise
    found = NoticesReport(chosen.form.code, report.written, report.already, _placed_all(report.problems, chosen),
                          report.skipped, interrupted=report.interrupted)  # fmt: skip
    unprinted = [each for each in (*report.already, *report.written) if each.state == "rendered"]
    if (asked.merge or asked.pdf) and unprinted and not report.interrupted:
        try:
            found.files = printed(asked, chosen.form, unprinted)
        except CaseloadError as error:  # the documents are written and registered all the same
            found.problems.append(error.as_problem())
    return found


def comments(path: str | Path, *, participants: Iterable[str] = (), since: date | None = None,
             out: str | Path | None = None, register: str | Path | None = None, as_of: date | None = None,
             issued_by: str = "") -> NoticesReport:  # fmt: skip
    """Case comments for contacts whose dictation is complete; what a comment lacks is named, and it is left out."""
    return notices(path, "case_comment", out=out, register=register, as_of=as_of, participants=participants,
                   since=since, skip_incomplete=True, issued_by=issued_by)  # fmt: skip


def comment_texts(path: str | Path, *, participants: Iterable[str] = (), since: date | None = None,
                  as_of: date | None = None) -> tuple[list[dict[str, Any]], list[Problem]]:  # fmt: skip
    """The same case comments as plain text to paste, and what others lack; nothing is written or registered.

    Records with ``participant_id``, ``case_number``, ``contact_on`` and ``text``, in the order of the sheet.
    """
    from caseload.forms.plain import texts

    chosen, day = choose(path, "case_comment", as_of=as_of, participants=participants, since=since)
    made, problems = texts(chosen.rows, chosen.form, day)
    return [
        {"participant_id": chosen.participants[number - 1], "case_number": chosen.rows[number - 1]["case_number"],
         "contact_on": chosen.rows[number - 1]["contact_on"], "text": text}
        for number, text in made
    ], _placed_all(problems, chosen)  # fmt: skip


def _placed_all(problems: Iterable[Problem], chosen: Chosen) -> list[Problem]:
    """Problems of rows with the place of each row in the workbook beside it."""
    return [_placed(problem, chosen) for problem in problems]


def _placed(problem: Problem, chosen: Chosen) -> Problem:
    found = re.match(r"row (\d+), (.*)", problem.where)
    if found is None or int(found[1]) > len(chosen.places):
        return problem
    return replace(problem, where=f"{chosen.places[int(found[1]) - 1]}, {found[2]}")


def printed(asked: _Asked, form: Any, documents: Sequence[Any]) -> list[str]:
    """One printable file of some documents (more where there are too many for one), as Word and on request as PDF.

    The documents are those of the register, whatever has become of their files.
    """
    from caseload.forms import Register, print_files, to_pdf
    from caseload.forms.printing.merge import FOR_PDF
    from caseload.forms.writing import put

    folder, made = asked.folder, []
    with Register(asked.register_file) as book:
        found = (book.document(each.notice) for each in documents)
        for number, data in enumerate(print_files(found, duplex=asked.duplex, most=FOR_PDF), 1):
            made.append(folder / f"print-{form.code}-{asked.day:%Y%m%d}-{number}.docx")
            put(made[-1], data)
    return [path.name for path in (to_pdf(made, folder, duplex=asked.duplex) if asked.pdf else made)]


__all__ = [
    "REGISTER", "Chosen", "NoticesReport", "choose", "comment_texts", "comments", "due_forms", "notices", "notices_due",
]  # fmt: skip
