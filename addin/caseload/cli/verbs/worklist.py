"""caseload worklist: overdue, today and the next days, for whom and why."""

from __future__ import annotations

import argparse

from caseload.cli.output import add_json, print_json, print_records
from caseload.cli.words import add_day


def arguments(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("file", nargs="+", help="workbooks, or folders of them")
    add_day(verb)
    verb.add_argument("--days", type=int, default=7, metavar="N", help="how many days ahead (default: 7)")
    add_json(verb)


def run(given: argparse.Namespace) -> int:
    from caseload.app.caseloads import worklist

    lines = [{"file": file, **line.record()} for file, line in worklist(given.file, given.as_of, given.days)]
    if given.json:
        print_json(lines)
        return 0
    for standing, title in (("overdue", "Overdue"), ("due_today", "Today"), ("open", f"Next {given.days} days")):
        part = [line for line in lines if line["standing"] == standing]
        print(f"{title}: {len(part)}")
        if part:
            print_records(part, ("due_on", "participant_id", "person", "what", "place", "why"))
            print()
    return 0
