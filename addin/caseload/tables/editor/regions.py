"""A worksheet part as bytes: its head, its rows as a whole, its tail, and what head and tail say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from caseload.errors import WorkbookRefused
from caseload.tables.editor.address import Area
from caseload.tables.editor.markup import NotPlainXml, Tag, attributes, prove, tags

_NAMESPACES = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
_USUAL_WIDTH = 8.43
"""Of a column of which a sheet says nothing."""


def behind_rows(data: bytes) -> int:
    """Where the rows of a worksheet end: what follows stands behind ``<sheetData>``."""
    for tag in tags(data):
        if tag.name == b"sheetData":
            return tag.end if tag.empty else data.index(b">", data.rindex(b"</%bsheetData" % tag.prefix)) + 1
    raise ValueError("the sheet has no rows element")


def has_formulas(data: bytes) -> bool:
    """May there be formulas in a worksheet? Told without a look at each cell, so that a no is worth something."""
    prefix = next((tag.prefix for tag in tags(data)), b"")
    return re.compile(rb"<%bf" % re.escape(prefix)).search(data, 0, data.rfind(b"sheetData")) is not None


class Regions:
    """The bytes of a worksheet, proven well-formed; raises ``WorkbookRefused`` when that is not so.

    ``where`` names file and sheet for messages.
    """

    def __init__(self, data: bytes, where: str):
        self.data, self.where = data, where
        self.prefix = self._proven_prefix()
        self.dimension: Tag | None = None
        self._find_regions()

    def refused(self, what: str, why: str, todo: str = "", cell: str = "") -> WorkbookRefused:
        """The error for this sheet, or one of its cells, ready to be raised."""
        return WorkbookRefused(what, where=f"{self.where}!{cell}" if cell else self.where, why=why, todo=todo)

    def _proven_prefix(self) -> bytes:
        try:
            proof = prove(self.data)
        except NotPlainXml as reason:
            raise self.refused("the sheet cannot be edited", str(reason)) from None
        if proof.name != "worksheet" or proof.namespace not in _NAMESPACES:
            raise self.refused("the sheet cannot be edited", f"its part holds a {proof.name}")
        self._plain = proof.plain
        return next(tags(self.data)).prefix

    def _find_regions(self) -> None:
        """Head, rows and tail: ``body_start`` to ``body_end`` is what stands inside ``<sheetData>``."""
        for tag in tags(self.data):
            if tag.name == b"dimension" and tag.prefix == self.prefix:
                self.dimension = tag
            if tag.name == b"sheetData" and tag.prefix == self.prefix:
                break
        else:
            raise self.refused("the sheet cannot be edited", "it has no rows element")
        self.open = tag
        self.body_start = self.body_end = tag.end
        self.tail_start = tag.end
        if not tag.empty:
            self.body_end = self.data.find(b"</%bsheetData" % self.prefix, tag.end)
            self.tail_start = self.data.find(b">", self.body_end) + 1
        for mark in () if self._plain else (b"<!", b"<?"):
            if self.data.find(mark, self.body_start, self.body_end) >= 0:
                raise self.refused("the sheet cannot be edited", "there are comments between its cells")

    def column_style(self, column: int) -> bytes:
        """The format number of a column; nothing when it has none of its own."""
        return next((style for first, last, style in self._column_styles if first <= column <= last), b"")

    @cached_property
    def _column_styles(self) -> list[tuple[int, int, bytes]]:
        return [(first, last, said["style"].encode()) for first, last, said in self._columns
                if said.get("style", "0") != "0" and said["style"].isdigit()]  # fmt: skip

    def column_width(self, column: int) -> float:
        """The width of a column in digits of the workbook's normal text."""
        try:
            return next((float(said["width"]) for first, last, said in self._columns
                         if first <= column <= last and "width" in said), _USUAL_WIDTH)  # fmt: skip
        except ValueError:
            return _USUAL_WIDTH

    @cached_property
    def _columns(self) -> list[tuple[int, int, dict[str, str]]]:
        """What the sheet says of columns: the first, the last, the attributes."""
        said = (attributes(tag.attributes) for tag in tags(self.data, 0, self.open.start)
                if tag.name == b"col" and not tag.closing)  # fmt: skip
        return [(int(each["min"]), int(each["max"]), each) for each in said
                if each.get("min", "").isdigit() and each.get("max", "").isdigit()]  # fmt: skip

    @cached_property
    def merged(self) -> list[Area]:
        """The merged areas."""
        return [area for area in self._tail_areas(b"mergeCell") if area is not None]

    def _tail_areas(self, name: bytes) -> Iterator[Area | None]:
        for tag in tags(self.data, self.tail_start):
            if tag.name == name and not tag.closing:
                yield Area.parse(attributes(tag.attributes).get("ref", ""))

    @cached_property
    def arrays(self) -> list[Area]:
        """The areas filled by one formula: array formulas, spills, data tables."""
        if not has_formulas(self.data):
            return []
        found = re.compile(rb"<%bf(\s[^>]*?)/?>" % re.escape(self.prefix)).finditer(self.data, self.body_start, self.body_end)
        written = [attributes(match[1]) for match in found]
        areas = [Area.parse(a.get("ref", "")) for a in written if a.get("t") in ("array", "dataTable")]
        return [area for area in areas if area is not None]
