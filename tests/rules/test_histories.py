"""Longer histories, worked out by hand from the texts: where a person stands on several days, and what is awaited."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from caseload.rules import ask, evaluate

FILES = sorted(Path(__file__).with_name("histories").glob("*.yaml"))


def plain(value: Any) -> Any:
    """YAML's days as ISO texts."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    return [plain(each) for each in value] if isinstance(value, list) else value


def days(file: Path) -> list[dict[str, Any]]:
    """Every day of every history of a file: the question, its inputs, what is expected."""
    read = yaml.safe_load(file.read_text(encoding="utf-8"))
    found = []
    for history in read["histories"]:
        events = [{"event": event, "event_on": on, **(more[0] if more else {})} for on, event, *more in history["events"]]
        inputs = {**read.get("inputs", {}), **history.get("inputs", {}), "events": events}
        found += [{"name": f"{history['name']} ({on})", "question": read["question"], "expect": plain(expected),
                   "inputs": plain({**inputs, "as_of": on})} for on, expected in history["stands"].items()]  # fmt: skip
    return found


ALL = [day for file in FILES for day in days(file)]


def told(answer: dict[str, Any]) -> list[Any]:
    """An answer as the files write it: state, since, next steps, from whom, the rule to ask first if it is a newer one."""
    assert "status" not in answer, answer
    steps = [[each["step"], each["due_on"]] for each in answer["next"]]
    guards = [each["rule"] for each in answer["awaited"] if each["rule"] == "CW-NC-07"]
    found = [answer["state"], answer["since"], steps, [each["who"] for each in answer["awaited"]]]
    return [*found, guards] if guards else found


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_each_machine_has_ten_histories_each_of_several_events_on_several_days(file: Path) -> None:
    histories = yaml.safe_load(file.read_text(encoding="utf-8"))["histories"]
    assert len(histories) == 10
    assert all(len(each["stands"]) >= 3 for each in histories)
    lengths = [len(each["events"]) for each in histories]
    assert min(lengths) >= 3 and sum(lengths) >= 45


@pytest.mark.parametrize("day", ALL, ids=[f"{day['question']}: {day['name']}" for day in ALL])
def test_a_person_stands_where_the_text_says(day: dict[str, Any]) -> None:
    assert told(evaluate(day["question"], day["inputs"])) == day["expect"]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_caseload_of_histories_is_answered_at_once_as_one_by_one(file: Path) -> None:
    groups: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for day in days(file):
        fixed = repr(sorted((k, v) for k, v in day["inputs"].items() if k not in ("events", "as_of")))
        groups.setdefault((day["question"], fixed), []).append(day)
    for (question, _), group in groups.items():
        inputs = {**group[0]["inputs"], "events": [day["inputs"]["events"] for day in group],
                  "as_of": [day["inputs"]["as_of"] for day in group]}  # fmt: skip
        answers = ask(question, inputs, len(group)).records()
        assert answers == [evaluate(question, day["inputs"]) for day in group]
