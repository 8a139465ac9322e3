"""How a history words states, events, steps and days that pass. Read from ``sayings.yaml``."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from caseload.law.citations import in_words
from caseload.rules import find


@cache
def sayings() -> dict[str, Any]:
    """Every wording: of each machine's question, and those that all share (``who``, ``blocked``, ``papers``)."""
    import yaml

    return dict(yaml.safe_load(Path(__file__).with_name("sayings.yaml").read_text(encoding="utf-8")))


def said(question: str, what: str, code: str) -> str:
    """The words for a state, event, step or passing day of a machine; raises ``KeyError`` for one without words."""
    return str(sayings()[question][what][code])


def shared(what: str, code: str) -> str:
    """Words that all machines share."""
    return str(sayings()[what][code])


def titled(question: str) -> str:
    """What the process is called."""
    return str(sayings()[question]["title"])


def paper_named(document: str) -> str:
    """A form as people call it: numbers as they are, codes of the catalogue by their wording."""
    return str(sayings()["papers"].get(document, document))


def texts_of(question: str, place: str) -> str:
    """The texts on which a rule rests, by their titles; those of the case's own place, where there are some."""
    return in_words(find(question).cites, place)
