"""Where the texts are unclear: the reading taken, what hangs on it, and what chooses another one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from caseload.law.rows import load_yaml

WEIGHTS = {"aid": "aid or a case is lost or kept", "day": "a due day moves", "list": "a list or a warning changes"}
"""Code of what hangs on a reading -> in words, the gravest first."""


@dataclass(frozen=True)
class Ambiguity:
    """One question that the texts leave open; ``arguments`` are (question's id, input)."""

    question: str
    weight: str
    reading: str
    rules: tuple[str, ...]
    parameters: tuple[str, ...] = ()
    arguments: tuple[tuple[str, str], ...] = ()


@cache
def ambiguities() -> tuple[Ambiguity, ...]:
    """All of them, the gravest first."""
    path = Path(__file__).resolve().parent / "data" / "ambiguities.yaml"
    found = []
    for each in load_yaml(path):
        arguments = tuple((id, name) for id, name in (text.split(" ") for text in each.get("arguments", ())))
        found.append(Ambiguity(each["question"], each["weight"], each["reading"], tuple(each["rules"]),
                               tuple(each.get("parameters", ())), arguments))  # fmt: skip
    return tuple(found)
