"""Citations in words: the short marks of the rules (``004:286``, ``P-13``) as the titles of their texts."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from caseload.law.rows import load_yaml

_MARK = re.compile(r"\b(P-\d{2}|\d{3})(:[\d, –-]+)?")

_RANGE = re.compile(r"\bP-(\d{2}) to P-(\d{2})\b")


def _each(span: re.Match[str]) -> str:
    """Every mark of a range: ``P-12 to P-14`` is three texts."""
    first, last = map(int, span.groups())
    return ", ".join(f"P-{number:02}" for number in range(first, last + 1))


@cache
def titles() -> dict[str, str]:
    """Mark of a source -> its title."""
    path = Path(__file__).resolve().parent / "data" / "sources.yaml"
    return {str(each["id"]): str(each["title"]) for each in load_yaml(path)}


def in_words(cites: str) -> str:
    """The texts behind a citation, each once: "Welfare-to-Work Handbook 42-7.38, Welfare-to-Work Case Management"."""
    cites = _RANGE.sub(_each, cites)
    found = [titles().get(mark, mark) for mark, _ in _MARK.findall(cites)]
    return "; ".join(dict.fromkeys(found)) or cites
