"""caseload restore: the copy kept before the last refresh is put back."""

from __future__ import annotations

import argparse


def arguments(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("file", help="the workbook")
    verb.add_argument("--days", type=int, default=30, metavar="N", help="refuse a copy that is older (default: 30)")


def run(given: argparse.Namespace) -> int:
    from caseload.tables.backup import restore

    print(f"{restore(given.file, most_days=given.days)} is as it was before its last refresh.")
    return 0
