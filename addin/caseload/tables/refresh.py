"""Refresh: the computed columns and the lists that refresh owns are brought up to date, nothing else is touched.

A value is replaced by a value; a formula stays and its shown value is brought up to date. The file is written beside
the old one and swapped in; the old one is kept. A second refresh for the same day changes no byte.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from os import PathLike
from pathlib import Path
from typing import Any

from caseload.errors import CaseloadError, Problem, WrongUse
from caseload.rules.engine.kinds import BLANK, Day, Refused
from caseload.rules.engine.shown import is_refusal
from caseload.rules.engine.typed import reader_of
from caseload.tables.compute import Results, compute
from caseload.tables.editor.patch import edit_workbook
from caseload.tables.editor.swap import refuse_when_open
from caseload.tables.read import Caseload, Frame, read_caseload

Rows = Sequence[Mapping[str, Any]]
BACKUP = ".before-refresh"


@dataclass
class RefreshReport:
    """What a refresh did to one workbook: cells changed, questions that could not be answered, structural problems."""

    file: str
    as_of: str
    cells_changed: int = 0
    unanswered: int = 0
    rows: Mapping[str, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    backup: str = ""
    failed: bool = False

    def record(self) -> dict[str, Any]:
        """The report as a JSON record."""
        return {**self.__dict__, "rows": dict(self.rows), "problems": [each.record() for each in self.problems]}


def backup_of(path: Path) -> Path:
    """The copy that is kept of a workbook before its last refresh."""
    return path.with_name(f"{path.stem}{BACKUP}{path.suffix}")


def write_results(caseload: Caseload, results: Results, as_of: date, owned: Mapping[str, Rows], *,
                  out: Path | None = None, backup: bool = True) -> RefreshReport:  # fmt: skip
    """Write computed columns, the day asked about and the rows of owned tables into a workbook.

    ``owned``: table -> rows by column name, in place of what stands there. Raises ``WorkbookRefused`` or ``FileBusy``.
    """
    cells: dict[str, dict[str, Any]] = {}
    unanswered = 0
    for table, columns in results.shown.items():
        frame = caseload[table]
        for name, values in columns.items():
            if name in frame.letters:
                unanswered += sum(map(is_refusal, values))
                cells.setdefault(frame.sheet, {}).update(
                    {frame.cell(row, name): value for row, value in enumerate(values)})  # fmt: skip
    if "as_of" in caseload.settings_at:
        cells.setdefault(caseload.settings_sheet, {})[caseload.settings_at["as_of"]] = as_of
    target = out or caseload.path
    kept = backup_of(target) if backup and target.exists() else None
    rows = {name: [_by_header(caseload[name], row) for row in given] for name, given in owned.items()
            if caseload[name].letters and _differs(caseload[name], given)}  # fmt: skip
    caseload.refuse_when_changed()
    report = edit_workbook(caseload.path, target, cells, replace_rows=rows, backup=kept)
    return RefreshReport(target.name, as_of.isoformat(), report.cells_changed, unanswered,
                         {name: len(given) for name, given in owned.items()}, list(caseload.problems),
                         kept.name if kept is not None and report.sheets else "")  # fmt: skip


def _by_header(frame: Frame, row: Mapping[str, Any]) -> dict[str, Any]:
    headers = {each.name: each.header for each in frame.table.columns if each.name in frame.letters}
    return {header: row.get(name) for name, header in headers.items()}


def _differs(frame: Frame, rows: Rows) -> bool:
    """Would writing these rows change anything?"""
    if len(rows) != len(frame):
        return True
    return any(_plain(row.get(name)) != _plain(values[at]) for name, values in frame.columns.items()
               for at, row in enumerate(rows))  # fmt: skip


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return (value.year, value.month, value.day)
    if value is None or value == "":
        return None
    return float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else value


def as_day(value: Any, where: str) -> date:
    """A setting as a day; raises ``WrongUse`` when it is none."""
    try:
        day = reader_of(Day())(value)
    except Refused:
        day = BLANK
    if day is BLANK:
        raise WrongUse(f"there is no readable day asked about in {where}",
                       todo="Write one on the Settings sheet, or give --as-of YYYY-MM-DD.")  # fmt: skip
    return day  # type: ignore[no-any-return]


def opened(path: str | PathLike[str], as_of: date | None = None) -> tuple[Caseload, Results, date]:
    """A caseload, its computed columns, and the day they answer for."""
    caseload = read_caseload(path)
    day = as_of or as_day(caseload.settings.get("as_of"), caseload.path.name)
    return caseload, compute(caseload, day), day


def restore(path: str | PathLike[str], *, most_days: int | None = None) -> Path:
    """Put the copy kept before the last refresh back; the refreshed file becomes the copy.

    ``most_days``: refuse a copy that is older. Raises ``WrongUse`` when there is none.
    """
    where = Path(path)
    kept = backup_of(where)
    if not kept.exists():
        raise WrongUse(f"there is no copy of {where.name} from before a refresh", where=kept.name)
    age = (time.time() - kept.stat().st_mtime) / 86400
    if most_days is not None and age > most_days:
        raise WrongUse(f"the copy is {int(age)} days old", todo="Give a larger --days when you want it all the same.")
    refuse_when_open(where)
    aside = where.with_name(where.name + ".part")
    try:
        if where.exists():
            where.replace(aside)
        kept.replace(where)
        if aside.exists():
            aside.replace(kept)
    except OSError as error:
        raise CaseloadError("the copy cannot be put back", where=where.name, why=error.strerror or "") from None
    return where
