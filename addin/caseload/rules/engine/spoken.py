"""Codes, units and questions in words of two languages; the Spanish ones stand in ``rules/words.es.yaml``."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from caseload.law.rows import load_yaml


@cache
def spanish() -> dict[str, dict[str, str]]:
    """The Spanish words: ``questions`` by id, ``codes``, ``units``."""
    return dict(load_yaml(Path(__file__).resolve().parents[1] / "words.es.yaml"))


def code_in_words(code: str, language: str) -> str:
    """A code as a person reads it."""
    plain = code.replace("_", " ")
    return spanish()["codes"].get(code, plain) if language == "es" else plain


def unit_in_words(unit: str, language: str) -> str:
    """The unit of a parameter as a person reads it."""
    return spanish()["units"].get(unit, unit) if language == "es" else unit


def question_in_words(question: Any, language: str) -> str:
    """A question in one sentence."""
    return spanish()["questions"].get(question.id, question.sentence) if language == "es" else str(question.sentence)
