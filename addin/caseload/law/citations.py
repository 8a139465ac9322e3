"""Citations in words: the short marks of the rules (``004:286``, ``P-13``) as the titles of their texts."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from caseload.law.places import chain
from caseload.law.rows import load_yaml

_MARK = re.compile(r"\b(P-\d{2}|\d{3})(:[\d, –-]+)?")

_RANGE = re.compile(r"\bP-(\d{2}) to P-(\d{2})\b")


def _each(span: re.Match[str]) -> str:
    """Every mark of a range: ``P-12 to P-14`` is three texts."""
    first, last = map(int, span.groups())
    return ", ".join(f"P-{number:02}" for number in range(first, last + 1))


@cache
def _sources() -> dict[str, dict[str, str]]:
    """Mark of a source -> what is known of it."""
    path = Path(__file__).resolve().parent / "data" / "sources.yaml"
    return {str(each["id"]): each for each in load_yaml(path)}


@cache
def titles() -> dict[str, str]:
    """Mark of a source -> its title."""
    return {mark: str(each["title"]) for mark, each in _sources().items()}


def in_words(cites: str, place: str = "") -> str:
    """The texts behind a citation, each once: "Welfare-to-Work Handbook 42-7.38, Welfare-to-Work Case Management".

    ``place``: only the texts of that county or state and of the wider places around it, where there are some; a
    notice of one county does not cite another county's handbook.
    """
    marks = [mark for mark, _ in _MARK.findall(_RANGE.sub(_each, cites))]
    near = [mark for mark in marks if place and _published_in(mark, place)]
    found = [titles().get(mark, mark) for mark in near or marks]
    return "; ".join(dict.fromkeys(found)) or cites


def _published_in(mark: str, place: str) -> bool:
    publisher = str(_sources().get(mark, {}).get("publisher", "")).casefold()
    return any(each.replace("_", " ") in publisher for each in chain(place) if each != "us")
