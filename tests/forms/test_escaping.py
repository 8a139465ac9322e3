"""What is printed is text: whatever stands in a value, XML holds it and gives it back."""

from __future__ import annotations

import html
import importlib
import sys

import pytest
from lxml import etree

from caseload.errors import FieldMissing, TemplateRefused
from caseload.forms import Template, escaping
from forms.make import HOSTILE, part, template
from forms.test_template import same_parts


@pytest.fixture(params=["markupsafe", "standard library"])
def module(request, monkeypatch):
    """The module as it is, and as it is with a markupsafe that lacks the quick routine."""
    if request.param == "standard library":
        monkeypatch.setitem(sys.modules, "markupsafe._speedups", None)
    yield importlib.reload(escaping)
    monkeypatch.undo()
    importlib.reload(escaping)


@pytest.mark.parametrize("text", [*HOSTILE, "a\x00b\x1f\ufffe\ud800c", "ñ \xa0 \u200b"])
def test_xml_gives_back_what_it_was_given_without_what_it_cannot_hold(module, text):
    fit = module.without_breaks(module.fitting(text))
    written = f"<t a='{module.escaped(fit)}'>{module.escaped(fit)}</t>".encode()
    assert etree.fromstring(written).text == fit.replace("\r\n", "\n").replace("\r", "\n")
    assert html.unescape(module.escaped(fit)) == fit
    assert "".join(character for character in text if character not in fit).strip("\x00\x1f\a\f\ufffe\ud800") == ""


def test_records_are_read_by_their_fields_and_nothing_else(tmp_path):
    """A row that is no record has no fields, though it holds the same letters; a field may be called like a method."""
    path = template(tmp_path / "t.docx", "{% for row in rows %}{{ row.what }}, {{ row.items }};{% endfor %}")
    ours = Template(path)
    shown = part(ours.render({"rows": [{"what": "<1>", "items": 2}, {"what": True, "items": 1.5}]}))
    assert "&lt;1&gt;, 2;True, 1.5;" in shown
    for rows in (["what items"], [["what", "items"]], [{"what": "x"}], [{"what": None, "items": "y"}], [7]):
        with pytest.raises((FieldMissing, TemplateRefused)):
            ours.render({"rows": rows})


def test_constants_of_a_template_are_printed_as_docxtpl_prints_them(tmp_path):
    path = template(tmp_path / "t.docx", "{{ '<b> it' }} {{ 'a\\x07\\x01b' }} {{ 3 + 4 }} {{ 'x' ~ 1 }} {{ 1.5 }} {{ true }}")
    same_parts(path, {})
    text = part(Template(path).render({}))
    assert "&lt;b&gt; it" in text
    assert "\x01" not in text


def test_a_constant_that_says_nothing_is_no_text(tmp_path):
    with pytest.raises((FieldMissing, TemplateRefused)):
        Template(template(tmp_path / "n.docx", "{{ none }}")).render({})
