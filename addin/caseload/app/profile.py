"""The agency's own settings: ``caseload.toml`` beside the workbook.

It fills what the workbook's Settings sheet leaves blank (the sheet wins), puts the agency's own values of parameters and
its own closed days in force, names the folder of the agency's own Word templates, its logo and the languages of its
letters. Every entry is optional; a word that is not known is a mistake and is told.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from caseload.app import profile_tables as tables
from caseload.app.profile_tables import FILE
from caseload.errors import DataProblems, Problem


def setting_names() -> dict[str, str]:
    """Name of a setting, as papers know it -> where it stands in the file: ``hearing_days`` -> ``[hearing] days``."""
    return {tables.NAMES.get((table, word), f"{table}_{word}"): f"[{table}] {word}"
            for table, words in tables.SETTINGS.items() for word in words}  # fmt: skip


@dataclass(frozen=True)
class Profile:
    """What an agency says of itself.

    ``settings`` by name, ``workers`` by their number in small letters, the folder of its ``templates``, its values of
    ``parameters``, its ``calendar`` (agency, days closed, days open besides), the ``languages`` of its letters (none: all
    that there are), and the picture of its ``logo``.
    """

    settings: Mapping[str, Any] = field(default_factory=dict)
    templates: Path | None = None
    parameters: tuple[Any, ...] = ()
    workers: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    calendar: tuple[str, tuple[int, ...], tuple[int, ...]] | None = None
    languages: tuple[str, ...] = ()
    logo: Path | None = None

    def fill(self, settings: dict[str, Any]) -> None:
        """Put the agency's values where a workbook's settings are blank; first those of the workbook's own worker."""
        number = settings.get("worker_id") or self.settings.get("worker_id") or ""
        for found in (self.workers.get(str(number).casefold(), {}), self.settings):
            for name, value in found.items():
                if settings.get(name) in (None, ""):
                    settings[name] = value

    @contextmanager
    def in_force(self) -> Iterator[None]:
        """Let the agency's own values of parameters and its own closed days be in force for a while."""
        from caseload.law import calendars, store

        with ExitStack() as both:
            both.enter_context(store.amended(self.parameters))
            if self.calendar is not None:
                both.enter_context(calendars.amended(*self.calendar))
            yield

    def form(self, form: Any) -> Any:
        """A form as this agency prints it: in its languages, from its own templates, with its logo on ours.

        A template lies in its folder as ``CODE.docx``, or in a folder ``en`` or ``es``. Raises ``DataProblems`` when one
        of them has errors: nothing is printed from a template that would lose something.
        """
        form = self._in_its_languages(form)
        own = {language: path for language in form.languages if (path := self._own(form.code, language))}
        self._without_errors(form, own)
        if self.logo is not None and form.is_letter and not form.state_form:
            from caseload.forms.logo import with_logo

            name = str(self.settings.get("agency_name") or "")
            own = {language: own.get(language) or with_logo(form.template(language), self.logo, name)
                   for language in form.languages}  # fmt: skip
        return replace(form, instead=own) if own else form

    def _in_its_languages(self, form: Any) -> Any:
        spoken = tuple(each for each in form.languages if not self.languages or each in self.languages)
        return replace(form, languages=spoken) if spoken else form

    def _without_errors(self, form: Any, own: Mapping[str, Path]) -> None:
        from caseload.forms import lint

        problems = [replace(problem, file=path.name) for language, path in own.items()
                    for problem in lint(path, form, language) if problem.severity == "error"]  # fmt: skip
        if problems:
            raise DataProblems(f"the agency's own template of {form.code} cannot be used", problems,
                               todo="Mend it in Word, or take it out of the folder of templates.")  # fmt: skip

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
    named = data.get("agency")
    agency: dict[str, Any] = named if isinstance(named, dict) else {}
    found = Profile(
        tables.read_settings(data, problems),
        tables.read_templates(data.get("templates"), path.parent, problems),
        tables.read_parameters(data.get("parameters"), problems) + tables.read_own_rows(data, problems),
        tables.read_workers(data.get("workers"), problems),
        tables.read_calendar(data.get("calendar"), problems),
        tables.read_languages(agency.get("languages"), problems),
        tables.read_logo(agency.get("logo"), path.parent, problems),
    )
    if problems:
        raise _wrong(problems)
    return found


def _wrong(problems: list[Problem]) -> DataProblems:
    return DataProblems("the agency profile has mistakes", problems, where=FILE, todo="Nothing was done.")


__all__ = ["FILE", "Profile", "profile_beside", "read_profile", "setting_names"]
