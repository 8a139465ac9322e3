"""What hosts hand over for one cell or a range, made alike: numbers, texts, truth values, dates, nothing, grids."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from itertools import chain
from typing import Any

from caseload.rules.engine.entered import serial_of
from caseload.rules.engine.units import EPOCH, FIRST_DAY

_FIRST_ERROR = -2146828288
"""COM hands an error over as this number plus the error's own (``xlErrNA`` is 2042)."""
_ERRORS = {
    2000: "#NULL!", 2007: "#DIV/0!", 2015: "#VALUE!", 2023: "#REF!", 2029: "#NAME?", 2036: "#NUM!", 2042: "#N/A",
    2043: "#GETTING_DATA", 2045: "#SPILL!", 2046: "#CONNECT!", 2047: "#BLOCKED!", 2048: "#UNKNOWN!", 2049: "#FIELD!",
    2050: "#CALC!",
}  # fmt: skip
COM_ERRORS = {_FIRST_ERROR + number: text for number, text in _ERRORS.items()}
"""COM's number of an error -> its text in a cell."""
_ERROR_TEXTS = frozenset(_ERRORS.values()) | {"#BUSY!", "#PYTHON!", "#EXTERNAL!"}
_SECONDS = 24 * 3600
_EMPTY = ("JsNull", "JsUndefined")
"""What Python in a browser (Pyodide) has for an empty cell, known by name: there is no such class elsewhere."""
_PLAIN = {int, float, str, bool, type(None)}


class CellFault(Exception):
    """An argument that no function can take (an error value, ranges that do not fit); ``text`` is shown in the cell."""

    def __init__(self, text: str):
        self.text = f"? {text}"
        super().__init__(self.text)


def plain(raw: Any) -> Any:
    """One cell's value: an entity's basic value, an error as its text, a numpy value as Python's own.

    A day becomes its serial number: most hosts hand over nothing else, so a cell with a day is its number everywhere.
    """
    if isinstance(raw, date):
        return serial(raw)
    if isinstance(raw, Mapping):
        return plain(raw.get("basicValue"))
    if type(raw).__name__ in _EMPTY:
        return None
    if type(raw) is int and raw in COM_ERRORS:
        return COM_ERRORS[raw]
    if not hasattr(raw, "dtype") or hasattr(raw, "__len__"):
        return raw
    return plain(raw.astype("M8[us]").item()) if raw.dtype.kind == "M" else raw.item()


def serial(moment: date) -> Any:
    """A day, with its time, as a serial number of the 1900 system; days that no cell can hold stay as they are."""
    day = moment.toordinal() - EPOCH
    if day < FIRST_DAY:
        return moment
    if not isinstance(moment, datetime):
        return serial_of(day)
    seconds = moment.hour * 3600 + moment.minute * 60 + moment.second + moment.microsecond / 1e6
    return serial_of(day) + seconds / _SECONDS


def is_error(value: Any) -> bool:
    """Is it an error of the spreadsheet, such as #N/A?"""
    return isinstance(value, str) and value[:1] == "#" and value in _ERROR_TEXTS


class Grid:
    """A range: its values row by row, with its height and width, and the types among them.

    ``numbers``: the same values as an array, where that is how they came.
    """

    __slots__ = ("_values", "height", "numbers", "types", "width")

    def __init__(self, values: list[Any] | None, height: int, width: int, types: set[type], numbers: Any = None):
        self._values, self.height, self.width, self.types, self.numbers = values, height, width, types, numbers

    @property
    def values(self) -> list[Any]:
        """The values row by row."""
        if self._values is None:
            self._values = self.numbers.tolist()
        return self._values

    @property
    def shape(self) -> tuple[int, int]:
        """Height and width."""
        return self.height, self.width

    def rows(self) -> list[list[Any]]:
        """The values as rows."""
        return [self.values[at : at + self.width] for at in range(0, len(self.values), self.width or 1)]


def grid(raw: Any) -> Any:
    """A range as a ``Grid``; a single cell (also a range of one) as its value."""
    if hasattr(raw, "to_numpy"):
        raw = raw.to_numpy()
    if hasattr(raw, "ndim") and raw.ndim:
        if raw.dtype.kind in "if" and raw.size > 1:
            height, width = raw.shape if raw.ndim > 1 else (1, len(raw))
            return Grid(None, height, width, {float if raw.dtype.kind == "f" else int}, raw.ravel())
        raw = (raw.astype("M8[us]") if raw.dtype.kind == "M" else raw).tolist()
    if not isinstance(raw, (list, tuple)):
        return plain(raw)
    values, height, width = _flat(raw)
    types = set(map(type, values))
    if not types <= _PLAIN or (int in types and not COM_ERRORS.keys().isdisjoint(values)):
        values = [plain(each) for each in values]
        types = set(map(type, values))
    return values[0] if len(values) == 1 else Grid(values, height, width, types)


def _flat(raw: Any) -> tuple[list[Any], int, int]:
    """The values of rows below each other, their number and width; short rows are filled up with empty cells."""
    kinds = set(map(type, raw))
    if not kinds & {list, tuple}:
        return list(raw), 1, len(raw)
    if not kinds <= {list, tuple}:
        raw = [row if isinstance(row, (list, tuple)) else [row] for row in raw]
    try:
        return [value for (value,) in raw], len(raw), 1  # a column, by far the most usual, at twice the speed
    except ValueError:
        width = max(map(len, raw))
    rows = [row if len(row) == width else [*row, *[None] * (width - len(row))] for row in raw]
    return list(chain.from_iterable(rows)), len(rows), width
