"""The values of one row of an export, as the cells of a caseload hold them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from caseload.app.importing.mapping import Mapping, as_code
from caseload.app.importing.report import ImportReport
from caseload.errors import Problem
from caseload.rules.engine.kinds import BLANK, Choice, Count, Day, Flag, Kind, Number, Refused, Text, Ticks
from caseload.rules.engine.typed import reader_of
from caseload.rules.engine.wording import REASONS
from caseload.tables.schema import Table


class RowValues:
    """Reads the rows of one export by a mapping; what cannot be right goes into the report."""

    def __init__(self, mapping: Mapping, table: Table, people: Table, report: ImportReport):
        self.mapping, self.table, self.people, self.report = mapping, table, people, report

    def of(self, row: dict[str, Any], number: int) -> dict[str, Any]:
        """The values of one row by column; what cannot be right is named and left out."""
        found: dict[str, Any] = {}
        for header, name, raw in self._pairs(row):
            column = (self.table if name in self.table.names else self.people).column(name)
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
        self.report.not_placed.append(Problem(f"row {number}, {header}", "the value found no place", why, todo, self.report.export))


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
