"""Pieces of Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

MADE = "<!-- Written by `python -m caseload.app.reference` from the declarations: change those, not this page. -->"


def table(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    """A Markdown table, or nothing when there are no rows."""
    rows = list(rows)
    if rows:
        yield "| " + " | ".join(header) + " |"
        yield "|" + "---|" * len(header)
        yield from ("| " + " | ".join(str(cell).replace("|", "\\|") for cell in row) + " |" for row in rows)
        yield ""
