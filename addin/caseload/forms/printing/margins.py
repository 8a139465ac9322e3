"""Headers and footers of a file of many documents: each document has its own, and never the one before's."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from hashlib import sha256
from typing import Any

from caseload.forms.printing.pictures import Pictures
from caseload.forms.printing.xml import parsed, serialized
from caseload.forms.safety import W

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
LINKS = "word/_rels/document.xml.rels"
_TYPES = "[Content_Types].xml"
_SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_KINDS = {W + "headerReference": "header", W + "footerReference": "footer"}
_MARGIN = re.compile(r"(word/)?(header|footer)\d*\.xml")


class Margins:
    """The headers and footers taken over so far; equal ones are kept once."""

    def __init__(self, parts: dict[str, bytes], pictures: Pictures):
        self._pictures = pictures
        self._related: dict[str, str] = {}
        self._links = parsed(parts[LINKS])
        self._types = parsed(parts[_TYPES])
        self._made: dict[str, str] = {}
        self._parts: dict[str, bytes] = {}
        self._seen: set[tuple[str, str]] = set()
        for link in list(self._links):
            if link.get("Type", "").rsplit("/", 1)[-1] in _KINDS.values():
                self._links.remove(link)
        for entry in list(self._types):
            if _MARGIN.fullmatch(entry.get("PartName", "").lstrip("/")):
                self._types.remove(entry)

    def take(self, sections: list[Any], parts: dict[str, bytes], prepare: Callable[[Any], None]) -> None:
        """Take over the margins of a document with these sections; ``prepare`` changes each part's root first."""
        targets = {link.get("Id"): link.get("Target", "") for link in parsed(parts[LINKS])}
        taken: dict[str, str] = {}
        for section in sections:
            for reference in section.iter(*_KINDS):
                old = reference.get(_R + "id")
                name = posixpath.normpath(posixpath.join("word", targets[old])) if old in targets else ""
                if name not in taken:
                    taken[name] = self._copied(_KINDS[reference.tag], name.lstrip("/"), parts, prepare)
                reference.set(_R + "id", taken[name])
        self._stop_inheriting(sections[0])

    def _copied(self, kind: str, name: str, parts: dict[str, bytes], prepare: Callable[[Any], None]) -> str:
        root = parsed(parts[name])
        prepare(root)
        return self._kept(kind, serialized(root), self._pictures.links(name, parts))

    def _kept(self, kind: str, contents: bytes, links: bytes) -> str:
        """The relation id of a part with these contents; a new part when there is none yet."""
        from lxml import etree

        key = sha256(kind.encode() + sha256(contents).digest() + links).hexdigest()
        if key not in self._made:
            number = len(self._made) + 1
            name, relation = f"{kind}{number}.xml", f"rIdMargin{number}"
            self._parts[f"word/{name}"] = contents
            if links:
                self._parts[f"word/_rels/{name}.rels"] = links
            facts = {"Id": relation, "Type": f"{_RELATION}/{kind}", "Target": name}
            etree.SubElement(self._links, _same_space(self._links, "Relationship"), facts)
            facts = {"PartName": f"/word/{name}", "ContentType": _TYPE.format(kind)}
            etree.SubElement(self._types, _same_space(self._types, "Override"), facts)
            self._made[key] = relation
        return self._made[key]

    def relate(self, picture: str) -> str:
        """The relation of the text to one more picture of the file."""
        from lxml import etree

        if picture not in self._related:
            self._related[picture] = f"rIdPicture{len(self._related) + 1}"
            facts = {"Id": self._related[picture], "Type": f"{_RELATION}/image", "Target": picture}
            etree.SubElement(self._links, _same_space(self._links, "Relationship"), facts)
        return self._related[picture]

    def _stop_inheriting(self, section: Any) -> None:
        """A kind of margin that an earlier document had and this one lacks would come back: it gets an empty one."""
        from lxml import etree

        own = {(_KINDS[reference.tag], reference.get(W + "type", "default")) for reference in section.iter(*_KINDS)}
        for kind, when in sorted(self._seen - own, reverse=True):
            tag = "hdr" if kind == "header" else "ftr"
            empty = f'<w:{tag} xmlns:w="{_SPACE}"><w:p/></w:{tag}>'.encode()
            facts = {W + "type": when, _R + "id": self._kept(kind, empty, b"")}
            section.insert(0, etree.Element(f"{W}{kind}Reference", facts))
        self._seen |= own

    def finish(self, parts: dict[str, bytes]) -> None:
        """Add the margins, their relations and their types to the file's parts."""
        parts.update(self._parts)
        parts[LINKS], parts[_TYPES] = serialized(self._links), serialized(self._types)


def _same_space(root: Any, tag: str) -> str:
    return f"{{{root.nsmap[root.prefix]}}}{tag}"
