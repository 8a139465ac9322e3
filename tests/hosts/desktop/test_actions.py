"""What the buttons of the desktop ribbon tell."""

from __future__ import annotations

import pytest

from caseload.hosts.buttons import BUTTONS
from caseload.hosts.desktop.actions import VERBS, in_words, press
from caseload.hosts.server.verbs import VERBS as KNOWN


def test_every_button_does_something() -> None:
    for each in BUTTONS:
        assert VERBS.get(each.name) in KNOWN if each.name in VERBS else press(each.name, None)


def test_a_name_that_is_no_button_runs_nothing() -> None:
    with pytest.raises(KeyError):
        press("os.system", None)


def test_an_error_is_told_with_what_to_do() -> None:
    told = {"error": "this workbook is no caseload", "why": "it has no table", "where": "", "todo": "Open another one.",
            "problems": []}  # fmt: skip
    assert in_words("refresh", told) == "this workbook is no caseload\nit has no table\nOpen another one."


def test_a_refresh_is_told_in_a_few_lines() -> None:
    told = {"as_of": "2026-11-25", "people": 60, "changed": 7, "counts": {"due_today": 3}, "problems": []}
    assert in_words("refresh", told).splitlines() == [
        "Brought up to date for 2026-11-25: 60 people, 7 cells changed.", "due today: 3"]  # fmt: skip


def test_a_long_list_ends_with_how_many_more_there_are() -> None:
    problems = [{"where": f"Participants!B{at}", "what": "no date", "todo": "Enter one."} for at in range(40)]
    lines = in_words("check", {"problems": problems}).splitlines()
    assert lines[0] == "Participants!B0: no date. Enter one."
    assert lines[-1] == "… and 25 more"
    assert in_words("check", {"problems": []}) == "Nothing is wrong."
