"""The agency's logo on our letters: at the right edge, above the line under the agency's name, so that nothing moves."""

from __future__ import annotations

import tempfile
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

from caseload.forms.safety import W

TALL, WIDE, BELOW_EDGE = 0.42, 2.2, 0.36
"""The largest height and width of a logo, and where it begins below the edge of the paper, in inches."""
AGENCY = "AgencyName"
"""The style of the line that holds the agency's name."""
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def with_logo(template: Path, logo: Path, agency: str) -> Path:
    """The template with the picture in the head of its letter; the same file again when there is no such head.

    The new file lies in a folder of this process and goes with it. ``agency`` is told to who cannot see the picture.
    """
    return _made(template, template.stat().st_mtime_ns, logo, logo.stat().st_mtime_ns, agency)


@cache
def _made(template: Path, _template_of: int, logo: Path, _logo_of: int, agency: str) -> Path:
    from docx import Document

    document = Document(str(template))
    head = next((each for each in document.paragraphs if _style(each) == AGENCY), None)
    if head is None:
        return template
    _hang(head.add_run().add_picture(str(logo)), agency)
    path = Path(tempfile.mkdtemp(dir=_folder().name)) / template.name
    document.save(str(path))
    return path


@cache
def _folder() -> Any:
    """A folder that is taken away when this process ends."""
    return tempfile.TemporaryDirectory(prefix="caseload-")


def _style(paragraph: Any) -> str:
    found = paragraph._p.find(f"{W}pPr/{W}pStyle")
    return str(found.get(f"{W}val")) if found is not None else ""


def _hang(picture: Any, agency: str) -> None:
    """Makes a picture in the line one that hangs at the right margin, small enough for the head."""
    from docx.oxml import OxmlElement
    from docx.shared import Inches

    scale = min(Inches(TALL) / picture.height, Inches(WIDE) / picture.width, 1)
    picture.height, picture.width = int(picture.height * scale), int(picture.width * scale)
    line = picture._inline
    anchor = OxmlElement("wp:anchor")
    for name, value in {"distT": 0, "distB": 0, "distL": 0, "distR": 0, "simplePos": 0, "relativeHeight": 1,
                        "behindDoc": 0, "locked": 0, "layoutInCell": 1, "allowOverlap": 1}.items():  # fmt: skip
        anchor.set(name, str(value))
    anchor.append(_made_of(OxmlElement("wp:simplePos"), x=0, y=0))
    anchor.append(_placed("wp:positionH", "margin", "wp:align", "right"))
    anchor.append(_placed("wp:positionV", "page", "wp:posOffset", str(int(Inches(BELOW_EDGE)))))
    anchor.append(deepcopy(line.find(f"{_WP}extent")))
    anchor.append(_made_of(OxmlElement("wp:effectExtent"), l=0, t=0, r=0, b=0))
    anchor.append(OxmlElement("wp:wrapNone"))
    described = deepcopy(line.find(f"{_WP}docPr"))
    described.set("descr", f"Logo: {agency}".strip(": "))
    anchor.append(described)
    anchor.append(deepcopy(line.find(f"{_WP}cNvGraphicFramePr")))
    anchor.append(deepcopy(line.find("{http://schemas.openxmlformats.org/drawingml/2006/main}graphic")))
    line.getparent().replace(line, anchor)


def _made_of(element: Any, **values: int) -> Any:
    for name, value in values.items():
        element.set(name, str(value))
    return element


def _placed(tag: str, relative: str, inner: str, text: str) -> Any:
    from docx.oxml import OxmlElement

    element, place = OxmlElement(tag), OxmlElement(inner)
    element.set("relativeFrom", relative)
    place.text = text
    element.append(place)
    return element
