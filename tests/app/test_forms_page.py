"""The page of forms is what the catalogue and the sheets say, and every source it names exists."""

from __future__ import annotations

from pathlib import Path

import pytest

from caseload.app.forms_page import origin, page, usual_fields
from caseload.errors import TemplateRefused
from caseload.forms import read_catalogue
from caseload.rules import questions

DOCS = Path(__file__).resolve().parents[2] / "docs"
FORMS = list(read_catalogue().forms.values())


def test_the_page_in_docs_is_the_one_that_the_catalogue_makes() -> None:
    """Otherwise: python -m caseload.app.forms_page"""
    assert (DOCS / "forms.md").read_text(encoding="utf-8") == page()


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.code)
def test_the_page_shows_a_form_with_each_of_its_fields(form) -> None:
    section = page().split(f"\n`{form.code}`, ")[1].split("\n### ")[0]
    assert all(f"| `{each.name}` |" in section for each in form.fields if each.name not in usual_fields())
    assert all(f"`{due}`" in section for due, _ in form.starts)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.code)
def test_every_due_date_that_begins_with_a_form_is_one_that_a_question_computes(form) -> None:
    assert [due for due, _ in form.starts if due not in questions()] == []


def test_a_source_is_told_in_the_words_of_the_sheet_and_its_rule() -> None:
    assert origin("participants.case_number", ["wtw", "vr"]) == "Participants: *Case number* / Clients: *Case number*"
    assert origin("participants.required_hours", ["wtw"]) == "Participants: *Hours owed*, by WTW-01"
    assert origin("settings.hearing_days", ["wtw"]) == "`caseload.toml`: [hearing] days"
    assert origin("WTW-21.last_day", ["wtw"]) == "rule WTW-21.last_day"


@pytest.mark.parametrize("source", ["participants.no_such_column", "no_such_sheet.day", "WTW-21.no_output", "settings.none", ""])
def test_a_source_that_does_not_exist_is_refused(source: str) -> None:
    with pytest.raises(TemplateRefused, match="catalogue"):
        origin(source, ["wtw"])


def test_every_picture_of_the_page_shows_all_its_forms() -> None:
    """The picture says in itself which forms it shows; otherwise: python -m caseload.app.forms_pictures"""
    from caseload.app.forms_pictures import shown_on

    for shelf, codes in shown_on(DOCS / "images").items():
        wanted = [form.code for form in FORMS if (form.programs[0] if len(form.programs) == 1 else "common") == shelf]
        assert codes == wanted, shelf
