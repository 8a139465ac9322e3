"""The workbooks among some files and folders."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from caseload.errors import WrongUse

SUFFIXES = (".xlsx", ".xlsm")


def workbooks(paths: Iterable[str | Path], suffixes: Sequence[str] = SUFFIXES) -> list[Path]:
    """The caseload workbooks among some files and folders; raises ``WrongUse`` for a path that is not there."""
    return [path for path, _ in placed(paths, suffixes)]


def placed(paths: Iterable[str | Path], suffixes: Sequence[str] = SUFFIXES) -> list[tuple[Path, Path]]:
    """The workbooks among some files and folders, each with its place below the folder that was given."""
    found: dict[Path, Path] = {}
    for each in map(Path, paths):
        if each.is_dir():
            for file in sorted(each.rglob("*")):
                if _is_workbook(file, suffixes):
                    found.setdefault(file, file.relative_to(each))
        elif each.is_file():
            found.setdefault(each, Path(each.name))
        else:
            raise WrongUse(f"there is no file or folder {each}")
    return list(found.items())


def _is_workbook(file: Path, suffixes: Sequence[str]) -> bool:
    from caseload.tables.backup import BACKUP

    return (file.suffix.lower() in suffixes and file.is_file() and not file.name.startswith(("~$", "."))
            and BACKUP not in file.name)  # fmt: skip
