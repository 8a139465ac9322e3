"""The command line as its users meet it: words, exit codes, JSON, and what starting it costs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from caseload.cli import main
from caseload.cli.verbs import VERBS

HEAVY = ("pandas", "openpyxl", "docxtpl", "lxml", "xlwings", "icalendar")


def run(*words: str, cwd: Path | None = None, given: str | None = None) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own."""
    here = Path(__file__).resolve().parents[2] / "addin"
    environment = {**os.environ, "PYTHONPATH": str(here), "PYTHONUTF8": "1"}
    code = "import sys; from caseload.cli import main; sys.exit(main(sys.argv[1:]))"
    return subprocess.run([sys.executable, "-c", code, *words], cwd=cwd, env=environment, input=given, text=True,
                          capture_output=True, encoding="utf-8", check=False)  # fmt: skip


def test_help_names_every_verb_with_one_sentence() -> None:
    shown = run("--help")
    assert shown.returncode == 0
    for verb in VERBS:
        assert f" {verb}" in shown.stdout


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_explains_its_own_words(verb: str) -> None:
    assert run(verb, "--help").returncode == 0


def test_a_cell_call_and_the_help_load_nothing_heavy() -> None:
    code = ("import sys; from caseload.cli import main\n"
            "code = main(['call', 'WTW_REQUIRED_HOURS', '1', '2020-01-01', '1', '2025-06-30'])\n"
            f"print(code, [name for name in {HEAVY!r} if name in sys.modules])")  # fmt: skip
    here = Path(__file__).resolve().parents[2] / "addin"
    done = subprocess.run([sys.executable, "-c", code], env={**os.environ, "PYTHONPATH": str(here)}, text=True,
                          capture_output=True, check=True)  # fmt: skip
    assert done.stdout.splitlines() == ["20", "0 []"]


def test_call_shows_what_a_cell_would_show(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["call", "WTW_HOURS_MET", "[32]", "0", "30"]) == 0
    assert main(["call", "VR_CLOSURE_FROM", "2022-01-10", "2022-03-20", "false"]) == 0
    assert main(["call", "WTW_REQUIRED_HOURS", "", "2020-01-01", "1", "2025-06-30"]) == 0
    assert capsys.readouterr().out.splitlines() == ["TRUE", "2022-06-18", "? missing: adults"]


def test_evaluate_answers_line_by_line_and_goes_on_after_a_bad_one() -> None:
    lines = [
        '{"id": 1, "question": "WTW-01", "inputs": {"adults": 1, "child_births": [], "as_of": "2025-06-30"}}',
        "no json",
        '{"id": 3, "question": "WTW-99", "inputs": {}}',
        '{"id": 4, "question": "WTW-01", "inputs": {"adulti": 1}}',
        '{"id": 5, "question": "WTW-01", "inputs": {"adults": null, "child_births": [], "as_of": "2025-06-30"}}',
    ]
    done = run("evaluate", given="\n".join(lines))
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 2
    assert answers[0] == {"id": 1, "question": "WTW-01", "answer": {"required_hours": 30}}
    assert [sorted(each) for each in answers[1:4]] == [["error", "id"]] * 3
    assert [each["id"] for each in answers] == [1, None, 3, 4, 5]
    assert answers[4]["answer"] == {"status": "missing", "missing": ["adults"]}


def test_explain_says_why_in_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "WTW-01"]) == 0
    assert main(["explain", "WTW-01", "--language", "es"]) == 0
    shown = capsys.readouterr().out
    assert "Required hours a week: 20 hours." in shown
    assert "Horas requeridas por semana: 20" in shown


def test_wrong_use_is_told_in_one_line_with_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["call", "WTW_REQUIRED_HOUR", "1"]) == 2
    assert "Did you mean WTW_REQUIRED_HOURS" in capsys.readouterr().err
    assert main(["refresh", "nowhere.xlsx"]) == 2
    assert main(["parameters", "--on", "tomorrow"]) == 2


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        (["rules", "WTW-01", "--json"], {"id", "rule", "kind", "sentence", "cites", "place", "inputs", "outputs",
                                         "functions", "readings", "used"}),
        (["functions", "WTW_REQUIRED", "--json"], {"name", "help", "question", "output", "cites", "arguments"}),
        (["parameters", "vr.follow", "--json"], {"key", "value", "unit", "place", "source", "looked_up_on",
                                                 "in_force_from", "in_force_to", "text_dated", "reading", "to_verify"}),
        (["forms", "list", "--program", "vr", "--json"], {"code", "number", "title", "programs", "languages", "reader",
                                                          "state_form", "version", "starts"}),
        (["forms", "fields", "contact_letter", "--json"], {"name", "kind", "required", "label", "label_es", "from"}),
    ],
)  # fmt: skip
def test_the_keys_of_every_report_stay_as_they_are(
    words: list[str], keys: set[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 0
    found = json.loads(capsys.readouterr().out)
    assert found
    assert all(set(each) == keys for each in found)
