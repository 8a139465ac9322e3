"""Tags one by one: closed, balanced, alone where they must be, with straight quotes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jinja2 import TemplateSyntaxError

from caseload.errors import Problem
from caseload.forms.linting.places import TAG, Place, text_of
from caseload.forms.safety import W
from caseload.forms.sandbox import Sandbox

_PARTS = re.compile(r"\{([{%#])(-?)(tr|tc|p|r)?(?=\s)\s*(.*?)\s*-?[}%#]\}", re.DOTALL)
_LOOSE = re.compile(r"\{\{|\{%|\}\}|%\}")
_CURLY = re.compile("[\u2018-\u201f\u00ab\u00bb\u2032\u2033]")
_OPENS = {"if": "endif", "for": "endfor"}
_BETWEEN = {"else": ("if", "for"), "elif": ("if",)}
_CONTAINERS = {"p": ("p", "paragraph"), "tr": ("tr", "table row"), "tc": ("tc", "table cell"), "r": ("r", "run")}
_SANDBOX = Sandbox()


@dataclass(frozen=True)
class _Open:
    word: str
    tag: str
    where: str


def problems(places: Iterable[Place]) -> Iterator[Problem]:
    """The problems of the tags in one part."""
    waiting: list[_Open] = []
    for place in places:
        yield from _unclosed(place)
        for tag in place.tags:
            yield from _in_tag(place, tag)
            yield from _balance(place, tag, waiting)
        yield from _lost_text(place)
    for left in waiting:
        yield Problem(left.where, f"{left.tag} is never closed", todo=f"Add {{% {_OPENS[left.word]} %}} after it.")


def _unclosed(place: Place) -> Iterator[Problem]:
    rest = TAG.sub("", place.text)
    if _LOOSE.search(rest):
        yield Problem(
            place.where,
            "a tag is not whole",
            "its braces do not close in this paragraph",
            "Write the tag in one paragraph, {{ field }} or {% if field %}.",
        )


def _in_tag(place: Place, tag: str) -> Iterator[Problem]:
    if _CURLY.search(tag):
        yield Problem(place.where, f"curly quotes in {tag}", todo="Type straight quotes, ' or \".")
    found = _PARTS.fullmatch(tag)
    kind, inside = (found[1], found[4]) if found else (tag[1], tag[2:-2].strip(" -"))
    if kind == "#":
        return
    word = inside.split(" ", 1)[0]
    closing = {"if": "{% endif %}", "for": "{% endfor %}"}.get(word, "")
    if kind == "%" and word in ("else", "elif", *_OPENS.values(), "vm", "hm", "cellbg", "colspan"):
        return
    try:
        _SANDBOX.parse(f"{{{{ {inside} }}}}" if kind == "{" else f"{{% {inside} %}}{closing}")
    except TemplateSyntaxError as error:
        yield Problem(place.where, f"{tag} cannot be read", str(error.message), "Correct the tag.")


def _balance(place: Place, tag: str, waiting: list[_Open]) -> Iterator[Problem]:
    found = _PARTS.fullmatch(tag)
    if tag[1] != "%":
        return
    inside = found[4] if found else tag[2:-2].strip(" -")
    word = inside.split(" ", 1)[0]
    if word in _OPENS:
        waiting.append(_Open(word, tag, place.where))
    elif word in _OPENS.values():
        if waiting and _OPENS[waiting[-1].word] == word:
            waiting.pop()
        else:
            opened = f"the last one open is {waiting[-1].tag}, {waiting[-1].where}" if waiting else "none is open"
            yield Problem(place.where, f"{tag} closes nothing", opened, "Remove it, or add what it should close.")
    elif word in _BETWEEN and (not waiting or waiting[-1].word not in _BETWEEN[word]):
        yield Problem(place.where, f"{tag} stands outside a condition", todo="Put it between if and endif.")


def _lost_text(place: Place) -> Iterator[Problem]:
    """docxtpl replaces the whole paragraph, row or cell by the tag: everything beside it is dropped."""
    for tag in place.tags:
        found = _PARTS.fullmatch(tag)
        if not found or not found[3]:
            continue
        element, name = _CONTAINERS[found[3]]
        if element == "r":
            continue
        around = place.paragraph if element == "p" else next(place.paragraph.iterancestors(W + element), None)
        if around is None:
            yield Problem(place.where, f"{tag} stands outside a table", todo="Use it in a table, or write {%p … %}.")
            continue
        rest = " ".join(text_of(around).replace(tag, "", 1).split())
        if rest:
            yield Problem(
                place.where,
                f"text beside {tag} would be lost",
                f"the tag takes the place of its whole {name}, with “{rest[:60]}”",
                f"Give the tag a {name} of its own.",
            )
