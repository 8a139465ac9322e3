"""What a workbook says about itself: its sheets and tables, where they lie, and which day is number 1."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import unquote

from caseload.tables.editor.address import Area
from caseload.tables.editor.package import Package

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_BOOK_TYPE = re.compile(
    r".*(spreadsheetml\.(sheet|template)|ms-excel\.(sheet|template|addin)\.macroEnabled)\.main\+xml",
    re.IGNORECASE,
)
_TRUE = ("1", "true", "on")


@dataclass(frozen=True)
class Link:
    """One relationship of a part: its id, the last word of its type, and the part it leads to."""

    id: str
    kind: str
    part: str


@dataclass(frozen=True)
class SheetPart:
    """A sheet by name: the part it lies in, its kind ("worksheet", "chartsheet" …), and its number."""

    name: str
    part: str
    kind: str
    id: str


@dataclass(frozen=True)
class TablePart:
    """An Excel table: where it lies, its column names in order, and which columns Excel calculates."""

    name: str
    part: str
    sheet: str
    area: Area
    columns: tuple[str, ...]
    calculated: frozenset[str]
    header_rows: int
    totals_rows: int

    @property
    def first_row(self) -> int:
        """The row of the first record."""
        return self.area.top + self.header_rows

    @property
    def last_row(self) -> int:
        """The row of the last record."""
        return self.area.bottom - self.totals_rows


class Workbook:
    """The sheets of a package; raises ``WorkbookRefused`` when it is no workbook that can be edited."""

    def __init__(self, package: Package):
        self.package = package
        self.part = self._main_part()
        self._root = self._tree(self.part)
        self.sheets = self._sheets()
        self.date1904 = self._date1904()

    def _tree(self, part: str) -> Element:
        """The small part as a tree; sheets are never read this way."""
        from xml.etree import ElementTree

        data = self.package.read(part)
        if b"<!DOCTYPE" in data.replace(b"\x00", b""):
            raise self.package.refused("the workbook is unsafe", "it declares a document type", part=part)
        try:
            return ElementTree.fromstring(data)
        except (ElementTree.ParseError, LookupError, ValueError) as error:
            raise self.package.refused("the workbook is damaged", str(error), part=part) from None

    def _main_part(self) -> str:
        not_one = "this is not a workbook"
        if "[Content_Types].xml" not in self.package or "_rels/.rels" not in self.package:
            raise self.package.refused(not_one, "it is a zip file of another kind")
        found = [link.part for link in self.links("") if link.kind == "officeDocument"]
        if len(found) != 1:
            raise self.package.refused(not_one, "it does not say which part is the workbook")
        kind = self.content_type(found[0])
        if "sheet.binary" in kind:
            raise self.package.refused(
                "this is a binary workbook (.xlsb)",
                "only .xlsx and .xlsm are edited",
                "Save it as .xlsx first.",
            )
        if not _BOOK_TYPE.fullmatch(kind):
            raise self.package.refused(not_one, f"it calls itself {kind or 'nothing at all'}")
        return found[0]

    def content_type(self, part: str) -> str:
        extension, defaults = posixpath.splitext(part)[1][1:].lower(), ""
        for element in self._tree("[Content_Types].xml"):
            kind = element.get("ContentType", "")
            if element.get("PartName", "").lstrip("/").casefold() == part.casefold():
                return kind
            if element.get("Extension", "").lower() == extension:
                defaults = kind
        return defaults

    def links(self, part: str) -> list[Link]:
        """The parts inside the package that ``part`` leads to; "" asks for the package itself."""
        folder, name = posixpath.split(part)
        rels = posixpath.join(folder, "_rels", f"{name}.rels")
        if rels not in self.package:
            return []
        found = []
        for element in self._tree(rels):
            if element.get("TargetMode") != "External":
                target = unquote(element.get("Target", "").replace("\\", "/"))
                path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                found.append(Link(element.get("Id", ""), element.get("Type", "").rpartition("/")[2], path))
        return found

    def _sheets(self) -> dict[str, SheetPart]:
        links = {link.id: link for link in self.links(self.part)}
        found: dict[str, SheetPart] = {}
        for element in self._root.iterfind("./{*}sheets/{*}sheet"):
            name = element.get("name", "")
            ids = [value for key, value in element.attrib.items() if key.endswith("}id")]
            link = links.get(ids[0]) if ids else None
            if link is None or not name or name in found:
                raise self.package.refused("the workbook is damaged", f"its sheet {name!r} cannot be found")
            found[name] = SheetPart(name, link.part, link.kind, element.get("sheetId", ""))
        return found

    def _date1904(self) -> bool:
        properties = self._root.find("{*}workbookPr")
        return properties is not None and properties.get("date1904", "0") in _TRUE

    def sheet(self, name: str) -> SheetPart:
        """The worksheet of this name; raises ``WorkbookRefused`` for an unknown, chart or dialog sheet."""
        sheet = self.sheets.get(name) if isinstance(name, str) else None
        if sheet is None:
            names = ", ".join(self.sheets) or "none"
            raise self.package.refused(f"there is no sheet {name!r}", f"the workbook's sheets: {names}")
        if sheet.kind != "worksheet":
            raise self.package.refused(f"the sheet {name!r} has no cells", f"it is a {sheet.kind}")
        if sum(other.part == sheet.part for other in self.sheets.values()) > 1:
            raise self.package.refused("the workbook is ambiguous", f"two sheets share the part {sheet.part}")
        return sheet

    def refuse_signed(self) -> None:
        """Raise ``WorkbookRefused`` when a digital signature covers the parts: an edit would break it."""
        signed = any(name.lower().startswith("_xmlsignatures/") for name in self.package.names())
        if signed or any(link.kind == "origin" for link in self.links("")):
            raise self.package.refused(
                "the workbook is signed",
                "a change would break its digital signature",
                "Remove the signature in Excel, or work on an unsigned copy.",
            )

    @cached_property
    def tables(self) -> dict[str, list[TablePart]]:
        """The Excel tables by name of the sheet they stand on."""
        return {
            sheet.name: [self._table(link.part, sheet) for link in self.links(sheet.part) if link.kind == "table"]
            for sheet in self.sheets.values()
        }

    def _table(self, part: str, sheet: SheetPart) -> TablePart:
        from caseload.tables.editor.celltext import unescape_controls

        root = self._tree(part)
        area = Area.parse(root.get("ref", ""))
        counts = [root.get("headerRowCount", "1"), root.get("totalsRowCount", "0")]
        if area is None or not all(count.isdigit() for count in counts):
            raise self.package.refused("the workbook is damaged", "a table does not say where it is", part=part)
        columns = list(root.iterfind("./{*}tableColumns/{*}tableColumn"))
        names = [unescape_controls(column.get("name", "")) for column in columns]
        calculated = [name for name, c in zip(names, columns) if c.find("{*}calculatedColumnFormula") is not None]
        return TablePart(
            root.get("displayName") or root.get("name") or "",
            part,
            sheet.name,
            area,
            tuple(names),
            frozenset(calculated),
            *map(int, counts),
        )

    def table(self, name: str) -> TablePart:
        """The table of this name, compared without case as Excel does; ``WorkbookRefused`` when unknown."""
        everything = [table for tables in self.tables.values() for table in tables]
        found = [table for table in everything if table.name.casefold() == name.casefold()]
        if len(found) != 1:
            names = ", ".join(table.name for table in everything) or "none"
            raise self.package.refused(f"there is no table {name!r}", f"the workbook's tables: {names}")
        return found[0]

    @cached_property
    def strings(self) -> list[str]:
        """The shared strings by number, without their formats."""
        from xml.etree.ElementTree import ParseError

        from caseload.tables.editor.celltext import shared_strings

        parts = [link.part for link in self.links(self.part) if link.kind == "sharedStrings"]
        try:
            return shared_strings(self.package.read(parts[0])) if parts else []
        except (ParseError, LookupError, ValueError) as error:
            raise self.package.refused("the workbook is damaged", str(error), part=parts[0]) from None

    def part_of_kind(self, kind: str) -> str | None:
        """The one part of the workbook of this kind ("calcChain" …), or None."""
        parts = [link.part for link in self.links(self.part) if link.kind == kind]
        return parts[0] if parts and parts[0] in self.package else None
