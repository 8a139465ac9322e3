"""What the buttons of the desktop ribbon do on the open workbook, and what they tell the person.

The work is that of the task pane's verbs; here a press has no pane, so it works on the whole workbook and says in a few
lines what was done.
"""

from __future__ import annotations

import getpass
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from caseload.hosts.buttons import button

VERBS = {"refresh": "refresh", "check": "check", "today": "today", "explain": "explain", "notices": "notices_due",
         "insert": "insert", "repair": "repair", "remove": "remove"}  # fmt: skip
"""Button -> the verb behind it. Case comments and choosing of documents need the pane or the command line."""
_MOST = 15


def press(name: str, workbook: Any) -> str:
    """Do what a button does on an Excel workbook, and tell it in words. Raises ``KeyError`` for a name that is none."""
    from caseload.hosts.server.scripts import answer
    from caseload.hosts.server.settings import Settings
    from caseload.hosts.server.verbs import VERBS as KNOWN

    button(name)
    if name not in VERBS:
        return _ELSEWHERE[name]
    told = answer(KNOWN[VERBS[name]], _book(workbook), "{}", _person(), Settings(development=True, data=data()))
    return in_words(name, told)


def data() -> Path:
    """The folder of the office's register on this PC."""
    import os

    return Path(os.environ.get("LOCALAPPDATA") or Path.home()) / "Caseload" / "data"


def _book(workbook: Any) -> Any:
    """The workbook that Excel handed over, as xlwings has it."""
    import xlwings
    from win32com.client import Dispatch
    from xlwings import _xlwindows

    return xlwings.Book(impl=_xlwindows.Book(Dispatch(workbook)))


def _person() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


_ELSEWHERE = {
    "comment": "Case comments are written on the command line: caseload comments FILE",
    "help": "Caseload works out what each case owes and when. Refresh brings the workbook up to date, Today lists what is "
            "due, Explain this cell gives the reasons behind a value.",
}  # fmt: skip


def in_words(name: str, told: Mapping[str, Any]) -> str:
    """What a verb tells, as a person reads it; ends after a few lines."""
    if told.get("error"):
        return "\n".join(filter(None, [told["error"], told.get("why"), told.get("where"), told.get("todo"),
                                       *told.get("problems", [])[:_MOST]]))  # fmt: skip
    if name == "refresh":
        return _lines([f"Brought up to date for {told['as_of']}: {told['people']} people, {told['changed']} cells changed.",
                       *_counted(told["counts"]), *_problems(told["problems"])])  # fmt: skip
    if name == "check":
        return _lines(_problems(told["problems"]) or ["Nothing is wrong."])
    if name == "today":
        found = [" - ".join(str(v) for v in each.values() if v) for each in told["lines"]]
        return _lines([*_counted(told["counts"]), *found] or ["Nothing is due."])
    if name == "explain":
        return _lines([f"{told['header']}: {told['shown']}", *told["because"], told["cites"]])
    if name == "notices":
        forms = [f"{each['due']} × {each['title']}" for each in told["forms"] if each["due"]]
        return _lines([*(forms or ["No document is due."]), *(_TO_WRITE if forms else [])])
    return f"{told['cells']} cells."


_TO_WRITE = ["To write them: caseload notices FILE --form CODE"]


def _counted(counts: Mapping[str, Any]) -> list[str]:
    return [f"{word.replace('_', ' ')}: {number}" for word, number in counts.items()]


def _problems(found: list[Mapping[str, Any]]) -> list[str]:
    return [f"{each['where']}: {each['what']}. {each['todo']}".strip() for each in found]


def _lines(lines: list[str]) -> str:
    shown = [each for each in lines if each]
    more = len(shown) - _MOST
    return "\n".join(shown[:_MOST] + ([f"… and {more} more"] if more > 0 else []))
