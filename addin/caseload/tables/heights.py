"""The room that texts take in cells: lines in a column of some width, and the height of a row that shows them all.

Excel fits a row to its text when somebody types in it, not when a program writes into the file; other programs never do.
So what writes a row writes the height that it needs, as Excel itself notes one: not as a height that somebody chose.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from caseload.rules.engine.kinds import Day, Flag, Number
from caseload.tables.editor.contents import Formula
from caseload.tables.editor.tall import Height
from caseload.tables.read import Frame
from caseload.tables.schema import Column

LINE = 15.75
"""Height of a line of 12-point text in points."""
_MOST = 26
"""Lines that fit into the tallest row of Excel."""
_DIGITS, _EDGE = 0.855, 0.8
"""Digits of 12-point text for a unit of a column's width, and what the edges of a cell take of them."""
_LETTERS = {0.4: " '", 0.5: ",.:;Iijl", 0.6: "!()-J[]`f{}", 0.7: "rt", 0.8: '"/L\\csz', 0.9: "?FSZagkvxy|", 1.1: "ABCRV",
            1.2: "DGH", 1.3: "&NOQU", 1.4: "%w", 1.6: "m", 1.7: "M", 1.8: "@W"}  # fmt: skip
_USUAL = 1.1
"""Digits that no letter of a text of words needs more than, on the average."""
_BROAD = {letter: wide for wide, letters in _LETTERS.items() for letter in letters}
"""Widths of the letters of Calibri, in digits; of all others about one."""


def wraps(column: Column) -> bool:
    """Does a cell of this column go on in a further line? Days and numbers that are typed never do.

    A computed one may say in words what is missing.
    """
    return column.lines or column.computed is not None or not isinstance(column.kind, (Day, Number, Flag))


def room(width: float) -> float:
    """How many digits stand side by side in a column of some width."""
    return max(width * _DIGITS - _EDGE, 1.0)


def width_for(digits: float) -> float:
    """The width of a column in which so many digits stand side by side."""
    return (digits + _EDGE) / _DIGITS


@lru_cache(maxsize=4096)
def broad(word: str) -> float:
    """The width of a word in digits."""
    return sum(_BROAD.get(letter, 1.0) for letter in word)


@lru_cache(maxsize=4096)
def lines_of(text: str, across: float) -> int:
    """Lines of a text where so many digits stand side by side; it breaks between words, a longer word anywhere."""
    if len(text) * _USUAL <= across and "\n" not in text:
        return 1
    return sum(_lines(part, across) for part in text.split("\n"))


def _lines(text: str, across: float) -> int:
    lines, line = 1, 0.0
    for word in text.split():
        wide = broad(word)
        line += wide + (_BROAD[" "] if line else 0)
        if line > across and line > wide:
            lines, line = lines + 1, wide
        if line > across:
            more = int(line // across)
            lines, line = lines + more, line - more * across
    return lines


def points(lines: int) -> float:
    """The height of a row with so many lines."""
    return min(lines, _MOST) * LINE + 0.75


def height(values: Sequence[Any], widths: Sequence[float]) -> float:
    """The height of a row of texts in columns of these widths."""
    texts = [(value, room(width)) for value, width in zip(values, widths, strict=True) if isinstance(value, str)]
    return points(max((lines_of(value, across) for value, across in texts), default=1))


def heights(frame: Frame, shown: Mapping[str, Sequence[Any]], rows: Mapping[int, Mapping[str, Any]]) -> Height:
    """What tells the height of a row of a frame: ``shown`` are its computed columns, ``rows`` those that are written
    anew, by number and header."""
    columns = [(each.header, frame.letters[each.name], shown.get(each.name) or frame.columns[each.name])
               for each in frame.table.columns if each.name in frame.letters and wraps(each)]  # fmt: skip
    cells: list[tuple[str, Sequence[Any], float, float]] = []

    def told(number: int, width: Callable[[int], float]) -> float:
        if not cells:
            across = (room(width(letter)) for _, letter, _ in columns)
            cells.extend((header, values, wide / _USUAL, wide) for (header, _, values), wide in zip(columns, across, strict=True))
        record, most = rows.get(number), 1
        at = bisect_left(frame.rows, number) if record is None else -1
        if record is None and (at == len(frame.rows) or frame.rows[at] != number):
            return points(1)
        for header, values, surely, wide in cells:
            value = values[at] if record is None else record.get(header)
            if type(value) is Formula:
                value = value.value
            if type(value) is str and (len(value) > surely or "\n" in value):
                most = max(most, lines_of(value, wide))
        return points(most)

    return told


__all__ = ["LINE", "Height", "broad", "height", "heights", "lines_of", "points", "room", "width_for", "wraps"]
