"""An older workbook brought to today's structure: what is missing is added, everything that is there stays.

Missing sheets come behind the last one, missing columns at the right end of their table, missing settings below the
last one, with the looks, drop-downs and formulas of a new workbook. Nothing is moved, renamed or taken away.
"""

from __future__ import annotations

import tempfile
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from caseload.errors import WorkbookRefused
from caseload.tables.build import build
from caseload.tables.editor.graft.columns import graft_columns
from caseload.tables.editor.graft.sheets import graft_sheets
from caseload.tables.editor.graft.styles import Styles
from caseload.tables.editor.joining import Parts
from caseload.tables.editor.package import Package
from caseload.tables.editor.patch import edited
from caseload.tables.editor.workbook import Workbook
from caseload.tables.read import LABEL, SETTINGS, VALUE, VERSION_LABEL, Caseload
from caseload.tables.schema import VERSION, Program
from caseload.tables.standing import formulas_of

ABOUT = "What it is"
"""Header of the explanations on the Settings sheet."""


@dataclass
class UpgradeReport:
    """What an upgrade added: sheets, columns by table, settings; ``from_version`` is what the workbook said it was.

    ``own_columns``: columns of the user's own in tables that got a column: one of them may be a renamed one of ours.
    """

    file: str
    from_version: int | None
    to_version: int = VERSION
    sheets: list[str] = field(default_factory=list)
    columns: dict[str, list[str]] = field(default_factory=dict)
    settings: list[str] = field(default_factory=list)
    own_columns: dict[str, list[str]] = field(default_factory=dict)
    backup: str = ""

    @property
    def changed(self) -> bool:
        """Was anything added, or the version raised?"""
        return bool(self.sheets or self.columns or self.settings or self.from_version != self.to_version)

    def record(self) -> dict[str, Any]:
        """The report as a JSON record."""
        return asdict(self)


def upgraded(caseload: Caseload) -> tuple[UpgradeReport, bytes]:
    """The file of a caseload with today's structure, and what was added; the same bytes when nothing was missing.

    Raises ``WorkbookRefused`` when it is newer than Caseload here, or something stands where a column has to come.
    """
    assert caseload.book is not None
    said = caseload.labels.get(VERSION_LABEL)
    version = int(said) if isinstance(said, (int, float)) else None
    if version is not None and version > VERSION:
        raise WorkbookRefused("the workbook is newer than Caseload here", where=caseload.path.name,
                              why=f"its structure is version {version}, ours is {VERSION}",
                              todo="Bring Caseload up to date.")  # fmt: skip
    report = UpgradeReport(caseload.path.name, version)
    data = caseload.book.package.data
    pattern = _pattern(caseload.program, live=formulas_of(caseload).live)
    data = _with_columns(caseload, data, pattern, report)
    missing = [table.title for table in caseload.program.tables if not caseload[table.name].letters]
    if missing:
        data, report.sheets = with_sheets(data, caseload.path.name, pattern, missing), missing
    return report, _with_settings(caseload, data, report)


def _pattern(program: Program, *, live: bool) -> Workbook:
    """A new, empty workbook of the program, from which sheets and columns are taken."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pattern.xlsx"
        build(program, path, {}, {"as_of": date.today()}, live)
        return Workbook(Package(path.read_bytes(), "a new workbook"))


def _with_columns(caseload: Caseload, data: bytes, pattern: Workbook, report: UpgradeReport) -> bytes:
    for frame in caseload.frames.values():
        missing = [each.header for each in frame.table.columns if each.name not in frame.letters]
        if frame.letters and missing:
            book = Workbook(Package(data, caseload.path.name))
            parts = Parts(book.package)
            graft_columns(parts, book, pattern, frame.table.name, missing, Styles(parts, book, pattern))
            data = b"".join(parts.pieces())
            report.columns[frame.table.name] = missing
            if frame.extra:
                report.own_columns[frame.table.name] = list(frame.extra)
    return data


def with_sheets(data: bytes, where: str, pattern: Workbook, names: list[str]) -> bytes:
    """A workbook with further sheets, taken from another one."""
    book = Workbook(Package(data, where))
    book.refuse_signed()
    parts = Parts(book.package)
    graft_sheets(parts, book, pattern, names, Styles(parts, book, pattern))
    return b"".join(parts.pieces())


def _with_settings(caseload: Caseload, data: bytes, report: UpgradeReport) -> bytes:
    """The settings that are missing, blank but for the day asked about, and the version."""
    missing = [each for each in caseload.program.settings if each.header not in caseload.labels]
    rows = [{LABEL: each.header, VALUE: _first_value(each.name), ABOUT: each.help} for each in missing]
    report.settings = [each.header for each in missing]
    cells: dict[str, dict[str, Any]] = {}
    if VERSION_LABEL not in caseload.labels:
        rows.append({LABEL: VERSION_LABEL, VALUE: VERSION, ABOUT: ""})
    elif report.from_version != VERSION:
        cells = {caseload.settings_sheet: {caseload.labels_at[VERSION_LABEL]: VERSION}}
    columns = Workbook(Package(data, caseload.path.name)).table(SETTINGS).columns
    given = [{name: value for name, value in row.items() if name in columns} for row in rows]
    pieces = edited(data, caseload.path.name, cells, append_rows={SETTINGS: given} if given else None)[1]
    return data if pieces is None else b"".join(pieces)


def _first_value(name: str) -> Any:
    return date.today() if name == "as_of" else None


__all__ = ["UpgradeReport", "upgraded", "with_sheets"]
