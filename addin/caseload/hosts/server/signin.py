"""How a sign-in becomes a user of xlwings-server."""

from __future__ import annotations

import time
from functools import lru_cache
from typing import Any

from caseload.hosts.server.settings import Settings, read


@lru_cache(maxsize=1)
def settings() -> Settings:
    """The settings of this process, read once."""
    return read()


def signed_user(token: str) -> Any:
    """The user of a signed token; raises FastAPI's 401 with the reason in words."""
    from fastapi import HTTPException
    from xlwings_server.models import User

    from caseload.hosts.server import tokens

    try:
        person = tokens.read(settings().secret, token, settings().withdrawn)
    except tokens.NotSignedIn as why:
        raise HTTPException(401, str(why)) from None
    return User(id=person.id, name=person.name, roles=list(person.roles))


def entra_still_valid(user: Any, now: float | None = None) -> bool:
    """Is the token of an Entra ID user within its time? (xlwings-server remembers a checked token for an hour.)"""
    until = user.claims.get("exp")
    return isinstance(until, (int, float)) and until > (time.time() if now is None else now)
