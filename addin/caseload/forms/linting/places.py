"""Where something stands in a document, in words that a person finds again in Word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from caseload.forms.safety import W

TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_FILLED = re.compile(r"word/(document|header\d*|footer\d*|footnotes)\.xml")


@dataclass(frozen=True)
class Place:
    """One paragraph: its element, its text, and where it stands."""

    paragraph: Any
    text: str
    where: str

    @property
    def tags(self) -> list[str]:
        """The template tags in the paragraph, in order."""
        return TAG.findall(self.text)


def is_filled(name: str) -> bool:
    """Whether a part's tags are filled: the body, headers, footers and footnotes are, nothing else."""
    return _FILLED.fullmatch(name) is not None


def places(name: str, root: Any) -> Iterator[Place]:
    """The paragraphs of a part, in order."""
    part = name.removeprefix("word/").removesuffix(".xml").replace("document", "body")
    tables = {table: number for number, table in enumerate(root.iter(W + "tbl"), 1)}
    outside = 0
    for paragraph in root.iter(W + "p"):
        cell = next(paragraph.iterancestors(W + "tc"), None)
        if cell is None:
            outside += 1
            where = f"{part}, paragraph {outside}"
        else:
            where = f"{part}, {_cell(cell, tables)}"
        yield Place(paragraph, text_of(paragraph), where)


def _cell(cell: Any, tables: dict[Any, int]) -> str:
    row = next(cell.iterancestors(W + "tr"))
    table = next(row.iterancestors(W + "tbl"))
    rows, cells = list(table.iter(W + "tr")), list(row.iter(W + "tc"))
    return f"table {tables[table]}, row {rows.index(row) + 1}, cell {cells.index(cell) + 1}"


def text_of(element: Any) -> str:
    """The words of an element as a person sees them; those of text boxes in it are not its own."""
    return "".join(
        text.text or ""
        for text in element.iter(W + "t")
        if next(text.iterancestors(W + "p"), None) is element or element.tag != W + "p"
    )
