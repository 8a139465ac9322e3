"""caseload functions: every cell function with its arguments, help and citation."""

from __future__ import annotations

import argparse

from caseload.cli.output import add_json, print_json


def arguments(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("filter", nargs="?", default="", help="only names that begin with this")
    add_json(verb)


def run(given: argparse.Namespace) -> int:
    from caseload.app.rulebook import functions

    found = [each for each in functions() if each["name"].startswith(given.filter.upper())]
    if given.json:
        print_json(found)
        return 0
    for each in found:
        words = ", ".join(f"[{a['name']}]" if a["optional"] else a["name"] for a in each["arguments"])
        print(f"{each['name']}({words})\n    {each['help']}  ({each['question']}; {each['cites']})")
    return 0
