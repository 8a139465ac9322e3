"""What each button does on the open workbook: a verb, who may use it, and the function behind it.

Each function takes what was asked (``Asked``) and gives a record for the task pane. The work is the same that the
command line does; here a caseload comes from the open workbook instead of a file.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from importlib import import_module
from typing import Any

from caseload.errors import WrongUse
from caseload.hosts.buttons import button
from caseload.hosts.server.settings import Settings
from caseload.hosts.server.writeback import Changes


@dataclass
class Asked:
    """One press of a button: the xlwings book, the words sent with it, the person, and the server's settings.

    ``changes`` collects what will be written into the book.
    """

    book: Any
    words: Mapping[str, Any]
    person: str
    settings: Settings
    changes: Changes = field(default_factory=Changes)
    _caseload: Any = field(default=None, repr=False)
    _opened: Any = field(default=None, repr=False)

    @property
    def language(self) -> str:
        """The language of the pane."""
        return "es" if self.words.get("language") == "es" else "en"

    @property
    def caseload(self) -> Any:
        """The caseload in the open workbook; raises ``WorkbookRefused``."""
        if self._caseload is None:
            from caseload.hosts.server.openbook import read_open

            self._caseload = read_open(self.book)
            self.profile.fill(self._caseload.settings)
        return self._caseload

    @property
    def profile(self) -> Any:
        """What the agency says of itself, in a file beside the register."""
        from caseload.hosts.server.agency import profile

        return profile(self.settings.data)

    def opened(self) -> tuple[Any, Any, date]:
        """The caseload, its computed columns, and the day they answer for."""
        if self._opened is None:
            from caseload.app.opening import computed
            from caseload.tables.refresh import as_day

            day = as_day(self.words.get("as_of") or self.caseload.settings.get("as_of"), "this workbook")
            self._opened = (self.caseload, computed(self.caseload, day, self.settings.register), day)
        return self._opened  # type: ignore[no-any-return]

    def text(self, name: str) -> str:
        """A word that must be there; raises ``WrongUse``."""
        value = self.words.get(name)
        if not isinstance(value, str) or not value or len(value) > 200:
            raise WrongUse(f"{name} is missing")
        return value

    def texts(self, name: str) -> list[str]:
        """A list of words (nothing when it was not sent); raises ``WrongUse``."""
        value = self.words.get(name, [])
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise WrongUse(f"{name} is not a list of words")
        return value


@dataclass(frozen=True)
class Verb:
    """A verb by its name: the button it belongs to (whose roles it has), and where its function stands."""

    name: str
    button: str
    place: str

    @property
    def roles(self) -> tuple[str, ...]:
        """Who may use it."""
        return button(self.button).roles

    def run(self, asked: Asked) -> dict[str, Any]:
        """Do it; raises an error of ``caseload.errors``."""
        module, _, function = self.place.partition(":")
        work: Callable[[Asked], dict[str, Any]] = getattr(import_module(f"caseload.hosts.server.{module}"), function)
        return work(asked)


VERBS = {
    each.name: each
    for each in (
        Verb("refresh", "refresh", "caseloads:refresh"),
        Verb("check", "check", "caseloads:check"),
        Verb("today", "today", "caseloads:today"),
        Verb("explain", "explain", "explaining:explain"),
        Verb("notices_due", "notices", "documents:due"),
        Verb("notices_choose", "notices", "documents:choose"),
        Verb("notices_preview", "notices", "documents:preview"),
        Verb("notices_write", "notices", "issuing:write"),
        Verb("notices_copies", "notices", "issuing:copies"),
        Verb("comment_choose", "comment", "documents:choose_comments"),
        Verb("comment_write", "comment", "issuing:write_comments"),
        Verb("insert", "insert", "formulas:insert"),
        Verb("repair", "repair", "formulas:repair"),
        Verb("remove", "remove", "formulas:remove"),
    )
}
"""Everything that may be run on an open workbook."""
