"""caseload transfer: a participant goes to another caseload with everything that belongs to it."""

from __future__ import annotations

import argparse

from caseload.cli.moves import add_move, moved


def arguments(verb: argparse.ArgumentParser) -> None:
    add_move(verb, "the caseload that receives it", required=True)


def run(given: argparse.Namespace) -> int:
    from caseload.app.moving import transfer

    return moved(given, transfer, "transferred")
