"""The agency's own settings: ``caseload.toml`` beside the workbook.

It fills what the workbook's Settings sheet leaves blank (the sheet wins), puts the agency's own values of parameters
in force, and names the folder of the agency's own Word templates. Every entry is optional; a word that is not known
is a mistake and is told.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from caseload.errors import DataProblems, Problem

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
_NAMES = {("office", "bank"): "bank_office", ("agency", "language_services"): "language_services",
          ("agency", "cap_information"): "cap_information", ("agency", "comment_program"): "comment_program",
          ("agency", "center"): "center"}  # fmt: skip
_OTHER = ("templates", "parameters")


def setting_names() -> dict[str, str]:
    """Name of a setting, as papers know it -> where it stands in the file: ``hearing_days`` -> ``[hearing] days``."""
    return {_NAMES.get((table, word), f"{table}_{word}"): f"[{table}] {word}"
            for table, words in SETTINGS.items() for word in words}  # fmt: skip


@dataclass(frozen=True)
class Profile:
    """What an agency says of itself: settings by name, the folder of its templates, its values of parameters."""

    settings: Mapping[str, Any] = field(default_factory=dict)
    templates: Path | None = None
    parameters: tuple[Any, ...] = ()

    def fill(self, settings: dict[str, Any]) -> None:
        """Put the agency's values where a workbook's settings are blank."""
        for name, value in self.settings.items():
            if settings.get(name) in (None, ""):
                settings[name] = value

    @contextmanager
    def in_force(self) -> Iterator[None]:
        """Let the agency's own values of parameters be in force for a while."""
        from caseload.law import store

        with store.amended(self.parameters):
            yield

    def form(self, form: Any) -> Any:
        """A form with the agency's own templates in place of ours, where its folder has some.

        A template lies there as ``CODE.docx``, or in a folder ``en`` or ``es``. Raises ``DataProblems`` when one of
        them has errors: nothing is printed from a template that would lose something.
        """
        found = {language: path for language in form.languages if (path := self._own(form.code, language))}
        if not found:
            return form
        from caseload.forms import lint

        problems = [replace(problem, file=path.name) for language, path in found.items()
                    for problem in lint(path, form, language) if problem.severity == "error"]  # fmt: skip
        if problems:
            raise DataProblems(f"the agency's own template of {form.code} cannot be used", problems,
                               todo="Mend it in Word, or take it out of the folder of templates.")  # fmt: skip
        return replace(form, instead=found)

    def _own(self, code: str, language: str) -> Path | None:
        if self.templates is None:
            return None
        places = [self.templates / language / f"{code}.docx"]
        if language == "en":
            places.append(self.templates / f"{code}.docx")
        return next((path for path in places if path.is_file()), None)


def profile_beside(workbook: str | Path) -> Path | None:
    """The ``caseload.toml`` beside a workbook; None when there is none."""
    path = Path(workbook).with_name(FILE)
    return path if path.is_file() else None


def read_profile(workbook: str | Path) -> Profile:
    """The profile beside a workbook; an empty one when there is no ``caseload.toml``.

    Raises ``DataProblems`` with every mistake in the file.
    """
    path = profile_beside(workbook)
    if path is None:
        return Profile()
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"), parse_float=Decimal)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise _wrong([Problem(FILE, "the file cannot be read", str(error), "Correct that line.", FILE)]) from None
    problems: list[Problem] = []
    settings = _settings(data, problems)
    folder = _templates(data.get("templates"), path.parent, problems)
    parameters = _parameters(data.get("parameters"), problems)
    if problems:
        raise _wrong(problems)
    return Profile(settings, folder, parameters)


def _wrong(problems: list[Problem]) -> DataProblems:
    return DataProblems("the agency profile has mistakes", problems, where=FILE, todo="Nothing was done.")


def _settings(data: Mapping[str, Any], problems: list[Problem]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for table, words in data.items():
        if table in _OTHER:
            continue
        known = SETTINGS.get(table)
        if known is None or not isinstance(words, dict):
            problems.append(_unknown(f"[{table}]", (*SETTINGS, *_OTHER)))
            continue
        for word, value in words.items():
            where = f"[{table}] {word}"
            if word not in known:
                problems.append(_unknown(where, known))
            elif not isinstance(value, known[word]) or isinstance(value, bool):
                problems.append(Problem(where, f"{value!r} cannot be right", "it is of another kind",
                                        "Write it in quotes, or as a number where it is one.", FILE))  # fmt: skip
            else:
                found |= _named(_NAMES.get((table, word), f"{table}_{word}"), value, where, problems)
    return found


def _named(name: str, value: Any, where: str, problems: list[Problem]) -> dict[str, Any]:
    """A setting under the name by which papers know it; a text per language under one name each."""
    if not isinstance(value, dict):
        return {name: value}
    wrong = [key for key, text in value.items() if key not in ("en", "es") or not isinstance(text, str)]
    problems += [_unknown(f"{where}.{key}", ("en", "es")) for key in wrong]
    return {name if key == "en" else f"{name}_{key}": text for key, text in value.items() if key not in wrong}


def _unknown(where: str, known: Any) -> Problem:
    return Problem(where, "this word is not known", "it may be misspelt", f"Known: {', '.join(known)}.", FILE)


def _templates(given: Any, folder: Path, problems: list[Problem]) -> Path | None:
    if given is None:
        return None
    place = folder / given.get("folder", "") if isinstance(given, dict) and set(given) == {"folder"} else None
    if place is None or not place.is_dir():
        problems.append(Problem("[templates]", "the folder of templates is not there", "",
                                'Write folder = "name of a folder beside the workbook".', FILE))  # fmt: skip
        return None
    return place


def _parameters(given: Any, problems: list[Problem]) -> tuple[Any, ...]:
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


__all__ = ["FILE", "Profile", "profile_beside", "read_profile", "setting_names"]
