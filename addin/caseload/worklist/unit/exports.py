"""The unit's figures as CSV and Parquet, for Power BI and the like: numbers, days and codes, no names of participants."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from types import TracebackType
from typing import Any

from caseload.rules.engine.kinds import Count, Day, Kind, Number
from caseload.tables.editor import swap
from caseload.worklist.unit.extract import Extract, unpacked
from caseload.worklist.unit.keep import as_day
from caseload.worklist.unit.measures import DATA
from caseload.worklist.unit.reading import Row
from caseload.worklist.unit.sheets import TABLES

SHEETS = ("Workers", "Overdue", "OverdueCases", "Report608", "Unengaged", "Trends", "WorkerTrends")
"""Sheets that are written as data as well."""
LEFT_OUT = ("person", "notes", "action", "agreed", "shown", "place")
"""Columns that stay in the workbook: names, and what people wrote."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_DAYS = ("as_of", "last_contact_on", "contact_due_on", "oldest_due_on")
_NUMBERS = ("required_hours", "known_hours", "months_left", "overdue_steps")
_FLAGS = ("hours_owed", "hours_met", "unengaged")


class Cases:
    """The rows of data on cases, kept on disk while the workbooks are read, so that memory does not grow with them."""

    def __enter__(self) -> Cases:
        self._file = tempfile.TemporaryFile(prefix="caseload-")
        self._sizes: list[tuple[str, int]] = []
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._file.close()

    def taken(self, extracts: Iterable[Extract]) -> Iterator[Extract]:
        """Each extract without its rows of data, which go to the disk."""
        for each in extracts:
            if each.cases:
                self._sizes.append((each.place, self._file.write(each.cases)))
                each.cases = b""
            yield each

    def rows(self, places: Iterable[str]) -> Iterator[list[Row]]:
        """The rows of each of these workbooks, in the order in which they were read."""
        wanted = set(places)
        self._file.seek(0)
        for place, size in self._sizes:
            data = self._file.read(size)
            if place in wanted:
                yield unpacked(data)


def parquet_missing() -> bool:
    """Is pyarrow, which writes Parquet, not installed?"""
    return find_spec("pyarrow") is None


def write_data(folder: Path, sheets: Mapping[str, Sequence[Row]], cases: Iterable[list[Row]]) -> list[Path]:
    """One file of data for each sheet and one for the cases, as CSV and, with pyarrow, as Parquet; gives their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    made = _written(folder / "cases", {name: _case_kind(name) for name in DATA}, cases)
    for name in SHEETS:
        columns = {each.name: _kind(each.kind) for each in TABLES[name].columns if each.name not in LEFT_OUT}
        made += _written(folder / TABLES[name].title.replace(" ", "_").lower(), columns, [sheets.get(name, ())])
    return made


def _kind(kind: Kind) -> str:
    return "date" if isinstance(kind, Day) else "integer" if isinstance(kind, Count) else (
        "number" if isinstance(kind, Number) else "text")  # fmt: skip


def _case_kind(name: str) -> str:
    return "date" if name in _DAYS else "number" if name in _NUMBERS else "flag" if name in _FLAGS else "text"


def _written(stem: Path, columns: Mapping[str, str], groups: Iterable[Sequence[Row]]) -> list[Path]:
    """One table as CSV and Parquet, group by group; each file appears whole or not at all."""
    with tempfile.TemporaryDirectory(prefix="caseload-") as place, ExitStack() as stack:
        parts = [Path(place) / f"{stem.name}.csv"]
        file = stack.enter_context(parts[0].open("w", encoding="utf-8-sig", newline=""))
        out = csv.writer(file)
        out.writerow(columns)
        readers = {name: _READERS[kind] for name, kind in columns.items()}
        parquet = None if parquet_missing() else _Parquet(Path(place) / f"{stem.name}.parquet", columns)
        for rows in groups:
            typed = [[to(row.get(name)) for row in rows] for name, to in readers.items()]
            out.writerows(zip(*([_text(value) if value.__class__ in _WORDED else value for value in values] for values in typed),
                              strict=True))  # fmt: skip
            if parquet is not None:
                parquet.add(typed)
        file.close()
        if parquet is not None:
            parts.append(parquet.closed())
        made = []
        for part in parts:
            target = stem.with_name(part.name)
            swap.replace(target, _pieces(part))
            made.append(target)
    return made


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(1 << 20):
            yield piece


def _day(value: Any) -> date | None:
    return as_day(value) if isinstance(value, date) else None


def _flag(value: Any) -> bool | None:
    return value if isinstance(value, bool) else None


def _number(value: Any) -> float | None:
    return float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else None


def _integer(value: Any) -> int | None:
    return int(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else None


def _words(value: Any) -> str | None:
    return None if value is None or value == "" else str(value)


_READERS: dict[str, Callable[[Any], Any]] = {"date": _day, "flag": _flag, "number": _number, "integer": _integer, "text": _words}
"""Kind -> a value as that kind; what does not fit (a text where a number should be) is nothing."""
_WORDED = (bool, float, str)
"""Kinds of values that are not written in CSV as they stand; nothing, days and whole numbers are."""


def _text(value: Any) -> str:
    """A value in CSV; a text that a spreadsheet would take for a formula is marked as text."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    text = str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


class _Parquet:
    """One Parquet file, written group by group."""

    def __init__(self, path: Path, columns: Mapping[str, str]):
        import pyarrow
        import pyarrow.parquet

        kinds = {"text": pyarrow.string(), "date": pyarrow.date32(), "integer": pyarrow.int64(),
                 "number": pyarrow.float64(), "flag": pyarrow.bool_()}  # fmt: skip
        self._arrow, self.path = pyarrow, path
        self.schema = pyarrow.schema([(name, kinds[kind]) for name, kind in columns.items()])
        self._writer = pyarrow.parquet.ParquetWriter(path, self.schema, compression="snappy")

    def add(self, values: Sequence[Sequence[Any]]) -> None:
        """One more group of rows, column by column."""
        if values[0]:
            columns = [self._arrow.array(each, kind) for each, kind in zip(values, self.schema.types, strict=True)]
            self._writer.write_table(self._arrow.Table.from_arrays(columns, schema=self.schema))

    def closed(self) -> Path:
        """The finished file."""
        self._writer.close()
        return self.path
