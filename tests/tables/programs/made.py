"""A workbook with a few hand-made rows, computed: what each cell of it shows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from caseload.tables.build import build
from caseload.tables.refresh import opened
from caseload.tables.schema import program

Shown = Callable[[str, str], list[Any]]


def shown(code: str, path: Path, as_of: date, **tables: list[dict[str, Any]]) -> Shown:
    """The computed columns of a caseload with these rows, asked for by table and column."""
    build(program(code), path / f"{code}.xlsx", tables, {"as_of": as_of}, live=False)
    _, results, _ = opened(path / f"{code}.xlsx")
    return lambda table, column: results.shown[table][column]
