"""Where the values of a form come from: which row of which sheet makes a document due, and how its fields are filled.

One module per program and topic; ``common`` holds the papers of every program. Values are raw (dates, numbers,
codes); the field layer turns them into words.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from importlib import import_module
from typing import Any

from caseload.errors import WrongUse
from caseload.forms.sources.case import Case
from caseload.forms.sources.occasion import Occasion, cases_of, rows_of

__all__ = ["Case", "Occasion", "due_cases", "due_rows", "occasion", "occasions", "rows_of"]

_MODULES = {
    "wtw": ("wtw_plans", "wtw_contact", "wtw_noncompliance", "wtw_closing", "wtw_support", "wtw_reports"),
    "grow": ("grow_meetings", "grow_icm", "grow_employment", "grow_hearing"),
    "gain": ("gain_services", "gain_letters"),
    "vr": ("vr_services", "vr_follow_up"),
}  # fmt: skip


def occasions(program: str) -> dict[str, Occasion]:
    """The documents that a program's workbook can fill: code of the form -> its occasion."""
    modules = (*_MODULES[program], "comment", "common", "history")
    lists = [import_module(f"caseload.forms.sources.{name}").OCCASIONS for name in modules]
    return {each.form: each for made in lists for each in made}


def occasion(program: str, form: str) -> Occasion:
    """The occasion of one form; raises ``WrongUse`` when the workbook of this program cannot fill it."""
    known = occasions(program)
    if form not in known:
        raise WrongUse(f"a {program} caseload cannot fill the form {form}", todo=f"It fills: {', '.join(known)}.")
    return known[form]


def due_cases(form: Any, caseload: Any, results: Any, as_of: date, days: int = 7) -> list[Case]:
    """The rows of the workbook for which a form is due."""
    wanted = occasion(caseload.program.code, form.code)
    return [case for case in cases_of(wanted, caseload, results, as_of, days) if wanted.due(case)]


def due_rows(form: Any, caseload: Any, results: Any, as_of: date, days: int = 7) -> list[tuple[Any, dict[str, Any]]]:
    """The documents of a form that are due, each as (case, values of the form's fields)."""
    cases: Sequence[Case] = due_cases(form, caseload, results, as_of, days)
    return rows_of(occasion(caseload.program.code, form.code), cases, form)
