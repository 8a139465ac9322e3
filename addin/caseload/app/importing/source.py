"""An export of another system, read as plain rows: CSV of any usual kind, or a sheet of a workbook of any layout."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from caseload.errors import FileBusy, WorkbookRefused, WrongUse

SHEETS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
LIMIT = 256 << 20
HEAD = 25
"""Rows among which the headers are looked for: reports have titles above them."""


@dataclass(frozen=True)
class Export:
    """The rows of an export: headers, the values of each row by header, and the number of each row in the file."""

    name: str
    headers: tuple[str, ...]
    rows: tuple[dict[str, Any], ...]
    numbers: tuple[int, ...]


def read_export(path: Path, sheet: str = "") -> Export:
    """An export as rows; ``sheet`` chooses one of a workbook (default: the first with rows).

    Raises ``WrongUse`` for a file that is not there or an unknown sheet, ``FileBusy`` or ``WorkbookRefused`` when it
    cannot be read.
    """
    if not path.is_file():
        raise WrongUse("there is no such export", where=path.name)
    cells = _cells_of_sheet(path, sheet) if path.suffix.lower() in SHEETS else _cells_of_text(path)
    at = _header_row(cells)
    if at is None:
        raise WorkbookRefused("no row of headers was found", where=path.name, why="an export needs one row with the names of its columns")
    headers = _unique([_clean(value) for value in cells[at]])
    rows, numbers = [], []
    for number, values in enumerate(cells[at + 1 :], at + 2):
        row = {name: value for name, raw in zip(headers, values, strict=False) if name and (value := _value(raw)) is not None}
        if row:
            rows.append(row)
            numbers.append(number)
    return Export(path.name, tuple(name for name in headers if name), tuple(rows), tuple(numbers))


def _cells_of_sheet(path: Path, sheet: str) -> list[list[Any]]:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_path(str(path))
        names = book.sheet_names
        if sheet and sheet not in names:
            raise WrongUse(f"there is no sheet {sheet}", where=path.name, todo=f"Its sheets: {', '.join(names)}.")
        for name in [sheet] if sheet else names:
            cells = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            if cells or sheet:
                return cells
    except (CalamineError, ValueError) as error:
        raise WorkbookRefused("the export cannot be read", where=path.name, why=str(error)) from None
    except OSError as error:
        raise FileBusy("the export cannot be read", where=path.name, why=error.strerror or "") from None
    return []


def _cells_of_text(path: Path) -> list[list[Any]]:
    try:
        with path.open("rb") as file:
            data = file.read(LIMIT + 1)
    except OSError as error:
        raise FileBusy("the export cannot be read", where=path.name, why=error.strerror or "") from None
    if len(data) > LIMIT:
        raise WorkbookRefused("the export is oversized", where=path.name, why="so large a file is not opened here")
    text = _decoded(data)
    separator = _separator(text)
    try:
        return [list(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator)]
    except csv.Error as error:
        raise WorkbookRefused("the export cannot be read", where=path.name, why=str(error)) from None


def _decoded(data: bytes) -> str:
    """The text of a file: UTF-8 or UTF-16 where it says so, else what Windows programs write."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _separator(text: str) -> str:
    """The sign between values: the one that splits the first lines most often into the same number of parts."""
    lines = [line for line in text.splitlines()[:HEAD] if line.strip()]
    scores = {}
    for sign in ",;\t|":
        counts = Counter(line.count(sign) for line in lines if line.count(sign))
        scores[sign] = max((number * times for number, times in counts.items()), default=0)
    return max(scores, key=lambda sign: scores[sign])


def _header_row(cells: Sequence[Sequence[Any]]) -> int | None:
    """The row of headers: among the first rows, the first one with the most texts."""
    counts = [sum(isinstance(value, str) and bool(value.strip()) for value in row) for row in cells[:HEAD]]
    return counts.index(max(counts)) if counts and max(counts) > 0 else None


def _clean(value: Any) -> str:
    return " ".join(str(value).split()) if value is not None else ""


def _unique(names: Sequence[str]) -> list[str]:
    seen: Counter[str] = Counter()
    found = []
    for name in names:
        seen[name] += 1
        found.append(f"{name} ({seen[name]})" if name and seen[name] > 1 else name)
    return found


def _value(raw: Any) -> Any:
    """A value without the spaces around it; nothing for a blank, a day for a moment at midnight."""
    if isinstance(raw, str):
        return raw.strip() or None
    if isinstance(raw, datetime) and not (raw.hour or raw.minute or raw.second):
        return date(raw.year, raw.month, raw.day)
    return raw
