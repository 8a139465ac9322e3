"""Issuing many documents: check every row, write, register. A second run writes no second notice.

A killed run is resumed by running it again: what was written stays, what was only planned is written. A row that
fails never stops the others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from itertools import islice
from os import PathLike
from pathlib import Path

from caseload.errors import DataProblems, FileBusy, Problem
from caseload.forms.catalogue import Form, read_catalogue
from caseload.forms.crew import crew
from caseload.forms.jobs import Row
from caseload.forms.register import Register
from caseload.forms.report import BatchReport, Issued
from caseload.forms.run import ANY, Run
from caseload.forms.shelf import Look

__all__ = ["BatchReport", "Issued", "Look", "issue", "problems_of", "sample_documents"]


def issue(
    rows: Iterable[Row],
    form: Form | str,
    out_dir: str | PathLike[str],
    register: Register | str | PathLike[str],
    *,
    issued_by: str,
    as_of: date,
    look: Look = ANY,
    skip_incomplete: bool = False,
    jobs: int = 1,
    on_progress: Callable[[int, int], None] | None = None,
) -> BatchReport:
    """Write one document per row into ``out_dir``, each once, and enter it in the register.

    A row holds the form's fields by name, and ``case_number``, ``trigger_on`` (the day that makes the document
    due), optionally ``recipient`` (default: the form's reader), ``language`` and ``large_print``; a ``look`` asked of
    all documents wins. ``notice_id`` and ``produced_on`` are filled in. ``on_progress(done, total)`` is called after each
    document. ``jobs`` processes fill documents where there are enough of them for that to pay.

    Raises ``DataProblems`` with every problem of every row, and writes nothing, unless ``skip_incomplete``: then
    the faulty rows are left out and reported. Raises ``FileBusy`` when folder or register cannot be written.
    """
    run = Run(form if isinstance(form, Form) else read_catalogue().form(form), issued_by, as_of, look)
    book = register if isinstance(register, Register) else Register(register)
    wanted = run.jobs(rows)
    with crew(run, jobs, len(wanted)) as hands:
        good = run.checked(wanted, hands)
        if run.report.problems and not skip_incomplete:
            raise DataProblems(
                f"{run.report.skipped} of {len(wanted)} notices cannot be written",
                run.report.problems,
                todo="Nothing was written. Correct the rows, or leave them out with --skip-incomplete.",
            )
        folder = Path(out_dir)
        _make(folder)
        _make(book.path.parent)
        try:
            with book.issuing():
                run.write(good, folder, book, on_progress or (lambda done, total: None), hands)
        finally:
            if book is not register:
                book.close()
    return run.report


def problems_of(rows: Iterable[Row], form: Form | str, *, as_of: date, look: Look = ANY) -> list[Problem]:
    """What would keep each row from being issued, all at once; rows as for ``issue``."""
    run = Run(form if isinstance(form, Form) else read_catalogue().form(form), "", as_of, look)
    run.checked(run.jobs(rows))
    return run.report.problems


def sample_documents(
    rows: Iterable[Row], form: Form | str, *, as_of: date, count: int = 3, look: Look = ANY
) -> list[bytes]:
    """The first ``count`` documents, to look at: nothing is written or registered, and none has a notice id yet.

    Rows as for ``issue``. Raises ``DataProblems`` with every problem of these rows.
    """
    run = Run(form if isinstance(form, Form) else read_catalogue().form(form), "", as_of, look)
    good = run.checked(run.jobs(islice(rows, count)))
    if run.report.problems:
        raise DataProblems("notices cannot be shown", run.report.problems, todo="Correct the rows.")
    return [run.sample(job) for job in good]


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise FileBusy("the folder cannot be made", where=folder.name, why=reason) from None
