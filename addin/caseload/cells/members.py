"""An argument that is a list: the cells of a range, JSON text, or a text with commas."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from caseload.cells.hostvalues import CellFault, Grid, is_error
from caseload.rules.engine.entered import is_empty
from caseload.rules.engine.kinds import BLANK, Refused

NO_MEMBERS = ("none", "[]")
"""The words for a list that is known to be empty; an empty cell is a list that nobody has filled in yet."""


class Unreadable(Refused):
    """One member of a list that cannot be read; ``shown`` is what stands there."""

    def __init__(self, reason: str, shown: Any):
        self.shown = shown
        super().__init__(reason)


def member(reader: Callable[[Any], Any], raw: Any) -> Any:
    """One member of a list, read; raises ``Unreadable``."""
    try:
        return reader(raw)
    except Refused as wrong:
        raise Unreadable(wrong.reason, raw) from None


def nothing_given(raw: Any) -> bool:
    """Is a list blank: an empty cell (0 on some hosts), or a range in which every cell is empty?"""
    if isinstance(raw, Grid):
        return bool(raw.values) and all(map(is_empty, raw.values))
    return is_empty(raw) or (type(raw) in (int, float) and raw == 0)


def members(raw: Any, *, inner_blanks: bool = False) -> list[Any]:
    """The filled cells of a list; ``inner_blanks`` keeps empty cells between filled ones: they are gaps."""
    found = raw.values if isinstance(raw, Grid) else _in_text(raw) if isinstance(raw, str) else [raw]
    for each in found:
        if is_error(each):
            raise CellFault(f"an error in the list: {each}")
    if not inner_blanks:
        return [each for each in found if not is_empty(each)]
    filled = [at for at, each in enumerate(found) if not is_empty(each)]
    return list(found[filled[0] : filled[-1] + 1]) if filled else []


def _in_text(text: str) -> list[Any]:
    text = text.strip()
    if text.casefold() in NO_MEMBERS:
        return []
    if not text.startswith("["):
        return [part.strip() for part in text.split(",")]
    import json

    try:
        read: list[Any] = json.loads(text)
    except ValueError:
        raise CellFault(f"unreadable list: {text[:40]}") from None
    return read


def records(raw: Any, readers: Mapping[str, Callable[[Any], Any]]) -> list[dict[str, Any]]:
    """The lines of a table: a range with one column per field, in their order (rows without any value are left out).

    JSON text gives a list of objects. Each field is read by its reader.
    """
    if isinstance(raw, Grid):
        lines = _rows(raw, list(readers))
    else:
        lines = [each if isinstance(each, Mapping) else {next(iter(readers)): each} for each in members(raw)]
    return [{name: None if (value := _read(readers, name, given)) is BLANK else value for name, given in line.items()}
            for line in lines]  # fmt: skip


def _rows(table: Grid, names: list[str]) -> list[Mapping[str, Any]]:
    if table.width > len(names):
        raise CellFault(f"{table.width} columns where {len(names)} are known: {', '.join(names)}")
    for each in table.values:
        if is_error(each):
            raise CellFault(f"an error in the list: {each}")
    return [dict(zip(names, row, strict=False)) for row in table.rows() if not all(map(is_empty, row))]


def _read(readers: Mapping[str, Callable[[Any], Any]], name: str, given: Any) -> Any:
    if name not in readers:
        raise CellFault(f"unknown field {name}: known are {', '.join(readers)}")
    return member(readers[name], given)
