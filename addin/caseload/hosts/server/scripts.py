"""A verb on an open workbook: what is asked, what is told, and what is to be written, as one answer.

What a verb tells goes back as the last action, to the pane's own ``caseloadTold``. An error of ours is told in the same
way; any other is told without its text, which could hold a client's data.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from typing import Any

from caseload.errors import CaseloadError, WrongUse
from caseload.hosts.server.logs import where
from caseload.hosts.server.spanish import told as in_spanish
from caseload.hosts.server.verbs import VERBS, Asked, Verb
from caseload.tables.uncollected import uncollected

TOLD = "caseloadTold"
_log = logging.getLogger(__name__)


def run(name: str, read: Callable[[], Any], person: str, settings: Any) -> bytes:
    """The answer to a press of a button, as JSON: xlwings' actions, and what is told.

    ``read`` gives the request as xlwings' client sends an open workbook, looked at already.
    """
    with uncollected():
        return _run(name, read, person, settings)


def _run(name: str, read: Callable[[], Any], person: str, settings: Any) -> bytes:
    import xlwings

    sent = read()
    asked = sent.pop("args", None) or [""]
    book = xlwings.Book(json=sent)
    try:
        told = answer(VERBS[name], book, str(asked[0]), person, settings)
        actions = book.json()["actions"]
    finally:
        book.close()
    actions.append({"func": "runMacro", "args": [TOLD, json.dumps(told, ensure_ascii=False, default=str)]})
    return json.dumps({"actions": actions}, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()


def answer(verb: Verb, book: Any, asked: str, person: str, settings: Any) -> dict[str, Any]:
    """What the pane is told: the verb's record, or an error in words."""
    language = ""
    try:
        press = Asked(book, _words(asked), person, settings)
        language = press.language
        told = {"done": verb.name, **verb.run(press)}
        press.changes.apply(book)
        return told
    except CaseloadError as error:
        found = _told(error.what, error.why, error.where, error.todo)
        found["problems"] = [each.sentence() for each in getattr(error, "problems", ())]
    except Exception as wrong:
        _log.error("%s failed: %s", verb.name, where(wrong))
        found = _told(f"{verb.name} failed ({type(wrong).__name__})", "this is a fault of Caseload", "",
                      "Nothing was written. Please report it to your IT.")  # fmt: skip
    return in_spanish(found) if language == "es" else found


def _told(error: str, why: str, where: str, todo: str) -> dict[str, Any]:
    return {"error": error, "why": why, "where": where, "todo": todo, "problems": []}


def _words(asked: str) -> dict[str, Any]:
    try:
        words = json.loads(asked)
    except ValueError:
        words = None
    if not isinstance(words, dict):
        raise WrongUse("the request of the pane cannot be read")
    return words
