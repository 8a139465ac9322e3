"""Which cells a row has, told by their references alone: most rows of a sheet have the same ones."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from caseload.tables.editor.address import column_of

_MANY = 1_000
"""So many different layouts are remembered; a sheet of records has a handful."""


class Layout(NamedTuple):
    """The cells of a row in order: the column of each, and how its tag begins, up to the number of the row."""

    columns: Sequence[int]
    beginnings: Sequence[bytes]


class Layouts:
    """The layouts of the rows of a sheet whose elements bear ``prefix``."""

    def __init__(self, prefix: bytes):
        self._prefix = prefix
        p = re.escape(prefix)
        cell = (
            rb"<%bc r=\"[A-Z]{1,3}%%b\"(?: s=\"[0-9]++\")?+(?: t=\"[a-zA-Z]++\")?+(?:/>|>(?:<%bf>[^<]*+</%bf>)?+"
            rb"(?:<%bv>[^<]*+</%bv>|<%bis><%bt(?: xml:space=\"preserve\")?+>[^<]*+</%bt></%bis>)?+</%bc>)" % ((p,) * 10)
        )
        self._plain = re.compile(rb"%b(?:%b)*+" % (cell % rb"([0-9]++)", cell % rb"\1"))
        self._letters = re.compile(rb"<%bc r=\"([A-Z]+)" % p)
        self._known: dict[bytes, Layout | None] = {}

    def of(self, data: bytes, number: int, start: int, end: int) -> Layout | None:
        """The layout of row ``number``, whose cells lie from ``start`` to ``end``.

        None when the row holds anything but cells as almost every program writes them, when a cell has no reference,
        or another one than its place and order allow: then it is to be looked at cell by cell.
        """
        cells = self._plain.fullmatch(data, start, end)
        if cells is None or cells[1] != b"%d" % number:
            return None
        letters = b" ".join(self._letters.findall(data, start, end))
        if letters not in self._known:
            if len(self._known) >= _MANY:
                self._known.clear()
            self._known[letters] = self._read(letters.split(b" "))
        return self._known[letters]

    def _read(self, letters: Sequence[bytes]) -> Layout | None:
        columns = [column_of(each) for each in letters]
        if any(column <= last for last, column in zip([0, *columns], columns, strict=False)):
            return None
        return Layout(columns, [b'<%bc r="%b' % (self._prefix, each) for each in letters])
