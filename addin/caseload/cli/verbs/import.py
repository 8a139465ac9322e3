"""caseload import: an export of another system brought into a caseload."""

from __future__ import annotations

import argparse
from pathlib import Path

from caseload.cli.output import add_json, print_json
from caseload.cli.words import counted


def arguments(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("export", type=Path, help="the export: CSV, or a sheet of a workbook of any layout")
    verb.add_argument("--into", type=Path, required=True, metavar="FILE", help="the caseload workbook")
    verb.add_argument("--mapping", type=Path, metavar="M", help="the mapping file; without it one is proposed, nothing imported")
    verb.add_argument("--table", default="", help="for the proposal: the table to fill (default: the one that fits best)")
    verb.add_argument("--sheet", default="", help="the sheet of the export (default: the first with rows)")
    add_json(verb)


def run(given: argparse.Namespace) -> int:
    from caseload.app.importing import import_export

    report = import_export(given.export, given.into, given.mapping, table=given.table, sheet=given.sheet)
    if given.json:
        print_json(report.record())
    elif report.proposed:
        print(f"Nothing imported yet. Check the proposal, then run: caseload import {given.export} --into {given.into} "
              f"--mapping {report.proposed}")  # fmt: skip
    else:
        print(f"{report.file}, {report.table}: {counted(report.added, 'row')} added, {report.changed} filled in, "
              f"{report.unchanged} unchanged.")  # fmt: skip
    if not given.json:
        for title, problems in (("Not placed", report.not_placed), ("Kept as it was", report.kept)):
            if problems:
                print(f"{title}: {len(problems)}")
                for problem in problems:
                    print(f"  {problem.sentence()}")
    return 1 if report.not_placed or report.kept else 0
