"""Addresses of cells and areas: "B7", "A1:F20"."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

LAST_ROW = 1_048_576
LAST_COLUMN = 16_384

_CELL = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_LETTERS = re.compile(rb"[A-Z]{1,3}")
_CORNER = re.compile(r"\$?([A-Za-z]{1,3})?\$?([1-9][0-9]{0,6})?")


@cache
def column_number(letters: str) -> int:
    """The number of a column: 1 for "A"."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


@cache
def column_of(letters: bytes) -> int:
    """The number of a column by its letters in a part; 0 for letters that name none."""
    number = column_number(letters.decode()) if _LETTERS.fullmatch(letters) else 0
    return number if number <= LAST_COLUMN else 0


@cache
def column_letters(number: int) -> str:
    """The letters of a column: "A" for 1."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def parse_cell(address: str) -> tuple[int, int] | None:
    """Row and column of "B7"; None for anything that is not the address of one cell of a sheet."""
    match = _CELL.fullmatch(address) if isinstance(address, str) else None
    if match is None:
        return None
    letters, digits = match.groups()
    row, column = int(digits), column_number(letters)
    return (row, column) if row <= LAST_ROW and column <= LAST_COLUMN else None


def cell_name(row: int, column: int) -> str:
    """The address of a cell: "B7" for row 7, column 2."""
    return f"{column_letters(column)}{row}"


class Area(NamedTuple):
    """A rectangle of cells; rows and columns count from 1, both ends belong to it."""

    top: int
    left: int
    bottom: int
    right: int

    @classmethod
    def parse(cls, text: str) -> Area | None:
        """The area "A1:F20", "B7", "A:C" or "2:9"; None when it is none of these."""
        first, _, last = text.strip().partition(":")
        one, two = _CORNER.fullmatch(first), _CORNER.fullmatch(last or first)
        if one is None or two is None or not first:
            return None
        columns = [column_number(m[1].upper()) if m[1] else end for m, end in ((one, 1), (two, LAST_COLUMN))]
        rows = [int(m[2]) if m[2] else end for m, end in ((one, 1), (two, LAST_ROW))]
        return cls(min(rows), min(columns), max(rows), max(columns))

    def holds(self, row: int, column: int) -> bool:
        """Whether the cell lies in the area."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right

    def meets(self, other: Area) -> bool:
        """Whether the two areas share a cell."""
        rows = self.top <= other.bottom and other.top <= self.bottom
        return rows and self.left <= other.right and other.left <= self.right

    def joined(self, other: Area) -> Area:
        """The smallest area that holds both."""
        return Area(
            min(self.top, other.top),
            min(self.left, other.left),
            max(self.bottom, other.bottom),
            max(self.right, other.right),
        )

    def __str__(self) -> str:
        first, last = cell_name(self.top, self.left), cell_name(self.bottom, self.right)
        return first if first == last else f"{first}:{last}"
