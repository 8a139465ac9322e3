"""The zip container of a workbook: parts are read one by one, and copied raw, still compressed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from caseload.deflate import BROKEN, crc32, packer, unpacker
from caseload.errors import WorkbookRefused
from caseload.tables.editor.directory import (
    BrokenZip,
    Directory,
    Entry,
    central_record,
    end_records,
    fresh_records,
    local_header,
    moved,
    read_directory,
)

MIB = 1 << 20
FILE_LIMIT = 512 * MIB
PART_LIMIT = 1024 * MIB
TOTAL_LIMIT = 4096 * MIB
PART_COUNT_LIMIT = 20_000
# Deflate cannot pack tighter than about 1 : 1032; sheets of real workbooks stay below 1 : 100.
RATIO_LIMIT = 250
RATIO_FROM = 32 * MIB

_STORED, _DEFLATED = 0, 8
_EFFORT = 2  # a sixth larger than with the usual 6, at hardly any time beside the rest of a refresh
_GATHERED = 1 << 16
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(slots=True)
class NewPart:
    """New contents of a part, already packed the way the old ones were."""

    chunks: list[bytes]
    crc: int
    packed: int
    size: int


class Package:
    """A workbook's parts by name; raises ``WorkbookRefused`` for what is not a plain, whole zip file.

    ``data`` is the whole file, ``where`` its name for messages.
    """

    def __init__(self, data: bytes, where: str):
        self.data, self.where = data, where
        self._directory = self._open()
        self._entries = self._by_name()
        self._refuse_oversized()

    def _open(self) -> Directory:
        if len(self.data) > FILE_LIMIT:
            raise self.refused("the workbook is oversized", "so large a file is not opened here")
        if not self.data:
            raise self.refused("the file is empty", "it holds nothing at all")
        if self.data[:8] == _OLE:
            raise self._not_zip()
        try:
            return read_directory(self.data)
        except BrokenZip as broken:
            raise self.refused("this is not a workbook that can be read", str(broken)) from None

    def _not_zip(self) -> WorkbookRefused:
        if "EncryptedPackage".encode("utf-16-le") in self.data:
            return self.refused("the workbook is encrypted", "it opens only with a password")
        return self.refused("this is not an .xlsx or .xlsm workbook", "it has the format of Excel 97-2003")

    def refused(self, what: str, why: str, todo: str = "", part: str = "") -> WorkbookRefused:
        """The error for this file, ready to be raised."""
        where = f"{self.where}, {part}" if part else self.where
        return WorkbookRefused(what, where=where, why=why, todo=todo)

    def _by_name(self) -> dict[str, Entry]:
        found: dict[str, Entry] = {}
        for entry in self._directory.entries:
            key = _key(entry.name)
            if key in found:
                raise self.refused("the workbook is ambiguous", f"it holds {entry.name} twice")
            if entry.flags & 0x2041:
                raise self.refused("the workbook is encrypted", f"{entry.name} opens only with a password")
            found[key] = entry
        return found

    def _refuse_oversized(self) -> None:
        entries = self._directory.entries
        if len(entries) > PART_COUNT_LIMIT:
            raise self.refused("the workbook is oversized", f"it holds {len(entries):,} parts")
        if sum(entry.size for entry in entries) > TOTAL_LIMIT:
            raise self.refused("the workbook is oversized", "unpacked, it would fill the memory")

    def __contains__(self, name: str) -> bool:
        return _key(name) in self._entries

    def names(self) -> Iterator[str]:
        """The names of all parts, in the order of the directory."""
        return (entry.name for entry in self._directory.entries)

    def read(self, name: str) -> bytes:
        """The contents of a part; ``WorkbookRefused`` when it is missing, damaged or oversized."""
        entry = self._entries.get(_key(name))
        if entry is None:
            raise self.refused("the workbook is incomplete", f"its part {name} is missing")
        if entry.size > PART_LIMIT or (entry.size > RATIO_FROM and entry.size > RATIO_LIMIT * entry.packed):
            raise self.refused("the workbook is oversized", f"its part {name} would be {entry.size:,} bytes")
        packed = memoryview(self.data)[entry.data_start : entry.data_start + entry.packed]
        contents = self._unpack(entry, packed)
        if len(contents) != entry.size or crc32(contents) != entry.crc:
            raise self.refused("the workbook is damaged", f"its part {name} does not match its checksum")
        return contents

    def _unpack(self, entry: Entry, packed: memoryview) -> bytes:
        if entry.method == _STORED:
            return bytes(packed)
        if entry.method != _DEFLATED:
            raise self.refused("the workbook is packed in an unknown way", f"{entry.name} uses method {entry.method}")
        try:
            return unpacker().decompress(packed, entry.size + 1)
        except BROKEN as error:
            raise self.refused("the workbook is damaged", f"its part {entry.name}: {error}") from None

    def pack(self, name: str, pieces: Iterable[bytes | memoryview]) -> NewPart:
        """New contents for the part ``name``, given as pieces in order; a part that is not there yet is deflated."""
        old = self._entries.get(_key(name))
        stored = old is not None and old.method == _STORED
        packing = None if stored else packer(_EFFORT)
        chunks, crc, size = [], 0, 0
        for piece in _gathered(pieces):
            crc, size = crc32(piece, crc), size + len(piece)
            chunks.append(packing.compress(piece) if packing else bytes(piece))
        if packing:
            chunks.append(packing.flush())
        if size > PART_LIMIT:
            raise self.refused("the workbook would be oversized", f"{name} would be {size:,} bytes")
        return NewPart([chunk for chunk in chunks if chunk], crc, sum(map(len, chunks)), size)

    def assembled(self, changed: Mapping[str, NewPart]) -> Iterator[bytes | memoryview]:
        """The bytes of the file with changed and further parts, piece by piece; all other records as they are.

        A part of ``changed`` that is not there yet follows the others, in the order given.
        """
        raw, new = memoryview(self.data), {_key(name): part for name, part in changed.items()}
        directory, centrals = self._directory, {}
        ordered = sorted(directory.entries, key=lambda entry: entry.start)
        at = ordered[0].start
        yield raw[:at]
        for entry in ordered:
            part = new.get(_key(entry.name))
            centrals[id(entry)] = self._central(entry, part, at)
            for piece in self._record(entry, part):
                yield piece
                at += len(piece)
        further = []
        for name, part in changed.items():
            if name not in self:
                header, record = fresh_records(name, part.crc, part.packed, part.size, at - directory.shift)
                further.append(record)
                for piece in (header, *part.chunks):
                    yield piece
                    at += len(piece)
        central = b"".join([*(centrals[id(entry)] for entry in directory.entries), *further])
        yield central
        yield end_records(self.data, directory, at, len(central), len(further))

    def _record(self, entry: Entry, part: NewPart | None) -> Iterator[bytes | memoryview]:
        if part is None:
            yield memoryview(self.data)[entry.start : entry.end]
        else:
            yield local_header(self.data, entry, part.crc, part.packed, part.size)
            yield from part.chunks

    def _central(self, entry: Entry, part: NewPart | None, at: int) -> bytes:
        offset = at - self._directory.shift
        if part is None:
            return moved(entry.central, entry.offset_field, offset)
        return moved(central_record(entry, part.crc, part.packed, part.size), (42, "<L"), offset)


def _gathered(pieces: Iterable[bytes | memoryview]) -> Iterator[bytes | memoryview]:
    """The same bytes in larger pieces: a call for each changed cell's few would cost more than packing them."""
    waiting: list[bytes | memoryview] = []
    length = 0
    for piece in pieces:
        waiting.append(piece)
        length += len(piece)
        if length >= _GATHERED:
            yield waiting[0] if len(waiting) == 1 else b"".join(waiting)
            waiting, length = [], 0
    yield b"".join(waiting)


def _key(name: str) -> str:
    """Part names are compared without case (ECMA-376 part 2, 6.2.2.3); some writers use backslashes."""
    return name.replace("\\", "/").lstrip("/").casefold()
