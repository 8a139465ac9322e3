"""The whole job is done without a mouse: Tab, Space, Enter and Escape."""

from __future__ import annotations

from typing import Any

import pytest

from hosts.office_stub.pane import Pane

pytestmark = pytest.mark.chromium
TAB, ENTER, ESCAPE, SPACE = ("Tab", 9), ("Enter", 13, "\r"), ("Escape", 27), (" ", 32, " ")


def _tab_to(pane: Pane, selector: str, most: int = 60) -> None:
    """Press Tab until something is reached; whatever is passed on the way shows that it is."""
    for _ in range(most):
        pane.page.key(*TAB)
        assert pane.page.run("document.activeElement === document.body || getComputedStyle(document.activeElement).outlineStyle !== 'none'"
                             " || document.activeElement.matches('input, iframe')")  # fmt: skip
        if pane.page.run(f"document.activeElement.matches({selector!r})"):
            return
    raise AssertionError(f"{selector} is not reached with the keyboard")


def test_signing_in_by_keyboard(pane: Pane, sheets: list[dict[str, Any]]) -> None:
    """The field has the keyboard at once, and Enter signs in."""
    pane.open(sheets, code="")
    assert pane.page.run("document.activeElement.id") == "code"
    pane.page.ask("Input.insertText", text=pane.server.code())
    pane.page.key(*ENTER)
    pane.page.wait("document.querySelector('#do-refresh')")


def test_every_button_is_reached_in_the_order_in_which_it_stands(pane: Pane, sheets: list[dict[str, Any]]) -> None:
    pane.open(sheets)
    wanted = pane.page.run("[...document.querySelectorAll('.tile')].map((each) => each.id)")
    reached: list[str] = []
    for _ in range(40):
        pane.page.key(*TAB)
        found = pane.page.run("document.activeElement.id")
        if found.startswith("do-") and found not in reached:
            reached.append(found)
    assert reached == wanted


def test_a_refresh_a_line_and_the_way_back_by_keyboard(pane: Pane, sheets: list[dict[str, Any]]) -> None:
    pane.open(sheets)
    _tab_to(pane, "#do-today")
    pane.page.key(*ENTER)
    pane.shown()
    assert pane.page.run("document.activeElement.id") == "title", "the keyboard is at the head of what is new"
    _tab_to(pane, "#view .lines button")
    pane.page.key(*ENTER)
    pane.page.wait("stub.selection.row > 0")
    pane.page.key(*ESCAPE)
    assert pane.title() == "Caseload"


def test_work_is_stopped_with_escape(pane: Pane, sheets: list[dict[str, Any]]) -> None:
    pane.open(sheets)
    pane.hold()
    pane.start("check")
    pane.page.held()
    pane.page.key(*ESCAPE)
    assert pane.title() == "Stopped"


def test_documents_are_written_by_keyboard(pane: Pane, sheets: list[dict[str, Any]]) -> None:
    pane.open(sheets, "clerk")
    _tab_to(pane, "#do-notices")
    pane.page.key(*SPACE)
    pane.page.wait("document.querySelector('#view .lines button')")
    _tab_to(pane, pane.line("Your Compliance Plan"))
    pane.page.key(*ENTER)
    pane.page.wait("document.querySelector('#all')")
    _tab_to(pane, "#all")
    pane.page.key(*SPACE)
    assert pane.page.run("document.querySelector('.act').disabled")
    pane.page.key(*SPACE)
    _tab_to(pane, "#view .act")
    pane.page.key(*ENTER)
    pane.page.wait("document.querySelector('.file')")
    _tab_to(pane, ".file")


def test_what_is_new_is_said_aloud(pane: Pane, sheets: list[dict[str, Any]]) -> None:
    """A reader of the screen hears each title, and an error at once."""
    pane.open(sheets)
    pane.press("check")
    assert pane.page.run("document.querySelector('#status[role=status]').textContent") == pane.title()
    pane.spoil(500)
    pane.press("check")
    assert pane.page.run("document.querySelector('#view [role=alert]').innerText").startswith("The server has a problem")
    assert pane.page.run("document.documentElement.lang") == "en"
