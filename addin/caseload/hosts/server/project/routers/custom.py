"""Health, who is signed in, and many cells at once."""

from typing import Any

from fastapi import APIRouter, Request
from pydantic import BaseModel
from xlwings_server.templates import env

from caseload.hosts.buttons import GROUPS
from caseload.hosts.server.pages import page

router = APIRouter()
env.globals.update(caseload=page(), caseload_groups=GROUPS)


class Calls(BaseModel):
    """Many cells: pairs of a function's name and its arguments."""

    calls: list[Any]


@router.get("/health")
def health() -> dict[str, Any]:
    """Is this worker up, and with which version?"""
    from caseload import __version__

    return {"status": "ok", "version": __version__}


@router.get("/caseload/me")
def me(request: Request) -> dict[str, Any]:
    """The name and roles of the person who asks."""
    person = request.state.person
    return {"name": person.name, "roles": list(person.roles)}


@router.post("/caseload/batch")
def batch(body: Calls) -> dict[str, Any]:
    """The answers of many cells, in order."""
    import custom_functions

    from caseload.hosts.server.batch import answer_calls

    return {"results": answer_calls(body.calls, custom_functions)}
