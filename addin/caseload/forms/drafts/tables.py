"""Tables of the house: a head row that repeats, rows that stay whole, widths that add up to the text's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from xml.etree import ElementTree as ET

from caseload.forms.drafts.markup import TWIPS, paragraph, w
from caseload.forms.drafts.texts import Form

LABEL_GAP = int(0.125 * TWIPS)
LINE = 270
"""About the height of a line of table text, in twips."""


def filled(form: Form, content: dict[str, Any]) -> list[ET.Element]:
    """A table with one row for each record of a ``rows`` field.

    ``content`` holds ``rows`` (the field), ``columns`` (names of the record's fields, or ``{name: share}`` for
    a column wider than the others) and, where people add to it on paper, ``blank`` (columns as in `blank`) and
    ``height``, the least height of a row in twips.
    """
    name = content["rows"]
    form.label(name)
    inner = {field["name"]: field for field in form.fields[name]["fields"]}
    columns = [_share(column) for column in content["columns"]]
    empty = [_head(form, column) for column in content.get("blank", [])]
    heads = [form.label(column, inner) for column, _ in columns] + [text for text, _ in empty]
    grid = _widths([share for _, share in columns + empty], form.page.text_width)
    body = [
        _tag_row(f"for row in {name}", grid),
        _row([f"{{{{ row.{column} }}}}" for column, _ in columns] + [""] * len(empty), grid, height=content.get("height", 0)),
        _tag_row("endfor", grid),
    ]
    return [table(form.label(name), heads, body, grid), after()]


def blank(form: Form, content: dict[str, Any]) -> list[ET.Element]:
    """A table to be filled in by hand.

    ``content`` holds its ``name``, its ``columns`` (texts, or ``{text, share}``) and its ``rows``: a number, or
    the texts that stand in the first column. ``height`` is the least height of a row in twips.
    """
    columns = [_head(form, column) for column in content["columns"]]
    grid = _widths([share for _, share in columns], form.page.text_width)
    rows = content["rows"]
    firsts = [""] * rows if isinstance(rows, int) else [form.say(first) for first in rows]
    rest = [""] * (len(grid) - 1)
    body = [_row([first, *rest], grid, height=content.get("height", 480)) for first in firsts]
    return [table(form.say(content["name"]), [text for text, _ in columns], body, grid), after()]


def labels(form: Form, content: dict[str, Any]) -> list[ET.Element]:
    """Address labels without lines: one row of labels for each record, each label an inch high."""
    name, columns = content["rows"], content["columns"]
    gap = LABEL_GAP
    width = (form.page.text_width - gap * (len(columns) - 1)) // len(columns)
    grid = [width, *[gap, width] * (len(columns) - 1)]
    texts = [f"{{{{ row.{columns[0]} }}}}"]
    for column in columns[1:]:
        texts += ["", f"{{{{ row.{column} }}}}"]
    cells = [_cell(words, size, "Label") for words, size in zip(texts, grid)]
    row = w("tr", w("trPr", w("cantSplit"), w("trHeight", val=TWIPS, hRule="exact")), *cells)
    properties = w(
        "tblPr",
        w("tblW", w=sum(grid), type_="dxa"),
        w("tblLayout", type_="fixed"),
        w("tblCellMar", w("left", w=120, type_="dxa"), w("right", w=60, type_="dxa")),
        w("tblCaption", val=form.label(name)),
    )
    around = [_tag_row(f"for row in {name}", grid), row, _tag_row("endfor", grid)]
    return [w("tbl", properties, w("tblGrid", *(w("gridCol", w=size) for size in grid)), *around), thin(20)]


def table(name: str, heads: Sequence[str], body: Sequence[ET.Element], grid: Sequence[int]) -> ET.Element:
    """A table with its name as alternative text, a repeated head row, and the rows given."""
    return w(
        "tbl",
        w(
            "tblPr",
            w("tblStyle", val="HouseTable"),
            w("tblW", w=sum(grid), type_="dxa"),
            w("tblLayout", type_="fixed"),
            w("tblLook", val="0020", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1),
            w("tblCaption", val=name),
        ),
        w("tblGrid", *(w("gridCol", w=width) for width in grid)),
        _row(heads, grid, head=True),
        *body,
    )


def after() -> ET.Element:
    """The thin paragraph that keeps a table apart from what follows."""
    return thin(160)


def thin(height: int) -> ET.Element:
    """An empty paragraph of a height in twips."""
    return w("p", w("pPr", w("spacing", before=0, after=0, line=height, lineRule="exact")))


def _row(texts: Sequence[str], grid: Sequence[int], *, head: bool = False, height: int = 0) -> ET.Element:
    properties = w("trPr", w("cantSplit"), w("tblHeader") if head else None)
    style = "TableHead" if head else "TableText"
    return w("tr", properties, *(_cell(text, width, style, height) for text, width in zip(texts, grid)))


def _tag_row(statement: str, grid: Sequence[int]) -> ET.Element:
    return _row([f"{{%tr {statement} %}}", *[""] * (len(grid) - 1)], grid)


def _cell(text: str, width: int, style: str, height: int = 0) -> ET.Element:
    """A cell; ``height`` gives it room to write in, as space in the paragraph."""
    room = [w("spacing", before=(height - LINE) // 2, after=(height - LINE) // 2)] if height else []
    return w("tc", w("tcPr", w("tcW", w=width, type_="dxa")), paragraph(text, style, *room))


def _head(form: Form, column: Any) -> tuple[str, float]:
    if isinstance(column, dict) and "text" in column:
        return form.say(column["text"]), column.get("share", 1)
    return form.say(column), 1


def _share(column: Any) -> tuple[str, float]:
    if isinstance(column, dict):
        ((name, share),) = column.items()
        return name, share
    return column, 1


def _widths(shares: Sequence[float], width: int) -> list[int]:
    unit = width / sum(shares)
    widths = [round(share * unit) for share in shares]
    widths[-1] += width - sum(widths)
    return widths
