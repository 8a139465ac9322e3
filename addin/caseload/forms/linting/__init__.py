"""The check of a template: every problem at once, each with its place in the document and what to do.

What lives here: what the author of a template can get wrong. What does not: checking data (``fields``), and the
refusals at filling time, which ``sandbox``, ``safety`` and ``proof`` decide and this package repeats in place.
"""

from __future__ import annotations

from dataclasses import replace
from os import PathLike
from pathlib import Path

from caseload.errors import CaseloadError, Problem
from caseload.forms.catalogue import Form

__all__ = ["lint"]


def lint(path: str | PathLike[str], form: Form | None = None, language: str = "") -> list[Problem]:
    """Every problem of the template at ``path``; empty when it is ready for use.

    With ``form`` its fields are compared with the catalogue, with ``language`` (``en``, ``es``) the document's
    language too. ``severity`` is ``error`` (it would fail, mislead or do harm) or ``warning`` (it can be used).
    Raises ``WrongUse`` when there is no such file.
    """
    from caseload.forms import package, safety
    from caseload.forms.linting import access, fillable, metadata, reading
    from caseload.forms.styles import language as set_language

    file = Path(path)
    data = package.read_file(file)
    try:
        parts = package.read_parts(data, file.name)
    except CaseloadError as error:
        return [error.as_problem(file.name)]
    problems = safety.unsafe(parts)
    roots = {name: safety.parsed(contents) for name, contents in parts.items() if safety.is_xml(name)}
    readable = {name: root for name, root in roots.items() if root is not None}
    problems += fillable.problems(data, file.name, readable, form, unsafe=bool(problems))
    problems += access.problems(readable, language)
    problems += metadata.problems(readable)
    if form is None or form.is_letter:
        spoken = language or set_language(readable.get("word/styles.xml"))
        problems += reading.problems(readable.get("word/document.xml"), spoken)
    return [replace(problem, file=file.name) for problem in problems]
