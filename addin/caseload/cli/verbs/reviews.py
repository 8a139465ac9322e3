"""caseload reviews: draw the cases to be reviewed, record the findings, show what is owed."""

from __future__ import annotations

import argparse
from pathlib import Path

from caseload.cli.output import add_json, print_json, print_problems, print_records
from caseload.cli.words import add_day, add_who, counted, day


def arguments(verb: argparse.ArgumentParser) -> None:
    what = verb.add_subparsers(dest="what", metavar="draw|record|owed", required=True)
    drawing = what.add_parser("draw", help="draw the reviews that are owed, write their forms")
    drawing.add_argument("path", nargs="+", help="caseload workbooks, or folders of them")
    drawing.add_argument("--seed", default="", help="with worker and month it gives the same draw again (default: 1)")
    drawing.add_argument("--out", type=Path, metavar="DIR", help="folder for the review forms (default: reviews beside UNIT)")
    drawing.add_argument("--register", type=Path, help="the register (default: register.sqlite beside UNIT)")
    drawing.add_argument("--no-forms", action="store_true", help="draw only; no Word documents")
    recording = what.add_parser("record", help="enter the findings of one review")
    recording.add_argument("case", help="the case number")
    recording.add_argument("--on", type=day, required=True, metavar="DAY", help="day of the review")
    recording.add_argument("--findings", required=True, metavar="TEXT", help="what was found")
    recording.add_argument("--to-mend", default="", metavar="TEXT", help="what the worker is to correct")
    recording.add_argument("--mend-by", type=day, metavar="DAY", help="day by which")
    recording.add_argument("--worker", default="", metavar="NUMBER", help="the worker's number; needed for a case not drawn")
    owing = what.add_parser("owed", help="for each worker: done, drawn, still owed")
    for each in (drawing, recording, owing):
        each.add_argument("--unit", type=Path, required=True, metavar="UNIT.xlsx", help="the unit workbook")
        each.add_argument("--month", metavar="YYYY-MM", help="the month (default: that of the day)")
        add_json(each)
    for each in (drawing, recording):
        add_who(each)
    for each in (drawing, owing):
        add_day(each)


def run(given: argparse.Namespace) -> int:
    return {"draw": _draw, "record": _record, "owed": _owed}[given.what](given)


def _draw(given: argparse.Namespace) -> int:
    from caseload.app.reviews import draw

    report = draw(given.path, given.unit, given.month, seed=given.seed, as_of=given.as_of, out=given.out,
                  register=given.register, forms=not given.no_forms, who=given.who)  # fmt: skip
    if given.json:
        print_json(report.record())
    else:
        print_records(report.drawn, ("worker_id", "worker", "case_number", "month"), "Nothing more to draw: what is owed is drawn or done.")
        print(f"{len(report.drawn)} drawn, {counted(len(report.forms), 'form')} written.")
        print_problems(report.problems)
    return 1 if report.problems else 0


def _record(given: argparse.Namespace) -> int:
    from caseload.app.reviews import record

    row = record(given.unit, given.case, on=given.on, findings=given.findings, worker_id=given.worker, month=given.month,
                 to_mend=given.to_mend, mend_by=given.mend_by, who=given.who)  # fmt: skip
    if given.json:
        print_json(row)
    else:
        print(f"Recorded: case {row['case_number']}, worker {row['worker_id']}, {row['month']}.")
    return 0


def _owed(given: argparse.Namespace) -> int:
    from caseload.app.reviews import owed

    found = owed(given.unit, given.month, given.as_of)
    if given.json:
        print_json(found)
    else:
        print_records(found, ("worker_id", "worker", "month", "done", "owed", "to_draw", "drawn"), "No workers in this unit workbook.")
    return 0
