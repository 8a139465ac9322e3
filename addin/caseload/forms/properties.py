"""The document's own properties (title, author …): filled once, escaped once, as plain text."""

from __future__ import annotations

from collections.abc import Mapping
from types import CodeType
from typing import Any

from jinja2 import nodes

from caseload.forms.escaping import fitting, without_breaks
from caseload.forms.safety import parsed

PART = "docProps/core.xml"
_LONGEST = 255  # Word shows no more (python-docx refuses more)
# The properties that docxtpl fills; the others are copied as they are.
FILLED = frozenset("creator description identifier language subject title".split())


def has_tags(text: str | None) -> bool:
    """Whether a text holds template tags."""
    return any(mark in (text or "") for mark in ("{{", "{%", "{#"))


class Properties:
    """The core properties of a template; ``fill`` gives the part for one document."""

    def __init__(self, contents: bytes, environment: Any):
        root = parsed(contents)
        self._contents = contents
        self._templates: dict[int, Any] = {}
        self.trees: list[nodes.Template] = []
        self.codes: list[CodeType] = []
        for at, element in enumerate(root if root is not None else ()):
            name = str(element.tag).rsplit("}", 1)[-1]
            if name in FILLED and has_tags(element.text):
                tree = environment.parse(element.text)
                self.trees.append(tree)
                code = environment.compile(tree)
                self.codes.append(code)
                self._templates[at] = environment.template_class.from_code(environment, code, {})

    def fill(self, context: Mapping[str, Any]) -> bytes:
        """The part with its tags filled from ``context``."""
        from lxml import etree

        root = etree.fromstring(self._contents)
        for at, template in self._templates.items():
            text = "".join(template.root_render_func(template.new_context(dict(context))))
            root[at].text = without_breaks(fitting(text))[:_LONGEST]
        return etree.tostring(root, encoding="UTF-8", standalone=True)

    def __bool__(self) -> bool:
        return bool(self._templates)
