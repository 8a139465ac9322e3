"""Many finished documents as one file for the printer: each keeps its own margins, page numbers and lists.

Every document becomes a section (or several, as it had) that begins on a new page with page 1, with headers and
footers of its own; numbered lists begin anew; "of how many pages" counts the document's own pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any

from caseload.errors import TemplateRefused, WrongUse
from caseload.forms import package, properties
from caseload.forms.printing.lists import Lists
from caseload.forms.printing.margins import LINKS, Margins
from caseload.forms.printing.names import Names
from caseload.forms.printing.pictures import Pictures, is_picture
from caseload.forms.printing.xml import new, parsed, serialized
from caseload.forms.safety import W
from caseload.forms.zipping import written_again

_TEXT = re.compile(r"word/(document|_rels/header\d*\.xml|_rels/footer\d*\.xml|header\d*|footer\d*)\.(xml|rels)")
_NOT_NAMED = frozenset("styles numbering settings webSettings fontTable theme footnotes endnotes customXml".split())
_NOTES = (W + "footnoteReference", W + "endnoteReference", W + "commentReference")
# The order of a section's children (ECMA-376 part 1, CT_SectPr), as far as they are set here.
_BEFORE_TYPE = ("headerReference", "footerReference", "footnotePr", "endnotePr")
_BEFORE_NUMBERS = (*_BEFORE_TYPE, "type", "pgSz", "pgMar", "paperSrc", "pgBorders", "lnNumType")
_SMALLEST = {"before": "0", "after": "0", "line": "20", "lineRule": "exact"}
_TITLE = "Notices"
FOR_PDF = 120
"""Documents in a file that becomes a PDF."""

Parts = dict[str, bytes]


def merge(documents: Iterable[bytes], *, duplex: bool = False) -> bytes:
    """The documents, in order, as one ``.docx``; ``duplex`` lets each begin on a front page.

    They must share styles, lists and settings, as documents of the same template or house style and language do.
    Raises ``WrongUse`` when they do not, or when there is none, ``TemplateRefused`` for documents with footnotes or
    comments.
    """
    files = print_files(documents, duplex=duplex)
    if len(files) != 1:
        why = "they differ in styles, language or settings" if files else "there is none"
        raise WrongUse("the documents cannot be put into one file", why=why, todo="Print them in several files.")
    return files[0]


def print_files(documents: Iterable[bytes], *, duplex: bool = False, most: int = 0) -> list[bytes]:
    """The documents as few files as possible: one for each set of styles and language, in order of appearance.

    ``most`` limits the documents in a file (0: no limit). For PDF use ``FOR_PDF``: LibreOffice's time grows faster
    than the number of pages.
    """
    files: list[_Printed] = []
    open_files: dict[str, _Printed] = {}
    for number, document in enumerate(documents, 1):
        parts = package.read_parts(document, f"document {number}")
        key = _shared_parts(parts)
        if key not in open_files or (most and open_files[key].count >= most):
            open_files[key] = _Printed(parts, duplex)
            files.append(open_files[key])
        open_files[key].add(parts, f"document {number}")
    return [file.finished() for file in files]


def _shared_parts(parts: Parts) -> str:
    """What documents must have in common to stand in one file: everything but text, margins, pictures and properties."""
    total = sha256()
    for name in sorted(parts):
        if _TEXT.fullmatch(name) or name.startswith("docProps/") or name == "[Content_Types].xml" or is_picture(name):
            continue
        contents = _links(parts[name]) if name == LINKS else parts[name]
        total.update(name.encode() + b"\0" + sha256(contents).digest())
    return total.hexdigest()


def _links(contents: bytes) -> bytes:
    """The relations of a document as far as its text can refer to them by id, and the targets of the others."""
    found = []
    for link in parsed(contents):
        kind = link.get("Type", "").rsplit("/", 1)[-1]
        if kind not in ("header", "footer"):
            found.append(("" if kind in _NOT_NAMED else link.get("Id"), kind, link.get("Target")))
    return repr(sorted(found)).encode()


class _Printed:
    """One file for the printer as it grows; it begins with the shared parts of its first document."""

    def __init__(self, parts: Parts, duplex: bool):
        kept = {name: contents for name, contents in parts.items() if not _TEXT.fullmatch(name)}
        self._core = {properties.PART: kept.pop(properties.PART)} if properties.PART in kept else {}
        self._parts = kept
        self._root = parsed(parts[package.MAIN_PART])
        self._body = self._root.find(W + "body")
        for child in list(self._body):
            self._body.remove(child)
        self._kind = "oddPage" if duplex else "nextPage"
        self._pictures, self._names = Pictures(self._parts), Names()
        self._margins = Margins(self._parts, self._pictures)
        self._lists = Lists(_optional(parts, "word/numbering.xml"), _optional(parts, "word/styles.xml"))
        self._last_section: Any = None
        self.count = 0

    def add(self, parts: Parts, where: str) -> None:
        """One more document."""
        self.count += 1
        if self._core.get(properties.PART) != parts.get(properties.PART):
            self._core[properties.PART] = _anonymous(self._core.get(properties.PART) or parts[properties.PART])
        body = parsed(parts[package.MAIN_PART]).find(W + "body")
        if next(body.iter(*_NOTES), None) is not None:
            why = "it has footnotes or comments"
            raise TemplateRefused("the document cannot be put into one file with others", where=where, why=why)
        last = body.find(W + "sectPr")
        if last is None:
            last = new("sectPr")
        else:
            body.remove(last)
        self._lists.restart(body, self.count)
        self._names.make_unique(body, self.count)
        self._pictures.embed(body, LINKS, parts, self._margins.relate)
        self._sections([*body.iter(W + "sectPr"), last], parts)
        self._append(body, last)

    def _sections(self, sections: list[Any], parts: Parts) -> None:
        first = sections[0]
        _set(first, "type", {"val": self._kind}, _BEFORE_TYPE)
        _set(first, "pgNumType", {"start": "1"}, _BEFORE_NUMBERS)
        self._margins.take(sections, parts, lambda root: self._names.make_unique(root, self.count))

    def _append(self, body: Any, last: Any) -> None:
        """The document's contents behind those before; the section before is closed first."""
        if self._last_section is not None:
            _close(self._body, self._last_section)
        children = list(body)
        if not children or children[-1].tag != W + "p":
            children.append(_small_paragraph())
        self._names.mark_end(children[-1], self.count)
        self._body.extend(children)
        self._last_section = last

    def finished(self) -> bytes:
        """The whole file."""
        from lxml import etree

        self._body.append(self._last_section)
        etree.cleanup_namespaces(self._body, keep_ns_prefixes=list(filter(None, self._root.nsmap)))
        parts = {**self._parts, **self._core, package.MAIN_PART: serialized(self._root)}
        if self._lists.changed:
            parts["word/numbering.xml"] = self._lists.contents()
        self._margins.finish(parts)
        self._pictures.finish(parts)
        first = ["[Content_Types].xml", "_rels/.rels"]
        return written_again((name, parts[name]) for name in [*first, *sorted(set(parts) - set(first))])


def _optional(parts: Parts, name: str) -> Any:
    return parsed(parts[name]) if name in parts else None


def _set(section: Any, tag: str, values: dict[str, str], before: tuple[str, ...]) -> None:
    """A setting of a section, behind the children that must come before it."""
    element = section.find(W + tag)
    if element is None:
        element = new(tag)
        earlier = [child for child in section if child.tag in {W + name for name in before}]
        section.insert(section.index(earlier[-1]) + 1 if earlier else 0, element)
    for name, value in values.items():
        element.set(W + name, value)


def _small_paragraph() -> Any:
    """A paragraph that takes no room, where Word needs one behind a table."""
    paragraph, settings = new("p"), new("pPr")
    settings.append(new("spacing", _SMALLEST))
    paragraph.append(settings)
    return paragraph


def _close(body: Any, section: Any) -> None:
    """End a section with the last paragraph, or with one of its own when that ends a section already."""
    paragraph = body[-1]
    if next(paragraph.iter(W + "sectPr"), None) is not None:
        paragraph = _small_paragraph()
        body.append(paragraph)
    settings = paragraph.find(W + "pPr")
    if settings is None:
        settings = new("pPr")
        paragraph.insert(0, settings)
    changes = settings.find(W + "pPrChange")
    settings.insert(len(settings) if changes is None else settings.index(changes), section)


def _anonymous(core: bytes) -> bytes:
    """Properties that speak of no single document."""
    root = parsed(core)
    for element in _filled(root):
        element.text = _TITLE if str(element.tag).endswith("}title") else ""
    return serialized(root)


def _filled(root: Any) -> Iterator[Any]:
    for element in root:
        name = str(element.tag).rsplit("}", 1)[-1]
        if name in properties.FILLED and name != "language":
            yield element
