"""The reference pages are what the declarations say today, their examples are answers, their uses are real."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest

from caseload.app.profile import read_profile
from caseload.app.reference import pages
from caseload.app.reference.programs import PROGRAMS
from caseload.app.rulebook import parameters
from caseload.app.uses import is_convention, parameters_of, unused, uses
from caseload.cli import main
from caseload.law import store
from caseload.law.ambiguities import WEIGHTS, ambiguities
from caseload.rules import evaluate, find, questions
from caseload.rules.engine.registry import MACHINES

FOLDER = Path(__file__).resolve().parent.parent.parent / "docs" / "reference"
PAGES = pages()
EXAMPLE = re.compile(r"^## (\S+)\n.*?```json\n(.*?)\n(.*?)\n```", re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_what_the_declarations_say(name: str) -> None:
    """When this fails: ``python -m caseload.app.reference``."""
    assert (FOLDER / name).read_text(encoding="utf-8") == PAGES[name].rstrip("\n") + "\n"


def test_no_page_is_left_over() -> None:
    assert {path.name for path in FOLDER.glob("*.md")} == set(PAGES)


def test_every_example_on_a_page_is_answered_as_printed() -> None:
    shown = {}
    for program in PROGRAMS:
        shown |= {id: (inputs, answer) for id, inputs, answer in EXAMPLE.findall(PAGES[f"{program}.md"])}
    assert set(shown) == set(questions())
    for id, (inputs, answer) in shown.items():
        assert evaluate(id, json.loads(inputs)) == json.loads(answer), id
        assert "status" not in json.loads(answer), id


@pytest.mark.parametrize("program", PROGRAMS)
def test_every_question_says_its_inputs_outputs_source_and_where_it_is_used(program: str) -> None:
    parts = re.split(r"^## ", PAGES[f"{program}.md"], flags=re.MULTILINE)[1:]
    for part in parts:
        id = part.split("\n")[0]
        if id in questions():
            assert "| output | meaning | values |" in part and "source " in part and "- Where used: " in part, id
            assert all(f"`{name}`" in part for name in (*find(id).inputs, *find(id).gives)), id


def test_uses_name_what_is_there() -> None:
    assert "wtw: Participants, Hours owed" in uses()["WTW-01"]["columns"]
    assert "WTW_REQUIRED_HOURS" in uses()["WTW-01"]["cell functions"]
    assert "wtw: Monthly contact" in uses()["WTW-03"]["due list"]
    assert "wtw2_plan" in uses()["WTW-01"]["forms"]
    assert "wtw: Participants, Noncompliance" in uses()["CW-NC.state"]["columns"]
    assert "caseload history, vr" in uses()["VR-PES.state"]["histories"]
    assert uses()["CW-NC-07"]["rules that ask it first"] == ["rules.calworks.history"]


def test_a_rule_that_nothing_uses_is_listed() -> None:
    asked = questions()
    assert unused() == [id for id in asked if id not in uses() and not is_convention(asked[id])]
    listed = re.findall(r"^\| ([A-Z]\S+) \|", PAGES["unused.md"], flags=re.MULTILINE)
    only_cells = [id for id, places in uses().items() if set(places) == {"cell functions"}]
    assert sorted(listed) == sorted([*unused(), *only_cells])


def test_every_parameter_is_looked_up_by_a_rule_or_is_one_of_a_paper() -> None:
    looked_up = {key for id in questions() for key in parameters_of(id)}
    papers = {"calworks.hearing_days", "gr.hearing_days", "vr.hearing_days"}
    waiting = {"calworks.sanction_task_business_days", "calworks.good_cause_child_care_days", "calworks.good_cause_child_care_step_days"}
    assert set(store.all_keys()) - looked_up <= papers | waiting


def test_parameters_of_a_rule_are_found_through_what_it_calls() -> None:
    assert parameters_of("WTW-29.due") == ["alameda.closure_after_days"]
    assert "vr.follow_up_days" in parameters_of("VR-PES.state")
    assert {"gr.grace_days", "gr.negligent_limit", "gr.penalty_days.2"} <= set(parameters_of("GR-NC.state"))
    assert parameters_of("WTW-37") == []


def test_every_parameter_row_stands_on_its_page_with_its_source() -> None:
    page = PAGES["parameters.md"]
    assert all(f"`{row['key']}`" in page and row["source"].replace("|", "\\|") in page for row in parameters())


@pytest.mark.parametrize("machine", MACHINES.values(), ids=lambda each: each.id)
def test_a_machine_is_drawn_and_tabled(machine: object) -> None:
    page = PAGES["machines.md"]
    assert f"## {machine.id}: " in page  # type: ignore[attr-defined]
    drawing = page.split(f"## {machine.id}: ")[1].split("```mermaid\n")[1].split("```")[0]  # type: ignore[attr-defined]
    lines = drawing.splitlines()
    assert lines[0] == "stateDiagram-v2" and lines[1].startswith("    [*] --> ")
    assert all(re.fullmatch(r"    \w+ --> \w+ : [^:;#{}\[\]]+", line) or re.fullmatch(r'    state "[\w, ]+" as many_\d', line)
               for line in lines[2:])  # fmt: skip


# ambiguities ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("each", ambiguities(), ids=lambda each: each.rules[0])
def test_an_ambiguity_names_rules_parameters_and_arguments_that_exist(each: object) -> None:
    assert each.weight in WEIGHTS and each.question.endswith("?") and isinstance(each.reading, str)  # type: ignore[attr-defined]
    assert each.rules and all(id in questions() for id in each.rules)  # type: ignore[attr-defined]
    assert all(key in store.all_keys() for key in each.parameters)  # type: ignore[attr-defined]
    assert all(name in find(id).inputs for id, name in each.arguments)  # type: ignore[attr-defined]
    assert each.question in PAGES["readings.md"]  # type: ignore[attr-defined]


def test_the_row_that_the_page_shows_changes_the_reading(tmp_path: Path) -> None:
    shown = re.search(r"```toml\n(.*?)```", PAGES["readings.md"], re.DOTALL)
    assert shown is not None
    text = "\n".join(line.strip() for line in shown[1].splitlines())
    assert tomllib.loads(text)["parameters"]
    (tmp_path / "caseload.toml").write_text(text, encoding="utf-8")
    events = [{"event": "failed", "event_on": "2012-01-09"}, {"event": "hearing_set", "event_on": "2012-01-10"},
              {"event": "decided", "event_on": "2012-01-20", "good_cause": False}, {"event": "failed", "event_on": "2013-03-04"},
              {"event": "hearing_set", "event_on": "2013-03-05"},
              {"event": "decided", "event_on": "2013-03-18", "good_cause": False}]  # fmt: skip
    asked = {"events": events, "as_of": "2013-03-18", "regime": "icm_page", "holidays": []}
    assert evaluate("GR-NC.state", asked)["state"] == "sanction_proposed"
    with read_profile(tmp_path / "grow.xlsx").in_force():
        assert evaluate("GR-NC.state", asked)["state"] == "compliant"
    assert evaluate("GR-NC.state", asked)["state"] == "sanction_proposed"


def test_the_list_of_rules_says_where_each_is_used(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "WTW-01", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert listed[0]["used"]["columns"]
