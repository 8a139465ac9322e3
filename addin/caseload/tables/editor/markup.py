"""Tags and attributes in the bytes of an XML part, without building a tree."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple
from xml.parsers import expat

_TOKEN = re.compile(
    rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>"
    rb"|<(/?)([^\s/>!?]+)((?:[^>\"'/]|\"[^\"]*\"|'[^']*'|/(?!>))*)(/?)>",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(rb"([^\s=]+)\s*=\s*(\"[^\"]*\"|'[^']*')")
_REFERENCE = re.compile(r"&(?:#x([0-9A-Fa-f]+)|#([0-9]+)|(amp|lt|gt|quot|apos));")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_ENCODING = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']+)[\"']")


class NotPlainXml(ValueError):
    """The part is not well-formed XML in UTF-8 without a document type."""


class Tag(NamedTuple):
    """One tag: where it stands, its local name, its attributes as they are written, and its kind."""

    start: int
    end: int
    name: bytes
    prefix: bytes
    attributes: bytes
    closing: bool
    empty: bool


def tags(data: bytes, start: int = 0, end: int | None = None) -> Iterator[Tag]:
    """The tags in order; comments, CDATA sections and processing instructions are passed over."""
    for match in _TOKEN.finditer(data, start, len(data) if end is None else end):
        if match[2] is not None:
            prefix, colon, name = match[2].rpartition(b":")
            yield Tag(match.start(), match.end(), name, prefix + colon, match[3], bool(match[1]), bool(match[4]))


def attributes(written: bytes) -> dict[str, str]:
    """The attributes of a tag by name as written (with prefix), references resolved."""
    return {m[1].decode(): unescape(m[2][1:-1].decode()) for m in _ATTRIBUTE.finditer(written)}


def with_attribute(tag: bytes, name: str, value: str) -> bytes:
    """The bytes of a tag with one attribute changed in place, or added at its end."""
    wanted, new = name.encode(), b'"%s"' % escape(value).replace('"', "&quot;").encode()
    body = re.match(rb"<[^\s/>]+", tag)
    for match in _ATTRIBUTE.finditer(tag, body.end() if body else 0):
        if match[1] == wanted:
            return tag[: match.start(2)] + new + tag[match.end(2) :]
    end = len(tag) - (2 if tag.endswith(b"/>") else 1)
    return tag[:end].rstrip() + b" " + wanted + b"=" + new + tag[end:]


def before_first(data: bytes, start: int, names: Collection[bytes], new: bytes) -> bytes:
    """``data`` with ``new`` before the first of some siblings, or before the end tag of their parent.

    ``start`` lies between two siblings: what is looked at are they, not what they hold.
    """
    depth = 0
    for tag in tags(data, start):
        if depth == 0 and (tag.closing or tag.name in names):
            return data[: tag.start] + new + data[tag.start :]
        depth += 0 if tag.empty else -1 if tag.closing else 1
    raise ValueError("the element has no end")


def escape(text: str) -> str:
    """Text as it stands between tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def unescape(text: str) -> str:
    """Text with its character and entity references resolved and line ends as XML reads them."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _REFERENCE.sub(_resolved, text) if "&" in text else text


def _resolved(match: re.Match[str]) -> str:
    if match[3]:
        return _NAMED[match[3]]
    return chr(int(match[1], 16) if match[1] else int(match[2]))


def is_utf8(data: bytes) -> bool:
    """Whether a part says, or lets one assume, that it is written in UTF-8."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in data[:4]:
        return False
    said = _ENCODING.match(data.removeprefix(b"\xef\xbb\xbf"))
    return said is None or said[1].lower() in (b"utf-8", b"utf8", b"us-ascii", b"ascii")


class Proof(NamedTuple):
    """What is known of a part that was proven: namespace and name of its root, and whether it holds elements and text only."""

    namespace: str
    name: str
    plain: bool


def prove(data: bytes) -> Proof:
    """What a well-formed UTF-8 part is; raises ``NotPlainXml`` for any other.

    The scanner reads bytes and trusts that tags nest; this is where that trust comes from. ``plain``: there are no
    comments, no processing instructions and no CDATA sections in it.
    """
    if not is_utf8(data):
        raise NotPlainXml("it is not written in UTF-8")
    parser, roots, others = expat.ParserCreate(namespace_separator=" "), [], []

    def root(name: str, _attributes: dict[str, str]) -> None:
        roots.append(name)
        parser.StartElementHandler = None

    def other(*_told: object) -> None:
        others.append(True)
        parser.CommentHandler = parser.ProcessingInstructionHandler = parser.StartCdataSectionHandler = None

    def doctype(*_told: object) -> None:
        raise NotPlainXml("it declares a document type")

    parser.StartElementHandler, parser.StartDoctypeDeclHandler = root, doctype
    parser.CommentHandler = parser.ProcessingInstructionHandler = parser.StartCdataSectionHandler = other
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise NotPlainXml(f"it is not well-formed ({error})") from None
    namespace, _, name = roots[0].rpartition(" ")
    return Proof(namespace, name, not others)
