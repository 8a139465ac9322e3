"""A live workbook computed by LibreOffice in its real cells, beside what refresh wrote there."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from caseload.cells import functions
from caseload.rules.engine.entered import serial_of
from caseload.rules.engine.units import EPOCH
from caseload.tables import Formula, edit_workbook, formula_cells, read_cells
from caseload.tables.dialects import Dialect, convert
from caseload.tables.editor.address import parse_cell
from caseload.tables.editor.reading import open_workbook
from caseload.tables.references import without_tables
from hosts.calc import Calc

Place = tuple[str, str]


def formulas(path: Path) -> dict[Place, str]:
    """Sheet and address -> formula, of every formula of a workbook."""
    sheets = [sheet.name for sheet in open_workbook(path).sheets.values()]
    return {(sheet, at): text for sheet in sheets for at, text in formula_cells(path, sheet).items()}


def values(path: Path, places: list[Place]) -> dict[Place, Any]:
    """The values that stand in some places."""
    read = {sheet: read_cells(path, sheet) for sheet in {sheet for sheet, _ in places}}
    return {(sheet, at): read[sheet].get(at) for sheet, at in places}


def for_calc(path: Path, copy: Path) -> Path:
    """A copy that LibreOffice understands: our functions in its spelling, table references as addresses, no values."""
    book = open_workbook(path)
    tables = [part for parts in book.tables.values() for part in parts]
    changed: dict[str, dict[str, Formula]] = {}
    for (sheet, at), text in formulas(path).items():
        row, column = parse_cell(at) or (0, 0)
        plain = without_tables(convert(text, Dialect.CALC, functions()), tables, sheet, row, column)
        changed.setdefault(sheet, {})[at] = Formula(plain, "not computed")
    shutil.copyfile(path, copy)
    edit_workbook(copy, copy, changed)
    return copy


def differences(path: Path, calc: Calc) -> Iterator[tuple[Place, str, Any, Any]]:
    """Each formula whose cell shows something else in LibreOffice than refresh wrote: place, formula, both values."""
    found = formulas(path)
    computed = calc.recalculated(for_calc(path, calc.folder / f"calc-{path.stem}.xlsx"))
    written, there = values(path, list(found)), values(computed, list(found))
    for place, text in found.items():
        if plain(written[place]) != plain(there[place]):
            yield place, text, written[place], there[place]


def plain(value: Any) -> Any:
    """A value as both programs show it: nothing as an empty text, yes and no as 1 and 0, numbers to nine places."""
    if isinstance(value, date):
        return float(serial_of(value.toordinal() - EPOCH))
    if value is None or value == "":
        return ""
    return round(float(value), 9) if isinstance(value, (bool, int, float)) else value
