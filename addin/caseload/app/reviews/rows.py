"""The review rows of a unit workbook, and what a command says about them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from caseload.errors import WrongUse


def existing(unit: str | Path) -> Path:
    """The unit workbook; raises ``WrongUse`` when there is none."""
    path = Path(unit)
    if not path.is_file():
        raise WrongUse(f"there is no unit workbook {path.name}", todo="`caseload rollup PATH... --out UNIT.xlsx` makes one.")
    return path


def month_of(text: str) -> str:
    """A month as given, YYYY-MM; raises ``WrongUse`` for what is none."""
    from caseload.worklist.unit.draw import is_month

    if not is_month(text):
        raise WrongUse(f"{text!r} is not a month", todo="Write it as YYYY-MM, such as 2026-11.")
    return text


def review_rows(book: Any) -> list[dict[str, Any]]:
    """The rows of the sheet Reviews."""
    standing = book.standing.get("Reviews")
    return standing.rows if standing is not None else []


def is_for(row: dict[str, Any], worker_id: str, month: str) -> bool:
    """Is it a review of this worker in this month?"""
    from caseload.worklist.unit.reading import plain_text

    return plain_text(row.get("worker_id")) == worker_id and plain_text(row.get("month")) == month
