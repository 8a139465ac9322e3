"""A template in large print: every text at least eighteen points, headings larger in proportion.

Eighteen points are where large print begins (American Printing House for the Blind, "Guidelines for the Development
of Documents in Large Print"). Sizes are changed where they stand, in styles and in the text; lines and rows of a
fixed height may grow, wide tables are laid out anew, and what stands at both ends of a footer comes on two lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from caseload.forms import package, safety
from caseload.forms.large_tables import lay_out
from caseload.forms.safety import W
from caseload.forms.zipping import written_again

SMALLEST = 36
"""Half points."""
_USUAL, _UNSET = 24, 20
"""Half points: what the sizes of an ordinary letter are measured by, and what Word takes where no size is set."""
_SIZES = (W + "sz", W + "szCs")
_TEXT = re.compile(r"word/(document|styles|numbering|header\d*|footer\d*|footnotes|endnotes)\.xml")
_GAP = 100
"""Twentieths of a point: lines lower than this hold no text, they only keep things apart."""
_DOT = " \u00b7 "
_LABEL, _COLUMN, _WIDER = 1200, 4000, 1.25
"""Twentieths of a point: hanging indents between these are labels (shorter ones are list marks, longer ones columns of
a letterhead), and get so much more room."""
_ORDER = (
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish "
    "webHidden color spacing w kern position sz szCs"
).split()
"""What stands before and up to the size among the settings of a run (ECMA-376 part 1, CT_RPr)."""


def enlarged(data: bytes, name: str) -> bytes:
    """The template ``data`` in large print; ``name`` is for messages. Raises ``TemplateRefused`` for what is no template."""
    from lxml import etree

    parts = package.read_parts(data, name)
    for part, contents in parts.items():
        root = safety.parsed(contents) if _TEXT.fullmatch(part) else None
        if root is not None:
            _enlarge(root)
            if part.startswith("word/footer"):
                _on_lines_of_their_own(root)
            parts[part] = etree.tostring(root, encoding="UTF-8", standalone=True)
    return written_again(parts.items())


def _enlarge(root: Any) -> None:
    for size in root.iter(*_SIZES):
        size.set(W + "val", str(large(int(float(size.get(W + "val") or _UNSET)))))
    for defaults in root.iter(W + "docDefaults"):
        _set_default(defaults)
    for spacing in _fixed_lines(root):
        spacing.set(W + "lineRule", "atLeast")
    for height in root.iter(W + "trHeight"):
        height.set(W + "hRule", "atLeast")
    for paragraph in root.iter(W + "pPr"):
        _widen(paragraph)
    lay_out(root)


def large(size: int) -> int:
    """A size of letters in half points, enlarged."""
    return max(SMALLEST, round(size * SMALLEST / _USUAL))


def _widen(settings: Any) -> None:
    """Give more room to labels that stand before a tab, with what follows it hanging beside them."""
    indent = settings.find(W + "ind")
    hanging = int(float(indent.get(W + "hanging") or 0)) if indent is not None else 0
    stops = [tab for tab in settings.iter(W + "tab") if tab.get(W + "pos") == str(hanging)]
    if _LABEL <= hanging <= _COLUMN and stops:
        for element, name in ((indent, "hanging"), (indent, "left"), *((stop, "pos") for stop in stops)):
            element.set(W + name, str(round(hanging * _WIDER)))


def _on_lines_of_their_own(root: Any) -> None:
    """A new line in place of the tab that parts the two ends of a line, and of the last dot between its parts."""
    from lxml import etree

    for run in root.iter(W + "r"):
        for tab in run.findall(W + "tab"):
            tab.tag = W + "br"
        for text in run.findall(W + "t"):
            before, dot, last = (text.text or "").rpartition(_DOT)
            if dot:
                text.text = before
                rest = etree.Element(W + "t", dict(text.attrib))
                rest.text = last
                text.addnext(rest)
                text.addnext(etree.Element(W + "br"))


def _fixed_lines(root: Any) -> Iterator[Any]:
    for spacing in root.iter(W + "spacing"):
        if spacing.get(W + "lineRule") == "exact" and int(float(spacing.get(W + "line") or 0)) >= _GAP:
            yield spacing


def _set_default(defaults: Any) -> None:
    """The size of text that no style speaks of; Word's own would be ten points."""
    from lxml import etree

    place = defaults.find(W + "rPrDefault")
    if place is None:
        place = etree.Element(W + "rPrDefault")
        defaults.insert(0, place)
    settings = place.find(W + "rPr")
    if settings is None:
        settings = etree.SubElement(place, W + "rPr")
    for tag in _SIZES:
        if settings.find(tag) is None:
            before = [child for child in settings if etree.QName(child).localname in _ORDER]
            settings.insert(len(before), etree.Element(tag, {W + "val": str(SMALLEST)}))
