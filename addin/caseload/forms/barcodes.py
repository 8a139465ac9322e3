"""Barcodes for imaging: a picture whose alternative text begins with ``Barcode:`` says the rest of that text in bars.

Whoever makes a template puts any PNG picture where the barcode is to stand, in the text or in a margin, and writes
``Barcode: {{ case_number }}`` as its alternative text. The bars are Code 128, which every office scanner reads.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import CodeType
from typing import Any

from jinja2 import nodes

from caseload.errors import TemplateRefused
from caseload.forms.printing.png import GREY, png
from caseload.forms.safety import parsed
from caseload.forms.syntax import forbidden

MARK = "Barcode:"
NARROWEST = 9144
"""Width of the thinnest bar in the page's units (914,400 to an inch): two dots of a scan with 200 dots an inch."""
QUIET = 10
"""White on either side, in thinnest bars (ISO/IEC 15417)."""
_DOTS, _HEIGHT = 4, 24
"""Dots of the picture for the thinnest bar, and dots of its height, which the page stretches."""

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_EMBED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"


@dataclass(frozen=True)
class Barcode:
    """One place for a barcode: the picture's part, its width on the page, and the compiled text."""

    media: str
    width: int
    template: Any
    tree: nodes.Template
    code: CodeType

    def fill(self, values: Mapping[str, Any]) -> bytes:
        """The picture for one document; white when the text is empty. ``TemplateRefused`` when it cannot be bars."""
        text = "".join(self.template.root_render_func(self.template.new_context(dict(values)))).strip()
        return picture(text, self.width)


def barcodes(parts: Mapping[str, bytes], names: Iterable[str], environment: Any, where: str) -> list[Barcode]:
    """The places for barcodes in the parts ``names``; ``where`` names the template in a refusal."""
    found: dict[str, tuple[str, Barcode]] = {}
    for name in names:
        for text, width, media in _places(parts, name):
            if media not in parts or not media.casefold().endswith(".png"):
                raise _refused(where, name, text, "its picture is no PNG file of the template's own")
            if media in found and found[media][0] != text:
                raise _refused(where, name, text, f"another barcode, {found[media][0]}, has the same picture")
            found.setdefault(media, (text, _compiled(media, width, text, environment, f"{where}, {name}")))
    return [barcode for _, barcode in found.values()]


def _places(parts: Mapping[str, bytes], name: str) -> Iterator[tuple[str, int, str]]:
    """Text, width and picture of each barcode in one part."""
    root = parsed(parts[name])
    for drawing in root.iter(_WP + "docPr") if root is not None else ():
        text = (drawing.get("descr") or "").strip()
        if not text.startswith(MARK):
            continue
        frame = drawing.getparent()
        extent, blip = frame.find(_WP + "extent"), next(frame.iter(_BLIP), None)
        width = int(extent.get("cx", "0")) if extent is not None else 0
        yield text.removeprefix(MARK).strip(), width, target(parts, name, blip.get(_EMBED) if blip is not None else None)


def target(parts: Mapping[str, bytes], name: str, relation: str | None) -> str:
    """The part to which a relation of the part ``name`` leads; an empty text when there is none."""
    folder, file = posixpath.split(name)
    links = parsed(parts.get(f"{folder}/_rels/{file}.rels", b"")) if relation else None
    for link in links if links is not None else ():
        if link.get("Id") == relation:
            return posixpath.normpath(posixpath.join("/", folder, link.get("Target", ""))).lstrip("/")
    return ""


def _compiled(media: str, width: int, text: str, environment: Any, where: str) -> Barcode:
    tree = environment.parse(text)  # the same text was read as part of the document already
    reasons = forbidden(tree)
    if reasons:
        raise TemplateRefused("the template cannot be filled", where=where, why="; ".join(reasons))
    code = environment.compile(tree)
    return Barcode(media, width, environment.template_class.from_code(environment, code, {}), tree, code)


def _refused(where: str, name: str, text: str, why: str) -> TemplateRefused:
    todo = "Insert a PNG picture of its own for each barcode."
    return TemplateRefused(f"the barcode {text} cannot be drawn", where=f"{where}, {name}", why=why, todo=todo)


def picture(text: str, width: int) -> bytes:
    """``text`` as Code 128, to be shown ``width`` units of the page wide; white when there is no text."""
    bars = _bars(text) if text else "0"
    if text and width < NARROWEST * len(bars):
        why = f"{len(text)} characters need a picture {NARROWEST * len(bars) / 914_400:.1f} inches wide"
        raise TemplateRefused("a barcode is too narrow", why=why, todo="Make the picture wider in the template.")
    dots = "".join(("1" if bar == "0" else "0") * _DOTS for bar in bars)
    row = int(dots.ljust(-(-len(dots) // 8) * 8, "1"), 2).to_bytes(-(-len(dots) // 8), "big")
    return png(len(dots), _HEIGHT, row * _HEIGHT, depth=1, kind=GREY)


@lru_cache(maxsize=64)
def _bars(text: str) -> str:
    """Thinnest bars (1) and gaps (0), the quiet zones included."""
    from barcode.codex import Code128
    from barcode.errors import BarcodeError

    try:
        (bars,) = Code128(text).build()
    except BarcodeError as error:
        raise TemplateRefused("a barcode cannot be drawn", why=str(error), todo="Use letters without accents.") from None
    return "0" * QUIET + str(bars) + "0" * QUIET
