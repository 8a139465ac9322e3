"""Values as they stand in a cell's XML: written, and read back.

Kinds and contents of ``<c>``, ``<v>`` and ``<is>``: ECMA-376 part 1, 18.3.1.4, 18.3.1.96, 18.3.1.53; text in
them is ST_Xstring (22.9.2.19), where ``_x000B_`` stands for a character that XML cannot hold.
"""

from __future__ import annotations

import re

from caseload.tables.editor.contents import EMPTY, ERROR, FLAG, NUMBER, TEXT, Content
from caseload.tables.editor.markup import NotPlainXml, is_utf8, unescape

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_INLINE_TEXT = re.compile(rb"<(?:[\w.-]+:)?t(?:\s[^>]*)?(?:/>|>([^<]*)</)")
_PHONETIC = re.compile(rb"<((?:[\w.-]+:)?rPh)[\s>].*?</\1\s*>", re.DOTALL)


class CellWriter:
    """The XML of cells in a sheet whose elements bear ``prefix`` ("x:" or nothing)."""

    def __init__(self, prefix: bytes):
        spaced = b' xml:space="preserve"'

        def shape(text: bytes, space: bytes = b"") -> bytes:
            return text.replace(b"@", prefix).replace(b"_", space)

        value, text, inline = (
            b"<@c%b>%b<@v>%b</@v></@c>",
            b'<@c%b t="str">%b<@v_>%b</@v></@c>',
            (b'<@c%b t="inlineStr">%b<@is><@t_>%b</@t></@is></@c>'),
        )
        self._formula = shape(b"<@f>%b</@f>")
        self._nothing, self._kept = shape(b"<@c%b/>"), shape(b"<@c%b>%b</@c>")
        self._value = {
            NUMBER: shape(value),
            FLAG: shape(value.replace(b"%b", b'%b t="b"', 1)),
            ERROR: shape(value.replace(b"%b", b'%b t="e"', 1)),
        }
        self._text = {
            # (beside a formula, with spaces to be preserved)
            (True, False): shape(text),
            (True, True): shape(text, spaced),
            (False, False): shape(inline),
            (False, True): shape(inline, spaced),
        }

    def formula(self, new: Content) -> bytes:
        """The ``<f>`` element of a content; nothing when it has none."""
        return b"" if new.formula is None else self._formula % new.formula

    def cell(self, attributes: bytes, kept: bytes, new: Content) -> bytes:
        """A ``<c>`` element; ``attributes`` without its kind, ``kept`` its ``<f>`` element or nothing."""
        kind = new.kind
        if kind == TEXT:
            return self._text[bool(kept), _edged(new.value)] % (attributes, kept, new.text)
        if kind == EMPTY:
            return self._kept % (attributes, kept) if kept else self._nothing % attributes
        return self._value[kind] % (attributes, kept, new.text)


def _edged(text: str) -> bool:
    return text != text.strip() or "\n" in text or "  " in text


def unescape_controls(text: str) -> str:
    """Text with ``_x000B_`` and the like resolved."""
    return _ESCAPED.sub(lambda m: chr(int(m[1], 16)), text) if "_x" in text else text


def read_text(written: bytes) -> str:
    """The text of a ``<t>`` or ``<v>``."""
    return unescape_controls(unescape(written.decode()))


def inline_text(element: bytes) -> str:
    """The text of an ``<is>`` or ``<si>``: all its runs, without phonetic help."""
    if b"rPh" in element:
        element = _PHONETIC.sub(b"", element)
    return "".join(read_text(m[1]) for m in _INLINE_TEXT.finditer(element) if m[1])


def shared_strings(data: bytes) -> list[str]:
    """The texts of a shared-strings part, by number; ``ValueError`` or ``ParseError`` when it is damaged."""
    if b"<!" in data or not is_utf8(data):
        return _shared_strings_with_sections(data)
    items = re.finditer(rb"<((?:[\w.-]+:)?si)(?:\s*/>|(?:\s[^>]*)?>(.*?)</\1\s*>)", data, re.DOTALL)
    return [inline_text(m[2] or b"") for m in items]


def _shared_strings_with_sections(data: bytes) -> list[str]:
    """The same through a tree, for the rare part with comments, CDATA sections or another encoding."""
    from xml.etree import ElementTree

    if b"<!DOCTYPE" in data.replace(b"\x00", b""):
        raise NotPlainXml("it declares a document type")

    def runs(item: ElementTree.Element) -> str:
        found = [*item.findall("{*}t"), *item.findall("{*}r/{*}t")]
        return unescape_controls("".join(element.text or "" for element in found))

    return [runs(item) for item in ElementTree.fromstring(data).iterfind("{*}si")]
