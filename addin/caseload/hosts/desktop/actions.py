"""What the buttons of the desktop ribbon do on the open workbook, and what they tell the person.

What changes or reads cells is the work of the task pane's verbs; documents are written by ``app`` from the saved file. A
press has no pane: it works on the whole workbook, and says or asks what matters in one message.
"""

from __future__ import annotations

import getpass
from collections.abc import Callable
from pathlib import Path
from typing import Any

from caseload.errors import CaseloadError
from caseload.hosts.buttons import button
from caseload.hosts.desktop import papers
from caseload.hosts.desktop.telling import in_words, words

VERBS = {"refresh": "refresh", "check": "check", "today": "today", "explain": "explain", "insert": "insert",
         "repair": "repair", "remove": "remove"}  # fmt: skip
"""Button -> the verb behind it, on the open workbook."""
PAPERS = ("notices", "comment")
"""Buttons that write documents, from the saved file."""
QUESTION = "\t"
"""A message that begins so asks for yes or no; after a yes the button is pressed again, with ``yes``."""
_FORMULAS = ("refresh", "repair", "remove")


def press(name: str, workbook: Any, language: str = "en", yes: bool = False) -> str:
    """Do what a button does on an Excel workbook, and tell it in words. Raises ``KeyError`` for a name that is none."""
    button(name)
    if name == "help":
        return words("help", language)
    from win32com.client import Dispatch

    opened = Dispatch(workbook)
    if name in PAPERS:
        return _told(lambda: _papers(name, opened, language, yes))
    return _told(lambda: _verb(name, opened, language))


def _told(work: Callable[[], str]) -> str:
    """What a piece of work tells, or the error in words."""
    try:
        return work()
    except CaseloadError as error:
        found = [each.sentence() for each in getattr(error, "problems", ())]
        return in_words("", {"error": error.what, "why": error.why, "where": error.where, "todo": error.todo, "problems": found})


def _verb(name: str, workbook: Any, language: str) -> str:
    import json

    from caseload.hosts.desktop.standing import formulas_in, stuck_in
    from caseload.hosts.server.scripts import answer
    from caseload.hosts.server.settings import Settings
    from caseload.hosts.server.verbs import VERBS as KNOWN

    book = _book(workbook)
    asked: dict[str, Any] = {"language": language}
    if name in _FORMULAS:
        asked["live"] = formulas_in(book)
    if name == "repair":
        asked["stuck"] = stuck_in(book, asked["live"])
    place = saved_file(workbook)
    settings = Settings(development=True, data=place.parent if place else own_data())
    return in_words(name, answer(KNOWN[VERBS[name]], book, json.dumps(asked), _person(), settings), language)


def _papers(name: str, workbook: Any, language: str, yes: bool) -> str:
    file = saved_file(workbook)
    if file is None or not workbook.Saved:
        return words("save first", language)
    if yes:
        return papers.write(name, file, language, _person())
    told, asks = papers.due(name, file, language)
    return QUESTION + told if asks else told


def saved_file(workbook: Any) -> Path | None:
    """The file of a workbook; None when it was never saved, or lies behind an address of the internet.

    Excel itself is asked: xlwings would look into the workbook for where such an address lies on this PC.
    """
    name = str(workbook.FullName)
    return Path(name) if workbook.Path and "://" not in name else None


def own_data() -> Path:
    """Where the register is looked for when the workbook has no folder of its own."""
    import os

    return Path(os.environ.get("LOCALAPPDATA") or Path.home()) / "Caseload" / "data"


def _book(workbook: Any) -> Any:
    """The workbook that Excel handed over, as xlwings has it."""
    import xlwings
    from xlwings import _xlwindows

    return xlwings.Book(impl=_xlwindows.Book(workbook))


def _person() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
