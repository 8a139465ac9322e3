"""caseload handover: the open steps of a caseload for whoever covers it."""

from __future__ import annotations

import argparse
from pathlib import Path

from caseload.cli.output import add_json, print_json, print_records
from caseload.cli.words import add_day, counted


def arguments(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("file", type=Path, help="the caseload workbook")
    add_day(verb)
    verb.add_argument("--days", type=int, default=14, metavar="N", help="length of the absence in days (default: 14)")
    verb.add_argument("--out", type=Path, metavar="FILE", help="the workbook to write (default: handover-NAME-DAY.xlsx beside FILE)")
    verb.add_argument("--show", action="store_true", help="only show the steps; nothing is written")
    add_json(verb)


def run(given: argparse.Namespace) -> int:
    from caseload.app.handover import handover

    report = handover(given.file, as_of=given.as_of, days=given.days, out=given.out, write=not given.show)
    if given.json:
        print_json(report.record())
        return 0
    print(f"{report.worker}, {report.as_of} to {report.until}: {counted(len(report.steps), 'open step')}.")
    if given.show:
        print_records(report.steps, ("standing", "due_on", "case_number", "person", "what", "why", "last_comment"), "Nothing is open.")
    else:
        print(f"{report.written} made.")
    return 0
