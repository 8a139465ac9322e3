"""The pictures of a file of many documents: equal ones stand there once, different ones of one name side by side."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import Any

from caseload.forms.printing.xml import parsed, serialized

_IMAGE = "/image"
_EMBEDS = tuple(f"{{http://schemas.openxmlformats.org/officeDocument/2006/relationships}}{name}" for name in ("embed", "id"))


class Pictures:
    """The pictures taken over so far, by their contents; those of the first document keep their names."""

    def __init__(self, parts: Mapping[str, bytes]):
        self._names = {sha256(contents).hexdigest(): name for name, contents in parts.items() if is_picture(name)}
        self._taken = set(self._names.values())
        self._added: dict[str, bytes] = {}

    def _place(self, name: str, contents: bytes) -> str:
        """The name under which a picture stands in the file."""
        key = sha256(contents).hexdigest()
        if key not in self._names:
            stem, ending = posixpath.splitext(name)
            new = f"{stem}-{len(self._added) + 1}{ending}" if name in self._taken else name
            self._names[key], self._added[new] = new, contents
            self._taken.add(new)
        return self._names[key]

    def links(self, name: str, parts: Mapping[str, bytes]) -> bytes:
        """The relations of the part ``name`` of a document, leading to its pictures as they stand in the file."""
        folder, file = posixpath.split(name)
        contents = parts.get(f"{folder}/_rels/{file}.rels", b"")
        if not contents or _IMAGE.encode() not in contents:
            return contents
        root = parsed(contents)
        for link in root:
            old = _target(folder, link)
            if old in parts:
                link.set("Target", posixpath.relpath(self._place(old, parts[old]), folder))
        return serialized(root)

    def embed(self, body: Any, links: str, parts: Mapping[str, bytes], relate: Callable[[str], str]) -> None:
        """Let the pictures of a body lead to where they stand; ``relate`` gives the relation to a part of the file."""
        folder = posixpath.dirname(posixpath.dirname(links))
        anew = {}
        for link in parsed(parts[links]):
            old = _target(folder, link)
            if old in parts and (new := self._place(old, parts[old])) != old:
                anew[link.get("Id")] = relate(posixpath.relpath(new, folder))
        for element in body.iter() if anew else ():
            for name in _EMBEDS:
                if element.get(name) in anew:
                    element.set(name, anew[element.get(name)])

    def finish(self, parts: dict[str, bytes]) -> None:
        """Add the further pictures to the file's parts."""
        parts.update(self._added)


def is_picture(name: str) -> bool:
    """Whether a part is a picture by its place."""
    return name.startswith("word/media/")


def _target(folder: str, link: Any) -> str:
    if not link.get("Type", "").endswith(_IMAGE) or link.get("TargetMode") == "External":
        return ""
    return posixpath.normpath(posixpath.join("/", folder, link.get("Target", ""))).lstrip("/")
