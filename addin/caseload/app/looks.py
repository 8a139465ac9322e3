"""A look at documents before they are written: as a page of HTML, or as pictures of the paper."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from caseload.app.choosing import choose


def samples(path: str | Path, form: str, count: int, *, as_of: date | None = None, days: int = 7, where: str = "",
            tick: str = "", participants: Iterable[str] = (), large_print: bool = False,
            barcode: bool = False) -> list[bytes]:  # fmt: skip
    """The first documents, to look at; nothing is written or registered."""
    from caseload.forms import Look, sample_documents

    chosen, day = choose(path, form, as_of=as_of, days=days, where=where, tick=tick, participants=participants)
    return sample_documents(chosen.rows, chosen.form, as_of=day, count=count, look=Look("", large_print, barcode))


def preview(path: str | Path, form: str, count: int, **chosen: Any) -> str:
    """The first documents as one page of HTML; ``chosen`` as for ``samples``."""
    from caseload.forms import preview as page

    return str(page(samples(path, form, count, **chosen)))


def pictures(path: str | Path, form: str, count: int, **chosen: Any) -> list[list[bytes]]:
    """The first documents as they come out of the printer, each page as a PNG file; ``chosen`` as for ``samples``."""
    from caseload.forms import page_pictures

    return list(page_pictures(samples(path, form, count, **chosen)))
