"""caseload doctor: what is installed, what is missing, what to do."""

from __future__ import annotations

import argparse

from caseload.cli.output import add_json, print_json, print_records


def arguments(verb: argparse.ArgumentParser) -> None:
    add_json(verb)


def run(given: argparse.Namespace) -> int:
    from caseload.app.doctor import doctor
    from caseload.hosts.desktop.doctor import findings
    from caseload.hosts.desktop.windows import Computer

    found = [*doctor(), *findings(Computer())]
    if given.json:
        print_json(found)
    else:
        print_records(found, ("part", "found", "ok", "todo"))
    return 0 if all(each["ok"] for each in found) else 1
