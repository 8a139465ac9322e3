"""caseload new: a caseload workbook, empty or with invented people."""

from __future__ import annotations

import argparse
from typing import Any

from caseload.cli.words import add_day


def arguments(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("program", help="program of the caseload, such as wtw")
    verb.add_argument("file", help="the workbook to make (.xlsx, or .xlsm with --live)")
    verb.add_argument("--participants", type=int, default=0, metavar="N", help="invented people to fill it with")
    verb.add_argument("--seed", type=int, default=1, metavar="S", help="another number, other people")
    verb.add_argument("--live", action="store_true", help="with formulas that compute in the cells, and their functions inside")
    add_day(verb)


def run(given: argparse.Namespace) -> int:
    from caseload.app.making import new

    new(given.program, given.file, participants=given.participants, seed=given.seed, live=given.live, as_of=given.as_of,
        macros=_macros() if given.live else None)  # fmt: skip
    print(f"{given.file} made.")
    return 0


def _macros() -> Any:
    from caseload.hosts.desktop.live import live_project

    return live_project
