"""The unit workbook as a file: read by table name, made once, and from then on only edited, losing nothing."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from caseload.errors import Problem, WorkbookRefused, WrongUse
from caseload.tables.editor import swap
from caseload.tables.editor.package import FILE_LIMIT
from caseload.tables.editor.patch import edit_workbook
from caseload.tables.editor.reading import open_workbook
from caseload.tables.editor.workbook import TablePart
from caseload.tables.heights import Height, height, points
from caseload.tables.read import LABEL, PROGRAM_LABEL, SETTINGS, VALUE
from caseload.worklist.unit.charts import add_charts, stretched
from caseload.worklist.unit.keep import Standing, as_day
from caseload.worklist.unit.reading import Row
from caseload.worklist.unit.sheets import CODE, TABLES, UNIT, UnitTable

BACKUP = ".before-roll-up"
SETTINGS_ROWS = {each.header: each.name for each in UNIT.settings}


class UnitBook:
    """A unit workbook as it stands; ``standing`` has the rows of its sheets by table, ``settings`` what is typed there."""

    def __init__(self, path: Path):
        self.path = path
        self.data = swap.read_whole(path, FILE_LIMIT) if path.exists() else b""
        self.parts: dict[str, TablePart] = {}
        self.standing: dict[str, Standing] = {}
        self.settings: dict[str, Any] = {}
        if self.data:
            self._read()

    def _read(self) -> None:
        self.parts = {part.name: part for parts in open_workbook(self.path).tables.values() for part in parts}
        settings = {row.get(LABEL): row.get(VALUE) for row in self._values(self.parts[SETTINGS])} if SETTINGS in self.parts else {}
        if settings.get(PROGRAM_LABEL) != CODE:
            raise WorkbookRefused("this workbook is no unit workbook", where=self.path.name,
                                  why="it was not made by `caseload rollup`",
                                  todo="Give another name with --out; nothing of this file was changed.")  # fmt: skip
        for name, table in TABLES.items():
            if name in self.parts:
                self.standing[name] = self._rows(table, self.parts[name])
        self.settings = {SETTINGS_ROWS[label]: value for label, value in settings.items() if label in SETTINGS_ROWS}

    def _values(self, part: TablePart) -> list[Row]:
        """The rows of a table by header."""
        from python_calamine import CalamineError, CalamineWorkbook

        try:
            sheet = CalamineWorkbook.from_path(str(self.path)).get_sheet_by_name(part.sheet)
            cells = sheet.to_python(skip_empty_area=False)
        except (CalamineError, OSError, ValueError) as error:
            raise WorkbookRefused("the workbook cannot be read", where=self.path.name, why=str(error)) from None
        left = part.area.left - 1
        rows = [cells[at][left : left + len(part.columns)] for at in range(part.first_row - 1, min(part.last_row, len(cells)))]
        found = [{name: None if value == "" else as_day(value) for name, value in zip(part.columns, row, strict=False)}
                 for row in rows]  # fmt: skip
        return [row for row in found if any(value is not None for value in row.values())]

    def _rows(self, table: UnitTable, part: TablePart) -> Standing:
        names = {each.header: each.name for each in table.columns}
        own = tuple(header for header in part.columns if header not in names and header not in part.calculated)
        missing = frozenset(name for header, name in names.items() if header not in part.columns)
        rows = [{names.get(header, header): value for header, value in row.items()} for row in self._values(part)]
        return Standing(rows, own, missing)

    def problems(self) -> list[Problem]:
        """Sheets and columns of ours that somebody deleted or renamed: they are not filled."""
        if not self.data:
            return []
        gone = [Problem(table.title, f"the table {name} is missing", "it was deleted or renamed",
                        "Name the table again, or begin a new unit workbook.", self.path.name, "warning")
                for name, table in TABLES.items() if name not in self.parts]  # fmt: skip
        return gone + [
            Problem(table.title, f"the column {table.column(column).header!r} is missing", "it was deleted or renamed",
                    "Write the header as it was.", self.path.name, "warning")
            for name, table in TABLES.items() for column in sorted(self.standing.get(name, Standing()).missing)
        ]  # fmt: skip

    def write(self, rows: Mapping[str, Sequence[Row]], as_of: date | None = None) -> None:
        """Put rows into the sheets, in one step; the workbook from before is kept beside it.

        Raises ``FileBusy`` when it is open elsewhere, ``WorkbookRefused`` when a sheet cannot be changed.
        """
        swap.refuse_when_open(self.path)
        with tempfile.TemporaryDirectory(prefix="caseload-") as folder:
            base, made = Path(folder) / f"base{self.path.suffix}", Path(folder) / f"made{self.path.suffix}"
            if self.data:
                base.write_bytes(self.data)
            else:
                _build(base)
            book = open_workbook(base)
            parts = {part.name: part for found in book.tables.values() for part in found}
            records = {name: _by_header(TABLES[name], parts[name], given) for name, given in rows.items() if name in parts}
            tall = {parts[name].sheet: _tall(TABLES[name], parts[name], given) for name, given in records.items()}
            edit_workbook(base, made, self._settings_cells(parts, base, as_of), replace_rows=records, heights=tall)
            pieces = stretched(made, parts, {name: len(given) for name, given in records.items()})
            self.path.parent.mkdir(parents=True, exist_ok=True)
            if [bytes(piece) for piece in pieces] == [self.data]:
                return
            kept = self.path.with_name(f"{self.path.stem}{BACKUP}{self.path.suffix}") if self.data else None
            swap.replace(self.path, pieces, backup=kept, still=self._refuse_when_changed)

    def _refuse_when_changed(self) -> None:
        from caseload.errors import FileBusy

        if self.path.exists() and not swap.holds(self.path, self.data):
            raise FileBusy("the unit workbook changed while the roll-up ran", where=self.path.name,
                           why="someone saved it in between", todo="Run it again.")  # fmt: skip

    def _settings_cells(self, parts: Mapping[str, TablePart], base: Path, as_of: date | None) -> dict[str, dict[str, Any]]:
        """The cell with the day of the roll-up."""
        from caseload.tables.editor.address import cell_name
        from caseload.tables.editor.reading import read_cells

        if as_of is None or SETTINGS not in parts:
            return {}
        part = parts[SETTINGS]
        cells = read_cells(base, part.sheet)
        label, value = (part.area.left + part.columns.index(name) for name in (LABEL, VALUE))
        wanted = UNIT.settings[0].header
        return {part.sheet: {cell_name(row, value): as_of for row in range(part.first_row, part.last_row + 1)
                             if cells.get(cell_name(row, label)) == wanted}}  # fmt: skip


def _by_header(table: UnitTable, part: TablePart, rows: Sequence[Row]) -> list[dict[str, Any]]:
    """Rows by the headers of a table, columns that Excel calculates left to it."""
    names = {each.header: each.name for each in table.columns}
    wanted = [(header, names.get(header, header)) for header in part.columns
              if header in names or header not in part.calculated]  # fmt: skip
    return [{header: row.get(name) for header, name in wanted} for row in rows]


def _tall(table: UnitTable, part: TablePart, records: Sequence[Mapping[str, Any]]) -> Height:
    """What tells how tall a row has to be for the long texts of its record."""
    long = [(each.header, part.area.left + part.columns.index(each.header)) for each in table.columns
            if each.lines and each.header in part.columns]  # fmt: skip
    widths: list[float] = []

    def told(number: int, width: Callable[[int], float]) -> float:
        at = number - part.first_row
        if not long or not 0 <= at < len(records):
            return points(1)
        if not widths:
            widths.extend(width(letter) for _, letter in long)
        return height([records[at].get(header) for header, _ in long], widths)

    return told


def _build(path: Path) -> None:
    """A unit workbook without rows: sheets, drop-downs, help, charts."""
    from openpyxl import Workbook

    from caseload.tables.build import sheet_of
    from caseload.tables.guides import settings_sheet
    from caseload.worklist.unit.looks import guide, polish

    book = Workbook()
    book.remove(book.active)
    for table in UNIT.tables:
        sheet_of(book, UNIT, table, (), False)
        polish(book[table.title], table)
    settings_sheet(book, UNIT, {"as_of": date.today()})
    guide(book)
    book.properties.title, book.properties.creator = UNIT.title, "Caseload"
    book.active = 0
    add_charts(book, path)


def refuse_other(path: Path) -> None:
    """A unit workbook is an .xlsx file; raises ``WrongUse``."""
    if path.suffix.lower() not in (".xlsx", ".xlsm"):
        raise WrongUse(f"a unit workbook is an .xlsx file, not {path.suffix or 'without a suffix'}")


__all__ = ["BACKUP", "CODE", "UnitBook", "refuse_other"]
