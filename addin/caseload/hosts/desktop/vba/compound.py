"""A compound file of version 3, [MS-CFB]: storages and streams in sectors of 512 bytes, the same bytes every time."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

Tree = Mapping[str, "bytes | Tree"]
"""Name -> the bytes of a stream, or the entries of a storage."""

_SECTOR, _MINI, _CUTOFF = 512, 64, 4096
_FREE, _END, _FAT, _NO_ENTRY = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
_STORAGE, _STREAM, _ROOT = 1, 2, 5
_BLACK = 1
_IN_HEADER = 109
"""How many sectors of the allocation table the header itself can name."""


@dataclass
class _Entry:
    """A line of the directory: a stream or storage, its neighbours in the tree of its storage, where it begins."""

    name: str
    kind: int
    data: bytes = b""
    left: int = _NO_ENTRY
    right: int = _NO_ENTRY
    child: int = _NO_ENTRY
    start: int = _END
    size: int = 0


@dataclass
class _Sectors:
    """Sectors of one size, and the chain from each to the next."""

    size: int
    data: bytearray = field(default_factory=bytearray)
    chain: list[int] = field(default_factory=list)

    def add(self, data: bytes) -> int:
        """Write some bytes; the number of their first sector."""
        if not data:
            return _END
        first, count = len(self.chain), -(-len(data) // self.size)
        self.chain += [*range(first + 1, first + count), _END]
        self.data += data.ljust(count * self.size, b"\0")
        return first


def compound_file(tree: Tree) -> bytes:
    """The bytes of a compound file with these storages and streams."""
    entries = [_Entry("Root Entry", _ROOT)]
    entries[0].child = _storage(tree, entries)
    sectors, mini = _Sectors(_SECTOR), _Sectors(_MINI)
    for entry in entries:
        if entry.kind == _STREAM:
            entry.size = len(entry.data)
            entry.start = (mini if entry.size < _CUTOFF else sectors).add(entry.data)
    entries[0].start, entries[0].size = sectors.add(bytes(mini.data)), len(mini.data)
    mini_table = sectors.add(_numbers(mini.chain))
    directory = sectors.add(b"".join(map(_line, entries)))
    table_sectors = _add_allocation_table(sectors)
    header = _header(directory, mini_table, -(-len(mini.chain) * 4 // _SECTOR), table_sectors)
    return header + bytes(sectors.data)


def _storage(tree: Tree, entries: list[_Entry]) -> int:
    """Enter a storage's members; the number of the root of their search tree."""
    places = []
    for name in sorted(tree, key=lambda each: (len(each), each.upper())):
        content = tree[name]
        entry = _Entry(name, _STREAM, content) if isinstance(content, bytes) else _Entry(name, _STORAGE)
        places.append(len(entries))
        entries.append(entry)
        if not isinstance(content, bytes):
            entry.child = _storage(content, entries)
    return _balanced(places, entries)


def _balanced(places: Sequence[int], entries: list[_Entry]) -> int:
    if not places:
        return _NO_ENTRY
    middle = len(places) // 2
    entry = entries[places[middle]]
    entry.left = _balanced(places[:middle], entries)
    entry.right = _balanced(places[middle + 1 :], entries)
    return places[middle]


def _line(entry: _Entry) -> bytes:
    """An entry of the directory, 128 bytes; without times, so that two builds are alike."""
    name = entry.name.encode("utf-16-le") + b"\0\0"
    return struct.pack("<64sHBBIII16sIQQIQ", name, len(name), entry.kind, _BLACK, entry.left, entry.right, entry.child,
                       b"", 0, 0, 0, 0 if entry.kind == _STORAGE else entry.start, entry.size)  # fmt: skip


def _numbers(values: Sequence[int]) -> bytes:
    """Numbers as they stand in sectors, filled up with free places."""
    places = -(-len(values) * 4 // _SECTOR) * _SECTOR // 4
    return struct.pack(f"<{places}I", *values, *[_FREE] * (places - len(values)))


def _add_allocation_table(sectors: _Sectors) -> list[int]:
    """Write the chains of all sectors behind them, those of the table itself included; the numbers of its sectors."""
    count, used = 0, len(sectors.chain)
    while count * (_SECTOR // 4) < used + count:
        count += 1
    if count > _IN_HEADER:
        raise ValueError("the project is too large for a compound file of this kind")
    places = list(range(used, used + count))
    sectors.chain += [_FAT] * count
    sectors.data += _numbers(sectors.chain)
    return places


def _header(directory: int, mini_table: int, mini_sectors: int, table: Sequence[int]) -> bytes:
    named = [*table, *[_FREE] * (_IN_HEADER - len(table))]
    return struct.pack(f"<8s16sHHHHH6sIIIIIIIII{_IN_HEADER}I", bytes.fromhex("d0cf11e0a1b11ae1"), b"", 0x3E, 3, 0xFFFE,
                       9, 6, b"", 0, len(table), directory, 0, _CUTOFF, mini_table, mini_sectors, _END, 0, *named)  # fmt: skip
