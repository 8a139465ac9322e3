"""What the styles part of a document says: headings, list styles, the language."""

from __future__ import annotations

import re
from typing import Any

from caseload.forms.safety import W


def heading_levels(styles: Any) -> dict[str, int]:
    """The level of each style that is a heading, by style id; ``styles`` is the part's root, or None."""
    levels = {}
    for style in _styles(styles):
        name = style.find(W + "name")
        found = re.fullmatch(r"heading (\d)", name.get(W + "val", "").casefold()) if name is not None else None
        if found:
            levels[style.get(W + "styleId", "")] = int(found[1])
    return levels


def list_styles(styles: Any) -> frozenset[str]:
    """The ids of the styles of list entries."""
    return frozenset(
        style.get(W + "styleId", "") for style in _styles(styles) if style.find(f"{W}pPr/{W}numPr") is not None
    )


def language(styles: Any) -> str:
    """The document's language as Word writes it (``en-US``); empty when none is set."""
    tag = styles.find(f"{W}docDefaults//{W}lang") if styles is not None else None
    return tag.get(W + "val", "") if tag is not None else ""


def _styles(styles: Any) -> Any:
    return styles.iter(W + "style") if styles is not None else ()
