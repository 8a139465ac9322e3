"""Ranges that follow a table when it grows or shrinks: its own, formats, validations, the dimension."""

from __future__ import annotations

from caseload.tables.editor.address import Area
from caseload.tables.editor.markup import attributes, tags, with_attribute

_RANGED = (b"conditionalFormatting", b"dataValidation", b"ignoredError")


def followed(text: str, old: Area, last_row: int) -> str:
    """A list of areas ("A2:F20 H2") in which those that ended with the table ``old`` end at ``last_row``."""
    return " ".join(_one(word, old, last_row) for word in text.split())


def _one(word: str, old: Area, last_row: int) -> str:
    area = Area.parse(word)
    if area is None or area.bottom != old.bottom or not old.top <= area.top <= last_row:
        return word
    if not old.left <= area.left <= area.right <= old.right:
        return word
    return str(area._replace(bottom=last_row))


def table_with_end(data: bytes, old: Area, last_row: int) -> bytes:
    """A table part whose ``ref``, filter and sort areas end at ``last_row``."""
    pieces, copied = [], 0
    for tag in tags(data):
        if tag.name in (b"table", b"autoFilter", b"sortState") and not tag.closing:
            said = attributes(tag.attributes).get("ref", "")
            if said:
                new = with_attribute(data[tag.start : tag.end], "ref", followed(said, old, last_row))
                pieces += [data[copied : tag.start], new]
                copied = tag.end
    return b"".join([*pieces, data[copied:]])


def sheet_tail_with_end(tail: bytes, old: Area, last_row: int) -> bytes:
    """What follows the rows of a sheet, with formats and validations that end at ``last_row``.

    The newer formats keep their areas as text (``<xm:sqref>``, [MS-XLSX] 2.6), which sparklines do as well:
    only those inside a format or validation follow.
    """
    pieces, copied, inside = [], 0, False
    for tag in tags(tail):
        if tag.name in _RANGED:
            inside = not tag.closing and not tag.empty
            said = attributes(tag.attributes).get("sqref", "")
            if said and not tag.closing:
                new = with_attribute(tail[tag.start : tag.end], "sqref", followed(said, old, last_row))
                pieces += [tail[copied : tag.start], new]
                copied = tag.end
        elif tag.name == b"sqref" and inside and not tag.closing:
            end = tail.index(b"<", tag.end)
            new = followed(tail[tag.end : end].decode(), old, last_row).encode()
            pieces += [tail[copied : tag.end], new]
            copied = end
    return b"".join([*pieces, tail[copied:]])


def dimension_with(tag: bytes, made: Area | None, last_row: int | None) -> bytes:
    """The ``<dimension>`` tag widened to cells that were made; ``last_row`` when cells were taken out."""
    said = next(tags(tag))
    area = Area.parse(attributes(said.attributes).get("ref", ""))
    if area is None:
        return tag
    new = area if made is None else area.joined(made)
    if last_row is not None:
        new = new._replace(bottom=max(new.top, last_row))
    return tag if new == area else with_attribute(tag, "ref", str(new))
