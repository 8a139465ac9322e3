"""Sentences that a form takes from us, in both languages: what happens, and the like. Read from ``sentences.yaml``."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from caseload.forms import words
from caseload.forms.sources.case import Case


@cache
def sentences() -> dict[str, dict[str, str]]:
    """Every sentence by its name and language."""
    import yaml

    return dict(yaml.safe_load(Path(__file__).with_name("sentences.yaml").read_text(encoding="utf-8")))


def say(case: Case, name: str, **values: Any) -> str:
    """A sentence in the participant's language; days among the values are written out."""
    return said_in(case.language, name, **values)


def said_in(language: str, name: str, **values: Any) -> str:
    """A sentence in a language (English where there is no other); days among the values are written out."""
    spoken = "es" if language == "es" else "en"
    texts = sentences()[name]
    shown = {key: words.paragraph(value, spoken) for key, value in values.items() if value is not None}
    return texts.get(spoken, texts["en"]).format(**shown)
