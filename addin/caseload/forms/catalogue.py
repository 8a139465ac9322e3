"""The catalogue of forms: what can be printed, for whom, from which fields, and where the template lies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from caseload.errors import TemplateRefused, WrongUse

KINDS = frozenset("text date month hours money count flag code paragraph rows lines".split())
LETTERS = frozenset("participant second_parent representative".split())
READERS = LETTERS | {"worker", "file"}
FILE = "catalogue.yaml"


@dataclass(frozen=True)
class Field:
    """One field of a form.

    ``kind`` is one of ``KINDS``; ``source`` says where its value comes from (a column of the workbook, a question
    of the rules, ``typed`` …); ``codes`` holds the words of each code by language; ``fields`` the columns of a
    table (kind ``rows``).
    """

    name: str
    kind: str
    label: Mapping[str, str]
    source: str = ""
    required: bool = True
    codes: Mapping[str, Mapping[str, str]] | None = None
    fields: tuple[Field, ...] = ()


@dataclass(frozen=True)
class Form:
    """One form: ``code`` is also its file name, ``number`` the form number it refers to (may be empty).

    ``state_form`` means that ours is a draft only: the State's own form must be used. ``starts`` lists the due
    dates that the document starts, as pairs of rule and field. ``instead`` holds an agency's own templates by language.
    """

    code: str
    number: str
    title: Mapping[str, str]
    programs: tuple[str, ...]
    reader: str
    languages: tuple[str, ...]
    state_form: bool
    version: str
    starts: tuple[tuple[str, str], ...]
    fields: tuple[Field, ...]
    folder: Path
    instead: Mapping[str, Path] = field(default_factory=dict)

    def language(self, wanted: str) -> str:
        """The language in which this form is printed for somebody who reads ``wanted``."""
        short = wanted.strip().casefold()[:2]
        return short if short in self.languages else self.languages[0]

    def template(self, language: str) -> Path:
        """The template in one of the form's languages: the agency's own where there is one."""
        if language in self.instead:
            return self.instead[language]
        shelf = self.programs[0] if len(self.programs) == 1 else "common"
        return self.folder / shelf / language / f"{self.code}.docx"

    @property
    def is_letter(self) -> bool:
        """Whether it is read by somebody outside the office, and so in large print by who needs that."""
        return self.reader in LETTERS

    def is_draft(self, language: str) -> bool:
        """Whether the document is our draft of a State form; an agency's own template is no draft of ours."""
        return self.state_form and language not in self.instead

    def names(self) -> frozenset[str]:
        """The names that a template may use: ``amended_on``, ``activities``, ``activities[].place``, ``lines[]``."""
        return frozenset(_names(self.fields, ""))


def _names(fields: tuple[Field, ...], before: str) -> list[str]:
    found = []
    for each in fields:
        found.append(before + each.name)
        if each.kind == "lines":
            found.append(f"{before}{each.name}[]")
        found += _names(each.fields, f"{before}{each.name}[].")
    return found


class Catalogue:
    """All forms, by code, in the order of the file; ``codes`` are the words of coded values by list and language."""

    def __init__(self, forms: Mapping[str, Form], codes: Mapping[str, Mapping[str, Mapping[str, str]]] | None = None):
        self.forms = dict(forms)
        self.codes = dict(codes or {})

    def form(self, code: str) -> Form:
        """The form with this code or number; raises ``WrongUse`` when there is none, or more than one."""
        wanted = code.strip().casefold()
        if wanted in self.forms:
            return self.forms[wanted]
        found = [form for form in self.forms.values() if form.number and form.number.casefold() == wanted]
        if len(found) == 1:
            return found[0]
        if found:
            codes = ", ".join(form.code for form in found)
            raise WrongUse(f"several forms have the number {code}", todo=f"Name one of them: {codes}.")
        raise WrongUse(f"there is no form {code}", todo="`caseload forms list` shows all of them.")


@cache
def read_catalogue(folder: Path | None = None) -> Catalogue:
    """The catalogue that came with Caseload, or the one in an office's own ``folder`` of templates."""
    from caseload import resources

    place = folder or resources.templates()
    data = _read(place / FILE)
    return Catalogue({form.code: form for form in _forms(data, place)}, data.get("codes"))


def _read(path: Path) -> dict[str, Any]:
    import yaml

    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise WrongUse("there is no catalogue of forms", where=path.name) from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise _wrong("the file cannot be read", str(error)) from None
    if not isinstance(data, dict) or not isinstance(data.get("forms"), list):
        raise _wrong("the file cannot be read", "it has no list `forms`")
    return data


def _wrong(what: str, why: str = "") -> TemplateRefused:
    return TemplateRefused(f"the catalogue of forms is wrong: {what}", where=FILE, why=why)


def _forms(data: dict[str, Any], folder: Path) -> list[Form]:
    codes, blocks = data.get("codes") or {}, data.get("blocks") or {}
    found = [_form(entry, blocks, codes, folder) for entry in data["forms"]]
    twice = {form.code for form in found if [other.code for other in found].count(form.code) > 1}
    if twice:
        raise _wrong("a code stands there twice", ", ".join(sorted(twice)))
    return found


def _form(entry: dict[str, Any], blocks: dict[str, Any], codes: dict[str, Any], folder: Path) -> Form:
    code = str(entry.get("code") or "?")
    try:
        shared = [field for name in entry.get("uses") or () for field in blocks[name]]
        by_name = {field["name"]: field for field in [*shared, *(entry.get("fields") or ())]}
        form = Form(
            code=code,
            number=str(entry.get("number") or ""),
            title=entry["title"],
            programs=tuple(entry["programs"]),
            reader=entry["reader"],
            languages=tuple(entry["languages"]),
            state_form=bool(entry.get("state_form", False)),
            version=str(entry["version"]),
            starts=tuple((start["due"], start["from"]) for start in entry.get("starts") or ()),
            fields=tuple(_field(field, codes) for field in by_name.values()),
            folder=folder,
        )
    except (KeyError, TypeError) as error:
        raise _wrong(f"the form {code} lacks something", f"{type(error).__name__} {error}") from None
    if form.reader not in READERS or not form.programs or not form.languages:
        raise _wrong(f"the form {code} names no reader, program or language that is known")
    return form


def _field(entry: dict[str, Any], codes: dict[str, Any]) -> Field:
    kind = entry["kind"]
    if kind not in KINDS:
        raise _wrong(f"the field {entry['name']} has the unknown kind {kind}")
    return Field(
        name=entry["name"],
        kind=kind,
        label=entry["label"],
        source=str(entry.get("from") or ""),
        required=bool(entry.get("required", True)),
        codes=codes[entry["codes"]] if kind == "code" else None,
        fields=tuple(_field(inner, codes) for inner in entry["fields"]) if kind == "rows" else (),
    )
