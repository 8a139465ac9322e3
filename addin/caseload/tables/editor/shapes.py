"""The yellow boxes of notes: VML shapes in a sheet's legacy drawing ([MS-OI29500], ECMA-376 part 4, 19.4)."""

from __future__ import annotations

import re

from caseload.tables.editor.markup import tags

BLOCK = 1024
"""Shape numbers belong to blocks of this size; each drawing has blocks of its own."""
_NUMBER = re.compile(rb"_x0000_s(\d+)")
_MAP = re.compile(rb"<[\w:]*idmap\b[^>]*\bdata\s*=\s*[\"']([\d,\s]*)[\"']")
_SPACES = ('xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
           'xmlns:x="urn:schemas-microsoft-com:office:excel"')  # fmt: skip
_TEXT_LINE, _COLUMNS = 34, 4


def blocks(drawing: bytes) -> set[int]:
    """The blocks of shape numbers that a drawing has."""
    said = {int(number) for match in _MAP.findall(drawing) for number in match.split(b",") if number.strip()}
    return said | {int(number) // BLOCK for number in _NUMBER.findall(drawing)}


def empty_drawing(block: int) -> bytes:
    """A legacy drawing without shapes."""
    return (
        f'<xml {_SPACES}><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{block}"/></o:shapelayout>'
        '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
        '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype></xml>'
    ).encode()


def with_boxes(drawing: bytes, cells: dict[tuple[int, int], str]) -> bytes:
    """A drawing with a hidden box for each note: (row, column) -> its text, which decides the size."""
    number = max((int(each) for each in _NUMBER.findall(drawing)), default=max(blocks(drawing), default=1) * BLOCK)
    end = drawing.rindex(b"</")
    made = "".join(_box(number + at, row, column, text) for at, ((row, column), text) in enumerate(cells.items(), 1))
    return drawing[:end] + made.encode() + drawing[end:]


def _box(number: int, row: int, column: int, text: str) -> str:
    lines = sum(len(line) // _TEXT_LINE + 1 for line in text.split("\n")) + 1
    top = max(row - 2, 0)
    return (
        f'<v:shape {_SPACES} id="_x0000_s{number}" type="#_x0000_t202" style="position:absolute;visibility:hidden" '
        'fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>'
        '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
        '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
        f"<x:Anchor>{column}, 15, {top}, 10, {column + _COLUMNS}, 15, {top + max(lines, 3)}, 10</x:Anchor>"
        f"<x:AutoFill>False</x:AutoFill><x:Row>{row - 1}</x:Row><x:Column>{column - 1}</x:Column></x:ClientData></v:shape>"
    )


def without_boxes(drawing: bytes, cells: set[tuple[int, int]]) -> bytes:
    """A drawing without the boxes of the notes on some cells (row, column)."""
    pieces, copied, start = [], 0, 0
    for tag in tags(drawing):
        if tag.name == b"shape" and not tag.closing:
            start = tag.start
        elif tag.name == b"shape":
            shape = drawing[start : tag.end]
            row, column = (re.search(rb"<[\w:]*%b>\s*(\d+)\s*<" % name, shape) for name in (b"Row", b"Column"))
            if b'"Note"' in shape and row and column and (int(row[1]) + 1, int(column[1]) + 1) in cells:
                pieces.append(drawing[copied:start])
                copied = tag.end
    return b"".join([*pieces, drawing[copied:]])


__all__ = ["blocks", "empty_drawing", "with_boxes", "without_boxes"]
