"""caseload call: what a cell would show."""

from __future__ import annotations

import argparse
import json
from typing import Any

from caseload.errors import WrongUse


def arguments(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("function", help="a cell function, such as WTW_REQUIRED_HOURS")
    verb.add_argument("values", nargs="*", metavar="ARG",
                      help='ISO dates, numbers, true/false, [lists] as JSON, "" for an empty cell')  # fmt: skip


def run(given: argparse.Namespace) -> int:
    from caseload.cells import call, shown_text

    print(shown_text(given.function, call(given.function, [_value(text) for text in given.values])))
    return 0


def _value(text: str) -> Any:
    """A word as a cell would hold it: a list written as JSON is a range."""
    if not text.strip().startswith("["):
        return text
    try:
        return json.loads(text)
    except ValueError:
        raise WrongUse(f"{text!r} is no list", todo="Write a list as JSON, such as [12, 8].") from None
