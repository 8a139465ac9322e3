"""What participants read is read at a sixth-grade level, in both languages."""

from __future__ import annotations

import pytest

from caseload.forms.drafts import draft
from caseload.forms.drafts.texts import forms
from caseload.forms.linting.reading import EASE, GRADE, english_syllables, flesch_kincaid, inflesz, spanish_syllables
from templates.reading import sentences

LETTERS = [form for form in forms() if form.entry["reader"] in ("participant", "second_parent")]


def read(language: str) -> list:
    """The participants' papers of one language that hold a sentence at all."""
    found = [(form, sentences(draft(form))) for form in LETTERS if form.language == language]
    return [pytest.param(texts, id=form.code) for form, texts in found if texts]


@pytest.mark.parametrize("texts", read("en"))
def test_an_english_letter_needs_no_more_than_sixth_grade(texts):
    assert flesch_kincaid(texts) <= GRADE


@pytest.mark.parametrize("texts", read("es"))
def test_a_spanish_letter_is_easy(texts):
    assert inflesz(texts) >= EASE


@pytest.mark.parametrize(
    ("word", "count"),
    [("aid", 1), ("worker", 2), ("plan", 1), ("activity", 4), ("care", 1), ("people", 2), ("agree", 2), ("changes", 2)],
)
def test_english_syllables_are_counted_as_spoken(word, count):
    assert english_syllables(word) == count


@pytest.mark.parametrize(
    ("word", "count"),
    [("ayuda", 3), ("que", 1), ("guerra", 2), ("día", 2), ("ciudad", 2), ("país", 2), ("aviso", 3), ("leer", 2),
     ("cuidado", 3), ("audiencia", 3), ("hoy", 1), ("construir", 2)],
)  # fmt: skip
def test_spanish_syllables_are_counted_as_spoken(word, count):
    assert spanish_syllables(word) == count


def test_the_measure_tells_office_prose_from_plain_words():
    office = ["Notification of discontinuance of supportive services authorization necessitates documentation."]
    plain = ["We will stop the help with rides."]
    assert flesch_kincaid(office) > 12 > 6.9 > flesch_kincaid(plain)
    assert inflesz(["La notificación administrativa correspondiente a la discontinuación de servicios."]) < 40
    assert inflesz(["Le vamos a dar la ayuda. Venga a la cita."]) > 65
