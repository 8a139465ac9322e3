"""caseload upgrade: older workbooks to today's structure; what is there stays."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from caseload.cli.output import add_json, print_json


def arguments(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("file", nargs="+", help="workbooks, or folders of them")
    add_json(verb)


def run(given: argparse.Namespace) -> int:
    from caseload.app.upgrading import upgrade

    failed, reports = False, []
    for path, report, problems in upgrade(given.file):
        failed = failed or report is None
        if report is not None:
            reports.append(report.record())
            if not given.json:
                _say(report)
        for problem in problems:
            print(f"{path.name}: {problem.sentence()}", file=sys.stderr)
    if given.json:
        print_json(reports)
    return 3 if failed else 0


def _say(report: Any) -> None:
    if not report.changed:
        print(f"{report.file} is of today already.")
        return
    print(f"{report.file}: version {report.from_version} -> {report.to_version}; the old file is {report.backup}")
    if report.sheets:
        print(f"  sheets added: {', '.join(report.sheets)}")
    for table, headers in report.columns.items():
        print(f"  columns added to {table}: {', '.join(headers)}")
        if table in report.own_columns:
            print(f"    its own columns are {', '.join(report.own_columns[table])}: is one of them a renamed one?")
    if report.settings:
        print(f"  settings added: {', '.join(report.settings)}")
