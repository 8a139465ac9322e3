"""Notes on cells (the yellow ones): read, added and taken away, with everything else byte for byte.

Comments: ECMA-376 part 1, 18.7. A cell with a conversation (a threaded comment) shows that one alone, so it gets no note.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from caseload.tables.editor import shapes
from caseload.tables.editor.address import parse_cell
from caseload.tables.editor.celltext import inline_text
from caseload.tables.editor.joining import DECLARATION, Parts
from caseload.tables.editor.markup import attributes, before_first, escape, tags
from caseload.tables.editor.package import Package
from caseload.tables.editor.regions import behind_rows
from caseload.tables.editor.workbook import SheetPart, Workbook

Notes = Mapping[str, Mapping[str, str]]
"""Sheet -> address -> text."""
_COMMENTS = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_VML = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_THREAD = "tc="
_AFTER = (b"legacyDrawingHF", b"drawingHF", b"picture", b"oleObjects", b"controls", b"webPublishItems", b"tableParts",
          b"extLst", b"AlternateContent")  # fmt: skip
"""What follows the legacy drawing in a worksheet (18.3.1.99)."""
_AUTHOR = re.compile(rb"<(?:[\w.-]+:)?author\s*(?:/>|>([^<]*)<)")


class Note(NamedTuple):
    """A note as it stands in a comments part: cell, author, text, where its element lies."""

    cell: str
    author: str
    text: str
    start: int
    end: int


def with_notes(data: bytes, where: str, notes: Notes, author: str) -> tuple[Parts, list[tuple[str, str]]]:
    """The parts of a workbook with further notes, and the cells (sheet, address) that could take none.

    A note is added below one that is there. Raises ``WorkbookRefused`` as ``patch_cells`` does.
    """
    book = Workbook(Package(data, where))
    book.refuse_signed()
    parts, left = Parts(book.package), []
    for name, texts in notes.items():
        sheet = book.sheet(name)
        comments = _part(book, sheet, "comments")
        busy = {note.cell for note in notes_in(parts.read(comments)) if note.author.startswith(_THREAD)} if comments else set()
        left += [(name, cell) for cell in texts if cell in busy]
        free = {cell: text for cell, text in texts.items() if cell not in busy}
        if free:
            _add(parts, book, sheet, comments, free, author)
    return parts, left


def without_notes(data: bytes, where: str, cells: Mapping[str, set[str]]) -> Parts:
    """The parts of a workbook without the notes on some cells (sheet -> addresses); conversations stay."""
    book = Workbook(Package(data, where))
    parts = Parts(book.package)
    for name, addresses in cells.items():
        sheet = book.sheet(name)
        comments, drawing = _part(book, sheet, "comments"), _drawing(parts, book, sheet)
        if comments is not None:
            written = parts.read(comments)
            gone = [each for each in notes_in(written) if each.cell in addresses and not each.author.startswith(_THREAD)]
            for each in reversed(gone):
                written = written[: each.start] + written[each.end :]
            if gone:
                parts.changed[comments] = written
                if drawing is not None:
                    parts.changed[drawing] = shapes.without_boxes(parts.read(drawing), {_at(each.cell) for each in gone})
    return parts


def notes_on(book: Workbook, sheet: str) -> list[Note]:
    """The notes of a sheet, conversations left out."""
    comments = _part(book, book.sheet(sheet), "comments")
    found = notes_in(book.package.read(comments)) if comments is not None else ()
    return [each for each in found if not each.author.startswith(_THREAD)]


def notes_in(data: bytes) -> Iterator[Note]:
    """The notes of a comments part, in its order."""
    authors = [(match or b"").decode() for match in _AUTHOR.findall(data)]
    cell, author, start = "", "", 0
    for tag in tags(data):
        if tag.name == b"comment" and not tag.closing:
            said = attributes(tag.attributes)
            number = said.get("authorId", "0")
            cell, start = said.get("ref", ""), tag.start
            author = authors[int(number)] if number.isdigit() and int(number) < len(authors) else ""
        if tag.name == b"comment" and (tag.closing or tag.empty):
            yield Note(cell, author, inline_text(data[start : tag.end]), start, tag.end)


def _part(book: Workbook, sheet: SheetPart, kind: str) -> str | None:
    return next((link.part for link in book.links(sheet.part) if link.kind == kind and link.part in book.package), None)


def _at(cell: str) -> tuple[int, int]:
    return parse_cell(cell) or (0, 0)


def _add(parts: Parts, book: Workbook, sheet: SheetPart, comments: str | None, texts: dict[str, str], author: str) -> None:
    main = _namespace(parts.read(sheet.part))
    if comments is None:
        comments = parts.free_name("xl/comments{}.xml")
        empty = f'{DECLARATION}<comments xmlns="{main}"><authors/><commentList/></comments>'
        parts.add(comments, empty.encode(), _COMMENTS)
        parts.link(sheet.part, "comments", comments)
    there = {note.cell: note for note in notes_in(parts.read(comments))}
    parts.changed[comments] = _with_comments(parts.read(comments), texts, there, author)
    new = {_at(cell): text for cell, text in texts.items() if cell not in there}
    if new:
        drawing = _drawing(parts, book, sheet) or _new_drawing(parts, book, sheet)
        parts.changed[drawing] = shapes.with_boxes(parts.read(drawing), new)


def _namespace(sheet: bytes) -> str:
    root = next(tags(sheet))
    name = "xmlns:" + root.prefix.decode()[:-1] if root.prefix else "xmlns"
    return attributes(root.attributes).get(name, "http://schemas.openxmlformats.org/spreadsheetml/2006/main")


def _with_comments(data: bytes, texts: Mapping[str, str], there: Mapping[str, Note], author: str) -> bytes:
    """A comments part in which each text is a note of its own, or stands below the note that its cell has."""
    prefix = next(tags(data)).prefix.decode()
    number = len(_AUTHOR.findall(data))
    for cell, note in sorted(there.items(), key=lambda pair: -pair[1].start):
        if cell in texts:
            data = data[: note.start] + _longer(data[note.start : note.end], prefix, f"\n{texts[cell]}") + data[note.end :]
    made = "".join(
        f'<{prefix}comment ref="{cell}" authorId="{number}"><{prefix}text>{_run(prefix, text)}</{prefix}text></{prefix}comment>'
        for cell, text in texts.items() if cell not in there
    )  # fmt: skip
    if not made:
        return data
    data = _last_inside(data, b"commentList", made.encode())
    return _last_inside(data, b"authors", f"<{prefix}author>{escape(author)}</{prefix}author>".encode())


def _run(prefix: str, text: str) -> str:
    return f'<{prefix}r><{prefix}t xml:space="preserve">{escape(text)}</{prefix}t></{prefix}r>'


def _longer(comment: bytes, prefix: str, text: str) -> bytes:
    """A ``<comment>`` with further text; plain text becomes a run, for runs do not stand beside it."""
    p = re.escape(prefix.encode())
    plain = re.search(rb"<%btext>\s*(<%bt(?:\s[^>]*)?(?:/>|>[^<]*</%bt>))\s*</%btext>" % ((p,) * 4), comment)
    if plain:
        run = b"<%br>%b</%br>" % (prefix.encode(), plain[1], prefix.encode())
        comment = comment[: plain.start(1)] + run + comment[plain.end(1) :]
    return _last_inside(comment, b"text", _run(prefix, text).encode())


def _last_inside(data: bytes, name: bytes, new: bytes) -> bytes:
    """``new`` as the last child of the element ``name``."""
    for tag in tags(data):
        if tag.name == name and tag.empty:
            opened = data[tag.start : tag.end]
            opened = opened[: opened.rindex(b"/")].rstrip() + b">"
            return data[: tag.start] + opened + new + b"</%b%b>" % (tag.prefix, name) + data[tag.end :]
        if tag.name == name and tag.closing:
            return data[: tag.start] + new + data[tag.start :]
    raise ValueError(f"there is no element {name.decode()}")


def _drawing(parts: Parts, book: Workbook, sheet: SheetPart) -> str | None:
    """The legacy drawing of a sheet, in which its notes have their boxes (not the one of its headers and footers)."""
    data = parts.read(sheet.part)
    for tag in tags(data, behind_rows(data)):
        if tag.name == b"legacyDrawing":
            ids = [value for name, value in attributes(tag.attributes).items() if name.rpartition(":")[2] == "id"]
            return next((link.part for link in book.links(sheet.part) if link.id in ids and link.part in parts), None)
    return None


def _new_drawing(parts: Parts, book: Workbook, sheet: SheetPart) -> str:
    """A legacy drawing for a sheet that has none, with a block of shape numbers that no other one has."""
    names = [name for name in [*book.package.names(), *parts.changed] if name.lower().endswith(".vml")]
    taken = {block for name in names for block in shapes.blocks(parts.read(name))}
    drawing = parts.free_name("xl/drawings/vmlDrawing{}.vml")
    parts.add_by_extension(drawing, shapes.empty_drawing(max(taken, default=0) + 1), _VML)
    link = parts.link(sheet.part, "vmlDrawing", drawing)
    parts.changed[sheet.part] = _with_legacy(parts.read(sheet.part), link, parts.kinds)
    return drawing


def _with_legacy(sheet: bytes, link: str, kinds: str) -> bytes:
    """A worksheet that points to its legacy drawing, in the place that the schema gives it."""
    prefix = next(tags(sheet)).prefix.decode()
    new = f'<{prefix}legacyDrawing xmlns:r="{kinds}" r:id="{link}"/>'.encode()
    return before_first(sheet, behind_rows(sheet), _AFTER, new)


__all__ = ["Note", "notes_in", "notes_on", "with_notes", "without_notes"]
