"""A Word template, compiled once, filled as often as needed.

The same document, part by part, as docxtpl gives with autoescape and strict undefined; only what is the same in
every copy is prepared and packed once. A template is checked for safety before anything of it is used.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from os import PathLike
from pathlib import Path
from typing import Any

from jinja2.exceptions import TemplateError, UndefinedError

from caseload.errors import CaseloadError, FieldMissing, TemplateRefused
from caseload.forms import engine, package, properties, safety
from caseload.forms.barcodes import barcodes
from caseload.forms.filled import Digest, Filled
from caseload.forms.gaps import Gaps
from caseload.forms.part import Part
from caseload.forms.sandbox import BlankValue, Sandbox
from caseload.forms.syntax import forbidden
from caseload.forms.usage import Use, uses
from caseload.forms.zipping import Skeleton, written_again

_FAILURES = (BlankValue, TemplateError, ArithmeticError, TypeError, ValueError, LookupError, AttributeError)
_UNESCAPED = Sandbox(marked=True, autoescape=False)


class Template:
    """A docxtpl template (``.docx``) within the sandbox; see ``render``.

    ``path`` is the file. Raises ``WrongUse`` when there is none, ``TemplateRefused`` when it is broken, unsafe
    or uses more than the sandbox allows. ``Template.from_bytes`` takes the file's contents.
    """

    def __init__(self, path: str | PathLike[str]):
        self._open(package.read_file(Path(path)), Path(path).name)

    @classmethod
    def from_bytes(cls, data: bytes, name: str = "template.docx") -> Template:
        """A template from a file's contents; ``name`` is for messages."""
        template = cls.__new__(cls)
        template._open(data, name)
        return template

    def __reduce__(self) -> tuple[Any, ...]:
        """Another process opens the very same file anew."""
        return Template.from_bytes, (self._data, self.name)

    @property
    def prefix(self) -> bytes:
        """How every document begins that docxtpl does not fill itself; see ``Filled``."""
        return self._skeleton.prefix

    @property
    def has_barcodes(self) -> bool:
        """Whether pictures of it become barcodes; see ``barcodes``."""
        return bool(self._barcodes)

    def _open(self, data: bytes, name: str) -> None:
        problems = safety.unsafe(package.read_parts(data, name))
        if problems:
            why = "; ".join(f"{problem.where}: {problem.why}" for problem in problems)
            raise TemplateRefused("the template is unsafe", where=name, why=why, todo=problems[0].todo)
        self.name, self._data = name, data
        self.version = hashlib.sha256(data).hexdigest()
        opened = engine.opened(data, name)
        self.parts = [Part(source, name) for source in opened.sources]
        self._properties = self._read_properties(opened.parts.pop(properties.PART, b""))
        names = [source.name for source in opened.sources]
        self._barcodes = barcodes(opened.parts, names, _UNESCAPED, name)
        changed = {*names, *(barcode.media for barcode in self._barcodes)}
        static = {name: contents for name, contents in opened.parts.items() if name not in changed}
        if self._properties is None and self._core:
            static[properties.PART] = self._core
        self._keep(static)

    def _read_properties(self, core: bytes) -> properties.Properties | None:
        self._core = core
        try:
            found = properties.Properties(core, _UNESCAPED)
        except TemplateError as error:
            raise TemplateRefused(
                "the template cannot be filled", where=f"{self.name}, {properties.PART}", why=str(error)
            ) from None
        reasons = [reason for tree in found.trees for reason in forbidden(tree)]
        if reasons:
            where = f"{self.name}, {properties.PART}"
            raise TemplateRefused("the template cannot be filled", where=where, why="; ".join(reasons))
        return found if found else None

    def _keep(self, static: dict[str, bytes]) -> None:
        ordered = sorted(static.items(), key=lambda part: _place(part[0]))
        self._skeleton = Skeleton(ordered)
        self._static = Digest(ordered)
        self._filler = engine.filler(self._data)
        self._docx: engine.Filler | None = None
        named = self._properties.codes if self._properties else []
        bars = [barcode.code for barcode in self._barcodes]
        self._gaps = Gaps([*(part.code for part in self.parts), *named, *bars])

    @property
    def docx(self) -> engine.Filler:
        """docxtpl's own object, for values that need it: ``InlineImage(template.docx, "seal.png")``."""
        if self._docx is None:
            self._docx = engine.filler(self._data)
            self._docx.init_docx()
        return self._docx

    def render(self, context: Mapping[str, Any]) -> bytes:
        """The document for ``context`` as the bytes of a ``.docx``; equal contexts give equal bytes.

        Values are text (numbers print as Python writes them), lists and dicts for loops, or docxtpl's own
        RichText, Listing, InlineImage, Subdoc. ``context`` is not changed. Raises ``FieldMissing`` with every
        field that has no value, ``TemplateRefused`` for what the sandbox does not allow.
        """
        return self.fill(context).data

    def fill(self, context: Mapping[str, Any]) -> Filled:
        """The document in two pieces, with its digest; see ``Filled`` and ``render``."""
        values = dict(context)
        try:
            if self._docx is not None and (engine.has_replacements(self._docx) or _brings_parts(values)):
                return self._filled_by_docxtpl(values)
            changed = [(part.name, part.fill(self._filler, values)) for part in self.parts]
            if self._properties:
                changed.append((properties.PART.encode(), self._properties.fill(values)))
            changed += [(barcode.media.encode(), barcode.fill(values)) for barcode in self._barcodes]
        except CaseloadError:
            raise
        except _FAILURES as error:
            raise self._failed(values, error) from None
        return Filled(self._skeleton.prefix, self._skeleton.tail(changed), changed, self._static)

    def _filled_by_docxtpl(self, values: dict[str, Any]) -> Filled:
        filled = engine.filled_by_docxtpl(self.docx, values, Sandbox(marked=True))
        if self._core:
            filled[properties.PART] = self._properties.fill(values) if self._properties else self._core
        filled |= {barcode.media: barcode.fill(values) for barcode in self._barcodes}
        ordered = sorted(filled.items(), key=lambda part: _place(part[0]))
        return Filled(b"", written_again(ordered), [], Digest(ordered))

    def _failed(self, values: dict[str, Any], error: Exception) -> CaseloadError:
        names = self.missing(values)
        if names or isinstance(error, (UndefinedError, BlankValue)):
            why = ", ".join(names) or "a value is blank"
            todo = "Enter them, then make the document again."
            return FieldMissing("fields have no value", where=self.name, why=why, todo=todo)
        why = str(error) if isinstance(error, TemplateError) else f"a value does not fit ({type(error).__name__})"
        return TemplateRefused("the template cannot be filled", where=self.name, why=why)

    def missing(self, context: Mapping[str, Any]) -> list[str]:
        """The names of all fields that this document would need and ``context`` lacks or leaves blank.

        Conditions and loops are followed as in the document itself: a field in a paragraph that would be left
        out is not missed. Rows are numbered from 1: ``activities[2].hours``.
        """
        return self._gaps.of(context)

    @property
    def uses(self) -> list[Use]:
        """Every field that the template names, in the order of the document; see ``usage.Use``."""
        trees = [part.tree for part in self.parts]
        return uses([*trees, *(self._properties.trees if self._properties else ())])


def _brings_parts(value: Any, depth: int = 0) -> bool:
    """Whether a value adds pictures, files or links to the package, which docxtpl alone can do."""
    if isinstance(value, str) or depth > 8:
        return False
    if isinstance(value, Mapping):
        return any(_brings_parts(item, depth + 1) for item in value.values())
    if isinstance(value, (list, tuple)):
        return any(_brings_parts(item, depth + 1) for item in value)
    if type(value).__name__ in ("InlineImage", "Subdoc"):
        return True
    return "r:id=" in getattr(value, "xml", "") if hasattr(value, "__html__") else False


def _place(name: str) -> tuple[int, str]:
    """Content types and relations first, then the document, as readers that sniff files expect."""
    first = {"[Content_Types].xml": 0, "_rels/.rels": 1}
    return first.get(name, 2 if name.startswith("word/") else 3), name
