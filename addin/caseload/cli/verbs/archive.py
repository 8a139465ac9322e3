"""caseload archive: a participant whose record is closed goes into the archive."""

from __future__ import annotations

import argparse
from pathlib import Path

from caseload.cli.moves import say
from caseload.cli.output import add_json, print_json
from caseload.cli.words import add_day, add_who


def arguments(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("file", type=Path, help="the caseload workbook")
    verb.add_argument("--participant", required=True, metavar="ID", help="number of the participant there")
    verb.add_argument("--to", type=Path, metavar="FILE", help="the archive (default: NAME-archive.xlsx beside FILE)")
    verb.add_argument("--register", type=Path, help="the register (default: register.sqlite beside FILE)")
    add_day(verb)
    add_who(verb)
    add_json(verb)


def run(given: argparse.Namespace) -> int:
    from caseload.app.moving import archive

    report = archive(given.file, given.participant, given.to, who=given.who, as_of=given.as_of, register=given.register)
    if given.json:
        print_json(report.record())
    else:
        say(report, "archived")
    return 1 if report.left else 0
