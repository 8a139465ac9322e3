"""One row of a batch as a job: its key in the register, its look, and what it starts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from caseload.errors import Problem
from caseload.forms import words
from caseload.forms.catalogue import Form
from caseload.forms.register import Key
from caseload.forms.shelf import Look

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Job:
    """One row: its number in the list, its values, its key in the register, how its document looks.

    ``problems`` are those that show in the row alone, before any field is put into words.
    """

    number: int
    row: Row
    key: Key
    look: Look
    problems: tuple[Problem, ...] = field(default=(), compare=False)

    def located(self, problem: Problem) -> Problem:
        """A problem of this row with the row in front of its field."""
        where = f"row {self.number}, case {self.key[1] or 'no case number'}: {problem.where}".rstrip(": ")
        return Problem(where, problem.what, problem.why, problem.todo)


def job_of(number: int, row: Row, form: Form, asked: Look) -> Job:
    """The job of one row; what is ``asked`` of all of them wins over what the row asks for."""
    problems: list[Problem] = []
    language = form.language(asked.language or str(row.get("language") or ""))
    recipient = str(row.get("recipient") or form.reader)
    key = (form.code, _text(row.get("case_number")), iso(row.get("trigger_on")), recipient)
    if not key[2]:
        why = "without it, the same notice could be sent twice"
        problems.append(Problem("trigger_on", "the day that makes the notice due is missing or no date", why))
    large = asked.large or (form.is_letter and _wants_large_print(row.get("large_print"), problems))
    return Job(number, row, key, Look(language, large, asked.barcode), tuple(problems))


def _wants_large_print(value: Any, problems: list[Problem]) -> bool:
    try:
        return not words.is_blank(value) and words.flag(value, "en").truth
    except words.Unfit:
        todo = "Write yes or no in the workbook, then run again."
        problems.append(Problem("large_print", "whether large print is wanted cannot be read", todo=todo))
        return False


def started(form: Form, row: Row) -> tuple[tuple[str, str], ...]:
    """The due dates that a document starts: the rule and the day it counts from, one per day that is known."""
    found = []
    for rule, source in form.starts:
        table, _, name = source.rpartition(".")
        entries = row.get(table) if table else None
        rows = entries if isinstance(entries, (list, tuple)) else [row]
        days = {iso(entry.get(name)) for entry in rows if isinstance(entry, Mapping)}
        found += [(rule, day) for day in sorted(days) if day]
    return tuple(found)


def iso(value: Any) -> str:
    """A day as ISO text; empty when it is blank or no date."""
    if words.is_blank(value):
        return ""
    try:
        return words.iso_day(value)
    except words.Unfit:
        return ""


def _text(value: Any) -> str:
    """A case number as text; empty when it is blank or none."""
    try:
        return "" if words.is_blank(value) else words.text(value, "en")
    except words.Unfit:
        return ""
