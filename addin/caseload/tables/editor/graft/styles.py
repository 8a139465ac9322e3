"""Cell formats of one workbook entered at the end of another's list, so that cells can take their looks along.

Fonts, fills, borders and formats are lists that cells point into by number (ECMA-376 part 1, 18.8): longer lists change
no number that is in use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from caseload.tables.editor.joining import Parts
from caseload.tables.editor.markup import attributes, escape, tags, with_attribute
from caseload.tables.editor.workbook import Workbook

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_ORDER = ("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "tableStyles", "colors", "extLst")
_OWN_FORMATS = 164
"""Numbers of number formats below this one are built in (18.8.30)."""
_POINTERS = {"fontId": "fonts", "fillId": "fills", "borderId": "borders"}


class Styles:
    """The styles of ``parts`` while formats of the workbook ``source`` come in; each is entered once."""

    def __init__(self, parts: Parts, book: Workbook, source: Workbook):
        self.parts, self.part = parts, book.part_of_kind("styles")
        self._lists = _lists(source)
        self._entered: dict[tuple[str, str], int] = {}
        self._known: dict[tuple[str, int], int] = {}

    def cell_format(self, number: int) -> int:
        """The number that a cell format of the source has here."""
        return self._once("cellXfs", number)

    def conditional_format(self, number: int) -> int:
        """The number that a format of the source's conditional formats has here."""
        return self._once("dxfs", number)

    def _once(self, name: str, number: int) -> int:
        if (name, number) not in self._known:
            self._known[name, number] = self._enter(name, self._lists[name][number])
        return self._known[name, number]

    def _enter(self, name: str, element: Element) -> int:
        said = dict(element.attrib)
        if name == "cellXfs":
            said |= {key: str(self._once(where, int(said[key]))) for key, where in _POINTERS.items() if key in said}
            said |= {"xfId": "0", "applyFont": "1", "applyFill": "1", "applyNumberFormat": "1"}
            said["numFmtId"] = str(self._number_format(int(said.get("numFmtId", "0"))))
        return self._append(name, element, said)

    def _append(self, name: str, element: Element, said: dict[str, str]) -> int:
        data = self._data()
        prefix = next(tags(data)).prefix.decode()
        text = written(element, prefix, said)
        if (name, text) not in self._entered:
            new, number = _with_item(data, name, text)
            self._keep(new)
            self._entered[name, text] = number
        return self._entered[name, text]

    def _number_format(self, number: int) -> int:
        """The number of a number format here: the same code where it is known, else a free one."""
        if number < _OWN_FORMATS:
            return number
        code = next(each.get("formatCode", "") for each in self._lists["numFmts"] if each.get("numFmtId") == str(number))
        there = {said.get("formatCode"): int(said["numFmtId"]) for tag in tags(self._data()) if tag.name == b"numFmt"
                 if (said := attributes(tag.attributes)).get("numFmtId", "").isdigit()}  # fmt: skip
        if code not in there:
            there[code] = max([_OWN_FORMATS - 1, *there.values()]) + 1
            prefix = next(tags(self._data())).prefix.decode()
            item = f"<{prefix}numFmt numFmtId=\"{there[code]}\" formatCode={quoteattr(code)}/>"
            self._keep(_with_item(self._data(), "numFmts", item)[0])
        return there[code]

    def _data(self) -> bytes:
        if self.part is None:
            raise self.parts.package.refused("no sheet or column can be added", "the workbook has no list of cell formats",
                                             "Open it in Excel and save it again.")  # fmt: skip
        return self.parts.read(self.part)

    def _keep(self, data: bytes) -> None:
        assert self.part is not None
        self.parts.changed[self.part] = data


def _lists(book: Workbook) -> dict[str, list[Element]]:
    from xml.etree import ElementTree

    part = book.part_of_kind("styles")
    root = ElementTree.fromstring(book.package.read(part)) if part is not None else ElementTree.Element("styleSheet")
    return {_local(each.tag): list(each) for each in root}


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def written(element: Element, prefix: str, said: dict[str, str] | None = None) -> str:
    """An element without namespaces of its own as text, all its tags with ``prefix``."""
    name = prefix + _local(element.tag)
    marks = "".join(f" {_local(key)}={quoteattr(value)}" for key, value in (element.attrib if said is None else said).items())
    inside = escape(element.text or "") + "".join(written(each, prefix) for each in element)
    return f"<{name}{marks}>{inside}</{name}>" if inside else f"<{name}{marks}/>"


def _with_item(data: bytes, name: str, item: str) -> tuple[bytes, int]:
    """The styles with one item more in the list ``name``, which is made in its place where it is missing; its number."""
    depth, count, opened = 0, 0, None
    for tag in tags(data):
        local = tag.name.decode()
        if depth == 1 and opened is None and not tag.closing and local == name:
            opened = tag
            if tag.empty:
                prefix = tag.prefix.decode()
                head = data[tag.start : tag.end]
                head = with_attribute(head[: head.rindex(b"/")].rstrip() + b">", "count", "1")
                return data[: tag.start] + head + f"{item}</{prefix}{name}>".encode() + data[tag.end :], 0
        elif depth == 1 and opened is None and (tag.closing or (local in _ORDER and _ORDER.index(local) > _ORDER.index(name))):
            prefix = tag.prefix.decode()
            return data[: tag.start] + f'<{prefix}{name} count="1">{item}</{prefix}{name}>'.encode() + data[tag.start :], 0
        elif opened is not None and depth == 2 and not tag.closing:
            count += 1
        elif opened is not None and depth == 2 and tag.closing and local == name:
            head = with_attribute(data[opened.start : opened.end], "count", str(count + 1))
            return data[: opened.start] + head + data[opened.end : tag.start] + item.encode() + data[tag.start :], count
        depth += 0 if tag.empty else -1 if tag.closing else 1
    raise ValueError("the styles have no end")


__all__ = ["Styles", "written"]
