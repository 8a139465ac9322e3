"""Wide tables in large print: each row becomes a block of lines, the head of a column on the left, its value beside it.

At eighteen points the words of four or more columns no longer fit beside one another on a page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from caseload.forms.safety import W

WIDE = 4
"""Columns from which a table is laid out anew."""
_LABELS = 0.36
"""The share of the width that the heads take."""
_FOR, _END = re.compile(r"\s*\{%-?tr\s+for\b"), re.compile(r"\s*\{%-?tr\s+endfor\b")
_RULE = {"val": "single", "sz": "18", "space": "0", "color": "auto"}
"""The line above each block, in eighths of a point."""


def lay_out(root: Any) -> None:
    """Lay out anew every wide table that is one head and one loop over rows; others stay as they are."""
    for table in list(root.iter(W + "tbl")):
        rows = table.findall(W + "tr")
        if _is_list_of_records(rows):
            _as_blocks(table, *rows)


def _is_list_of_records(rows: list[Any]) -> bool:
    if len(rows) != 4 or rows[0].find(f"{W}trPr/{W}tblHeader") is None:
        return False
    texts = ["".join(text.text or "" for text in row.iter(W + "t")) for row in rows]
    cells = [row.findall(W + "tc") for row in rows]
    plain = not any(True for row in rows for _ in row.iter(W + "gridSpan", W + "vMerge"))
    looped = bool(_FOR.match(texts[1]) and _END.match(texts[3]))
    return looped and plain and WIDE <= len(cells[0]) == len(cells[2])


def _as_blocks(table: Any, head: Any, opening: Any, record: Any, closing: Any) -> None:
    from lxml import etree

    grid = table.find(W + "tblGrid")
    width = sum(int(column.get(W + "w") or 0) for column in grid)
    widths = [round(width * _LABELS), width - round(width * _LABELS)]
    for column in list(grid):
        grid.remove(column)
    for own in widths:
        etree.SubElement(grid, W + "gridCol", {W + "w": str(own)})
    for row in _lines(head, record, widths):
        closing.addprevious(row)
    table.remove(head)
    table.remove(record)
    for row in (opening, closing):
        for cell in row.findall(W + "tc")[2:]:
            row.remove(cell)


def _lines(head: Any, record: Any, widths: list[int]) -> Iterator[Any]:
    """One row for each column: its head and its value; the first has a line above it, and all stay together."""
    from lxml import etree

    pairs = list(zip(head.findall(W + "tc"), record.findall(W + "tc"), strict=True))
    for number, pair in enumerate(pairs):
        row = etree.Element(W + "tr")
        etree.SubElement(etree.SubElement(row, W + "trPr"), W + "cantSplit")
        for cell, width in zip(map(deepcopy, pair), widths, strict=True):
            _set_cell(cell, width, first=number == 0)
            row.append(cell)
        if number < len(pairs) - 1:
            _keep_with_next(row)
        yield row


def _set_cell(cell: Any, width: int, *, first: bool) -> None:
    from lxml import etree

    settings = cell.find(W + "tcPr")
    if settings is None:
        settings = etree.Element(W + "tcPr")
        cell.insert(0, settings)
    for old in settings.findall(W + "tcW"):
        settings.remove(old)
    settings.insert(0, etree.Element(W + "tcW", {W + "w": str(width), W + "type": "dxa"}))
    if first and settings.find(W + "tcBorders") is None:
        borders = etree.Element(W + "tcBorders")
        etree.SubElement(borders, W + "top", {W + name: value for name, value in _RULE.items()})
        settings.insert(1, borders)


def _keep_with_next(row: Any) -> None:
    from lxml import etree

    for paragraph in row.iter(W + "p"):
        settings = paragraph.find(W + "pPr")
        if settings is None:
            settings = etree.Element(W + "pPr")
            paragraph.insert(0, settings)
        if settings.find(W + "keepNext") is None:
            style = settings.find(W + "pStyle")
            settings.insert(0 if style is None else 1, etree.Element(W + "keepNext"))
