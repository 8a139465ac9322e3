"""caseload evaluate: JSON lines in, JSON lines out, in the same order."""

from __future__ import annotations

import argparse
import sys


def arguments(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("file", nargs="?", default="-", help='lines {"id", "question", "inputs"}; "-" = standard input')


def run(given: argparse.Namespace) -> int:
    from caseload.app.answers import answer_lines, open_lines

    failed = False
    with open_lines(given.file) as lines:
        for line, wrong in answer_lines(lines):
            failed = failed or wrong
            sys.stdout.write(line + "\n")
    sys.stdout.flush()
    return 2 if failed else 0
