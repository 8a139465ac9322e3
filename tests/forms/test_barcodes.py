"""Barcodes say on paper what the register and the case file know: read back from the rendered page."""

from __future__ import annotations

import io
import random
import re
import shutil
import string

import pytest
from docx import Document
from docx.shared import Inches

from caseload.errors import FieldMissing, TemplateRefused, WrongUse
from caseload.forms import Look, Register, Template, in_words, issue, lint, merge, print_files, read_catalogue, to_pdf
from caseload.forms.barcodes import picture
from caseload.forms.catalogue import Form
from forms.make import part, template
from forms.notice import two_page_notice, values
from forms.office import DAY, office, row
from forms.samples import sample
from forms.scan import scanned
from forms.structure import faults

needs_office = pytest.mark.skipif(
    not (shutil.which("soffice") and shutil.which("pdftoppm")), reason="needs LibreOffice and poppler"
)


def with_barcodes(path, *texts: str, width: float = 3.0, header: str = "", ending: str = "PNG"):
    """A template with a picture for each text, and one in the header."""
    from PIL import Image

    document = Document(str(path)) if path.exists() else Document()
    places = [(document.add_paragraph(), text) for text in texts]
    if header:
        places.append((document.sections[0].header.paragraphs[0], header))
    for number, (paragraph, text) in enumerate(places, 1):
        dot = io.BytesIO()
        Image.new("L", (number, 1)).save(dot, ending)
        dot.seek(0)
        inline = paragraph.add_run().add_picture(dot, width=Inches(width), height=Inches(0.4))._inline
        inline.docPr.set("descr", text)
    document.save(str(path))
    return path


def pictures(document: bytes) -> list[bytes]:
    import zipfile

    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        return [archive.read(name) for name in sorted(archive.namelist()) if name.startswith("word/media/")]


def test_bars_are_read_back_as_they_were_written():
    """Every kind of text that a case number may be: digits, capitals, small letters, marks."""
    zxingcpp = pytest.importorskip("zxingcpp", reason="needs zxing-cpp (pip install caseload[test])")
    from PIL import Image

    chosen = random.Random(11)
    texts = ["N-2026-000123", "1B23456", "0", "12", "123", "1234567", "a1", "C-1/2 B"]
    pools = (string.digits, string.ascii_uppercase + string.digits, string.ascii_letters + string.digits + " -/.:#&<")
    texts += ["".join(chosen.choices(pool, k=chosen.randint(1, 14))).strip() or "x" for pool in pools for _ in range(25)]
    for text in texts:
        with Image.open(io.BytesIO(picture(text, 9_000_000))) as bars:
            page = Image.new("L", (bars.width + 80, 160), 255)
            page.paste(bars.convert("L").resize((bars.width, 80)), (40, 40))
        assert [one.text for one in zxingcpp.read_barcodes(page)] == [text]


def test_the_picture_says_what_its_alternative_text_says(tmp_path):
    path = with_barcodes(tmp_path / "t.docx", "Barcode: {{ number }}", "Barcode: {{ number }}/{{ page }}", header="Barcode: {{ name }}")
    ours = Template(path)
    one, other = (ours.render({"number": number, "page": "7", "name": "Ana"}) for number in ("C-1", "C-2"))
    assert 'descr="Barcode: C-1"' in part(one)
    assert 'descr="Barcode: C-1/7"' in part(one)
    assert 'descr="Barcode: Ana"' in part(one, "word/header1.xml")
    first, second = pictures(one), pictures(other)
    assert [a == b for a, b in zip(first, second)].count(True) == 1
    assert picture("C-1", 2743200) in first
    assert picture("C-2/7", 2743200) in second
    assert [use.name for use in ours.uses] == ["number", "page", "name"]
    assert faults(one) == []


def test_a_missing_field_of_a_barcode_is_missed_and_an_empty_one_is_white(tmp_path):
    ours = Template(with_barcodes(tmp_path / "t.docx", "Barcode: {{ number }}"))
    for lacking in ({}, {"number": None}):
        with pytest.raises(FieldMissing, match="number"):
            ours.render(lacking)
    assert picture("", 0) in pictures(ours.render({"number": ""}))


@pytest.mark.parametrize(("text", "why"), [("Ñ-1", "accents"), ("x" * 60, r"picture 7\.\d inches wide")])
def test_what_cannot_be_bars_is_told(tmp_path, text, why):
    ours = Template(with_barcodes(tmp_path / "t.docx", "Barcode: {{ number }}"))
    with pytest.raises(TemplateRefused, match=why):
        ours.render({"number": text})


def test_a_barcode_that_cannot_be_made_leaves_only_its_own_row_out(tmp_path):
    form = office(tmp_path / "templates")
    rows = [row(1, case_number="Ñ-1"), row(2)]
    with_barcodes(form.template("en"), "Barcode: {{ case_number }}")
    report = issue(rows, form, tmp_path / "out", tmp_path / "r.sqlite", issued_by="Pat", as_of=DAY)
    assert [each.case_number for each in report.written] == ["C00002"]
    assert "row 1" in report.problems[0].sentence()


def test_two_barcodes_with_one_picture_are_refused(tmp_path):
    path = with_barcodes(tmp_path / "t.docx", "Barcode: {{ a }}", "Barcode: {{ b }}")
    document = Document(str(path))
    one, other = document.element.body.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}blip")
    for name, value in one.attrib.items():
        other.set(name, value)
    document.save(str(path))
    with pytest.raises(TemplateRefused, match="picture of its own"):
        Template(path)
    assert any("same picture" in problem.sentence() for problem in lint(path))


@pytest.mark.parametrize("tag", ["{{ x.__class__ }}", "{{ range(9) }}", "{{ x | }}"])
def test_the_sandbox_holds_in_alternative_texts(tmp_path, tag):
    with pytest.raises(TemplateRefused):
        Template(with_barcodes(tmp_path / "t.docx", f"Barcode: {tag}"))


def test_a_picture_of_another_kind_is_refused(tmp_path):
    with pytest.raises(TemplateRefused, match="no PNG"):
        Template(with_barcodes(tmp_path / "t.docx", "Barcode: {{ a }}", ending="JPEG"))


def cover_sheet(form: Form, **more) -> bytes:
    words, problems = in_words(form, {**sample(form, "typical"), **more}, "en")
    assert problems == []
    return Template(form.template("en")).render(words)


@needs_office
@pytest.mark.office
def test_the_imaging_cover_sheet_is_read_by_a_scanner(tmp_path):
    form = read_catalogue().form("imaging_cover_sheet")
    path = tmp_path / "cover.docx"
    path.write_bytes(cover_sheet(form, case_number="1B23456"))
    assert scanned(to_pdf([path], tmp_path)[0]) == [["1B23456"]]


@needs_office
@pytest.mark.office
def test_each_notice_of_a_print_file_has_its_own_barcode_on_every_page(tmp_path):
    """In the text, in the header, in ordinary and large print; whoever has the paper finds the notice."""
    path = with_barcodes(two_page_notice(tmp_path / "n.docx"), "Barcode: {{ case_number }}", header="Barcode: {{ case_number }}/H")
    notices = [Template(path).render(values(number)) for number in range(4)]
    whole = tmp_path / "print.docx"
    whole.write_bytes(merge(notices))
    assert faults(whole.read_bytes()) == []
    pages = scanned(to_pdf([whole], tmp_path)[0])
    seen = [re.findall(r"C-00000(\d)", " ".join(texts)) for texts in pages]
    assert all(len(set(numbers)) == 1 for numbers in seen)
    assert [texts.count(f"C-00000{numbers[0]}") for texts, numbers in zip(pages, seen)].count(1) == 4
    assert all(f"C-00000{numbers[0]}/H" in texts for texts, numbers in zip(pages, seen))


@needs_office
@pytest.mark.office
@pytest.mark.parametrize("large", [False, True])
def test_a_run_may_put_the_notices_number_into_every_footer(tmp_path, large):
    form = office(tmp_path / "templates")
    rows = [row(number, note="A long passage. " * 400) for number in (1, 2)]
    report = issue(rows, form, tmp_path / "out", tmp_path / "r.sqlite", issued_by="Pat", as_of=DAY,
                   look=Look("", large=large, barcode=True))  # fmt: skip
    whole = tmp_path / "print.docx"
    documents = [(tmp_path / "out" / each.file).read_bytes() for each in report.written]
    assert faults(documents[0]) == []
    whole.write_bytes(print_files(documents)[0])
    pages = scanned(to_pdf([whole], tmp_path)[0])
    assert {text for texts in pages for text in texts} == {"N-2026-000001", "N-2026-000002"}
    assert all(len(texts) == 1 for texts in pages)
    assert len(pages) >= 4
    version = Register(tmp_path / "r.sqlite").list()[0]["template_version"]
    assert version.endswith(", large print, barcode" if large else ", barcode")


def test_a_template_without_a_footer_or_with_a_barcode_stays_as_it_is(tmp_path):
    from caseload.forms.barcode_place import in_footers

    Document().save(str(tmp_path / "bare.docx"))
    barred = with_barcodes(template(tmp_path / "barred.docx", "text", footer="page"), "Barcode: {{ number }}")
    for path in (tmp_path / "bare.docx", barred):
        assert in_footers(path.read_bytes(), "notice_id", path.name) == path.read_bytes()
    plain = template(tmp_path / "plain.docx", "text", footer="page").read_bytes()
    assert [use.name for use in Template.from_bytes(in_footers(plain, "notice_id", "plain.docx")).uses] == ["notice_id"]


def test_a_form_without_a_footer_is_told_that_it_has_no_place_for_one(tmp_path):
    form = read_catalogue().form("envelope")
    assert "notice_id" in form.names()
    with pytest.raises(WrongUse, match=r"no place for a barcode.*no footer"):
        issue([{**sample(form, "typical"), "trigger_on": DAY}], form, tmp_path / "out", tmp_path / "r.sqlite",
              issued_by="Pat", as_of=DAY, look=Look("", barcode=True))  # fmt: skip
    assert not (tmp_path / "out").exists()


def test_a_form_without_a_notice_number_has_no_barcode_of_it(tmp_path):
    from dataclasses import replace

    form = office(tmp_path / "templates")
    form = replace(form, fields=tuple(field for field in form.fields if field.name != "notice_id"))
    with pytest.raises(WrongUse, match="notice_id"):
        issue([row(1)], form, tmp_path / "out", tmp_path / "r.sqlite", issued_by="Pat", as_of=DAY, look=Look("", barcode=True))


def test_a_print_file_holds_equal_pictures_once(tmp_path):
    notice = Template(two_page_notice(tmp_path / "n.docx"))
    assert len(pictures(merge([notice.render(values(number)) for number in range(5)]))) == 1
