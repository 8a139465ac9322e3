"""Large print on request: every text at least eighteen points, seen in the PDF; nothing lost, nothing cut."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace

import pytest

from caseload.errors import DataProblems, WrongUse
from caseload.forms import Register, Template, in_words, issue, read_catalogue, sample_documents, to_pdf
from caseload.forms.large_print import enlarged, large
from caseload.forms.shelf import Look, Shelf
from forms.make import canonical, changed, part, template
from forms.office import DAY, office, row
from forms.samples import sample
from forms.structure import faults

needs_office = pytest.mark.skipif(
    not (shutil.which("soffice") and shutil.which("pdftohtml")), reason="needs LibreOffice and poppler"
)
LETTERS = [(form, language) for form in read_catalogue().forms.values() if form.is_letter for language in form.languages]


def in_large_print(form, language: str) -> bytes:
    words, problems = in_words(form, sample(form, "typical"), language, frozenset(n.split("[]")[0] for n in form.names()))
    assert problems == []
    return Shelf(form).template(Look(language, large=True)).render(words)


@pytest.mark.parametrize(("size", "becomes"), [(16, 36), (20, 36), (24, 36), (28, 42), (36, 54)])
def test_text_is_at_least_eighteen_points_and_headings_stay_larger(size, becomes):
    assert large(size) == becomes


@pytest.mark.parametrize(("form", "language"), LETTERS, ids=[f"{form.code}-{language}" for form, language in LETTERS])
def test_every_letter_in_large_print_is_sound_and_says_the_same(form, language):
    template = Shelf(form).template(Look(language, large=True, barcode=form.code != "envelope"))
    assert [part.name for part in template.parts if not part.proof.well_formed] == []
    document = in_large_print(form, language)
    assert faults(document) == []
    sizes = [int(size) for xml in canonical(document).values() for size in re.findall(rb'<w:sz(?:Cs)? w:val="(\d+)"', xml)]
    assert min(sizes) >= 36
    words, _ = in_words(form, sample(form, "typical"), language, frozenset(n.split("[]")[0] for n in form.names()))
    usual = Shelf(form).template(Look(language)).render(words)
    assert sorted(set(_words(document))) == sorted(set(_words(usual)))


def _words(document: bytes) -> list[str]:
    return re.sub("<[^>]*>", " ", re.sub("</w:t></w:r><w:r>(<w:rPr>.*?</w:rPr>)?<w:t[^>]*>", "", part(document))).split()


@needs_office
@pytest.mark.office
def test_the_pages_show_no_text_below_eighteen_points(tmp_path):
    chosen = [(form, language) for form, language in LETTERS if (form.code, language) in
              {("wtw2_plan", "es"), ("contact_letter", "en"), ("abp1460", "en")}]  # fmt: skip
    files = []
    for form, language in chosen:
        files.append(tmp_path / f"{form.code}.docx")
        files[-1].write_bytes(in_large_print(form, language))
    for path in to_pdf(files, tmp_path):
        command = ["pdftohtml", "-xml", "-i", "-zoom", "1", "-stdout", str(path)]
        shown = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        sizes = [int(size) for size in re.findall(r'<fontspec [^>]*size="(\d+)"', shown)]
        assert sizes
        assert min(sizes) >= 18
        assert max(sizes) >= 24
        right = [int(left) + int(width) for left, width in re.findall(r'<text [^>]*left="(\d+)" width="(\d+)"', shown)]
        assert max(right) <= 612  # nothing runs off the paper


def test_a_footer_stands_on_lines_of_their_own():
    footer = part(in_large_print(read_catalogue().form("contact_letter"), "en"), "word/footer1.xml")
    lines = [re.sub("<[^>]*>", "", line).strip() for line in re.split("<w:br/>|<w:br />|</w:p>", footer)]
    assert [line.split(" ")[0] for line in lines if line] == ["Sample", "Case", "Let", "Notice", "Page"]


def test_a_wide_table_becomes_lines_with_its_heads_beside_the_values(tmp_path):
    form = read_catalogue().form("wtw2_plan")
    table = part(in_large_print(form, "en")).split("<w:tbl>")[1].split("</w:tbl>")[0]
    rows = [re.sub("<[^>]*>", "|", line) for line in table.split("<w:tr>")[1:]]
    assert len(rows) == 2 * 5
    assert [re.findall(r"[^|]+", line)[0] for line in rows[:5]] == ["Activity", "Hours a week", "Place", "Time", "From"]
    assert "November 25, 2026" in rows[4]


def test_a_table_of_three_columns_stays_a_table(tmp_path):
    rows = [["What", "When", "Hours"], ["{%tr for row in rows %}", "", ""],
            ["{{ row.what }}", "{{ row.when }}", "{{ row.hours }}"], ["{%tr endfor %}", "", ""]]  # fmt: skip
    path = template(tmp_path / "t.docx", "{{ name }}", table=rows)
    changed(path, lambda name, data: data.replace(b"<w:tr>", b"<w:tr><w:trPr><w:tblHeader/></w:trPr>", 1))
    document = Template.from_bytes(enlarged(path.read_bytes(), "t.docx")).render({"name": "Ana", "rows": []})
    assert part(document).count("<w:gridCol ") == 3


def test_a_text_without_any_size_is_enlarged_too(tmp_path):
    path = template(tmp_path / "t.docx", "{{ name }}")
    changed(path, lambda name, data: re.sub(b"<w:sz(Cs)? [^>]*>", b"", data))
    document = Template.from_bytes(enlarged(path.read_bytes(), "t.docx")).render({"name": "Ana"})
    styles = part(document, "word/styles.xml")
    assert re.findall(r'<w:sz w:val="(\d+)"/>', styles.split("</w:docDefaults>")[0]) == ["36"]
    assert faults(document) == []


def test_only_who_asks_gets_large_print_and_the_register_knows(tmp_path):
    form = office(tmp_path / "templates")
    rows = [row(1), row(2, large_print=True), row(3, large_print="no"), row(4, large_print=None)]
    report = issue(rows, form, tmp_path / "out", tmp_path / "r.sqlite", issued_by="Pat", as_of=DAY)
    sizes = [b'w:val="36"' in canonical((tmp_path / "out" / each.file).read_bytes())["word/styles.xml"] for each in report.written]
    assert sizes == [False, True, False, False]
    versions = [line["template_version"] for line in Register(tmp_path / "r.sqlite").list()]
    assert [version.endswith(", large print") for version in versions] == [False, True, False, False]
    assert len({version.split(",")[0] for version in versions}) == 1


def test_a_run_or_a_look_may_be_wholly_in_large_print(tmp_path):
    form = office(tmp_path / "templates")
    shown = sample_documents([row(1)], form, as_of=DAY, look=Look("", large=True))[0]
    report = issue([row(1)], form, tmp_path / "out", tmp_path / "r.sqlite", issued_by="Pat", as_of=DAY, look=Look("", large=True))
    written = (tmp_path / "out" / report.written[0].file).read_bytes()
    assert part(written, "word/styles.xml") == part(shown, "word/styles.xml")
    assert 'w:val="36"' in part(written, "word/styles.xml")


def test_papers_of_the_office_are_not_enlarged(tmp_path):
    form = replace(office(tmp_path / "templates"), reader="file")
    with pytest.raises(WrongUse, match="no letter"):
        issue([row(1)], form, tmp_path / "out", tmp_path / "r.sqlite", issued_by="Pat", as_of=DAY, look=Look("", large=True))
    report = issue([row(1, large_print=True)], form, tmp_path / "out", tmp_path / "r.sqlite", issued_by="Pat", as_of=DAY)
    assert 'w:val="36"' not in part((tmp_path / "out" / report.written[0].file).read_bytes(), "word/styles.xml")


def test_a_wish_that_cannot_be_read_is_told(tmp_path):
    form = office(tmp_path / "templates")
    with pytest.raises(DataProblems) as refused:
        issue([row(1, large_print="perhaps")], form, tmp_path / "out", tmp_path / "r.sqlite", issued_by="Pat", as_of=DAY)
    assert "row 1, case C00001: large_print" in refused.value.problems[0].sentence()
