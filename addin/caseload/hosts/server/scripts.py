"""The verbs as scripts of xlwings-server: one for each, decorated, so that nothing else can be run.

What a verb tells goes back as the last action, to the pane's own function ``caseloadTold``. An error of ours is told
in the same way; any other is told without its text, which could hold a client's data.
"""

import json
import logging
from typing import Any

from caseload.errors import CaseloadError, WrongUse
from caseload.hosts.server.logs import where
from caseload.hosts.server.spanish import told as in_spanish
from caseload.hosts.server.verbs import VERBS, Asked, Verb

TOLD = "caseloadTold"
_log = logging.getLogger(__name__)


def load(module: Any) -> Any:
    """Put a script for every verb into a module."""
    for verb in VERBS.values():
        setattr(module, verb.name, _script(verb, module.__name__))
    return module


def _script(verb: Verb, module: str) -> Any:
    import xlwings as xw
    from xlwings.server import script
    from xlwings_server.models import CurrentUser

    from caseload.hosts.server.signin import settings
    from caseload.hosts.server.turns import in_turn

    async def run(book: xw.Book, asked: str, person: CurrentUser) -> None:
        told = await in_turn(answer, verb, book, asked, str(person.name or ""), settings())
        text = json.dumps(told, ensure_ascii=False, default=str)
        book.impl.append_json_action(func="runMacro", args=[TOLD, text])  # xlwings' app.macro tells the book that came last

    run.__name__ = run.__qualname__ = verb.name
    run.__module__ = module
    run.__doc__ = f"The verb {verb.name} on the open workbook."
    return script(run)


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
