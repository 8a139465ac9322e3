"""The icons of the buttons, drawn from a few strokes each: ``python -m caseload.hosts.server.icons`` writes them."""

from __future__ import annotations

import math
import struct
import sys
import zlib
from collections.abc import Iterable
from pathlib import Path

from caseload.hosts.server.settings import PROJECT

FOLDER = PROJECT / "static" / "images" / "icons"
SIZES = (16, 32, 64, 80)
INK = (11, 90, 138)
WIDTH = 0.055
"""Half the width of a stroke, the icon being 1 wide."""
Point = tuple[float, float]
Stroke = list[Point]


def _box(left: float, top: float, right: float, bottom: float) -> Stroke:
    return [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]


def _arc(x: float, y: float, radius: float, begin: int, end: int) -> Stroke:
    turns = [math.radians(begin + (end - begin) * step / 24) for step in range(25)]
    return [(x + radius * math.cos(turn), y + radius * math.sin(turn)) for turn in turns]


def _dot(x: float, y: float) -> Stroke:
    return [(x, y), (x, y)]


FUNCTION = [[(0.5, 0.15), (0.4, 0.15), (0.3, 0.85), (0.2, 0.85)], [(0.2, 0.45), (0.5, 0.45)]]
ICONS: dict[str, list[Stroke]] = {
    "caseload": [_box(0.1, 0.25, 0.9, 0.85), [(0.1, 0.45), (0.9, 0.45)], [(0.35, 0.25), (0.35, 0.12), (0.65, 0.12), (0.65, 0.25)]],
    "refresh": [_arc(0.5, 0.5, 0.35, 200, 350), [(0.86, 0.2), (0.85, 0.44), (0.62, 0.4)],
                _arc(0.5, 0.5, 0.35, 20, 170), [(0.14, 0.8), (0.15, 0.56), (0.38, 0.6)]],
    "check": [[(0.12, 0.55), (0.4, 0.82), (0.88, 0.2)]],
    "today": [_box(0.12, 0.2, 0.88, 0.88), [(0.12, 0.4), (0.88, 0.4)], [(0.32, 0.1), (0.32, 0.25)],
              [(0.68, 0.1), (0.68, 0.25)], _dot(0.5, 0.64)],
    "explain": [_arc(0.5, 0.34, 0.22, 180, 405), [(0.65, 0.5), (0.5, 0.62), (0.5, 0.7)], _dot(0.5, 0.88)],
    "notices": [_box(0.08, 0.22, 0.92, 0.8), [(0.08, 0.22), (0.5, 0.56), (0.92, 0.22)]],
    "comment": [[(0.1, 0.15), (0.9, 0.15), (0.9, 0.68), (0.45, 0.68), (0.25, 0.88), (0.25, 0.68), (0.1, 0.68), (0.1, 0.15)],
                [(0.28, 0.35), (0.72, 0.35)], [(0.28, 0.5), (0.6, 0.5)]],
    "insert": [*FUNCTION, [(0.75, 0.5), (0.75, 0.9)], [(0.55, 0.7), (0.95, 0.7)]],
    "repair": [*FUNCTION, [(0.55, 0.72), (0.7, 0.87), (0.95, 0.55)]],
    "remove": [*FUNCTION, [(0.55, 0.7), (0.95, 0.7)]],
    "help": [_arc(0.5, 0.5, 0.4, 0, 360), _arc(0.5, 0.4, 0.13, 180, 405), [(0.58, 0.5), (0.5, 0.58)], _dot(0.5, 0.72)],
}  # fmt: skip
"""Name of an icon -> its strokes, in a square from 0 to 1."""


def png(strokes: Iterable[Stroke], size: int) -> bytes:
    """An icon of this size, see-through but for its strokes."""
    lines = [pair for stroke in strokes for pair in zip(stroke, stroke[1:], strict=False)]
    rows = bytearray()
    for y in range(size):
        rows.append(0)
        for x in range(size):
            away = min(_distance(((x + 0.5) / size, (y + 0.5) / size), *line) for line in lines)
            rows += bytes((*INK, round(255 * min(1.0, max(0.0, (WIDTH - away) * size + 0.5)))))
    head = struct.pack(">IIBBBBB", size, size, 8, 6, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(bytes(rows), 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*part) for part in parts)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _distance(point: Point, a: Point, b: Point) -> float:
    """How far a point is from a line between two others."""
    (x, y), (dx, dy) = (point[0] - a[0], point[1] - a[1]), (b[0] - a[0], b[1] - a[1])
    length = dx * dx + dy * dy
    along = min(1.0, max(0.0, (x * dx + y * dy) / length)) if length else 0.0
    return math.hypot(x - along * dx, y - along * dy)


def write(folder: Path = FOLDER) -> int:
    """Write every icon in every size; returns how many."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, strokes in ICONS.items():
        for size in SIZES:
            (folder / f"{name}-{size}.png").write_bytes(png(strokes, size))
    return len(ICONS) * len(SIZES)


if __name__ == "__main__":
    print(write(*(Path(each) for each in sys.argv[1:2])), "icons written")
