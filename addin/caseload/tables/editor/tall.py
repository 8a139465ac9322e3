"""How tall rows have to be that are written: what writes a row writes the height that its texts need."""

from __future__ import annotations

import re
from collections.abc import Callable

from caseload.tables.editor.markup import with_attribute
from caseload.tables.editor.sheet import Row, Sheet

Height = Callable[[int, Callable[[int], float]], float]
"""Number of a row, and what tells the width of a column by its number -> the height of the row in points."""
_HEIGHT = re.compile(rb"\sht\s*=\s*[\"']([\d.]+)[\"']")
_CHOSEN = re.compile(rb"\scustomHeight\s*=\s*[\"'](?:1|true)[\"']")
_NEARLY = 9.0
"""Points by which a height may differ from the one that is wanted: other programs measure texts a little differently."""


class Tall:
    """The heights of the rows of one sheet, when somebody tells them."""

    def __init__(self, sheet: Sheet, height: Height | None):
        self._sheet, self._height = sheet, height

    def of_new(self, number: int) -> bytes:
        """The attribute of a new row."""
        return b' ht="%g"' % self._height(number, self._sheet.column_width) if self._height is not None else b""

    def fitted(self, row: Row, head: bytes) -> bytes:
        """The row's tag with the height that its new texts need, unless somebody chose one."""
        if self._height is None or _CHOSEN.search(row.attributes):
            return head
        there, wanted = _HEIGHT.search(row.attributes), self._height(row.number, self._sheet.column_width)
        if there is not None and abs(float(there[1]) - wanted) < _NEARLY:
            return head
        lead = len(head) - len(head.lstrip())
        return head[:lead] + with_attribute(head[lead:], "ht", f"{wanted:g}")
