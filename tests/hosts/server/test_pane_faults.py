"""What goes wrong is said in the pane, shortly and in words; nothing hangs, nothing is half-written, no number is wrong."""

from __future__ import annotations

import copy
import json
import os
import signal
import time
from pathlib import Path
from typing import Any

import pytest

from hosts.office_stub.browser import Page
from hosts.office_stub.pane import Pane
from hosts.office_stub.running import needs_server, running

pytestmark = pytest.mark.chromium


def _alert(pane: Pane) -> str:
    return str(pane.page.run("document.querySelector('#view [role=alert]')?.innerText || ''"))


def test_a_server_that_is_down_or_does_not_answer_is_named_and_tried_again(
        page: Page, sheets: list[dict[str, Any]], tmp_path: Path) -> None:  # fmt: skip
    """Stopped as a process, it takes connections and answers none: after the set time the pane says so."""
    needs_server()
    with running(tmp_path, XLWINGS_REQUEST_TIMEOUT="2") as server:
        pane = Pane(page, server)
        pane.open(sheets)
        os.kill(server.process, signal.SIGSTOP)
        try:
            began = time.monotonic()
            pane.press("check")
            assert "does not answer" in _alert(pane)
            cell = pane.page.run("stub.compute('Guide', 'D1', 'WTW_REQUIRED_HOURS', [1, 43831, 1, 46000])")
            assert cell == [["? the Caseload server does not answer"]]
            assert time.monotonic() - began < 25
        finally:
            os.kill(server.process, signal.SIGCONT)
        pane.choose("#view .act")
        assert "problem" in pane.title()
    pane.press("check")
    assert "does not answer" in _alert(pane)


def test_a_code_that_ended_while_the_pane_was_open_leads_to_the_sign_in(pane: Pane, sheets: list[dict[str, Any]]) -> None:
    pane.open(sheets)
    old = pane.server.code(now=time.time() - 3 * 24 * 3600)
    pane.page.run(f"localStorage.setItem('caseload.code', '{old}')")
    pane.press("refresh")
    assert pane.title() == "Sign in"
    pane.page.run(f"document.querySelector('#code').value = '{old}'")
    pane.click("#view .act")
    pane.page.wait("!document.querySelector('.error').hidden")
    assert "has expired" in _alert(pane)
    pane.page.run(f"document.querySelector('#code').value = '  {pane.server.code()}\\n'")
    pane.click("#view .act")
    pane.page.wait("document.querySelector('#do-refresh')")


def test_somebody_without_a_role_is_told_at_the_door(pane: Pane, sheets: list[dict[str, Any]]) -> None:
    from caseload.hosts.server.sealed import seal
    from caseload.hosts.server.tokens import MARK
    from hosts.office_stub.running import SECRET

    code = seal(SECRET, MARK, {"id": "1", "name": "Robin Specimen", "roles": [], "until": int(time.time()) + 60})
    pane.open(sheets, code="")
    pane.page.run(f"document.querySelector('#code').value = '{code}'")
    pane.click("#view .act")
    pane.page.wait("!document.querySelector('.error').hidden")
    assert "Your role may not do this" in _alert(pane)


def _change(times: int) -> str:
    """Somebody else types a name while the server works, the first so many times."""
    return (f"stub.left = {times}; stub.typed = [];"
            "stub.meddle = () => { if (document.querySelector('#title').textContent === 'Working …' && stub.left > 0) {"
            "stub.left--; stub.typed.push(stub.left); stub.at('Participants', 'C5').value = `Typed${stub.left}`; } }")  # fmt: skip


def test_two_people_on_one_workbook_get_the_numbers_of_what_stands_there(pane: Pane, sheets: list[dict[str, Any]]) -> None:
    """A change in between is seen before anything is written; the button is pressed again by itself."""
    pane.open(sheets, day="2027-01-10")
    pane.page.run(_change(1))
    pane.press("refresh")
    assert pane.page.run("stub.typed.length") == 1
    assert pane.title() == "As of Jan 10, 2027"
    assert pane.values("Participants")[4][2] == "Typed0", "what the other person typed stays"
    pane.page.run("stub.meddle = null")
    assert "Cells changed\n0" in pane.press("refresh"), "and everything fits it"


def test_a_workbook_that_changes_all_the_time_is_left_alone(pane: Pane, sheets: list[dict[str, Any]]) -> None:
    pane.open(sheets, day="2027-01-10")
    before = pane.values("Today")
    pane.page.run(_change(50))
    pane.press("refresh")
    assert "Somebody changed the workbook" in _alert(pane)
    assert pane.values("Today") == before


def test_rows_that_somebody_added_meanwhile_are_seen(pane: Pane, sheets: list[dict[str, Any]]) -> None:
    pane.open(sheets, day="2027-01-10")
    pane.page.run("""(() => {
      const at = stub.sheets.findIndex((each) => each.name === 'Contacts');
      const table = stub.sheets[at].tables[0];
      stub.meddle = () => {
        if (document.querySelector('#title').textContent !== 'Working …' || stub.grown) return;
        stub.grown = true;
        table.area.bottom++;
        stub.cell(at, table.area.bottom, 0).value = 'P0001';
        stub.cell(at, table.area.bottom, 1).value = 46390;
      };
    })()""")
    pane.press("refresh")
    assert pane.page.run("stub.grown")
    assert pane.title() == "As of Jan 10, 2027"
    assert "Cells changed\n0" in pane.press("refresh")


def test_what_excel_cannot_write_is_said_and_written_at_the_next_press(pane: Pane, sheets: list[dict[str, Any]]) -> None:
    pane.open(sheets, day="2027-01-10")
    pane.page.run("stub.busy = true")
    pane.press("refresh")
    assert "Excel stopped while it was being written" in _alert(pane)
    pane.page.run("stub.busy = false")
    pane.choose("#view .act")
    assert pane.title() == "As of Jan 10, 2027"


def test_a_stopped_refresh_writes_nothing_even_when_its_answer_comes_later(pane: Pane, sheets: list[dict[str, Any]]) -> None:
    pane.open(sheets, day="2027-01-10")
    before = pane.values("Participants")
    pane.hold()
    pane.start("refresh")
    pane.page.held()
    pane.click("#cancel")
    assert pane.title() == "Stopped"
    pane.page.release()
    pane.press("check")
    assert pane.values("Participants") == before
    assert pane.page.run("stub.writes") == 0


def test_a_second_button_takes_the_place_of_the_first(pane: Pane, sheets: list[dict[str, Any]]) -> None:
    pane.open(sheets, day="2027-01-10")
    pane.hold()
    pane.start("refresh")
    pane.page.held()
    pane.start("help")
    pane.page.release()
    pane.page.run("new Promise((done) => setTimeout(done, 700))")
    assert pane.title() == "Help"
    assert pane.page.run("stub.writes") == 0


def test_a_workbook_of_an_older_schema_and_one_that_is_none_are_left_alone(pane: Pane, sheets: list[dict[str, Any]]) -> None:
    older = copy.deepcopy(sheets)
    next(row for sheet in older for row in sheet["values"] if row and row[0] == "Schema version")[1] = 0
    for opened, language, said in ((older, "en", "is older than Caseload"), (older, "es", "más viejo que Caseload"),
                                   ([{**sheet, "tables": []} for sheet in sheets], "en", "is no caseload")):  # fmt: skip
        pane.open(opened, language=language)
        for name in ("refresh", "check", "today", "explain", "notices", "comment", "insert", "repair", "remove"):
            pane.press(name)
            assert said in _alert(pane), name
        assert pane.page.run("stub.writes") == 0


def test_names_that_look_like_a_page_are_shown_as_text(pane: Pane, sheets: list[dict[str, Any]]) -> None:
    """Nothing that stands in a workbook is ever run in the pane."""
    bad = copy.deepcopy(sheets)
    people = next(sheet for sheet in bad if sheet["name"] == "Participants")
    column = people["values"][0].index("Last name")
    for row in people["values"][1:]:
        row[column] = "<img src=x onerror='globalThis.taken = true'>"
    pane.open(bad)
    pane.press("today")
    assert "<img src=x" in pane.page.text()
    pane.press("notices")
    pane.page.run("document.querySelector('#view .lines button:not([disabled])').click()")
    pane.page.wait("document.querySelector('#all')")
    pane.click("#view .row .other")
    pane.page.wait("document.querySelector('iframe')")
    pane.page.run("new Promise((done) => setTimeout(done, 300))")
    assert pane.page.run("globalThis.taken") is None
    assert json.loads(pane.page.run("JSON.stringify([...document.querySelectorAll('img')].length)")) == 0
