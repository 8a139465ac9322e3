"""The add-in as a file: a workbook of two sheets with a VBA project and a ribbon; the same bytes every time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from typing import Any
from xml.sax.saxutils import escape

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGED = "http://schemas.openxmlformats.org/package/2006"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
Rows = Iterable[Sequence[Any]]


def package(project: bytes, ribbon: str, about: Rows, help: Rows) -> bytes:
    """The bytes of the ``.xlam``: sheet About, then the hidden sheet of IntelliSense, which must be the last."""
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations([
            ("rId1", f"{_RELATED}/officeDocument", "xl/workbook.xml"),
            ("rId2", "http://schemas.microsoft.com/office/2007/relationships/ui/extensibility", "customUI/customUI14.xml"),
        ]),
        "customUI/customUI14.xml": _HEAD + ribbon,
        "xl/workbook.xml": _workbook(),
        "xl/_rels/workbook.xml.rels": _relations([
            ("rId1", f"{_RELATED}/worksheet", "worksheets/sheet1.xml"),
            ("rId2", f"{_RELATED}/worksheet", "worksheets/sheet2.xml"),
            ("rId3", "http://schemas.microsoft.com/office/2006/relationships/vbaProject", "vbaProject.bin"),
            ("rId4", f"{_RELATED}/styles", "styles.xml"),
        ]),
        "xl/styles.xml": _STYLES,
        "xl/worksheets/sheet1.xml": _sheet("SheetAbout", about),
        "xl/worksheets/sheet2.xml": _sheet("SheetHelp", help),
        "xl/vbaProject.bin": project,
    }  # fmt: skip
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _LONG_AGO)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            packed.writestr(entry, content)
    return out.getvalue()


def _content_types() -> str:
    kinds = [("/xl/workbook.xml", "application/vnd.ms-excel.addin.macroEnabled.main+xml"),
             ("/xl/vbaProject.bin", "application/vnd.ms-office.vbaProject"),
             *[(f"/xl/{name}.xml", f"application/vnd.openxmlformats-officedocument.spreadsheetml.{kind}+xml")
               for name, kind in (("styles", "styles"), ("worksheets/sheet1", "worksheet"),
                                  ("worksheets/sheet2", "worksheet"))]]  # fmt: skip
    overrides = "".join(f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in kinds)
    return (f'{_HEAD}<Types xmlns="{_PACKAGED}/content-types">'
            f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>')  # fmt: skip


def _relations(found: Iterable[tuple[str, str, str]]) -> str:
    inner = "".join(f'<Relationship Id="{id}" Type="{kind}" Target="{target}"/>' for id, kind, target in found)
    return f'{_HEAD}<Relationships xmlns="{_PACKAGED}/relationships">{inner}</Relationships>'


def _workbook() -> str:
    return (f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_RELATED}"><workbookPr codeName="ThisWorkbook"/>'
            '<bookViews><workbookView visibility="hidden"/></bookViews><sheets>'
            '<sheet name="About" sheetId="1" r:id="rId1"/>'
            '<sheet name="_IntelliSense_" sheetId="2" state="hidden" r:id="rId2"/></sheets></workbook>')  # fmt: skip


def _sheet(code_name: str, rows: Rows) -> str:
    lines = "".join(f'<row r="{at}">{"".join(map(_cell, row))}</row>' for at, row in enumerate(rows, start=1))
    return (f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetPr codeName="{code_name}"/><sheetData>{lines}</sheetData>'
            "</worksheet>")  # fmt: skip


def _cell(value: Any) -> str:
    if isinstance(value, (int, float)):
        return f"<c><v>{value}</v></c>"
    return f'<c t="inlineStr"><is><t xml:space="preserve">{escape(str(value))}</t></is></c>'


_STYLES = (
    f'{_HEAD}<styleSheet xmlns="{_MAIN}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>'
)
