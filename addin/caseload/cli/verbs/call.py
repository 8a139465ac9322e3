"""caseload call: what a cell would show."""

from __future__ import annotations

import argparse


def arguments(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("function", help="a cell function, such as WTW_REQUIRED_HOURS")
    verb.add_argument("values", nargs="*", metavar="ARG",
                      help='ISO dates, numbers, true/false, [lists] as JSON, "" for an empty cell')  # fmt: skip


def run(given: argparse.Namespace) -> int:
    from caseload.cells import call, shown_text

    print(shown_text(given.function, call(given.function, given.values)))
    return 0
