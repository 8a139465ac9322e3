"""What a participant may read is said in Spanish too: questions, codes, units, and whole explanations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from caseload.law import store
from caseload.rules import explain, questions
from caseload.rules.engine.kinds import Choice, Ticks
from caseload.rules.engine.lists import Holidays, Items
from caseload.rules.engine.spoken import spanish

READ_BY_PARTICIPANTS = [each for each in questions().values() if each.for_participant]
WITHOUT_WORDS = {"code", "codes", "reading", "text", "bank number", "flag", "day", "month"}
"""Units of parameters whose value says all."""


def kinds_of(question: Any) -> Iterator[Any]:
    """The kinds of all inputs and outputs, those inside of lists as well."""
    for kind in [*question.inputs.values(), *question.gives.values()]:
        yield kind
        if isinstance(kind, Items):
            yield from ([kind.item] if kind.item is not None else kind.fields.values())
            yield from (fold.kind for fold in kind.folds.values() if fold.kind is not None)


@pytest.mark.parametrize("question", READ_BY_PARTICIPANTS, ids=str)
def test_a_question_its_labels_and_its_codes_have_spanish_words(question: Any) -> None:
    assert spanish()["questions"][question.id].startswith("¿")
    for kind in kinds_of(question):
        assert kind.es or not kind.label or isinstance(kind, Holidays), kind.label
        if isinstance(kind, (Choice, Ticks)):
            unsaid = [code for code in kind.codes if code not in spanish()["codes"] and not code[:1].isdigit()]
            assert not unsaid, "only the numbers of forms are said as they are"
    assert all(words for _, words in question.notes.values())


@pytest.mark.parametrize("key", store.all_keys())
def test_a_parameter_has_a_spanish_label_and_unit(key: str) -> None:
    for row in store.rows(key):
        assert row.es
        assert row.unit in WITHOUT_WORDS or row.unit in spanish()["units"]
        values = row.value if isinstance(row.value, tuple) else [row.value]
        assert row.unit not in ("code", "codes", "reading") or all(each in spanish()["codes"] for each in values)


def test_no_spanish_question_is_left_over() -> None:
    assert set(spanish()["questions"]) == {question.id for question in READ_BY_PARTICIPANTS}


def test_an_explanation_in_spanish_reads_as_spanish_does() -> None:
    told = explain("CW-TOA-02.tally", questions()["CW-TOA-02.tally"].example, "es")
    assert told["sentence"].startswith("¿Cuántos meses de ayuda cuentan")
    said = "Día consultado (25 de agosto de 2020) es anterior"
    assert f"{said} al 1 de mayo de 2022." in told["because"]
    assert f"{said} a «día en que el condado cambió su sistema» (1 de mayo de 2022)." in told["because"]
    assert any(each.startswith("Límite de tiempo de ayuda para un adulto: 48 meses, en vigor desde") for each in told["because"])


def test_a_code_is_said_in_words() -> None:
    told = explain("WTW-03", {"last_contact_on": "2026-07-10", "as_of": "2026-08-11", "reading": "days_30"}, "es")
    assert "Qué significa un mes: cada 30 días." in told["because"]
