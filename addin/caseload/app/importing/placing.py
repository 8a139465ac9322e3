"""Where each row of an export goes: into the row of the workbook that it means, or below as a new one."""

from __future__ import annotations

from typing import Any

from caseload.app.importing.mapping import CASE, Mapping
from caseload.app.importing.report import ImportReport, left_out
from caseload.app.importing.source import Export
from caseload.app.importing.values import RowValues, cell_value
from caseload.errors import Problem
from caseload.rules.engine.kinds import Refused
from caseload.tables.entered import folded_key
from caseload.tables.read import Caseload, Frame


class Placing:
    """One import: each row of the export finds its row in the workbook, or becomes a new one."""

    def __init__(self, caseload: Caseload, mapping: Mapping, export: Export):
        self.caseload, self.mapping, self.export = caseload, mapping, export
        self.frame = caseload[mapping.table]
        self.people = caseload.people
        self.report = ImportReport(caseload.path.name, export.name, mapping.table)
        self._values = RowValues(mapping, self.frame.table, self.people.table, self.report)
        self.cells: dict[str, Any] = {}
        self.new: list[dict[str, Any]] = []
        self.rows_by_key: dict[tuple[str, ...], list[int]] = {}
        self.new_by_key: dict[tuple[str, ...], dict[str, Any]] = {}
        for row in range(len(self.frame)):
            values = {name: self._there(self.frame, row, name) for name in self._key()}
            self.rows_by_key.setdefault(_folded(values, self._key()), []).append(row)
        self.by_case: dict[str, list[int]] = {}
        for row, number in enumerate(self.people.columns[CASE]):
            self.by_case.setdefault(folded_key(number), []).append(row)
        self.taken = {folded_key(value) for value in self.people.columns[self.people.table.key]}

    def _key(self) -> list[str]:
        """The key in columns of the sheet: where the sheet knows no case number, the participant stands for it."""
        found = [name if name in self.frame.table.names else self.frame.table.key for name in self.mapping.key]
        return list(dict.fromkeys(found))

    def all(self) -> None:
        self.report.not_placed += left_out(self.mapping, self.export.name)
        missing = [header for header in self.mapping.columns if header not in self.export.headers]
        self.report.not_placed += [
            Problem(f"column {header}", "the export has no such column", "", "Correct the header in the mapping.", self.export.name)
            for header in missing
        ]
        for row, number in zip(self.export.rows, self.export.numbers, strict=True):
            values = self._values.of(row, number)
            if self._known(values, number):
                self._place(values, number)

    def _known(self, values: dict[str, Any], number: int) -> bool:
        """Is it clear which participant and which row is meant? If not, the row is named."""
        table = self.frame.table
        if self.frame is not self.people and table.key not in values and CASE not in table.names:
            found = self.by_case.get(folded_key(values.pop(CASE, None)), [])
            if len(found) != 1:
                why = "no participant has this case number" if not found else "several participants have this case number"
                self._not_placed(number, why, "Add the participant first, or give the participant's number in the export.")
                return False
            values[table.key] = self.people.columns[self.people.table.key][found[0]]
        blank = [name for name in self._key() if values.get(name) is None]
        if blank:
            headers = ", ".join(table.column(name).header for name in blank)
            self._not_placed(number, f"{headers} is blank or cannot be right", "Fill it in, or choose another key.")
        return not blank

    def _place(self, values: dict[str, Any], number: int) -> None:
        key = _folded(values, self._key())
        rows = self.rows_by_key.get(key, [])
        if len(rows) > 1:
            self._not_placed(number, "several rows of the workbook have this key", "Take one more column into the key.")
        elif rows:
            self._fill(rows[0], values)
        elif key in self.new_by_key:
            self._merge(self.new_by_key[key], values, number)
        else:
            if self.frame is self.people and values.get(self.people.table.key) is None:
                values[self.people.table.key] = self._number()
            self.new_by_key[key] = values
            self.new.append(values)
            self.report.added += 1

    def _fill(self, row: int, values: dict[str, Any]) -> None:
        """Bring values into a row that is there: blanks are filled, other cells kept or replaced as the mapping says."""
        before = len(self.cells)
        for name, value in values.items():
            if value is None or name not in self.frame.letters:
                continue
            there, raw = self._there(self.frame, row, name), self.frame.columns[name][row]
            cell = self.frame.cell(row, name)
            if cell in self.cells:
                there = raw = self.cells[cell]
            if there == value:
                continue
            if raw is None or (self.mapping.when_there == "replace" and cell not in self.cells):
                self.cells[cell] = value
            else:
                self.report.kept.append(Problem(
                    self.frame.place(row, name), f"the export says something else for {self.frame.table.column(name).header}",
                    "a cell that is filled is kept" if self.mapping.when_there == "keep" else "the export has two rows for it",
                    "Compare the two; write when_there: replace in the mapping to take the export's.", self.caseload.path.name,
                    "warning"))  # fmt: skip
        self.report.changed += len(self.cells) > before
        self.report.unchanged += len(self.cells) == before

    def _merge(self, new: dict[str, Any], values: dict[str, Any], number: int) -> None:
        """A second row of the export for the same new row: it may fill blanks, and is named where it says something else."""
        for name, value in values.items():
            if new.get(name) is None:
                new[name] = value
            elif value is not None and new[name] != value:
                self._not_placed(number, f"an earlier row says something else for {self.frame.table.column(name).header}",
                                 "Take one more column into the key, or correct the export.")  # fmt: skip

    def _not_placed(self, number: int, why: str, todo: str) -> None:
        self.report.not_placed.append(Problem(f"row {number}", "the row found no place", why, todo, self.export.name))

    def _number(self) -> str:
        """The next free number of a participant."""
        at = len(self.taken) + 1
        while folded_key(f"P{at:04d}") in self.taken:
            at += 1
        self.taken.add(folded_key(f"P{at:04d}"))
        return f"P{at:04d}"

    def _there(self, frame: Frame, row: int, name: str) -> Any:
        raw = frame.columns[name][row]
        try:
            return cell_value(frame.table.column(name).kind, raw)
        except Refused:
            return raw


def _folded(values: dict[str, Any], names: list[str]) -> tuple[str, ...]:
    return tuple(folded_key(values.get(name)) for name in names)
