"""Traces of people that would travel with every document: authors, companies, comments, tracked changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from caseload.errors import Problem
from caseload.forms.properties import PART, has_tags
from caseload.forms.safety import W

_TODO = "File, Info, Inspect Document, Remove All."
_PERSONAL = {PART: ("creator", "lastModifiedBy"), "docProps/app.xml": ("Company", "Manager")}
# What the tools that make our own templates leave there is nobody's name.
_NOBODY = frozenset({"", "python-docx"})


def problems(roots: Mapping[str, Any]) -> Iterator[Problem]:
    """What tells about the people who made the template."""
    for part, names in _PERSONAL.items():
        for element in roots.get(part, ()):
            name, text = str(element.tag).rsplit("}", 1)[-1], (element.text or "").strip()
            if name in names and text not in _NOBODY and not has_tags(text):
                yield Problem(
                    part,
                    f"the property {name} is filled in",
                    "it goes out with every document",
                    _TODO,
                    severity="warning",
                )
    for part in ("word/comments.xml", "word/people.xml"):
        if part in roots and len(roots[part]):
            yield Problem(
                part, "there are comments, or names of their authors", "they go out with every document", _TODO
            )
    for part, root in roots.items():
        if next(root.iter(W + "ins", W + "del", W + "moveFrom", W + "moveTo"), None) is not None:
            todo = "Review, Accept All Changes, and stop tracking."
            yield Problem(part, "there are tracked changes", "they show deleted words and who deleted them", todo)
