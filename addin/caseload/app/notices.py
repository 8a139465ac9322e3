"""Notices: choose who is due one, see every problem of every row, preview, write each once, print as one file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from caseload.errors import DataProblems, Problem, WrongUse

REGISTER = "register.sqlite"


@dataclass
class Chosen:
    """The documents of one form that are due: the form, the language and values of each row, and where each stands."""

    form: Any
    rows: list[dict[str, Any]]
    places: list[str]
    participants: list[str]


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


def choose(path: str | Path, form: str, *, as_of: date | None = None, days: int = 7, where: str = "",
           participants: Iterable[str] = (), since: date | None = None) -> tuple[Chosen, date]:  # fmt: skip
    """The documents of a form that are due in a workbook, narrowed by a condition on columns or by participants.

    ``where``: ``COLUMN=VALUE``, several joined by " and ", also ``!=``. Raises ``WrongUse`` for an unknown form
    or column.
    """
    from caseload.app.opening import opened
    from caseload.app.profile import read_profile
    from caseload.forms import read_catalogue
    from caseload.forms.sources import due_cases, occasion, rows_of
    from caseload.tables.compute import folded_key

    wanted = read_profile(path).form(read_catalogue().form(form))
    tests = [_test(part) for part in where.split(" and ") if part.strip()]
    only = {folded_key(each) for each in participants}
    with opened(path, as_of) as (caseload, results, day):
        source = occasion(caseload.program.code, wanted.code)
        kept = [case for case in due_cases(wanted, caseload, results, day, days)
                if all(test(case) for test in tests)
                and (not only or folded_key(case.value("participant_id")) in only)
                and (since is None or source.day(case) >= since)]  # fmt: skip
        found = rows_of(source, kept, wanted)
    places = [f"{case.frame.sheet}, row {case.frame.rows[case.row]}" for case, _ in found]
    people = [str(case.value("participant_id") or "") for case, _ in found]
    return Chosen(wanted, [row for _, row in found], places, people), day


def _test(text: str) -> Callable[[Any], bool]:
    """A condition such as ``language=es`` as a test on a case."""
    name, sign, value = text.partition("!=") if "!=" in text else text.partition("=")
    name, value = name.strip(), value.strip().strip("'\"").casefold()
    if not sign or not name.isidentifier():
        raise WrongUse(f"{text.strip()!r} is no condition", todo="Write, for example, --where \"language=es\".")

    def holds(case: Any) -> bool:
        if name not in case.frame.columns and name not in case.caseload.people.columns:
            raise WrongUse(f"there is no column {name} in this workbook",
                           todo=f"Columns: {', '.join(case.frame.table.names)}.")  # fmt: skip
        found = case.value(name)
        words = ("yes" if found else "no") if isinstance(found, bool) else "" if found is None else str(found)
        return (words.casefold() == value) != (sign == "!=")

    return holds


def notices(path: str | Path, form: str, *, out: str | Path | None = None, register: str | Path | None = None,
            as_of: date | None = None, days: int = 7, where: str = "", participants: Iterable[str] = (),
            since: date | None = None, skip_incomplete: bool = False, merge: bool = False, pdf: bool = False,
            duplex: bool = False, issued_by: str = "",
            on_progress: Callable[[int, int], None] | None = None) -> NoticesReport:  # fmt: skip
    """Write the documents of a form that are due, each once, and enter them in the register.

    Raises ``DataProblems`` with every problem of every row, and writes nothing, unless ``skip_incomplete``.
    """
    from caseload.forms import issue

    book = Path(path)
    folder = Path(out) if out is not None else book.parent / "notices"
    chosen, day = choose(path, form, as_of=as_of, days=days, where=where, participants=participants, since=since)
    try:
        report = issue(chosen.rows, chosen.form, folder, register or book.with_name(REGISTER), issued_by=issued_by,
                       as_of=day, skip_incomplete=skip_incomplete, on_progress=on_progress)  # fmt: skip
    except DataProblems as error:
        error.problems[:] = [_placed(problem, chosen) for problem in error.problems]
        raise
    found = NoticesReport(chosen.form.code, report.written, report.already,
                          [_placed(problem, chosen) for problem in report.problems], report.skipped,
                          interrupted=report.interrupted)  # fmt: skip
    if (merge or pdf) and report.written:
        found.files = printed(folder, chosen.form, [each.file for each in report.written], day, pdf=pdf, duplex=duplex)
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
    ], [_placed(problem, chosen) for problem in problems]  # fmt: skip


def _placed(problem: Problem, chosen: Chosen) -> Problem:
    """A problem of a row with the place of the row in the workbook beside it."""
    found = re.match(r"row (\d+), (.*)", problem.where)
    if found is None or int(found[1]) > len(chosen.places):
        return problem
    return replace(problem, where=f"{chosen.places[int(found[1]) - 1]}, {found[2]}")


def printed(folder: Path, form: Any, files: Sequence[str], day: date, *, pdf: bool, duplex: bool) -> list[str]:
    """One printable file of some documents (more where there are too many for one), as Word and on request as PDF."""
    from caseload.forms import print_files, to_pdf
    from caseload.forms.printing.merge import FOR_PDF
    from caseload.forms.writing import put

    documents = [(folder / name).read_bytes() for name in files]
    made = []
    for number, data in enumerate(print_files(documents, duplex=duplex, most=FOR_PDF), 1):
        target = folder / f"print-{form.code}-{day:%Y%m%d}-{number}.docx"
        put(target, data)
        made.append(target)
    return [path.name for path in (to_pdf(made, folder, duplex=duplex) if pdf else made)]


def preview(path: str | Path, form: str, count: int, *, as_of: date | None = None, days: int = 7, where: str = "",
            participants: Iterable[str] = ()) -> str:  # fmt: skip
    """The first documents as one page of HTML; nothing is written or registered."""
    from caseload.forms import preview as page
    from caseload.forms import sample_documents

    chosen, day = choose(path, form, as_of=as_of, days=days, where=where, participants=participants)
    return str(page(sample_documents(chosen.rows, chosen.form, as_of=day, count=count)))


def due_forms(path: str | Path, as_of: date | None = None, days: int = 7) -> list[dict[str, Any]]:
    """Every form that this workbook can fill, with the number of documents due."""
    from caseload.forms.sources import occasions
    from caseload.tables.read import read_caseload

    codes = list(occasions(read_caseload(path).program.code))
    return [{"form": code, "due": len(choose(path, code, as_of=as_of, days=days)[0].rows)} for code in codes]
