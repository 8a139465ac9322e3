"""The templates of one form, by language, size of print and barcode, each opened once."""

from __future__ import annotations

from typing import NamedTuple

from caseload.errors import TemplateRefused, WrongUse
from caseload.forms import package
from caseload.forms.barcode_place import in_footers
from caseload.forms.catalogue import Form
from caseload.forms.large_print import enlarged
from caseload.forms.template import Template

BARRED = "notice_id"
"""The field that a barcode in the footer says."""


class Look(NamedTuple):
    """How a document looks: its language, whether in large print, whether with a barcode in the footer."""

    language: str
    large: bool = False
    barcode: bool = False

    @property
    def told(self) -> str:
        """What the register adds to the version of a template that was changed for this look."""
        return (", large print" if self.large else "") + (", barcode" if self.barcode else "")


class Shelf:
    """The templates of ``form``; what they name are fields of the catalogue, or they are refused."""

    def __init__(self, form: Form):
        self.form = form
        self._templates: dict[Look, Template] = {}
        self._shown: dict[Look, frozenset[str]] = {}
        self._versions: dict[Look, str] = {}

    def template(self, look: Look) -> Template:
        """The template in a language, changed as the look asks."""
        if look not in self._templates:
            self._templates[look] = self._opened(look)
        return self._templates[look]

    def shown(self, look: Look) -> frozenset[str]:
        """The fields that a template names."""
        if look not in self._shown:
            self._shown[look] = frozenset(use.name for use in self.template(look).uses)
        return self._shown[look]

    def version(self, look: Look) -> str:
        """What the register keeps of the template: the SHA-256 of its file, and how it was changed."""
        if look not in self._versions:
            self._versions[look] = self.template(Look(look.language)).version + look.told
        return self._versions[look]

    def _opened(self, look: Look) -> Template:
        path = self.form.template(look.language)
        data = package.read_file(path)
        data = enlarged(data, path.name) if look.large else data
        data = in_footers(data, BARRED, path.name) if look.barcode else data
        template = Template.from_bytes(data, path.name)
        if look.barcode and not template.has_barcodes:
            todo = "Leave out --barcode, or give the template a footer."
            raise WrongUse(f"{self.form.code} has no place for a barcode", where=path.name, why="it has no footer", todo=todo)
        unknown = sorted({use.name for use in template.uses} - self.form.names())
        if unknown:
            raise TemplateRefused(
                "the template names fields that its form does not have",
                where=f"{self.form.code}, {look.language}",
                why=", ".join(unknown),
                todo=f"`caseload forms fields {self.form.code}` lists those it has.",
            )
        return template
