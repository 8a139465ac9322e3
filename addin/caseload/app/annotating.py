"""What check found, as notes on the cells of a copy: the caseworker mends where the cursor already stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from caseload.errors import Problem, WrongUse

AUTHOR = "Caseload check"


@dataclass
class Annotated:
    """A copy with notes: the problems found, where the copy is, and the problems that no cell could show."""

    file: str
    written: str = ""
    problems: list[Problem] = field(default_factory=list)
    without_note: list[Problem] = field(default_factory=list)


def annotate(paths: Iterable[str | Path], out: str | Path) -> list[Annotated]:
    """Check workbooks and write the findings as notes into copies; the workbooks themselves stay as they are.

    ``out``: the copy of one workbook (``.xlsx``, ``.xlsm``), or a folder for the copies of many. Raises ``WrongUse``
    when a copy would replace a file. A workbook that cannot be read is named and has no copy.
    """
    from caseload.app.checking import check_one
    from caseload.app.files import placed

    found = placed(paths)
    to_file = len(found) == 1 and Path(out).suffix.lower() in (".xlsx", ".xlsm")
    targets = [Path(out) if to_file else Path(out) / below for _, below in found]
    there = [target for target in targets if target.exists()]
    if there:
        raise WrongUse(f"{there[0].name} exists already", todo="Give another place, or move the old copy away.")
    return [_annotated(path, target, check_one(path)) for (path, _), target in zip(found, targets, strict=True)]


def _annotated(path: Path, target: Path, problems: list[Problem]) -> Annotated:
    from caseload.errors import CaseloadError
    from caseload.tables.editor.notes import with_notes
    from caseload.tables.editor.package import FILE_LIMIT
    from caseload.tables.editor.patch import put
    from caseload.tables.editor.reading import open_workbook
    from caseload.tables.editor.swap import read_whole

    try:
        sheets = open_workbook(path).sheets
        notes, without = _by_cell(problems, set(sheets))
        data = read_whole(path, FILE_LIMIT)
        parts, left = with_notes(data, path.name, notes, AUTHOR)
        target.parent.mkdir(parents=True, exist_ok=True)
        put(path, data, target, parts.pieces() if parts.changed else None)
    except CaseloadError as error:
        own = error.as_problem(path.name, path.name)
        return Annotated(path.name, "", problems if own in problems else [*problems, own], list(problems))
    places = {f"{sheet}!{cell}" for sheet, cell in left}
    return Annotated(path.name, str(target), problems, [*without, *(each for each in problems if each.where in places)])


def _by_cell(problems: Iterable[Problem], sheets: set[str]) -> tuple[dict[str, dict[str, str]], list[Problem]]:
    """The problems as texts by sheet and cell, several of one cell below each other; and those of no cell."""
    from caseload.tables.editor.address import parse_cell

    notes: dict[str, dict[str, str]] = {}
    without = []
    for problem in problems:
        sheet, _, cell = problem.where.rpartition("!")
        if sheet in sheets and parse_cell(cell):
            there, words = notes.setdefault(sheet, {}), replace(problem, where="").sentence()
            there[cell] = f"{there[cell]}\n{words}" if cell in there else words
        else:
            without.append(problem)
    return notes, without


__all__ = ["AUTHOR", "Annotated", "annotate"]
