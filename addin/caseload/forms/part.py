"""One part of a template with tags: its source, its compiled code, and what is proven of it."""

from __future__ import annotations

from itertools import islice
from types import CodeType
from typing import Any

from jinja2.exceptions import TemplateError, TemplateSyntaxError

from caseload.errors import TemplateRefused
from caseload.forms import engine
from caseload.forms.proof import Proof, prove, shown
from caseload.forms.sandbox import MarkedValue, Sandbox
from caseload.forms.syntax import forbidden, guarded

OUTPUT_LIMIT = 32 << 20
"""The longest part that a template may produce, in characters."""

_SLICE = 4096
_PLAIN = Sandbox()
_MARKED = Sandbox(marked=True)


class Part:
    """One part with tags: its source, its compiled code in each environment, and what is proven of it."""

    def __init__(self, source: engine.Source, where: str):
        self.source, self.name, self._where = source, source.name.encode(), where
        self.tree = self._parsed()
        self.proof: Proof = prove(self.tree, source.head, source.foot)
        code = self._compiled()
        self.plain = _PLAIN.template_class.from_code(_PLAIN, code, {})
        self.marked = _MARKED.template_class.from_code(_MARKED, code, {})
        self.code = code
        prefixes = engine.drawing_prefixes(source.head + source.xml) if source.kind == "body" else []
        self._drawings = engine.drawing_pattern(prefixes) if "docPr" in source.xml else None
        self.fast = self.proof.well_formed and (source.kind != "body" or self.proof.tables_fixed)
        self._head, self._foot = source.head.encode(), source.foot.encode()

    def _parsed(self) -> Any:
        try:
            tree = _PLAIN.parse(self.source.xml)
        except TemplateSyntaxError as error:
            line = self.source.xml.splitlines()[max(0, error.lineno - 1) :][:1]
            near = shown(line[0]) if self.source.xml.count("\n") else ""
            raise self.refused(str(error.message), near) from None
        except TemplateError as error:
            raise self.refused(str(error)) from None
        except RecursionError:
            raise self.refused("its blocks or expressions are nested too deeply") from None
        reasons = forbidden(tree)
        if reasons:
            raise self.refused("; ".join(reasons))
        return guarded(tree)

    def _compiled(self) -> CodeType:
        try:
            return _PLAIN.compile(self.tree)
        except (SyntaxError, RecursionError, TemplateError):  # Python nests no more than twenty blocks
            raise self.refused("its blocks or expressions are nested too deeply") from None

    def refused(self, why: str, near: str = "") -> TemplateRefused:
        """The error for this part."""
        return TemplateRefused(
            "the template cannot be filled",
            where=f"{self._where}, {self.source.name}",
            why=why + (f" near “{near}”" if near else ""),
            todo="`caseload forms lint` shows every place to mend.",
        )

    def fill(self, filler: engine.Filler, context: dict[str, Any]) -> bytes:
        """The part for one document."""
        try:
            xml, proven = self._rendered(self.plain, context), self.fast
        except MarkedValue:
            xml, proven = self._rendered(self.marked, context), False
        if self._drawings and proven:
            xml = engine.numbered_drawings(xml, self._drawings)
        data = engine.encoded(engine.spread(filler, xml))
        return b"".join((self._head, data, self._foot)) if proven else engine.checked(self.source, data)

    def _rendered(self, template: Any, context: dict[str, Any]) -> str:
        pieces, total, rendered = template.root_render_func(_context(template, context)), 0, []
        while text := "".join(islice(pieces, _SLICE)):
            total += len(text)
            if total > OUTPUT_LIMIT:
                raise self.refused(f"it would produce more than {OUTPUT_LIMIT:,} characters")
            rendered.append(text)
        return "".join(rendered)


def _context(template: Any, values: dict[str, Any]) -> Any:
    """The values as Jinja wants them, in a record of their own, since a template may set names."""
    return template.new_context(values.copy(), shared=True)
