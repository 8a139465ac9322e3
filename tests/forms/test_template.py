"""A filled template is what docxtpl makes of it, whatever the values are."""

from __future__ import annotations

import copy
import io
import random

import pytest
from docxtpl import DocxTemplate, InlineImage, Listing, RichText
from jinja2 import Environment, StrictUndefined

from caseload.errors import FieldMissing, TemplateRefused
from caseload.forms import Template
from forms.make import HOSTILE, PLAIN, canonical, part, picture, random_template, random_values, template, with_footnote

CORE = "docProps/core.xml"


def docxtpl_makes(path, context):
    """The document that docxtpl makes, with autoescape and strict undefined in a plain environment."""
    usual = DocxTemplate(str(path))
    usual.render(copy.deepcopy(context), Environment(undefined=StrictUndefined), autoescape=True)
    saved = io.BytesIO()
    usual.save(saved)
    return saved.getvalue()


def same_parts(path, context):
    """Fail unless both give the same parts; the core properties are ours (docxtpl escapes them twice)."""
    ours, usual = canonical(Template(path).render(context)), canonical(docxtpl_makes(path, context))
    assert sorted(ours) == sorted(usual)
    different = [name for name in ours if ours[name] != usual[name] and name != CORE]
    assert not different


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize(("pool", "rows"), [(PLAIN, 0), (PLAIN, 1), (PLAIN, 30), (HOSTILE, 3)])
def test_random_templates_give_docxtpls_parts(tmp_path, seed, pool, rows):
    chosen = random.Random(seed)
    path = random_template(tmp_path / "t.docx", chosen)
    same_parts(path, random_values(chosen, pool, rows))


def test_words_split_into_runs_are_still_proven(tmp_path):
    """Word cuts a sentence into runs; conditions inside it stay provably well-formed."""
    path = random_template(tmp_path / "t.docx", random.Random(7))
    body = Template(path).parts[0]
    assert body.proof.well_formed
    assert not body.proof.spread


def test_the_context_is_not_changed(tmp_path):
    path = template(
        tmp_path / "t.docx", "{% set name = 'other' %}{{ name }}", "{%p for name in rows %}", "{%p endfor %}"
    )
    context = {"name": "Ana", "rows": [{"a": 1}]}
    before = copy.deepcopy(context)
    Template(path).render(context)
    assert context == before


def test_equal_contexts_give_equal_bytes(tmp_path):
    path = template(tmp_path / "t.docx", "{{ name }}", header="{{ name }}", title="For {{ name }}")
    one, other = Template(path), Template(path)
    assert one.render({"name": "Ana"}) == one.render({"name": "Ana"}) == other.render({"name": "Ana"})
    assert one.render({"name": "Ana"}) != one.render({"name": "Ben"})


def test_footnotes_are_filled_once_so_data_never_runs(tmp_path):
    path = with_footnote(template(tmp_path / "t.docx", "text", sections=2), "{{ name }}")
    notes = part(Template(path).render({"name": "{{ 7*7 }}"}), "word/footnotes.xml")
    assert "{{ 7*7 }}" in notes
    assert "49" not in notes


def test_properties_are_escaped_once(tmp_path):
    path = template(tmp_path / "t.docx", "text", title="For {{ name }}")
    core = part(Template(path).render({"name": "Smith & Sons <b>"}), CORE)
    assert "<dc:title>For Smith &amp; Sons &lt;b&gt;</dc:title>" in core


def test_properties_without_tags_are_copied(tmp_path):
    path = template(tmp_path / "t.docx", "text", title="Plan")
    assert "<dc:title>Plan</dc:title>" in part(Template(path).render({}), CORE)


@pytest.mark.parametrize("where", ["body", "header", "footer"])
def test_control_characters_vanish_everywhere(tmp_path, where):
    """docxtpl drops them in the body and fails in headers; here they vanish in every part."""
    texts = {"body": ["{{ x }}"]} if where == "body" else {where: "{{ x }}"}
    path = template(tmp_path / "t.docx", *texts.pop("body", ["."]), **texts)
    document = canonical(Template(path).render({"x": "a\x00b\x01\x1fc\ufffe\uffff\ud800d"}))
    assert any(b"abcd</w:t>" in contents for contents in document.values())


def test_a_field_named_like_a_method_prints_the_field(tmp_path):
    path = template(tmp_path / "t.docx", "{{ c.items }} {{ c['keys'] }}")
    assert "seven eight" in part(Template(path).render({"c": {"items": "seven", "keys": "eight"}}))


def test_listing_and_rich_text_give_docxtpls_parts(tmp_path):
    path = template(tmp_path / "t.docx", "{{ note }}", "before {{r rich }} after")
    rich = RichText("bold & <b>", bold=True)
    same_parts(path, {"note": Listing("one & two\nthree\tfour\afive\fsix"), "rich": rich})


def test_a_picture_gives_docxtpls_parts(tmp_path):
    path = template(tmp_path / "t.docx", "{{ picture }}", "{{ name }}")
    png = picture()
    ours = Template(path)
    mine = {"name": "A & B", "picture": InlineImage(ours.docx, io.BytesIO(png))}
    usual = DocxTemplate(str(path))
    usual.render({"name": "A & B", "picture": InlineImage(usual, io.BytesIO(png))}, autoescape=True)
    saved = io.BytesIO()
    usual.save(saved)
    first, expected = canonical(ours.render(mine)), canonical(saved.getvalue())
    assert sorted(first) == sorted(expected)
    assert [name for name in first if first[name] != expected[name] and name != CORE] == []


def test_a_link_gives_a_relationship_every_time(tmp_path):
    path = template(tmp_path / "t.docx", "{{r link }}")
    ours = Template(path)
    for _ in range(2):
        link = RichText("the page", url_id=ours.docx.build_url_id("https://example.org/"))
        assert "https://example.org/" in part(ours.render({"link": link}), "word/_rels/document.xml.rels")


@pytest.mark.parametrize("blank", [None, float("nan")])
@pytest.mark.parametrize("printed", ["{{ x }}", "{{ x|upper }}", "{{ 'a' ~ x }}"])
def test_a_blank_is_never_printed(tmp_path, blank, printed):
    path = template(tmp_path / "t.docx", printed)
    with pytest.raises(FieldMissing, match="x"):
        Template(path).render({"x": blank})


def test_every_missing_field_is_named_at_once(tmp_path):
    path = template(
        tmp_path / "t.docx",
        "{{ name }} {{ city }}", "{%p if married %}", "{{ spouse }}", "{%p endif %}",
        "{%p for row in rows %}", "{{ row.what }} {{ row.hours }}", "{%p endfor %}",
        header="{{ office.phone }}", title="{{ subject }}",
    )  # fmt: skip
    context = {"city": None, "married": False, "rows": [{"what": "a", "hours": "1"}, {"what": None}], "office": {}}
    assert Template(path).missing(context) == [
        "name", "city", "rows[2].what", "rows[2].hours", "office.phone", "subject",
    ]  # fmt: skip
    with pytest.raises(FieldMissing, match=r"name, city, rows\[2\]\.what, rows\[2\]\.hours, office\.phone, subject"):
        Template(path).render(context)
    assert Template(path).missing({"married": True})[2] == "spouse"


def test_a_condition_may_ask_for_a_blank_but_not_for_an_unknown_field(tmp_path):
    path = template(tmp_path / "t.docx", "{% if note %}{{ note }}{% endif %}.")
    assert Template(path).missing({"note": None}) == []
    assert Template(path).render({"note": None})
    with pytest.raises(FieldMissing, match="note"):
        Template(path).render({})


@pytest.mark.parametrize(
    "tag",
    [
        "{{ x.__class__ }}", "{{ _x }}", "{{ x['__class__'] }}", "{{ x.upper() }}", "{{ range(9) }}", "{{ x ** 9 }}",
        "{% macro m() %}{% endmacro %}", "{% include 'a' %}", "{% set y = x ~ x %}", "{% block b %}{% endblock %}",
        "{{ x|safe }}", "{{ x|format }}", "{{ rows|map(attribute='_y')|join }}", "{{ rows|sum(attribute='_y') }}",
        "{{ cycler(1) }}", "{% call x() %}{% endcall %}", "{{ x|attr('y') }}", "{{ lipsum }}", "{{ x * 3 }}",
        "{{ '%99999999d' % 1 }}", "{{ x.upper }}", "{% filter upper %}a{% endfilter %}", "{{ x | }}", "{% if %}",
    ],
)  # fmt: skip
def test_the_sandbox_refuses(tmp_path, tag):
    path = template(tmp_path / "t.docx", tag)
    with pytest.raises((TemplateRefused, FieldMissing)):
        Template(path).render({"x": "abc", "rows": [{"_y": 1}]})


@pytest.mark.parametrize("depth", [19, 25, 400])
def test_blocks_nested_too_deeply_are_refused(tmp_path, depth):
    path = template(tmp_path / "t.docx", "{% for x in rows %}" * depth + "x" + "{% endfor %}" * depth)
    if depth < 20:
        assert Template(path).render({"rows": [1]})
    else:
        with pytest.raises(TemplateRefused, match="nested"):
            Template(path)


def test_a_flood_of_text_is_refused(tmp_path):
    path = template(tmp_path / "t.docx", *["{%p for a in rows %}"] * 4, "{{ text }}", *["{%p endfor %}"] * 4)
    with pytest.raises(TemplateRefused, match="characters"):
        Template(path).render({"rows": list(range(40)), "text": "x" * 1000})


def test_loops_without_end_are_refused(tmp_path):
    path = template(tmp_path / "t.docx", "{% for a in rows %}" * 3 + "{% endfor %}" * 3)
    with pytest.raises(TemplateRefused, match="steps"):
        Template(path).render({"rows": list(range(500))})


def test_markup_in_a_value_that_breaks_the_document_is_refused(tmp_path):
    rich = RichText("text")
    rich.xml = "<w:r><w:t>open"
    with pytest.raises(TemplateRefused, match="damaged"):
        Template(template(tmp_path / "t.docx", "{{r rich }}")).render({"rich": rich})


def test_uses_name_every_field_with_its_loop(tmp_path):
    path = template(
        tmp_path / "t.docx", "{{ name|upper }}", "{%p if note %}", "{{ note }}", "{%p endif %}",
        "{%p for row in rows %}", "{{ loop.index }} {{ row.hours }}", "{%p endfor %}", header="{{ case.number }}",
    )  # fmt: skip
    found = [(use.name, use.printed, use.conditional) for use in Template(path).uses]
    assert found == [
        ("name", True, False), ("note", False, False), ("note", True, True), ("rows", False, False),
        ("rows[].hours", True, True), ("case.number", True, False),
    ]  # fmt: skip


FEATURES = {
    "cell background": [["{% cellbg colour %}{{ name }}", "x"]],
    "column span": [["{% colspan two %}{{ name }}"], ["a"]],
    "columns in a loop": [["{%tc for row in rows %}", "{{ row.what }}", "{%tc endfor %}"]],
    "rows merged": [["{%tr for row in rows %}", ""], ["{% vm %}{{ name }}", "{{ row.what }}"], ["{%tr endfor %}", ""]],
    "cells merged": [["{%tr for row in rows %}"], ["{% hm %}{{ name }}"], ["{%tr endfor %}"]],
    "rows under a condition": [["Head", "Head"], ["{%tr if flag %}", ""], ["{{ name }}", "b"], ["{%tr endif %}", ""]],
    "only rows in a loop": [["{%tr for row in rows %}", ""], ["{{ row.what }}", "b"], ["{%tr endfor %}", ""]],
}


@pytest.mark.parametrize("name", FEATURES)
@pytest.mark.parametrize("rows", [0, 1, 4])
def test_table_features_of_docxtpl_give_its_parts(tmp_path, name, rows):
    path = template(tmp_path / "t.docx", "before", table=FEATURES[name])
    context = {"name": "A & B", "colour": "FFCC00", "two": "2", "flag": rows > 0}
    same_parts(path, {**context, "rows": [{"what": f"<{number}>"} for number in range(rows)]})


@pytest.mark.parametrize(
    "lines",
    [
        ["one {%- if flag %}", "two", "{% endif -%}", "three"],
        ["{#p a comment #}", "{# another #}text {{ name }}"],
        ["{_{ name }_} and {_% if %_}"],
        ["{{p block }}", "after"],
        ["{%r if flag %}", "kept {{ name }}", "{%r endif %}"],
        ["{% for row in rows %}{{ row.what }}{% if not loop.last %}, {% endif %}{% else %}none{% endfor %}"],
        ["{% set greeting = 'Dear' %}{{ greeting ~ ' ' ~ name }}", "{{ rows|length }} {{ rows|map_ }}"],
        ["{{ rows[0].what }} {{ name|upper|default('x') }} {{ 'yes' if flag else 'no' }} {{ name == 'A & B' }}"],
        ["{% if flag %}one paragraph", "and another{% endif %} end"],
        ["{{ loop_ is defined }} {{ 7 // 2 + 1.5 }} {{ rows|map(attribute='what')|join(', ') }}"],
    ],
)
def test_text_features_of_docxtpl_give_its_parts_or_are_refused(tmp_path, lines):
    """What both can fill is the same; what one of them refuses, the other does not fill in another way."""
    from docxtpl import RichTextParagraph

    path = template(tmp_path / "t.docx", *lines)
    context = {"name": "A & B", "flag": True, "rows": [{"what": "<1>"}, {"what": "2"}]}
    context["block"] = RichTextParagraph("rich & <text>", parastyle="Normal")
    try:
        usual = canonical(docxtpl_makes(path, context))
    except Exception:
        with pytest.raises(TemplateRefused):
            Template(path).render(context)
        return
    try:
        ours = canonical(Template(path).render(context))
    except TemplateRefused as refused:
        assert "filter map" in str(refused)
        return
    assert [name for name in ours if ours[name] != usual[name] and name != CORE] == []
