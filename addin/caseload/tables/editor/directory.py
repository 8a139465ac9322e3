"""The directory of a zip file: its records as they lie on disk, before anything is unpacked.

Layout and signatures: PKWARE APPNOTE.TXT 6.3.10, sections 4.3.7 (local header), 4.3.12 (central directory),
4.3.14 to 4.3.16 (end records, zip64).
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

_CENTRAL = struct.Struct("<4s6H3L5H2L")
_LOCAL = struct.Struct("<4s5H3L2H")
_END = struct.Struct("<4s4H2LH")
_END64 = struct.Struct("<4sQ2H2L4Q")
_LOCATOR = struct.Struct("<4sLQL")
_FULL = 0xFFFFFFFF
_ZIP64 = 1


class BrokenZip(ValueError):
    """The bytes are not one whole, unambiguous zip file."""


@dataclass(slots=True)
class Entry:
    """One record: where its bytes lie (``start`` to ``end``, header included) and what the directory says."""

    name: str
    central: bytes
    start: int
    end: int
    data_start: int
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    offset_field: tuple[int, str]


@dataclass(slots=True)
class Directory:
    """The entries in the order of the directory; what follows it; by how much its offsets are shifted."""

    entries: list[Entry]
    central_start: int
    tail_start: int
    end_at: int
    end64_at: int | None
    shift: int


def read_directory(data: bytes) -> Directory:
    """The directory of the zip file in ``data``; raises ``BrokenZip`` with the reason."""
    try:
        return _read_directory(data)
    except struct.error:
        raise BrokenZip("its directory is cut off or damaged") from None


def _read_directory(data: bytes) -> Directory:
    end_at = _find_end(data)
    _, disk, central_disk, _, count, size, offset, _ = _END.unpack_from(data, end_at)
    end64_at = _find_end64(data, end_at)
    if end64_at is not None:
        _, _, _, _, disk, central_disk, _, count, size, offset = _END64.unpack_from(data, end64_at)
    if disk or central_disk:
        raise BrokenZip("it is one part of a zip file that spans several disks")
    shift = (end_at if end64_at is None else end64_at) - size - offset
    if shift < 0:
        raise BrokenZip("it is cut off or damaged")
    at, entries = offset + shift, []
    for _ in range(count):
        entry, at = _read_entry(data, at, shift)
        entries.append(entry)
    if at != offset + shift + size:
        raise BrokenZip("its directory does not end where it should")
    _set_spans(data, entries, offset + shift)
    return Directory(entries, offset + shift, at, end_at, end64_at, shift)


def _find_end(data: bytes) -> int:
    at = data.rfind(b"PK\5\6", max(0, len(data) - _END.size - 0xFFFF))
    if at < 0 or at + _END.size > len(data):
        raise BrokenZip("the end of the zip file is missing")
    return at


def _find_end64(data: bytes, end_at: int) -> int | None:
    at = end_at - _LOCATOR.size
    if at < 0 or data[at : at + 4] != b"PK\6\7":
        return None
    place = _LOCATOR.unpack_from(data, at)[2]
    for candidate in (at - _END64.size, place):
        if 0 <= candidate <= at - _END64.size and data[candidate : candidate + 4] == b"PK\6\6":
            return candidate
    raise BrokenZip("its zip64 end record is missing")


def _read_entry(data: bytes, at: int, shift: int) -> tuple[Entry, int]:
    if data[at : at + 4] != b"PK\1\2" or at + _CENTRAL.size > len(data):
        raise BrokenZip("its directory is damaged")
    fields = _CENTRAL.unpack_from(data, at)
    flags, method, crc, packed, size = fields[3], fields[4], fields[7], fields[8], fields[9]
    names, extras, comments, offset = fields[10], fields[11], fields[12], fields[16]
    end = at + _CENTRAL.size + names + extras + comments
    central = data[at:end]
    name = central[46 : 46 + names].decode("utf-8" if flags & 0x800 else "cp437", "replace")
    offset_field = (42, "<L")
    for place in _zip64_fields(central, 46 + names, extras):
        wide = struct.unpack_from("<Q", central, place)[0]
        if size == _FULL:
            size = wide
        elif packed == _FULL:
            packed = wide
        elif offset == _FULL:
            offset, offset_field = wide, (place, "<Q")
    return Entry(name, central, offset + shift, 0, 0, flags, method, crc, packed, size, offset_field), end


def _zip64_fields(central: bytes, start: int, length: int) -> list[int]:
    """Where the eight-byte values of the zip64 extra field stand, in the order of the fields they replace."""
    for kind, at, end in extra_fields(central, start, length):
        if kind == _ZIP64:
            return list(range(at + 4, end - 7, 8))
    return []


def extra_fields(data: bytes, start: int, length: int) -> list[tuple[int, int, int]]:
    """The extra fields in ``data`` from ``start``: kind, where it begins, where it ends."""
    found, at = [], start
    while at + 4 <= start + length:
        kind, size = struct.unpack_from("<2H", data, at)
        found.append((kind, at, at + 4 + size))
        at += 4 + size
    return found


def _set_spans(data: bytes, entries: list[Entry], central_start: int) -> None:
    """Give each entry the end of its record: where the next one begins (descriptors and padding included)."""
    ordered = sorted(entries, key=lambda entry: entry.start)
    for entry, following in zip(ordered, [*ordered[1:], None]):
        entry.end = central_start if following is None else following.start
        if data[entry.start : entry.start + 4] != b"PK\3\4" or entry.start + _LOCAL.size > len(data):
            raise BrokenZip(f"the record of {entry.name} is damaged")
        names, extras = struct.unpack_from("<2H", data, entry.start + 26)
        entry.data_start = entry.start + _LOCAL.size + names + extras
        if data[entry.start + 30 : entry.start + 30 + names] != entry.central[46 : 46 + names]:
            raise BrokenZip(f"{entry.name} has another name in its own header")
        if entry.data_start + entry.packed > entry.end:
            raise BrokenZip(f"{entry.name} overlaps another record")


def local_header(data: bytes, entry: Entry, crc: int, packed: int, size: int) -> bytes:
    """The header of ``entry`` for new contents: name, time and version stay, the descriptor goes."""
    sig, version, _, method, time, day, _, _, _, names, extras = _LOCAL.unpack_from(data, entry.start)
    name_at = entry.start + _LOCAL.size
    extra = _without_zip64(data, name_at + names, extras)
    flags = entry.flags & ~0x0008
    head = _LOCAL.pack(sig, version, flags, method, time, day, crc, packed, size, names, len(extra))
    return head + data[name_at : name_at + names] + extra


def central_record(entry: Entry, crc: int, packed: int, size: int) -> bytes:
    """The directory record of ``entry`` for new contents; its offset is set by ``moved``."""
    fields = list(_CENTRAL.unpack_from(entry.central))
    names, extras = fields[10], fields[11]
    extra = _without_zip64(entry.central, 46 + names, extras)
    fields[3] &= ~0x0008
    fields[7:10], fields[11], fields[16] = [crc, packed, size], len(extra), 0
    body = entry.central
    return _CENTRAL.pack(*fields) + body[46 : 46 + names] + extra + body[46 + names + extras :]


def moved(central: bytes, field: tuple[int, str], offset: int) -> bytes:
    """The directory record with its offset changed."""
    place, form = field
    if form == "<L" and offset >= _FULL:
        raise BrokenZip("it would be larger than 4 GiB")
    record = bytearray(central)
    struct.pack_into(form, record, place, offset)
    return bytes(record)


def _without_zip64(data: bytes, start: int, length: int) -> bytes:
    return b"".join(data[at:end] for kind, at, end in extra_fields(data, start, length) if kind != _ZIP64)


def fresh_records(name: str, crc: int, packed: int, size: int, offset: int) -> tuple[bytes, bytes]:
    """Local header and directory record of a part that is new: deflated, with the first day that a zip file knows."""
    written, first_day, version = name.encode("ascii"), 0x21, 20
    if offset >= _FULL:
        raise BrokenZip("it would be larger than 4 GiB")
    local = _LOCAL.pack(b"PK\3\4", version, 0, 8, 0, first_day, crc, packed, size, len(written), 0)
    fields = (version, version, 0, 8, 0, first_day, crc, packed, size, len(written), 0, 0, 0, 0, 0, offset)
    return local + written, _CENTRAL.pack(b"PK\1\2", *fields) + written


def end_records(data: bytes, directory: Directory, central_start: int, central_size: int, further: int = 0) -> bytes:
    """What follows the directory (end records, comment), with its new place, size and number of entries."""
    tail = bytearray(data[directory.tail_start :])
    end = directory.end_at - directory.tail_start
    offset = central_start - directory.shift
    old_size, old_offset = struct.unpack_from("<2L", tail, end + 12)
    if directory.end64_at is not None:
        end64 = directory.end64_at - directory.tail_start
        for place in (24, 32):
            _raise(tail, "<Q", end64 + place, further)
        struct.pack_into("<2Q", tail, end64 + 40, central_size, offset)
        struct.pack_into("<Q", tail, end - _LOCATOR.size + 8, central_start + central_size + end64 - directory.shift)
    for place in (8, 10):
        _raise(tail, "<H", end + place, further)
    struct.pack_into("<L", tail, end + 12, _FULL if old_size == _FULL else central_size)
    struct.pack_into("<L", tail, end + 16, _FULL if old_offset == _FULL else offset)
    return bytes(tail)


def _raise(tail: bytearray, form: str, place: int, by: int) -> None:
    """A count of entries becomes larger; the count that says "see the wide record" stays."""
    old = struct.unpack_from(form, tail, place)[0]
    if form == "<H" and old == 0xFFFF:
        return
    struct.pack_into(form, tail, place, old + by)
