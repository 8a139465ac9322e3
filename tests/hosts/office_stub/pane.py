"""The task pane as somebody uses it: open, sign in, press, wait, and read what is shown."""

from __future__ import annotations

import json
from typing import Any

from hosts.office_stub.browser import Page
from hosts.office_stub.running import Running

SCRIPTS = "*/caseload/run/*"
DAY = "2026-11-25"
DONE = "!document.querySelector('#view progress')"


class Pane:
    """The pane in a browser, on an open workbook."""

    def __init__(self, page: Page, server: Running):
        self.page, self.server = page, server

    def open(self, sheets: list[dict[str, Any]], *roles: str, language: str = "en", code: str | None = None, day: str = DAY) -> None:
        """Open a workbook, signed in (with ``code=""``: not), for a day, in a language."""
        self.page.release()
        self.page.open(f"{self.server.address}/health", sheets, ready="true")
        kept = self.server.code(*roles) if code is None else code
        self.page.run(f"localStorage.clear(); localStorage.setItem('caseload.language', '{language}');"
                      f"localStorage.setItem('caseload.code', {json.dumps(kept)})")  # fmt: skip
        self.page.open(f"{self.server.address}/taskpane.html", sheets)
        if kept:
            self.page.wait("document.querySelector('#do-refresh')")
            self.day(day)

    def day(self, day: str) -> None:
        """Choose the day asked about."""
        self.page.run(f"(() => {{ const field = document.querySelector('#day'); field.value = '{day}';"
                      "field.dispatchEvent(new Event('change')); })()")  # fmt: skip

    def start(self, name: str) -> None:
        """Press a button of the ribbon."""
        self.page.run(f"stub.actions['caseload-{name}']({{ completed() {{}} }}).then(() => true)")

    def press(self, name: str) -> str:
        """Press a button of the ribbon, wait until its work is done, and read what is shown."""
        self.start(name)
        return self.shown()

    def click(self, selector: str) -> None:
        """Click something."""
        self.page.run(f"document.querySelector({json.dumps(selector)}).click()")

    def line(self, words: str) -> str:
        """The line of a list in which some words stand, as a selector."""
        self.page.run(f"[...document.querySelectorAll('#view .lines button')]"
                      f".find((each) => each.innerText.includes({json.dumps(words)})).id = 'line'")  # fmt: skip
        return "#line"

    def choose(self, selector: str) -> str:
        """Click something that starts work, wait until it is done, and read what is shown."""
        self.click(selector)
        return self.shown()

    def shown(self) -> str:
        """What is shown when work is done."""
        self.page.wait(DONE)
        return self.page.text()

    def title(self) -> str:
        """The title of the view."""
        return str(self.page.run("document.querySelector('#title').textContent"))

    def hold(self) -> None:
        """Let the server's answers wait."""
        self.page.hold(SCRIPTS)

    def spoil(self, status: int) -> None:
        """Let the server answer with a status (0: not at all)."""
        self.page.spoil(SCRIPTS, status)

    def choose_cell(self, sheet: str, row: int, column: int) -> None:
        """Choose a cell of the workbook; row and column from 0."""
        self.page.run(f"stub.selection = {{ sheet: stub.sheets.findIndex((each) => each.name === {json.dumps(sheet)}),"
                      f"row: {row}, column: {column} }}")  # fmt: skip

    def values(self, sheet: str) -> list[list[Any]]:
        """What stands on a sheet."""
        found: list[list[Any]] = self.page.run(f"stub.sheets.find((each) => each.name === {json.dumps(sheet)})"
                                               ".cells.map((row) => row.map((cell) => cell.value))")  # fmt: skip
        return found

    def formulas(self, sheet: str) -> list[list[Any]]:
        """The formulas on a sheet, null where there is none."""
        found: list[list[Any]] = self.page.run(f"stub.sheets.find((each) => each.name === {json.dumps(sheet)})"
                                               ".cells.map((row) => row.map((cell) => cell.formula))")  # fmt: skip
        return found
