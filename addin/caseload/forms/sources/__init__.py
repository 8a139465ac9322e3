"""Where the values of a form come from: which row of which sheet makes a document due, and how its fields are filled.

One module per program. Values are raw (dates, numbers, codes); the field layer turns them into words.
"""

from __future__ import annotations

from datetime import date
from importlib import import_module
from typing import Any

from caseload.errors import WrongUse
from caseload.forms.sources.occasion import Case, Occasion, cases_of, filled

__all__ = ["Case", "Occasion", "due_rows", "occasion", "occasions"]


def occasions(program: str) -> dict[str, Occasion]:
    """The documents that a program's workbook can fill: code of the form -> its occasion."""
    made: dict[str, Occasion] = import_module(f"caseload.forms.sources.{program}").OCCASIONS
    return made


def occasion(program: str, form: str) -> Occasion:
    """The occasion of one form; raises ``WrongUse`` when the workbook of this program cannot fill it."""
    known = occasions(program)
    if form not in known:
        raise WrongUse(f"a {program} caseload cannot fill the form {form}", todo=f"It fills: {', '.join(known)}.")
    return known[form]


def due_rows(form: Any, caseload: Any, results: Any, as_of: date, days: int = 7) -> list[tuple[Any, dict[str, Any]]]:
    """The rows for which a form is due, each as (case, values of the form's fields)."""
    wanted = occasion(caseload.program.code, form.code)
    return [(case, filled(wanted, case, form)) for case in cases_of(wanted, caseload, results, as_of, days)
            if wanted.due(case)]  # fmt: skip
