"""The workbook: schema, building, reading, checking, and the lossless editor.

What lives here: everything that knows the shape of a caseload workbook, and ``patch_cells``, which changes
cells in any workbook and nothing else. What does not: rules (``rules``), and deciding what is due
(``worklist``).
Importing this package costs nothing; each name is loaded when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

_PLACES = {
    "CellError": "caseload.tables.editor.celltext",
    "Formula": "caseload.tables.editor.celltext",
    "PatchReport": "caseload.tables.editor.patch",
    "Plain": "caseload.tables.editor.celltext",
    "edit_workbook": "caseload.tables.editor.patch",
    "formula_cells": "caseload.tables.editor.reading",
    "patch_cells": "caseload.tables.editor.patch",
    "read_cells": "caseload.tables.editor.reading",
}

__all__ = sorted(_PLACES)


def __getattr__(name: str) -> Any:
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_PLACES[name]), name)


def __dir__() -> list[str]:
    return __all__
