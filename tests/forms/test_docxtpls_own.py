"""The templates with which docxtpl tests itself: filled with the same values, both give the same parts, or ours refuses.

They come with docxtpl's repository (its folder ``tests/templates``), not with its packages; CASELOAD_DOCXTPL names
the folder. Each template gets a value for every name that it uses.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from caseload import resources
from caseload.errors import CaseloadError
from caseload.forms import Template
from caseload.forms.usage import Use
from forms.make import canonical
from forms.test_template import CORE, docxtpl_makes

FOLDER = os.environ.get("CASELOAD_DOCXTPL", "")
THEIRS = sorted(Path(FOLDER).glob("*.docx")) if FOLDER else []
OURS = sorted((resources.templates() / "wtw" / "es").glob("*.docx"))


def values(uses: Iterable[Use]) -> dict[str, Any]:
    """A value for each name: two rows where a loop goes over it, a record where fields of it are named, else a text."""
    made: dict[str, Any] = {}
    for use in uses:
        _set(made, use.name.split("."), use.printed)
    return made


def _set(record: dict[str, Any], path: list[str], printed: bool) -> None:
    name, rest = path[0].removesuffix("[]"), path[1:]
    if path[0].endswith("[]"):
        rows = record[name] if isinstance(record.get(name), list) else [{}, {}]
        record[name] = rows
        for row in rows if rest else ():
            _set(row, rest, printed)
    elif rest:
        inner = record.get(name)
        record[name] = inner if isinstance(inner, dict) else {}
        _set(record[name], rest, printed)
    elif printed or name not in record:
        record.setdefault(name, f"<{name}> & more")


@pytest.mark.skipif(not THEIRS, reason="needs docxtpl's own test templates; CASELOAD_DOCXTPL names their folder")
@pytest.mark.parametrize("path", THEIRS, ids=lambda path: path.stem)
def test_their_template_gives_the_same_parts_or_is_refused_with_a_reason(path):
    same_or_refused(path)


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.stem)
def test_our_templates_give_the_same_parts_with_a_value_for_every_name(path):
    """The comparison above, on templates that are always here."""
    assert same_or_refused(path) == "same"


def same_or_refused(path: Path) -> str:
    """Compare both ways to fill a template; fails when they differ."""
    try:
        ours = Template(path)
        context = values(ours.uses)
        mine = canonical(ours.render(context))
    except CaseloadError as refused:
        assert refused.why
        assert path.name in refused.where
        return "refused"
    theirs = canonical(docxtpl_makes(path, context))
    assert sorted(mine) == sorted(theirs)
    assert [name for name in mine if mine[name] != theirs[name] and name != CORE] == []
    return "same"
