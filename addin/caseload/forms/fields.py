"""The field layer: a row of values becomes the words of one document, or a list of everything wrong with it."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from typing import Any

from caseload.errors import Problem
from caseload.forms import words
from caseload.forms.catalogue import Field, Form

_REASONS = {"not_a_text": "it is neither a text nor a number"}
_ENTER = "Enter it in the workbook, then run again."
_MEND = "Correct it in the workbook, then run again."


def in_words(
    form: Form, row: Mapping[str, Any], language: str, only: Container[str] | None = None
) -> tuple[dict[str, Any], list[Problem]]:
    """The words of every field of ``form`` for one row, and what is wrong with the row.

    ``only`` narrows this to the fields that a template names: what is not shown is not required. A blank field that
    is not required becomes an empty text or list. ``where`` of a problem names the field; the caller says which
    row. Values of fields that the form does not know are left out.
    """
    problems: list[Problem] = []
    fields = form.fields if only is None else [field for field in form.fields if field.name in only]
    context = _all_in_words(fields, row, language, "", problems)
    return context, problems


def _all_in_words(
    fields: Iterable[Field], row: Mapping[str, Any], language: str, before: str, problems: list[Problem]
) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for field in fields:
        where, value = before + field.name, row.get(field.name)
        if field.kind in ("rows", "lines") and isinstance(value, (list, tuple)) and not value:
            value = None
        if words.is_blank(value):
            found[field.name] = [] if field.kind in ("rows", "lines") else ""
            if field.required:
                problems.append(_missing(field, where))
            continue
        try:
            found[field.name] = _one_in_words(field, value, language, where, problems)
        except words.Unfit as unfit:
            problems.append(_unfit(field, where, unfit.reason))
    return found


def _one_in_words(field: Field, value: Any, language: str, where: str, problems: list[Problem]) -> Any:
    if field.kind == "code":
        return words.code(value, language, field.codes or {})
    if field.kind != "rows":
        return words.WORDS[field.kind](value, language)
    if not isinstance(value, (list, tuple)) or not all(isinstance(entry, Mapping) for entry in value):
        raise words.Unfit("not_a_list")
    return [
        _all_in_words(field.fields, entry, language, f"{where}[{number}].", problems)
        for number, entry in enumerate(value, 1)
    ]


def _label(field: Field) -> str:
    return field.label.get("en") or field.name


def _missing(field: Field, where: str) -> Problem:
    return Problem(where=where, what=f"{_label(field)} is missing", why=_source(field), todo=_ENTER)


def _unfit(field: Field, where: str, reason: str) -> Problem:
    from caseload.rules.engine.wording import REASONS

    why = _REASONS.get(reason) or REASONS[reason][0]
    if reason == "not_allowed" and field.codes:
        why += f" ({', '.join(field.codes)})"
    return Problem(where=where, what=f"{_label(field)} cannot be printed", why=why, todo=_MEND)


def _source(field: Field) -> str:
    return f"it comes from {field.source}" if field.source and field.source != "typed" else "somebody types it"
