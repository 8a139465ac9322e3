"""What the verbs that move a participant ask for, and what they say."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from caseload.cli.output import add_json, print_json
from caseload.cli.words import add_day, add_who


def add_move(verb: argparse.ArgumentParser, to: str, required: bool = False) -> None:
    """Who is moved, where from and where to; ``to`` says what the receiving file is."""
    verb.add_argument("file", type=Path, help="the caseload workbook")
    verb.add_argument("--participant", required=True, metavar="ID", help="number of the participant there")
    verb.add_argument("--to", type=Path, required=required, metavar="FILE", help=to)
    verb.add_argument("--register", type=Path, help="the register (default: register.sqlite beside FILE)")
    add_day(verb)
    add_who(verb)
    add_json(verb)


def moved(given: argparse.Namespace, move: Any, word: str) -> int:
    """Move the participant and tell of it; gives the exit code."""
    report = move(given.file, given.participant, given.to, who=given.who, as_of=given.as_of, register=given.register)
    if given.json:
        print_json(report.record())
    else:
        _say(report, word)
    return 1 if report.left else 0


def _say(report: Any, word: str) -> None:
    """Print what went where, and what is left to do by hand."""
    number = f" as {report.number}" if report.number != report.participant else ""
    rows = ", ".join(f"{table} {count}" for table, count in report.rows.items())
    print(f"{report.participant} {word} from {report.source} to {report.target}{number}: {rows}.")
    if report.finished:
        print("An earlier run had been stopped between the two files; its second half is done now.")
    for table, headers in report.own_columns.items():
        print(f"  own columns added to {table} there: {', '.join(headers)}")
    if report.notes:
        print(f"  notes on cells that went along: {report.notes}")
    if report.notices:
        print(f"  documents in the register, which tells of it: {', '.join(report.notices)}")
    for problem in report.left:
        print(f"  {problem.sentence()}")
