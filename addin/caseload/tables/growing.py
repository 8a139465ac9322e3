"""Lists to which refresh adds rows (Notices, Checklist): what is there stays, with whatever people wrote beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from caseload.rules.engine.kinds import BLANK, Day, Kind, Refused
from caseload.tables.entered import folded_key, read_one
from caseload.tables.healing import Cells
from caseload.tables.read import Frame
from caseload.tables.same import same


def grown(frame: Frame, rows: Sequence[Mapping[str, Any]], cells: Cells) -> list[dict[str, Any]]:
    """The rows that are not there yet, by header; what changed in the others is put into ``cells``.

    Rows are known by the columns that the table names (``grows``). Columns that are people's own are never written
    into a row that is there; a row that is no longer among ``rows`` stays.
    """
    keys = frame.table.grows
    there = {_key(frame, {name: frame.columns[name][row] for name in keys}): row for row in range(len(frame))}
    columns = [each for each in frame.table.columns if each.name in frame.letters and each.computed is None]
    added = []
    for given in rows:
        row = there.get(_key(frame, given))
        if row is None:
            added.append({each.header: given.get(each.name) for each in columns})
            continue
        changed = {frame.cell(row, each.name): given.get(each.name) for each in columns
                   if not each.yours and not _says(each.kind, frame.columns[each.name][row], given.get(each.name))}  # fmt: skip
        if changed:
            cells.setdefault(frame.sheet, {}).update(changed)
    return added


def _key(frame: Frame, row: Mapping[str, Any]) -> tuple[str, ...]:
    """What a row is known by, as people compare it; a day is the same however it is written."""
    return tuple("" if (value := row.get(name)) is None else folded_key(_plain(frame.table.column(name).kind, value))
                 for name in frame.table.grows)  # fmt: skip


def _says(kind: Kind, there: Any, value: Any) -> bool:
    """Does a cell say this already? An open workbook hands a day over as its number."""
    if isinstance(kind, Day) and isinstance(there, (int, float)):
        there, value = _plain(kind, there), _plain(kind, value)
    return same(there, value)


def _plain(kind: Kind, value: Any) -> Any:
    if not isinstance(kind, Day):
        return value
    try:
        read = read_one(kind, value.isoformat() if isinstance(value, date) else value)
    except Refused:
        return value
    return None if read is BLANK else kind.show(read)


__all__ = ["grown"]
