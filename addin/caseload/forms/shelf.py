"""The templates of one form, by language and size of print, each opened once."""

from __future__ import annotations

from caseload.errors import TemplateRefused
from caseload.forms import package
from caseload.forms.catalogue import Form
from caseload.forms.large_print import enlarged
from caseload.forms.template import Template

LARGE = ", large print"
"""What the register adds to the version of a template that was enlarged."""


class Shelf:
    """The templates of ``form``; what they name are fields of the catalogue, or they are refused."""

    def __init__(self, form: Form):
        self.form = form
        self._templates: dict[tuple[str, bool], Template] = {}
        self._shown: dict[tuple[str, bool], frozenset[str]] = {}

    def template(self, language: str, large: bool = False) -> Template:
        """The template in a language, enlarged for large print."""
        key = (language, large)
        if key not in self._templates:
            self._templates[key] = self._opened(language, large)
        return self._templates[key]

    def shown(self, language: str, large: bool = False) -> frozenset[str]:
        """The fields that a template names."""
        key = (language, large)
        if key not in self._shown:
            self._shown[key] = frozenset(use.name for use in self.template(*key).uses)
        return self._shown[key]

    def version(self, language: str, large: bool = False) -> str:
        """What the register keeps of the template: the SHA-256 of its file, and whether it was enlarged."""
        return self.template(language).version + LARGE if large else self.template(language).version

    def _opened(self, language: str, large: bool) -> Template:
        path = self.form.template(language)
        data = package.read_file(path)
        template = Template.from_bytes(enlarged(data, path.name) if large else data, path.name)
        unknown = sorted({use.name for use in template.uses} - self.form.names())
        if unknown:
            raise TemplateRefused(
                "the template names fields that its form does not have",
                where=f"{self.form.code}, {language}",
                why=", ".join(unknown),
                todo=f"`caseload forms fields {self.form.code}` lists those it has.",
            )
        return template
