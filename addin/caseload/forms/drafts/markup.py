"""WordprocessingML in small: elements, runs with bold words, and the bytes of a part."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from caseload.forms.barcode_place import SPACES

W, R = SPACES["w"], SPACES["r"]
XML = "http://www.w3.org/XML/1998/namespace"
for _prefix, _name in SPACES.items():
    ET.register_namespace(_prefix, _name)

TWIPS = 1440
"""Twips (twentieths of a point) in an inch; all widths and distances of a document are in twips."""

_BOLD = re.compile(r"\*\*(.+?)\*\*")


def w(tag: str, *children: ET.Element | None, **attributes: object) -> ET.Element:
    """An element of the main namespace; attributes too, an underscore at the end of a name is dropped."""
    element = ET.Element(f"{{{W}}}{tag}")
    for name, value in attributes.items():
        element.set(f"{{{W}}}{name.rstrip('_')}", str(value))
    element.extend(child for child in children if child is not None)
    return element


def words(text: str) -> ET.Element:
    """The text element of a run; spaces at its ends count."""
    element = w("t")
    element.text = text
    element.set(f"{{{XML}}}space", "preserve")
    return element


def run(text: str, *, bold: bool = False, style: str | None = None) -> list[ET.Element]:
    """Runs for a text in which a tab character is a tab and ``**words**`` are bold."""
    runs = []
    for place, piece in enumerate(_BOLD.split(text)):
        if piece:
            runs.append(_run(piece, bold=bold or place % 2 == 1, style=style))
    return runs


def _run(text: str, *, bold: bool, style: str | None) -> ET.Element:
    properties = w("rPr", w("rStyle", val=style) if style else None, w("b") if bold else None)
    element = w("r", properties if len(properties) else None)
    for place, piece in enumerate(text.split("\t")):
        if place:
            element.append(w("tab"))
        if piece:
            element.append(words(piece))
    return element


def paragraph(text: str, style: str | None = None, *properties: ET.Element, bold: bool = False) -> ET.Element:
    """A paragraph of one style; further properties come in the order of the schema."""
    own = w("pPr", w("pStyle", val=style) if style else None, *properties)
    return w("p", own if len(own) else None, *run(text, bold=bold))


def tag(statement: str) -> ET.Element:
    """A paragraph that holds one docxtpl paragraph tag and nothing else: ``{%p if field %}``."""
    return paragraph(f"{{%p {statement} %}}")


def keep_with_next(element: ET.Element) -> None:
    """Holds a paragraph on the page of what follows it; other elements are left as they are."""
    properties = element.find(f"{{{W}}}pPr")
    if element.tag == f"{{{W}}}p" and properties is not None:
        properties.insert(1 if properties.find(f"{{{W}}}pStyle") is not None else 0, w("keepNext"))
    elif element.tag == f"{{{W}}}p":
        element.insert(0, w("pPr", w("keepNext")))


def page_field(instruction: str) -> ET.Element:
    """A field that Word computes, such as PAGE or NUMPAGES."""
    return w("fldSimple", w("r", words("1")), instr=f" {instruction} ")


def part(root: ET.Element) -> bytes:
    """The bytes of a part."""
    body: bytes = ET.tostring(root, encoding="UTF-8", xml_declaration=False)
    return b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + body
