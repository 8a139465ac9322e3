"""A look at documents as they come out of the printer: each page as a picture."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from caseload.errors import WrongUse
from caseload.forms.printing.pdf import to_pdf
from caseload.forms.printing.png import COLOUR, GREY, png

DOTS = 96
"""Dots an inch: the size of the paper on a screen."""


def page_pictures(documents: Iterable[bytes], *, dots: int = DOTS) -> list[list[bytes]]:
    """The pages of each document as PNG files. Raises as ``to_pdf``, and ``WrongUse`` where pypdfium2 is missing."""
    try:
        import pypdfium2  # noqa: F401
    except ImportError:
        todo = "Install it with: pip install caseload[look]; or leave out --png to look at a page of HTML."
        raise WrongUse("pages cannot be shown as pictures", why="pypdfium2 is not installed", todo=todo) from None
    with tempfile.TemporaryDirectory(prefix="caseload-look-", ignore_cleanup_errors=True) as place:
        files = []
        for number, document in enumerate(documents, 1):
            files.append(Path(place) / f"{number}.docx")
            files[-1].write_bytes(document)
        return [_pages(path.read_bytes(), dots) for path in to_pdf(files, place)] if files else []


def _pages(pdf: bytes, dots: int) -> list[bytes]:
    from pypdfium2 import PdfDocument

    document = PdfDocument(pdf)
    try:
        return [_picture(page.render(scale=dots / 72, rev_byteorder=True).to_numpy()) for page in document]
    finally:
        document.close()


def _picture(dots: Any) -> bytes:
    """An array of rows, columns and colours as PNG; without its fourth colour, which says nothing on paper."""
    height, width = dots.shape[:2]
    if dots.ndim == 2 or dots.shape[2] == 1:
        return png(width, height, dots.tobytes(), depth=8, kind=GREY)
    return png(width, height, dots[:, :, :3].tobytes(), depth=8, kind=COLOUR)
