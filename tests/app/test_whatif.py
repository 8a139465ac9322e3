"""What if the law, a reading or a fact were different: whose answers change, and nothing is written."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from caseload.app.making import new
from caseload.app.whatif import caseloads, changed, question
from caseload.cli import main
from caseload.errors import WrongUse
from caseload.rules import evaluate

DAY = date(2026, 8, 25)
SINGLE = "calworks.required_hours.single"
CASE: dict[str, Any] = {"adults": 1, "child_births": ["2010-01-01"], "as_of": "2026-08-25"}


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("unit") / "wtw.xlsx"
    new("wtw", path, participants=20, as_of=DAY)
    return path


def hours(path: Path, changes: dict[str, Any]) -> list[tuple[Any, Any]]:
    """The hours owed that change, from and to."""
    return [(each.was, each.would_be) for each in caseloads([path], changes).changed if each.column == "Hours owed"]


def test_another_fact_gives_the_other_answer_beside_the_one_as_it_is() -> None:
    told = question("WTW-01", CASE, {"adults": 2})
    assert (told["was"], told["would_be"]) == ({"required_hours": 30}, {"required_hours": 35})


def test_another_figure_of_the_law_holds_only_while_it_is_asked_about() -> None:
    assert question("WTW-01", CASE, {SINGLE: 32})["would_be"] == {"required_hours": 32}
    assert evaluate("WTW-01", CASE) == {"required_hours": 30}


def test_another_reading_is_that_of_every_question_or_of_one() -> None:
    case = {"last_contact_on": "2026-07-10", "as_of": "2026-08-11"}
    assert question("WTW-03", case, {"reading": "same_day"})["would_be"] == {"due_on": "2026-08-10", "overdue": True}
    assert question("WTW-03", case, {"WTW-03.reading": "days_30"})["would_be"] == {"due_on": "2026-08-09", "overdue": True}
    assert question("WTW-03", case, {"TIME-08.next.reading": "days_30"})["would_be"]["due_on"] == "2026-08-31"


def test_an_explicit_input_wins_over_an_assumed_reading() -> None:
    case = {"last_contact_on": "2026-07-10", "as_of": "2026-08-11", "reading": "calendar_month"}
    with changed({"WTW-03.reading": "same_day"}):
        assert evaluate("WTW-03", case)["due_on"] == "2026-08-31"


def test_in_a_caseload_exactly_the_rows_change_that_hang_on_the_figure(workbook: Path) -> None:
    before = workbook.read_bytes()
    found = hours(workbook, {SINGLE: 32})
    assert found and set(found) == {(30, 32)}
    assert workbook.read_bytes() == before
    assert sorted(path.name for path in workbook.parent.iterdir()) == ["wtw.xlsx"]


def test_the_same_figure_changes_nothing(workbook: Path) -> None:
    assert caseloads([workbook], {SINGLE: 30}).changed == []


def test_a_reading_that_the_workbook_names_is_another_one_too(workbook: Path) -> None:
    found = caseloads([workbook], {"WTW-03.reading": "same_day"})
    assert {each.column for each in found.changed} == {"Contact due"}
    assert sum(each["number"] for each in found.summary()) == len(found.changed)


def test_a_later_day_asked_about_is_a_setting_like_any_other(workbook: Path) -> None:
    ahead = caseloads([workbook], {"as_of": "2026-12-31"})
    assert {each.column for each in ahead.changed} >= {"608 categories", "Day of notice"}


def test_a_folder_is_taken_whole_and_a_file_that_is_no_caseload_is_told(workbook: Path, tmp_path: Path) -> None:
    for name in ("one.xlsx", "two.xlsx"):
        (tmp_path / name).write_bytes(workbook.read_bytes())
    (tmp_path / "three.xlsx").write_text("no workbook", encoding="utf-8")
    found = caseloads([tmp_path], {SINGLE: 32})
    assert (found.files, {each.file for each in found.changed}) == (2, {"one.xlsx", "two.xlsx"})
    assert [problem.file for problem in found.problems] == ["three.xlsx"]


@pytest.mark.parametrize(("changes", "words"), [
    ({"calworks.required_hours.singel": 32}, "Did you mean calworks.required_hours.single"),
    ({SINGLE: "often"}, "It is like 30"),
    ({SINGLE: None}, "It is like 30"),
    ({SINGLE: True}, "It is like 30"),
    ({"WTW-03.reading": "weekly"}, "calendar_month, same_day, days_30"),
    ({"WTW-01.adults": 2}, "no reading"),
])  # fmt: skip
def test_what_cannot_be_different_is_refused_with_what_can(changes: dict[str, Any], words: str, workbook: Path) -> None:
    with pytest.raises(WrongUse) as refused:
        caseloads([workbook], changes)
    assert words in str(refused.value)
    assert evaluate("WTW-01", CASE) == {"required_hours": 30}


def test_the_command_shows_how_many_change_from_what_to_what(workbook: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["whatif", str(workbook), "--parameter", f"{SINGLE}=32", "--limit", "1"]) == 0
    shown = capsys.readouterr().out
    assert "Nothing was written." in shown
    assert "Hours owed" in shown
    assert "--json lists them" in shown
    assert main(["whatif", str(workbook), "--parameter", f"{SINGLE}=32", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert set(told) == {"cells", "files", "summary", "changed"}
    assert set(told["summary"][0]) == {"sheet", "column", "was", "would_be", "number"}
    assert set(told["changed"][0]) == {"file", "sheet", "key", "column", "was", "would_be"}


def test_the_command_asks_one_question_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["whatif", "WTW_REQUIRED_HOURS", "--set", "adults=2", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["would_be"] == {"required_hours": 35}
    assert main(["whatif", "WTW-01"]) == 2
    assert main(["whatif", "WTW-01", "--parameter", "adults=2"]) == 2


def test_one_workbook_is_called_a_workbook(workbook: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["whatif", str(workbook), "--set", f"as_of={DAY}"]) == 0
    assert "in 1 workbook. Nothing was written." in capsys.readouterr().out
