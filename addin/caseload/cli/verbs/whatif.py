"""caseload whatif: whose answers change when a parameter, a reading or a fact is another one."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from caseload.cli.output import add_json, print_json, print_records
from caseload.cli.words import add_day, counted
from caseload.errors import WrongUse


def arguments(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("what", help="a question's id or a cell function's name; or a workbook, or a folder of them")
    verb.add_argument("more", nargs="*", metavar="NAME=VALUE | FILE",
                      help="the inputs of the question (none: its example); or more workbooks")  # fmt: skip
    verb.add_argument("--set", action="append", default=[], metavar="KEY=VALUE", dest="changes",
                      help="what is different: an input of the question, a parameter, a setting of the workbook, a reading")  # fmt: skip
    verb.add_argument("--parameter", action="append", default=[], metavar="KEY=VALUE", help="a parameter that is different")
    verb.add_argument("--reading", action="append", default=[], metavar="KEY=VALUE",
                      help="a reading that is different: roll=following for every question, WTW-22.roll=following for one")  # fmt: skip
    verb.add_argument("--limit", type=int, default=40, metavar="N", help="how many cells are listed (default: 40)")
    add_day(verb)
    add_json(verb)


def run(given: argparse.Namespace) -> int:
    from caseload.app.answers import inputs_from_words
    from caseload.app.whatif import caseloads, is_parameter, question

    changes = _changes([*given.changes, *given.parameter, *given.reading])
    wrong = [key for key in _changes(given.parameter) if not is_parameter(key)]
    if wrong:
        raise WrongUse(f"there is no parameter {wrong[0]}", todo="`caseload parameters` lists all of them.")
    if not changes:
        raise WrongUse("nothing is different", todo="Say what is, for example --set calworks.required_hours.single=32.")
    if Path(given.what).exists():
        return _told(caseloads([given.what, *given.more], changes, given.as_of), given)
    answer = question(given.what, inputs_from_words(given.what, given.more), changes)
    if given.json:
        print_json(answer)
    else:
        print(f"{answer['question']}  {answer['sentence']}")
        names = dict.fromkeys([*answer["was"], *answer["would_be"]])
        print_records([{"": name, "as it is": answer["was"].get(name), "as it would be": answer["would_be"].get(name)}
                       for name in names], ("", "as it is", "as it would be"))  # fmt: skip
    return 0


def _changes(words: Sequence[str]) -> dict[str, Any]:
    """KEY=VALUE words; a value is JSON or plain text, nothing after the sign is a blank."""
    from caseload.app.answers import inputs_from_words

    return inputs_from_words("", words) if words else {}


def _told(outcome: Any, given: argparse.Namespace) -> int:
    cells = [vars(each) for each in outcome.changed]
    if given.json:
        print_json({"cells": outcome.cells, "files": outcome.files, "summary": outcome.summary(), "changed": cells})
    else:
        people = len({(each.file, each.key) for each in outcome.changed})
        print(f"{len(cells)} of {counted(outcome.cells, 'computed cell')} would change, for {counted(people, 'participant')} "
              f"in {counted(outcome.files, 'workbook')}. Nothing was written.")  # fmt: skip
        if cells:
            print()
            print_records(outcome.summary(), ("number", "sheet", "column", "was", "would_be"))
            print()
            print_records(cells[: given.limit], ("file", "sheet", "key", "column", "was", "would_be"))
        if len(cells) > given.limit:
            print(f"… and {len(cells) - given.limit} more: --limit {len(cells)} or --json lists them.")
    for problem in outcome.problems:
        print(f"{problem.file}: {problem.sentence()}", file=sys.stderr)
    return 3 if outcome.problems else 0
