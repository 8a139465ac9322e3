"""caseload demo: the whole job on invented people."""

from __future__ import annotations

import argparse

from caseload.cli.output import progress, progress_done


def arguments(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("folder", nargs="?", default="caseload-demo", help="where to make it (default: caseload-demo)")


def run(given: argparse.Namespace) -> int:
    from caseload.app.demo import demo

    for line in demo(given.folder, progress):
        progress_done()
        print(line)
    return 0
