"""caseload uninstall: the desktop add-in."""

from __future__ import annotations

import argparse


def arguments(verb: argparse.ArgumentParser) -> None:
    """Nothing to say: it is for the user who runs it."""


def run(given: argparse.Namespace) -> int:
    from caseload.hosts.desktop.install import uninstall
    from caseload.hosts.desktop.windows import Computer

    print("\n".join(uninstall(Computer())))
    return 0
