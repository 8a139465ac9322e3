"""The VBA project of a live workbook: the functions of the add-in inside the workbook itself, and nothing else.

It has no ribbon and no code that runs by itself. Its text is that of the add-in: closed against settings, paths and code
of workbooks, its own included, so a sheet or a file beside it decides nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from caseload.hosts.desktop.build import function_modules
from caseload.hosts.desktop.vba import Module, project

NAME = "CaseloadLive"
IDENTITY = "{0B6B7E0A-3F0C-4E86-8C5E-5D2A6B9F1C77}"
"""The VBA project's own GUID; it stays the same, so that two builds are alike."""


def live_project(sheets: Sequence[str]) -> bytes:
    """The bytes of ``vbaProject.bin`` for a workbook whose sheets have these code names; raises ``OtherXlwings``."""
    documents = [Module("ThisWorkbook", document="workbook"), *[Module(name, document="sheet") for name in sheets]]
    return project(NAME, [*documents, *function_modules()], IDENTITY)
