"""The parts that are filled: their tags, their blocks, and the fields they name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from caseload.errors import CaseloadError, Problem
from caseload.forms.catalogue import Form, read_catalogue
from caseload.forms.linting import tags
from caseload.forms.linting.places import TAG, Place, is_filled, places
from caseload.forms.properties import FILLED, PART, has_tags
from caseload.forms.safety import W
from caseload.forms.template import Template

_BINDING = W + "dataBinding"


def problems(data: bytes, file: str, roots: Mapping[str, Any], form: Form | None, *, unsafe: bool) -> Iterator[Problem]:
    """The problems of everything that is filled, and of tags where nothing is filled."""
    found = {name: list(places(name, root)) for name, root in roots.items() if is_filled(name)}
    told = [problem for part in found.values() for problem in tags.problems(part)]
    yield from told
    yield from _never_filled(roots)
    yield from _bound(roots)
    if not unsafe:
        every = [place for part in found.values() for place in part]
        yield from _opened(data, file, every, form, silent=bool(told))


def _opened(data: bytes, file: str, every: list[Place], form: Form | None, *, silent: bool) -> Iterator[Problem]:
    """What shows only in the template as a whole; ``silent`` when its faults are already told one by one."""
    try:
        template = Template.from_bytes(data, file)
    except CaseloadError as error:
        if not silent:
            yield error.as_problem()
        return
    for part in template.parts:
        for finding, words in [*part.proof.findings, *part.proof.spread]:
            where = _find(words, every) or part.source.name
            yield Problem(
                where,
                finding,
                f"near “{words}”" if words else "",
                "Open and close it in the same place, with {%p … %}.",
            )
    if form is not None:
        yield from _fields(template, form, every)


def _find(words: str, every: list[Place]) -> str:
    start = words[:30]
    return next((place.where for place in every if start and start in " ".join(place.text.split())), "")


def _fields(template: Template, form: Form, every: list[Place]) -> Iterator[Problem]:
    known, uses = form.names(), template.uses
    todo = f"`caseload forms fields {form.code}` lists the fields of this form."
    for name in dict.fromkeys(use.name for use in uses):
        if name not in known:
            yield Problem(_naming(name, every), f"the form has no field {name}", todo=todo)
    kinds = {field.name: field.kind for field in form.fields}
    for use in uses:
        if use.printed and kinds.get(use.name) in ("rows", "lines"):
            why = "it holds several rows"
            yield Problem(_naming(use.name, every), f"{use.name} cannot be printed as a text", why, "Use a loop.")
    yield from _left_out({use.name for use in uses}, template, form)


def _left_out(named: set[str], template: Template, form: Form) -> Iterator[Problem]:
    """What the template that came with Caseload shows and this one does not, perhaps a right of the reader's."""
    shipped = read_catalogue().forms.get(form.code)
    if shipped is None:
        return
    ours = Template(shipped.template(shipped.languages[0]))
    if ours.version == template.version:
        return
    shown = {use.name for use in ours.uses}
    for field in form.fields:
        if field.required and field.name in shown and field.name not in named:
            yield Problem(
                "",
                f"the template does not show {field.name}",
                "the one that came with Caseload does",
                severity="warning",
            )


def _naming(name: str, every: list[Place]) -> str:
    """The first place with a tag that names a field."""
    last = re.compile(rf"\b{re.escape(name.replace('[]', '').rsplit('.', 1)[-1])}\b")
    return next((place.where for place in every for tag in place.tags if last.search(tag)), "")


def _never_filled(roots: Mapping[str, Any]) -> Iterator[Problem]:
    for name, root in roots.items():
        if is_filled(name) or name.endswith(".rels"):
            continue
        texts = _texts(name, root)
        tag = next((found[0] for text in texts for found in [TAG.search(text)] if found), None)
        if tag:
            why = "only the body, headers, footers, footnotes and a few properties are filled"
            yield Problem(name, f"{tag} is never filled", why, "Move it into the text, or remove it.")


def _texts(name: str, root: Any) -> list[str]:
    if name == PART:
        others = [element for element in root if str(element.tag).rsplit("}", 1)[-1] not in FILLED]
        return [element.text for element in others if has_tags(element.text)]
    return ["".join(root.itertext())]


def _bound(roots: Mapping[str, Any]) -> Iterator[Problem]:
    """Content controls bound to other data: Word would put that data in place of what was filled in."""
    for name, root in roots.items():
        for binding in root.iter(_BINDING):
            control = next(binding.iterancestors(W + "sdt"), None)
            if control is not None and has_tags("".join(control.itertext())):
                why = "the control is bound to other data, which Word shows instead of the filled text"
                yield Problem(name, "a tag stands in a bound content control", why, "Remove the content control.")
