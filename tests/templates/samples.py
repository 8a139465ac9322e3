"""Invented values for every field of the catalogue: as few as allowed, as usual, and as much as can be."""

from __future__ import annotations

from typing import Any

from caseload.forms.drafts.texts import Form, catalogue

SIZES = ("minimal", "typical", "largest")

KNOWN = {
    "agency_name": "Example County Social Services",
    "office_name": "North Sample Office",
    "office_address": "100 Invented Street, Sampletown, CA 94000",
    "office_phone": "(510) 555-0100",
    "produced_on": {"en": "November 25, 2026", "es": "25 de noviembre de 2026"},
    "notice_id": "N-2026-000123",
    "participant_name": "Testa Sample",
    "case_number": "1B23456",
    "worker_name": "Pat Placeholder",
    "worker_phone": "(510) 555-0123",
    "address_block": "Testa Sample\n200 Nowhere Avenue, Apt. 3\nSampletown, CA 94000",
    "hearing_office": "Hearing Office, 300 Fictional Road, Sampletown, CA 94000",
    "hearing_phone": "(510) 555-0177",
    "rule_cited": "Handbook 42-7.1, section D (sample)",
    "reason_text": {
        "en": "You were asked to come to a class. Our list shows that you were not there on November 3.",
        "es": "Le pedimos ir a una clase. Nuestra lista muestra que no fue el 3 de noviembre.",
    },
}

USUAL: dict[str, dict[str, str]] = {
    "date": {"en": "December 18, 2026", "es": "18 de diciembre de 2026"},
    "month": {"en": "November 2026", "es": "noviembre de 2026"},
    "hours": {"en": "32", "es": "32"},
    "money": {"en": "$1,099.00", "es": "$1,099.00"},
    "count": {"en": "31", "es": "31"},
    "flag": {"en": "Yes", "es": "Sí"},
    "text": {"en": "Sample words", "es": "Palabras de ejemplo"},
    "paragraph": {
        "en": "A sample passage in two sentences. It stands for what a worker would write here.",
        "es": "Un pasaje de ejemplo en dos frases. Está en lugar de lo que escribe el trabajador.",
    },
}

SHORT = ("case_number",)
"""Given out by the county, and never long: it also stands in barcodes."""

LONG = {
    "text": "Words & <marks> of an unusually long entry that a hurried person typed without thinking of paper",
    "paragraph": "A long passage & its <marks>.\n" + "It goes on and on, as passages of worried people do. " * 20,
}


def values(form: Form, size: str) -> dict[str, Any]:
    """A value for each field of a form; optional ones are blank in the minimal sample."""
    return {name: _value(field, form.language, size) for name, field in form.fields.items()}


def _value(field: dict[str, Any], language: str, size: str) -> Any:
    kind, name = field["kind"], field["name"]
    if name == "language_services" and size == "typical":
        return ""
    if size == "minimal" and not field.get("required", True):
        return [] if kind in ("rows", "lines") else ""
    if kind == "rows":
        count = {"minimal": 1, "typical": 3, "largest": 60}[size]
        inner = field["fields"]
        return [{one["name"]: _value(one, language, size) for one in inner} for _ in range(count)]
    if kind == "lines":
        return [_text("text", language, size)] * {"minimal": 1, "typical": 3, "largest": 25}[size]
    if kind == "code":
        words = [one[language] for one in catalogue()["codes"][field["codes"]].values()]
        return max(words, key=len) if size == "largest" else words[0]
    if name in KNOWN and (size != "largest" or name in SHORT):
        known = KNOWN[name]
        return known[language] if isinstance(known, dict) else known
    if name in ("left", "middle", "right"):
        return "\n".join(["A. Very Long Invented Name & Sons"] * 5)
    if name == "address_block":
        return "\n".join(["A. Very Long Invented Name & Sons"] * 6)
    return _text(kind, language, size)


def _text(kind: str, language: str, size: str) -> str:
    if size == "largest" and kind in LONG:
        return LONG[kind]
    return USUAL[kind][language]
