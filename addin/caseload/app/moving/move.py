"""The move of one participant's belongings between two caseloads: both files change, or neither."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from caseload.app.moving.belongings import CASE, Belongings, emptied, values
from caseload.errors import DataProblems, Problem, WrongUse
from caseload.rules.engine.entered import is_empty
from caseload.tables.backup import backup_of
from caseload.tables.editor import swap
from caseload.tables.editor.address import cell_name
from caseload.tables.editor.graft.columns import graft_columns
from caseload.tables.editor.graft.styles import Styles
from caseload.tables.editor.joining import Parts
from caseload.tables.editor.notes import with_notes, without_notes
from caseload.tables.editor.package import Package
from caseload.tables.editor.patch import edited, refuse_when_changed
from caseload.tables.editor.workbook import Workbook
from caseload.tables.entered import folded_key
from caseload.tables.read import Caseload, caseload_of
from caseload.tables.same import same
from caseload.tables.standing import formulas_of

AUTHOR = "Caseload"


@dataclass
class MoveReport:
    """What went where: rows by table, the participant's number there, notices that the register holds, what is left.

    ``finished``: an earlier run had been stopped between the two files, and only its second half was done.
    """

    participant: str
    source: str
    target: str
    number: str
    rows: dict[str, int] = field(default_factory=dict)
    own_columns: dict[str, list[str]] = field(default_factory=dict)
    notes: int = 0
    notices: list[str] = field(default_factory=list)
    left: list[Problem] = field(default_factory=list)
    finished: bool = False

    def record(self) -> dict[str, Any]:
        """The report as a JSON record."""
        return {**asdict(self), "left": [each.record() for each in self.left]}


Further = Callable[[MoveReport], Mapping[str, list[dict[str, Any]]]]
"""Rows by table that come into the other workbook together with the participant."""


def move(mine: Belongings, target: Caseload, further: Further | None = None) -> MoveReport:
    """Move what belongs to a participant into ``target``; the copies from before are kept for both files.

    Raises ``WrongUse`` for caseloads of two programs, ``DataProblems`` when the participant is in ``target`` already
    with other facts, ``WorkbookRefused`` or ``FileBusy`` when one of the files cannot be changed: then neither is.
    """
    source = mine.caseload
    assert source.book is not None and target.book is not None
    if source.program.code != target.program.code:
        raise WrongUse(f"{source.path.name} is a caseload of {source.program.title}, {target.path.name} of {target.program.title}")
    if source.path.resolve() == target.path.resolve():
        raise WrongUse("both caseloads are the same file", where=source.path.name)
    missing = [*source.problems, *target.problems]
    if missing:
        raise DataProblems("one of the workbooks lacks a part of its structure", missing, todo="Run `caseload upgrade` on it.")
    for path in (source.path, target.path):
        swap.refuse_when_open(path)
    number, there = _number(mine, target)
    report = MoveReport(str(mine.person[source.people.table.key]), source.path.name, target.path.name, number,
                        {name: len(rows) for name, rows in mine.rows.items() if rows}, finished=there)  # fmt: skip
    data = target.book.package.data if there else _arrived(mine, target, report, further(report) if further else {})
    left = _departed(mine, report)
    if there:
        swap.replace(source.path, [left], backup=backup_of(source.path), still=source.refuse_when_changed)
        return report

    def still() -> None:
        for each in (source, target):
            assert each.book is not None
            refuse_when_changed(each.path, each.book.package.data)

    swap.replace_both(target.path, [data], source.path, [left], backups=(backup_of(target.path), backup_of(source.path)), still=still)
    return report


def _number(mine: Belongings, target: Caseload) -> tuple[str, bool]:
    """The number of the participant in the other caseload, and whether all of it stands there already."""
    people, key = target.people, target.people.table.key
    same_case = [row for row, value in enumerate(people.columns[CASE]) if folded_key(value) == mine.case]
    names = [row for row in same_case if all(same(people.columns[name][row], mine.person[name]) for name in ("first_name", "last_name"))]
    for row in names:
        if _all_there(mine, target, people.columns[key][row]):
            return str(people.columns[key][row]), True
    if names:
        place = people.place(names[0], key)
        raise DataProblems("the participant is in the other caseload already", [
            Problem(place, "the same case number and name stand there, with other facts", "one of the two would be lost",
                    "Compare them with `caseload diff`, and take out the row that is wrong.", target.path.name)])  # fmt: skip
    taken = {folded_key(value) for value in people.columns[key]}
    number, at = str(mine.person[key]), len(taken) + 1
    while folded_key(number) in taken:
        number, at = f"P{at:04d}", at + 1
    return number, False


def _all_there(mine: Belongings, target: Caseload, number: Any) -> bool:
    """Does each of the rows stand in the other caseload as well?"""
    for frame, row in mine.taken():
        other, key = target[frame.table.name], frame.table.key
        wanted = {each.name: frame.columns[each.name][row] for each in frame.table.entered}
        if key != CASE:
            wanted[key] = number
        if not any(all(same(other.columns[name][at], value) for name, value in wanted.items()) for at in range(len(other))):
            return False
    return True


def _arrived(mine: Belongings, target: Caseload, report: MoveReport, further: Mapping[str, list[dict[str, Any]]]) -> bytes:
    """The other workbook with the participant in it: own columns, rows, notes."""
    assert target.book is not None
    data = _with_own_columns(mine, target, report)
    rows = {frame.table.name: [_as_row(mine, frame.table.name, row, report.number) for row in mine.rows[frame.table.name]]
            for frame in mine.caseload.frames.values() if mine.rows.get(frame.table.name)}  # fmt: skip
    pieces = edited(data, target.path.name, {}, append_rows={**rows, **further})[1]
    data = data if pieces is None else b"".join(pieces)
    return _with_notes(mine, caseload_of(Workbook(Package(data, target.path.name)), target.path), report)


def _as_row(mine: Belongings, table: str, row: int, number: str) -> dict[str, Any]:
    frame = mine.caseload[table]
    given = values(frame, row)
    if frame.table.key != CASE:
        given[frame.table.column(frame.table.key).header] = number
    return given


def _with_own_columns(mine: Belongings, target: Caseload, report: MoveReport) -> bytes:
    """The other workbook with those columns of the user's own in which the participant has something."""
    assert target.book is not None and mine.caseload.book is not None
    data = target.book.package.data
    for name, rows in mine.rows.items():
        frame = mine.caseload[name]
        mine_only = [header for header, column in frame.extra.items() if header not in target[name].extra
                     and any(not is_empty(column[row]) for row in rows)]  # fmt: skip
        if mine_only:
            book = Workbook(Package(data, target.path.name))
            parts = Parts(book.package)
            graft_columns(parts, book, mine.caseload.book, name, mine_only, Styles(parts, book, mine.caseload.book))
            data = b"".join(parts.pieces())
            report.own_columns[name] = mine_only
    return data


def _with_notes(mine: Belongings, now: Caseload, report: MoveReport) -> bytes:
    """The other workbook with the notes that stood on the participant's cells, on the same columns there."""
    assert now.book is not None
    wanted: dict[str, dict[str, str]] = {}
    for name, rows in mine.rows.items():
        old, new = mine.caseload[name], now[name]
        headers = {letter: header for header, letter in _letters(old).items()}
        for at, row in enumerate(rows):
            place = new.rows[len(new.rows) - len(rows) + at]
            for (sheet, number, column), text in mine.notes.items():
                letter = _letters(new).get(headers.get(column, ""))
                if sheet == old.sheet and number == old.rows[row] and letter is not None:
                    wanted.setdefault(new.sheet, {})[cell_name(place, letter)] = text
    report.notes = sum(map(len, wanted.values()))
    if not wanted:
        return now.book.package.data
    parts, _ = with_notes(now.book.package.data, now.path.name, wanted, AUTHOR)
    return b"".join(parts.pieces())


def _letters(frame: Any) -> Mapping[str, int]:
    """The columns of a table by header, own ones too."""
    return {**{frame.table.column(name).header: letter for name, letter in frame.letters.items()}, **frame.extra_letters}


def _departed(mine: Belongings, report: MoveReport) -> bytes:
    """The workbook without the participant: rows emptied, notes taken away."""
    source = mine.caseload
    assert source.book is not None
    pieces = edited(source.book.package.data, source.path.name, emptied(mine, formulas_of(source)))[1]
    data = source.book.package.data if pieces is None else b"".join(pieces)
    cells: dict[str, set[str]] = {}
    for sheet, row, column in mine.notes:
        cells.setdefault(sheet, set()).add(cell_name(row, column))
    if cells:
        data = b"".join(without_notes(data, source.path.name, cells).pieces())
    report.left += _conversations(mine)
    return data


def _conversations(mine: Belongings) -> list[Problem]:
    """Conversations on the participant's cells: they cannot go along, so they are named."""
    assert mine.caseload.book is not None
    book, found = mine.caseload.book, []
    rows = {(frame.sheet, frame.rows[row]) for frame, row in mine.taken()}
    for sheet in {sheet for sheet, _ in rows}:
        for link in book.links(book.sheet(sheet).part):
            if link.kind == "threadedComment":
                found += [Problem(f"{sheet}!{cell}", "a conversation stays in the old workbook", "it cannot go along",
                                  "Read it there, and delete it.", book.package.where, "warning")
                          for cell, row in _cells_of(book.package.read(link.part)) if (sheet, row) in rows]  # fmt: skip
    return found


def _cells_of(data: bytes) -> list[tuple[str, int]]:
    from caseload.tables.editor.address import parse_cell
    from caseload.tables.editor.markup import attributes, tags

    refs = [attributes(tag.attributes).get("ref", "") for tag in tags(data) if tag.name == b"threadedComment" and not tag.closing]
    return [(ref, place[0]) for ref in refs if (place := parse_cell(ref))]


__all__ = ["MoveReport", "move"]
