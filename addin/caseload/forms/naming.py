"""File names of documents: case number, form, date, notice id; never a person's name, fit for every computer."""

from __future__ import annotations

import re
from datetime import date

_LONGEST_PIECE = 40
# Names that Windows keeps for devices, whatever the ending (learn.microsoft.com, "Naming Files, Paths").
_DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.I)


def safe(piece: str) -> str:
    """A text as one piece of a file name: letters, digits, ``.``, ``_`` and ``-`` only."""
    kept = re.sub(r"[^A-Za-z0-9._-]+", "-", piece).strip(".-")[:_LONGEST_PIECE].rstrip(".-")
    return kept or "-"


def file_name(case_number: str, form: str, on: date, notice: str, ending: str = ".docx") -> str:
    """``1B23456_wtw2_plan_2026-11-25_N-2026-000123.docx``; the notice id keeps it unique."""
    name = "_".join((safe(case_number), safe(form), on.isoformat(), safe(notice))) + ending
    return f"_{name}" if _DEVICES.fullmatch(name) or name.startswith("-") else name
