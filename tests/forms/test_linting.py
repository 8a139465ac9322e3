"""The check of a template tells every problem at once, with its place and what to do."""

from __future__ import annotations

import io

import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import RGBColor

from caseload.errors import WrongUse
from caseload.forms import lint, read_catalogue
from forms.make import changed, picture, template
from forms.office import office


def told(path, *more) -> list[str]:
    """What is wrong, without what every document of python-docx lacks."""
    usual = ("word/styles.xml", "docProps", "body there is no heading")
    lines = [f"{problem.where} {problem.what} {problem.why}".strip() for problem in lint(path, *more)]
    return [line for line in lines if not line.startswith(usual)]


def test_a_clean_template_has_no_problems(tmp_path):
    assert told(template(tmp_path / "t.docx", "{{ name }}", "{%p if x %}", "{{ x }}", "{%p endif %}")) == []


@pytest.mark.parametrize(
    ("lines", "where", "what"),
    [
        (["ok", "Dear {{ name"], "body, paragraph 2", "a tag is not whole"),
        (["{%p if a %}", "text"], "body, paragraph 1", "is never closed"),
        (["text", "{%p endif %}"], "body, paragraph 2", "closes nothing"),
        (["{%p if a %}", "{%p for b in c %}", "{%p endif %}", "{%p endfor %}"], "body, paragraph 3", "closes nothing"),
        (["{%p else %}"], "body, paragraph 1", "outside a condition"),
        (["{%p if a %} Dear Ana", "x", "{%p endif %}"], "body, paragraph 1", "text beside {%p if a %} would be lost"),
        (["{%p if a %}{{ b }}", "x", "{%p endif %}"], "body, paragraph 1", "would be lost"),
        (["{%tr for a in b %}", "{%tr endfor %}"], "body, paragraph 1", "outside a table"),
        (["{% if a == \u201cx\u201d %}y{% endif %}"], "body, paragraph 1", "curly quotes"),
        (["{{ a b }}"], "body, paragraph 1", "cannot be read"),
        (["{{ name|safe }}"], "t.docx, word/document.xml", "the template cannot be filled the filter safe"),
        (["{% if a %}one", "two{% endif %}"], "body, paragraph 1", "opens in one paragraph and closes in another"),
    ],
)
def test_mistakes_in_tags_are_told_with_their_paragraph(tmp_path, lines, where, what):
    found = told(template(tmp_path / "t.docx", *lines))
    assert [line for line in found if line.startswith(where) and what in line], found


def test_text_beside_a_row_tag_is_told_with_its_cell(tmp_path):
    rows = [["Head", "Head"], ["{%tr for a in b %}", "lost words"], ["{{ a.x }}", "y"], ["{%tr endfor %}", ""]]
    found = told(template(tmp_path / "t.docx", "x", table=rows))
    assert found == [
        "body, table 1, row 2, cell 1 text beside {%tr for a in b %} would be lost the tag takes the place of its "
        "whole table row, with “lost words”",
        "word/document.xml, table 1 a table has no header row",
    ]


def test_all_problems_are_told_at_once(tmp_path):
    path = template(tmp_path / "t.docx", "{{ a b }}", "{{ open", "{%p endif %}", header="{%p if x %} text")
    assert len(told(path)) == 5


def test_fields_are_compared_with_the_catalogue(tmp_path):
    form = office(tmp_path / "templates")
    path = template(
        tmp_path / "t.docx",
        "{{ nmae }} {{ activities }}",
        "{%p for a in activities %}",
        "{{ a.hour }}",
        "{%p endfor %}",
    )
    found = told(path, form)
    assert found[:3] == [
        "body, paragraph 1 the form has no field nmae",
        "body, paragraph 3 the form has no field activities[].hour",
        "body, paragraph 1 activities cannot be printed as a text it holds several rows",
    ]


def test_a_template_that_shows_less_than_ours_is_noticed(tmp_path):
    form = read_catalogue().form("wtw2_amendment")
    found = told(template(tmp_path / "t.docx", "{{ case_number }}"), form)
    assert " the template does not show amended_on the one that came with Caseload does".strip() in found


def test_tags_where_nothing_is_filled_are_told(tmp_path):
    path = template(tmp_path / "t.docx", "x")
    document = Document(str(path))
    document.core_properties.keywords = "{{ name }}"
    document.save(str(path))
    space = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    notes = b'<w:endnotes xmlns:w="' + space + b'"><w:t>{{ n }}</w:t></w:endnotes>'
    changed(path, lambda _, contents: contents, [("word/endnotes.xml", notes)])
    found = [f"{problem.where} {problem.what}" for problem in lint(path)]
    assert "docProps/core.xml {{ name }} is never filled" in found
    assert "word/endnotes.xml {{ n }} is never filled" in found


def test_a_bound_content_control_is_told(tmp_path):
    control = (
        b"<w:body><w:sdt><w:sdtPr><w:dataBinding/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>{{ name }}</w:t></w:r></w:p>"
        b"</w:sdtContent></w:sdt>"
    )
    path = template(tmp_path / "t.docx", "x")
    changed(path, lambda name, contents: contents.replace(b"<w:body>", control) if "document" in name else contents)
    assert "word/document.xml a tag stands in a bound content control" in "\n".join(told(path))


def test_what_keeps_people_from_reading_is_told(tmp_path):
    document = Document()
    document.add_heading("First", 2)
    document.add_heading("", 3)
    document.add_picture(io.BytesIO(picture()))
    document.paragraphs[-1].add_run("faint").font.color.rgb = RGBColor(0xCC, 0xCC, 0xCC)
    document.core_properties.title = ""
    document.save(str(tmp_path / "t.docx"))
    found = [problem.what for problem in lint(tmp_path / "t.docx", None, "es")]
    for expected in (
        "the document has no title", "the document's language is wrong", "the first heading has level 2",
        "a heading is empty", "a picture has no alternative text", "text in the colour CCCCCC is too faint",
    ):  # fmt: skip
        assert expected in found, expected


def test_a_repeated_header_row_is_found(tmp_path):
    rows = [["Head"], ["{%tr for a in b %}"], ["{{ a.x }}"], ["{%tr endfor %}"]]
    path = template(tmp_path / "t.docx", "x", table=rows)
    document = Document(str(path))
    document.tables[0].rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    assert document.tables[0]._tbl.find(qn("w:tr")) is not None
    document.save(str(path))
    assert told(path) == []


def test_traces_of_people_are_told(tmp_path):
    path = template(tmp_path / "t.docx", "x")
    document = Document(str(path))
    document.core_properties.author = "Pat Muster"
    document.save(str(path))
    inserted = b'<w:body><w:p><w:ins w:id="1" w:author="Pat Muster"><w:r><w:t>new</w:t></w:r></w:ins></w:p>'
    changed(path, lambda name, contents: contents.replace(b"<w:body>", inserted) if "document" in name else contents)
    found = [problem.what for problem in lint(path)]
    assert "the property creator is filled in" in found
    assert "there are tracked changes" in found
    assert "Muster" not in " ".join(problem.sentence() for problem in lint(path))


def test_unsafe_and_broken_templates_are_told_not_raised(tmp_path):
    path = tmp_path / "t.docx"
    path.write_bytes(b"no document")
    assert [problem.what for problem in lint(path)] == ["the template cannot be opened"]
    template(path, "x")
    changed(path, lambda _, contents: contents, [("word/vbaProject.bin", b"x")])
    assert "unsafe content" in [problem.what for problem in lint(path)]
    with pytest.raises(WrongUse):
        lint(tmp_path / "none.docx")


def test_every_shipped_template_passes():
    for form in read_catalogue().forms.values():
        for language in form.languages:
            assert [problem.sentence() for problem in lint(form.template(language), form, language)] == []


HARD = {
    "en": "Notification of discontinuance of supportive services authorization necessitates additional documentation. ",
    "es": "La notificación administrativa correspondiente a la discontinuación de servicios requiere documentación. ",
}
EASY = {"en": "We will stop the help with rides. Call us now. ", "es": "Le vamos a dar la ayuda. Venga a la cita. "}


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_letter_that_is_hard_to_read_is_told_with_its_longest_sentence(tmp_path, language):
    hard = lint(template(tmp_path / "h.docx", HARD[language] * 3, EASY[language] * 3, title="T"), None, language)
    told = [problem for problem in hard if problem.what == "the text is hard to read"]
    assert [problem.severity for problem in told] == ["warning"]
    assert HARD[language][:60].strip() in told[0].todo
    easy = lint(template(tmp_path / "e.docx", EASY[language] * 6, title="T"), None, language)
    assert "the text is hard to read" not in [problem.what for problem in easy]


def test_papers_of_the_office_may_be_written_in_its_own_words(tmp_path):
    from dataclasses import replace

    from forms.office import office

    path = template(tmp_path / "h.docx", HARD["en"] * 6, title="T")
    form = replace(office(tmp_path / "templates"), reader="file")
    assert "the text is hard to read" not in [problem.what for problem in lint(path, form, "en")]
    assert "the text is hard to read" in [problem.what for problem in lint(path, replace(form, reader="participant"), "en")]
