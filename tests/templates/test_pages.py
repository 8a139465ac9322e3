"""The papers as pages: filled, converted by LibreOffice, and read back."""

from __future__ import annotations

import re
import subprocess
import zipfile
from collections import Counter
from html import unescape
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
_BOX = re.compile(r"<(page|word) ([^>]*)>([^<]*)")
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


def words_of(docx: Path, furniture: bool) -> Counter[str]:
    """The words that a document holds: in its body and, where the paper has them, in header and footer."""
    archive = zipfile.ZipFile(docx)
    found: Counter[str] = Counter()
    for name in archive.namelist():
        if name == "word/document.xml" or (furniture and re.fullmatch(r"word/(header|footer)\d\.xml", name)):
            for one in ET.fromstring(archive.read(name)).iter(f"{W}p"):
                pieces = (each for each in one.iter() if each.tag in (f"{W}t", f"{W}tab", f"{W}br"))
                found += Counter("".join(each.text or "" if each.tag == f"{W}t" else " " for each in pieces).split())
    return found


def boxes(pdf: Path) -> list[tuple[tuple[float, float], list[tuple[float, float, float, float, str]]]]:
    """For each page its width and height, and each word with its left, top, right and bottom, in inches."""
    told = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], check=True, capture_output=True, text=True).stdout
    found: list[tuple[tuple[float, float], list[tuple[float, float, float, float, str]]]] = []
    for kind, values, word in _BOX.findall(told):
        numbers = [float(each) / 72 for each in re.findall(r'"([\d.-]+)"', values)]
        if kind == "page":
            found.append(((numbers[0], numbers[1]), []))
        else:
            found[-1][1].append((*numbers[:4], word))  # type: ignore[arg-type]
    return found


def test_every_word_of_a_document_stands_on_its_pages(printed):
    """Nothing is cut: each word is on paper as often as in the file (a break inside a word does not count)."""
    for form, pdf in printed:
        paper = "".join(unescape(word) for _, words in boxes(pdf) for *_, word in words)
        words = words_of(pdf.with_suffix(".docx"), form.page.furniture)
        lost = [word for word, times in words.items() if paper.count(word) < times]
        assert lost == [], (form.code, form.language)


def test_no_word_reaches_over_the_edge_of_its_page_or_into_the_footer(printed):
    for form, pdf in printed:
        for (width, height), words in boxes(pdf):
            edge = 0.15 if not form.page.furniture else 0.5
            for left, top, right, bottom, word in words:
                assert left >= edge and right <= width - edge + 0.06 and top >= 0.1 and bottom <= height - 0.1, (form.code, word)


def test_a_label_stays_within_its_inch(printed):
    """Labels of one inch begin half an inch below the edge: no line of one, five lines at most, stands on the next."""
    pdf = next(pdf for form, pdf in printed if form.code == "labels")
    for _, words in boxes(pdf):
        for _, top, _, bottom, word in words:
            assert int(top - 0.5) == int(bottom - 0.5), word


def test_no_heading_stands_alone_at_the_foot_of_a_page(printed):
    for form, pdf in printed:
        alone = headings(pdf.with_suffix(".docx"))
        foot = 2 if form.page.furniture and form.footed else 1
        ends = {line for page in pages(pdf) for line in page[-1 - foot:-foot]}
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
