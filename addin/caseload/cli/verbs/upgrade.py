"""caseload upgrade: older workbooks to today's structure, and live ones to today's functions; what is there stays."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
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
            renewed = _renewed(path)
            failed = failed or renewed is None
            reports.append({**report.record(), "functions_renewed": bool(renewed)})
            if not given.json:
                _say(report)
                if renewed:
                    print("  its functions are those of today now; the old file is kept beside it")
        for problem in problems:
            print(f"{path.name}: {problem.sentence()}", file=sys.stderr)
    if given.json:
        print_json(reports)
    return 3 if failed else 0


def _renewed(path: Path) -> bool | None:
    """Do the functions of a live workbook have to be renewed, and were they? None when they could not be, and why is told."""
    from caseload.errors import CaseloadError
    from caseload.hosts.desktop.live import renew

    try:
        return path.suffix.lower() == ".xlsm" and renew(path)
    except CaseloadError as error:
        print(error.sentence(), file=sys.stderr)
        return None


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
