"""Signed tokens for small offices: who somebody is, in which roles, until when; checked without any store.

A token is ``cl1.BODY.SIGNATURE``; the body is readable by its owner and holds no secret. Withdrawing one is a line in
a file that is read again whenever it changed.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from caseload.errors import WrongUse
from caseload.hosts.buttons import ROLES
from caseload.hosts.server.sealed import Broken, peek, seal, unseal

MARK = "cl1"
DAY = 24 * 60 * 60


@dataclass(frozen=True)
class Person:
    """Whom a token names: its id, a name, roles, and the second (since 1970) at which it ends."""

    id: str
    name: str
    roles: tuple[str, ...]
    until: int


class NotSignedIn(Exception):
    """A token that does not count; the text says why, in words for a person."""


def issue(secret: str, name: str, roles: Iterable[str], days: int, now: float | None = None) -> str:
    """A token for a person; raises ``WrongUse`` for an unknown role, an empty name or a span below one day."""
    given = tuple(roles)
    unknown = [role for role in given if role not in ROLES]
    if unknown or not given:
        raise WrongUse(f"there is no role {', '.join(unknown) or '(none given)'}", todo=f"Roles: {', '.join(ROLES)}.")
    if not name.strip() or days < 1:
        raise WrongUse("a token needs a name and at least one day")
    until = int((time.time() if now is None else now) + days * DAY)
    return seal(secret, MARK, {"id": secrets.token_hex(6), "name": name.strip()[:80], "roles": given, "until": until})


def read(secret: str, token: str, withdrawn: Path | None = None, now: float | None = None) -> Person:
    """The person of a token; raises ``NotSignedIn``."""
    try:
        body = unseal(secret, MARK, token.removeprefix("Bearer ").strip())
    except Broken as broken:
        raise NotSignedIn("this sign-in code is not from this server" if broken.ours else "not signed in") from None
    person = Person(body["id"], body["name"], tuple(body["roles"]), int(body["until"]))
    if person.until <= (time.time() if now is None else now):
        raise NotSignedIn("this sign-in code has expired")
    if withdrawn is not None and person.id in _withdrawn(withdrawn):
        raise NotSignedIn("this sign-in code was withdrawn")
    return person


def withdraw(token_or_id: str, file: Path) -> str:
    """Enter a token (or its id) in the list of those that no longer count; returns the id."""
    text = token_or_id.strip()
    try:
        which = str(peek(text)["id"]) if "." in text else text
    except (ValueError, KeyError, TypeError):
        raise WrongUse("this is neither a token nor the id of one") from None
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a", encoding="utf-8", newline="\n") as lines:
        lines.write(which + "\n")
    return which


def _withdrawn(file: Path) -> frozenset[str]:
    try:
        state = file.stat()
    except OSError:
        return frozenset()
    return _lines(file, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=4)
def _lines(file: Path, changed: int, size: int) -> frozenset[str]:
    return frozenset(file.read_text(encoding="utf-8").split())
