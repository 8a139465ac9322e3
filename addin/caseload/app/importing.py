"""Bringing an export into a caseload: rows added, blanks filled, and everything named that found no place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from caseload.app.import_mapping import CASE, Mapping, as_code, load, propose, save
from caseload.app.import_source import Export, read_export
from caseload.errors import Problem
from caseload.rules.engine.kinds import BLANK, Choice, Count, Day, Flag, Kind, Number, Refused, Text, Ticks
from caseload.rules.engine.typed import reader_of
from caseload.rules.engine.wording import REASONS
from caseload.tables.compute import folded_key
from caseload.tables.read import Caseload, Frame, read_caseload


@dataclass
class ImportReport:
    """What an import did; ``proposed`` is the mapping file when one was only proposed and nothing imported.

    ``not_placed`` names columns, rows and values of the export that found no place; ``kept`` cells that say something
    else than the export and were left as they are.
    """

    file: str
    export: str
    table: str = ""
    proposed: str = ""
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    not_placed: list[Problem] = field(default_factory=list)
    kept: list[Problem] = field(default_factory=list)

    def record(self) -> dict[str, Any]:
        """The report as a JSON record."""
        return asdict(self)


def import_export(export: str | Path, into: str | Path, mapping: str | Path | None = None, *, table: str = "",
                  sheet: str = "") -> ImportReport:  # fmt: skip
    """Bring an export into a workbook by a mapping file; without one, propose it and import nothing.

    The same export twice changes nothing. Raises ``DataProblems`` for a mapping that does not fit, ``FileBusy`` for a
    workbook that is open, ``WorkbookRefused`` for what cannot be read.
    """
    from caseload.tables.editor.swap import refuse_when_open

    source, target = Path(export), Path(into)
    caseload = read_caseload(target)
    if mapping is None:
        file = source.with_name(f"{source.stem}.mapping.yaml")
        proposal = propose(read_export(source, sheet), caseload.program, table, sheet)
        save(proposal, file)
        return ImportReport(target.name, source.name, proposal.table, str(file), not_placed=_left_out(proposal, source.name))
    refuse_when_open(target)
    chosen = load(Path(mapping), caseload.program)
    rows = read_export(source, sheet or chosen.sheet)
    placing = _Placing(caseload, chosen, rows)
    placing.all()
    _write(caseload, placing)
    return placing.report


def _left_out(mapping: Mapping, export: str) -> list[Problem]:
    todo = "Name its column in the mapping file, or leave it out."
    return [Problem(f"column {header}", "no column of the workbook is like it", "", todo, export, "warning")
            for header, target in mapping.columns.items() if not target]  # fmt: skip


def _write(caseload: Caseload, placing: _Placing) -> None:
    from caseload.app.caseloads import refresh_one
    from caseload.tables.editor.patch import edit_workbook
    from caseload.tables.refresh import backup_of

    if not placing.cells and not placing.new:
        return
    caseload.refuse_when_changed()
    headers = {each.name: each.header for each in placing.frame.table.columns if each.name in placing.frame.letters}
    added = [{headers[name]: value for name, value in row.items() if name in headers} for row in placing.new]
    edit_workbook(caseload.path, caseload.path, {placing.frame.sheet: placing.cells} if placing.cells else {},
                  append_rows={placing.frame.table.name: added} if added else None, backup=backup_of(caseload.path))  # fmt: skip
    refresh_one(caseload.path, backup=False)


class _Placing:
    """One import: each row of the export finds its row in the workbook, or becomes a new one."""

    def __init__(self, caseload: Caseload, mapping: Mapping, export: Export):
        self.caseload, self.mapping, self.export = caseload, mapping, export
        self.frame = caseload[mapping.table]
        self.people = caseload.people
        self.report = ImportReport(caseload.path.name, export.name, mapping.table)
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
        self.report.not_placed += _left_out(self.mapping, self.export.name)
        missing = [header for header in self.mapping.columns if header not in self.export.headers]
        self.report.not_placed += [
            Problem(f"column {header}", "the export has no such column", "", "Correct the header in the mapping.", self.export.name)
            for header in missing
        ]
        for row, number in zip(self.export.rows, self.export.numbers, strict=True):
            values = self._values(row, number)
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

    def _values(self, row: dict[str, Any], number: int) -> dict[str, Any]:
        """The values of one row by column; what cannot be right is named and left out."""
        found: dict[str, Any] = {}
        for header, name, raw in self._pairs(row):
            column = (self.frame if name in self.frame.table.names else self.people).table.column(name)
            given = self.mapping.values.get(name, {})
            if str(raw) in given and given[str(raw)] is None:
                self._value_left(number, header, "the mapping has no word of ours for it")
                continue
            try:
                found[name] = cell_value(column.kind, given.get(str(raw), raw))
            except Refused as wrong:
                self._value_left(number, header, REASONS.get(wrong.reason, (wrong.reason.replace("_", " "),))[0])
        return found

    def _pairs(self, row: dict[str, Any]) -> Iterator[tuple[str, str, Any]]:
        for header, target in self.mapping.columns.items():
            raw = row.get(header)
            if raw is None or not target:
                continue
            if isinstance(target, str):
                yield header, target, raw
            else:
                parts = [part.strip() for part in str(raw).split(",", len(target) - 1)]
                yield from ((header, name, part) for name, part in zip(target, parts, strict=False) if part)

    def _value_left(self, number: int, header: str, why: str) -> None:
        todo = "Correct it in the export, or add its word under values in the mapping."
        self.report.not_placed.append(Problem(f"row {number}, {header}", "the value found no place", why, todo, self.export.name))


def _folded(values: dict[str, Any], names: list[str]) -> tuple[str, ...]:
    return tuple(folded_key(values.get(name)) for name in names)


def cell_value(kind: Kind, raw: Any) -> Any:
    """A value as a cell of this kind holds it, None for a blank; raises ``Refused`` for what cannot be right."""
    if raw is None or (isinstance(raw, str) and not raw.strip()):
        return None
    if isinstance(kind, Text):
        return " ".join(str(int(raw) if isinstance(raw, float) and raw.is_integer() else raw).split())
    if isinstance(kind, Choice) and isinstance(raw, str):
        raw = next((code for code in kind.codes if code.casefold() == as_code(raw)), raw)
    if isinstance(kind, Ticks):
        return str(raw)
    value = reader_of(kind)(raw)
    if value is BLANK:
        return None
    kind.read(value)
    if isinstance(kind, Flag):
        return "yes" if value else "no"
    if isinstance(kind, Day):
        return value if isinstance(value, date) else date.fromisoformat(str(value)[:10])
    if isinstance(kind, (Number, Count)):
        return int(value) if float(value).is_integer() else float(value)
    return value
