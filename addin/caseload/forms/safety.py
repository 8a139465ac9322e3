"""What a template may not bring along: code, foreign objects, links that Word follows by itself.

A template is refused for what it *could* do on the reader's computer, not for what it does on ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from caseload.errors import Problem

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_CODE = re.compile(r"vbaproject|vbadata|macroenabled|activex|customui|ui/extensibility|oleobject", re.I)
_REFUSED_LINKS = {
    "oleobject": "an embedded object (OLE)",
    "control": "an ActiveX control",
    "afchunk": "another file that Word would take in (altChunk)",
    "attachedtemplate": "an attached template, from which Word loads macros",
    "extensibility": "a changed ribbon, which can run code",
    "vbaproject": "macros",
    "mailmergesource": "a mail-merge data source",
    "mailmergeheadersource": "a mail-merge data source",
    "subdocument": "a linked sub-document",
    "frame": "a linked frame",
}
_ELEMENTS = {
    "object": "an embedded object (OLE)",
    "control": "an ActiveX control",
    "altChunk": "another file that Word would take in (altChunk)",
    "attachedTemplate": "an attached template, from which Word loads macros",
    "mailMerge": "a mail-merge data source",
    "subDoc": "a linked sub-document",
}
# Page numbers, references, dates and the boxes of fill-in forms. Every other field can fetch or run something.
_FIELDS = frozenset(
    "PAGE NUMPAGES SECTION SECTIONPAGES PAGEREF REF NOTEREF STYLEREF TOC SEQ HYPERLINK DATE TIME CREATEDATE "
    "SAVEDATE PRINTDATE FORMTEXT FORMCHECKBOX FORMDROPDOWN".split()
)
_TODO = "Remove it in Word, or ask the person who keeps the templates."


def is_xml(name: str) -> bool:
    """Whether a part's name says that it holds XML."""
    return name.casefold().endswith((".xml", ".rels", ".vml"))


def unsafe(parts: Mapping[str, bytes]) -> list[Problem]:
    """Every reason to refuse the template with these parts, each with the part where it stands."""
    found: list[Problem] = []
    for name, contents in parts.items():
        reasons = [f"{name} is code or a foreign object"] if _CODE.search(name) else []
        if is_xml(name):
            reasons += _in_xml(name, contents)
        elif name.casefold().startswith("word/embeddings/"):
            reasons.append("an embedded file")
        found += [_problem(name, reason) for reason in reasons]
    return found


def _problem(part: str, reason: str) -> Problem:
    return Problem(where=part, what="unsafe content", why=reason, todo=_TODO)


def _in_xml(name: str, contents: bytes) -> list[str]:
    root = parsed(contents)
    if root is None:
        return ["it is not well-formed XML, or declares entities"]
    if name == "[Content_Types].xml":
        return [f"it declares {kind}" for kind in _declared_types(root) if _CODE.search(kind)]
    if name.casefold().endswith(".rels"):
        return list(_links(root))
    return sorted({*_elements(root), *_fields(root)})


def parsed(contents: bytes) -> Any | None:
    """The root element of a part; None when it is not well-formed or has a document type (entities)."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(contents, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    return None if root.getroottree().docinfo.doctype else root


def _declared_types(root: Any) -> list[str]:
    return [element.get("ContentType", "") for element in root]


def _links(root: Any) -> Iterator[str]:
    for link in root:
        if not isinstance(link.tag, str):
            continue
        kind = link.get("Type", "").rsplit("/", 1)[-1].casefold()
        if kind in _REFUSED_LINKS:
            yield _REFUSED_LINKS[kind]
        elif link.get("TargetMode", "").casefold() == "external" and kind != "hyperlink":
            yield f"a link to something outside the document ({kind or 'of no kind'})"
        elif kind == "hyperlink" and not _harmless_address(link.get("Target", "")):
            yield "a hyperlink that is no web, mail or telephone address"


def _harmless_address(target: str) -> bool:
    scheme = re.match(r"\s*([a-z][a-z0-9+.-]*):", target, re.I)
    if scheme is None:
        return not target.lstrip().startswith(("\\", "//"))
    return scheme[1].casefold() in ("http", "https", "mailto", "tel")


def _elements(root: Any) -> Iterator[str]:
    for tag, reason in _ELEMENTS.items():
        if next(root.iter(W + tag), None) is not None:
            yield reason


def _fields(root: Any) -> Iterator[str]:
    for text in field_codes(root):
        name = re.match(r"[\s\"]*([^\s\"\\]*)", text)
        word = name[1].upper() if name else ""
        if "{{" in text or "{%" in text:
            yield "data inside a field's instruction"
        elif word not in _FIELDS:
            yield f"the field {word or '(empty)'}, which is neither a page number nor a reference nor a date"


def field_codes(root: Any) -> Iterator[str]:
    """The instruction of every field, put together again where Word has split it over runs."""
    for simple in root.iter(W + "fldSimple"):
        yield simple.get(W + "instr", "")
    open_fields: list[list[str]] = []
    for element in root.iter(W + "fldChar", W + "instrText"):
        kind = element.get(W + "fldCharType")
        if element.tag == W + "instrText":
            if open_fields:
                open_fields[-1].append(element.text or "")
            else:
                yield element.text or ""
            continue
        if kind == "begin":
            open_fields.append([])
        elif open_fields and kind in ("separate", "end"):
            yield from _closed(open_fields, kind)
    for rest in open_fields:
        if rest:
            yield "".join(rest)


def _closed(open_fields: list[list[str]], kind: str) -> Iterator[str]:
    """The instruction that ends here; a field stays open, without instruction, until its result ends."""
    if open_fields[-1]:
        yield "".join(open_fields[-1])
        open_fields[-1] = []
    if kind == "end":
        open_fields.pop()
