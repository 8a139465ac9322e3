"""caseload explain: why a question has the answer it has."""

from __future__ import annotations

import argparse

from caseload.cli.output import add_json, print_json


def arguments(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("question", help="a question's id or a cell function's name")
    words = 'inputs (JSON or plain text; nothing after the sign is a blank); none: the example of the declaration'
    verb.add_argument("values", nargs="*", metavar="NAME=VALUE", help=words)
    verb.add_argument("--language", choices=("en", "es"), default="en")
    add_json(verb)


def run(given: argparse.Namespace) -> int:
    from caseload.app.answers import explained, inputs_from_words

    story = explained(given.question, inputs_from_words(given.question, given.values), given.language)
    if given.json:
        print_json(story)
        return 0
    print(f"{story['question']}  {story['sentence']}")
    for sentence in story["because"]:
        print(f"  - {sentence}")
    print(f"Source: {story['cites']}")
    for reading in story["readings"]:
        print(f"Reading: {reading}")
    return 0
