"""One declaration, six outputs: a case, a column, JSON, an explanation, a spreadsheet's function, a reference page."""

from __future__ import annotations

import json
import types
from typing import Any

import pytest

from caseload.app.answers import answer_line
from caseload.app.reference import pages
from caseload.cells import functions
from caseload.rules import ask, explain, find
from hosts.com import excel

PROOF = {
    "WTW-01": ({"adults": 1, "child_births": ["2016-08-25"], "as_of": "2022-08-24"}, {"required_hours": 20},
               "Required hours a week: 20 hours.", "Horas requeridas por semana: 20 horas.", "wtw.md"),
    "VR-PES-05": ({"employment_outcome_on": "2022-01-10", "authorizations": [
                      {"ends_on": "2022-03-01", "paid_in_full": True, "paid_on": "2022-03-20"}]},
                  {"started_on": "2022-03-20", "closure_eligible_on": "2022-06-18", "result": "started"},
                  "Closure possible from: June 18, 2022.", "Cierre posible desde: 18 de junio de 2022.", "vr.md"),
    "WTW-06.review": ({"checked": ["alerts", "activity_statuses", "case_comments", "apr_asm_screens",
                                   "supportive_services_current_month", "documents_imaged"]},
                      {"complete": False, "unchecked": ["wtw2_entered"]},
                      "Complete: no.", "Completo: no.", "wtw.md"),
}  # fmt: skip
"""Question -> inputs, answer, a sentence of the explanation in both languages, its page."""


@pytest.mark.parametrize("name", PROOF)
def test_a_case(name: str) -> None:
    inputs, answer, *_ = PROOF[name]
    assert find(name)(**inputs) == answer


@pytest.mark.parametrize("name", PROOF)
def test_a_column(name: str) -> None:
    inputs, answer, *_ = PROOF[name]
    column = ask(name, {key: [value, value, None] for key, value in inputs.items()}, 3).records()
    assert column[:2] == [answer, answer]
    assert column[2]["status"] == "missing"


@pytest.mark.parametrize("name", PROOF)
def test_json(name: str) -> None:
    inputs, answer, *_ = PROOF[name]
    line = json.dumps({"id": "a", "question": name, "inputs": inputs})
    assert answer_line(line) == {"id": "a", "question": name, "answer": answer}


@pytest.mark.parametrize("name", PROOF)
def test_an_explanation_in_both_languages(name: str) -> None:
    inputs, _, english, spanish, _ = PROOF[name]
    assert english in explain(name, inputs)["because"]
    assert spanish in explain(name, inputs, "es")["because"]


@pytest.mark.parametrize("name", PROOF)
def test_a_function_of_excel_on_windows(name: str) -> None:
    with excel() as host:
        text = host.vba()
    for cell in find(name).cells:
        words = ", ".join(f"Optional {a.word}" if a.optional else a.word for a in functions()[cell].arguments)
        assert f"Function {cell}({words})" in text


@pytest.mark.parametrize("name", PROOF)
def test_a_function_of_the_office_add_in(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XLWINGS_LICENSE_KEY", "noncommercial")
    server = pytest.importorskip("xlwings.server", reason="needs xlwings with its server parts")
    from caseload.hosts.server.udfs import load

    meta: dict[str, Any] = server.custom_functions_meta(load(types.ModuleType("cells")))
    by_id = {each["id"]: each for each in meta["functions"]}
    for cell in find(name).cells:
        assert [each["name"] for each in by_id[cell]["parameters"]] == [a.word for a in functions()[cell].arguments]
        assert by_id[cell]["description"] == functions()[cell].help


@pytest.mark.parametrize("name", PROOF)
def test_a_page_of_the_reference(name: str) -> None:
    _, answer, *_, page = PROOF[name]
    text = pages()[page]
    section = text[text.index(f"## {name}\n") :]
    for output in answer:
        assert f"`{output}`" in section
