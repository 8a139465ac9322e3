"""Refresh: the computed columns and the lists that refresh owns are brought up to date, nothing else is touched.

A value is replaced by a value; a formula of ours stays and its shown value is brought up to date; what somebody typed
over in a computed cell is healed. The file is written beside the old one and swapped in; the old one is kept. A second
refresh for the same day changes no byte.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from os import PathLike
from pathlib import Path
from typing import Any

from caseload.errors import Problem, WrongUse
from caseload.rules.engine.kinds import BLANK, Day, Refused
from caseload.rules.engine.shown import is_refusal
from caseload.rules.engine.typed import reader_of
from caseload.tables.backup import backup_of
from caseload.tables.compute import Results, compute
from caseload.tables.editor.address import parse_cell
from caseload.tables.editor.contents import Formula
from caseload.tables.editor.edits import LEAVE, Columns
from caseload.tables.editor.patch import edit_workbook
from caseload.tables.growing import grown
from caseload.tables.healing import Cells, healed
from caseload.tables.heights import Height, heights
from caseload.tables.read import Caseload, Frame, read_caseload
from caseload.tables.same import same
from caseload.tables.standing import formulas_of

Rows = Sequence[Mapping[str, Any]]


@dataclass
class RefreshReport:
    """What a refresh did to one workbook: cells changed, questions that could not be answered, structural problems.

    ``dependents``: formulas of the user's own that show old values until Excel calculates (live workbooks only).
    """

    file: str
    as_of: str
    cells_changed: int = 0
    unanswered: int = 0
    rows: Mapping[str, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    dependents: list[str] = field(default_factory=list)
    backup: str = ""
    failed: bool = False

    def record(self) -> dict[str, Any]:
        """The report as a JSON record."""
        return {**self.__dict__, "rows": dict(self.rows), "problems": [each.record() for each in self.problems]}


def write_results(caseload: Caseload, results: Results, as_of: date, owned: Mapping[str, Rows], *,
                  out: Path | None = None, backup: bool = True) -> RefreshReport:  # fmt: skip
    """Write computed columns, the day asked about and the rows of owned tables into a workbook.

    ``owned``: table -> rows by column name, in place of what stands there; a list that grows gets those that it has
    not yet. Raises ``WorkbookRefused`` or ``FileBusy``.
    """
    formulas = formulas_of(caseload)
    computed, unanswered = _computed(caseload, results, everything=formulas.in_computed_columns)
    problems = [*caseload.problems, *healed(formulas, computed)]
    cells: Cells = {}
    if "as_of" in caseload.settings_at:
        place = parse_cell(caseload.settings_at["as_of"])
        assert place is not None
        cells[caseload.settings_sheet] = {place: as_of}
    target = out or caseload.path
    kept = backup_of(target) if backup and target.exists() else None
    lists = {name: given for name, given in owned.items() if caseload[name].letters}
    rows = {name: _by_header(caseload[name], given) for name, given in lists.items()
            if not caseload[name].table.grows and _differs(caseload[name], given)}  # fmt: skip
    more = {name: grown(caseload[name], given, cells) for name, given in lists.items() if caseload[name].table.grows}
    appended = {name: added for name, added in more.items() if added}
    columns = [(caseload[name].sheet, each) for name, each in computed.items()]
    report = edit_workbook(caseload.path, target, cells, columns=columns, replace_rows=rows, backup=kept,
                           append_rows=appended, heights=_heights(caseload, results, rows, appended),
                           recalc_on_load=bool(formulas.closed or formulas.own()) and not formulas.live,
                           as_read=caseload.book.package.data if caseload.book is not None else None)  # fmt: skip
    return RefreshReport(target.name, as_of.isoformat(), report.cells_changed, unanswered,
                         {name: len(given) for name, given in owned.items()}, problems,
                         formulas.dependents() if formulas.live and report.cells_changed else [],
                         kept.name if kept is not None and report.sheets else "")  # fmt: skip


def _computed(caseload: Caseload, results: Results, *, everything: bool) -> tuple[dict[str, Columns], int]:
    """The values of computed columns by table, and how many of all of them are refusals.

    Cells that show their value already are left, unless ``everything`` is asked for: a typed-over one may show it too.
    """
    computed: dict[str, Columns] = {}
    unanswered = 0
    for table, columns in results.shown.items():
        frame, found = caseload[table], {}
        for name, values in columns.items():
            if name in frame.letters:
                unanswered += sum(map(is_refusal, values))
                found[frame.letters[name]] = list(values) if everything else [
                    LEAVE if same(there, value) else value for there, value in zip(frame.columns[name], values, strict=True)]  # fmt: skip
        if found:
            computed[table] = Columns(frame.rows, found)
    return computed, unanswered


def _heights(caseload: Caseload, results: Results, replaced: Mapping[str, Rows], appended: Mapping[str, Rows]) -> dict[str, Height]:
    """By sheet, how tall a row has to be for what it holds afterwards."""
    told = {}
    for name, frame in caseload.frames.items():
        if frame.letters:
            rows, top = [*replaced.get(name, ()), *appended.get(name, ())], 2
            if caseload.book is not None:
                top = caseload.book.table(name).first_row
            first = max(frame.rows, default=top - 1) + 1 if name in appended else top
            told[frame.sheet] = heights(frame, results.shown.get(name, {}), dict(enumerate(rows, first)))
    return told


def _by_header(frame: Frame, rows: Rows) -> list[dict[str, Any]]:
    there = [each for each in frame.table.columns if each.name in frame.letters]
    return [{each.header: link(row.get(each.name)) if each.link else row.get(each.name) for each in there} for row in rows]


def link(place: Any) -> Any:
    """The name of a cell as a link that leads to it; a line from the register names a notice instead, and stays text."""
    if "!" not in str(place or ""):
        return place
    sheet, cell = str(place).rsplit("!", 1)
    quoted, said = sheet.replace("'", "''").replace('"', '""'), str(place).replace('"', '""')
    return Formula(f'HYPERLINK("#\'{quoted}\'!{cell}","{said}")', place)


def _differs(frame: Frame, rows: Rows) -> bool:
    """Would writing these rows change anything?"""
    if len(rows) != len(frame):
        return True
    return not all(same(values[at], row.get(name)) for name, values in frame.columns.items()
                   for at, row in enumerate(rows))  # fmt: skip


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
