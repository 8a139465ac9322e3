"""The workbook: schema, building, reading, checking, and the lossless editor.

What lives here: everything that knows the shape of a caseload workbook, and ``patch_cells``, which changes
cells in any workbook and nothing else. What does not: rules (``rules``), and deciding what is due
(``worklist``).
Importing this package costs nothing; each name is loaded when it is first used.
"""

from __future__ import annotations

from caseload.lazily import exports

_PLACES = {
    "CellError": ".editor.contents",
    "Formula": ".editor.contents",
    "PatchReport": ".editor.patch",
    "Plain": ".editor.contents",
    "edit_workbook": ".editor.patch",
    "formula_cells": ".editor.reading",
    "patch_cells": ".editor.patch",
    "read_cells": ".editor.reading",
}

__all__, __getattr__, __dir__ = exports(__name__, _PLACES)
