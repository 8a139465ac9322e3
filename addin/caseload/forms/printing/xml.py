"""Parsing and writing the XML of finished documents."""

from __future__ import annotations

from typing import Any

from caseload.forms.safety import W


def parsed(contents: bytes) -> Any:
    """The root element of a part."""
    from lxml import etree

    return etree.fromstring(contents, etree.XMLParser(resolve_entities=False, huge_tree=True))


def serialized(root: Any) -> bytes:
    """The part with this root."""
    from lxml import etree

    return etree.tostring(root, encoding="UTF-8", standalone=True)


def new(tag: str, values: dict[str, str] | None = None) -> Any:
    """A new element of Word's main vocabulary with these attributes."""
    from lxml import etree

    return etree.Element(W + tag, {W + name: value for name, value in (values or {}).items()})
