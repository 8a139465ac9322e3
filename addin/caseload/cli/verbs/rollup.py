"""caseload rollup: many caseload workbooks into one unit workbook."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from caseload.cli.output import add_json, print_json, print_problems, print_records, progress, progress_done
from caseload.cli.words import add_day, counted


def arguments(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("path", nargs="+", help="caseload workbooks, or folders of them")
    verb.add_argument("--out", type=Path, required=True, metavar="UNIT.xlsx", help="the unit workbook; made when it is not there")
    add_day(verb, help="the day asked about (default: today)")
    verb.add_argument("--jobs", type=int, default=1, metavar="N", help="processes that read at once")
    verb.add_argument("--days", type=int, default=7, metavar="N", help="days ahead that count as due soon (default: 7)")
    verb.add_argument("--ahead", type=int, default=31, metavar="N", help="days before its end that an exemption is listed (default: 31)")
    verb.add_argument("--months", type=int, default=6, metavar="N", help="months left at which a clock is listed (default: 6)")
    verb.add_argument("--no-data", action="store_true", help="no CSV and Parquet beside the unit workbook")
    add_json(verb)


def run(given: argparse.Namespace) -> int:
    from caseload.app.rollup import rollup

    def told(done: int, total: int, name: str) -> None:
        progress(f"{done} of {total}: {name}")

    report = rollup(given.path, given.out, given.as_of, jobs=given.jobs, days=given.days, ahead=given.ahead,
                    months=given.months, data=not given.no_data, on_progress=told)  # fmt: skip
    progress_done()
    if not report.parquet:
        print("NO PARQUET: pyarrow is not installed, so only CSV was written. Install it with: pip install \"caseload[data]\"",
              file=sys.stderr)  # fmt: skip
    if given.json:
        print_json(report.record())
    else:
        _say(report)
    return 1 if report.problems else 0


def _say(report: Any) -> None:
    read = [each for each in report.sources if each["standing"] in ("read", "open elsewhere")]
    print(f"{report.unit} as of {report.as_of}: {len(read)} of {counted(len(report.sources), 'workbook')} read.")
    print_records(report.figures, ("measure", "now", "before", "change", "sheet"))
    print_problems(report.problems)
