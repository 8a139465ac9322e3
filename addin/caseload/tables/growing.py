"""Lists to which refresh adds rows (Notices, Checklist): what is there stays, with whatever people wrote beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import lru_cache
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
    keys = {name: _folding(frame.table.column(name).kind) for name in frame.table.grows}
    there = dict(zip(zip(*(map(fold, frame.columns[name]) for name, fold in keys.items()), strict=True), range(len(frame)), strict=False))
    columns = [each for each in frame.table.columns if each.name in frame.letters and each.computed is None]
    added = []
    for given in rows:
        row = there.get(tuple([fold(given.get(name)) for name, fold in keys.items()]))
        if row is None:
            added.append({each.header: given.get(each.name) for each in columns})
            continue
        changed = {frame.cell(row, each.name): given.get(each.name) for each in columns
                   if not each.yours and not _says(each.kind, frame.columns[each.name][row], given.get(each.name))}  # fmt: skip
        if changed:
            cells.setdefault(frame.sheet, {}).update(changed)
    return added


def _folding(kind: Kind) -> Callable[[Any], str]:
    """A value of a key as people compare it, worked out once where it comes again; a day is the same however it is written."""

    @lru_cache(maxsize=None, typed=True)
    def fold(value: Any) -> str:
        return folded_key(_plain(kind, value))

    return fold


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
