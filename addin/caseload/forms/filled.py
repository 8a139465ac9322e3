"""A finished document: its bytes in two pieces, and the digest by which the register knows its contents."""

from __future__ import annotations

import hashlib
from typing import NamedTuple

from caseload.forms import package


class Digest:
    """SHA-256 over the names and contents of a document's parts; those that never change are read once."""

    def __init__(self, static: list[tuple[str, bytes]]):
        self._lines = [_line(name.encode(), contents) for name, contents in static]

    def digest(self, changed: list[tuple[bytes, bytes]]) -> str:
        """The digest of the static parts and these."""
        lines = sorted([*self._lines, *(_line(name, contents) for name, contents in changed)])
        return hashlib.sha256(b"".join(lines)).hexdigest()


def _line(name: bytes, contents: bytes) -> bytes:
    return name + b" " + hashlib.sha256(contents).digest() + b"\n"


class Filled(NamedTuple):
    """One document: ``prefix + tail`` is the file.

    ``prefix`` is the same object for all documents of a template that was not filled by docxtpl itself.
    """

    prefix: bytes
    tail: bytes
    changed: list[tuple[bytes, bytes]]
    static: Digest

    @property
    def data(self) -> bytes:
        """The whole file."""
        return self.prefix + self.tail

    @property
    def digest(self) -> str:
        """The SHA-256 of the unpacked parts, by which the register knows the document's contents."""
        return self.static.digest(self.changed)


def digest_of(data: bytes) -> str:
    """The digest of a document file, by which the register knows its contents."""
    parts = package.read_parts(data, "document")
    return Digest(list(parts.items())).digest([])
