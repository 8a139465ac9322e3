"""caseload archive: a participant whose record is closed goes into the archive."""

from __future__ import annotations

import argparse

from caseload.cli.moves import add_move, moved


def arguments(verb: argparse.ArgumentParser) -> None:
    add_move(verb, "the archive (default: NAME-archive.xlsx beside FILE)")


def run(given: argparse.Namespace) -> int:
    from caseload.app.moving import archive

    return moved(given, archive, "archived")
