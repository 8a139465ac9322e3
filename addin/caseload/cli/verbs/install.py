"""caseload install: the desktop add-in."""

from __future__ import annotations

import argparse


def arguments(verb: argparse.ArgumentParser) -> None:
    """Nothing to say: it is for the user who runs it."""


def run(given: argparse.Namespace) -> int:
    from caseload.hosts.desktop.install import install
    from caseload.hosts.desktop.windows import Computer

    print("\n".join(install(Computer())))
    return 0
