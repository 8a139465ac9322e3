"""Whether everybody can read the document: title, language, headings, pictures, tables, contrast, text boxes.

After the accessibility rules for Word of Section 508 and WCAG 2.1 (1.1.1, 1.3.1, 1.4.3, 2.4.2, 3.1.1).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from caseload.errors import Problem
from caseload.forms.linting.places import is_filled, places, text_of
from caseload.forms.properties import PART
from caseload.forms.safety import W
from caseload.forms.styles import heading_levels
from caseload.forms.styles import language as set_language

_CONTRAST = 4.5
_SHORT = 100  # words that nobody needs headings for: labels, envelopes
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_PLACEHOLDER_TITLES = frozenset({"", "word document", "document1"})


def problems(roots: Mapping[str, Any], language: str) -> Iterator[Problem]:
    """What keeps somebody from reading the document."""
    yield from _title(roots.get(PART))
    yield from _language(roots.get("word/styles.xml"), language)
    levels = heading_levels(roots.get("word/styles.xml"))
    for name, root in roots.items():
        if is_filled(name):
            yield from _pictures(name, root)
            yield from _text_boxes(name, root)
            yield from _tables(name, root)
        if is_filled(name) or name == "word/styles.xml":
            yield from _colours(name, root)
    if "word/document.xml" in roots:
        yield from _headings(roots["word/document.xml"], levels)


def _title(core: Any) -> Iterator[Problem]:
    title = core.findtext("{http://purl.org/dc/elements/1.1/}title") if core is not None else ""
    if (title or "").strip().casefold() in _PLACEHOLDER_TITLES:
        yield Problem(PART, "the document has no title", "screen readers say it first", "File, Info, Title.")


def _language(styles: Any, language: str) -> Iterator[Problem]:
    given = set_language(styles)
    if not given:
        yield Problem("word/styles.xml", "the document has no language", todo="Review, Language, set as default.")
    elif language and given[:2].casefold() != language[:2].casefold():
        why = f"a voice for {given} would read {language}"
        yield Problem("word/styles.xml", "the document's language is wrong", why, "Review, Language.")


def _headings(body: Any, levels: Mapping[str, int]) -> Iterator[Problem]:
    before = words = 0
    for place in places("word/document.xml", body):
        style = place.paragraph.find(f"{W}pPr/{W}pStyle")
        level = levels.get(style.get(W + "val", ""), 0) if style is not None else 0
        words += len(place.text.split())
        if not level:
            continue
        if not place.text.strip():
            yield Problem(place.where, "a heading is empty", todo="Delete it, or give it the normal style.")
        if level > before + 1:
            what = (
                f"a heading of level {level} follows level {before}"
                if before
                else f"the first heading has level {level}"
            )
            yield Problem(place.where, what, "readers who jump by headings lose their way", "Use the levels in order.")
        before = level
    if not before and words > _SHORT:
        yield Problem(
            "body", "there is no heading", "nobody can jump to a part", "Use Word's heading styles.", severity="warning"
        )


def _pictures(name: str, root: Any) -> Iterator[Problem]:
    for number, picture in enumerate(root.iter(_WP + "docPr"), 1):
        decorative = any(mark.get("val") in ("1", "true") for mark in picture.iter(_DECORATIVE))
        if not (picture.get("descr") or "").strip() and not decorative:
            yield Problem(
                f"{name}, picture {number}", "a picture has no alternative text", todo="View Alt Text; describe it."
            )


def _text_boxes(name: str, root: Any) -> Iterator[Problem]:
    if next(root.iter(W + "txbxContent"), None) is not None:
        yield Problem(name, "there is a text box", "screen readers pass it over", "Use a paragraph or a table.")


def _tables(name: str, root: Any) -> Iterator[Problem]:
    """A table with a row loop is a table of data: it needs a header row, repeated on each page."""
    for number, table in enumerate(root.iter(W + "tbl"), 1):
        looped = any(re.search(r"\{%-?tr\s+for\b", text_of(row)) for row in table.findall(W + "tr"))
        headed = table.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None
        if looped and not headed and len(table.findall(W + "tr")) > 3:
            todo = "Select its first row, Table Layout, Repeat Header Rows."
            yield Problem(f"{name}, table {number}", "a table has no header row", todo=todo)


def _colours(name: str, root: Any) -> Iterator[Problem]:
    faint = sorted(
        {colour for element in root.iter(W + "color") for colour in [element.get(W + "val", "")] if _faint(colour)}
    )
    for colour in faint:
        what = f"text in the colour {colour} is too faint"
        yield Problem(name, what, f"on white its contrast is below {_CONTRAST}:1", "Use a darker colour.")


def _faint(colour: str) -> bool:
    """Whether a colour on white has too little contrast (WCAG 2.1, relative luminance)."""
    if not re.fullmatch("[0-9A-Fa-f]{6}", colour) or colour.casefold() == "ffffff":
        return False
    shares = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [share / 12.92 if share <= 0.03928 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05) < _CONTRAST
