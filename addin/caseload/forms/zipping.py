"""Writing the same zip file again and again: what never changes is packed once, the rest each time.

Layout: PKWARE APPNOTE.TXT 6.3.10, sections 4.3.7 (local header), 4.3.12 (directory), 4.3.16 (end record).
All times are the earliest that zip knows, so that equal contents give equal bytes.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterable, Sequence

from caseload.deflate import ISAL_LEVEL, RAW, crc32, isal_zlib

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_VERSION, _DEFLATED, _UTF8 = 20, 8, 0x800
_TIME, _DAY = 0, 0x21  # 1980-01-01 00:00

_ZLIB_LEVEL, _BEST = 6, 9


def _zlib_deflate(data: bytes, level: int = _ZLIB_LEVEL) -> bytes:
    packer = zlib.compressobj(level, zlib.DEFLATED, RAW)
    return packer.compress(data) + packer.flush()


def _isal_deflate(data: bytes) -> bytes:
    return isal_zlib.compress(data, ISAL_LEVEL, RAW)


deflate: Callable[[bytes], bytes] = _isal_deflate if isal_zlib else _zlib_deflate


class Skeleton:
    """The parts of a document that are the same in every copy, packed and laid out.

    ``prefix`` is how every file begins; ``tail`` gives the rest of one file. ``prefix + tail(changed)`` is the
    whole zip file, the same bytes for the same contents.
    """

    def __init__(self, static: Iterable[tuple[str, bytes]]):
        records, directory, at = [], [], 0
        for name, contents in static:
            local, central = _records(name.encode(), contents, _zlib_deflate(contents, _BEST), at)
            records.append(local)
            directory.append(central)
            at += len(local)
        self.prefix = b"".join(records)
        self._directory, self._count = b"".join(directory), len(records)

    def tail(self, changed: Sequence[tuple[bytes, bytes]]) -> bytes:
        """What follows the prefix: the changed parts (name, contents), the directory, the end record."""
        at, records, directory = len(self.prefix), [], [self._directory]
        for name, contents in changed:
            local, central = _records(name, contents, deflate(contents), at)
            records.append(local)
            directory.append(central)
            at += len(local)
        central = b"".join(directory)
        count = self._count + len(changed)
        end = _END.pack(b"PK\5\6", 0, 0, count, count, len(central), at, 0)
        return b"".join((*records, central, end))


def _records(name: bytes, contents: bytes, packed: bytes, at: int) -> tuple[bytes, bytes]:
    """The local record and the directory record of one part that begins at byte ``at``."""
    flags = 0 if name.isascii() else _UTF8
    facts = (_DEFLATED, _TIME, _DAY, crc32(contents), len(packed), len(contents), len(name))
    local = _LOCAL.pack(b"PK\3\4", _VERSION, flags, *facts, 0) + name + packed
    central = _CENTRAL.pack(b"PK\1\2", _VERSION, _VERSION, flags, *facts, 0, 0, 0, 0, 0, at) + name
    return local, central


def written_again(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """A whole zip file of these parts, reproducible."""
    skeleton = Skeleton(())
    return skeleton.tail([(name.encode(), contents) for name, contents in parts])
