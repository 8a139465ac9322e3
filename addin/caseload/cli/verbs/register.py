"""caseload register: what was issued, printed, mailed, returned, settled or made void; exact reprints."""

from __future__ import annotations

import argparse
from datetime import date
from typing import Any

from caseload.cli.output import add_json, print_json, print_records
from caseload.cli.words import add_day, add_who
from caseload.errors import WrongUse

_BEFORE = {"printed": "rendered", "mailed": "printed", "returned": "mailed"}
"""The state that notices of a whole form must be in before each."""


def arguments(verb: argparse.ArgumentParser) -> None:
    what = verb.add_subparsers(dest="what", metavar="list|mark|settle|void|reprint", required=True)
    every = what.add_parser("list", help="the notices with their state")
    every.add_argument("--form", default="", help="only this form")
    every.add_argument("--case", default="", help="only this case number")
    every.add_argument("--state", default="", help="planned, rendered, printed, mailed, returned or void")
    add_json(every)
    marked = what.add_parser("mark", help="enter that notices were printed, mailed or returned")
    marked.add_argument("state", choices=("printed", "mailed", "returned"))
    marked.add_argument("notice", nargs="*")
    marked.add_argument("--form", default="", help="in place of numbers: every notice of this form that comes next")
    marked.add_argument("--state-form-sent", action="store_true", help="of drafts: the State's own form was sent")
    settled = what.add_parser("settle", help="enter that nothing is awaited any more of the due dates they started")
    settled.add_argument("notice", nargs="+")
    settled.add_argument("--note", default="", help="what came in, or why nothing is awaited")
    gone = what.add_parser("void", help="make notices void; they may then be issued anew")
    gone.add_argument("notice", nargs="+")
    gone.add_argument("--reason", required=True)
    again = what.add_parser("reprint", help="write the exact document again")
    again.add_argument("notice", nargs="+")
    again.add_argument("--out", default=".", help="folder for the files (default: here)")
    for each in (every, marked, settled, gone, again):
        each.add_argument("--register", default="register.sqlite", help="the register (default: register.sqlite)")
    for each in (marked, settled, gone, again):
        add_who(each)
        add_day(each, "--on", "the day it happened (default: today)")


def run(given: argparse.Namespace) -> int:
    from caseload.forms import Register

    book = Register(given.register)
    try:
        return {"list": _list, "mark": _mark, "settle": _settle, "void": _void, "reprint": _reprint}[given.what](book, given)
    finally:
        book.close()


def _list(book: Any, given: argparse.Namespace) -> int:
    found = book.list(form=given.form, case_number=given.case, state=given.state)
    if given.json:
        print_json(found)
    else:
        columns = ("id", "form", "case_number", "trigger_on", "recipient", "language", "state", "draft", "file")
        print_records(found, columns, "No notices.")
    return 0


def _mark(book: Any, given: argparse.Namespace) -> int:
    if bool(given.notice) == bool(given.form):
        raise WrongUse("name the notices, or a form", todo="`caseload register list` shows the numbers.")
    notices = given.notice or [line["id"] for line in book.list(form=given.form, state=_BEFORE[given.state])]
    on = given.on or date.today()
    book.mark(notices, given.state, who=given.who, on=on, state_form_sent=given.state_form_sent)
    print(f"{len(notices)} marked {given.state}.")
    return 0


def _settle(book: Any, given: argparse.Namespace) -> int:
    book.settle(given.notice, who=given.who, on=given.on or date.today(), note=given.note)
    print(f"{len(given.notice)} settled.")
    return 0


def _void(book: Any, given: argparse.Namespace) -> int:
    on = given.on or date.today()
    book.void(given.notice, who=given.who, on=on, reason=given.reason)
    print(f"{len(given.notice)} made void.")
    return 0


def _reprint(book: Any, given: argparse.Namespace) -> int:
    for notice in given.notice:
        print(book.reprint(notice, given.out, who=given.who, on=given.on or date.today()))
    return 0
