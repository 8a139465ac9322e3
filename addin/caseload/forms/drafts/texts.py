"""What stands on a form: its entry in the catalogue and its body, read for one language.

A text in a body is either a mapping ``{en: ..., es: ...}`` or, on papers that exist in English only and for
fields without any words around them, a plain string. ``{number}`` stands for the form's number; ``{{ field }}``
is a template field as ever.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from caseload import resources
from caseload.errors import TemplateRefused
from caseload.forms.drafts.pages import PAGES, Page

BODIES = Path(__file__).resolve().parent / "bodies"

Block = dict[str, Any]
"""One block of a body: a single key that names its kind, and what that kind needs."""


@dataclass(frozen=True)
class Form:
    """One form in one language: its catalogue entry, its fields with their labels, and its blocks.

    ``sheet`` is ``letter`` (letterhead and window address), ``file`` (a short head) or ``bare`` (nothing); ``footer``
    names the fields at the foot of each page (a body may say fewer, for a paper that strangers read).
    """

    entry: dict[str, Any]
    language: str
    fields: dict[str, dict[str, Any]]
    by_hand: dict[str, dict[str, Any]]
    sheet: str
    page: Page
    blocks: list[Block]
    footer: Sequence[str] = ("participant_name", "case_number")

    @property
    def footed(self) -> list[str]:
        """The fields at the foot of each page that say whose paper it is; a paper without them shows none."""
        return [name for name in self.footer if name in self.fields]

    @property
    def code(self) -> str:
        """The form's code, also the stem of its file."""
        return str(self.entry["code"])

    @property
    def title(self) -> str:
        """The form's title in this language."""
        return self.say(self.entry["title"])

    @property
    def number(self) -> str:
        """The form number that the draft refers to, or an empty text for a paper of our own."""
        return str(self.entry.get("number") or "")

    def say(self, text: Any) -> str:
        """The words of a text in this form's language."""
        if isinstance(text, dict):
            if self.language not in text:
                raise TemplateRefused(f"a text has no {self.language} words", where=self.code, why=str(text)[:60])
            text = text[self.language]
        elif self.entry["languages"] != ["en"] and _has_words(str(text)):
            raise TemplateRefused("a text is in one language only", where=self.code, why=str(text)[:60])
        return str(text).replace("{number}", self.number)

    def word(self, name: str) -> str:
        """One of the expressions that all papers share."""
        return expressions()[name][self.language].replace("{number}", self.number)

    def label(self, name: str, among: dict[str, dict[str, Any]] | None = None) -> str:
        """The label of a field (or of a column, or of a line filled in by hand)."""
        known = self.fields if among is None else among
        if name not in known:
            raise TemplateRefused(f"the body names {name}, which the catalogue does not know", where=self.code)
        return str(known[name]["label"][self.language])

    def optional(self, name: str) -> bool:
        """Whether a document may be printed while this field is blank."""
        self.label(name)
        return not self.fields[name].get("required", True)


@cache
def catalogue() -> dict[str, Any]:
    """The catalogue of forms as it stands in the file."""
    return dict(_read(resources.templates() / "catalogue.yaml"))


def forms(*codes: str) -> Iterator[Form]:
    """The forms asked for (all of them when none is named), each in each of its languages."""
    entries = {entry["code"]: entry for entry in catalogue()["forms"]}
    unknown = [code for code in codes if code not in entries]
    if unknown:
        raise TemplateRefused(
            f"no form has the code {', '.join(unknown)}", where="catalogue.yaml", todo="See the codes there."
        )
    for code in codes or entries:
        for language in entries[code]["languages"]:
            yield form(entries[code], language)


def form(entry: dict[str, Any], language: str) -> Form:
    """One form in one language."""
    shared = [field for group in entry.get("uses", []) for field in catalogue()["blocks"][group]]
    fields = {field["name"]: field for field in [*shared, *entry.get("fields", [])]}
    by_hand = {line["name"]: line for line in entry.get("by_hand", [])}
    body = _read(BODIES / f"{entry['code']}.yaml")
    page = PAGES[body.get("page", "letter")]
    return Form(entry, language, fields, by_hand, body["sheet"], page, body["blocks"], body.get("footer", Form.footer))


@cache
def snippets() -> dict[str, list[Block]]:
    """Passages that several forms share, by name."""
    return dict(_read(BODIES / "_shared.yaml"))


@cache
def expressions() -> dict[str, dict[str, str]]:
    """The single expressions of the sheet and of signature lines, by name and language."""
    return dict(_read(BODIES / "_words.yaml"))


def folder(entry: dict[str, Any], language: str) -> str:
    """Where a template lies under ``templates/``: its one program, or ``common``."""
    programs = entry["programs"]
    return f"{programs[0] if len(programs) == 1 else 'common'}/{language}"


def _has_words(text: str) -> bool:
    return bool(re.search(r"[^\W\d_]", re.sub(r"\{\{.*?\}\}", "", text)))


def _read(path: Path) -> Any:
    import yaml

    return yaml.safe_load(path.read_text(encoding="utf-8"))
