"""Every template that comes with Caseload, with few, usual, many and hostile values."""

from __future__ import annotations

import io
import re

import pytest
from docxtpl import DocxTemplate
from jinja2 import Environment, StrictUndefined

from caseload.forms import Look, Template, in_words, merge, read_catalogue
from caseload.forms.catalogue import Form
from caseload.forms.shelf import Shelf
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


def invalid(document: bytes, path) -> list[str]:
    """What openxml-audit finds, but the theme and font table that slim templates leave out, as Word allows."""
    openxml_audit = pytest.importorskip("openxml_audit", reason="needs openxml-audit (pip install caseload[test])")
    path.write_bytes(document)
    errors = [str(error) for error in openxml_audit.OpenXmlValidator().validate(str(path)).errors]
    return [error for error in errors if not re.search("relationships/(theme|fontTable)'", error)]


@pytest.mark.parametrize("size", SIZES)
def test_documents_are_valid(size, tmp_path):
    """Every form with usual values, and one in seven with few, many and hostile ones."""
    for form, language in FORMS if size == "typical" else FORMS[::7]:
        assert invalid(filled(form, language, size)[1], tmp_path / "d.docx") == [], form.code


def test_letters_in_large_print_with_barcodes_are_valid_alone_and_in_a_print_file(tmp_path):
    letters = [(form, language) for form, language in FORMS if form.is_letter and form.code not in ("envelope",)]
    for form, language in letters[::5]:
        template = Shelf(form).template(Look(language, large=True, barcode=True))
        documents = []
        for size in ("typical", "hostile"):
            words, _ = in_words(form, sample(form, size), language, frozenset(name.split("[]")[0] for name in form.names()))
            documents.append(template.render({**words, "notice_id": f"N-2026-00000{len(documents)}"}))
        for document in (documents[0], merge(documents)):
            assert faults(document) == []
            assert invalid(document, tmp_path / "d.docx") == [], form.code
