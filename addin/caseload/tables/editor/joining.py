"""How a further part joins a package: its kind in the list of contents, and a relationship from the part that uses it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable

from caseload.tables.editor.markup import escape, tags
from caseload.tables.editor.package import Package

TYPES = "[Content_Types].xml"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_ID = re.compile(rb"\bId\s*=\s*[\"']rId(\d+)[\"']")


class Parts:
    """The parts of a package while further ones join it: what was changed or added, by name."""

    def __init__(self, package: Package):
        self.package = package
        self.changed: dict[str, bytes] = {}

    def __contains__(self, name: str) -> bool:
        return name in self.changed or name in self.package

    def read(self, name: str) -> bytes:
        """A part as it is now."""
        return self.changed[name] if name in self.changed else self.package.read(name)

    def free_name(self, form: str) -> str:
        """The first name of a form such as ``xl/comments{}.xml`` that no part has."""
        number = 1
        while form.format(number) in self:
            number += 1
        return form.format(number)

    def add(self, name: str, contents: bytes, kind: str) -> None:
        """A further part with its content type."""
        self.changed[name] = contents
        self._declare(f'<{{}}Override PartName="/{escape(name)}" ContentType="{kind}"/>')

    def add_by_extension(self, name: str, contents: bytes, kind: str) -> None:
        """A further part whose content type its extension tells."""
        self.changed[name] = contents
        extension = posixpath.splitext(name)[1][1:]
        said = re.compile(rb"<[\w:]*Default\b[^>]*\bExtension\s*=\s*[\"']%b[\"']" % extension.encode(), re.IGNORECASE)
        if not said.search(self.read(TYPES)):
            self._declare(f'<{{}}Default Extension="{extension}" ContentType="{kind}"/>')

    def _declare(self, element: str) -> None:
        self.changed[TYPES] = inside_root(self.read(TYPES), element)

    def link(self, part: str, kind: str, target: str) -> str:
        """A relationship from ``part`` to ``target``; gives its id."""
        rels = rels_of(part)
        old = self.read(rels) if rels in self else f'{DECLARATION}<Relationships xmlns="{_RELS}"/>'.encode()
        new = f"rId{max((int(number) for number in _ID.findall(old)), default=0) + 1}"
        self.changed[rels] = inside_root(
            old, f'<{{}}Relationship Id="{new}" Type="{self.kinds}/{kind}" Target="/{escape(target)}"/>')
        return new

    @property
    def kinds(self) -> str:
        """What the types of relationships begin with in this package."""
        return _STRICT if _STRICT.encode() in self.package.read("_rels/.rels") else _OFFICE

    def pieces(self) -> Iterable[bytes | memoryview]:
        """The bytes of the new file, piece by piece."""
        return self.package.assembled({name: self.package.pack(name, [data]) for name, data in self.changed.items()})


def rels_of(part: str) -> str:
    """The part that holds the relationships of a part."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def inside_root(data: bytes, element: str) -> bytes:
    """A part with one element more, the last inside its root; ``{}`` stands for the root's prefix."""
    root, last = None, None
    for tag in tags(data):
        root = root or tag
        last = tag
    if root is None or last is None:
        raise ValueError("the part has no element")
    new = element.format(root.prefix.decode()).encode()
    if root.empty:
        opened = data[root.start : root.end]
        opened = opened[: opened.rindex(b"/")].rstrip() + b">"
        return data[: root.start] + opened + new + b"</%b%b>" % (root.prefix, root.name) + data[root.end :]
    return data[: last.start] + new + data[last.start :]


__all__ = ["DECLARATION", "TYPES", "Parts", "inside_root", "rels_of"]
