"""caseload comments: case comments from the contacts, as Word documents, each once, or as plain text to paste."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from caseload.cli.output import add_json, print_json
from caseload.cli.verbs.notices import say
from caseload.cli.words import add_day, add_who


def arguments(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("file", help="the caseload workbook")
    verb.add_argument("--participant", action="append", default=[], metavar="ID", help="only this participant (repeat)")
    add_day(verb, "--since", "only contacts on or after this day")
    verb.add_argument("--text", action="store_true", help="show them as plain text to paste; nothing is written")
    verb.add_argument("--out", type=Path, metavar="DIR", help="folder for the documents (default: notices beside FILE)")
    verb.add_argument("--register", type=Path, help="the register (default: register.sqlite beside FILE)")
    add_day(verb)
    add_who(verb)
    add_json(verb)


def run(given: argparse.Namespace) -> int:
    if given.text:
        return _text(given)
    from caseload.app.notices import comments

    report = comments(given.file, participants=given.participant, since=given.since, out=given.out,
                      register=given.register, as_of=given.as_of, issued_by=given.who)  # fmt: skip
    if given.json:
        print_json(report.record())
    else:
        say(report)
    return 1 if report.problems else 0


def _text(given: argparse.Namespace) -> int:
    """The comments one below the other, a line of dashes between them; what others lack goes to the error output."""
    from caseload.app.notices import comment_texts

    found, problems = comment_texts(given.file, participants=given.participant, since=given.since, as_of=given.as_of)
    if given.json:
        print_json({"comments": found, "problems": [problem.record() for problem in problems]})
        return 1 if problems else 0
    print(f"\n{'-' * 60}\n\n".join(each["text"] for each in found), end="")
    for problem in problems:
        print(problem.sentence(), file=sys.stderr)
    return 1 if problems else 0
