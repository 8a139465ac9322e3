"""Lists in a cell; points of a checklist as rows of a form: done where that is recorded, else left to be ticked by hand."""

from __future__ import annotations

from typing import Any

from caseload.forms.sources.case import Case
from caseload.rules import questions
from caseload.rules.engine.registry import CHECKLISTS


def items(checklist: str) -> tuple[Any, ...]:
    """The items of a checklist, each with ``code`` and ``text``."""
    questions()
    return tuple(CHECKLISTS[checklist].items)


def points(checklist: str, language: str = "en") -> list[str]:
    """The points of a checklist, in words."""
    return [item.es if language == "es" else item.text for item in items(checklist)]


def codes_of(value: Any) -> list[str]:
    """The codes of a cell that lists them with commas."""
    return [code.strip() for code in value.split(",") if code.strip()] if isinstance(value, str) else list(value or [])


def listed(value: Any) -> list[str]:
    """Several short texts in one cell, with semicolons or one below the other."""
    return [part.strip() for part in str(value or "").replace("\n", ";").split(";") if part.strip()]


def coded(case: Case, codes: str, code: str) -> str:
    """The words of a code from a list of the catalogue, in the participant's language; an office's own code as it is."""
    from caseload.forms.catalogue import read_catalogue

    found = read_catalogue().codes[codes].get(code)
    return found.get(case.language, found["en"]) if found else code.replace("_", " ")


def rows_of_points(case: Case, checklist: str, column: str, name: str) -> list[dict[str, Any]]:
    """The points of a checklist as rows ``{name, done, done_on}``; ``column`` lists the codes that are done ('' = none is).

    A point that is not listed stays blank: it may be done and not entered yet.
    """
    done = codes_of(case.value(column)) if column else []
    return [{name: item.text, "done": item.code in done or None, "done_on": None} for item in items(checklist)]
