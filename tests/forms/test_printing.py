"""One file for the printer: each notice keeps its own margins, page numbers and lists, and nobody else's words."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import threading
import zipfile
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from caseload.errors import CaseloadError, TemplateRefused, WrongUse
from caseload.forms import Template, merge, preview, print_files, to_pdf
from forms.make import changed, part, template, with_footnote
from forms.notice import two_page_notice, values
from forms.structure import faults

needs_office = pytest.mark.skipif(
    not (shutil.which("soffice") and shutil.which("pdftotext")), reason="needs LibreOffice and poppler"
)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def notices(tmp_path_factory):
    """Seven filled notices of two or three pages."""
    notice = Template(two_page_notice(tmp_path_factory.mktemp("t") / "notice.docx"))
    return [notice.render(values(number)) for number in range(7)]


def pages(pdf) -> list[str]:
    done = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, text=True, check=True)
    return done.stdout.split("\f")[:-1]


def body(document: bytes):
    return Document(io.BytesIO(document)).element.body


@needs_office
@pytest.mark.office
@pytest.mark.parametrize("duplex", [False, True])
def test_each_page_shows_its_own_participant_and_page_count(notices, tmp_path, duplex):
    path = tmp_path / "print.docx"
    path.write_bytes(merge(notices, duplex=duplex))
    found = pages(to_pdf([path], tmp_path / "out", duplex=duplex)[0])
    seen: dict[int, list[tuple[int, int]]] = {}
    for at, page in enumerate(found):
        if not page.strip():
            assert duplex
            assert at % 2 == 1  # only the back of a sheet is left empty
            continue
        people = set(re.findall(r"Participant(\d{5})", page))
        cases = set(re.findall(r"C-0(\d{5})", page))
        assert len(people) == 1
        assert cases == people
        number = int(people.pop())
        page_of = re.search(r"page (\d+) of (\d+)", page)
        assert page_of is not None
        seen.setdefault(number, []).append((int(page_of[1]), int(page_of[2])))
        if duplex and page_of[1] == "1":
            assert at % 2 == 0
        if "Read this letter." in page:
            assert re.search(r"\b1\.\s+Read this letter\.", page)
    assert list(seen) == list(range(7))
    for counted in seen.values():
        assert counted == [(page, len(counted)) for page in range(1, len(counted) + 1)]
        assert len(counted) >= 2


@needs_office
@pytest.mark.office
def test_a_notice_in_the_print_file_has_the_text_of_the_notice_alone(notices, tmp_path):
    merged, alone = tmp_path / "print.docx", tmp_path / "alone.docx"
    merged.write_bytes(merge(notices))
    alone.write_bytes(notices[3])
    together, single = to_pdf([merged, alone], tmp_path)
    theirs = [page for page in pages(together) if "Participant00003" in page]
    assert theirs == pages(single)


def test_names_and_numbers_stand_only_once(notices):
    whole = body(merge(notices))
    for tag, attribute in (("bookmarkStart", "id"), ("bookmarkStart", "name")):
        found = [element.get(W + attribute) for element in whole.iter(W + tag)]
        assert len(found) == len(set(found)) == len(notices)
    with zipfile.ZipFile(io.BytesIO(merge(notices))) as archive:
        assert archive.testzip() is None
        margins = [name for name in archive.namelist() if re.match(r"word/(header|footer)\d+\.xml", name)]
    assert len(margins) == 2 * len(notices)


def test_the_structure_of_a_print_file_is_sound(notices):
    assert faults(notices[0]) == faults(merge(notices)) == faults(merge(notices, duplex=True)) == []


_TWICE = b'<w:bookmarkStart w:id="7" w:name="a"/>' * 2


@pytest.mark.parametrize(
    ("fault", "old", "new"),
    [
        ("text between elements", b"</w:p>", b"</w:p>stray"),
        ("not as many cells", b"<w:gridCol", b"<w:gridCol/><w:gridCol"),
        ("stands there 2 times", b"<w:body>", b"<w:body><w:p>" + _TWICE + b"</w:p>"),
        ("does not end with its section", b"</w:body>", b"<w:p/></w:body>"),
        ("uses the relation", b"<w:body>", b'<w:body><w:p><w:hyperlink r:id="rId99"/></w:p>'),
    ],
)
def test_the_structural_checks_find_faults(notices, tmp_path, fault, old, new):
    path = tmp_path / "d.docx"
    path.write_bytes(notices[0])
    changed(path, lambda name, data: data.replace(old, new, 1) if name == "word/document.xml" else data)
    assert any(fault in found for found in faults(path.read_bytes()))


def test_equal_documents_give_equal_print_files(notices):
    assert merge(notices) == merge(notices)


def test_lists_begin_anew_and_bullets_share_one_list(notices):
    whole = body(merge(notices[:3]))
    numbers = [
        paragraph.find(f"{W}pPr/{W}numPr/{W}numId")
        for paragraph in whole.iter(W + "p")
        if paragraph.find(f"{W}pPr/{W}pStyle") is not None
        and paragraph.find(f"{W}pPr/{W}pStyle").get(W + "val") == "ListNumber"
    ]
    own = [number.get(W + "val") if number is not None else None for number in numbers]
    assert own[:3] == [None] * 3
    assert len(set(own[3:6])) == len(set(own[6:9])) == 1
    assert len({own[0], own[3], own[6]}) == 3


def test_a_margin_of_the_notice_before_never_comes_back(tmp_path):
    """A first-page header in one template must not show up in the next document, which has none."""
    path = template(tmp_path / "with.docx", "{{ name }}", header="For {{ name }}")
    document = Document(str(path))
    document.sections[0].different_first_page_header_footer = True
    document.sections[0].first_page_header.paragraphs[0].text = "First page for {{ name }}"
    document.save(str(path))
    plain = template(tmp_path / "without.docx", "{{ name }}", header="For {{ name }}")
    both = [Template(path).render({"name": "Ana"}), Template(plain).render({"name": "Ben"})]
    first, second = body(merge(both)).iter(W + "sectPr")
    kinds = [
        {(reference.tag, reference.get(W + "type")) for reference in section if reference.tag.endswith("Reference")}
        for section in (first, second)
    ]
    assert kinds[0] <= kinds[1]


def test_bookmarks_and_references_to_them_stay_together(tmp_path):
    path = template(tmp_path / "t.docx", "{{ name }}")
    mark = (
        b'<w:body><w:p><w:bookmarkStart w:id="5" w:name="rights"/><w:r><w:t>Rights</w:t></w:r><w:bookmarkEnd w:id="5"/>'
        b'<w:fldSimple w:instr=" PAGEREF rights \\h "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        b'<w:hyperlink w:anchor="rights"><w:r><w:t>see</w:t></w:r></w:hyperlink></w:p>'
    )
    changed(path, lambda name, data: data.replace(b"<w:body>", mark) if name == "word/document.xml" else data)
    merged = part(merge([Template(path).render({"name": "Ana"}), Template(path).render({"name": "Ben"})]))
    for number in (1, 2):
        assert merged.count(f"rights_{number}") == 3


def test_documents_that_end_with_a_table_or_a_section_are_closed(tmp_path):
    path = template(tmp_path / "t.docx", "{{ name }}", table=[["{{ name }}"]], sections=2)
    whole = body(merge([Template(path).render({"name": name}) for name in ("Ana", "Ben", "Cas")]))
    assert len(list(whole.iter(W + "sectPr"))) == 6
    assert whole[-1].tag == W + "sectPr"
    starts = [section.find(W + "pgNumType") is not None for section in whole.iter(W + "sectPr")]
    assert starts == [True, False] * 3


def test_titles_of_single_documents_do_not_name_the_file(tmp_path):
    path = template(tmp_path / "t.docx", "{{ name }}", title="For {{ name }}")
    merged = merge([Template(path).render({"name": name}) for name in ("Ana", "Ben")])
    assert "Ana" not in part(merged, "docProps/core.xml")


def test_documents_of_different_styles_go_into_different_files(tmp_path, notices):
    other = Template(template(tmp_path / "t.docx", "{{ name }}")).render({"name": "Ana"})
    assert len(print_files([notices[0], other, notices[1]])) == 2
    with pytest.raises(WrongUse, match="differ"):
        merge([notices[0], other])
    with pytest.raises(WrongUse, match="none"):
        merge([])


def test_a_file_can_be_limited_to_so_many_documents(notices):
    files = print_files(notices, most=3)
    assert [part(file).count("caseload_end_") for file in files] == [3, 3, 1]


def test_documents_with_footnotes_are_told(tmp_path):
    path = with_footnote(template(tmp_path / "t.docx", "{{ name }}"), "note")
    document = Template(path).render({"name": "Ana"})
    both = tmp_path / "d.docx"
    both.write_bytes(document)
    reference = b'<w:body><w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>'
    changed(both, lambda name, data: data.replace(b"<w:body>", reference) if name == "word/document.xml" else data)
    with pytest.raises(TemplateRefused, match="footnotes"):
        merge([both.read_bytes()])


def test_merged_files_are_valid(notices, tmp_path):
    openxml_audit = pytest.importorskip("openxml_audit", reason="needs openxml-audit (pip install caseload[test])")
    path = tmp_path / "print.docx"
    path.write_bytes(merge(notices))
    found = [str(error) for error in openxml_audit.OpenXmlValidator().validate(str(path)).errors]
    path.write_bytes(notices[0])
    usual = [str(error) for error in openxml_audit.OpenXmlValidator().validate(str(path)).errors]
    assert [error for error in found if error not in usual] == []


@needs_office
@pytest.mark.office
def test_a_file_that_is_not_converted_is_told(tmp_path):
    good, bad = template(tmp_path / "good.docx", "text"), tmp_path / "bad.docx"
    bad.write_bytes(b"PK\x03\x04 no document")
    with pytest.raises(CaseloadError, match=r"bad\.docx"):
        to_pdf([good, bad], tmp_path / "out")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["good.pdf"]


@needs_office
@pytest.mark.office
def test_a_time_limit_ends_the_conversion(tmp_path):
    with pytest.raises(CaseloadError, match="in time"):
        to_pdf([template(tmp_path / "t.docx", "text")], tmp_path / "out", seconds=0.05)


@needs_office
@pytest.mark.office
def test_a_remote_picture_is_not_fetched(tmp_path):
    asked: list[str] = []

    class Server(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    path = _with_remote_picture(tmp_path / "t.docx", f"http://127.0.0.1:{server.server_port}/seal.png")
    assert to_pdf([path], tmp_path / "out")[0].exists()
    server.shutdown()
    assert asked == []


def _with_remote_picture(path, address: str):
    """A document (no template: those are refused) with a picture that is linked, not embedded."""
    from docx.opc.constants import RELATIONSHIP_TYPE

    document = Document()
    from forms.make import picture

    document.add_picture(io.BytesIO(picture()))
    blip = next(document.element.body.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}blip"))
    link = document.part.relate_to(address, RELATIONSHIP_TYPE.IMAGE, is_external=True)
    del blip.attrib[qn("r:embed")]
    blip.set(qn("r:link"), link)
    document.save(str(path))
    return path


def test_two_files_of_one_name_are_refused(tmp_path):
    with pytest.raises(WrongUse, match="same PDF"):
        to_pdf([tmp_path / "a" / "x.docx", tmp_path / "b" / "x.docx"], tmp_path)


def test_the_preview_shows_the_words_and_runs_nothing(tmp_path):
    path = template(tmp_path / "t.docx", "Dear {{ name }}", table=[["{{ name }}"]], header="Case {{ number }}")
    page = preview([Template(path).render({"name": "<script>x</script> & Sons", "number": str(n)}) for n in (1, 2)])
    assert "Dear &lt;script&gt;x&lt;/script&gt; &amp; Sons" in page
    assert "<script" not in page
    assert "Case 2" in page
    assert '<a href="#n2">next</a>' in page
    assert "default-src 'none'" in page


def test_the_preview_keeps_headings_and_header_rows(tmp_path):
    document = Document()
    document.add_heading("Your plan", 1)
    table = document.add_table(1, 1)
    table.cell(0, 0).text = "Head"
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    document.save(str(tmp_path / "t.docx"))
    page = preview([(tmp_path / "t.docx").read_bytes()])
    assert "<h1>Your plan</h1>" in page
    assert "<th><p>Head</p></th>" in page
