"""How an explanation words values: dates, numbers, yes and no, in English and Spanish."""

from __future__ import annotations

from datetime import date
from typing import Any

from caseload.rules.engine.kinds import Choice, Day, Filled, Flag, Kind, Month, Number, Ticks
from caseload.rules.engine.spoken import code_in_words, unit_in_words
from caseload.rules.engine.units import EPOCH, UNKNOWN_BELOW

_MONTHS = {
    "en": "January February March April May June July August September October November December".split(),
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(),
}

WORDS: dict[str, dict[str, Any]] = {
    "en": {
        "yes": "yes", "no": "no", "none": "no limit", "nothing": "nothing", "blank": "not recorded",
        "and": " and ",
        "known": "{name}: {value}.", "note": "{name}: {value}.",
        "compare": "{left} ({value}) is {compared}.",
        "day_signs": {"<": "before", "<=": "on or before", ">": "after", ">=": "on or after",
                      "==": "the same day as", "!=": "another day than"},
        "signs": {"<": "less than", "<=": "at most", ">": "more than", ">=": "at least",
                  "==": "equal to", "!=": "not equal to"},
        "law": "{name}: {value}, {span} ({source}).",
        "since": "in force since {day}", "undated": "in force with no stated beginning",
        "missing": "This cannot be answered yet. Still needed: {names}.",
        "invalid": "{name} cannot be right: {reason}.",
        "no_parameter": "No rule is on record for that day and place ({key}).",
    },
    "es": {
        "yes": "sí", "no": "no", "none": "sin límite", "nothing": "nada", "blank": "sin registrar",
        "and": " y ",
        "known": "{name}: {value}.", "note": "{name}: {value}.",
        "compare": "{left} ({value}) es {compared}.",
        "day_signs": {"<": "anterior a", "<=": "anterior o igual a", ">": "posterior a", ">=": "posterior o igual a",
                      "==": "el mismo día que", "!=": "un día distinto de"},
        "signs": {"<": "menor que", "<=": "menor o igual que", ">": "mayor que", ">=": "mayor o igual que",
                  "==": "igual a", "!=": "distinto de"},
        "law": "{name}: {value}, {span} ({source}).",
        "since": "en vigor desde el {day}", "undated": "en vigor sin fecha inicial declarada",
        "missing": "Todavía no se puede contestar. Falta: {names}.",
        "invalid": "{name} no puede ser correcto: {reason}.",
        "no_parameter": "No hay una regla registrada para ese día y lugar ({key}).",
    },
}  # fmt: skip

REASONS = {
    "not_a_date": ("it is not a date", "no es una fecha"),
    "not_a_month": ("it is not a month (YYYY-MM)", "no es un mes (AAAA-MM)"),
    "not_a_number": ("it is not a number", "no es un número"),
    "not_an_integer": ("it is not a whole number", "no es un número entero"),
    "not_a_bool": ("it is neither yes nor no", "no es ni sí ni no"),
    "not_a_list": ("it is not a list", "no es una lista"),
    "not_allowed": ("it is not one of the allowed values", "no es uno de los valores permitidos"),
    "negative": ("it is below zero", "es menor que cero"),
    "out_of_range": ("it is outside the possible range", "está fuera de lo posible"),
    "two_digit_year": ("its year has only two digits", "el año solo tiene dos cifras"),
    "decimal_comma": ("it has a comma where a decimal point belongs", "tiene coma en lugar de punto decimal"),
    "order": ("it lies before the day that it must follow", "es anterior al día que debe seguir"),
    "after_as_of": ("it lies after the day asked about", "es posterior al día consultado"),
    "exceeds_total": ("its parts are more than the whole", "las partes suman más que el total"),
    "empty": ("it is empty", "está vacío"),
    "duplicate": ("it stands there twice", "aparece dos veces"),
    "no_transition": ("this event cannot follow what came before", "este hecho no puede seguir a lo anterior"),
    "closed_day": ("the office is closed that day", "la oficina está cerrada ese día"),
}


def compared_with(sign: str, language: str, name: str, value: str, is_day: bool) -> str:
    """The end of a comparison: what something is, beside a named value or a plain one."""
    if language == "en":
        return f"{sign} {name} ({value})" if name else f"{sign} {value}"
    if name:
        return f"{sign} «{name}» ({value})"
    if not is_day:
        return f"{sign} {value}"
    joined = f"{sign} el" if sign.endswith("que") else f"{sign}l"  # "anterior a" + "el 1 de mayo" = "anterior al 1 de mayo"
    return f"{joined} {value}"


def day_in_words(day: int, language: str) -> str:
    """A day written out: August 25, 2020; 25 de agosto de 2020."""
    when = date.fromordinal(int(day) + EPOCH)
    month = _MONTHS[language][when.month - 1]
    return f"{month} {when.day}, {when.year}" if language == "en" else f"{when.day} de {month} de {when.year}"


def value_in_words(kind: Kind | None, value: Any, language: str) -> str:
    """A body's value as a person reads it."""
    words = WORDS[language]
    if isinstance(value, (int, bool)) and value <= UNKNOWN_BELOW:
        return words["blank"]
    if isinstance(kind, Day):
        return day_in_words(value, language)
    if isinstance(kind, Month):
        return f"{_MONTHS[language][value % 12]} {'de ' if language == 'es' else ''}{value // 12}"
    if isinstance(kind, (Flag, Filled)):
        return words["yes" if value else "no"]
    if isinstance(kind, (Choice, Ticks)):
        shown = kind.show(value)
        names = shown if isinstance(shown, list) else [shown or ""]
        return ", ".join(code_in_words(name, language) for name in names) or words["nothing"]
    if isinstance(kind, Number):
        number = kind.show(value)
        text = f"{number:,.10g}" if isinstance(number, float) else f"{number:,}"
        return f"{text} {unit_in_words(kind.unit, language)}" if kind.unit in ("hours", "dollars") else text
    shown = kind.show(value) if kind is not None else value
    return words["nothing"] if shown in (None, []) else str(shown)
