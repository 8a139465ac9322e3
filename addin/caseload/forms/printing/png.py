"""Pictures as PNG files, written without a picture library.

Layout: Portable Network Graphics, W3C recommendation, 11.2 (header, data, end).
"""

from __future__ import annotations

import struct
import zlib

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
GREY, COLOUR = 0, 2


def png(width: int, height: int, rows: bytes, *, depth: int, kind: int) -> bytes:
    """A picture: ``rows`` from the top, each packed into whole bytes; ``depth`` bits a sample; ``kind`` grey or colour."""
    length = len(rows) // height
    lines = b"".join(b"\0" + rows[start : start + length] for start in range(0, len(rows), length))
    header = struct.pack(">2I5B", width, height, depth, kind, 0, 0, 0)
    return b"".join((_SIGNATURE, _chunk(b"IHDR", header), _chunk(b"IDAT", zlib.compress(lines)), _chunk(b"IEND", b"")))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
