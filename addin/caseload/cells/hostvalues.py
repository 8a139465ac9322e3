"""What hosts hand over for one cell or a range, made alike: numbers, texts, truth values, dates, nothing, grids."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from typing import Any

_COM_ERRORS = {
    -2146826288: "#NULL!", -2146826281: "#DIV/0!", -2146826273: "#VALUE!", -2146826265: "#REF!",
    -2146826259: "#NAME?", -2146826252: "#NUM!", -2146826246: "#N/A",
}  # fmt: skip
_PLAIN = {int, float, str, bool, type(None)}
_ERROR_TEXTS = frozenset(_COM_ERRORS.values()) | {"#SPILL!", "#CALC!", "#BUSY!", "#GETTING_DATA", "#FIELD!"}


class CellFault(Exception):
    """An argument that no function can take (an error value, ranges that do not fit); ``text`` is shown in the cell."""

    def __init__(self, text: str):
        self.text = f"? {text}"
        super().__init__(self.text)


def plain(raw: Any) -> Any:
    """One cell's value: an entity's basic value, an error as its text, a numpy value as Python's own."""
    if isinstance(raw, Mapping):
        return plain(raw.get("basicValue"))
    if type(raw) is int and raw in _COM_ERRORS:
        return _COM_ERRORS[raw]
    return raw.item() if hasattr(raw, "dtype") and not hasattr(raw, "__len__") else raw


def is_error(value: Any) -> bool:
    """Is it an error of the spreadsheet, such as #N/A?"""
    return isinstance(value, str) and value[:1] == "#" and value in _ERROR_TEXTS


class Grid:
    """A range: its values row by row, with its height and width."""

    __slots__ = ("height", "values", "width")

    def __init__(self, values: list[Any], height: int, width: int):
        self.values, self.height, self.width = values, height, width

    @property
    def shape(self) -> tuple[int, int]:
        """Height and width."""
        return self.height, self.width


def grid(raw: Any) -> Any:
    """A range as a ``Grid``; a single cell (also a range of one) as its value."""
    if hasattr(raw, "tolist") and hasattr(raw, "ndim"):
        raw = raw.tolist()
    if not isinstance(raw, (list, tuple)):
        return plain(raw)
    rows: Any = raw if set(map(type, raw)) & {list, tuple} else [raw]
    if not set(map(type, rows)) <= {list, tuple}:
        rows = [row if isinstance(row, (list, tuple)) else [row] for row in rows]
    widths = set(map(len, rows))
    width = max(widths, default=0)
    if len(widths) > 1:
        rows = [[*row, *[None] * (width - len(row))] for row in rows]
    values = list(chain.from_iterable(rows))
    types = set(map(type, values))
    if not types <= _PLAIN or (int in types and not _COM_ERRORS.keys().isdisjoint(values)):
        values = [plain(each) for each in values]
    return values[0] if len(values) == 1 else Grid(values, len(rows), width)


def members(raw: Any) -> list[Any]:
    """The filled cells of an argument that is a list: a range, JSON text, or a text with commas."""
    given = grid(raw)
    if isinstance(given, Grid):
        return [each for each in given.values if not (each is None or (isinstance(each, str) and not each.strip()))]
    if isinstance(given, str):
        text = given.strip()
        if text.startswith("["):
            import json

            try:
                read = json.loads(text)
            except ValueError:
                raise CellFault(f"unreadable list: {text[:40]}") from None
            return list(read)
        return [part.strip() for part in text.split(",") if part.strip()]
    return [given]
