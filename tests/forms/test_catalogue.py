"""The catalogue says what each form needs; a row is turned into words, or every reason against it is listed."""

from __future__ import annotations

from datetime import date

import pytest

from caseload.errors import TemplateRefused, WrongUse
from caseload.forms.catalogue import Catalogue, read_catalogue
from caseload.forms.fields import in_words

CATALOGUE = """
blocks:
  case:
    - {name: case_number, kind: text, label: {en: Case number, es: Número de caso}, from: participants.case_number}
    - {name: told, kind: flag, label: {en: Told}, from: plans.told, required: false}
codes:
  activity:
    job_search: {en: Job search, es: Búsqueda de trabajo}
forms:
  - code: plan
    number: X 2
    title: {en: Plan, es: Plan}
    programs: [wtw]
    reader: participant
    languages: [en, es]
    version: "2026-11"
    starts: [{due: WTW-22, from: began_on}]
    uses: [case]
    fields:
      - {name: began_on, kind: date, label: {en: Begins, es: Empieza}, from: plans.began_on}
      - {name: note, kind: paragraph, label: {en: Note}, from: typed, required: false}
      - {name: bring, kind: lines, label: {en: Bring}, from: typed, required: false}
      - name: activities
        kind: rows
        label: {en: Activities}
        from: activities
        fields:
          - {name: what, kind: code, codes: activity, label: {en: Activity}, from: activities.activity}
          - {name: hours, kind: hours, label: {en: Hours}, from: activities.hours}
  - code: letter
    title: {en: Letter}
    programs: [wtw, gain]
    reader: file
    languages: [en]
    version: "1"
"""


@pytest.fixture
def forms(tmp_path) -> Catalogue:
    (tmp_path / "catalogue.yaml").write_text(CATALOGUE, encoding="utf-8")
    return read_catalogue(tmp_path)


def test_forms_are_found_by_code_and_number(forms):
    assert forms.form("plan") is forms.form("x 2")
    with pytest.raises(WrongUse, match="no form"):
        forms.form("nothing")


def test_a_form_of_several_programs_lies_on_the_common_shelf(forms, tmp_path):
    assert forms.form("plan").template("es") == tmp_path / "wtw" / "es" / "plan.docx"
    assert forms.form("letter").template("en") == tmp_path / "common" / "en" / "letter.docx"


def test_a_language_that_a_form_lacks_falls_back_to_its_first(forms):
    plan, letter = forms.form("plan"), forms.form("letter")
    assert [plan.language(wanted) for wanted in ("es-US", "ES", "vi", "")] == ["es", "es", "en", "en"]
    assert letter.language("es") == "en"


def test_a_full_row_becomes_words(forms):
    row = {
        "case_number": 123.0, "told": False, "began_on": date(2026, 11, 2), "extra": "left out",
        "activities": [{"what": "job_search", "hours": 32.0}],
    }  # fmt: skip
    context, problems = in_words(forms.form("plan"), row, "es")
    assert problems == []
    assert context == {
        "case_number": "123", "told": "No", "began_on": "2 de noviembre de 2026", "note": "", "bring": [],
        "activities": [{"what": "Búsqueda de trabajo", "hours": "32"}],
    }  # fmt: skip
    assert not context["told"]


def test_all_problems_of_a_row_are_told_at_once(forms):
    row = {
        "case_number": "\x00",
        "began_on": "soon",
        "activities": [{"what": "sleep"}, {"what": "job_search", "hours": -1}],
    }
    _, problems = in_words(forms.form("plan"), row, "en")
    assert [problem.where for problem in problems] == [
        "case_number", "began_on", "activities[1].what", "activities[1].hours", "activities[2].hours",
    ]  # fmt: skip
    assert (
        problems[0]
        .sentence()
        .startswith("Case number is missing (case_number): it comes from participants.case_number")
    )
    assert "it is not a date" in problems[1].sentence()
    assert "job_search" in problems[2].sentence()


def test_a_required_table_must_have_rows(forms):
    _, problems = in_words(forms.form("plan"), {"case_number": "1", "began_on": "2026-11-02", "activities": []}, "en")
    assert [problem.what for problem in problems] == ["Activities is missing"]


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("kind: date", "kind: day", "unknown kind"),
        ("uses: [case]", "uses: [home]", "lacks something"),
        ("codes: activity", "codes: other", "lacks something"),
        ("- code: letter", "- code: plan", "twice"),
        ("reader: file", "reader: nobody", "reader"),
        ("forms:", "form:", "no list"),
        ("blocks:", "blocks: [", "cannot be read"),
    ],
)
def test_a_wrong_catalogue_is_refused_with_the_place(tmp_path, old, new, reason):
    (tmp_path / "catalogue.yaml").write_text(CATALOGUE.replace(old, new), encoding="utf-8")
    with pytest.raises(TemplateRefused, match=reason):
        read_catalogue(tmp_path)
    read_catalogue.cache_clear()


def test_the_shipped_templates_use_only_fields_that_the_catalogue_knows():
    """A misspelt field would be found by no participant before it is missed."""
    from caseload.forms import Template

    unknown = {}
    for form in read_catalogue().forms.values():
        for language in form.languages:
            used = {use.name for use in Template(form.template(language)).uses}
            unknown[form.code, language] = used - form.names()
    assert {form: names for form, names in unknown.items() if names} == {}


def test_every_shipped_template_is_proven_well_formed():
    from caseload.forms import Template

    for form in read_catalogue().forms.values():
        for language in form.languages:
            for part in Template(form.template(language)).parts:
                assert part.proof.findings == part.proof.spread == [], (form.code, language, part.name)
