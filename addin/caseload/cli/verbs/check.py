"""caseload check: every problem of workbooks, with its cell, why, and what to do; on request as notes in copies."""

from __future__ import annotations

import argparse
from pathlib import Path

from caseload.cli.output import add_json, print_json
from caseload.cli.words import counted


def arguments(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("file", nargs="+", help="workbooks, or folders of them")
    verb.add_argument("--annotate", type=Path, metavar="OUT",
                      help="also a copy with the problems as notes on their cells: a file, or a folder for many")  # fmt: skip
    add_json(verb)


def run(given: argparse.Namespace) -> int:
    from caseload.app.annotating import annotate
    from caseload.app.checking import check

    copies = annotate(given.file, given.annotate) if given.annotate is not None else []
    problems = [problem for copy in copies for problem in copy.problems] if copies else check(given.file)
    if given.json:
        print_json([problem.record() for problem in problems])
    else:
        mere = [problem for problem in problems if problem.severity != "error"]
        for problem in [*(problem for problem in problems if problem.severity == "error"), *mere]:
            print(f"{problem.file}: {'note: ' if problem in mere else ''}{problem.sentence()}")
        print(f"{counted(len(problems) - len(mere), 'problem')}, {counted(len(mere), 'note')}." if problems else "No problems.")
        for copy in copies:
            if copy.written:
                print(f"{copy.written} made; without a cell that takes a note: {counted(len(copy.without_note), 'problem')}.")
    return 1 if any(problem.severity == "error" for problem in problems) else 0
