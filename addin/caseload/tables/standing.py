"""The formulas that stand in a caseload's file: ours in computed columns, and the user's own that hang on our cells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from caseload.errors import WorkbookRefused
from caseload.tables.dialects import Dialect, calls, convert
from caseload.tables.editor.address import Area, cell_name
from caseload.tables.editor.grammar import BRACKETS, QUOTED_SHEET, TEXT
from caseload.tables.editor.reading import FormulaCell, formulas_in
from caseload.tables.formulas import formula, has_formula
from caseload.tables.read import Caseload, Frame
from caseload.tables.references import without_tables
from caseload.tables.schema import Column

Cell = tuple[str, int, int]
"""Sheet, row, column."""
_FUTURE = "_xlfn."
_REFERENCE = re.compile(
    rf"""{TEXT}
    | (?P<sheet>(?:{QUOTED_SHEET}|[\w.]+)!)?
      (?P<area>\$?[A-Za-z]{{1,3}}\$?[1-9]\d{{0,6}}(?::\$?[A-Za-z]{{1,3}}\$?[1-9]\d{{0,6}})?
              |\$?[A-Za-z]{{1,3}}:\$?[A-Za-z]{{1,3}}|\$?[1-9]\d{{0,6}}:\$?[1-9]\d{{0,6}})(?![\w.(!\[])
    | {BRACKETS} | (?P<name>[^\W\d][\w.\\]*)(?![\w.(!\[]) | [\w.$\\]+""",
    re.VERBOSE,
)


@dataclass
class Formulas:
    """Every formula of a caseload's file that can be read, by sheet, and what each is to us."""

    caseload: Caseload
    cells: dict[str, dict[tuple[int, int], FormulaCell]] = field(default_factory=dict)
    closed: list[str] = field(default_factory=list)
    """Sheets of the user's own whose formulas cannot be read."""

    @cached_property
    def live(self) -> bool:
        """Do our functions stand in a cell? Then the file is not calculated anew where they may be missing.

        The lists that refresh writes hold links only, a different one in each row.
        """
        texts = {each.text for sheet, cells in self.cells.items() for each in cells.values() if not self._listed(sheet, each)}
        return any(True for text in texts for _ in calls(text, _names()))

    @cached_property
    def ours(self) -> set[Cell]:
        """The cells of computed columns in which the declared formula stands, in whatever dialect."""
        return {(frame.sheet, each.row, each.column) for frame, _, wanted, there in self._columns() for each in there
                if plain(each.text) == wanted}  # fmt: skip

    def foreign(self) -> Iterator[tuple[Frame, str, int, FormulaCell]]:
        """Formulas of somebody's own in computed columns: frame, column, row of the frame, formula."""
        for frame, column, wanted, there in self._columns():
            rows = {number: row for row, number in enumerate(frame.rows)}
            for each in there:
                if each.row in rows and plain(each.text) != wanted:
                    yield frame, column.name, rows[each.row], each

    def text_of(self, frame: Frame, column: str) -> str:
        """The formula that the cells of a computed column have, as most of them spell it; "" in a column of values.

        A formula that only an Office add-in can enter (a cell array) is no example for another cell.
        """
        there = self._by_column.get((frame.sheet, frame.letters.get(column, 0)), ())
        good = Counter(each.text for each in there if not each.tied and (frame.sheet, each.row, each.column) in self.ours)
        return good.most_common(1)[0][0] if good else ""

    @cached_property
    def _by_column(self) -> dict[tuple[str, int], list[FormulaCell]]:
        found: dict[tuple[str, int], list[FormulaCell]] = {}
        for sheet, cells in self.cells.items():
            for each in cells.values():
                found.setdefault((sheet, each.column), []).append(each)
        return found

    def _columns(self) -> Iterator[tuple[Frame, Column, str, list[FormulaCell]]]:
        """Each computed column in which formulas stand, with the formula it should have ("" for none)."""
        for frame in self.caseload.frames.values():
            for column in frame.table.computed:
                there = self._by_column.get((frame.sheet, frame.letters.get(column.name, 0)))
                if there:
                    wanted = formula(self.caseload.program, frame.table, column) if has_formula(column) else ""
                    rows = range(min(frame.rows, default=1), max(frame.rows, default=0) + 1)
                    yield frame, column, plain(wanted), [each for each in there if each.row in rows]

    @cached_property
    def in_computed_columns(self) -> bool:
        """Does a formula, of ours or of somebody's own, stand in a computed column?"""
        return any(there for *_, there in self._columns())

    def own(self) -> list[tuple[str, FormulaCell]]:
        """The formulas outside of our computed columns and of the lists that refresh writes, with their sheets."""
        return [(sheet, each) for sheet, cells in self.cells.items() for each in cells.values()
                if (sheet, each.row, each.column) not in self.ours and not self._listed(sheet, each)]  # fmt: skip

    def _listed(self, sheet: str, each: FormulaCell) -> bool:
        """Does it stand in a list that refresh writes?"""
        return any(each.row in rows and each.column in columns for rows, columns in self._lists.get(sheet, ()))

    @cached_property
    def _lists(self) -> dict[str, list[tuple[set[int], set[int]]]]:
        """Rows and columns of the lists that refresh writes, by sheet."""
        found: dict[str, list[tuple[set[int], set[int]]]] = {}
        for frame in self.caseload.frames.values():
            if frame.table.owned:
                found.setdefault(frame.sheet, []).append((set(frame.rows), set(frame.letters.values())))
        return found

    def dependents(self) -> list[str]:
        """The user's own formulas that hang on cells of ours, directly or through others, as ``Sheet!B7``.

        A formula whose references cannot be told (a name, a range made while calculating) is taken to hang on them.
        """
        waiting = {(sheet, each.row, each.column): list(self._reads(sheet, each)) for sheet, each in self.own()}
        reached: list[tuple[str, Area]] = list(self._written())
        found: list[Cell] = []
        while reached:
            new = [cell for cell, reads in waiting.items()
                   if any(area is None or any(sheet == other and area.meets(hit) for other, hit in reached)
                          for sheet, area in reads)]  # fmt: skip
            found += new
            for cell in new:
                waiting.pop(cell)
            reached = [(sheet, Area(row, column, row, column)) for sheet, row, column in new]
        return [f"{sheet}!{cell_name(row, column)}" for sheet, row, column in sorted(found)]

    def _written(self) -> Iterator[tuple[str, Area]]:
        """The areas that refresh may write."""
        for frame in self.caseload.frames.values():
            names = frame.letters if frame.table.owned else [each.name for each in frame.table.computed]
            last = max(frame.rows, default=2) + (100_000 if frame.table.owned else 0)
            for name in names:
                if name in frame.letters:
                    yield frame.sheet, Area(2, frame.letters[name], last, frame.letters[name])
        if "as_of" in self.caseload.settings_at:
            area = Area.parse(self.caseload.settings_at["as_of"])
            assert area is not None
            yield self.caseload.settings_sheet, area

    def _reads(self, sheet: str, each: FormulaCell) -> Iterator[tuple[str, Area | None]]:
        assert self.caseload.book is not None
        tables = [table for parts in self.caseload.book.tables.values() for table in parts]
        try:
            text = without_tables(each.text, tables, sheet, each.row, each.column)
        except WorkbookRefused:
            yield sheet, None
            return
        for match in _REFERENCE.finditer(text):
            if match["area"]:
                named = (match["sheet"] or "")[:-1]
                there = named[1:-1].replace("''", "'") if named.startswith("'") else named or sheet
                yield there, Area.parse(match["area"].replace("$", ""))
            elif match["name"] and match["name"].upper() not in ("TRUE", "FALSE"):
                yield sheet, None


def formulas_of(caseload: Caseload) -> Formulas:
    """The formulas of the file that a caseload was read from.

    Raises ``WorkbookRefused`` when a sheet with one of our tables cannot be read by the editor.
    """
    found = Formulas(caseload)
    book = caseload.book
    if book is None:
        return found
    needed = {frame.sheet for frame in caseload.frames.values() if frame.letters} | {caseload.settings_sheet}
    for name, part in book.sheets.items():
        if part.kind == "worksheet":
            try:
                cells = {(each.row, each.column): each for each in formulas_in(book, name)}
            except WorkbookRefused:
                if name in needed:
                    raise
                found.closed.append(name)
                continue
            if cells:
                found.cells[name] = cells
    return found


def plain(text: str) -> str:
    """A formula as it is compared: without "=", our functions by their plain names, no mark of newer functions."""
    if text not in _PLAIN:
        if len(_PLAIN) > 10_000:
            _PLAIN.clear()
        _PLAIN[text] = convert(text.removeprefix("="), Dialect.PLAIN, _names()).replace(_FUTURE, "")
    return _PLAIN[text]


_PLAIN: dict[str, str] = {}


def _names() -> Iterable[str]:
    from caseload.cells import functions

    return functions()


__all__ = ["Formulas", "formulas_of", "plain"]
