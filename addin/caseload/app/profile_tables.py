"""The tables of ``caseload.toml``: each read into what the program uses, each mistake told."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from caseload.errors import Problem

FILE = "caseload.toml"

SETTINGS: Mapping[str, Mapping[str, type | tuple[type, ...]]] = {
    "agency": {"name": str, "address": str, "city": str, "phone": str, "language_services": (str, dict),
               "comment_program": str, "cap_information": (str, dict), "center": str},
    "office": {"name": str, "bank": str},
    "worker": {"name": str, "phone": str, "id": str},
    "supervisor": {"name": str},
    "hearing": {"office": str, "phone": str, "days": int},
}  # fmt: skip
"""Table of the file -> its words -> what each must be. A text per language is a table: ``{en = …, es = …}``."""
NAMES = {("office", "bank"): "bank_office", ("agency", "language_services"): "language_services",
          ("agency", "cap_information"): "cap_information", ("agency", "comment_program"): "comment_program",
          ("agency", "center"): "center"}  # fmt: skip
OTHER = ("templates", "parameters", "workers", "banks", "contacts", "calendar")
BESIDE = (("agency", "logo"), ("agency", "languages"))
"""Words among the settings that are none: each is read by a function of its own."""
LANGUAGES = ("en", "es")
_LANGUAGE = re.compile("[a-z]{2,3}")
"""Codes of further languages (ISO 639) in which an agency may offer its help with languages."""


def read_settings(data: Mapping[str, Any], problems: list[Problem]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for table, words in data.items():
        if table in OTHER:
            continue
        known = SETTINGS.get(table)
        if known is None or not isinstance(words, dict):
            problems.append(_unknown(f"[{table}]", (*SETTINGS, *OTHER)))
            continue
        for word, value in words.items():
            where = f"[{table}] {word}"
            if (table, word) in BESIDE:
                continue
            if word not in known:
                problems.append(_unknown(where, (*known, *(other for where_to, other in BESIDE if where_to == table))))
            elif not isinstance(value, known[word]) or isinstance(value, bool):
                problems.append(Problem(where, f"{value!r} cannot be right", "it is of another kind",
                                        "Write it in quotes, or as a number where it is one.", FILE))  # fmt: skip
            else:
                found |= _named(NAMES.get((table, word), f"{table}_{word}"), value, where, problems)
    return found


def _named(name: str, value: Any, where: str, problems: list[Problem]) -> dict[str, Any]:
    """A setting under the name by which papers know it; a text per language under one name each."""
    if not isinstance(value, dict):
        return {name: value}
    more = name == "language_services"
    known = {key for key in value if key in LANGUAGES or (more and _LANGUAGE.fullmatch(key))}
    wrong = [key for key, text in value.items() if key not in known or not isinstance(text, str)]
    problems += [_unknown(f"{where}.{key}", ("en", "es")) for key in wrong]
    return {name if key == "en" else f"{name}_{key}": text for key, text in value.items() if key not in wrong}


def _unknown(where: str, known: Any) -> Problem:
    return Problem(where, "this word is not known", "it may be misspelt", f"Known: {', '.join(known)}.", FILE)


def read_templates(given: Any, folder: Path, problems: list[Problem]) -> Path | None:
    if given is None:
        return None
    place = folder / given.get("folder", "") if isinstance(given, dict) and set(given) == {"folder"} else None
    if place is None or not place.is_dir():
        problems.append(Problem("[templates]", "the folder of templates is not there", "",
                                'Write folder = "name of a folder beside the workbook".', FILE))  # fmt: skip
        return None
    return place


def read_parameters(given: Any, problems: list[Problem]) -> tuple[Any, ...]:
    """The agency's rows: ``"key" = {value = …, from = 2026-01-01, place = "alameda", source = "…"}``."""
    from caseload.errors import LawError
    from caseload.law import store
    from caseload.law.rows import rows_of

    found: list[Any] = []
    for key, raw in (given or {}).items() if isinstance(given or {}, dict) else ():
        where = f'[parameters] "{key}"'
        shipped = store.rows(key)
        if key not in store.all_keys():
            problems.append(Problem(where, "there is no such parameter", "it may be misspelt",
                                    "`caseload parameters` lists all of them.", FILE))  # fmt: skip
        elif not isinstance(raw, dict):
            problems.append(Problem(where, "a value alone is not enough", "nothing is taken for the law without a source",
                                    'Write {value = …, place = "…", source = "…", from = 2026-01-01}.', FILE))  # fmt: skip
        else:
            try:
                found += rows_of({"key": key, "unit": shipped[0].unit if shipped else "", "rows": [_days(raw)]}, FILE)
            except (LawError, TypeError, AttributeError) as error:
                problems.append(Problem(where, "the row cannot be used", str(error), "Correct it.", FILE))
    return tuple(found)


def _days(raw: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value.date() if isinstance(value, datetime) else value for name, value in raw.items()}


def read_workers(given: Any, problems: list[Problem]) -> dict[str, dict[str, str]]:
    """The workers by their number: ``EX42 = {name = "…", phone = "…"}``."""
    found: dict[str, dict[str, str]] = {}
    for number, raw in _table(given, "workers", problems).items():
        if not isinstance(raw, dict) or set(raw) - {"name", "phone"} or not all(isinstance(text, str) for text in raw.values()):
            problems.append(_wrong(f"[workers] {number}", raw, 'Write {name = "…", phone = "…"}.'))
        else:
            found[str(number).casefold()] = {f"worker_{word}": text for word, text in raw.items()}
    return found


def read_own_rows(data: Mapping[str, Any], problems: list[Problem]) -> tuple[Any, ...]:
    """Closed-bank numbers and kinds of contact as values of their parameters, with the file as their source."""
    own = {f"alameda.closed_bank.{office}": ("banks", office, number)
           for office, number in _table(data.get("banks"), "banks", problems).items()}  # fmt: skip
    contacts = _table(data.get("contacts"), "contacts", problems)
    problems += [_unknown(f"[contacts] {word}", ("kinds",)) for word in contacts if word != "kinds"]
    if "kinds" in contacts:
        own["alameda.contact_kinds_extra"] = ("contacts", "kinds", contacts["kinds"])
    found: list[Any] = []
    for key, (table, word, value) in own.items():
        row = {"value": value, "place": "alameda", "source": f"{FILE}: [{table}] {word}"}
        found += read_parameters({key: row}, problems)
    return tuple(found)


def read_calendar(given: Any, problems: list[Problem]) -> tuple[str, tuple[int, ...], tuple[int, ...]] | None:
    """``agency``, and the days on which this office is ``closed`` or ``open`` besides, as days since 1970-01-01."""
    from caseload.law.calendars import AGENCIES
    from caseload.law.rows import day_number

    table = _table(given, "calendar", problems)
    if not table:
        return None
    agency, days = table.get("agency"), {word: table.get(word, []) for word in ("closed", "open")}
    problems += [_unknown(f"[calendar] {word}", ("agency", "closed", "open")) for word in table if word not in ("agency", *days)]
    if agency not in AGENCIES:
        problems.append(_wrong("[calendar] agency", agency, f"Write one of {', '.join(AGENCIES)}."))
        return None
    wrong = [word for word, each in days.items() if not isinstance(each, list) or not all(type(day) is date for day in each)]
    problems += [_wrong(f"[calendar] {word}", days[word], "Write days, such as [2026-11-27].") for word in wrong]
    return None if wrong else (agency, *(tuple(map(day_number, days[word])) for word in ("closed", "open")))


def read_languages(given: Any, problems: list[Problem]) -> tuple[str, ...]:
    """The languages in which this agency sends letters; empty when it does not say, which means all of them."""
    if given is None:
        return ()
    if not isinstance(given, list) or not given or any(each not in LANGUAGES for each in given):
        problems.append(_wrong("[agency] languages", given, 'Write ["en", "es"], or one of them.'))
        return ()
    return tuple(given)


def read_logo(given: Any, folder: Path, problems: list[Problem]) -> Path | None:
    """The picture for the head of letters, beside the workbook."""
    if given is None:
        return None
    from docx.image.exceptions import UnrecognizedImageError
    from docx.image.image import Image

    path = folder / str(given)
    try:
        Image.from_file(str(path))
    except (OSError, UnrecognizedImageError):
        problems.append(Problem("[agency] logo", "the picture cannot be read", f"{given} is no PNG, JPEG, GIF or BMP here",
                                "Put the picture beside the workbook and write its name.", FILE))  # fmt: skip
        return None
    return path


def _table(given: Any, name: str, problems: list[Problem]) -> dict[str, Any]:
    if given is None or isinstance(given, dict):
        return given or {}
    problems.append(_wrong(f"[{name}]", given, f"Write [{name}] on a line of its own, and its words below."))
    return {}


def _wrong(where: str, value: Any, todo: str) -> Problem:
    return Problem(where, f"{value!r} cannot be right", "it is of another kind", todo, FILE)
