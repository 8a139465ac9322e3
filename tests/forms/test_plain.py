"""Documents as plain text, to paste into a case system."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from caseload.app.making import new
from caseload.app.notices import choose, comment_texts
from caseload.cli import main
from caseload.forms import read_catalogue
from caseload.forms.plain import texts

AS_OF = date(2026, 11, 25)
COMMENT = {
    "case_number": "1B23456", "trigger_on": AS_OF, "participant_name": "Testa Sample", "agency_name": "Example Agency",
    "office_name": "Example Office", "worker_name": "Pat Placeholder", "worker_phone": "(510) 555-0123",
    "program": "WTW", "contact_on": date(2026, 11, 3), "contact_type": "telephone", "purpose": "New address & phone",
    "results": "First line.\nSecond line.", "documents": "none",
}  # fmt: skip
TEXT = """Case Comment
Program: WTW
Participant: Testa Sample
Case number: 1B23456

Contact:
Date of contact: November 3, 2026
Type of contact: Telephone

Purpose:
New address & phone

Results:
First line.
Second line.

Forms completed:
None entered

Documents received:
none

Entered by:
Worker: Pat Placeholder
Worker's phone: (510) 555-0123
"""


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("comments") / "wtw.xlsx"
    new("wtw", path, participants=12, as_of=AS_OF)
    return path


def test_a_comment_is_pasted_with_its_elements_and_without_the_letterhead() -> None:
    made, problems = texts([COMMENT], read_catalogue().form("case_comment"), AS_OF)
    assert problems == [] and made == [(1, TEXT)]


def test_a_comment_that_lacks_an_element_is_named_and_the_others_are_shown() -> None:
    rows = [{**COMMENT, "results": None}, COMMENT]
    made, problems = texts(rows, read_catalogue().form("case_comment"), AS_OF)
    assert [number for number, _ in made] == [2]
    assert [problem.where for problem in problems] == ["row 1, case 1B23456: results"]


def test_sanction_exemption_closing_and_routing_are_told_in_the_comment() -> None:
    """004:217, 229, 245, 342: each of these is commented on."""
    days = dict.fromkeys(("exemption_from_on", "sanction_began_on", "discontinued_on", "routed_on"), AS_OF)
    more = {"sanction_reason": "activity_not_completed", "sanction_approved_by": "Sam Example", "routed_to": "Closed bank P999"}
    text = texts([{**COMMENT, **days, **more}], read_catalogue().form("case_comment"), AS_OF)[0][0][1]
    for heading in ("Exemption:", "Sanction:", "Closing:", "Routing:"):
        assert heading in text.splitlines()
    assert "Approved by: Sam Example" in text and "Routed to: Closed bank P999" in text


def test_the_text_of_a_caseload_has_a_comment_for_each_complete_contact_and_writes_nothing(book: Path) -> None:
    before = sorted(book.parent.iterdir())
    found, problems = comment_texts(book)
    assert len(found) == len(choose(book, "case_comment")[0].rows) and not problems
    assert sorted(book.parent.iterdir()) == before


def test_the_command_shows_text_to_paste_or_records(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["comments", str(book), "--text", "--participant", "P0001"]
    assert main(words) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("Case Comment\nProgram: WTW\n") and "Letterhead" not in shown
    assert main([*words, "--json"]) == 0
    records = json.loads(capsys.readouterr().out)["comments"]
    assert [record["participant_id"] for record in records] == ["P0001"] * len(records) != []
    assert "\n".join(record["text"] for record in records).count("Case Comment") == shown.count("Case Comment")
