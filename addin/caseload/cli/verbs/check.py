"""caseload check: every problem of workbooks, with its cell, why, and what to do."""

from __future__ import annotations

import argparse

from caseload.cli.output import add_json, print_json


def arguments(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("file", nargs="+", help="workbooks, or folders of them")
    add_json(verb)


def run(given: argparse.Namespace) -> int:
    from caseload.app.caseloads import check

    problems = check(given.file)
    if given.json:
        print_json([problem.record() for problem in problems])
    else:
        for problem in problems:
            print(f"{problem.file}: {problem.sentence()}")
        print(f"{len(problems)} problems." if problems else "No problems.")
    return 1 if any(problem.severity == "error" for problem in problems) else 0
