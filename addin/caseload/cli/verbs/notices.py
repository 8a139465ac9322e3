"""caseload notices: choose, see every problem, preview, write each document once, print as one file."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from caseload.cli.output import add_json, print_json, print_records, progress, progress_done
from caseload.cli.words import add_day, add_who
from caseload.errors import WrongUse


def arguments(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("file", help="the caseload workbook")
    verb.add_argument("--form", help="code or number of the form; without it the forms that are due are listed")
    verb.add_argument("--due", action="store_true", help="every form with something due, but those made on request")
    verb.add_argument("--where", default="", metavar="EXPR", help='only these rows, such as "language=es and adults=2"')
    verb.add_argument("--ticked", default="", metavar="COLUMN", help="only rows with a tick (x, yes) in this column")
    verb.add_argument("--participant", action="append", default=[], metavar="ID", help="only this participant (repeat)")
    verb.add_argument("--days", type=int, default=7, metavar="N", help="how many days ahead is due (default: 7)")
    verb.add_argument("--out", type=Path, metavar="DIR", help="folder for the documents (default: notices beside FILE)")
    verb.add_argument("--register", type=Path, help="the register (default: register.sqlite beside FILE)")
    verb.add_argument("--skip-incomplete", action="store_true", help="leave rows with problems out instead of stopping")
    verb.add_argument("--merge", action="store_true", help="also one Word file of all that are not printed yet")
    verb.add_argument("--pdf", action="store_true", help="also one PDF of all that are not printed yet")
    verb.add_argument("--duplex", action="store_true", help="each notice begins on a front page")
    verb.add_argument("--large-print", action="store_true", help="all in large print, not only for who asked for it")
    verb.add_argument("--barcode", action="store_true", help="the notice's number as a barcode at the foot of each page")
    verb.add_argument("--jobs", type=int, default=1, metavar="N", help="processes that fill large batches (default: 1)")
    verb.add_argument("--preview", type=int, metavar="N", help="show the first N as HTML; nothing is written")
    verb.add_argument("--png", action="store_true", help="with --preview: each page as a picture of the paper")
    add_day(verb)
    add_who(verb)
    add_json(verb)


def run(given: argparse.Namespace) -> int:
    if given.form and given.due:
        raise WrongUse("--form and --due exclude each other", todo="Name one form, or take all that are due.")
    if given.preview is not None:
        return _preview(given)
    if given.due:
        return _write_due(given)
    return _write(given) if given.form else _list(given)


def _chosen(given: argparse.Namespace) -> dict[str, Any]:
    return {"as_of": given.as_of, "days": given.days, "where": given.where, "tick": given.ticked,
            "participants": given.participant}  # fmt: skip


def _made(given: argparse.Namespace) -> dict[str, Any]:
    def told(done: int, total: int) -> None:
        progress(f"{done} of {total}")

    return {"out": given.out, "register": given.register, "skip_incomplete": given.skip_incomplete,
            "merge": given.merge, "pdf": given.pdf, "duplex": given.duplex, "barcode": given.barcode,
            "jobs": given.jobs, "issued_by": given.who, "on_progress": told}  # fmt: skip


def _write(given: argparse.Namespace) -> int:
    from caseload.app.notices import notices

    report = notices(given.file, given.form, large_print=given.large_print, **_chosen(given), **_made(given))
    progress_done()
    if given.json:
        print_json(report.record())
    else:
        say(report)
    return _exit_code([report])


def _write_due(given: argparse.Namespace) -> int:
    from caseload.app.notices import notices_due

    if given.large_print:
        raise WrongUse("--due writes letters and other papers together",
                       todo="Name a letter with --form, or write yes in the column Large print.")  # fmt: skip
    reports = notices_due(given.file, **_chosen(given), **_made(given))
    progress_done()
    if given.json:
        print_json([report.record() for report in reports])
    else:
        for report in reports:
            say(report)
        if not reports:
            print("Nothing is due.")
    return _exit_code(reports)


def _exit_code(reports: Sequence[Any]) -> int:
    if any(report.interrupted for report in reports):
        return 3
    return 1 if any(report.problems for report in reports) else 0


def _list(given: argparse.Namespace) -> int:
    from caseload.app.notices import due_forms

    found = due_forms(given.file, given.as_of, given.days)
    if given.json:
        print_json(found)
    else:
        print_records(found, ("form", "due", "on_request"))
    return 0


def _preview(given: argparse.Namespace) -> int:
    from caseload.app.looks import pictures, preview

    if not given.form:
        raise WrongUse("a preview shows one form", todo="Name it with --form.")
    wanted = {**_chosen(given), "large_print": given.large_print, "barcode": given.barcode}
    folder = given.out or Path()
    folder.mkdir(parents=True, exist_ok=True)
    stem = f"preview-{Path(given.file).stem}"
    if given.png:
        found = pictures(given.file, given.form, given.preview, **wanted)
        shown = [(folder / f"{stem}-{number}-page-{page}.png", picture)
                 for number, pages in enumerate(found, 1) for page, picture in enumerate(pages, 1)]  # fmt: skip
    else:
        html = preview(given.file, given.form, given.preview, **wanted)
        shown = [(folder / f"{stem}.html", html.encode("utf-8"))]
    for path, data in shown:
        path.write_bytes(data)
        print(path)
    return 0


def say(report: Any) -> None:
    """Tell what a run of one form did."""
    for problem in report.problems:
        print(problem.sentence())
    written, before = len(report.written), len(report.already)
    print(f"{report.form}: {written} written, {before} issued before, {report.skipped} left out.")
    for name in report.files:
        print(f"to print: {name}")
    if report.interrupted:
        print("Stopped before the end: run the same command again to go on.")
