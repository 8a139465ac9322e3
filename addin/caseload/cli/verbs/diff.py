"""caseload diff: what changed between two versions of a caseload, by participant."""

from __future__ import annotations

import argparse

from caseload.cli.output import add_json, print_json
from caseload.cli.words import counted


def arguments(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("old", help="the older version, such as the copy from before a refresh")
    verb.add_argument("new", help="the newer version")
    verb.add_argument("--computed", action="store_true", help="computed cells as well, not only what people entered")
    add_json(verb)


def run(given: argparse.Namespace) -> int:
    from caseload.tables.differences import differences
    from caseload.tables.read import read_caseload

    found = differences(read_caseload(given.old), read_caseload(given.new), computed=given.computed)
    if given.json:
        print_json([each.record() for each in found])
        return 0
    person = None
    for each in found:
        if each.participant_id != person:
            person = each.participant_id
            print(person or "Settings")
        if each.column:
            print(f"  {each.place}  {each.column}: {each.old or 'blank'} -> {each.new or 'blank'}")
        else:
            print(f"  {each.place}  row {each.kind}: {each.old or each.new}")
    print(f"{counted(len(found), 'difference')}." if found else "No differences.")
    return 0
