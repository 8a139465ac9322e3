"""The papers as pages: filled, converted by LibreOffice, and read back."""

from __future__ import annotations

import re
import subprocess
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from caseload.forms import Template
from caseload.forms.drafts import draft
from caseload.forms.drafts.texts import Form, forms
from templates import samples

pytestmark = [pytest.mark.office, pytest.mark.poppler]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FORMS = list(forms())
LINE = 0.2
_WORD = re.compile(r'yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">([^<]+)</word>')


@pytest.fixture(scope="module", params=samples.SIZES)
def printed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Form, Path]]:
    """Every form in every language, filled with samples of one size, as PDF."""
    folder = tmp_path_factory.mktemp(request.param)
    found = []
    for form in FORMS:
        source = folder / f"{form.code}-{form.language}.docx"
        source.write_bytes(draft(form))
        source.write_bytes(Template(source).render(samples.values(form, request.param)))
        found.append((form, source.with_suffix(".pdf")))
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "pdf"]
    sources = sorted(map(str, folder.glob("*.docx")))
    subprocess.run([*command, "--outdir", str(folder), *sources], check=True, capture_output=True, timeout=300)
    return found


def pages(pdf: Path) -> list[list[str]]:
    """The lines of each page, without blank ones."""
    text = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True, text=True).stdout
    return [[line.strip() for line in page.splitlines() if line.strip()] for page in text.split("\f")[:-1]]


def headings(docx: Path) -> set[str]:
    """The texts of the headings."""
    body = ET.fromstring(zipfile.ZipFile(docx).read("word/document.xml"))
    found = set()
    for one in body.iter(f"{W}p"):
        style = one.find(f"{W}pPr/{W}pStyle")
        if style is not None and style.get(f"{W}val", "").startswith("Heading"):
            found.add("".join(one.itertext()))
    return found


def test_every_form_becomes_pages_without_a_leftover_tag(printed):
    for form, pdf in printed:
        text = "\n".join(line for page in pages(pdf) for line in page)
        assert text, form.code
        assert re.search(r"\{[{%#]|[}%#]\}", text) is None, form.code


def test_no_heading_stands_alone_at_the_foot_of_a_page(printed):
    for form, pdf in printed:
        alone = headings(pdf.with_suffix(".docx"))
        ends = {line for page in pages(pdf) for line in page[-2:-1]}
        assert not alone & ends, (form.code, form.language)


def test_each_page_says_which_it_is_of_how_many(printed):
    for form, pdf in printed:
        if form.page.furniture:
            found = pages(pdf)
            for number, page in enumerate(found, 1):
                wanted = f"{form.word('page')} {number} {form.word('of')} {len(found)}"
                assert wanted in " ".join(page[-2:]), (form.code, wanted)


def test_the_address_of_a_letter_lies_behind_the_window(printed):
    """Of a sheet folded in three that rests in a No. 10 envelope, the window shows from 2.04 to 3.16 inches."""
    if printed[0][1].parent.name.startswith("largest"):
        pytest.skip("names that fill several lines push the address down")
    for form, pdf in printed:
        if form.sheet == "letter":
            command = ["pdftotext", "-bbox", "-l", "1", str(pdf), "-"]
            boxes = subprocess.run(command, check=True, capture_output=True, text=True).stdout
            lines = {word: (float(top) / 72, float(bottom) / 72) for top, bottom, word in _WORD.findall(boxes)}
            second = (lines["Nowhere"][0], lines["Apt."][1])
            assert second[0] - LINE >= 2.1 and second[1] + LINE <= 3.1, (form.code, second)
