"""caseload worklist: overdue, today and the next days, for whom and why; also as a calendar file."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from caseload.cli.output import add_json, print_json, print_records
from caseload.cli.words import add_day, counted


def arguments(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("file", nargs="+", help="workbooks, or folders of them")
    add_day(verb)
    verb.add_argument("--days", type=int, default=7, metavar="N", help="how many days ahead (default: 7)")
    verb.add_argument("--ics", type=Path, metavar="FILE", help="also write a calendar file, such as due.ics")
    verb.add_argument("--names", action="store_true",
                      help="names and reasons in the calendar (never of people with a confidential address)")  # fmt: skip
    add_json(verb)


def run(given: argparse.Namespace) -> int:
    from caseload.app.worklist import worklist, write_calendar

    found = worklist(given.file, given.as_of, given.days)
    if given.ics is not None:
        write_calendar(found, given.ics, names=given.names)
    lines = [{"file": file, **line.record()} for file, line in found.lines]
    if given.json:
        print_json(lines)
    else:
        for standing, title in (("overdue", "Overdue"), ("due_today", "Today"), ("open", f"Next {given.days} days")):
            part = [line for line in lines if line["standing"] == standing]
            print(f"{title}: {len(part)}")
            if part:
                print_records(part, ("due_on", "participant_id", "person", "what", "place", "why"))
                print()
        if given.ics is not None:
            print(f"{given.ics} made: {counted(len(lines), 'entry', 'entries')}.")
    for problem in found.problems:
        print(f"{problem.file}: {problem.sentence()}", file=sys.stderr)
    return 3 if found.problems else 0
