"""What goes back into the open workbook: computed columns and the rows that refresh owns, in as few steps as possible.

A formula stays a formula; only a value that changed is written. Text that Excel could take for a formula, a number or
a date is entered as text. Everything is collected first and written at the end, so that nothing is half-written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from caseload.cells.single import to_host
from caseload.errors import WorkbookRefused
from caseload.hosts.server.openbook import cells
from caseload.tables.compute import Results
from caseload.tables.editor.address import parse_cell
from caseload.tables.read import Caseload, Frame

Live = Mapping[str, Mapping[str, Sequence[int]]]
"""Table -> header of a column -> rows of the sheet in which a formula stands."""
MOST_STRETCHES = 20
"""Stretches of a column that are written one by one; with more of them, the whole column is quicker."""
_WORDS = re.compile(r"[^\W\d_?][^\d]*|\?.*", re.DOTALL)


Place = tuple[int, int]


@dataclass
class Changes:
    """What will be written, in order: values, formulas, and new sizes of tables."""

    steps: list[tuple[str, str, Place, Any]] = field(default_factory=list)

    def values(self, sheet: str, place: Place, rows: list[list[Any]]) -> None:
        """Rows of values from a cell (row, column) on."""
        self.steps.append(("values", sheet, place, rows))

    def formulas(self, sheet: str, place: Place, text: str, count: int = 1) -> None:
        """One formula for so many cells down a column, from a cell on."""
        self.steps.append(("formulas", sheet, place, (text, count)))

    def resize(self, sheet: str, table: str, head: Place, end: Place) -> None:
        """A table that from now on reaches from its first header cell to ``end``."""
        self.steps.append(("resize", sheet, head, (table, end)))

    def apply(self, book: Any) -> None:
        """Write all of it into an xlwings book, as it is: xlwings' conversion would look at the whole sheet each time."""
        for kind, name, (row, column), what in self.steps:
            sheet = book.sheets[name]
            if kind == "resize":
                sheet.tables[what[0]].resize(sheet.range((row, column), what[1]))
            elif kind == "values":
                sheet.range((row, column), (row + len(what) - 1, column + len(what[0]) - 1)).raw_value = what
            else:
                text, count = what
                sheet.range((row, column), (row + count - 1, column)).impl.formula = text


def entered(value: Any) -> Any:
    """A value as Excel must be given it so that the cell then holds exactly that."""
    value = to_host(value)
    if type(value) is not str or not value:
        return value
    plain = _WORDS.fullmatch(value) and value.casefold() not in ("true", "false")
    return value if plain else f"'{value}"


def same(a: Any, b: Any) -> bool:
    """Are two values the same in a cell?"""
    return (a == b and type(a) is type(b)) or plain(a) == plain(b)


def plain(value: Any) -> Any:
    """A value as it is compared: a day by its parts, a number as a number, nothing as None."""
    if isinstance(value, date):
        return to_host(value) if not hasattr(value, "hour") else to_host(value.date())  # type: ignore[attr-defined]
    if value is None or value == "":
        return None
    return float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else value


def write_results(changes: Changes, caseload: Caseload, results: Results, live: Live) -> int:
    """Write the computed columns that changed; returns how many cells did."""
    changed = 0
    for name, columns in results.shown.items():
        frame = caseload[name]
        for column, values in columns.items():
            if column in frame.letters:
                header = frame.table.column(column).header
                changed += _column(changes, frame, column, values, frozenset(live.get(name, {}).get(header, ())))
    return changed


def _column(changes: Changes, frame: Frame, column: str, values: Sequence[Any], formulas: frozenset[int]) -> int:
    old = frame.columns[column]
    kept = [at for at, row in enumerate(frame.rows) if row not in formulas]
    different = [at for at in kept if not same(values[at], old[at])]
    stretches = list(runs(frame.rows[at] for at in different))
    if len(stretches) > MOST_STRETCHES:
        stretches = list(runs(frame.rows[at] for at in kept))
    place = {row: at for at, row in enumerate(frame.rows)} if stretches else {}
    for stretch in stretches:
        at = place[stretch[0]]
        fresh = [[entered(each)] for each in values[at : at + len(stretch)]]
        changes.values(frame.sheet, (stretch[0], frame.letters[column]), fresh)
    return len(different)


def runs(rows: Iterable[int]) -> Iterator[list[int]]:
    """Rows in stretches without a gap."""
    found: list[int] = []
    for row in rows:
        if found and row != found[-1] + 1:
            yield found
            found = []
        found.append(row)
    if found:
        yield found


def write_rows(changes: Changes, book: Any, frame: Frame, rows: Sequence[Mapping[str, Any]]) -> int:
    """Put rows in place of all rows of an owned table; returns how many cells changed.

    Raises ``WorkbookRefused`` when something stands below the table where it has to grow.
    """
    old = [[plain(frame.columns[name][at]) for name in frame.letters] for at in range(len(frame))]
    new = [[plain(row.get(name)) for name in frame.letters] for row in rows]
    if old == new or not frame.letters:
        return 0
    table = next(each for each in book.sheets[frame.sheet].tables if each.name == frame.table.name)
    head, body = table.header_row_range, table.data_body_range
    first, before, after = head.row + 1, body.rows.count, max(len(rows), 1)
    left, right = head.column, head.column + head.columns.count - 1
    sheet = book.sheets[frame.sheet]
    if after > before:
        _refuse_content_below(sheet, frame, first + before, first + after - 1, left, right)
    changes.resize(frame.sheet, table.name, (head.row, left), (head.row + after, right))
    for name, column in frame.letters.items():
        made = _linked if frame.table.column(name).link else entered
        values = [[made(row.get(name))] for row in rows]
        changes.values(frame.sheet, (first, column), values + [[""]] * (max(before, after) - len(values)))
    return sum(a != b for a, b in zip(_padded(old, new), _padded(new, old), strict=True))


def grow_rows(changes: Changes, book: Any, frame: Frame, rows: Sequence[Mapping[str, Any]]) -> int:
    """Add to a list the rows that it lacks, and bring the others up to date; returns how many cells changed.

    Raises ``WorkbookRefused`` when something stands below the table where it has to grow.
    """
    from caseload.tables.growing import grown

    found: dict[str, dict[str, Any]] = {}
    added = grown(frame, rows, found)
    for address, value in found.get(frame.sheet, {}).items():
        place = parse_cell(address)
        assert place is not None
        changes.values(frame.sheet, place, [[entered(value)]])
    if added:
        _append(changes, book, frame, added)
    return sum(map(len, found.values())) + sum(plain(value) is not None for row in added for value in row.values())


def _append(changes: Changes, book: Any, frame: Frame, added: Sequence[Mapping[str, Any]]) -> None:
    """Rows by header below the last one that is filled."""
    sheet = book.sheets[frame.sheet]
    table = next(each for each in sheet.tables if each.name == frame.table.name)
    head, body = table.header_row_range, table.data_body_range
    first = (frame.rows[-1] if frame.rows else head.row) + 1
    bottom, last = body.row + body.rows.count - 1, first + len(added) - 1
    left, right = head.column, head.column + head.columns.count - 1
    if last > bottom:
        _refuse_content_below(sheet, frame, bottom + 1, last, left, right)
        changes.resize(frame.sheet, table.name, (head.row, left), (last, right))
    for name, column in frame.letters.items():
        header = frame.table.column(name).header
        if header in added[0]:
            changes.values(frame.sheet, (first, column), [[entered(row[header])] for row in added])


def _linked(place: Any) -> Any:
    """The name of a cell as a formula that leads to it; what names no cell stays text."""
    from caseload.tables.editor.contents import Formula
    from caseload.tables.refresh import link

    made = link(place)
    return f"={made.text}" if isinstance(made, Formula) else entered(made)


def _padded(rows: list[list[Any]], other: list[list[Any]]) -> list[Any]:
    width = len((rows or other)[0])
    return [cell for row in rows + [[None] * width] * (len(other) - len(rows)) for cell in row]


def _refuse_content_below(sheet: Any, frame: Frame, top: int, bottom: int, left: int, right: int) -> None:
    if any(cell is not None for row in cells(sheet, (top, left), (bottom, right)) for cell in row):
        raise WorkbookRefused(f"the table {frame.table.name} has no room to grow", where=f"{frame.sheet}!A{top}",
                              why="something stands below it", todo="Move it, then press Refresh again.")  # fmt: skip


__all__ = ["Changes", "entered", "grow_rows", "plain", "runs", "write_results", "write_rows"]
