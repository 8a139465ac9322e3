"""Where formulas stand in an open workbook of Excel: in computed columns, and elsewhere those that are stuck.

The same two lists that the task pane finds for itself and sends along.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from caseload.cells import functions
from caseload.cells.hostvalues import COM_ERRORS
from caseload.hosts.server.openbook import read_open
from caseload.tables.dialects import Dialect, calls

_LOST = "#NAME?"
_CALL = re.compile(r"[A-Z]\w*[_.]\w+\(", re.IGNORECASE)
Places = dict[str, dict[str, list[int]]]


def formulas_in(book: Any) -> Places:
    """Table -> header of a computed column -> rows of the sheet with a formula; raises ``WorkbookRefused``."""
    found: Places = {}
    for frame in read_open(book).frames.values():
        for column in frame.table.computed:
            if column.name in frame.letters and frame.rows:
                at, first, last = frame.letters[column.name], frame.rows[0], frame.rows[-1]
                texts = _rows(book.sheets[frame.sheet].range((first, at), (last, at)).formula)
                rows = [row for row in frame.rows if _is_formula(texts[row - first][0])]
                if rows:
                    found.setdefault(frame.table.name, {})[column.header] = rows
    return found


def stuck_in(book: Any, ours: Places) -> list[list[Any]]:
    """Formulas outside computed columns that call a function of ours in another spelling, or show #NAME?.

    Each as sheet, row, column and text.
    """
    computed = _computed(book, ours)
    return [[sheet.name, row, column, text] for sheet in book.sheets for row, column, text, shown in _formulas(sheet)
            if (sheet.name, row, column) not in computed and _is_stuck(text, shown)]  # fmt: skip


def _computed(book: Any, ours: Places) -> set[tuple[str, int, int]]:
    frames = read_open(book).frames
    return {(frame.sheet, row, frame.letters[column.name]) for frame in frames.values() for column in frame.table.computed
            for row in ours.get(frame.table.name, {}).get(column.header, ())}  # fmt: skip


def _formulas(sheet: Any) -> Iterator[tuple[int, int, str, Any]]:
    """Row, column, text and shown value of each formula of a sheet."""
    used = sheet.used_range
    texts, shown = _rows(used.formula), _rows(used.raw_value)
    for at, row in enumerate(texts):
        for place, text in enumerate(row):
            if _is_formula(text):
                yield used.row + at, used.column + place, text, shown[at][place]


def _is_formula(text: Any) -> bool:
    return isinstance(text, str) and text.startswith("=")


def _is_stuck(text: str, shown: Any) -> bool:
    if not _CALL.search(text):
        return False
    lost = COM_ERRORS.get(shown) == _LOST if isinstance(shown, int) else shown == _LOST
    return any(lost or each.dialect is not Dialect.PLAIN for each in calls(text, functions()))


def _rows(raw: Any) -> Any:
    """Rows of cells; a single cell comes bare."""
    return raw if isinstance(raw, (list, tuple)) else ((raw,),)
