"""The steps on a Windows PC: their values are those that the functions give."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from caseload.cells import call, shown_text
from caseload.hosts.desktop import build

TEXT = Path(build.__file__).with_name("WINDOWS_CHECKLIST.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| `=(\w+)\((.*)\)` \| `(.*)` \|$", TEXT, re.MULTILINE)


@pytest.mark.parametrize(("name", "arguments", "shown"), ROWS)
def test_a_formula_shows_what_the_checklist_says(name: str, arguments: str, shown: str) -> None:
    assert shown_text(name, call(name, json.loads(f"[{arguments}]"))) == shown


def test_there_are_twelve_steps_and_some_formulas() -> None:
    assert re.findall(r"^(\d+)\. ", TEXT, re.MULTILINE) == [str(at) for at in range(1, 13)]
    assert len(ROWS) >= 8
