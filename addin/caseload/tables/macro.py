"""A workbook as a macro-enabled one (.xlsm): the form in which functions live in the workbook itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from caseload.tables.packing import Change

Project = Callable[[Sequence[str]], bytes]
"""Makes the VBA project of a workbook whose sheets have these code names: the bytes of ``vbaProject.bin``."""
PART = "xl/vbaProject.bin"
_PLAIN = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_MACRO = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
_OVERRIDE = f'<Override PartName="/{PART}" ContentType="application/vnd.ms-office.vbaProject"/></Types>'.encode()
_RELATED = (b'<Relationship Id="rIdMacros" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" '
            b'Target="vbaProject.bin"/></Relationships>')  # fmt: skip


def name_modules(book: Any) -> list[str]:
    """Give an openpyxl workbook and its sheets the names by which a VBA project knows them; those of the sheets."""
    book.code_name = "ThisWorkbook"
    for at, sheet in enumerate(book.worksheets, start=1):
        sheet.sheet_properties.codeName = f"Sheet{at}"
    return [sheet.sheet_properties.codeName for sheet in book.worksheets]


def as_macro_enabled(project: bytes | None) -> tuple[Mapping[str, Change], Mapping[str, bytes]]:
    """What changes, and what is added, in a freshly built workbook so that it holds macros.

    Without a project it only may hold some: its functions then come from an add-in.
    """
    types: dict[str, Change] = {"[Content_Types].xml": lambda data: data.replace(_PLAIN, _MACRO)}
    if project is None:
        return types, {}
    return {
        "[Content_Types].xml": lambda data: data.replace(_PLAIN, _MACRO).replace(b"</Types>", _OVERRIDE),
        "xl/_rels/workbook.xml.rels": lambda data: data.replace(b"</Relationships>", _RELATED),
    }, {PART: project}
