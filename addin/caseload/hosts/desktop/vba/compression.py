"""Compression of VBA source, [MS-OVBA] 2.4.1: chunks of 4,096 bytes, tokens that copy what stood before."""

from __future__ import annotations

import struct

_CHUNK = 4096
_SIGNATURE = 1
_LITERAL_FLAG = 0x3000
_COMPRESSED_FLAG = 0xB000
_SHORTEST, _PER_GROUP = 3, 8


def compress(data: bytes) -> bytes:
    """The compressed container of some bytes."""
    out = bytearray([_SIGNATURE])
    for start in range(0, len(data), _CHUNK):
        out += _chunk(data[start : start + _CHUNK])
    return bytes(out)


def _chunk(data: bytes) -> bytes:
    tokens = _tokens(data)
    if len(tokens) >= _CHUNK and len(data) == _CHUNK:
        return struct.pack("<H", _LITERAL_FLAG | _CHUNK - 1) + data
    return struct.pack("<H", _COMPRESSED_FLAG | len(tokens) - 1) + tokens


def _tokens(data: bytes) -> bytes:
    """The tokens of one chunk, in groups of eight behind a byte that tells which of them copy."""
    out, at = bytearray(), 0
    seen: dict[bytes, int] = {}
    while at < len(data):
        place, flags = len(out), 0
        out.append(0)
        for bit in range(_PER_GROUP):
            if at >= len(data):
                break
            offset, length = _match(data, at, seen)
            if length:
                flags |= 1 << bit
                out += _copy_token(at, offset, length)
            else:
                length = 1
                out.append(data[at])
            for each in range(at, at + length):
                seen[data[each : each + _SHORTEST]] = each
            at += length
        out[place] = flags
    return bytes(out)


def _match(data: bytes, at: int, seen: dict[bytes, int]) -> tuple[int, int]:
    """How far back the same bytes stood, and how many of them; (0, 0) when it is not worth it."""
    before = seen.get(data[at : at + _SHORTEST])
    if before is None or len(data) - at < _SHORTEST:
        return 0, 0
    longest = min((0xFFFF >> _bits(at)) + _SHORTEST, len(data) - at)
    length = _SHORTEST
    while length < longest and data[before + length] == data[at + length]:
        length += 1
    return at - before, length


def _copy_token(at: int, offset: int, length: int) -> bytes:
    return struct.pack("<H", offset - 1 << 16 - _bits(at) | length - _SHORTEST)


def _bits(at: int) -> int:
    """How many bits of a token tell the distance, so far into a chunk."""
    return max((at - 1).bit_length(), 4)
