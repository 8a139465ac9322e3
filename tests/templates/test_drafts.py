"""The kit that writes templates: what it makes of a block, and what it refuses."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from caseload.errors import TemplateRefused
from caseload.forms.drafts import __main__ as command
from caseload.forms.drafts.blocks import Paper
from caseload.forms.drafts.texts import Form, forms

LETTER = {form.language: form for form in forms("contact_letter")}
SHEET = next(forms("notice_42_6"))


def texts(form: Form, *blocks: dict) -> list[str]:
    """The text of each element that some blocks make."""
    return ["".join(element.itertext()) for element in Paper(form).elements(blocks)]


def test_a_block_speaks_the_language_of_its_form():
    block = {"p": {"en": "Please call.", "es": "Por favor llame."}}
    assert texts(LETTER["en"], block) == ["Please call."]
    assert texts(LETTER["es"], block) == ["Por favor llame."]


@pytest.mark.parametrize("text", [{"en": "Please call."}, "Please call."])
def test_a_text_without_spanish_is_refused_on_a_form_that_is_read_in_spanish(text):
    with pytest.raises(TemplateRefused, match="contact_letter"):
        texts(LETTER["es"], {"p": text})


def test_a_field_alone_needs_no_second_language():
    assert texts(LETTER["es"], {"p": "{{ reason_text }}"}) == ["{{ reason_text }}"]


@pytest.mark.parametrize(
    "block",
    [{"facts": ["reason_txt"]}, {"if": "reason_txt", "then": []}, {"each": "reason_txt"}, {"write": ["reason_txt"]}],
)
def test_a_field_that_the_catalogue_does_not_know_is_refused(block):
    with pytest.raises(TemplateRefused, match="reason_txt"):
        texts(SHEET, block)


def test_an_unknown_kind_of_block_is_refused():
    with pytest.raises(TemplateRefused, match="poem"):
        texts(SHEET, {"poem": "Roses"})


def test_a_condition_opens_and_closes_in_paragraphs_of_its_own_beside_what_it_guards():
    block = {"if": "sanction_on", "then": [{"p": "Decided."}], "else": [{"p": "Not decided."}]}
    made = texts(SHEET, block)
    assert made == ["{%p if sanction_on %}", "Decided.", "{%p else %}", "Not decided.", "{%p endif %}"]


def test_only_an_optional_fact_stands_in_a_condition():
    assert "{%p if problem_on %}" in texts(SHEET, {"facts": ["problem_on"]})
    assert texts(SHEET, {"facts": ["problem"]}) == ["Problem{{ problem }}"]


def test_each_numbered_list_has_a_count_of_its_own():
    paper = Paper(SHEET)
    made = paper.elements([{"steps": ["One.", "Two."]}, {"steps": ["One again."]}])
    counts = [re.search(r'numId w:val="(\d+)"', ET.tostring(element, encoding="unicode")) for element in made]
    assert [count and count[1] for count in counts] == ["2", "2", "3"]


def test_a_table_repeats_its_head_and_loops_over_whole_rows():
    form = next(forms("wtw2_plan"))
    (table, _) = Paper(form).elements([{"table": {"rows": "activities", "columns": ["activity", {"place": 2}]}}])
    xml = ET.tostring(table, encoding="unicode")
    assert xml.count("<w:tblHeader") == 1
    rows = re.findall(r"<w:tr>.*?</w:tr>", xml)
    assert [re.sub("<[^>]*>", "", row) for row in rows] == [
        "ActivityPlace", "{%tr for row in activities %}", "{{ row.activity }}{{ row.place }}", "{%tr endfor %}"
    ]  # fmt: skip
    assert sum(int(width) for width in re.findall(r'gridCol w:w="(\d+)"', xml)) == form.page.text_width


def test_the_form_number_stands_where_a_text_asks_for_it():
    form = replace(SHEET, entry={**SHEET.entry, "number": "42-9"})
    assert texts(form, {"p": "See {number}."}) == ["See 42-9."]


def test_an_unknown_form_writes_nothing(capsys):
    assert command.main(["no_such_form"]) == 3
    assert "no_such_form" in capsys.readouterr().err
