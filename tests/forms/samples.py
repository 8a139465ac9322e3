"""Values for every field of a form: as few as allowed, as usual, as much as can be, and hostile."""

from __future__ import annotations

import random
from collections.abc import Iterable
from datetime import date
from typing import Any

from caseload.forms.catalogue import Field, Form
from forms.make import HOSTILE

GIVEN = {"case_number": "1B&<23456>"}
"""What the county gives out, and never long: it also stands in barcodes."""
SIZES = ("minimal", "typical", "largest", "hostile")
_USUAL: dict[str, Any] = {
    "text": "Sample words", "paragraph": "One line.\nAnother line.", "date": date(2026, 11, 25), "month": "2026-11",
    "hours": 32.5, "money": 1099, "count": 31, "flag": True, "lines": ["one", "two"],
}  # fmt: skip
_LARGEST: dict[str, Any] = {
    **_USUAL, "text": "Words & <marks> " * 12, "paragraph": "A long passage & its <marks>.\n" * 60, "hours": 744,
    "money": 999_999.99, "lines": ["many & more"] * 30,
}  # fmt: skip


def sample(form: Form, size: str) -> dict[str, Any]:
    """A row for a form, before it is put into words."""
    return _row(form.fields, size, random.Random(f"{form.code} {size}"))


def _row(fields: Iterable[Field], size: str, chosen: random.Random) -> dict[str, Any]:
    wanted = [field for field in fields if field.required or size != "minimal"]
    return {field.name: GIVEN.get(field.name) or _value(field, size, chosen) for field in wanted}


def _value(field: Field, size: str, chosen: random.Random) -> Any:
    if field.kind == "code":
        return chosen.choice(list(field.codes or {}))
    if field.kind == "rows":
        return [_row(field.fields, size, chosen) for _ in range(40 if size == "largest" else 2)]
    if size == "hostile" and field.kind in ("text", "paragraph"):
        return chosen.choice([text for text in HOSTILE if text.strip()])
    if size == "hostile" and field.kind == "lines":
        return chosen.sample(HOSTILE[:15], 4)
    if size == "minimal" and field.kind == "lines":
        return ["one"]
    return (_LARGEST if size == "largest" else _USUAL)[field.kind]
