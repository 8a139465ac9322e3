"""caseload notices: choose, see every problem, preview, write each document once, print as one file."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from caseload.cli.output import add_json, print_json, print_records, progress, progress_done
from caseload.cli.words import add_day, add_who


def arguments(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("file", help="the caseload workbook")
    verb.add_argument("--form", help="code or number of the form; without it the forms that are due are listed")
    verb.add_argument("--where", default="", metavar="EXPR", help='only these rows, such as "language=es and adults=2"')
    verb.add_argument("--participant", action="append", default=[], metavar="ID", help="only this participant (repeat)")
    verb.add_argument("--days", type=int, default=7, metavar="N", help="how many days ahead is due (default: 7)")
    verb.add_argument("--out", type=Path, metavar="DIR", help="folder for the documents (default: notices beside FILE)")
    verb.add_argument("--register", type=Path, help="the register (default: register.sqlite beside FILE)")
    verb.add_argument("--skip-incomplete", action="store_true", help="leave rows with problems out instead of stopping")
    verb.add_argument("--merge", action="store_true", help="also one Word file of all of them, to print")
    verb.add_argument("--pdf", action="store_true", help="also one PDF of all of them, to print")
    verb.add_argument("--duplex", action="store_true", help="each notice begins on a front page")
    verb.add_argument("--preview", type=int, metavar="N", help="show the first N as HTML; nothing is written")
    add_day(verb)
    add_who(verb)
    add_json(verb)


def run(given: argparse.Namespace) -> int:
    if given.form is None:
        return _due(given)
    if given.preview is not None:
        return _preview(given)
    from caseload.app.notices import notices

    def told(done: int, total: int) -> None:
        progress(f"{done} of {total}")

    report = notices(given.file, given.form, out=given.out, register=given.register, as_of=given.as_of, days=given.days,
                     where=given.where, participants=given.participant, skip_incomplete=given.skip_incomplete,
                     merge=given.merge, pdf=given.pdf, duplex=given.duplex, issued_by=given.who,
                     on_progress=told)  # fmt: skip
    progress_done()
    if given.json:
        print_json(report.record())
    else:
        _say(report)
    return 3 if report.interrupted else 1 if report.problems else 0


def _due(given: argparse.Namespace) -> int:
    from caseload.app.notices import due_forms

    found = due_forms(given.file, given.as_of, given.days)
    if given.json:
        print_json(found)
    else:
        print_records(found, ("form", "due"))
    return 0


def _preview(given: argparse.Namespace) -> int:
    from caseload.app.notices import preview

    page = preview(given.file, given.form, given.preview, as_of=given.as_of, days=given.days, where=given.where,
                   participants=given.participant)  # fmt: skip
    target = (given.out or Path()) / f"preview-{Path(given.file).stem}.html"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(page, encoding="utf-8", newline="\n")
    print(target)
    return 0


def _say(report: Any) -> None:
    for problem in report.problems:
        print(problem.sentence())
    written, before = len(report.written), len(report.already)
    print(f"{report.form}: {written} written, {before} issued before, {report.skipped} left out.")
    for name in report.files:
        print(f"to print: {name}")
    if report.interrupted:
        print("Stopped before the end: run the same command again to go on.")
