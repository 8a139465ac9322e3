"""caseload parameters: what is in force on a day, with its source."""

from __future__ import annotations

import argparse

from caseload.cli.output import add_json, print_json, print_records


def arguments(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("filter", nargs="?", default="", help="only keys that begin with this")
    verb.add_argument("--on", metavar="DAY", help="the day (YYYY-MM-DD); without it every row is listed")
    verb.add_argument("--place", help="a county or state; without it every place is listed")
    add_json(verb)


def run(given: argparse.Namespace) -> int:
    from caseload.app.rulebook import parameters

    found = [each for each in parameters(given.on, given.place) if each["key"].startswith(given.filter)]
    if given.json:
        print_json(found)
    else:
        print_records(found, ("key", "value", "unit", "place", "in_force_from", "in_force_to", "source"))
    return 0
