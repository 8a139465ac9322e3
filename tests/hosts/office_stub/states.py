"""Every state of the task pane, one after the other: what somebody does to see it, and its name."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

from hosts.office_stub.pane import Pane

NO_TABLES = [{"name": "Sheet1", "values": [["a"]], "formats": [["General"]], "tables": []}]
FIRST_LINE = "document.querySelector('#view .lines button:not([disabled])').click()"


def states(pane: Pane, sheets: list[dict[str, Any]], computed: tuple[str, int, int], language: str) -> Iterator[str]:
    """Bring the pane into each of its states and give the name of each."""
    for part in (_signing_in, _home, _working, _results, _documents, _faults):
        yield from part(pane, sheets, computed, language)


def _signing_in(pane: Pane, sheets: list[dict[str, Any]], _: Any, language: str) -> Iterator[str]:
    pane.open(sheets, code="", language=language)
    yield "sign-in"
    pane.page.run("document.querySelector('#code').value = 'nonsense'")
    pane.click("#view .act")
    pane.page.wait("!document.querySelector('.error').hidden")
    yield "sign-in refused"


def _home(pane: Pane, sheets: list[dict[str, Any]], _: Any, language: str) -> Iterator[str]:
    pane.open(sheets, "clerk", language=language)
    yield "home of a clerk"
    pane.open(sheets, language=language)
    yield "home"
    pane.press("help")
    yield "help"


def _working(pane: Pane, sheets: list[dict[str, Any]], _: Any, language: str) -> Iterator[str]:
    pane.page.run("stub.meddle = () => new Promise((go) => (stub.go = go))")
    pane.start("refresh")
    pane.page.wait("document.querySelector('progress')")
    yield "reading"
    pane.hold()
    pane.page.run("stub.meddle = null; stub.go()")
    pane.page.held()
    yield "at work"
    pane.click("#cancel")
    yield "cancelled"
    pane.page.release()
    pane.page.run("Object.assign(stub, { meddle: () => { if (stub.writes) return new Promise((go) => (stub.go = go)); } })")
    pane.start("insert")
    pane.page.wait("document.querySelector('progress') && !document.querySelector('#cancel')")
    yield "writing"
    pane.page.run("stub.meddle = null; stub.go()")
    pane.shown()


def _results(pane: Pane, sheets: list[dict[str, Any]], computed: tuple[str, int, int], language: str) -> Iterator[str]:
    pane.open(sheets, language=language)
    for name in ("refresh", "today", "check", "insert", "repair", "remove"):
        pane.press(name)
        yield name
    pane.choose_cell(*computed)
    pane.press("explain")
    yield "explain"
    empty = copy.deepcopy(sheets)
    for sheet in empty:
        if sheet["name"] not in ("Settings", "Guide"):
            sheet["values"][1:] = [[""] * len(row) for row in sheet["values"][1:]]
    pane.open(empty, language=language)
    pane.press("today")
    yield "nothing due"
    pane.press("notices")
    yield "no documents due"
    pane.open(_one_person(sheets), language=language)
    pane.press("refresh")
    pane.press("check")
    assert not pane.page.run("document.querySelector('#view .lines li')"), pane.page.text()
    yield "no problems"


def _one_person(sheets: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The workbook with its first participant and nothing else."""
    left = copy.deepcopy(sheets)
    for sheet in left:
        if sheet["name"] not in ("Settings", "Guide"):
            kept = 2 if sheet["name"] == "Participants" else 1
            sheet["values"][kept:] = [[""] * len(row) for row in sheet["values"][kept:]]
    return left


def _documents(pane: Pane, sheets: list[dict[str, Any]], _: Any, language: str) -> Iterator[str]:
    pane.open(sheets, language=language)
    pane.press("notices")
    yield "which document"
    pane.page.run(FIRST_LINE)
    pane.page.wait("document.querySelector('#all')")
    yield "who gets it"
    pane.choose("#view .row .other")
    pane.page.wait("document.querySelector('iframe')")
    yield "preview"
    pane.click("#view .row .act")
    pane.press("comment")
    yield "which comments"
    pane.hold()
    pane.click("#view .row .act")
    pane.page.held()
    yield "writing documents"
    pane.click("#cancel")
    yield "stopping"
    pane.page.release()
    pane.page.wait("document.querySelector('.file')")
    yield "written"
    pane.click("#view .row .other")
    yield "documents to save"


def _faults(pane: Pane, sheets: list[dict[str, Any]], _: Any, language: str) -> Iterator[str]:
    for status, name in ((0, "server down"), (400, "not readable"), (403, "wrong role"), (404, "unknown"), (413, "too large"),
                         (429, "too often"), (500, "broken"), (503, "busy")):  # fmt: skip
        pane.spoil(status)
        pane.press("check")
        yield name
    pane.page.release()
    yield from _changed(pane, sheets, language)
    pane.open(NO_TABLES, language=language)
    pane.press("refresh")
    yield "no caseload"
    older = copy.deepcopy(sheets)
    next(row for sheet in older for row in sheet["values"] if row and row[0] == "Schema version")[1] = 0
    pane.open(older, language=language)
    pane.press("refresh")
    yield "older schema"
    pane.open(sheets, language=language)
    pane.choose_cell("Guide", 0, 0)
    pane.press("explain")
    yield "nothing to explain"
    pane.spoil(401)
    pane.press("check")
    yield "sign-in ended"


def _changed(pane: Pane, sheets: list[dict[str, Any]], language: str) -> Iterator[str]:
    pane.open(sheets, language=language)
    place = json.dumps("Participants")
    pane.page.run(f"stub.meddle = () => {{ stub.at({place}, 'B2').value = 'Changed' + Math.random(); }}")
    pane.press("insert")
    yield "changed by somebody else"
    pane.page.run("stub.meddle = null; stub.busy = true")
    pane.press("insert")
    yield "Excel is editing a cell"
