"""The one module that knows docxtpl from inside: its preparation of a template, and its own way to fill one.

docxtpl stays the definition of the template language; here its public steps are called in its own order, once
per template instead of once per document. Pinned in pyproject to the releases this was compared with.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from docx.opc.oxml import serialize_part_xml
from docx.oxml.parser import parse_xml
from docxtpl import DocxTemplate
from lxml import etree

from caseload.errors import TemplateRefused
from caseload.forms.escaping import without_breaks
from caseload.forms.safety import W

_FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_PROLOG = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
_FIRST_ID = 1000  # docxtpl numbers the drawings of the body from the next one on, anew in each document

_PARAGRAPH = re.compile(r"<w:p(?: [^>]*)?>.*?</w:p>", re.DOTALL)
_BREAKS = re.compile("[\n\t\a\f]")


@dataclass(frozen=True)
class Source:
    """A part with tags, made ready for Jinja: ``xml`` between ``head`` and ``foot`` is the whole part.

    ``opening`` is the body's start tag as docxtpl keeps it, with the namespaces that the head declares.
    """

    name: str
    kind: str
    xml: str
    head: str = _PROLOG
    foot: str = ""
    opening: str = ""


@dataclass(frozen=True)
class Opened:
    """A template as docxtpl reads it: all parts as it would save them, and those it fills."""

    parts: dict[str, bytes]
    sources: list[Source]


class Filler(DocxTemplate):
    """docxtpl's template with its double pass over footnotes and its double escaping of properties closed."""

    def render_footnotes(self, context: Any, jinja_env: Any = None) -> None:
        """Footnotes once; docxtpl goes over them once per section, and so runs data as template code."""
        for part in _footnotes(self):
            xml = self.patch_xml(part.blob.decode("utf-8"))
            part._blob = self.render_xml_part(xml, part, context, jinja_env).encode("utf-8")

    def render_properties(self, context: Any, jinja_env: Any = None) -> None:
        """Left to the caller (``properties``), which escapes them once."""


def opened(data: bytes, where: str) -> Opened:
    """A template's parts and sources; raises ``TemplateRefused`` for what python-docx cannot open."""
    template = filler(data)
    try:
        template.init_docx()
        saved = io.BytesIO()
        template.docx.save(saved)
        sources = list(_sources(template))
    except Exception as error:  # python-docx does not foresee broken packages; whatever it trips over is told
        why = f"Word documents are built differently ({type(error).__name__}: {error})"
        raise TemplateRefused("the template cannot be opened", where=where, why=why) from None
    with zipfile.ZipFile(saved) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return Opened(parts, sources)


def filler(data: bytes) -> Filler:
    """docxtpl's own object for a template."""
    return Filler(io.BytesIO(data))


def _sources(template: Filler) -> Iterator[Source]:
    yield _body(template)
    seen: set[str] = set()
    for uri in (template.HEADER_URI, template.FOOTER_URI):
        for _, part in template.get_headers_footers(uri):
            name = part.partname.membername
            if name not in seen:
                seen.add(name)
                yield Source(name, "margin", template.patch_xml(template.get_part_xml(part)))
    for part in _footnotes(template):
        xml = template.patch_xml(part.blob.decode("utf-8-sig"))
        yield Source(part.partname.membername, "footnotes", xml, head="")


def _footnotes(template: Filler) -> list[Any]:
    """The parts that hold footnotes, each once."""
    parts = template.docx.part.package.parts
    return [part for part in parts if part.content_type == _FOOTNOTES]


def _body(template: Filler) -> Source:
    """The body, and the document's own start and end around it."""
    root = template.docx._element
    xml = template.patch_xml(template.get_xml())
    opening = re.match(r"<w:body[^>]*>", xml)[0]  # type: ignore[index]
    xml = ("<w:body>" if root.body.nsmap == root.nsmap else opening) + xml[len(opening) :]
    frame = etree.fromstring(serialize_part_xml(root))
    inner = frame.find(W + "body")
    for child in list(inner):
        inner.remove(child)
    inner.text = "body"
    head, foot = re.split(r"<w:body[^>]*>body</w:body>", etree.tostring(frame, encoding="unicode"), maxsplit=1)
    return Source(template.docx.part.partname.membername, "body", xml, _PROLOG + head, foot, opening)


def drawing_prefixes(xml: str) -> list[str]:
    """The prefixes under which a body names drawings, whose ids must differ from one another."""
    return re.findall(rf'xmlns:([\w.-]+)="{re.escape(_WP)}"', xml)


def spread(template: Filler, xml: str) -> str:
    """Filled XML with docxtpl's meaning of line breaks, tabs and pages inside values, and its escapes."""
    if "{" in xml or "}" in xml:
        for written, meant in (("{_{", "{{"), ("}_}", "}}"), ("{_%", "{%"), ("%_}", "%}")):
            xml = xml.replace(written, meant)
    if not ("\n" in xml or "\t" in xml or "\a" in xml or "\f" in xml):
        return xml

    def resolved(found: re.Match[str]) -> str:
        return template.resolve_listing(found[0]) if _BREAKS.search(found[0]) else found[0]

    return _PARAGRAPH.sub(resolved, xml)


def numbered_drawings(xml: str, pattern: re.Pattern[str]) -> str:
    """The body with its drawings numbered as docxtpl does; ``pattern`` finds what precedes a number."""
    numbers = iter(range(_FIRST_ID + 1, 10**9))
    return pattern.sub(lambda found: f'{found[1]}"{next(numbers)}"', xml)


def drawing_pattern(prefixes: list[str]) -> re.Pattern[str] | None:
    """Finds the id of each drawing in a body; None when it has no drawings."""
    names = "|".join(map(re.escape, prefixes))
    return re.compile(rf'(<(?:{names}):docPr\b[^>]*?\sid=)"[^"]*"') if prefixes else None


def encoded(xml: str) -> bytes:
    """The part's bytes; values are fit for XML already, but for the breaks that stood where none can be."""
    return without_breaks(xml).encode("utf-8")


def checked(source: Source, data: bytes) -> bytes:
    """A filled part that no proof covers: parsed strictly, then finished as docxtpl does.

    ``data`` is the part between head and foot. Raises ``TemplateRefused`` when it is not well-formed.
    """
    if source.kind == "body":
        data = source.opening.encode() + data[data.index(b">") + 1 :]
    try:
        etree.fromstring(data, etree.XMLParser(resolve_entities=False, huge_tree=True))
        if source.kind == "footnotes":
            return data
        if source.kind == "margin":
            return serialize_part_xml(parse_xml(data))
        return _finished_body(source, data.decode("utf-8"))
    except (etree.XMLSyntaxError, ValueError, AttributeError) as error:
        raise TemplateRefused(
            "the filled document would be damaged",
            where=source.name,
            why=_why(error),
            todo="Let each block open and close in the same place; `caseload forms lint` shows where it does not.",
        ) from None


def _why(error: Exception) -> str:
    if isinstance(error, AttributeError):
        return "a table has no column grid (w:tblGrid)"
    return "a tag of the template, or markup in a value, cuts through the document's structure"


def _finished_body(source: Source, xml: str) -> bytes:
    worker = filler(b"")
    worker.docx_ids_index = _FIRST_ID
    tree = worker.fix_tables(xml)
    worker.fix_docpr_ids(tree)
    root = etree.fromstring((source.head + "<w:body/>" + source.foot).encode("utf-8"))
    root.replace(root.find(W + "body"), tree)
    return serialize_part_xml(root)


def filled_by_docxtpl(template: Filler, context: Mapping[str, Any], environment: Any) -> dict[str, bytes]:
    """The parts of a document that docxtpl fills itself, because values bring pictures or links along."""
    template.render(dict(context), environment, autoescape=True)
    saved = io.BytesIO()
    template.save(saved)
    with zipfile.ZipFile(saved) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def has_replacements(template: Filler) -> bool:
    """Whether the caller asked docxtpl's object to replace pictures or embedded files."""
    return bool(
        template.pics_to_replace
        or template.crc_to_new_media
        or template.crc_to_new_embedded
        or template.zipname_to_replace
    )


__all__ = [
    "Filler", "Opened", "Source", "checked", "drawing_pattern", "drawing_prefixes", "encoded", "filled_by_docxtpl",
    "filler", "has_replacements", "numbered_drawings", "opened", "spread",
]  # fmt: skip
