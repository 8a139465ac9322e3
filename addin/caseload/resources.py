"""Finds templates and workbooks: beside the package in an installed wheel, at the top of a checkout."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """The folder ``templates`` or ``workbooks``, wherever this copy of Caseload keeps it."""
    for place in (_HERE / "_data" / name, _HERE.parent.parent / name):
        if place.is_dir():
            return place
    raise FileNotFoundError(f"the folder {name} did not come with this copy of Caseload: install it again")


def templates() -> Path:
    """The Word templates and their catalogue."""
    return folder("templates")


def workbooks() -> Path:
    """The caseload workbooks an office starts from."""
    return folder("workbooks")
