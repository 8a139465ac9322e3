"""A document as plain text, to paste where no Word file can go: title, headings, labels with their values, tables.

The letterhead and the margins are left out; the words are those of the document, so that there is no second wording.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from caseload.errors import Problem
from caseload.forms import package
from caseload.forms.catalogue import Form
from caseload.forms.printing.xml import parsed
from caseload.forms.run import Run
from caseload.forms.safety import W
from caseload.forms.styles import heading_levels

HEADS = frozenset({"FileHead", "AgencyName", "Letterhead"})
"""Styles of the letterhead."""


def texts(rows: Iterable[Mapping[str, Any]], form: Form, as_of: date) -> tuple[list[tuple[int, str]], list[Problem]]:
    """The documents of some rows as plain text, each with the number of its row (from 1), and what is wrong with others.

    Nothing is written and nothing registered. ``where`` of a problem begins with ``row N``.
    """
    run = Run(form, "", as_of)
    made = [(job.number, as_text(run.sample(job))) for job in run.checked(run.jobs(rows))]
    return made, run.report.problems


def as_text(document: bytes) -> str:
    """The text of a Word document's body."""
    parts = package.read_parts(document, "document")
    levels = heading_levels(parsed(parts["word/styles.xml"]) if "word/styles.xml" in parts else None)
    lines = list(_lines(parsed(parts[package.MAIN_PART]).find(W + "body"), levels))
    return "\n".join(lines).strip() + "\n"


def _lines(parent: Any, levels: dict[str, int]) -> Iterator[str]:
    for element in parent:
        if element.tag == W + "tbl":
            rows = ([" ".join(_words(cell).split()) for cell in row.findall(W + "tc")] for row in element.iter(W + "tr"))
            yield from (_row(cells) for cells in rows)
        elif element.tag == W + "p":
            found = element.find(f"{W}pPr/{W}pStyle")
            style = found.get(W + "val", "") if found is not None else ""
            if style not in HEADS:
                yield from _paragraph(_words(element).strip(), levels.get(style, 0))


def _paragraph(text: str, level: int) -> Iterator[str]:
    """A heading below the title ends with a colon and has a blank line before it; ``label<tab>value`` becomes a line."""
    if level > 1:
        yield ""
        yield f"{text}:"
    elif text:
        yield text.replace("\t", ": ", 1).replace("\t", " ")


def _row(cells: Sequence[str]) -> str:
    return " | ".join(cells)


def _words(element: Any) -> str:
    pieces = element.iter(W + "t", W + "br", W + "tab")
    return "".join(_piece(piece) for piece in pieces)


def _piece(piece: Any) -> str:
    if piece.tag == W + "t":
        return piece.text or ""
    return "\n" if piece.tag == W + "br" else "" if piece.getparent().tag == W + "tabs" else "\t"
