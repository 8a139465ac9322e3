"""Participants whose record is closed go out of sight: into an archive, a caseload of its own that keeps all of them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from caseload.errors import CaseloadError, DataProblems, Problem, WrongUse

ARCHIVED = "Archived"
"""Table and sheet that name who archived whom, and when."""
_HEADERS = ("Participant", "Case number", "Archived on", "Archived by", "From")


def archive(path: str | Path, participant: str, to: str | Path | None = None, *, who: str, as_of: date | None = None,
            register: str | Path | None = None) -> Any:  # fmt: skip
    """Move a participant whose record is closed into the archive (default: ``NAME-archive.xlsx`` beside the workbook).

    The archive is made when it is not there; it can be read, checked and searched like any caseload, and `transfer`
    brings a participant back. Raises ``DataProblems`` for a record that is not closed, or closed without the name and
    day it needs; otherwise as ``transfer``.
    """
    from caseload.app.moving.afterwards import refreshed, told
    from caseload.app.moving.belongings import belongings
    from caseload.app.moving.move import move
    from caseload.app.notices import REGISTER
    from caseload.app.opening import opened
    from caseload.tables.read import read_caseload

    source = Path(path)
    target = Path(to) if to is not None else source.with_name(f"{source.stem}-archive.xlsx")
    if not who.strip():
        raise WrongUse("archiving needs the name of who does it", todo="Give --who NAME.")
    with opened(source, as_of) as (caseload, _, day):
        mine = belongings(caseload, participant)
        _refuse_open(mine)
        made = not target.exists()
        if made:
            _make(target, caseload, day)
        try:
            report = move(mine, read_caseload(target), _entry(target, mine, who, day))
        except CaseloadError:
            if made:
                target.unlink()
            raise
    told(report, mine, "archived", register=Path(register) if register else source.with_name(REGISTER), who=who, on=day)
    refreshed(report, (target, source), as_of)
    return report


def _refuse_open(mine: Any) -> None:
    """Raise ``DataProblems`` unless the record is closed, with the names and days that closing needs."""
    from caseload.rules.engine.entered import is_empty
    from caseload.tables.check.names import approvals
    from caseload.tables.same import same

    people, caseload = mine.caseload.people, mine.caseload
    row = mine.rows[people.table.name][0]
    said = [(name, word, people.columns[name][row]) for name, word in caseload.program.closed]
    if not any(same(value, word) if word else not is_empty(value) for _, word, value in said):
        ways = " or ".join(f"{people.table.column(name).header} says {word}" if word else f"{people.table.column(name).header} is filled"
                           for name, word, _ in said)  # fmt: skip
        place = people.place(row, said[0][0]) if said else people.sheet
        raise DataProblems("the participant is not archived", [
            Problem(place, "the record is not closed", f"it is once {ways}", "Close it first.", caseload.path.name)])  # fmt: skip
    here = f"{people.sheet}!"
    lacking = [each for each in approvals(people) if each.where in {f"{here}{people.cell(row, name)}" for name in people.letters}]
    if lacking:
        raise DataProblems("the participant is not archived", lacking)


def _make(target: Path, caseload: Any, day: date) -> None:
    """An empty caseload of the program with the settings of the workbook it belongs to, and the list of the archived."""
    from caseload.tables.build import build
    from caseload.tables.editor import swap
    from caseload.tables.read import read_caseload
    from caseload.tables.upgrade import with_sheets

    settings = {**caseload.settings, "as_of": day}
    build(caseload.program, target, {}, settings, False)
    book = read_caseload(target).book
    assert book is not None
    swap.replace(target, [with_sheets(book.package.data, target.name, _list_of_archived(), [ARCHIVED])])


def _list_of_archived() -> Any:
    import io

    from openpyxl import Workbook as Fresh

    from caseload.rules.engine.kinds import Day
    from caseload.tables.build import sheet_of
    from caseload.tables.editor.package import Package
    from caseload.tables.editor.workbook import Workbook
    from caseload.tables.programs.common import text, typed
    from caseload.tables.schema import Program, Table

    kinds = [typed(f"c{at}", header, Day(header), width=14) if header.endswith(" on") else text(f"c{at}", header, width=20)
             for at, header in enumerate(_HEADERS)]  # fmt: skip
    table = Table(ARCHIVED, ARCHIVED, tuple(kinds), key="c0")
    book, whole = Fresh(), io.BytesIO()
    book.remove(book.active)
    sheet_of(book, Program("", "", "", (table,)), table, (), False)
    book.save(whole)
    return Workbook(Package(whole.getvalue(), ARCHIVED))


def _entry(target: Path, mine: Any, who: str, day: date) -> Any:
    """Makes the line of the archive's own list: who archived whom, and when; nothing in an archive without that list."""
    from caseload.app.moving.belongings import CASE
    from caseload.tables.editor.reading import open_workbook

    def line(report: Any) -> dict[str, list[dict[str, Any]]]:
        row = dict(zip(_HEADERS, (report.number, mine.person[CASE], day, who, report.source), strict=True))
        return {ARCHIVED: [row]}

    listed = any(table.name == ARCHIVED for tables in open_workbook(target).tables.values() for table in tables)
    return line if listed else None


__all__ = ["ARCHIVED", "archive"]
