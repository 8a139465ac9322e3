"""Structural checks of a finished document that no schema makes: what Word would repair, or a reader would notice."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_TEXT = {W + "t", W + "instrText", W + "delText", W + "fldData"}


def faults(document: bytes) -> list[str]:
    """What is wrong with the structure of a document; empty when nothing is."""
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    roots = {name: etree.fromstring(data) for name, data in parts.items() if name.endswith((".xml", ".rels"))}
    found = list(_relations(parts, roots)) + list(_types(parts, roots["[Content_Types].xml"]))
    for name, root in roots.items():
        if re.fullmatch(r"word/(document|header\d*|footer\d*|footnotes)\.xml", name):
            found += [f"{name}: {fault}" for fault in (*_stray_text(root), *_tables(root), *_once(root))]
    body = roots["word/document.xml"].find(W + "body")
    if body[-1].tag != W + "sectPr":
        found.append("the body does not end with its section")
    return found


def _relations(parts: dict[str, bytes], roots: dict[str, Any]) -> Iterator[str]:
    for name, root in roots.items():
        if name.endswith(".rels"):
            folder = posixpath.dirname(posixpath.dirname(name))
            for link in root:
                target = posixpath.normpath(posixpath.join("/", folder, link.get("Target"))).lstrip("/")
                if link.get("TargetMode") != "External" and target not in parts:
                    yield f"{name} leads to {target}, which is not there"
        elif name.startswith("word/"):
            links = roots.get(f"word/_rels/{posixpath.basename(name)}.rels")
            known = {link.get("Id") for link in links} if links is not None else set()
            used = {value for element in root.iter() for key, value in element.attrib.items() if key.startswith(R)}
            yield from (f"{name} uses the relation {missing}, which is not there" for missing in sorted(used - known))


def _types(parts: dict[str, bytes], types: Any) -> Iterator[str]:
    named = {entry.get("PartName", "").lstrip("/") for entry in types}
    endings = {entry.get("Extension", "").casefold() for entry in types}
    yield from (f"the type of {name} is declared, the part is missing" for name in sorted(named - {""} - set(parts)))
    for name in parts:
        if name not in named and name.rpartition(".")[2].casefold() not in endings and name != "[Content_Types].xml":
            yield f"{name} has no type"


def _stray_text(root: Any) -> Iterator[str]:
    for element in root.iter():
        if not isinstance(element.tag, str) or not element.tag.startswith(W):
            continue
        if element.tag not in _TEXT and (element.text or "").strip():
            yield f"text outside a run: {element.text.strip()[:30]}"
        if (element.tail or "").strip():
            yield f"text between elements: {element.tail.strip()[:30]}"


def _tables(root: Any) -> Iterator[str]:
    for table in root.iter(W + "tbl"):
        columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        rows = table.findall(W + "tr")
        if not rows:
            yield "a table has no rows"
        for row in rows:
            spans = [cell.find(f"{W}tcPr/{W}gridSpan") for cell in row.findall(W + "tc")]
            if sum(1 if span is None else int(span.get(W + "val")) for span in spans) != columns:
                yield "a row has not as many cells as its table has columns"
        for cell in table.iter(W + "tc"):
            if len(cell) == 0 or cell[-1].tag != W + "p":
                yield "a cell does not end with a paragraph"


def _once(root: Any) -> Iterator[str]:
    for tag, name in ((WP + "docPr", "id"), (W + "bookmarkStart", W + "id"), (W + "bookmarkStart", W + "name")):
        counted = Counter(element.get(name) for element in root.iter(tag))
        yield from (f"{tag.rpartition('}')[2]} {value} stands there {n} times" for value, n in counted.items() if n > 1)
