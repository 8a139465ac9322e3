"""A place for a barcode put into a template: the drawing with its alternative text, and the footer line of notices."""

from __future__ import annotations

import re
from typing import Any

from caseload.forms import package, safety
from caseload.forms.barcodes import MARK, picture, target
from caseload.forms.safety import W
from caseload.forms.zipping import written_again

WIDTH, HEIGHT = 2_743_200, 411_480
"""Three inches by 0.45, in the page's units; room for about twenty characters."""
MEDIA = "media/barcode-{}.png"
RELATION = "rIdBarcode-{}"
IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
}
_NUMBER = 900
"""Above the numbers that Word has given to other pictures of a margin."""


def sample(field: str) -> bytes:
    """The picture that stands in the template itself: the field's name in bars."""
    return picture(field, WIDTH)


def drawing(field: str) -> str:
    """A run with the picture ``MEDIA`` (relation ``RELATION``, of the field's name) as the barcode of ``field``."""
    size = f'cx="{WIDTH}" cy="{HEIGHT}"'
    spaces = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in SPACES.items())
    return (
        f'<w:r {spaces}><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f'<wp:docPr id="{_NUMBER}" name="Barcode" descr="{MARK} {{{{ {field} }}}}"/>'
        f'<a:graphic><a:graphicData uri="{SPACES["pic"]}"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{_NUMBER}" name="Barcode"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{RELATION.format(field)}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )


def in_footers(data: bytes, field: str, name: str) -> bytes:
    """The template ``data`` with the barcode of ``field`` as the last line of each footer; ``name`` is for messages.

    A template without a footer, or one that has a barcode already, stays as it is.
    """
    parts = package.read_parts(data, name)
    footers = _footers(parts)
    if not footers or any(f'"{MARK}'.encode() in parts[part] for part in (*footers, package.MAIN_PART)):
        return data
    for part in footers:
        root = safety.parsed(parts[part])
        if root is not None:
            root.append(_line(field))
            parts[part] = _written(root)
            _relate(parts, part, field)
    parts[f"word/{MEDIA.format(field)}"] = sample(field)
    parts["[Content_Types].xml"] = _with_pictures(parts["[Content_Types].xml"])
    return written_again(parts.items())


def _footers(parts: dict[str, bytes]) -> list[str]:
    """The footers that a section shows; a part that no section names is never printed."""
    named = re.findall(rb'<w:footerReference\b[^>]*\br:id="([^"]+)"', parts[package.MAIN_PART])
    return sorted({place for name in named if (place := target(parts, package.MAIN_PART, name.decode())) in parts})


def _line(field: str) -> Any:
    from lxml import etree

    paragraph = etree.Element(W + "p")
    paragraph.append(etree.fromstring(drawing(field)))
    return paragraph


def _relate(parts: dict[str, bytes], part: str, field: str) -> None:
    from lxml import etree

    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    name = f"word/_rels/{part.rpartition('/')[2]}.rels"
    links = safety.parsed(parts.get(name, f'<Relationships xmlns="{space}"/>'.encode()))
    facts = {"Id": RELATION.format(field), "Type": IMAGE, "Target": MEDIA.format(field)}
    etree.SubElement(links, f"{{{space}}}Relationship", facts)
    parts[name] = _written(links)


def _with_pictures(types: bytes) -> bytes:
    """The content types with that of PNG pictures."""
    from lxml import etree

    root = safety.parsed(types)
    if root is None or any(entry.get("Extension", "").casefold() == "png" for entry in root):
        return types
    entry = etree.Element(f"{{{root.nsmap[None]}}}Default", {"Extension": "png", "ContentType": "image/png"})
    root.insert(0, entry)
    return _written(root)


def _written(root: Any) -> bytes:
    from lxml import etree

    return bytes(etree.tostring(root, encoding="UTF-8", standalone=True))
