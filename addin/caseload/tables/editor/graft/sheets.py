"""Whole sheets of another workbook, with tables and whatever else they lead to, put behind the sheets that are there."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable

from caseload.tables.editor.graft.styles import Styles
from caseload.tables.editor.joining import Parts, rels_of
from caseload.tables.editor.markup import attributes, escape, tags, with_attribute
from caseload.tables.editor.workbook import Workbook

_STYLED = {b"c": "s", b"row": "s", b"col": "style"}
_WORKSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_NUMBER = re.compile(r"\d+(?=\.\w+$)")
# What may stand before <definedNames> (18.2.27), last first.
_BEFORE_NAMES = (b"externalReferences", b"functionGroups", b"sheets")


def graft_sheets(parts: Parts, book: Workbook, source: Workbook, names: Iterable[str], styles: Styles) -> None:
    """Put sheets of ``source`` behind those of ``book``. Raises ``WorkbookRefused`` for a name that is taken."""
    taken = {name.casefold() for name in book.sheets}
    position = len(book.sheets)
    for name in names:
        if name.casefold() in taken:
            raise parts.package.refused(f"a sheet named {name!r} is there already", "the caseload needs that name",
                                        "Give your sheet another name, then try again.")  # fmt: skip
        old = source.sheet(name).part
        new = parts.free_name("xl/worksheets/sheet{}.xml")
        parts.add(new, _restyled(source.package.read(old), styles), _WORKSHEET)
        _copy_links(parts, source, old, new)
        link = parts.link(book.part, "worksheet", new)
        _enter(parts, book, name, link)
        _copy_names(parts, book, source, name, position)
        position += 1


def _restyled(data: bytes, styles: Styles) -> bytes:
    """A sheet whose cells, rows, columns and conditional formats point to the formats of their new workbook."""
    pieces, copied = [], 0
    for tag in tags(data):
        if tag.name == b"sheetView" and b"tabSelected" in tag.attributes:  # two selected sheets would be edited at once
            pieces += [data[copied : tag.start], with_attribute(data[tag.start : tag.end], "tabSelected", "0")]
            copied = tag.end
        name = _STYLED.get(tag.name) or ("dxfId" if tag.name == b"cfRule" else "")
        number = "" if tag.closing or not name else attributes(tag.attributes).get(name, "")
        if number.isdigit():
            new = styles.conditional_format(int(number)) if name == "dxfId" else styles.cell_format(int(number))
            pieces += [data[copied : tag.start], with_attribute(data[tag.start : tag.end], name, str(new))]
            copied = tag.end
    return b"".join([*pieces, data[copied:]])


def _copy_links(parts: Parts, source: Workbook, old: str, new: str) -> None:
    """The parts that a part leads to, copied under free names with the same ids of their relationships."""
    if rels_of(old) not in source.package:
        return
    written = source.package.read(rels_of(old))
    for tag in reversed([tag for tag in tags(written) if tag.name == b"Relationship" and not tag.closing]):
        said = attributes(tag.attributes)
        link = next((each for each in source.links(old) if each.id == said.get("Id")), None)
        if link is not None:
            form = posixpath.join(posixpath.dirname(link.part), _NUMBER.sub("", posixpath.basename(link.part)))
            stem, suffix = posixpath.splitext(form)
            target = parts.free_name(f"{stem}{{}}{suffix}")
            contents = source.package.read(link.part)
            parts.add(target, _own_number(parts, contents) if link.kind == "table" else contents, source.content_type(link.part))
            _copy_links(parts, source, link.part, target)
            written = written[: tag.start] + with_attribute(written[tag.start : tag.end], "Target", f"/{target}") + written[tag.end :]
    parts.changed[rels_of(new)] = written


def _own_number(parts: Parts, table: bytes) -> bytes:
    """A table part with a number that no other table has."""
    names = {name for name in [*parts.package.names(), *parts.changed] if name.startswith("xl/tables/")}
    numbers = {int(attributes(next(tags(parts.read(name))).attributes).get("id", "0") or 0) for name in names}
    root = next(tags(table))
    free = max(numbers, default=0) + 1
    return table[: root.start] + with_attribute(table[root.start : root.end], "id", str(free)) + table[root.end :]


def _enter(parts: Parts, book: Workbook, name: str, link: str) -> None:
    """The sheet in the list of sheets, with a number of its own."""
    data = parts.read(book.part)
    numbers = [int(said) for tag in tags(data) if tag.name == b"sheet" and not tag.closing
               if (said := attributes(tag.attributes).get("sheetId", "")).isdigit()]  # fmt: skip
    end = next(tag for tag in tags(data) if tag.name == b"sheets" and tag.closing)
    kinds = parts.kinds
    quoted = escape(name).replace('"', "&quot;")
    new = (f'<{end.prefix.decode()}sheet xmlns:r="{kinds}" name="{quoted}" sheetId="{max(numbers, default=0) + 1}" '
           f'r:id="{link}"/>').encode()  # fmt: skip
    parts.changed[book.part] = data[: end.start] + new + data[end.start :]


def _copy_names(parts: Parts, book: Workbook, source: Workbook, sheet: str, position: int) -> None:
    """The names that belong to a sheet (its print titles), and those of the whole workbook that lie on it."""
    theirs = list(source.sheets).index(sheet)
    there = {said.get("name", "").casefold() for said, _ in _defined(parts.read(book.part)) if "localSheetId" not in said}
    for said, text in _defined(source.package.read(source.part)):
        local = said.get("localSheetId")
        whole = local is None and text.startswith((f"{sheet}!", f"'{sheet}'!")) and said["name"].casefold() not in there
        if local == str(theirs) or whole:
            marks = f' localSheetId="{position}"' if local is not None else ""
            _define(parts, book, f'<{{}}definedName name="{escape(said["name"])}"{marks}>{text}</{{}}definedName>')


def _defined(data: bytes) -> list[tuple[dict[str, str], str]]:
    """The defined names: attributes, and the text as it is written."""
    found, opened = [], None
    for tag in tags(data):
        if tag.name == b"definedName":
            if tag.closing and opened is not None:
                found.append((attributes(opened.attributes), data[opened.end : tag.start].decode()))
            opened = None if tag.closing else tag
    return found


def _define(parts: Parts, book: Workbook, element: str) -> None:
    data = parts.read(book.part)
    ends: dict[bytes, tuple[int, int]] = {}
    for tag in tags(data):
        if tag.name in (*_BEFORE_NAMES, b"definedNames") and (tag.closing or tag.empty):
            ends[tag.name] = (tag.start, tag.end)
    prefix = next(tags(data)).prefix.decode()
    new = element.format(prefix, prefix)
    if b"definedNames" in ends and data[ends[b"definedNames"][0] + 1 : ends[b"definedNames"][0] + 2] == b"/":
        at = ends[b"definedNames"][0]
    else:
        at = next(ends[name][1] for name in _BEFORE_NAMES if name in ends)
        new = f"<{prefix}definedNames>{new}</{prefix}definedNames>"
    parts.changed[book.part] = data[:at] + new.encode() + data[at:]


__all__ = ["graft_sheets"]
