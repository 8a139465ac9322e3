"""The demo: a Welfare-to-Work caseload of invented people, from an empty folder to documents and register."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from caseload.app.checking import check
from caseload.app.making import new
from caseload.app.notices import REGISTER, comments, notices
from caseload.app.refreshing import refresh_one
from caseload.app.worklist import worklist
from caseload.errors import CaseloadError

AS_OF = date(2026, 11, 25)
PEOPLE = 60
FORMS = ("contact_letter", "wtw2_plan", "wtw2_amendment", "notice_42_6", "closing_50_20e")
WORKER = "Robin Specimen"


def demo(folder: str | Path, told: Callable[[str], None]) -> Iterator[str]:
    """Make the demo (or go on with one that is there), and say line by line what was made, where, and what to try."""
    place = Path(folder)
    book = place / "wtw.xlsx"
    told("making the workbook")
    if book.exists():
        yield f"{book} is there already: it is refreshed, and nothing is issued twice."
    else:
        new("wtw", book, participants=PEOPLE, as_of=AS_OF)
        yield f"{book}: a caseload of {PEOPLE} invented people, computed for {AS_OF}."
    told("checking it")
    problems = check([book])
    yield f"\nCheck: {len(problems)} problems."
    yield from (f"  {problem.sentence()}" for problem in problems)
    yield from _worklist(book)
    yield from _documents(place, book, told)
    told("refreshing")
    report = refresh_one(book, AS_OF)
    yield f"\nRefreshed: {report.cells_changed} cells changed; the Notices sheet shows the register."
    yield from _next(place)


def _worklist(book: Path) -> Iterator[str]:
    lines = [line for _, line in worklist([book], AS_OF).lines]
    for standing, title in (("overdue", "Overdue"), ("due_today", "Today"), ("open", "Next 7 days")):
        part = [line for line in lines if line.standing == standing]
        yield f"\n{title}: {len(part)}"
        for line in part[:8]:
            yield f"  {line.due_on}  {line.participant_id}  {line.person}: {line.what} ({line.place})"
        if len(part) > 8:
            yield f"  … and {len(part) - 8} more on the sheet Today."


def _documents(place: Path, book: Path, told: Callable[[str], None]) -> Iterator[str]:
    """Every document that is due; rows that lack something are named and left out."""
    yield "\nDocuments:"
    for form in FORMS:
        told(f"writing {form}")
        try:
            report = notices(book, form, out=place / "notices", as_of=AS_OF, issued_by=WORKER, skip_incomplete=True)
        except CaseloadError as error:
            yield f"  {form}: {error.sentence()}"
            continue
        yield f"  {form}: {len(report.written)} written, {len(report.already)} issued before, {report.skipped} left out"
        yield from (f"    {problem.sentence()}" for problem in report.problems)
    told("writing case comments")
    report = comments(book, out=place / "notices", as_of=AS_OF, issued_by=WORKER)
    yield f"  case_comment: {len(report.written)} written, {len(report.already)} issued before"


def _next(place: Path) -> Iterator[str]:
    book = place / "wtw.xlsx"
    yield f"""
Made in {place}:
  wtw.xlsx         the workbook: open it and begin with the sheet Today
  notices{"/":<9} the Word documents, one each
  {REGISTER:<16} what was issued, when and by whom

Try next:
  caseload check {book}
  caseload worklist {book} --days 14
  caseload notices {book} --form contact_letter --preview 3
  caseload register list --register {place / REGISTER}
  caseload explain WTW-01
Run `caseload demo` again: no notice is issued twice."""
