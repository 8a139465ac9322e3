"""The server as an application: ``uvicorn --factory caseload.hosts.server.main:create`` (or ``caseload serve``)."""

from __future__ import annotations

import sys
from typing import Any

from caseload.cells import functions
from caseload.errors import WrongUse
from caseload.hosts.server.agency import put_in_force
from caseload.hosts.server.gate import Gate, Turned
from caseload.hosts.server.pages import page
from caseload.hosts.server.settings import Settings, export, read


def create() -> Any:
    """The application, by the environment's settings; raises ``WrongUse`` when it must not or cannot start."""
    settings = read()
    export(settings)
    _load(settings)
    put_in_force(settings.data)
    functions()  # the rules are loaded before the first cell asks
    page()  # and the page is made, since xlwings-server would go on without it
    from xlwings_server.main import main_app

    from caseload.hosts.server.logs import quiet

    quiet()
    return Gate(main_app, settings, signed_in(settings))


def _load(settings: Settings) -> None:
    """Import xlwings' server, which asks for its licence key."""
    sys.modules.setdefault("pyodide", None)  # type: ignore[arg-type]
    # xlwings asks for pyodide once per cell, and a failing import is slow: this answers it at once
    try:
        import xlwings.server  # noqa: F401
        import xlwings_server  # noqa: F401
    except ImportError as missing:
        raise WrongUse("the Office add-in server is not installed", why=str(missing.name or missing),
                       todo='Install it with `pip install "caseload[server]"`.') from None  # fmt: skip
    except Exception as refused:
        raise WrongUse("xlwings' server did not start", why=str(refused).split("\n")[0],
                       todo="Set XLWINGS_LICENSE_KEY on this server (docs/it.md, Licences).") from None  # fmt: skip


def signed_in(settings: Settings) -> Any:
    """The function that turns an Authorization header into a user, as xlwings-server's own provider sees it."""
    from fastapi import HTTPException
    from xlwings_server.dependencies import authenticate

    from caseload.hosts.buttons import ROLES
    from caseload.hosts.server.signin import entra_still_valid

    async def user(authorization: str) -> Any:
        try:
            found = await authenticate(authorization, settings.sign_in or None)
        except HTTPException as refused:
            raise Turned(401, str(refused.detail) if settings.sign_in == "signed" else "please sign in again") from None
        except Exception:
            raise Turned(503, "the sign-in service cannot be reached: try again in a minute") from None
        if not settings.sign_in:
            return found.model_copy(update={"roles": list(ROLES)})
        if settings.sign_in == "entraid" and not entra_still_valid(found):
            raise Turned(401, "please sign in again")
        return found

    return user
