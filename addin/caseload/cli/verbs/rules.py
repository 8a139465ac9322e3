"""caseload rules: every rule with its kind, citation, inputs, outputs, and where it is used."""

from __future__ import annotations

import argparse

from caseload.cli.output import add_json, print_json, print_records


def arguments(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("filter", nargs="?", default="", help="only ids that begin with this")
    add_json(verb)


def run(given: argparse.Namespace) -> int:
    from caseload.app.rulebook import rules

    found = [each for each in rules() if each["id"].startswith(given.filter.upper())]
    if given.json:
        print_json(found)
    else:
        told = [{**each, "used in": ", ".join(each["used"])} for each in found]
        print_records(told, ("id", "kind", "cites", "used in", "sentence"))
    return 0
