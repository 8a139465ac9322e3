"""Every template that comes with Caseload, with few, usual, many and hostile values."""

from __future__ import annotations

import io
import re

import pytest
from docxtpl import DocxTemplate
from jinja2 import Environment, StrictUndefined

from caseload.forms import Template, in_words, read_catalogue
from caseload.forms.catalogue import Form
from forms.make import canonical
from forms.samples import SIZES, sample
from forms.structure import faults

FORMS = [(form, language) for form in read_catalogue().forms.values() for language in form.languages]


def filled(form: Form, language: str, size: str) -> tuple[dict, bytes]:
    """The words of a sample, and the document that they make."""
    only = frozenset(name.split("[]")[0] for name in form.names())
    words, problems = in_words(form, sample(form, size), language, only)
    assert problems == []
    return words, Template(form.template(language)).render(words)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("form", "language"), FORMS, ids=[f"{form.code}-{language}" for form, language in FORMS])
def test_the_document_is_what_docxtpl_makes_and_nothing_is_left_over(form, language, size):
    words, ours = filled(form, language, size)
    usual = DocxTemplate(str(form.template(language)))
    usual.render(words, Environment(undefined=StrictUndefined), autoescape=True)
    saved = io.BytesIO()
    usual.save(saved)
    mine, theirs = canonical(ours), canonical(saved.getvalue())
    assert sorted(mine) == sorted(theirs)
    assert faults(ours) == []
    ours_only = ("docProps/core.xml", "word/media/barcode-case_number.png")
    assert [name for name in mine if mine[name] != theirs[name] and name not in ours_only] == []
    text = re.sub("<[^>]*>", "", mine["word/document.xml"].decode())
    assert re.search(r"\b(None|nan|NaT|True|False)\b|00:00:00", text) is None
    if size != "hostile":
        assert re.search(r"\{[{%#]|[}%#]\}", text) is None


@pytest.mark.parametrize("size", SIZES)
def test_documents_are_valid(size, tmp_path):
    """openxml-audit finds nothing but the theme and font table that slim templates leave out, as Word allows."""
    openxml_audit = pytest.importorskip("openxml_audit", reason="needs openxml-audit (pip install caseload[test])")
    path = tmp_path / "d.docx"
    for form, language in FORMS[::7]:
        path.write_bytes(filled(form, language, size)[1])
        errors = [str(error) for error in openxml_audit.OpenXmlValidator().validate(str(path)).errors]
        assert [error for error in errors if not re.search("relationships/(theme|fontTable)'", error)] == [], form.code
