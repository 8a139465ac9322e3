"""A template that could do harm on the reader's computer is refused before anything of it is used."""

from __future__ import annotations

import zipfile

import pytest

from caseload.errors import TemplateRefused, WrongUse
from caseload.forms import Template
from forms.make import changed, template

RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def with_xml(path, inside: str):
    """The template with more XML at the start of its body."""

    def edit(name, contents):
        return contents.replace(b"<w:body>", b"<w:body>" + inside.encode()) if name == "word/document.xml" else contents

    return changed(path, edit)


def with_link(path, kind: str, target: str, mode: str = "External"):
    link = f'<Relationship Id="rIdX" Type="{RELS}/{kind}" Target="{target}" TargetMode="{mode}"/></Relationships>'

    def edit(name, contents):
        if name != "word/_rels/document.xml.rels":
            return contents
        return contents.replace(b"</Relationships>", link.encode())

    return changed(path, edit)


def field(code: str, *more: str) -> str:
    """A complex field whose instruction stands in one run or several."""
    runs = "".join(f"<w:r><w:instrText>{text}</w:instrText></w:r>" for text in (code, *more))
    edges = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    return f"<w:p>{edges[0]}{runs}{edges[1]}<w:r><w:t>1</w:t></w:r>{edges[2]}</w:p>"


@pytest.mark.parametrize(
    ("inside", "reason"),
    [
        (field("DDEAUTO c:\\\\x.exe"), "DDEAUTO"),
        (field(" DDE", "AUTO cmd"), "DDEAUTO"),
        (field("INCLUDEPICTURE http://example.org/x.png"), "INCLUDEPICTURE"),
        (field("QUOTE {{ name }}"), "data inside"),
        (field("PAGE {", "{ name }}"), "data inside"),
        ('<w:p><w:fldSimple w:instr=" MACROBUTTON x "/></w:p>', "MACROBUTTON"),
        ('<w:altChunk xmlns:r="x" r:id="rId9"/>', "altChunk"),
        ("<w:p><w:r><w:object/></w:r></w:p>", "OLE"),
        ("<w:p><w:r><w:control/></w:r></w:p>", "ActiveX"),
    ],
)
def test_unsafe_contents_are_refused(tmp_path, inside, reason):
    path = with_xml(template(tmp_path / "t.docx", "text"), inside)
    with pytest.raises(TemplateRefused, match=reason):
        Template(path)


@pytest.mark.parametrize("code", ["PAGE", " NUMPAGES \\* MERGEFORMAT ", "PAGEREF last \\h", 'DATE \\@ "M/d/yyyy"'])
def test_page_numbers_references_and_dates_are_welcome(tmp_path, code):
    assert Template(with_xml(template(tmp_path / "t.docx", "text"), field(code))).render({})


@pytest.mark.parametrize(
    ("kind", "target", "refused"),
    [
        ("image", "https://example.org/a.png", True),
        ("attachedTemplate", "file:///c:/a.dotm", True),
        ("oleObject", "https://example.org/a", True),
        ("frame", "https://example.org/a", True),
        ("hyperlink", "file://server/share/a.exe", True),
        ("hyperlink", "\\\\server\\share", True),
        ("hyperlink", "https://example.org/", False),
        ("hyperlink", "mailto:office@example.org", False),
    ],
)
def test_only_harmless_hyperlinks_may_lead_outside(tmp_path, kind, target, refused):
    path = with_link(template(tmp_path / "t.docx", "text"), kind, target)
    if not refused:
        assert Template(path).render({})
        return
    with pytest.raises(TemplateRefused, match="unsafe"):
        Template(path)


@pytest.mark.parametrize("name", ["word/vbaProject.bin", "word/activeX/activeX1.bin", "word/embeddings/sheet1.xlsx"])
def test_parts_with_code_or_foreign_files_are_refused(tmp_path, name):
    path = changed(template(tmp_path / "t.docx", "text"), lambda _, contents: contents, [(name, b"x")])
    with pytest.raises(TemplateRefused, match="unsafe"):
        Template(path)


def test_entities_are_refused(tmp_path):
    bomb = b'<!DOCTYPE b [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    path = changed(template(tmp_path / "t.docx", "text"), lambda _, contents: contents, [("word/extra.xml", bomb)])
    with pytest.raises(TemplateRefused, match="entities"):
        Template(path)


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path):
    path = template(tmp_path / "t.docx", "text")
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/big.bin", b"\0" * (32 << 20))
    with pytest.raises(TemplateRefused, match="unpack"):
        Template(path)


def test_what_is_no_word_document_is_refused(tmp_path):
    path = tmp_path / "t.docx"
    for contents in (b"", b"not a zip", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1old", b"PK\x03\x04broken"):
        path.write_bytes(contents)
        with pytest.raises(TemplateRefused):
            Template(path)


def test_a_zip_file_without_a_document_is_refused(tmp_path):
    path = tmp_path / "t.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("hello.txt", "hello")
    with pytest.raises(TemplateRefused):
        Template(path)


def test_any_cut_of_a_template_is_refused_cleanly(tmp_path):
    whole = template(tmp_path / "t.docx", "{{ name }}").read_bytes()
    for at in range(0, len(whole), len(whole) // 40):
        with pytest.raises(TemplateRefused):
            Template.from_bytes(whole[:at])


def test_a_missing_template_is_wrong_use(tmp_path):
    with pytest.raises(WrongUse, match=r"nothing\.docx"):
        Template(tmp_path / "nothing.docx")
