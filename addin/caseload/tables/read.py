"""Reading a caseload workbook by table name: columns may be moved, extra columns and sheets are fine."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from os import PathLike
from pathlib import Path
from typing import Any, NamedTuple

from caseload.errors import FileBusy, Problem, WorkbookRefused
from caseload.tables.asked import WhenAsked
from caseload.tables.editor import swap
from caseload.tables.editor.address import cell_name
from caseload.tables.editor.reading import open_workbook
from caseload.tables.editor.workbook import TablePart, Workbook
from caseload.tables.schema import PROGRAMS, Program, Table, program

SETTINGS = "Settings"
LABEL, VALUE = "Setting", "Value"
PROGRAM_LABEL, VERSION_LABEL = "Program", "Schema version"
_NOTHING = ("", None)
"""An empty cell, as a file and as an open workbook hand it over."""


class NoCaseload(WorkbookRefused):
    """A workbook that can be read, but holds no caseload."""


@dataclass
class Frame:
    """The rows of one table as they stand in the workbook: raw values by column, and where each stands."""

    table: Table
    sheet: str
    columns: Mapping[str, list[Any]]
    extra: Mapping[str, list[Any]]
    rows: list[int]
    letters: dict[str, int]
    extra_letters: dict[str, int] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.rows)

    def cell(self, row: int, column: str) -> str:
        """The address of a value, such as ``B7``."""
        return cell_name(self.rows[row], self.letters[column])

    def place(self, row: int, column: str) -> str:
        """Sheet and address of a value, such as ``Participants!B7``; sheet and row when the column is not there."""
        if column not in self.letters:
            return f"{self.sheet}, row {self.rows[row]}"
        return f"{self.sheet}!{self.cell(row, column)}"

    def record(self, row: int) -> dict[str, Any]:
        """One row by the names of its columns."""
        return {name: values[row] for name, values in self.columns.items()}

    def records(self) -> Iterator[dict[str, Any]]:
        """Every row by the names of its columns."""
        return (self.record(row) for row in range(len(self)))


@dataclass
class Caseload:
    """A caseload workbook: its program, settings and tables, and what is wrong with its structure."""

    path: Path
    program: Program
    settings: dict[str, Any]
    settings_at: dict[str, str]
    frames: Mapping[str, Frame]
    settings_sheet: str = SETTINGS
    problems: list[Problem] = field(default_factory=list)
    stamp: tuple[int, int] = (0, 0)
    """Size of the file and the moment of its last change, from before it was read."""
    labels: dict[str, Any] = field(default_factory=dict)
    """Every line of the Settings, by what stands in its first column."""
    labels_at: dict[str, str] = field(default_factory=dict)
    """The cell of the value of each of these lines."""
    book: Workbook | None = field(default=None, repr=False, compare=False)
    """The parts of the file as it was read; None for a workbook that is open in a host."""

    def __getitem__(self, table: str) -> Frame:
        return self.frames[table]

    @property
    def people(self) -> Frame:
        """The table of the participants."""
        return self.frames[self.program.people]

    def refuse_when_changed(self) -> None:
        """Raise ``FileBusy`` when somebody saved the file since it was read: what was computed no longer fits it.

        The bytes decide, not the clock: a synchronized folder may give a file back with the time it had elsewhere.
        """
        if self.book is not None and not swap.holds(self.path, self.book.package.data):
            raise FileBusy("the workbook changed while it was worked on", where=self.path.name,
                           why="someone saved it in between", todo="Run it again.")  # fmt: skip


def stamp_of(path: Path) -> tuple[int, int]:
    """Size of a file and the moment of its last change; zeros when it cannot be seen."""
    try:
        seen = path.stat()
    except OSError:
        return (0, 0)
    return (seen.st_size, seen.st_mtime_ns)


def read_caseload(path: str | PathLike[str], *, whole: bool = True) -> Caseload:
    """The caseload in a workbook; structure that is missing is listed in ``problems``.

    ``whole`` is false for who needs few of its sheets: each is then read when it is first asked for, and only then
    refused when it is damaged. Raises ``WorkbookRefused`` for a file that is no workbook or no caseload, ``FileBusy``
    when it cannot be read.
    """
    where = Path(path)
    stamp = stamp_of(where)
    caseload = caseload_of(open_workbook(where), where, whole=whole)
    caseload.stamp = stamp
    return caseload


def caseload_of(book: Workbook, where: Path, *, whole: bool = True) -> Caseload:
    """The caseload in an open workbook, ``where`` being its file. Raises ``WorkbookRefused``."""
    found = {part.name: part for parts in book.tables.values() for part in parts}
    if SETTINGS not in found:
        todo = "Make one with `caseload new PROGRAM FILE`, or bring rows in with `caseload import`."
        why = "it has no table named Settings"
        raise NoCaseload("this workbook is no caseload", where=where.name, why=why, todo=todo)
    values = _values(where, book.package.data, sorted({part.sheet for part in found.values()}))
    caseload = assembled(where, found, values, settings_at=f"{where.name}, {SETTINGS}")
    if whole:
        caseload.frames = {name: replace(frame, columns=dict(frame.columns), extra=dict(frame.extra))
                           for name, frame in caseload.frames.items()}  # fmt: skip
    caseload.book = book
    caseload.problems += [
        Problem(SETTINGS, f"the setting {each.header!r} is missing", todo="Put its row back.", file=where.name)
        for each in caseload.program.settings if each.header not in caseload.labels
    ]  # fmt: skip
    return caseload


def assembled(where: Path, parts: Mapping[str, TablePart], values: Mapping[str, list[list[Any]]], settings_at: str) -> Caseload:
    """The caseload that some tables hold, ``values`` being those of their sheets from the first row and column on.

    ``settings_at`` names the Settings in a refusal. A table that is missing is listed in ``problems``.
    """
    labels, cells = _settings(parts[SETTINGS], values)
    code = str(labels.get(PROGRAM_LABEL) or "").strip().casefold()
    if code not in PROGRAMS:
        raise NoCaseload(f"the program {code!r} is not known", where=settings_at,
                         todo=f"Write one of {', '.join(PROGRAMS)} beside {PROGRAM_LABEL!r}.")  # fmt: skip
    wanted = program(code)
    settings = {each.name: labels.get(each.header) for each in wanted.settings}
    at = {each.name: cells[each.header] for each in wanted.settings if each.header in cells}
    layouts = {table.name: _layout(table, parts[table.name]) for table in wanted.tables if table.name in parts}

    def frame(name: str) -> Frame:
        if name in layouts:
            return _frame(layouts[name], values)
        table = wanted.table(name)
        return Frame(table, table.title, {each: [] for each in table.names}, {}, [], {})

    frames = WhenAsked([table.name for table in wanted.tables], frame)
    caseload = Caseload(where, wanted, settings, at, frames, parts[SETTINGS].sheet, labels=labels, labels_at=cells)
    for table in wanted.tables:
        caseload.problems += (layouts[table.name].problems(where.name) if table.name in layouts else
            [Problem(table.title, f"the table {table.name} is missing", "it was deleted or renamed",
                     "Restore the sheet from a copy, or name the table again.", where.name)])  # fmt: skip
    return caseload


def _values(path: Path, data: bytes, sheets: list[str]) -> Mapping[str, list[list[Any]]]:
    """The values of some sheets, row by row from the first row and column on, each sheet read when it is asked for."""
    import io

    from python_calamine import CalamineError, CalamineWorkbook

    def refused(error: Exception) -> WorkbookRefused:
        return WorkbookRefused("the workbook cannot be read", where=path.name, why=str(error))

    def sheet(name: str) -> list[list[Any]]:
        try:
            return book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        except (CalamineError, OSError, ValueError) as error:
            raise refused(error) from None

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    except (CalamineError, OSError, ValueError) as error:
        raise refused(error) from None
    return WhenAsked(sheets, sheet)


def _at(rows: list[list[Any]], row: int, column: int) -> Any:
    """A value by row and column, both from 1; what lies outside is nothing."""
    if row > len(rows) or column > len(rows[row - 1]):
        return None
    value = rows[row - 1][column - 1]
    return None if value == "" else value


def _settings(part: TablePart, values: Mapping[str, list[list[Any]]]) -> tuple[dict[str, Any], dict[str, str]]:
    rows, area = values[part.sheet], part.area
    names = [str(each) for each in part.columns]
    label, value = (area.left + names.index(each) if each in names else 0 for each in (LABEL, VALUE))
    found, at = {}, {}
    if label and value:
        for row in range(part.first_row, part.last_row + 1):
            name = _at(rows, row, label)
            if isinstance(name, str):
                found[name] = _at(rows, row, value)
                at[name] = cell_name(row, value)
    return found, at


class _Layout(NamedTuple):
    """A table as it lies on its sheet: the columns (from 1) of ours, by name, and of others, by header."""

    table: Table
    part: TablePart
    letters: dict[str, int]
    others: dict[str, int]

    def problems(self, file: str) -> list[Problem]:
        """Columns of ours that are not there."""
        place = f"{self.part.sheet}!{cell_name(self.part.first_row - 1, self.part.area.left)}"
        return [Problem(place, f"the column {each.header!r} is missing from the table {self.table.name}",
                        "its header was renamed or the column deleted", "Write the header as it was.", file)
                for each in self.table.columns if each.name not in self.letters]  # fmt: skip


def _layout(table: Table, part: TablePart) -> _Layout:
    left = part.area.left
    by_header = {_folded(name): left + at for at, name in enumerate(part.columns)}
    ours = {_folded(each.header): each.name for each in table.columns}
    letters = {name: by_header[header] for header, name in ours.items() if header in by_header}
    others = {str(name): left + at for at, name in enumerate(part.columns) if _folded(name) not in ours}
    return _Layout(table, part, letters, others)


def _frame(layout: _Layout, values: Mapping[str, list[list[Any]]]) -> Frame:
    """The rows of a table in which something was entered; an empty cell, and one beyond the end of a row, is nothing."""
    table, part, letters, others = layout
    width = part.area.left + len(part.columns) - 1
    rows = [(number, cells if len(cells) >= width else [*cells, *[""] * (width - len(cells))])
            for number, cells in enumerate(values[part.sheet][part.first_row - 1 : part.last_row], part.first_row)]  # fmt: skip
    entered = [letters[each.name] - 1 for each in table.entered if each.name in letters]
    kept = [(number, cells) for number, cells in rows if any(cells[at] not in _NOTHING for at in entered)]

    def column(letter: int | None) -> list[Any]:
        if letter is None:
            return [None] * len(kept)
        at = letter - 1
        return [value if (value := cells[at]) != "" else None for _, cells in kept]

    return Frame(table, part.sheet, WhenAsked(table.names, lambda name: column(letters.get(name))),
                 WhenAsked(others, lambda header: column(others[header])), [number for number, _ in kept], letters)  # fmt: skip


@lru_cache(4096)
def _folded(header: str) -> str:
    return " ".join(header.casefold().split())
