"""caseload history: what happened in a case, where it stands, what is awaited from whom."""

from __future__ import annotations

import argparse
from pathlib import Path

from caseload.cli.output import add_json, print_json
from caseload.cli.verbs.notices import say
from caseload.cli.words import add_day, add_who


def arguments(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("file", help="the caseload workbook")
    verb.add_argument("--participant", required=True, metavar="ID", help="whose history")
    add_day(verb)
    verb.add_argument("--docx", type=Path, metavar="DIR", help="also write it as a Word document into this folder")
    verb.add_argument("--register", type=Path, help="the register (default: register.sqlite beside FILE)")
    add_who(verb)
    add_json(verb)


def run(given: argparse.Namespace) -> int:
    from caseload.app.history import document, history
    from caseload.worklist.history.story import told

    made = history(given.file, given.participant, as_of=given.as_of)
    report = None
    if given.docx is not None:
        report = document(given.file, given.participant, given.docx, as_of=given.as_of, register=given.register,
                          issued_by=given.who)  # fmt: skip
    if given.json:
        print_json({**made.record(), "document": report.record() if report else None})
    else:
        print("\n".join(told(made)))
        if report is not None:
            print()
            say(report)
    return 1 if made.problems else 0
