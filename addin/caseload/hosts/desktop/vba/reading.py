"""Reading a compound file again ([MS-CFB]): one stream by its name, such as the settings of a VBA project."""

from __future__ import annotations

import struct
from collections.abc import Iterator

_MAGIC = bytes.fromhex("d0cf11e0a1b11ae1")
_LAST = 0xFFFFFFFA
"""Numbers of sectors are smaller; larger ones are marks."""
_MOST = 1 << 20
_MINI, _CUTOFF, _ROOT, _STREAM = 64, 4096, 5, 2


def stream(data: bytes, wanted: str) -> bytes:
    """The bytes of the first stream of this name; raises ``ValueError`` for no such stream, or no such file."""
    try:
        return _stream(data, wanted)
    except (struct.error, IndexError) as error:
        raise ValueError("this compound file is broken") from error


def _stream(data: bytes, wanted: str) -> bytes:
    if data[:8] != _MAGIC:
        raise ValueError("this is no compound file")
    size = 1 << struct.unpack_from("<H", data, 30)[0]
    directory_at, = struct.unpack_from("<I", data, 48)
    mini_at, = struct.unpack_from("<I", data, 60)
    table: list[int] = []
    for at in struct.unpack_from("<109I", data, 76):
        if at < _LAST:
            table += _numbers(data[(at + 1) * size : (at + 2) * size])
    entries = list(_entries(_chained(data, table, directory_at, size, size)))
    root = next(entry for entry in entries if entry[1] == _ROOT)
    for name, kind, start, length in entries:
        if kind == _STREAM and name == wanted:
            if length >= _CUTOFF:
                return _chained(data, table, start, size, size)[:length]
            small = _chained(data, table, root[2], size, size)
            chain = _numbers(_chained(data, table, mini_at, size, size))
            return _chained(small, chain, start, _MINI, 0)[:length]
    raise ValueError(f"there is no stream {wanted}")


def _entries(directory: bytes) -> Iterator[tuple[str, int, int, int]]:
    """Name, kind, first sector and length of each entry."""
    for at in range(0, len(directory), 128):
        length, kind = struct.unpack_from("<HB", directory, at + 64)
        start, size = struct.unpack_from("<II", directory, at + 116)
        yield directory[at : at + max(length - 2, 0)].decode("utf-16-le", "replace"), kind, start, size


def _chained(data: bytes, table: list[int], first: int, size: int, head: int) -> bytes:
    """The sectors of a chain behind each other; ``head``: bytes before the first sector."""
    found: list[bytes] = []
    at = first
    while at < _LAST and len(found) < _MOST:
        found.append(data[head + at * size : head + (at + 1) * size])
        at = table[at]
    return b"".join(found)


def _numbers(data: bytes) -> list[int]:
    return list(struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4]))
